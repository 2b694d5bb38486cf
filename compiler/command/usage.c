#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/diag.h"
#include "command/command.h"

int usage(const char *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("stilte: ", stderr);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\ntry: stilte %s%s--help\n", command,
            *command ? " " : "");
    return 2;
}

void print_counts(const char *folder, const struct diag *dx, const char *rest)
{
    size_t errors = diag_errors(dx), warnings = diag_warnings(dx);
    fprintf(stderr, "%s: ", folder);
    if (errors)
        fprintf(stderr, "%zu error%s", errors, errors == 1 ? "" : "s");
    if (errors && warnings)
        fputs(", ", stderr);
    if (warnings)
        fprintf(stderr, "%zu warning%s", warnings, warnings == 1 ? "" : "s");
    fprintf(stderr, "%s\n", rest);
}

// https://no-color.org: any value but the empty one means no colour.
bool wants_colour(void)
{
    const char *no = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    bool dumb = !terminal || (terminal[0] == 'd' && terminal[1] == 'u');
    return isatty(STDERR_FILENO) && !(no && *no) && !dumb;
}
