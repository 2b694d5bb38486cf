// main.c - the command line: one row per command.
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "command/command.h"

static const struct command *const commands[] = {
    &command_init,    &command_build, &command_check,
    &command_test,    &command_outline, &command_graph,
    &command_inspect, &command_diff,  &command_explain};
enum { COMMANDS = sizeof commands / sizeof *commands };

static int print_help(void)
{
    puts("stilte compiles a folder of Markdown lessons into a web site, SCORM\n"
         "packages and printable handouts.\n"
         "\n"
         "  stilte init my-course\n"
         "  stilte build course/empathie-en-closen\n"
         "  stilte check course/empathie-en-closen\n"
         "  stilte test course/empathie-en-closen\n"
         "  stilte inspect package.zip\n"
         "  stilte diff old.zip course/empathie-en-closen\n"
         "  stilte explain E207\n"
         "\n"
         "commands:");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    puts("\n`stilte help COMMAND` says more; `stilte --version` the version.");
    return 0;
}

static int unknown_command(const char *name)
{
    Str known[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++)
        known[i] = str_of(commands[i]->name);
    Str near = nearest_word(str_of(name), known, COMMANDS);
    if (near.n)
        return usage("", "no command '%s'; did you mean '%.*s'?", name,
                     STR_ARG(near));
    return usage("", "no command '%s'", name);
}

static int run(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "--help";
    bool help = strcmp(name, "help") == 0;
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 ||
        (help && argc == 2))
        return print_help();
    if (strcmp(name, "--version") == 0) {
        puts("stilte " STILTE_VERSION);
        return 0;
    }
    if (help)
        name = argv[2];
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(name, commands[i]->name) == 0) {
            if (!help)
                return commands[i]->run(argc - 1, argv + 1);
            fputs(commands[i]->help, stdout);
            return 0;
        }
    return unknown_command(name);
}

int main(int argc, char **argv)
{
    int status = run(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout))
        die("cannot write to standard output");
    return status;
}
