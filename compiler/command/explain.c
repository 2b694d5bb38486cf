#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "command/command.h"

// `column` is where the line already is.
static void print_wrapped(const char *text, size_t column)
{
    const size_t width = 76;
    for (Str rest = str_of(text); rest.n;) {
        size_t end = str_find_byte(rest, ' ');
        if (column && column + 1 + end > width) {
            putchar('\n');
            column = 0;
        }
        printf("%s%.*s", column ? " " : "", (int)end, rest.at);
        column += end + (column ? 1 : 0);
        rest = str_from(rest, end + 1);
    }
    putchar('\n');
}

static int run(int argc, char **argv)
{
    if (argc != 2)
        return usage("explain", "give one code, as in: stilte explain E207");
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        fputs(command_explain.help, stdout);
        return 0;
    }
    const struct diag_row *row = diag_row_named(str_of(argv[1]));
    if (!row)
        return usage("explain", "no message has the code '%s'", argv[1]);
    printf("%s: %s\n\n", row->name, row->headline);
    print_wrapped(row->explanation, 0);
    if (*row->effect) {
        fputs("\nIn an LMS:", stdout);
        print_wrapped(row->effect, strlen("In an LMS:"));
    }
    return 0;
}

const struct command command_explain = {
    "explain", "say more about a message, by its code",
    "stilte explain CODE\n"
    "\n"
    "Prints what a message means and what to do about it.\n"
    "\n"
    "  stilte explain E207\n",
    run};
