// What an author's tests block says about participants, and what comes out.
#include "engine_course.h"

#include "engine/trial.h"

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

static void check_outcome(const char *text, bool passed, const char *message)
{
    struct engine *e = load_lesson(exercises, rules);
    struct trial *t;
    const struct trial_outcome *o = run(e, text, &t);
    if (o->passed != passed || !strstr(o->message, message))
        fail_msg("got '%s'", o->message);
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

static void wrong_names_are_told(void **state)
{
    (void)state;
    check_outcome("participant \"p\" { fats = 1 } : expects { }", false,
                  "there is no exercise 'fats'");
    check_outcome("participant \"p\" { mira = { \"herd\" } } : expects { }",
                  false, "'mira' has no scene 'herd'");
    check_outcome("participant \"p\" { } : expects { scores = 1 }", false,
                  "'scores' cannot be expected");
    check_outcome("participant \"p\" { } : expects { levels = { logic = 1 } }",
                  false, "there is no level 'logic'");
    check_outcome("participant \"p\" { well = 1 } : expects { }", false,
                  "'well' cannot be answered");
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
        cmocka_unit_test(a_difference_says_expected_and_got),
        cmocka_unit_test(wrong_names_are_told),
        cmocka_unit_test(participants_know_nothing_of_each_other),
        cmocka_unit_test(a_text_that_is_not_lua_is_one_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
