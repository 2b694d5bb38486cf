#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

// https://no-color.org: any value but the empty one means no colour.
bool wants_colour(void)
{
    const char *no = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    bool dumb = !terminal || (terminal[0] == 'd' && terminal[1] == 'u');
    return isatty(STDERR_FILENO) && !(no && *no) && !dumb;
}
