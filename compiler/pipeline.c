#include "pipeline.h"

#include <string.h>

#include "model/course.h"
#include "model/dump.h"
#include "pass/check.h"
#include "pass/extract/extract.h"
#include "pass/link/link.h"
#include "pass/load.h"
#include "pass/marks.h"
#include "pass/parse.h"
#include "pass/reasons.h"
#include "pass/rules.h"
#include "pass/scos.h"
#include "pass/settings/settings.h"
#include "pass/simulate/simulate.h"
#include "pass/tables.h"

// Rules need linked scenes and levels, so they come behind link.
static const struct {
    const char *name;
    void (*run)(struct course *c);
    bool gate; // errors up to here end the run
} passes[] = {
    {"settings", read_settings, false}, {"load", load_course, false},
    {"parse", parse_pages, false},      {"tables", find_tables, false},
    {"marks", mark_pages, false},      {"extract", extract_exercises, false},
    {"link", link_course, true},       {"rules", run_rules, false},
    {"reasons", check_reasons, false}, {"scos", plan_scos, false},
    {"check", check_course, true},
    {"simulate", simulate_course, false},
};
enum { PASSES = sizeof passes / sizeof *passes };

bool pipeline_knows(const char *name, const char **list)
{
    *list = "settings, load, parse, tables, marks, extract, link, rules, "
            "reasons, scos, check, simulate";
    for (size_t i = 0; i < PASSES; i++)
        if (strcmp(passes[i].name, name) == 0)
            return true;
    return false;
}

bool pipeline_run(struct course *c, const char *dump)
{
    for (size_t i = 0; i < PASSES; i++) {
        passes[i].run(c);
        bool last = dump && strcmp(passes[i].name, dump) == 0;
        if (last)
            dump_course(c, stdout);
        if (last || c->unusable || (passes[i].gate && diag_errors(c->dx)))
            break;
    }
    diag_flush(c->dx);
    return diag_errors(c->dx) == 0;
}
