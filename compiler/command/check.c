#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/options.h"
#include "command/stub_file.h"
#include "model/course.h"
#include "pass/simulate/simulate.h"
#include "pipeline.h"

struct wishes {
    const char *folder, *dump, *jobs;
    bool no_stub, stats;
};

// Block characters are for terminals and files in UTF-8.
static bool writes_utf8(void)
{
    const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *locale = getenv(names[i]);
        if (locale && *locale)
            return strcasestr(locale, "utf-8") || strcasestr(locale, "utf8");
    }
    return false;
}

static void print_simulation(const struct course *c, bool stats)
{
    struct text t = {0};
    text_format(&t, "%s: ", c->folder);
    simulation_summary(c->simulation, &t);
    text_byte(&t, '\n');
    simulation_endings(c->simulation, &t);
    if (stats)
        simulation_statistics(c->simulation, writes_utf8(), &t);
    fputs(t.at, stdout);
    text_clear(&t);
}

static void print_results(const struct course *c, const struct diag *dx,
                          bool stats)
{
    bool sound = diag_errors(dx) == 0;
    // With other mistakes the room is not what the author looks for now.
    if (sound || c->state_bytes > STATE_ROOM_12)
        print_saved_state(c);
    if (c->simulation)
        print_simulation(c, stats);
    if (sound && diag_warnings(dx) == 0)
        printf("%s: fine (%zu lesson%s, %zu language%s)\n", c->folder,
               c->lesson_count, c->lesson_count == 1 ? "" : "s",
               c->language_count, c->language_count == 1 ? "" : "s");
    else
        print_counts(c->folder, dx, "");
}

static int check_folder(const struct wishes *w, size_t jobs)
{
    struct diag *dx = diag_new(stderr, wants_colour());
    struct course *c = course_new(w->folder, dx);
    c->simulated = true;
    c->charts = w->stats;
    c->jobs = jobs;
    bool sound = pipeline_run(c, w->dump);
    if (!w->dump)
        print_results(c, dx, w->stats);
    // With mistakes in its rules as well: that is when an editor can help.
    if (!w->no_stub && !w->dump && c->table.n)
        write_stub(c);
    course_free(c);
    diag_free(dx);
    return sound ? 0 : 1;
}

static int run(int argc, char **argv)
{
    struct wishes w = {0};
    const char *passes;
    double jobs = 0;
    const struct setting settings[] = {{"dump", 0, &w.dump, NULL},
                                       {"no-stub", 0, NULL, &w.no_stub},
                                       {"stats", 0, NULL, &w.stats},
                                       {"jobs", 'j', &w.jobs, NULL},
                                       {0}};
    int status = options_read("check", argc, argv, settings, &w.folder);
    if (status == OPTIONS_HELP) {
        fputs(command_check.help, stdout);
        return 0;
    }
    if (status != OPTIONS_FINE)
        return status;
    if (w.dump && !pipeline_knows(w.dump, &passes))
        return usage("check", "no pass '%s'; the passes are %s", w.dump,
                     passes);
    bool whole = !w.jobs || str_number(str_of(w.jobs), &jobs);
    if (!whole || (w.jobs && (jobs < 1 || jobs > 64 || jobs != (int)jobs)))
        return usage("check", "--jobs is a number from 1 to 64, not '%s'",
                     w.jobs);
    return check_folder(&w, (size_t)jobs);
}

const struct command command_check = {
    "check", "look for mistakes",
    "stilte check [COURSE]\n"
    "\n"
    "Reads the course in the folder COURSE (default: here) and reports every\n"
    "mistake with its place, and the room that answers take in the saved\n"
    "state. Writes one file, COURSE/stilte.d.lua, from which an editor with\n"
    "LuaLS learns the words of rules and the names of the course.\n"
    "All ways to answer are tried, or a sample of them where they are too\n"
    "many, to find what nobody or everybody reaches.\n"
    "\n"
    "  --stats       how scores are spread, who passes, what is shown to whom\n"
    "  -j, --jobs=N  try on N cores (default: all); the report is the same\n"
    "  --no-stub     leave that file alone\n"
    "  --dump=PASS   print the course as it stands after a pass, nothing else\n"
    "\n"
    "  stilte check course/empathie-en-closen\n",
    run};
