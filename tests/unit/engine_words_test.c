// What each word of the rules says, by itself and inside functions.
#include "engine_rules.h"

// -- routes ------------------------------------------------------------------

static void a_lesson_off_the_route_counts_for_nothing(void **state)
{
    (void)state;
    struct engine *e = load_three(
        "route \"b\" { correct \"x\" }\n"
        "route \"c\" { none { correct \"x\" } }",
        "pass { correct \"x\" }", "route \"b\" { correct \"x\" }");
    const struct engine_result *r = engine_evaluate(e);
    assert_int_equal(r->lessons[0].route, ENGINE_UNSURE);
    assert_int_equal(r->lessons[1].route, ENGINE_NO);
    assert_int_equal(r->lessons[2].route, ENGINE_YES);
    assert_number(r->total.max, 2);
    assert_true(answer(e, "b/x", "{\"picked\":[1]}"));
    r = engine_evaluate(e);
    assert_number(r->total.score, 0);
    assert_number(r->lessons[1].total.score, 1);
    assert_number(r->status.scaled, -1);
    assert_int_equal(r->status.completion, ENGINE_INCOMPLETE);
    assert_true(answer(e, "a/x", "{\"picked\":[2]}"));
    assert_true(answer(e, "c/x", "{\"picked\":[2]}"));
    r = engine_evaluate(e);
    // b is not passed by them, but it is not on their route either.
    assert_int_equal(r->status.completion, ENGINE_COMPLETED);
    assert_number(r->status.progress, 1);
    engine_free(e);
}

static void each_route_is_a_way_of_its_own(void **state)
{
    (void)state;
    struct engine *e = load_three(
        "route \"b\" { correct \"x\" }\nroute \"b\" { chose (\"x\", 2) }",
        "pass { correct \"x\" }", "route \"b\" { correct \"x\" }");
    assert_int_equal(engine_evaluate(e)->lessons[1].route, ENGINE_NO);
    assert_true(answer(e, "a/x", "{\"picked\":[2]}"));
    assert_int_equal(engine_evaluate(e)->lessons[1].route, ENGINE_YES);
    assert_true(answer(e, "a/x", "{\"picked\":[1]}"));
    assert_int_equal(engine_evaluate(e)->lessons[1].route, ENGINE_YES);
    assert_number(engine_evaluate(e)->total.max, 3);
    engine_free(e);
}

static void a_route_may_depend_on_results_of_lessons(void **state)
{
    (void)state;
    // c is on the route of who passed b, whose own route c decides: no circle,
    // since passing a lesson does not depend on its route.
    struct engine *e =
        load_three(NULL, "pass { correct \"x\" }\nroute \"c\" {\n"
                         "  passed_lesson \"b\", function (p)\n"
                         "    return at_least (\"total\", \"50%\") end }",
                   "route \"b\" { passed_lesson \"c\" }");
    const struct engine_result *r = engine_evaluate(e);
    assert_int_equal(r->lessons[1].route, ENGINE_NO);
    assert_int_equal(r->lessons[2].route, ENGINE_NO);
    assert_true(answer(e, "b/x", "{\"picked\":[1]}"));
    r = engine_evaluate(e);
    assert_int_equal(r->lessons[1].route, ENGINE_NO);
    assert_int_equal(r->lessons[2].route, ENGINE_YES);
    assert_int_equal(r->lessons[1].passed, ENGINE_YES);
    assert_true(answer(e, "c/x", "{\"picked\":[2]}"));
    assert_int_equal(engine_evaluate(e)->lessons[1].route, ENGINE_YES);
    assert_int_equal(engine_problem_count(e), 0);
    engine_free(e);
}

static void without_any_lesson_on_the_route_nothing_is_completed(void **state)
{
    (void)state;
    struct engine *e = load("route \"l\" { correct \"facts\" }");
    assert_true(engine_visit(e, "l"));
    const struct engine_result *r = engine_evaluate(e);
    assert_int_equal(r->status.completion, ENGINE_INCOMPLETE);
    assert_number(r->status.progress, 0);
    assert_number(r->total.max, 0);
    engine_free(e);
}

// -- thresholds --------------------------------------------------------------

static void thresholds_compare_whatever_has_a_number(void **state)
{
    (void)state;
    static const struct {
        const char *condition;
        bool holds;
    } rows[] = {
        {"at_least (points \"facts\", 2)", true},
        {"at_least (points \"facts\", \"100%\")", true},
        {"below (points \"facts\", 2)", false},
        {"below (points \"note\", \"50%\")", true},
        {"at_least (points \"note\", \"0%\")", true},
        {"at_least (count { done \"facts\", done \"note\" }, 1)", true},
        {"at_least (count { done \"facts\", done \"note\" }, \"60%\")", false},
        {"at_least (correct \"facts\", 1)", true},
        {"at_least (score (4, function () return \"50%\" end), 2)", true},
        {"at_least (function (p) return p.mira.focus end, 2)", true},
        {"at_least (function (p) return p.note end, 2)", false},
        {"below (function (p) return p.note end, 2)", false},
        {"at_least (\"focus\", 2)", true},
        {"below (\"focus\", 2.5)", true},
        {"at_least (\"balance\", -1)", true},
        {"below (\"balance\", 0)", false},
        {"held (\"hold\", \"80%\")", true},
        {"held (\"hold\", \"81%\")", false},
        {"at_least (count { at_least (\"total\", 0) }, 1)", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char rules[200];
        snprintf(rules, sizeof rules, "pass { %s }", rows[i].condition);
        struct engine *e = load(rules);
        assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
        assert_true(answer(e, "l/mira", "{\"replies\":[1]}"));
        assert_true(answer(e, "l/hold", "{\"held\":12,\"breaks\":[9.6]}"));
        const enum engine_truth passed = engine_evaluate(e)->lessons->passed;
        if (engine_problem_count(e) > 0)
            fail_msg("%s: %s", rules, engine_problem(e, 0)->message);
        if (passed != (rows[i].holds ? ENGINE_YES : ENGINE_NO))
            fail_msg("%s: %d", rules, (int)passed);
        engine_free(e);
    }
}

static void thresholds_without_levels_earn_a_point(void **state)
{
    (void)state;
    struct engine *e = load_sound(
        "level \"logical\" { at_least (points \"facts\", \"50%\"),\n"
        "  at_least (\"focus\", 1), count { below (points \"facts\", 1) } }");
    assert_number(engine_evaluate(e)->levels[0].max, 3);
    assert_number(logical(e), 1);
    assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
    assert_true(answer(e, "l/mira", "{\"replies\":[1]}"));
    assert_number(logical(e), 2);
    engine_free(e);
}

static void a_function_may_say_a_share(void **state)
{
    (void)state;
    struct engine *e = load_sound(
        "level \"logical\" { score (4, function () return \"75%\" end),\n"
        "  score (4, function () return true end) }");
    assert_number(logical(e), 7);
    engine_free(e);
}

// -- words inside functions --------------------------------------------------

// Every word gives its value at once where a function is run.
static void words_inside_functions_are_values(void **state)
{
    (void)state;
    static const char *const truths[] = {
        "correct \"facts\"",
        "done \"facts\" and chose (\"facts\", 1)",
        "all { correct \"facts\", p.facts == 1 }",
        "any { p.note, correct \"note\", true }",
        "none { p.note, p.closing, correct \"note\" }",
        "all { function (q) return q.facts == 1 end }",
        "all { p.facts == 1, any { function () return true end } }",
        "count { correct \"facts\", p.note, true } == 2",
        "points \"facts\" == 2",
        "points \"facts\" + count { true } == 3",
        "at_least (points \"facts\", 2)",
        "below (points \"facts\", 2.5)",
        "not at_least (points \"facts\", 2.5)",
        "at_least (function (q) return q.facts end, 1)",
        "at_least (\"logical\", 0) and below (\"total\", 99)",
        "at_least (\"focus\", 0)",
        "held (\"hold\", \"0%\") == false",
        "visited (\"mira\", \"heard\") == false",
        "not passed_lesson \"l\"",
        "otherwise ~= nil",
    };
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++) {
        char rules[200];
        snprintf(rules, sizeof rules,
                 "feedback \"low\" { function (p) return %s end }", truths[i]);
        struct engine *e = load(rules);
        assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
        const struct engine_lesson *l = engine_evaluate(e)->lessons;
        if (engine_problem_count(e) > 0)
            fail_msg("%s: %s", truths[i], engine_problem(e, 0)->message);
        if (!l->feedback)
            fail_msg("%s does not hold", truths[i]);
        engine_free(e);
    }
}

// A function inside a function has no steps of its own.
static void a_function_inside_a_function_shares_its_budget(void **state)
{
    (void)state;
    struct engine *e = load(
        "pass { function (p)\n"
        "  any { function () for i = 1, 1000 do end return true end }\n"
        "  while true do any { function () return false end } end\nend }");
    assert_int_equal(engine_evaluate(e)->lessons->passed, ENGINE_NO);
    assert_int_equal(engine_problem_count(e), 1);
    assert_int_equal(engine_problem(e, 0)->code, ENGINE_BUDGET);
    engine_free(e);
}

// -- forecasts and the other kinds --------------------------------------------

static const char *const forecasts =
    "{\"name\":\"deal\",\"kind\":\"forecast\",\"level\":\"logical\","
    "\"outcome\":true},{\"name\":\"call\",\"kind\":\"forecast\","
    "\"outcome\":false}";

static enum engine_truth forecast_passes(const char *condition,
                                         const char *deal, const char *call)
{
    char rules[200];
    snprintf(rules, sizeof rules, "pass { %s }", condition);
    struct engine *e = load_lesson(forecasts, rules);
    assert_true(!deal || answer(e, "l/deal", deal));
    assert_true(!call || answer(e, "l/call", call));
    const enum engine_truth passed = engine_evaluate(e)->lessons->passed;
    if (engine_problem_count(e) > 0)
        fail_msg("%s: %s", rules, engine_problem(e, 0)->message);
    engine_free(e);
    return passed;
}

static void forecasts_are_compared_by_margin_and_brier(void **state)
{
    (void)state;
    // deal 0.8 of 1: 0.2 off; call 0.5 of 0: 0.5 off
    static const struct {
        const char *condition;
        bool holds; // with both answers
    } rows[] = {
        {"below (margin (), 0.36)", true},
        {"below (margin (), 0.35)", false},
        {"at_least (margin (), \"35%\")", true},
        {"below (margin \"logical\", \"25%\")", true},
        {"below (margin \"logical\", \"20%\")", false},
        {"below (brier (), 0.145)", false},
        {"below (brier (), 0.15)", true},
        {"at_least (brier \"logical\", \"4%\")", true},
        {"below (margin \"feeling\", 1)", false}, // there is none
        {"at_least (margin \"feeling\", 0)", false},
        {"function () return margin () < 0.36 end", true},
        {"function () return below (margin (), 0.36) end", true},
        {"function () return below (brier \"logical\", 0.03) end", false},
        {"at_least (function (p) return p.deal end, 0.8)", true},
        {"all { below (margin (), 0.5), below (brier (), 0.5) }", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *condition = rows[i].condition;
        if (forecast_passes(condition, NULL, NULL) != ENGINE_NO)
            fail_msg("holds without a forecast: %s", condition);
        if (forecast_passes(condition, "{\"chance\":0.8}",
                            "{\"chance\":0.5}") != (int)rows[i].holds)
            fail_msg("holds or does not: %s", condition);
    }
    assert_int_equal(forecast_passes("below (margin (), \"25%\")",
                                     "{\"chance\":0.8}", NULL),
                     ENGINE_YES);
}

// A word about any exercise takes one of every kind.
static void every_kind_is_an_exercise_for_words(void **state)
{
    (void)state;
    static const char *const kinds[] = {
        "\"order\",\"items\":3",
        "\"match\",\"left\":2,\"right\":2,\"pairs\":[1,2]",
        "\"sort\",\"groups\":2,\"items\":[1,2]",
        "\"gaps\",\"bytes\":40,\"gaps\":[{\"accept\":[\"a\"]}]",
        "\"text\",\"bytes\":40,\"options\":[{\"right\":true,"
        "\"accept\":[\"a\"]}]",
        "\"number\",\"answer\":12",
        "\"scale\",\"from\":1,\"to\":7",
        "\"forecast\",\"outcome\":true",
        "\"pool\",\"pick\":1,\"exercises\":[\"m\"]},{\"name\":\"m\","
        "\"kind\":\"choice\",\"options\":[" RIGHT "," WRONG "]",
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char exercise[300];
        snprintf(exercise, sizeof exercise, "{\"name\":\"x\",\"kind\":%s}",
                 kinds[i]);
        struct engine *e = load_lesson(
            exercise, "level \"logical\" { points \"x\", done \"x\", "
                      "correct \"x\", function (p) return p.x end }");
        assert_number(logical(e), 0);
        assert_true(engine_evaluate(e)->levels[0].max >= 3);
        engine_free(e);
    }
}

// -- rules that fail ---------------------------------------------------------

static void assert_error(const struct engine_result *r, int i,
                         const char *expected)
{
    const char *error = r->lessons[0].exercises[i].error;
    if ((error == NULL) != (expected == NULL) ||
        (error && !strstr(error, expected)))
        fail_msg("exercise %d: %s", i, error ? error : "no error");
}

static void a_term_that_fails_marks_what_it_read(void **state)
{
    (void)state;
    struct engine *e =
        load("level \"logical\" { points \"facts\",\n"
             "  score (3, function (p)\n"
             "    return done \"style\" and p.facts + p.note.x or 1 end) }");
    assert_number(logical(e), 1);
    assert_error(engine_evaluate(e), 0, NULL);
    assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
    assert_true(answer(e, "l/note", "{\"text\":\"stil\"}"));
    assert_number(logical(e), 3);
    assert_error(engine_evaluate(e), 0, NULL);
    assert_true(answer(e, "l/style", "{\"picked\":[1]}"));
    const struct engine_result *r = engine_evaluate(e);
    assert_number(r->levels[0].score, 2);
    assert_number(r->levels[0].max, 5);
    assert_int_equal(engine_problem_count(e), 1);
    assert_int_equal(engine_problem(e, 0)->line, 12);
    assert_error(r, 0, "'x' is not a number");
    assert_error(r, 1, "'x' is not a number");
    assert_error(r, 2, NULL);
    assert_error(r, 3, "'x' is not a number");
    assert_number(r->lessons[0].exercises[0].points.score, 2);
    assert_true(r->lessons[0].exercises[0].finished);
    assert_non_null(strstr(engine_result_json(e), "\"error\":\"'x'"));
    assert_true(answer(e, "l/style", "{\"picked\":[]}"));
    assert_error(engine_evaluate(e), 0, NULL);
    assert_null(strstr(engine_result_json(e), "\"error\""));
    engine_free(e);
}

static void a_condition_that_fails_does_not_hold(void **state)
{
    (void)state;
    struct engine *e =
        load("feedback \"low\" { function (p) return p.facts.x.y end }\n"
             "feedback \"high\" { otherwise }\n"
             "pass { function (p) return p.facts < {} end }");
    assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
    const struct engine_result *r = engine_evaluate(e);
    assert_string_equal(r->lessons[0].feedback, "high");
    assert_int_equal(r->lessons[0].passed, ENGINE_NO);
    assert_int_equal(engine_problem_count(e), 2);
    assert_error(r, 0, NULL); // its own score is not touched by them
    engine_free(e);
}

// A problem that is found does not hide what another participant meets.
static void a_failure_depends_on_the_answers_alone(void **state)
{
    (void)state;
    struct engine *e =
        load("level \"logical\" { score (1, function (p)\n"
             "  return p.facts == 1 and p.facts.x.y or 1 end) }");
    for (int i = 0; i < 3; i++) {
        assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
        assert_error(engine_evaluate(e), 0, "facts");
        assert_int_equal(engine_problem_count(e), 1);
        assert_true(answer(e, "l/facts", "{\"picked\":[2]}"));
        assert_error(engine_evaluate(e), 0, NULL);
        assert_number(logical(e), 1);
    }
    engine_free(e);
}

static void too_many_points_are_cut_but_count(void **state)
{
    (void)state;
    struct engine *e =
        load("level \"logical\" { score (2, function (p)\n"
             "  return p.facts and 3 or 0 end), score (1, function (p)\n"
             "  return p.note end) }");
    assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
    assert_true(answer(e, "l/note", "{\"text\":\"stil\"}"));
    const struct engine_result *r = engine_evaluate(e);
    assert_number(r->levels[0].score, 2);
    assert_int_equal(engine_problem_count(e), 2);
    assert_error(r, 0, NULL);
    assert_error(r, 3, "must say a number");
    engine_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lesson_off_the_route_counts_for_nothing),
        cmocka_unit_test(each_route_is_a_way_of_its_own),
        cmocka_unit_test(a_route_may_depend_on_results_of_lessons),
        cmocka_unit_test(without_any_lesson_on_the_route_nothing_is_completed),
        cmocka_unit_test(thresholds_compare_whatever_has_a_number),
        cmocka_unit_test(thresholds_without_levels_earn_a_point),
        cmocka_unit_test(a_function_may_say_a_share),
        cmocka_unit_test(words_inside_functions_are_values),
        cmocka_unit_test(a_function_inside_a_function_shares_its_budget),
        cmocka_unit_test(forecasts_are_compared_by_margin_and_brier),
        cmocka_unit_test(every_kind_is_an_exercise_for_words),
        cmocka_unit_test(a_term_that_fails_marks_what_it_read),
        cmocka_unit_test(a_condition_that_fails_does_not_hold),
        cmocka_unit_test(a_failure_depends_on_the_answers_alone),
        cmocka_unit_test(too_many_points_are_cut_but_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
