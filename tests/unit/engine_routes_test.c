// engine_routes_test.c - who is sent where, what that locks, and which
// statement says so.
#include "engine_course.h"

#include "engine/rules/explore.h"

static const char *const exercises =
    "{\"name\":\"x\",\"kind\":\"choice\",\"level\":\"logical\",\"options\":["
    RIGHT "," WRONG "]},"
    "{\"name\":\"pace\",\"kind\":\"scale\",\"from\":1,\"to\":7}";

// Lesson "l" with RULES from line 10 on, and "far", which holds one choice.
static struct engine *load(const char *rules)
{
    struct buffer lessons = {0};
    put_lesson(&lessons, "l", exercises, rules);
    put_lesson(&lessons, "far",
               "{\"name\":\"y\",\"kind\":\"choice\",\"options\":[" RIGHT
               "," WRONG "]}",
               NULL);
    struct engine *e = load_lessons(lessons.at);
    buffer_clear(&lessons);
    return e;
}

static void check(struct engine *e, const char *said)
{
    if (!strstr(engine_result_json(e), said))
        fail_msg("no %s in %s", said, engine_result_json(e));
}

static void a_route_may_lock(void **state)
{
    (void)state;
    struct engine *e = load("route \"far\" { correct \"x\", "
                            "otherwise = \"locked\" }");
    check(e, "\"route\":false,\"unlocked\":false,\"why\":[\"l:10\"]");
    assert_true(answer(e, "l/x", "{\"picked\":[1],\"tries\":1}"));
    check(e, "\"route\":true,\"unlocked\":true,\"why\":[\"l:10\"]");
    assert_true(answer(e, "l/x", "{\"picked\":[2],\"tries\":1}"));
    assert_true(answer(e, "l/pace", "{\"value\":4}"));
    check(e, "\"route\":false,\"unlocked\":false");
    // What is locked for them is not missed by those who are done.
    assert_int_equal(engine_evaluate(e)->status.completion, ENGINE_COMPLETED);
    engine_free(e);
}

static void a_route_leaves_free_as_a_rule(void **state)
{
    (void)state;
    struct engine *e = load("route \"far\" { correct \"x\" }");
    check(e, "\"route\":false,\"unlocked\":true,\"why\":[\"l:10\"]");
    engine_free(e);
    e = load("route \"far\" { correct \"x\", otherwise = \"optional\" }");
    check(e, "\"route\":false,\"unlocked\":true,\"why\":[\"l:10\"]");
    engine_free(e);
}

static void the_statement_that_decides_is_named(void **state)
{
    (void)state;
    struct engine *e = load("route \"far\" { correct \"x\" }\n"
                            "route \"far\" { done \"pace\" }\n"
                            "unlock \"far\" {\n  done \"pace\" }");
    check(e, "\"unlocked\":false,\"why\":[\"l:12\"]");
    assert_true(answer(e, "l/pace", "{\"value\":4}"));
    check(e, "\"route\":true,\"unlocked\":true,\"why\":[\"l:11\"]");
    assert_true(answer(e, "l/x", "{\"picked\":[1],\"tries\":1}"));
    check(e, "\"why\":[\"l:10\"]");
    engine_free(e);
    e = load("route \"far\" { correct \"x\" }\n"
             "route \"far\" { none { done \"pace\" }, done \"x\" }");
    check(e, "\"why\":[\"l:10\",\"l:11\"]");
    // Of what nothing is said nothing is told.
    check(e, "\"id\":\"l\"");
    assert_null(strstr(strstr(engine_result_json(e), "\"id\":\"far\"") + 1,
                       "\"id\":\"far\""));
    engine_free(e);
    e = load("feedback_ = 1");
    assert_null(strstr(engine_result_json(e), "\"why\""));
    engine_free(e);
}

static void what_stands_beside_conditions_is_looked_at(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *message; // NULL: nothing is wrong
    } rows[] = {
        {"route \"far\" { done \"x\", because = \"You did x.\" }", NULL},
        {"route \"far\" { done \"x\", because = { nl = \"x\" } }", NULL},
        {"unlock \"far\" { done \"x\", because = \"First x.\" }", NULL},
        {"route \"far\" { done \"x\", otherwise = \"lokced\" }",
         "otherwise is \"optional\" or \"locked\""},
        {"route \"far\" { done \"x\", otherwise = true }",
         "otherwise is \"optional\" or \"locked\""},
        {"route \"far\" { done \"x\", because = 3 }",
         "because needs a text, or one for each language"},
        {"route \"far\" { done \"x\", because = { nl = 3 } }",
         "because needs a text for each language"},
        {"unlock \"far\" { done \"x\", otherwise = \"locked\" }",
         "'otherwise =' cannot stand between these braces"},
        {"pass { done \"x\", because = \"x\" }",
         "'because =' cannot stand between these braces"},
        {"pass { at_least (answer \"x\", 3) }",
         "answer is for an exercise of the kind scale, number or forecast, "
         "but 'x' is of the kind choice"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct engine *e = load(rows[i].rules);
        engine_evaluate(e);
        if (engine_problem_count(e) != (rows[i].message != NULL))
            fail_msg("%s: %zu problems", rows[i].rules,
                     engine_problem_count(e));
        if (rows[i].message)
            assert_string_equal(engine_problem(e, 0)->message,
                                rows[i].message);
        engine_free(e);
    }
}

static void an_answer_that_is_a_number_is_compared(void **state)
{
    (void)state;
    static const struct {
        const char *condition;
        bool before, at3, at5;
    } rows[] = {
        {"below (answer \"pace\", 4)", false, true, false},
        {"at_least (answer \"pace\", 4)", false, false, true},
        {"none { at_least (answer \"pace\", 4) }", true, true, false},
        {"function () return answer \"pace\" == 5 end", false, false, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char rules[120];
        snprintf(rules, sizeof rules, "pass { %s }", rows[i].condition);
        struct engine *e = load(rules);
        assert_int_equal(engine_evaluate(e)->lessons->passed, rows[i].before);
        assert_true(answer(e, "l/pace", "{\"value\":3}"));
        assert_int_equal(engine_evaluate(e)->lessons->passed, rows[i].at3);
        assert_true(answer(e, "l/pace", "{\"value\":5}"));
        assert_int_equal(engine_evaluate(e)->lessons->passed, rows[i].at5);
        engine_free(e);
    }
}

static void ways_are_handed_out(void **state)
{
    (void)state;
    struct engine *e = load("unlock \"far\" { done \"pace\" }\n"
                            "route \"far\" { done \"x\", otherwise = "
                            "\"locked\" }");
    const struct engine_way *w;
    assert_int_equal(engine_ways(e, 1, &w), 0);
    assert_int_equal(engine_ways(e, 0, &w), 2);
    assert_true(!w[0].route && !w[0].locks && w[0].line == 10 &&
                w[0].to == 1);
    assert_true(w[1].route && w[1].locks && w[1].line == 11);
    assert_true(answer(e, "l/pace", "{\"value\":3}"));
    engine_evaluate(e);
    assert_true(w[0].holds && !w[1].holds);
    engine_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_route_may_lock),
        cmocka_unit_test(a_route_leaves_free_as_a_rule),
        cmocka_unit_test(the_statement_that_decides_is_named),
        cmocka_unit_test(what_stands_beside_conditions_is_looked_at),
        cmocka_unit_test(an_answer_that_is_a_number_is_compared),
        cmocka_unit_test(ways_are_handed_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
