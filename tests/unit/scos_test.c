// Lessons as SCOs: what each waits for, and what the others tell for it.
#include <setjmp.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/sco.h"
#include "pass/rules.h"
#include "pass/scos.h"
#include "folder.h"

static const char *const ids[] = {"one", "two", "three", "four"};

// Four lessons, with RULES in the second one.
static void plan(struct reading *r, const char *rules)
{
    begin(r, "[en]\nscorm: {versions: [\"2004\"], sco: lesson}");
    for (size_t i = 0; i < 4; i++) {
        char name[32], text[1000];
        snprintf(name, sizeof name, "%zu-%s.en.md", i, ids[i]);
        snprintf(text, sizeof text,
                 "# L\n\n### X\n<!-- choice: x, level: logical, points: %zu "
                 "-->\n1. [x] a\n2. [ ] b\n\n%s%s%s",
                 i, i == 1 ? "```lua rules\n" : "", i == 1 ? rules : "",
                 i == 1 ? "\n```\n" : "");
        add(name, text);
    }
    link_all(r);
    run_rules(r->c);
    plan_scos(r->c);
    diag_flush(r->c->dx);
}

// "one.lesson.passed&four.lesson.passed|two.unlock.three"
static const char *spelt(const struct course *c, const struct ways *w)
{
    struct text t = {0};
    text_puts(&t, w->unsaid ? "unsaid" : "");
    for (size_t i = 0; i < w->n && !w->unsaid; i++) {
        text_puts(&t, i ? "|" : "");
        for (size_t k = 0; k < w->all[i].n; k++) {
            Str name = signal_global(c, &w->all[i].signals[k]);
            text_puts(&t, k ? "&" : "");
            text_add(&t, str_from(name, 2)); // without the course
        }
    }
    Str kept = arena_str(c->arena, text_str(&t));
    text_clear(&t);
    return kept.at;
}

static void conditions_become_signals(void **state)
{
    (void)state;
    static const struct {
        const char *rules;
        const char *unlock, *route; // of lesson three
    } rows[] = {
        {"unlock \"three\" { passed_lesson \"one\" }", "one.lesson.passed",
         ""},
        {"unlock \"three\" { passed_lesson (\"one\"), passed_lesson 'two' }",
         "one.lesson.passed&two.lesson.passed", ""},
        {"route \"three\" { all { passed_lesson \"one\" }, "
         "passed_lesson \"four\" }",
         "", "one.lesson.passed&four.lesson.passed"},
        {"unlock \"three\" { any { passed_lesson \"one\", "
         "passed_lesson \"four\" } }",
         "one.lesson.passed|four.lesson.passed", ""},
        {"unlock \"three\" { passed_lesson \"one\" }\n"
         "unlock \"three\" { correct \"x\" }",
         "one.lesson.passed|two.unlock.three", ""},
        {"unlock \"three\" { correct \"x\" }\nroute \"three\" "
         "{ at_least (\"logical\", 1) }",
         "two.unlock.three", "two.route.three"},
        {"unlock \"three\" { correct \"x\" }\nunlock \"three\" { done \"x\" }",
         "two.unlock.three", ""},
        {"for _, l in ipairs { \"three\" } do unlock (l) { done \"x\" } end",
         "two.unlock.three", ""},
        {"unlock \"three\" { passed_lesson \"one\", correct \"x\" }",
         "unsaid", ""},
        {"unlock \"three\" { none { passed_lesson \"one\" } }", "unsaid", ""},
        {"unlock \"three\" { any { passed_lesson \"one\" }, "
         "passed_lesson \"four\" }",
         "unsaid", ""},
        {"unlock \"three\" { function (p) return p[\"one/x\"] == 1 end }",
         "unsaid", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading r;
        plan(&r, rows[i].rules);
        const struct sco *three = course_lesson(r.c, STR("three"))->sco;
        if (!three)
            fail_msg("%s:\n%s", rows[i].rules, r.said);
        const char *unlock = spelt(r.c, &three->unlock);
        const char *route = spelt(r.c, &three->route);
        if (strcmp(unlock, rows[i].unlock) || strcmp(route, rows[i].route))
            fail_msg("%s: %s; %s", rows[i].rules, unlock, route);
        reading_clear(&r);
    }
}

static void only_what_is_waited_for_is_told(void **state)
{
    (void)state;
    struct reading r;
    plan(&r, "unlock \"three\" { passed_lesson \"one\" }\n"
             "unlock \"four\" { passed_lesson \"one\" }\n"
             "unlock \"four\" { correct \"x\" }");
    const struct sco *one = course_lesson(r.c, STR("one"))->sco;
    const struct sco *two = course_lesson(r.c, STR("two"))->sco;
    assert_int_equal(one->tell_count, 1);
    assert_int_equal(one->tells[0].kind, SIGNAL_PASSED);
    assert_int_equal(two->tell_count, 1);
    assert_true(str_is(signal_name(r.c, &two->tells[0]), "unlock.four"));
    assert_int_equal(course_lesson(r.c, STR("three"))->sco->tell_count, 0);
    assert_non_null(strstr(
        two->table.at, "\"sco\":\"two\",\"pass\":null,\"tells\":[{\"id\":"
                       "\"unlock.four\",\"lesson\":\"four\","
                       "\"key\":\"unlocked\"}]"));
    reading_clear(&r);
}

// Points 0, 1, 2, 3; who is routed counts for nothing.
static void shares_are_those_of_the_points(void **state)
{
    (void)state;
    struct reading r;
    plan(&r, "unlock \"one\" { done \"x\" }");
    const double all[] = {0, 1.0 / 6, 2.0 / 6, 3.0 / 6};
    for (size_t i = 0; i < 4; i++)
        assert_true(fabs(sco_share(r.c, r.c->lessons[i]) - all[i]) < 1e-9);
    reading_clear(&r);
    plan(&r, "route \"four\" { done \"x\" }");
    const double routed[] = {0, 1.0 / 3, 2.0 / 3, 0};
    for (size_t i = 0; i < 4; i++)
        assert_true(fabs(sco_share(r.c, r.c->lessons[i]) - routed[i]) < 1e-9);
    r.c->pass_mark = PASS_POINTS;
    r.c->pass_value = 1.5;
    assert_true(fabs(sco_pass_share(r.c) - 0.5) < 1e-9);
    reading_clear(&r);
}

// The room an LMS has is for each of them.
static void the_state_is_that_of_one_lesson(void **state)
{
    (void)state;
    struct reading r;
    plan(&r, "-- nothing");
    assert_int_equal(r.c->state_bytes, r.c->lessons[0]->sco->state_bytes);
    assert_in_range(r.c->state_bytes, STATE_SESSION + 1, 120);
    reading_clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_become_signals),
        cmocka_unit_test(only_what_is_waited_for_is_told),
        cmocka_unit_test(shares_are_those_of_the_points),
        cmocka_unit_test(the_state_is_that_of_one_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
