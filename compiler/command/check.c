#include <stdio.h>

#include "command/command.h"
#include "command/options.h"
#include "model/course.h"
#include "pipeline.h"

static int check_folder(const char *folder, const char *dump)
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
    course_free(c);
    diag_free(dx);
    return sound ? 0 : 1;
}

static int run(int argc, char **argv)
{
    const char *dump = NULL, *folder, *passes;
    const struct setting settings[] = {{"dump", 0, &dump}, {0}};
    int status = options_read("check", argc, argv, settings, &folder);
    if (status == OPTIONS_HELP) {
        fputs(command_check.help, stdout);
        return 0;
    }
    if (status != OPTIONS_FINE)
        return status;
    if (dump && !pipeline_knows(dump, &passes))
        return usage("check", "no pass '%s'; the passes are %s", dump, passes);
    return check_folder(folder, dump);
}

const struct command command_check = {
    "check", "look for mistakes without writing anything",
    "stilte check [COURSE]\n"
    "\n"
    "Reads the course in the folder COURSE (default: here) and reports every\n"
    "mistake with its place, and the room that answers take in the saved\n"
    "state. Writes nothing.\n"
    "\n"
    "  --dump=PASS   print the course as it stands after a pass\n"
    "\n"
    "  stilte check course/empathie-en-closen\n",
    run};
