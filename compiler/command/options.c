#include "command/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "command/command.h"

enum { MOST = 16, HELP = 256 };

struct table {
    struct option rows[MOST];
    char letters[2 * MOST + 3];
    Str names[MOST];
    size_t n;
};

static void fill(struct table *t, const struct setting *settings)
{
    char *letter = t->letters;
    *letter++ = ':'; // tells a missing value from an unknown option
    for (const struct setting *s = settings; s->name; s++) {
        t->rows[t->n] = (struct option){
            s->name, s->value ? required_argument : no_argument, NULL,
            (int)t->n + HELP + 1};
        t->names[t->n++] = str_of(s->name);
        if (s->letter) {
            *letter++ = s->letter;
            if (s->value)
                *letter++ = ':';
        }
    }
    *letter++ = 'h';
    t->rows[t->n] = (struct option){"help", no_argument, NULL, HELP};
    t->names[t->n++] = STR("help");
}

static int unknown(const char *command, const struct table *t,
                   const char *given)
{
    const char *name = given + strspn(given, "-");
    Str word = str_upto(str_of(name), strcspn(name, "="));
    Str near = nearest_word(word, t->names, t->n);
    if (near.n)
        return usage(command, "no option '%s'; did you mean '--%.*s'?", given,
                     STR_ARG(near));
    return usage(command, "no option '%s'", given);
}

static const struct setting *setting_of(const struct setting *settings,
                                        const struct table *t, int found)
{
    if (found > HELP && found <= HELP + (int)t->n)
        return &settings[found - HELP - 1];
    for (const struct setting *s = settings; s->name; s++)
        if (s->letter && s->letter == found)
            return s;
    return NULL;
}

// Reads all options; optind is then at the first other word.
static int read_options(const char *command, int argc, char **argv,
                        const struct setting *settings)
{
    struct table t = {.n = 0};
    int found;
    fill(&t, settings);
    opterr = 0;
    while ((found = getopt_long(argc, argv, t.letters, t.rows, NULL)) != -1) {
        if (found == HELP || found == 'h')
            return OPTIONS_HELP;
        if (found == ':')
            return usage(command, "'%s' needs a value", argv[optind - 1]);
        const struct setting *s = setting_of(settings, &t, found);
        if (!s)
            return unknown(command, &t, argv[optind - 1]);
        if (s->value)
            *s->value = optarg;
        else
            *s->given = true;
    }
    return OPTIONS_FINE;
}

int options_read(const char *command, int argc, char **argv,
                 const struct setting *settings, const char **folder)
{
    int status = read_options(command, argc, argv, settings);
    if (status == OPTIONS_FINE && argc - optind > 1)
        return usage(command, "one course at a time; there is '%s' as well",
                     argv[optind + 1]);
    *folder = optind < argc ? argv[optind] : ".";
    return status;
}

int options_read_words(const char *command, int argc, char **argv,
                       const struct setting *settings, const char **words,
                       size_t *n)
{
    int status = read_options(command, argc, argv, settings);
    if (status == OPTIONS_FINE && (size_t)(argc - optind) > *n)
        return usage(command, "there is nothing to do with '%s'",
                     argv[optind + (int)*n]);
    for (*n = 0; optind < argc && status == OPTIONS_FINE; optind++)
        words[(*n)++] = argv[optind];
    return status;
}
