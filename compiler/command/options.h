// options.h - the options of a subcommand, by getopt_long().
//
// Apart from the commands, since libc and our model both know a
// `struct option`.
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum { OPTIONS_FINE = 0, OPTIONS_HELP = -1, OPTIONS_WRONG = 2 };

// An option with a value, or, where `value` is NULL, one that is given or not;
// `letter` 0: it has a long name only.
struct setting {
    const char *name;
    char letter;
    const char **value;
    bool *given;
};

// Reads options and at most one other word, the course's folder, which is
// "." when it is not given. `settings` ends with a row without a name.
// OPTIONS_WRONG: what is wrong has been said.
int options_read(const char *command, int argc, char **argv,
                 const struct setting *settings, const char **folder);

// The same for a command that takes up to *n other words: those that are given
// are put in `words`, and *n becomes how many there are.
int options_read_words(const char *command, int argc, char **argv,
                       const struct setting *settings, const char **words,
                       size_t *n);

#endif
