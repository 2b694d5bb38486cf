// explain.c - see explain.h.
#include "explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lua.h>

// Lua puts "name:12: " before a message; a long name it cuts to 59 bytes.
// Returns the rest and notes the line.
static const char *skip_place(struct failure *f, const char *source,
                              const char *message)
{
    const char *name = source + 1;
    size_t n = strlen(name);
    if (n > LUA_IDSIZE - 1)
        n = LUA_IDSIZE - 1;
    if (strncmp(message, name, n) != 0 || message[n] != ':')
        return message;
    char *end;
    const long line = strtol(message + n + 1, &end, 10);
    if (strncmp(end, ": ", 2) != 0)
        return message;
    f->line = (int)line;
    return end + 2;
}

// The last word in quotes becomes the name: near 'x', (field 'x').
static void find_name(struct failure *f, const char *message)
{
    const char *near = strstr(message, "near '");
    const char *quote = near ? near + 5 : strrchr(message, '(');
    if (quote)
        quote = strchr(quote, '\'');
    if (!quote)
        return;
    const char *end = strrchr(quote + 1, '\'');
    size_t n = end ? (size_t)(end - quote - 1) : 0;
    if (n >= sizeof f->name)
        n = sizeof f->name - 1;
    memcpy(f->name, quote + 1, n);
    f->name[n] = '\0';
    if (strcmp(f->name, "?") == 0)
        f->name[0] = '\0';
}

static bool has(const char *message, const char *part)
{
    return strstr(message, part) != NULL;
}

// FORMAT may hold one %s, the name.
static void say(struct failure *f, const char *format)
{
    snprintf(f->message, sizeof f->message, format, f->name);
}

static void explain_syntax(struct failure *f, const char *message)
{
    find_name(f, message);
    if (has(message, "near <eof>"))
        snprintf(f->message, sizeof f->message, "the rules end too early: %.*s",
                 (int)(strstr(message, " near") - message), message);
    else
        snprintf(f->message, sizeof f->message, "%s", message);
}

static void explain_failure(struct failure *f, const char *message)
{
    // The first part that is found decides.
    static const struct {
        const char *part;
        const char *named; // said when there is a name
        const char *plain;
    } known[] = {
        {"attempt to index", "'%s' has nothing in it to read here",
         "something is read out of a value that has nothing in it"},
        {"attempt to call", "'%s' is not a function, so it cannot be called",
         "something is called that is not a function"},
        {"attempt to perform arithmetic",
         "'%s' is not a number here, so it cannot be calculated with",
         "something that is not a number is calculated with"},
        {"attempt to compare", NULL,
         "two values are compared that cannot be, such as a number and "
         "nothing"},
        {"attempt to concatenate",
         "'%s' is no text here, so it cannot be "
         "joined with ..",
         "something that is no text is joined with .."},
        {"attempt to get length",
         "'%s' is neither a text nor a list, so it has no length",
         "the length is asked of something that has none"},
        {"attempt to divide by zero", NULL, "something is divided by zero"},
        {"perform 'n%", NULL, "something is divided by zero"},
        {"stack overflow (", NULL, "too many values at once"},
        {"stack overflow", NULL, "a function calls itself without end"},
    };
    find_name(f, message);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!has(message, known[i].part))
            continue;
        say(f, *f->name && known[i].named ? known[i].named : known[i].plain);
        return;
    }
    f->name[0] = '\0';
    snprintf(f->message, sizeof f->message, "%s",
             *message ? message : "the rule gave up without a message");
}

// What a limit has to say; the most that is allowed comes first, as it may be
// all that is shown.
static const char *explain_limit(enum limit limit)
{
    switch (limit) {
    case LIMIT_ALL_STEPS:
        return "more than 20,000,000 steps in all the rules of the lesson";
    case LIMIT_TIME:
        return "more than one second of the processor";
    case LIMIT_MEMORY:
        return "more than 4 MiB of memory";
    case LIMIT_STRING:
        return "one text of more than 64 KiB";
    case LIMIT_NAMES:
        return "more than 1,024 names in one table";
    case LIMIT_STEPS:
        return "more than 2,000,000 steps";
    default:
        return "the machine has no memory left";
    }
}

void explain(struct failure *f, const struct sandbox *b, const char *message)
{
    f->name[0] = '\0';
    message = skip_place(f, b->source, message);
    switch (f->code) {
    case ENGINE_SYNTAX:
        explain_syntax(f, message);
        break;
    case ENGINE_BUDGET:
        say(f, explain_limit(b->spent));
        break;
    case ENGINE_MEMORY:
        say(f, explain_limit(b->refused));
        break;
    default:
        explain_failure(f, message);
    }
}
