#include <stdio.h>
#include <stdlib.h>

#include "base/embedded.h"
#include "command/command.h"
#include "command/node.h"
#include "command/options.h"
#include "command/test_report.h"
#include "engine/trial/trial.h"
#include "model/course.h"
#include "pipeline.h"

struct wishes {
    bool tap;
    bool wasm;   // Node must be there
    bool native; // it is not asked
};

struct tests {
    const struct course *c;
    struct trial **trials; // one per lesson, NULL: no tests
    struct verdict *all;
    size_t n;
    struct text said; // by the engine that ships
    enum node_result node;
};

static void test_page(struct tests *t, struct engine *e, size_t lesson)
{
    const struct page *p = t->c->lessons[lesson]->origin;
    struct text id = {0};
    if (!p->tests.text.at)
        return;
    text_add(&id, p->lesson->id);
    struct trial *trial =
        trial_new(e, id.at, p->tests.text.at, p->tests.text.n,
                  (int)p->tests.line);
    t->trials[lesson] = trial;
    for (size_t i = 0; i < trial_count(trial); i++) {
        t->all = realloc(t->all, (t->n + 1) * sizeof *t->all);
        if (!t->all)
            die("out of memory");
        t->all[t->n++] =
            (struct verdict){.page = p, .outcome = trial_outcome(trial, i)};
    }
    text_clear(&id);
}

static void test_natively(struct tests *t)
{
    struct engine *e = engine_new();
    if (!engine_load(e, t->c->table.at, t->c->table.n))
        die("the rule engine refused the course");
    for (size_t i = 0; i < t->c->lesson_count; i++)
        test_page(t, e, i);
    engine_free(e);
}

// Takes the results apart, a line for everybody who has answers.
static void take_lines(struct tests *t)
{
    Str rest = text_str(&t->said);
    for (size_t i = 0; i < t->n; i++)
        if (*t->all[i].outcome->answers &&
            !str_line(&rest, &t->all[i].shipped))
            die("node said less than it should");
}

// The same answers, in the engine that ships.
static void test_shipped(struct tests *t)
{
    struct text script = {0};
    const char *between = "";
    text_add(&script, embedded("assets/engine.js"));
    text_puts(&script, "\nvar replay = {table: ");
    text_json(&script, t->c->table);
    text_puts(&script, ", people: [");
    for (size_t i = 0; i < t->n; i++) {
        if (!*t->all[i].outcome->answers)
            continue;
        text_format(&script, "%s\n%s", between, t->all[i].outcome->answers);
        between = ",";
    }
    text_puts(&script, "]};\n");
    text_add(&script, embedded("test/replay.js"));
    t->node = node_run(text_str(&script), &t->said);
    if (t->node == NODE_FAILED)
        die("node could not run the engine that ships, see above");
    if (t->node == NODE_FINE)
        take_lines(t);
    text_clear(&script);
}

static const char *where(const struct tests *t, const struct wishes *w)
{
    if (w->native)
        return "in the native engine only, as --native asks";
    if (t->node == NODE_MISSING)
        return "in the native engine only: the one that ships needs Node, "
               "which is not installed";
    return "in the native engine and in the one that ships";
}

static int report(const struct tests *t, const struct wishes *w)
{
    const struct page *last = NULL;
    size_t passed = 0;
    if (w->tap)
        printf("TAP version 13\n1..%zu\n", t->n);
    for (size_t i = 0; i < t->n; i++) {
        const struct verdict *v = &t->all[i];
        passed += verdict_good(v);
        if (w->tap)
            report_tap(v, i + 1);
        else
            report_plain(v, v->page != last);
        last = v->page;
    }
    printf("%s%zu passed, %zu failed\n%s%s\n", w->tap ? "# " : "", passed,
           t->n - passed, w->tap ? "# " : "", where(t, w));
    return passed < t->n ? 1 : 0;
}

static int test_course(const struct course *c, const struct wishes *w)
{
    struct tests t = {.c = c, .node = NODE_MISSING};
    t.trials = calloc(c->lesson_count + 1, sizeof(struct trial *));
    if (!t.trials)
        die("out of memory");
    test_natively(&t);
    if (!w->native)
        test_shipped(&t);
    int status = report(&t, w);
    if (w->wasm && t.node == NODE_MISSING) {
        fprintf(stderr, "stilte: --wasm needs Node, which is not installed\n");
        status = 3;
    }
    for (size_t i = 0; i < c->lesson_count; i++)
        trial_free(t.trials[i]);
    free(t.trials);
    free(t.all);
    text_clear(&t.said);
    return status;
}

static int run(int argc, char **argv)
{
    const char *folder;
    struct wishes w = {0};
    const struct setting settings[] = {{.name = "tap", .given = &w.tap},
                                       {.name = "wasm", .given = &w.wasm},
                                       {.name = "native", .given = &w.native},
                                       {0}};
    int status = options_read("test", argc, argv, settings, &folder);
    if (status == OPTIONS_HELP) {
        fputs(command_test.help, stdout);
        return 0;
    }
    if (status != OPTIONS_FINE)
        return status;
    if (w.wasm && w.native)
        return usage("test", "--wasm and --native exclude each other");
    struct diag *dx = diag_new(stderr, wants_colour());
    struct course *c = course_new(folder, dx);
    status = pipeline_run(c, NULL) ? test_course(c, &w) : 1;
    course_free(c);
    diag_free(dx);
    return status;
}

const struct command command_test = {
    "test", "try the participants that the lessons' tests describe",
    "stilte test [--tap] [--wasm | --native] [COURSE]\n"
    "\n"
    "Runs the ```lua tests blocks of the course in the folder COURSE\n"
    "(default: here): participants with answers, and what must come out.\n"
    "Where Node is installed the engine that ships in the page is given the\n"
    "same answers: a difference in the results, be it one byte, is a failure.\n"
    "\n"
    "  --tap      for programs: the Test Anything Protocol, version 13\n"
    "  --wasm     fail when there is no Node to run the engine that ships\n"
    "  --native   do not ask the engine that ships\n"
    "\n"
    "  stilte test course/empathie-en-closen\n",
    run};
