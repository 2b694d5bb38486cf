// command.h - the subcommands of the program.
//
// Exit status: 0 fine, 1 mistakes in the course, 2 mistakes on the command
// line, 3 the machine (see die()), 4 answers that a new version loses (diff).
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include <stdbool.h>

struct command {
    const char *name;
    const char *summary; // one line of the overview
    const char *help;    // usage, options, examples
    int (*run)(int argc, char **argv); // argv[0] is the command's name
};

extern const struct command command_init, command_build, command_check,
    command_test, command_outline, command_graph, command_inspect, command_diff,
    command_explain;

#define STILTE_VERSION "0.1.0"

// Says what is wrong with the command line and how it is right; returns 2.
int usage(const char *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

struct diag;

// "FOLDER: 1 error, 2 warnings" and the rest, on standard error.
void print_counts(const char *folder, const struct diag *dx, const char *rest);

struct course;

// The room that each exercise takes in the saved state; after the passes.
void print_saved_state(const struct course *c);

// Whether messages may have colours: a terminal, and no NO_COLOR.
bool wants_colour(void);

#endif
