// What an author's tests block says about participants, and what comes out.
#include "engine_course.h"

#include "engine/trial/trial.h"

static const char exercises[] =
    "{\"name\":\"facts\",\"kind\":\"choice\",\"level\":\"logical\","
    "\"many\":false,\"options\":[" RIGHT "," WRONG "]},"
    "{\"name\":\"all\",\"kind\":\"choice\",\"level\":\"logical\","
    "\"many\":true,\"options\":[" RIGHT "," RIGHT "," WRONG "]},"
    "{\"name\":\"why\",\"kind\":\"reflect\",\"level\":\"feeling\","
    "\"bytes\":90},"
    "{\"name\":\"hold\",\"kind\":\"silence\",\"level\":\"feeling\","
    "\"seconds\":10,\"open\":false,\"line\":[],\"options\":[]},"
    "{\"name\":\"closing\",\"kind\":\"cues\",\"level\":\"feeling\","
    "\"live\":false,\"lines\":[{\"box\":\"x\"},{\"box\":\" \"},"
    "{\"box\":\"!\"}],\"options\":[" RIGHT "," WRONG "]},"
    "{\"name\":\"mira\",\"kind\":\"dialogue\",\"start\":0,\"back\":true,"
    "\"scenes\":[{\"name\":\"opening\",\"replies\":["
    "{\"to\":1,\"move\":{\"focus\":2}},{\"to\":2}]},"
    "{\"name\":\"heard\",\"end\":\"won\",\"replies\":[]},"
    "{\"name\":\"broken\",\"end\":\"lost\",\"replies\":[]}]},"
    "{\"name\":\"well\",\"kind\":\"feedback\"}";

static const char rules[] = "level \"logical\" { points \"facts\", points "
                            "\"all\" }\n"
                            "level \"feeling\" { points \"why\", points "
                            "\"hold\", points \"closing\", visited "
                            "(\"mira\", \"heard\") }\n"
                            "feedback \"well\" { at_least (\"logical\", 2) }\n"
                            "pass { at_least (\"total\", 4) }\n";

static const struct trial_outcome *run(struct engine *e, const char *text,
                                       struct trial **trial)
{
    *trial = trial_new(e, "l", text, strlen(text), 40);
    assert_true(trial_count(*trial) > 0);
    return trial_outcome(*trial, 0);
}

// "LINE:COLUMN+WIDTH what: expected X, got Y" for each difference.
static void write_differences(const struct trial_outcome *o, char *out,
                              size_t room)
{
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < o->n; i++) {
        const struct trial_difference *d = &o->differences[i];
        n += (size_t)snprintf(out + n, room - n, "%s%d:%d+%d %s",
                              i > 0 ? "; " : "", d->line, d->column, d->width,
                              d->what);
        if (d->expected)
            n += (size_t)snprintf(out + n, room - n, ": expected %s, got %s",
                                  d->expected, d->got);
        assert_true(n < room);
    }
}

static void check_outcome(const char *text, bool passed, const char *message)
{
    char got[2000];
    struct engine *e = load_lesson(exercises, rules);
    struct trial *t;
    const struct trial_outcome *o = run(e, text, &t);
    write_differences(o, got, sizeof got);
    if (o->passed != passed || !strstr(got, message))
        fail_msg("got '%s'", got);
    trial_free(t);
    engine_free(e);
}

static void every_kind_takes_its_short_form(void **state)
{
    (void)state;
    check_outcome("participant \"p\" { facts = 1, all = {1, 2}, why = true,\n"
                  "hold = { held = 10, breaks = 0 }, closing = { marked = "
                  "{1}, moment = 0, reply = 1 }, mira = { \"heard\" } }\n"
                  ": expects { levels = { logical = 2, feeling = 4 }, total = "
                  "6,\n feedback = \"well\", passed = true, axes = { focus = 2 "
                  "},\n points = { closing = 1 }, unlocked = { \"l\" } }",
                  true, "");
}

static void one_choice_may_have_counts(void **state)
{
    (void)state;
    check_outcome("participant \"p\" { facts = { picked = 1, tries = 2 } } : "
                  "expects { points = { facts = 1 } }",
                  true, "");
    check_outcome("participant \"p\" { facts = { picked = \"1\" } } : "
                  "expects { }",
                  false, "needs the number of an option");
}

static void a_difference_says_expected_and_got(void **state)
{
    (void)state;
    check_outcome("participant \"p\" { facts = 2 } : expects { levels = { "
                  "logical = 1 } }",
                  false, "level 'logical': expected 1, got 0");
    check_outcome("participant \"p\" { } : expects { passed = true }", false,
                  "passed: expected true, got false");
    check_outcome("participant \"p\" { } : expects { feedback = \"well\" }",
                  false, "feedback: expected well, got none");
    check_outcome("participant \"p\" { } : expects { feedback = false }", true,
                  "");
    check_outcome("participant \"p\" { hold = { held = 4, breaks = 1 } } : "
                  "expects { points = { hold = 1 } }",
                  false, "exercise 'hold': expected 1, got 0.4");
}

static void a_lesson_and_the_course_have_a_status(void **state)
{
    (void)state;
    check_outcome("participant \"p\" { } : expects { complete = false, "
                  "status = \"not attempted\" }",
                  true, "");
    check_outcome("participant \"p\" { facts = 1 } : expects { complete = "
                  "true, status = \"passed\" }",
                  false,
                  "complete: expected true, got false; "
                  "40:60+6 status: expected passed, got incomplete");
    check_outcome("participant \"p\" { facts = 1, all = {1, 2}, why = true,\n"
                  "hold = { held = 10, breaks = 0 }, closing = { marked = "
                  "{1}, moment = 0, reply = 1 }, mira = { \"heard\" } }\n"
                  ": expects { complete = true, status = \"completed\" }\n",
                  true, "");
    check_outcome("participant \"p\" { } : expects { status = \"done\" }",
                  false, "status is one of");
    check_outcome("participant \"p\" { } : expects { locked = { \"l\" } }",
                  false,
                  "40:44+3 lesson 'l': expected locked, got unlocked");
}

static void check_course(const char *text, const char *differences)
{
    static const char course[] =
        "{\"v\":1,\"id\":\"c\",\"version\":\"1\",\"levels\":[\"logical\"],"
        "\"axes\":[\"focus\"],\"lessons\":[{\"id\":\"l\",\"exercises\":[{"
        "\"name\":\"facts\",\"kind\":\"choice\",\"options\":[" RIGHT "," WRONG
        "]}],\"rules\":{\"name\":\"l.md\",\"line\":1,\"text\":"
        "\"route \\\"hard\\\" { correct \\\"facts\\\" }\"}},"
        "{\"id\":\"hard\",\"exercises\":[],\"rules\":null}]}";
    char got[500];
    struct engine *e = engine_new();
    struct trial *t;
    assert_true(engine_load(e, course, strlen(course)));
    write_differences(run(e, text, &t), got, sizeof got);
    assert_string_equal(got, differences);
    trial_free(t);
    engine_free(e);
}

static void a_route_is_compared_whole(void **state)
{
    (void)state;
    check_course("participant \"p\" { facts = 1 } : expects { route = { "
                 "\"hard\" } }",
                 "");
    check_course("participant \"p\" { facts = 2 } : expects { route = { "
                 "\"l\" } }",
                 "");
    check_course("participant \"p\" { facts = 2 } : expects { route = { "
                 "\"hard\" } }",
                 "40:53+6 lesson 'hard': expected on the route, "
                 "got off the route");
    check_course("participant \"p\" { facts = 1 } : expects { route = { } }",
                 "40:43+5 lesson 'hard': expected off the route, "
                 "got on the route");
}

static void endings_are_compared(void **state)
{
    (void)state;
    check_outcome("participant \"p\" { mira = { \"broken\" } } : expects { "
                  "endings = { mira = \"lost\" } }",
                  true, "");
    check_outcome("participant \"p\" { mira = { \"heard\" } } : expects { "
                  "endings = { mira = \"lost\" } }",
                  false,
                  "40:64+4 the ending of 'mira': expected lost, got won");
    check_outcome("participant \"p\" { } : expects { endings = { mira = "
                  "false } }",
                  true, "");
    check_outcome("participant \"p\" { } : expects { endings = { mira = "
                  "\"won\" } }",
                  false, "the ending of 'mira': expected won, got none");
    check_outcome("participant \"p\" { } : expects { endings = { facts = "
                  "\"won\" } }",
                  false, "there is no dialogue 'facts'");
    check_outcome("participant \"p\" { } : expects { endings = { mira = 1 } }",
                  false, "an ending is a name, or false: none");
    check_outcome("participant \"p\" { } : expects { endings = \"won\" }",
                  false, "endings needs { dialogue = \"name\" }");
}

static void wrong_names_are_told(void **state)
{
    (void)state;
    check_outcome("participant \"p\" { fats = 1 } : expects { }", false,
                  "40:19+4 there is no exercise 'fats'; did you mean 'facts'?");
    check_outcome("participant \"p\" { mira = { \"herd\" } } : expects { }",
                  false, "'mira' has no scene 'herd'");
    check_outcome("participant \"p\" { } : expects { scores = 1 }", false,
                  "'scores' cannot be expected; levels, total");
    check_outcome("participant \"p\" { } : expects { level = { } }", false,
                  "'level' cannot be expected; did you mean 'levels'?");
    check_outcome("participant \"p\" { } : expects { levels = { logicl = 1 } }",
                  false, "there is no level 'logicl'; did you mean 'logical'?");
    check_outcome("participant \"p\" { } : expects { feedback = \"wel\" }",
                  false, "there is no feedback 'wel'");
    check_outcome("participant \"p\" { } : expects { levels = 3 }", false,
                  "levels needs { name = number }");
    check_outcome("participant \"p\" { } : expects { passed = 3 }", false,
                  "passed needs true or false");
    check_outcome("participant \"p\" { } : expects { total = \"3\" }", false,
                  "total needs a number");
    check_outcome("participant \"p\" { well = 1 } : expects { }", false,
                  "'well' cannot be answered");
}

static void a_difference_has_its_place(void **state)
{
    (void)state;
    check_outcome("participant \"o\" { } : expects { }\n"
                  "participant \"p\" {\n"
                  "  -- levels = {} stands in a comment\n"
                  "  why = [[ expects { levels = 1 } ]],\n"
                  "} : expects {\n"
                  "  [ \"total\" ] = 1, -- points\n"
                  "  levels = { feeling = 1,\n"
                  "             ['logical'] = 9 },\n"
                  "}",
                  true, "");
    char got[500];
    struct engine *e = load_lesson(exercises, rules);
    struct trial *t;
    run(e,
        "participant \"o\" { } : expects { }\n"
        "participant \"p\" {\n"
        "  -- expects { levels = {} } --\n"
        "  why = [=[ ]] expects { levels = 1 } ]=],\n"
        "} : expects {\n"
        "  levels = { feeling = 1,\n"
        "             ['logical'] = 9 },\n"
        "  [ \"total\" ] = 7, -- points\n"
        "}\n"
        "local name = 'q'\n"
        "participant (name) { } : expects { total = 7 }\n",
        &t);
    write_differences(trial_outcome(t, 1), got, sizeof got);
    assert_string_equal(got, "46:15+9 level 'logical': expected 9, got 0; "
                             "47:5+7 total: expected 7, got 1");
    write_differences(trial_outcome(t, 2), got, sizeof got);
    assert_string_equal(got, "50:0+0 total: expected 7, got 0");
    trial_free(t);
    engine_free(e);
}

// Another engine that is given the answers comes to the same result.
static void answers_and_result_are_handed_out(void **state)
{
    (void)state;
    struct engine *e = load_lesson(exercises, rules);
    struct trial *t;
    const struct trial_outcome *o =
        run(e, "participant \"p\" { facts = 1, none = 2 } : expects { }", &t);
    assert_string_equal(o->answers, "[[\"l/facts\",{\"picked\":[1]}]]");
    engine_answer(e, "l/facts", "{\"picked\":[1]}", 14);
    assert_string_equal(o->result, engine_result_json(e));
    trial_free(t);
    o = run(e, "nothing but nonsense", &t);
    assert_string_equal(o->answers, "");
    trial_free(t);
    engine_free(e);
}

static void participants_know_nothing_of_each_other(void **state)
{
    (void)state;
    struct engine *e = load_lesson(exercises, rules);
    struct trial *t;
    run(e,
        "participant \"a\" { facts = 1 } : expects { total = 1 }\n"
        "participant \"b\" { } : expects { total = 0 }",
        &t);
    assert_int_equal(trial_count(t), 2);
    assert_true(trial_outcome(t, 0)->passed);
    assert_true(trial_outcome(t, 1)->passed);
    assert_string_equal(trial_outcome(t, 1)->name, "b");
    assert_int_equal(trial_outcome(t, 1)->line, 41);
    trial_free(t);
    engine_free(e);
}

static void a_text_that_is_not_lua_is_one_failure(void **state)
{
    (void)state;
    check_outcome("participant \"p\" { facts = 1 : expects { }", false, "");
    check_outcome("while true do end", false, "");
    check_outcome("particpant \"p\" { }", false, "no word of the tests");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_takes_its_short_form),
        cmocka_unit_test(one_choice_may_have_counts),
        cmocka_unit_test(a_difference_says_expected_and_got),
        cmocka_unit_test(a_lesson_and_the_course_have_a_status),
        cmocka_unit_test(a_route_is_compared_whole),
        cmocka_unit_test(endings_are_compared),
        cmocka_unit_test(wrong_names_are_told),
        cmocka_unit_test(a_difference_has_its_place),
        cmocka_unit_test(answers_and_result_are_handed_out),
        cmocka_unit_test(participants_know_nothing_of_each_other),
        cmocka_unit_test(a_text_that_is_not_lua_is_one_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
