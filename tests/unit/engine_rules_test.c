// What rules can say, and what happens when they say it wrong.
#include "engine_rules.h"

static double logical_max(const char *rules)
{
    struct engine *e = load_sound(rules);
    const double max = engine_evaluate(e)->levels[0].max;
    engine_free(e);
    return max;
}

static void a_declared_level_is_exactly_its_terms(void **state)
{
    (void)state;
    struct engine *e =
        load_sound("level \"logical\" { points \"facts\", correct \"facts\",\n"
                   "  visited (\"mira\", \"heard\"), held (\"hold\", 10),\n"
                   "  chose (\"facts\", 1), done \"note\" }");
    const struct engine_result *r = engine_evaluate(e);
    assert_number(r->levels[0].max, 7);
    assert_number(r->levels[0].score, 0);
    // style still counts for feeling by itself
    assert_number(r->levels[1].max, 1);
    assert_number(r->total.max, 8);
    assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
    assert_number(logical(e), 4);
    assert_true(answer(e, "l/mira", "{\"replies\":[1]}"));
    assert_number(logical(e), 5);
    assert_true(answer(e, "l/hold", "{\"held\":9.9}"));
    assert_number(logical(e), 5);
    assert_true(answer(e, "l/hold", "{\"held\":12,\"breaks\":[10]}"));
    assert_number(logical(e), 6);
    assert_true(answer(e, "l/note", "{\"text\":\"stil\"}"));
    assert_number(logical(e), 7);
    engine_free(e);
}

static void level_adds_up_over_statements(void **state)
{
    (void)state;
    assert_number(logical_max("level \"logical\" { points \"facts\" }\n"
                              "level \"logical\" { done \"note\" }"),
                  3);
    assert_number(logical_max("level \"logical\" {}"), 0);
}

static void points_of_a_spread_exercise_are_the_levels_part(void **state)
{
    (void)state;
    struct engine *e = load_sound("level \"logical\" { points \"style\" }");
    assert_true(answer(e, "l/style", "{\"picked\":[1]}"));
    assert_number(logical(e), 0);
    assert_true(answer(e, "l/style", "{\"picked\":[2]}"));
    assert_number(logical(e), 1);
    assert_number(engine_evaluate(e)->total.max, 1);
    engine_free(e);
}

static void count_says_how_many_hold(void **state)
{
    (void)state;
    const char *rules =
        "level \"logical\" { count { correct \"facts\", done \"note\",\n"
        "  any { correct \"facts\", done \"note\" },\n"
        "  all { correct \"facts\", done \"note\" },\n"
        "  none { correct \"facts\" } } }";
    assert_number(logical_max(rules), 5);
    struct engine *e = load_sound(rules);
    assert_number(logical(e), 1);
    assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
    assert_number(logical(e), 2);
    assert_true(answer(e, "l/note", "{\"text\":\"stil\"}"));
    assert_number(logical(e), 4);
    engine_free(e);
}

static void a_function_gets_the_record(void **state)
{
    (void)state;
    struct engine *e = load_sound(
        "level \"logical\" { score (9, function (p)\n"
        "  return p.facts + #p.note + p.hold.held + p.hold.breaks +\n"
        "    #p.mira + p.mira.focus + p.closing.moment +\n"
        "    p.closing.found + (p.mira.ending == 'won' and 0.5 or 0) +\n"
        "    (p.mira[1] == 'heard' and 0.25 or 0) - 20\n"
        "end) }");
    assert_number(logical(e), 0);
    assert_true(answer(e, "l/facts", "{\"picked\":[2]}"));
    assert_true(answer(e, "l/note", "{\"text\":\"vier\"}"));
    assert_true(answer(e, "l/hold", "{\"held\":12,\"breaks\":[11.5]}"));
    assert_number(logical(e), 0); // not all is answered: no mistake
    assert_true(answer(e, "l/mira", "{\"replies\":[1]}"));
    assert_true(answer(e, "l/closing", "{\"marked\":[2],\"moment\":2}"));
    assert_number(logical(e), 2 + 4 + 11.5 + 1 + 1 + 2 - 1 + 1 + 0.75 - 20);
    engine_free(e);
}

static void words_give_values_inside_functions(void **state)
{
    (void)state;
    struct engine *e = load_sound(
        "level \"logical\" { score (3, function (p)\n"
        "  if correct \"facts\" then return points \"facts\" + 1 end\n"
        "  return 0\nend) }");
    assert_number(logical(e), 0);
    assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
    assert_number(logical(e), 3);
    engine_free(e);
}

static void the_first_feedback_that_holds_is_chosen(void **state)
{
    (void)state;
    struct engine *e =
        load_sound("level \"logical\" { points \"facts\" }\n"
                   "feedback \"low\" { below (\"logical\", 1) }\n"
                   "feedback \"high\" { otherwise }");
    const struct engine_lesson *l = engine_evaluate(e)->lessons;
    assert_string_equal(l->feedback, "low");
    assert_null(l->shown);
    assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
    assert_true(answer(e, "l/style", "{\"picked\":[1]}"));
    assert_true(answer(e, "l/hold", "{\"held\":12,\"done\":true}"));
    assert_string_equal(engine_evaluate(e)->lessons->feedback, "high");
    assert_null(engine_evaluate(e)->lessons->shown);
    assert_true(answer(e, "l/note", "{\"text\":\"x\"}"));
    assert_string_equal(engine_evaluate(e)->lessons->shown, "high");
    engine_free(e);
}

static void a_share_is_of_what_can_be_reached(void **state)
{
    (void)state;
    struct engine *e =
        load_sound("level \"logical\" { points \"facts\", done \"note\" }\n"
                   "level \"feeling\" {}\n"
                   "feedback \"low\" { at_least (\"feeling\", \"0%\") }\n"
                   "pass { at_least (\"logical\", \"66.6%\"), "
                   "at_least (\"total\", 2) }");
    assert_int_equal(engine_evaluate(e)->lessons->passed, ENGINE_NO);
    assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
    assert_int_equal(engine_evaluate(e)->lessons->passed, ENGINE_YES);
    assert_null(engine_evaluate(e)->lessons->feedback);
    engine_free(e);
}

static void lessons_unlock_and_pass_each_other(void **state)
{
    (void)state;
    struct engine *e =
        load_three("unlock \"b\" { correct \"x\" }\n"
                   "unlock \"c\" { passed_lesson \"b\" }",
                   "pass { passed_lesson \"a\", correct \"x\" }",
                   "unlock \"c\" { correct \"a/x\", correct \"b/x\", "
                   "correct \"c/x\" }");
    const struct engine_lesson *l = engine_evaluate(e)->lessons;
    assert_true(l[0].unlocked);
    assert_false(l[1].unlocked);
    assert_false(l[2].unlocked);
    assert_true(answer(e, "a/x", "{\"picked\":[1]}"));
    l = engine_evaluate(e)->lessons;
    assert_true(l[1].unlocked);
    assert_false(l[2].unlocked);
    assert_int_equal(l[0].passed, ENGINE_UNSURE);
    assert_true(answer(e, "b/x", "{\"picked\":[1]}"));
    l = engine_evaluate(e)->lessons;
    assert_true(l[2].unlocked);
    assert_int_equal(l[1].passed, ENGINE_YES);
    engine_free(e);
}

static void lessons_that_wait_for_each_other_do_not_pass(void **state)
{
    (void)state;
    struct engine *e = load_three("pass { passed_lesson \"b\" }",
                                  "pass { passed_lesson \"a\" }", NULL);
    const struct engine_lesson *l = engine_evaluate(e)->lessons;
    assert_int_equal(l[0].passed, ENGINE_NO);
    assert_int_equal(l[1].passed, ENGINE_NO);
    engine_free(e);
}

static void unknown_names_are_all_found_with_their_lines(void **state)
{
    (void)state;
    static const struct engine_problem expected[] = {
        {0, 10, ENGINE_UNKNOWN_EXERCISE, "fats", "", "facts"},
        {0, 11, ENGINE_UNKNOWN_EXERCISE, "nowhere", "", NULL},
        {0, 12, ENGINE_UNKNOWN_LEVEL, "logicl", "", "logical"},
        {0, 13, ENGINE_UNKNOWN_FEEDBACK, "lwo", "", "low"},
        {0, 14, ENGINE_UNKNOWN_LESSON, "ll", "", "l"},
        {0, 15, ENGINE_UNKNOWN_SCENE, "herd", "", "heard"},
        {0, 16, ENGINE_UNKNOWN_WORD, "levle", "", "level"},
        {0, 17, ENGINE_WRONG_KIND, "facts", "", NULL},
        {0, 17, ENGINE_WRONG_KIND, "low", "", NULL},
        {0, 18, ENGINE_WRONG_KIND, "facts", "", NULL},
        {0, 19, ENGINE_UNKNOWN_LEVEL, "x", "", NULL},
        {0, 20, ENGINE_UNKNOWN_LESSON, "k", "", "l"},
        {0, 21, ENGINE_UNKNOWN_LEVEL, "totl", "", "total"},
        {0, 22, ENGINE_UNKNOWN_LEVEL, "fokus", "", "focus"},
        {0, 23, ENGINE_UNKNOWN_LEVEL, "logicla", "", "logical"},
        {0, 24, ENGINE_UNKNOWN_LEVEL, "felling", "", "feeling"},
        {0, 25, ENGINE_UNKNOWN_WORD, "pionts", "", "points"},
        {0, 26, ENGINE_UNKNOWN_WORD, "margn", "", "margin"},
        {0, 27, ENGINE_UNKNOWN_WORD, "rout", "", "route"},
        {0, 28, ENGINE_UNKNOWN_EXERCISE, "l/fcts", "", "l/facts"},
    };
    struct engine *e = load("level \"logical\" { points \"fats\",\n"
                            "  points \"nowhere\" }\n"
                            "level \"logicl\" { done \"facts\" }\n"
                            "feedback \"lwo\" { otherwise }\n"
                            "unlock \"ll\" { done \"facts\" }\n"
                            "pass { visited (\"mira\", \"herd\") }\n"
                            "levle \"feeling\" { points \"facts\" }\n"
                            "pass { visited (\"facts\", \"a\"), "
                            "done \"low\" }\n"
                            "feedback \"facts\" {}\n"
                            "pass { below (\"x\", 1) }\n"
                            "route \"k\" { done \"facts\" }\n"
                            "pass { at_least (\"totl\", 1) }\n"
                            "pass { at_least (\"fokus\", 1) }\n"
                            "pass { below (brier \"logicla\", 1) }\n"
                            "pass { below (margin \"felling\", \"9%\") }\n"
                            "level \"feeling\" { pionts \"facts\" }\n"
                            "pass { below (margn (), \"25%\") }\n"
                            "rout \"l\" { done \"facts\" }\n"
                            "pass { correct \"l/fcts\" }");
    const size_t n = sizeof expected / sizeof *expected;
    for (size_t i = 0; i < n; i++)
        assert_problem(e, i, &expected[i]);
    assert_int_equal(engine_problem_count(e), n);
    engine_free(e);
}

// Names inside functions are found as soon as the function reads them.
static void unknown_names_in_functions_are_found(void **state)
{
    (void)state;
    static const struct engine_problem expected[] = {
        {0, 11, ENGINE_UNKNOWN_EXERCISE, "fats", "", "facts"},
        {0, 12, ENGINE_UNKNOWN_EXERCISE, "l/fats", "", "l/facts"},
        {0, 13, ENGINE_UNKNOWN_EXERCISE, "low", "", NULL},
        {0, 14, ENGINE_UNKNOWN_EXERCISE, "notes", "", "note"},
        {0, 15, ENGINE_UNKNOWN_WORD, "pionts", "", "points"},
    };
    struct engine *e = load("pass { function (p)\n"
                            "  local a = p.fats\n"
                            "  local b = p[\"l/fats\"]\n"
                            "  local c = p.low\n"
                            "  local d = done \"notes\"\n"
                            "  return pionts \"facts\"\n"
                            "end }");
    const size_t n = sizeof expected / sizeof *expected;
    engine_evaluate(e);
    for (size_t i = 0; i < n; i++)
        assert_problem(e, i, &expected[i]);
    assert_int_equal(engine_problem_count(e), n);
    engine_free(e);
}

static void wrong_values_are_found(void **state)
{
    (void)state;
    static const char *const rules[] = {
        "level \"logical\" { \"facts\" }",
        "level \"logical\" { 3 }",
        "level \"logical\" { points = 3 }",
        "level \"logical\" { at_least (\"feeling\", 1) }",
        "level \"logical\"",
        "level (3) {}",
        "pass (3)",
        "pass { points \"facts\" }",
        "pass { at_least (\"total\", \"many\") }",
        "pass { at_least (\"total\") }",
        "pass { chose (\"facts\", 3) }",
        "pass { held (\"hold\", \"x\") }",
        "pass { done (nil) }",
        "level \"logical\" { score (0, function () end) }",
        "level \"logical\" { score (1) }",
        "pass { at_least (\"total\", \"101%\") }",
        "pass { at_least (\"focus\", \"50%\") }",
        "pass { at_least (function (p) return p.facts end, \"50%\") }",
        "pass { held (\"hold\", \"all\") }",
        "pass { margin () }",
        "level \"logical\" { brier \"logical\" }",
        "pass { at_least (3, 3) }",
        "pass { at_least ({}, 3) }",
        "pass { at_least (otherwise, 3) }",
        "route \"l\"",
        "route (3) {}",
        "pass { all (3) }",
        "pass { at_least (count (3), 1) }",
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct engine *e = load(rules[i]);
        if (engine_problem_count(e) != 1)
            fail_msg("%zu problems: %s", engine_problem_count(e), rules[i]);
        assert_int_equal(engine_problem(e, 0)->code, ENGINE_WRONG_VALUE);
        assert_int_equal(engine_problem(e, 0)->line, 10);
        engine_free(e);
    }
}

static void a_syntax_error_has_its_line_and_word(void **state)
{
    (void)state;
    static const struct engine_problem expected = {
        0, 11, ENGINE_SYNTAX, "feedback", "", NULL};
    struct engine *e = load("level \"logical\" { points \"facts\"\n"
                            "feedback \"low\" { otherwise }");
    assert_problem(e, 0, &expected);
    assert_number(engine_evaluate(e)->levels[0].max, 1); // style, by itself
    engine_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_declared_level_is_exactly_its_terms),
        cmocka_unit_test(level_adds_up_over_statements),
        cmocka_unit_test(points_of_a_spread_exercise_are_the_levels_part),
        cmocka_unit_test(count_says_how_many_hold),
        cmocka_unit_test(a_function_gets_the_record),
        cmocka_unit_test(words_give_values_inside_functions),
        cmocka_unit_test(the_first_feedback_that_holds_is_chosen),
        cmocka_unit_test(a_share_is_of_what_can_be_reached),
        cmocka_unit_test(lessons_unlock_and_pass_each_other),
        cmocka_unit_test(lessons_that_wait_for_each_other_do_not_pass),
        cmocka_unit_test(unknown_names_are_all_found_with_their_lines),
        cmocka_unit_test(unknown_names_in_functions_are_found),
        cmocka_unit_test(wrong_values_are_found),
        cmocka_unit_test(a_syntax_error_has_its_line_and_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
