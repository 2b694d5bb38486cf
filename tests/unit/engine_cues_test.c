// Conversations with several decisions and with false cues (score.h).
#include "engine_course.h"

#include "engine/trial/trial.h"

#define LINE(box) "{\"box\":\"" box "\"}"

// Decisions at 4 and 8, a cue at 2, false cues at 3 and 6.
static const char *const talk =
    "{\"name\":\"x\",\"kind\":\"cues\",\"points\":3,\"lines\":["
    LINE("") "," LINE("x") "," LINE("~") "," LINE("!") "," LINE("") ","
    LINE("~") "," LINE(" ") "," LINE("!") "," LINE(" ") "," LINE(" ")
    "],\"options\":[" RIGHT "," WRONG "]}";

static const char *const before =
    "{\"name\":\"x\",\"kind\":\"cues\",\"points\":3,\"lines\":["
    LINE("") "," LINE("x") "," LINE("~") "," LINE("!") "," LINE("") ","
    LINE("~") "," LINE(" ") "," LINE("x") "," LINE(" ") "," LINE(" ")
    "],\"options\":[" RIGHT "," WRONG "]}";

static void every_decision_has_the_moment_that_is_its_own(void **state)
{
    (void)state;
    static const struct {
        const char *moments;
        const char *distances;
        double score; // of 3: the moments are one part of three
    } rows[] = {
        {"[4,8]", "[0,0]", 1},
        {"[3,8]", "[-1,0]", 0.75},
        {"[5,8]", "[1,0]", 0.875},
        {"[3,10]", "[-1,2]", 0.5},
        {"[1,2]", "[-3,-6]", 0},
        {"[5,6]", "[1,-2]", 0.375},
        {"[4]", "[0,null]", 0.5},
        {"[8]", "[null,0]", 0.5},
        {"[6]", "[2,null]", 0.25},
        {"[7]", "[null,-1]", 0.25},
        {"[10]", "[null,2]", 0.25},
        {"[1]", "[-3,null]", 0},
        {"[]", "[null,null]", 0},
        {"[4,8,10]", "[0,0]", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct engine *e = load_lesson(talk, NULL);
        char given[80], wanted[80];
        snprintf(given, sizeof given, "{\"moments\":%s,\"done\":true}",
                 rows[i].moments);
        snprintf(wanted, sizeof wanted, "\"distances\":%s",
                 rows[i].distances);
        assert_true(answer(e, "l/x", given));
        assert_number(exercise(e, 0)->points.score, rows[i].score);
        if (!strstr(engine_result_json(e), wanted))
            fail_msg("%s: %s", given, engine_result_json(e));
        engine_free(e);
    }
}

static void moments_rise_and_exist(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "{\"moments\":[8,4]}", "{\"moments\":[4,4]}", "{\"moments\":[4,11]}",
        "{\"moments\":[-1]}", "{\"moments\":[1.5]}", "{\"moments\":4}"};
    struct engine *e = load_lesson(talk, NULL);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(answer(e, "l/x", bad[i]));
    assert_true(answer(e, "l/x", "{\"moment\":4}"));
    assert_non_null(strstr(engine_answers_json(e), "\"moments\":[4]"));
    engine_free(e);
}

static void decisions_that_are_marked_are_moments(void **state)
{
    (void)state;
    struct engine *e = load_lesson(talk, NULL);
    assert_true(answer(e, "l/x", "{\"marked\":[2,8],\"done\":true}"));
    assert_non_null(strstr(engine_result_json(e), "\"distances\":[null,0]"));
    assert_number(exercise(e, 0)->points.score, 1.5);
    engine_free(e);
}

static void one_decision_is_as_it_was(void **state)
{
    (void)state;
    struct engine *e = load_lesson(before, NULL);
    assert_true(answer(e, "l/x", "{\"marked\":[2,8],\"moment\":5,\"reply\":1,"
                                 "\"done\":true}"));
    assert_number(exercise(e, 0)->points.score, 2.75);
    assert_non_null(strstr(engine_answers_json(e),
                           "{\"marked\":[2,8],\"moment\":5,\"reply\":1,"
                           "\"done\":true,\"hints\":0}"));
    assert_null(strstr(engine_result_json(e), "distances"));
    assert_non_null(strstr(engine_result_json(e), "\"distance\":1,"));
    engine_free(e);
}

static void a_false_cue_is_a_false_mark_with_a_name(void **state)
{
    (void)state;
    struct engine *e = load_lesson(talk, NULL);
    assert_true(answer(e, "l/x", "{\"marked\":[2,3,7],\"moments\":[4,8],"
                                 "\"reply\":1}"));
    assert_non_null(strstr(engine_result_json(e),
                           "[\"\",\"found\",\"false\",\"\",\"\",\"\","
                           "\"false\",\"\",\"\",\"\"]"));
    assert_true(answer(e, "l/x", "{\"marked\":[2,3,7],\"moments\":[4,8],"
                                 "\"reply\":1,\"done\":true}"));
    assert_non_null(strstr(engine_result_json(e),
                           "[\"\",\"found\",\"polite\",\"decision\",\"\","
                           "\"left\",\"false\",\"decision\",\"\",\"\"]"));
    assert_number(exercise(e, 0)->points.score, 2);
    engine_free(e);
}

// The same state, read by the course before and after a decision was added.
static void a_state_outlives_another_decision(void **state)
{
    (void)state;
    struct engine *one = load_lesson(before, NULL);
    struct engine *two = load_lesson(talk, NULL);
    struct engine *again = load_lesson(talk, NULL);
    assert_true(answer(one, "l/x", "{\"marked\":[2,8],\"moment\":5,"
                                   "\"reply\":2,\"done\":true}"));
    assert_true(engine_unpack(two, engine_pack(one)));
    assert_non_null(strstr(engine_answers_json(two),
                           "{\"marked\":[2,8],\"moments\":[5],\"reply\":2,"
                           "\"done\":true"));
    assert_true(answer(two, "l/x", "{\"marked\":[2],\"moments\":[5,9],"
                                   "\"reply\":2,\"done\":true}"));
    assert_true(engine_unpack(again, engine_pack(two)));
    assert_string_equal(engine_answers_json(again), engine_answers_json(two));
    assert_true(strlen(engine_pack(two)) <= engine_state_bytes(two, NULL));
    assert_true(engine_unpack(one, engine_pack(two)));
    assert_non_null(strstr(engine_answers_json(one),
                           "{\"marked\":[2],\"moment\":5,\"reply\":2,"
                           "\"done\":true"));
    engine_free(one);
    engine_free(two);
    engine_free(again);
}

static void rules_see_each_decision(void **state)
{
    (void)state;
    static const struct {
        const char *condition;
        bool holds;
    } rows[] = {
        {"function (p) return p.x.moment == 1 end", true},
        {"function (p) return p.x.moments[1] == 1 end", true},
        {"function (p) return p.x.moments[2] == nil end", true},
        {"function (p) return p.x.false_marks == 2 end", true},
        {"function (p) return p.x.false_cues == 1 end", true},
        {"on_time (\"x\")", false},
        {"on_time (\"x\", 1)", false},
        {"on_time (\"x\", 1, 1)", true},
        {"on_time (\"x\", 2, 9)", false},
        {"on_time (\"x\", nil, 9)", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char rules[100];
        snprintf(rules, sizeof rules, "pass { %s }", rows[i].condition);
        struct engine *e = load_lesson(talk, rules);
        assert_true(answer(e, "l/x", "{\"marked\":[3,7],\"moments\":[5],"
                                     "\"done\":true}"));
        const enum engine_truth passed = engine_evaluate(e)->lessons[0].passed;
        if (engine_problem_count(e) > 0)
            fail_msg("%s: %s", rules, engine_problem(e, 0)->message);
        if (passed != (rows[i].holds ? ENGINE_YES : ENGINE_NO))
            fail_msg("%s is %d", rules, (int)passed);
        engine_free(e);
    }
}

static void a_decision_that_is_not_there_is_a_problem(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "on_time (\"x\", 3)", "on_time (\"x\", 0)",
        "on_time (\"x\", 1.5)", "on_time (\"x\", \"2\")"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char rules[100];
        snprintf(rules, sizeof rules, "pass { %s }", bad[i]);
        struct engine *e = load_lesson(talk, rules);
        assert_int_equal(engine_problem_count(e), 1);
        assert_string_equal(engine_problem(e, 0)->message,
                            "on_time needs a decision of 'x', which has 2");
        engine_free(e);
    }
}

static void authors_say_the_moments_of_a_participant(void **state)
{
    (void)state;
    static const struct {
        const char *given;
        const char *points;
    } rows[] = {
        {"{ moments = { 0, -1 } }", "0.75"},
        {"{ moments = { false, 0 } }", "0.5"},
        {"{ moment = 0 }", "0.5"},
        {"{ marked = { 2 }, moments = { 0, 0 }, reply = 1 }", "3"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct engine *e = load_lesson(talk, NULL);
        char text[200];
        snprintf(text, sizeof text,
                 "participant \"p\" { x = %s } : expects { points = { x = %s "
                 "} }", rows[i].given, rows[i].points);
        struct trial *t = trial_new(e, "l", text, strlen(text), 1);
        assert_int_equal(trial_count(t), 1);
        if (!trial_outcome(t, 0)->passed)
            fail_msg("%s: got %s", text,
                     trial_outcome(t, 0)->differences[0].got);
        trial_free(t);
        engine_free(e);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_decision_has_the_moment_that_is_its_own),
        cmocka_unit_test(moments_rise_and_exist),
        cmocka_unit_test(decisions_that_are_marked_are_moments),
        cmocka_unit_test(one_decision_is_as_it_was),
        cmocka_unit_test(a_false_cue_is_a_false_mark_with_a_name),
        cmocka_unit_test(a_state_outlives_another_decision),
        cmocka_unit_test(rules_see_each_decision),
        cmocka_unit_test(a_decision_that_is_not_there_is_a_problem),
        cmocka_unit_test(authors_say_the_moments_of_a_participant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
