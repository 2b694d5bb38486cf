#include <stdio.h>

#include "command/command.h"
#include "command/options.h"
#include "command/stub_file.h"
#include "model/course.h"
#include "pipeline.h"

static int check_folder(const char *folder, const char *dump, bool stub)
{
    struct diag *dx = diag_new(stderr, wants_colour());
    struct course *c = course_new(folder, dx);
    bool sound = pipeline_run(c, dump);
    // With other mistakes the room is not what the author looks for now.
    if (!dump && (sound || c->state_bytes > STATE_ROOM_12))
        print_saved_state(c);
    if (!dump && sound && diag_warnings(dx) == 0)
        printf("%s: fine (%zu lessons, %zu languages)\n",
               folder, c->lesson_count, c->language_count);
    else if (!dump)
        print_counts(folder, dx, "");
    // With mistakes in its rules as well: that is when an editor can help.
    if (stub && !dump && c->table.n)
        write_stub(c);
    course_free(c);
    diag_free(dx);
    return sound ? 0 : 1;
}

static int run(int argc, char **argv)
{
    const char *dump = NULL, *folder, *passes;
    bool no_stub = false;
    const struct setting settings[] = {{"dump", 0, &dump, NULL},
                                       {"no-stub", 0, NULL, &no_stub},
                                       {0}};
    int status = options_read("check", argc, argv, settings, &folder);
    if (status == OPTIONS_HELP) {
        fputs(command_check.help, stdout);
        return 0;
    }
    if (status != OPTIONS_FINE)
        return status;
    if (dump && !pipeline_knows(dump, &passes))
        return usage("check", "no pass '%s'; the passes are %s", dump, passes);
    return check_folder(folder, dump, !no_stub);
}

const struct command command_check = {
    "check", "look for mistakes",
    "stilte check [COURSE]\n"
    "\n"
    "Reads the course in the folder COURSE (default: here) and reports every\n"
    "mistake with its place, and the room that answers take in the saved\n"
    "state. Writes one file, COURSE/stilte.d.lua, from which an editor with\n"
    "LuaLS learns the words of rules and the names of the course.\n"
    "\n"
    "  --no-stub     leave that file alone\n"
    "  --dump=PASS   print the course as it stands after a pass, nothing else\n"
    "\n"
    "  stilte check course/empathie-en-closen\n",
    run};
