// trial_place.c - see trial_place.h. Reads just enough of Lua: names, texts,
// comments and braces.
#include "trial_place.h"

#include <string.h>

struct scan {
    const char *at, *end;
    const char *line_start;
    int line;
};

struct token {
    char type; // 'n' name, 's' text, 0 end, else the sign itself
    const char *at;
    size_t n;           // with its quotes
    const char *inside; // without
    size_t n_inside;
    struct trial_place place;
};

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (c >= '0' && c <= '9');
}

static void step(struct scan *s)
{
    if (*s->at++ == '\n') {
        s->line++;
        s->line_start = s->at;
    }
}

// How many signs of a long bracket's head [==[ stand at P; 0: there is none.
static size_t long_head(const struct scan *s, const char *p)
{
    const char *q = p;
    if (q == s->end || *q++ != '[')
        return 0;
    while (q < s->end && *q == '=')
        q++;
    return q < s->end && *q == '[' ? (size_t)(q - p) + 1 : 0;
}

static void skip_long(struct scan *s, size_t head)
{
    const char *const begun = s->at;
    size_t level = 0;
    while (s->at < s->end) {
        const bool closes = *s->at == ']' && s->at >= begun + head;
        if (closes && level == head - 1) {
            step(s);
            return;
        }
        level = closes ? 1 : level > 0 && *s->at == '=' ? level + 1 : 0;
        step(s);
    }
}

static void skip_quoted(struct scan *s)
{
    const char quote = *s->at;
    step(s);
    while (s->at < s->end && *s->at != quote) {
        if (*s->at == '\\' && s->at + 1 < s->end)
            step(s);
        step(s);
    }
    if (s->at < s->end)
        step(s);
}

static void skip_comment(struct scan *s)
{
    s->at += 2;
    const size_t head = long_head(s, s->at);
    if (head > 0)
        skip_long(s, head);
    else
        while (s->at < s->end && *s->at != '\n')
            step(s);
}

static void skip_blanks(struct scan *s)
{
    while (s->at < s->end) {
        if (*s->at == '-' && s->at + 1 < s->end && s->at[1] == '-')
            skip_comment(s);
        else if (strchr(" \t\r\n", *s->at))
            step(s);
        else
            return;
    }
}

static struct token next(struct scan *s)
{
    skip_blanks(s);
    struct token t = {.at = s->at, .inside = s->at};
    t.place.line = s->line;
    t.place.column = (int)(s->at - s->line_start) + 1;
    if (s->at == s->end)
        return t;
    const size_t head = long_head(s, s->at);
    size_t quotes = 0;
    t.type = *s->at;
    if (head > 0 || *s->at == '"' || *s->at == '\'') {
        quotes = head > 0 ? head : 1;
        t.type = 's';
        if (head > 0)
            skip_long(s, head);
        else
            skip_quoted(s);
    } else if (is_name(*s->at)) {
        t.type = 'n';
        while (s->at < s->end && is_name(*s->at))
            s->at++;
    } else {
        s->at++;
    }
    t.n = (size_t)(s->at - t.at);
    t.place.width = s->line == t.place.line ? (int)t.n : 1;
    t.inside = t.at + quotes;
    t.n_inside = t.n > 2 * quotes ? t.n - 2 * quotes : 0;
    return t;
}

static bool reads(const struct token *t, const char *word)
{
    return (t->type == 'n' || t->type == 's') &&
           t->n_inside == strlen(word) &&
           memcmp(t->inside, word, t->n_inside) == 0;
}

// Goes on behind the opening brace.
static bool enter(struct scan *s)
{
    struct token t;
    do
        t = next(s);
    while (t.type != 0 && t.type != '{');
    return t.type == '{';
}

// Goes on behind the brace that closes the one before.
static void leave(struct scan *s)
{
    int depth = 1;
    while (depth > 0) {
        const struct token t = next(s);
        if (t.type == 0)
            return;
        depth += t.type == '{' ? 1 : t.type == '}' ? -1 : 0;
    }
}

// A key, or a text in a list, inside the braces S has entered.
static bool find_inside(struct scan *s, const char *word, bool key,
                        struct trial_place *place)
{
    int depth = 1;
    while (depth > 0) {
        const struct token t = next(s);
        if (t.type == 0)
            return false;
        depth += t.type == '{' ? 1 : t.type == '}' ? -1 : 0;
        if (depth != 1 || !reads(&t, word))
            continue;
        struct scan ahead = *s;
        const char follows = next(&ahead).type;
        if (follows != '=' && follows != ']' && key)
            continue;
        *place = t.place;
        return true;
    }
    return false;
}

// Goes on behind the participant's name.
static bool find_participant(struct scan *s, const struct trial_word *word)
{
    for (struct token t = next(s); t.type != 0; t = next(s)) {
        if (t.place.line < word->line || !reads(&t, "participant"))
            continue;
        struct scan ahead = *s;
        struct token name = next(&ahead);
        while (name.type == '(')
            name = next(&ahead);
        if (!reads(&name, word->participant))
            continue;
        *s = ahead;
        return true;
    }
    return false;
}

bool trial_find(const struct trial_text *text, const struct trial_word *word,
                struct trial_place *place)
{
    struct scan s = {text->at, text->at + text->n, text->at, text->line};
    if (!find_participant(&s, word) || !enter(&s))
        return false;
    struct scan answers = s;
    leave(&s);
    struct token t = next(&s);
    while (t.type != 0 && !reads(&t, "expects"))
        t = next(&s);
    *place = t.place;
    if (word->expected && !enter(&s))
        return t.type != 0;
    struct scan *in = word->expected ? &s : &answers;
    if (find_inside(in, word->key, true, place) && word->inner && enter(in))
        find_inside(in, word->inner, false, place);
    return t.type != 0;
}
