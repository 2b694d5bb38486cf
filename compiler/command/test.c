#include <stdio.h>

#include "command/command.h"
#include "command/options.h"
#include "engine/trial.h"
#include "model/course.h"
#include "pipeline.h"

struct count {
    size_t passed, failed;
};

static void print_outcome(const struct page *p, const struct trial_outcome *o,
                          struct count *count)
{
    const char *name = *o->name ? o->name : "the tests can be read";
    printf("%s - %.*s: %s\n", o->passed ? "ok" : "not ok",
           STR_ARG(p->lesson->id), name);
    if (!o->passed)
        printf("#   %s:%d: %s\n", p->tests.source->path, o->line, o->message);
    count->passed += o->passed;
    count->failed += !o->passed;
}

static void test_page(struct engine *e, const struct page *p,
                      struct count *count)
{
    if (!p->tests.text.at)
        return;
    struct text id = {0};
    text_add(&id, p->lesson->id);
    struct trial *t = trial_new(e, id.at, p->tests.text.at, p->tests.text.n,
                                (int)p->tests.line);
    for (size_t i = 0; i < trial_count(t); i++)
        print_outcome(p, trial_outcome(t, i), count);
    trial_free(t);
    text_clear(&id);
}

static int test_course(const struct course *c)
{
    struct engine *e = engine_new();
    struct count count = {0, 0};
    if (!engine_load(e, c->table.at, c->table.n))
        die("the rule engine refused the course");
    for (size_t i = 0; i < c->lesson_count; i++)
        test_page(e, c->lessons[i]->origin, &count);
    engine_free(e);
    printf("%zu passed, %zu failed\n", count.passed, count.failed);
    return count.failed ? 1 : 0;
}

static int run(int argc, char **argv)
{
    const char *folder;
    const struct setting settings[] = {{0}};
    int status = options_read("test", argc, argv, settings, &folder);
    if (status == OPTIONS_HELP) {
        fputs(command_test.help, stdout);
        return 0;
    }
    if (status != OPTIONS_FINE)
        return status;
    struct diag *dx = diag_new(stderr, wants_colour());
    struct course *c = course_new(folder, dx);
    status = pipeline_run(c, NULL) ? test_course(c) : 1;
    course_free(c);
    diag_free(dx);
    return status;
}

const struct command command_test = {
    "test", "try the participants that the lessons' tests describe",
    "stilte test [COURSE]\n"
    "\n"
    "Runs the ```lua tests blocks of the course in the folder COURSE\n"
    "(default: here): participants with answers, and what must come out.\n"
    "\n"
    "  stilte test course/empathie-en-closen\n",
    run};
