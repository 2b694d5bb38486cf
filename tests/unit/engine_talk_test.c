// Clients, resistances and what moves an axis.
#include "engine_course.h"

static const char *const dialogue =
    "{\"name\":\"mira\",\"kind\":\"dialogue\",\"start\":0,\"clients\":"
    "[{\"id\":\"mira\",\"name\":\"Mira\",\"traits\":{\"hurry\":1}},"
    "{\"id\":\"tom\",\"name\":\"Tom\",\"traits\":{\"hurry\":4}}],"
    "\"scenes\":[{\"name\":\"opening\",\"options\":[" RIGHT "," WRONG "],"
    "\"replies\":[{\"to\":1,\"if\":[{\"named\":\"opening\",\"op\":\"==\","
    "\"value\":1}],\"move\":{\"focus\":2}},{\"to\":1,\"if\":[{\"trait\":"
    "\"hurry\",\"op\":\">\",\"value\":2}]},{\"to\":1,\"if\":[{\"client\":"
    "\"mira\",\"op\":\"==\",\"value\":1}]}]},"
    "{\"name\":\"heard\",\"end\":\"won\",\"replies\":[]}]}";

static struct engine *load(const char *rules)
{
    struct engine *e = load_lesson(dialogue, rules);
    engine_evaluate(e);
    if (engine_problem_count(e) > 0)
        fail_msg("%s", engine_problem(e, 0)->message);
    return e;
}

static void say(struct engine *e, const char *json)
{
    assert_true(engine_answer(e, "l/mira", json,
                              strlen(json)));
    engine_evaluate(e);
}

static void assert_says(struct engine *e, const char *part)
{
    if (!strstr(engine_result_json(e), part))
        fail_msg("'%s' is not in %s", part, engine_result_json(e));
}

static void conditions_ask_for_the_client(void **state)
{
    (void)state;
    struct engine *e = load(NULL);
    assert_says(e, "\"open\":[3]");
    assert_says(e, "\"client\":\"mira\"");
    say(e, "{\"replies\":[],\"round\":1}");
    assert_says(e, "\"open\":[2]");
    assert_says(e, "\"client\":\"tom\"");
    say(e, "{\"replies\":[],\"round\":2}");
    assert_says(e, "\"client\":\"mira\"");
    engine_free(e);
}

// Two participants meet them in another order, one meets them in turn.
static void the_seed_draws_the_client(void **state)
{
    (void)state;
    int met[2] = {0, 0};
    for (unsigned seed = 1; seed <= 40; seed++) {
        struct engine *e = load(NULL);
        assert_true(engine_set_seed(e, seed));
        const bool tom =
            strstr(engine_result_json(e), "\"client\":\"tom\"") != NULL;
        met[tom]++;
        say(e, "{\"replies\":[],\"round\":1}");
        assert_says(e, tom ? "\"client\":\"mira\"" : "\"client\":\"tom\"");
        engine_free(e);
    }
    assert_true(met[0] > 5 && met[1] > 5);
}

static void a_right_name_opens_a_reply(void **state)
{
    (void)state;
    struct engine *e = load(NULL);
    assert_says(e, "\"nameable\":true");
    say(e, "{\"replies\":[4]}");
    assert_says(e, "\"open\":[1,3]");
    assert_says(e, "\"nameable\":false,\"named\":[\"right\"]");
    say(e, "{\"replies\":[5]}");
    assert_says(e, "\"open\":[3]");
    assert_says(e, "\"named\":[\"wrong\"]");
    say(e, "{\"replies\":[5,4,1]}");
    assert_says(e, "\"said\":1");
    say(e, "{\"replies\":[4,1]}");
    assert_says(e, "\"ended\":true");
    engine_free(e);
}

// Only once it has ended: until then it would give something away.
static void an_ended_talk_tells_what_else_was_open(void **state)
{
    (void)state;
    struct engine *e = load(NULL);
    say(e, "{\"replies\":[4]}");
    assert_null(strstr(engine_result_json(e), "\"choices\""));
    say(e, "{\"replies\":[4,1]}");
    assert_says(e, "\"choices\":[[3],[1,3]]");
    say(e, "{\"replies\":[3]}");
    assert_says(e, "\"choices\":[[3]]");
    say(e, "{\"replies\":[]}");
    assert_null(strstr(engine_result_json(e), "\"choices\""));
    engine_free(e);
}

static void what_is_no_name_is_refused(void **state)
{
    (void)state;
    struct engine *e = load(NULL);
    assert_false(engine_answer(e, "l/mira",
                               "{\"replies\":[6]}", 15));
    engine_free(e);
}

static void the_state_keeps_client_and_name(void **state)
{
    (void)state;
    struct engine *e = load(NULL);
    struct engine *f = load(NULL);
    say(e, "{\"replies\":[4,2],\"round\":1}");
    assert_true(engine_unpack(f, engine_pack(e)));
    engine_evaluate(f);
    assert_says(f, "\"ended\":true");
    assert_string_equal(engine_answers_json(f), engine_answers_json(e));
    assert_non_null(strstr(engine_answers_json(f), "\"round\":1"));
    engine_free(e);
    engine_free(f);
}

static void rules_see_names_and_clients(void **state)
{
    (void)state;
    struct engine *e =
        load("level \"logical\" { named (\"mira\", \"opening\"), named "
             "\"mira\", score (9, function (p) return p.mira.client.hurry + "
             "(p.mira.named.opening and 3 or 0) end) }");
    say(e, "{\"replies\":[4]}");
    assert_float_equal(engine_evaluate(e)->levels[0].score, 6, 0);
    say(e, "{\"replies\":[5],\"round\":1}");
    assert_float_equal(engine_evaluate(e)->levels[0].score, 4, 0);
    engine_free(e);
}

static void rules_move_an_axis(void **state)
{
    (void)state;
    struct engine *e =
        load("move \"focus\" { named \"mira\" }\n"
             "move (\"focus\", -6) { count { done \"mira\", visited (\"mira\", "
             "\"heard\") } }\n"
             "level \"logical\" { at_least (\"focus\", 1) }");
    assert_float_equal(engine_evaluate(e)->axes[0], 0, 0);
    say(e, "{\"replies\":[4]}");
    assert_float_equal(engine_evaluate(e)->axes[0], 1, 0);
    assert_float_equal(engine_evaluate(e)->levels[0].score, 1, 0);
    say(e, "{\"replies\":[4,1]}");
    assert_float_equal(engine_evaluate(e)->axes[0], -9, 0);
    assert_float_equal(engine_evaluate(e)->levels[0].score, 0, 0);
    engine_free(e);
}

static void what_moves_an_axis_asks_for_none(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "move \"focus\" { at_least (\"focus\", 1) }",
        "move \"focus\" { any { done \"mira\", below (\"focus\", 1) } }",
        "move \"focus\" { count { below (\"focus\", 1) } }",
        "move \"focus\" { function () return at_least (\"focus\", 1) end }",
        "move (\"focus\", \"far\") { done \"mira\" }",
        "move \"fokus\" { done \"mira\" }",
        "move \"focus\" { passed_lesson \"l\" }",
        "move \"focus\" { function () return passed_lesson \"l\" end }",
        "level \"logical\" { named (\"mira\", \"heard\") }"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct engine *e = load_lesson(dialogue, wrong[i]);
        engine_evaluate(e);
        if (engine_problem_count(e) == 0)
            fail_msg("nothing is said of %s", wrong[i]);
        engine_free(e);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_ask_for_the_client),
        cmocka_unit_test(the_seed_draws_the_client),
        cmocka_unit_test(a_right_name_opens_a_reply),
        cmocka_unit_test(an_ended_talk_tells_what_else_was_open),
        cmocka_unit_test(what_is_no_name_is_refused),
        cmocka_unit_test(the_state_keeps_client_and_name),
        cmocka_unit_test(rules_see_names_and_clients),
        cmocka_unit_test(rules_move_an_axis),
        cmocka_unit_test(what_moves_an_axis_asks_for_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
