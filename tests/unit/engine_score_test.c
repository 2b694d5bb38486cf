// What each kind of exercise is worth (score.h).
#include "engine_course.h"

#define NAME "\"name\":\"x\","

// The score of one answer to one exercise.
static double score(const char *table, const char *given)
{
    struct engine *e = load_lesson(table, NULL);
    if (!answer(e, "l/x", given))
        fail_msg("not taken: %s", given);
    const double points = exercise(e, 0)->points.score;
    engine_free(e);
    return points;
}

static double most(const char *table)
{
    struct engine *e = load_lesson(table, NULL);
    const double max = exercise(e, 0)->points.max;
    engine_free(e);
    return max;
}

static bool is_taken(const char *table, const char *given)
{
    struct engine *e = load_lesson(table, NULL);
    const bool taken = answer(e, "l/x", given);
    engine_free(e);
    return taken;
}

static enum engine_truth is_right(const char *table, const char *given)
{
    struct engine *e = load_lesson(table, NULL);
    assert_true(answer(e, "l/x", given));
    const enum engine_truth right = exercise(e, 0)->right;
    engine_free(e);
    return right;
}

static void a_choice_of_one_gives_all_or_nothing(void **state)
{
    (void)state;
    const char *x = "{" NAME "\"kind\":\"choice\",\"points\":2,"
                    "\"options\":[" WRONG "," RIGHT "]}";
    assert_number(score(x, "{\"picked\":[2]}"), 2);
    assert_number(score(x, "{\"picked\":[1]}"), 0);
    assert_number(most(x), 2);
    assert_int_equal(is_right(x, "{\"picked\":[2]}"), ENGINE_YES);
    assert_int_equal(is_right(x, "{\"picked\":[1]}"), ENGINE_NO);
    assert_int_equal(is_right(x, "{\"picked\":[]}"), ENGINE_UNSURE);
    assert_number(score(x, "{\"picked\":[2],\"tries\":0}"), 0);
}

static void a_choice_of_many_takes_wrong_from_right(void **state)
{
    (void)state;
    const char *x = "{" NAME "\"kind\":\"choice\",\"many\":true,\"points\":4,"
                    "\"options\":[" RIGHT "," RIGHT "," WRONG "," WRONG "]}";
    assert_number(score(x, "{\"picked\":[1,2]}"), 4);
    assert_number(score(x, "{\"picked\":[1]}"), 2);
    assert_number(score(x, "{\"picked\":[1,2,3]}"), 2);
    assert_number(score(x, "{\"picked\":[3,4]}"), 0);
    assert_number(score(x, "{\"picked\":[],\"tries\":1}"), 0);
}

static void points_in_boxes_are_added_up(void **state)
{
    (void)state;
    const char *one = "{" NAME "\"kind\":\"choice\",\"points\":9,\"options\":"
                      "[{\"points\":3},{\"points\":-1},{\"points\":0}]}";
    const char *many = "{" NAME "\"kind\":\"choice\",\"many\":true,\"options\":"
                       "[{\"points\":3},{\"points\":-1},{\"points\":2}]}";
    assert_number(most(one), 3);
    assert_number(score(one, "{\"picked\":[2]}"), -1);
    assert_int_equal(is_right(one, "{\"picked\":[1]}"), ENGINE_YES);
    assert_number(most(many), 5);
    assert_number(score(many, "{\"picked\":[1,2,3]}"), 4);
}

static void levels_in_boxes_earn_for_their_level(void **state)
{
    (void)state;
    const char *x = "{" NAME "\"kind\":\"choice\",\"many\":true,\"points\":2,"
                    "\"options\":[{\"level\":\"feeling\"},"
                    "{\"level\":\"logical\"},{\"level\":\"feeling\"}]}";
    struct engine *e = load_lesson(x, NULL);
    assert_true(answer(e, "l/x", "{\"picked\":[1,3]}"));
    const struct engine_result *r = engine_evaluate(e);
    assert_number(r->levels[0].score, 0);
    assert_number(r->levels[0].max, 2);
    assert_number(r->levels[1].score, 4);
    assert_number(r->levels[1].max, 4);
    assert_number(r->total.max, 6);
    assert_int_equal(r->lessons[0].exercises[0].right, ENGINE_UNSURE);
    engine_free(e);
}

static void a_spread_choice_of_one_counts_once_in_the_total(void **state)
{
    (void)state;
    struct engine *e =
        load_lesson("{" NAME "\"kind\":\"choice\",\"options\":"
                    "[{\"level\":\"feeling\"},{\"level\":\"logical\"}]}",
                    NULL);
    const struct engine_result *r = engine_evaluate(e);
    assert_number(r->levels[0].max, 1);
    assert_number(r->levels[1].max, 1);
    assert_number(r->total.max, 1);
    engine_free(e);
}

static void words_are_enough_for_a_reflection(void **state)
{
    (void)state;
    const char *x = "{" NAME "\"kind\":\"reflect\",\"bytes\":40}";
    assert_number(score(x, "{\"text\":\"stil\"}"), 1);
    assert_number(score(x, "{\"text\":\" \\n \"}"), 0);
    assert_number(score(x, "{}"), 0);
    assert_int_equal(is_right(x, "{\"text\":\"a\"}"), ENGINE_UNSURE);
}

static void a_silence_counts_until_the_first_word(void **state)
{
    (void)state;
    const char *x = "{" NAME "\"kind\":\"silence\",\"seconds\":10}";
    assert_number(score(x, "{\"held\":10,\"done\":true}"), 1);
    assert_number(score(x, "{\"held\":99,\"done\":true}"), 1);
    assert_number(score(x, "{\"held\":10,\"breaks\":[8,2.5]}"), 0.25);
    assert_number(score(x, "{\"held\":0}"), 0);
    assert_int_equal(is_right(x, "{\"held\":10,\"done\":true}"), ENGINE_YES);
    assert_int_equal(is_right(x, "{\"held\":10}"), ENGINE_UNSURE);
}

static void the_question_is_half_of_a_silence(void **state)
{
    (void)state;
    const char *x = "{" NAME "\"kind\":\"silence\",\"seconds\":10,"
                    "\"points\":2,\"options\":[" RIGHT "," WRONG "]}";
    assert_number(score(x, "{\"asked\":1,\"held\":5}"), 1.5);
    assert_number(score(x, "{\"asked\":2,\"held\":10}"), 1);
    assert_number(score(x, "{\"asked\":null,\"held\":10}"), 1);
    assert_false(is_taken(x, "{\"asked\":3,\"held\":10}"));
    assert_false(is_taken(x, "{\"asked\":\"x\"}"));
}

static void an_open_question_is_not_judged(void **state)
{
    (void)state;
    const char *x = "{" NAME "\"kind\":\"silence\",\"seconds\":4,"
                    "\"open\":true,\"bytes\":20,\"options\":[]}";
    assert_number(score(x, "{\"asked\":\"En toen?\",\"held\":4}"), 1);
}

static const char *const cues =
    "{" NAME "\"kind\":\"cues\",\"live\":true,\"points\":3,\"lines\":["
    "{\"box\":\"\"},{\"box\":\" \"},{\"box\":\"x\"},{\"box\":\"x\"},"
    "{\"box\":\"!\"},{\"box\":\" \"},{\"box\":\" \"}],"
    "\"options\":[" RIGHT "," WRONG "]}";

static void cues_are_the_mean_of_their_parts(void **state)
{
    (void)state;
    assert_number(score(cues, "{\"marked\":[3,4],\"moment\":5,\"reply\":1}"),
                  3);
    assert_number(score(cues, "{\"marked\":[3],\"moment\":5,\"reply\":1}"),
                  2.5);
    assert_number(score(cues, "{\"marked\":[2,3],\"reply\":1}"), 1);
    assert_int_equal(is_right(cues, "{\"marked\":[3,4],\"moment\":5,"
                                    "\"reply\":1,\"done\":true}"),
                     ENGINE_YES);
}

static void too_early_costs_more_than_too_late(void **state)
{
    (void)state;
    assert_number(score(cues, "{\"moment\":5}"), 1);
    assert_number(score(cues, "{\"moment\":4}"), 0.5);
    assert_number(score(cues, "{\"moment\":3}"), 0);
    assert_number(score(cues, "{\"moment\":1}"), 0);
    assert_number(score(cues, "{\"moment\":6}"), 0.75);
    assert_number(score(cues, "{\"moment\":7}"), 0.5);
}

static void the_decision_is_neutral_as_a_mark_and_can_be_the_moment(void **s)
{
    (void)s;
    assert_number(score(cues, "{\"marked\":[3,4,5]}"), 2);
    assert_number(score(cues, "{\"marked\":[3,4,5],\"moment\":6}"), 1.75);
    assert_false(is_taken(cues, "{\"marked\":[1]}"));
    assert_false(is_taken(cues, "{\"marked\":[8]}"));
}

static const char *const talk =
    "{" NAME "\"kind\":\"dialogue\",\"points\":2,\"start\":0,\"scenes\":["
    "{\"name\":\"a\",\"replies\":[{\"to\":1},{\"to\":2},{\"to\":3},"
    "{\"to\":4},{\"to\":5}]},"
    "{\"name\":\"w\",\"end\":\"won\",\"replies\":[]},"
    "{\"name\":\"o\",\"end\":\"open\",\"replies\":[]},"
    "{\"name\":\"l\",\"end\":\"lost\",\"replies\":[]},"
    "{\"name\":\"n\",\"end\":\"other\",\"replies\":[]},"
    "{\"name\":\"u\",\"replies\":[]}]}";

static void a_dialogue_is_worth_its_ending(void **state)
{
    (void)state;
    assert_number(score(talk, "{\"replies\":[1]}"), 2);
    assert_number(score(talk, "{\"replies\":[2]}"), 1);
    assert_number(score(talk, "{\"replies\":[3]}"), 0);
    assert_number(score(talk, "{\"replies\":[4]}"), 2);
    assert_number(score(talk, "{\"replies\":[5]}"), 1);
    assert_number(score(talk, "{\"replies\":[]}"), 0);
    assert_int_equal(is_right(talk, "{\"replies\":[1]}"), ENGINE_YES);
    assert_int_equal(is_right(talk, "{\"replies\":[3]}"), ENGINE_NO);
    assert_false(is_taken(talk, "{\"replies\":[6]}"));
    assert_false(is_taken(talk, "{\"replies\":[1,1]}"));
}

static const char *const axes =
    "{" NAME "\"kind\":\"dialogue\",\"points\":3,\"start\":0,\"scenes\":["
    "{\"name\":\"a\",\"replies\":["
    "{\"to\":0,\"level\":\"feeling\",\"move\":{\"focus\":7},\"once\":true},"
    "{\"to\":0,\"level\":\"logical\",\"move\":{\"focus\":-4}},"
    "{\"to\":1,\"if\":[{\"axis\":\"focus\",\"op\":\">\",\"value\":5}]},"
    "{\"to\":2,\"after\":[\"b\"]},{\"to\":2}]},"
    "{\"name\":\"b\",\"replies\":[{\"to\":0,\"move\":{\"focus\":7}}]},"
    "{\"name\":\"c\",\"replies\":[]}]}";

static const struct engine_result *play(struct engine *e, const char *given)
{
    if (!answer(e, "l/x", given))
        fail_msg("not taken: %s", given);
    return engine_evaluate(e);
}

static void replies_with_levels_share_the_points(void **state)
{
    (void)state;
    struct engine *e = load_lesson(axes, NULL);
    const struct engine_result *r = play(e, "{\"replies\":[1,2,2,5]}");
    assert_number(r->levels[0].score, 2);
    assert_number(r->levels[1].score, 1);
    assert_number(r->total.score, 3);
    assert_number(r->total.max, 3);
    r = play(e, "{\"replies\":[1,2]}");
    assert_number(r->total.score, 0);
    r = play(e, "{\"replies\":[5]}");
    assert_number(r->total.score, 0);
    assert_true(r->lessons[0].exercises[0].finished);
    engine_free(e);
}

static void axes_stay_within_ten(void **state)
{
    (void)state;
    struct engine *e = load_lesson(axes, NULL);
    assert_number(play(e, "{\"replies\":[1,3,1]}")->axes[0], 10);
    assert_number(play(e, "{\"replies\":[1,3,1,2]}")->axes[0], 6);
    assert_number(play(e, "{\"replies\":[2,2,2,2]}")->axes[0], -10);
    engine_free(e);
}

static void a_reply_that_may_not_be_given_ends_the_play(void **state)
{
    (void)state;
    struct engine *e = load_lesson(axes, NULL);
    assert_number(play(e, "{\"replies\":[1,1]}")->axes[0], 7);
    assert_false(play(e, "{\"replies\":[4]}")->lessons[0].exercises->finished);
    assert_false(
        play(e, "{\"replies\":[3,1]}")->lessons[0].exercises->answered);
    assert_true(
        play(e, "{\"replies\":[1,3,1,4]}")->lessons[0].exercises->finished);
    engine_free(e);
}

static void hints_cost_but_never_below_nothing(void **state)
{
    (void)state;
    const char *x = "{" NAME "\"kind\":\"choice\",\"points\":4,\"hints\":3,"
                    "\"hintCost\":0.4,\"options\":[" RIGHT "," WRONG "]}";
    assert_number(score(x, "{\"picked\":[1],\"hints\":1}"), 2.4);
    assert_number(score(x, "{\"picked\":[1],\"hints\":3}"), 0);
    assert_number(score(x, "{\"picked\":[1],\"hints\":99}"), 0);
    assert_number(score(x, "{\"picked\":[2],\"hints\":1}"), 0);
}

static void attempts_run_out(void **state)
{
    (void)state;
    struct engine *e =
        load_lesson("{" NAME "\"kind\":\"choice\",\"attempts\":2,"
                    "\"options\":[" RIGHT "," WRONG "]}",
                    NULL);
    assert_int_equal(exercise(e, 0)->tries_left, 2);
    assert_true(answer(e, "l/x", "{\"picked\":[2],\"tries\":1}"));
    assert_int_equal(exercise(e, 0)->tries_left, 1);
    assert_false(exercise(e, 0)->finished);
    assert_true(answer(e, "l/x", "{\"picked\":[2],\"tries\":2}"));
    assert_int_equal(exercise(e, 0)->tries_left, 0);
    assert_true(exercise(e, 0)->finished);
    engine_free(e);
}

static void what_is_no_answer_changes_nothing(void **state)
{
    (void)state;
    const char *x = "{" NAME "\"kind\":\"choice\",\"options\":[" RIGHT "]}";
    struct engine *e = load_lesson(x, NULL);
    assert_true(answer(e, "l/x", "{\"picked\":[1]}"));
    static const char *const bad[] = {
        "",
        "[]",
        "{",
        "{\"picked\":[2]}",
        "{\"picked\":1}",
        "{\"picked\":[0]}",
        "{\"picked\":[1.5]}",
        "{\"picked\":[1],\"tries\":-1}",
        "{\"picked\":[1],}",
        "{\"picked\":[1]} x",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (answer(e, "l/x", bad[i]))
            fail_msg("taken: %s", bad[i]);
    assert_false(answer(e, "l/y", "{\"picked\":[1]}"));
    assert_false(answer(e, "x", "{\"picked\":[1]}"));
    assert_number(exercise(e, 0)->points.score, 1);
    engine_free(e);
}

static void a_lesson_without_levels_counts_in_the_total(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        "{" NAME "\"kind\":\"choice\",\"options\":[" RIGHT "," WRONG "]},"
        "{\"name\":\"y\",\"kind\":\"reflect\",\"points\":2,\"bytes\":9}",
        NULL);
    assert_true(answer(e, "l/x", "{\"picked\":[1]}"));
    assert_number(engine_evaluate(e)->total.score, 1);
    assert_number(engine_evaluate(e)->total.max, 3);
    assert_number(engine_evaluate(e)->status.scaled, 0.3333333);
    engine_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_of_one_gives_all_or_nothing),
        cmocka_unit_test(a_choice_of_many_takes_wrong_from_right),
        cmocka_unit_test(points_in_boxes_are_added_up),
        cmocka_unit_test(levels_in_boxes_earn_for_their_level),
        cmocka_unit_test(a_spread_choice_of_one_counts_once_in_the_total),
        cmocka_unit_test(words_are_enough_for_a_reflection),
        cmocka_unit_test(a_silence_counts_until_the_first_word),
        cmocka_unit_test(the_question_is_half_of_a_silence),
        cmocka_unit_test(an_open_question_is_not_judged),
        cmocka_unit_test(cues_are_the_mean_of_their_parts),
        cmocka_unit_test(too_early_costs_more_than_too_late),
        cmocka_unit_test(
            the_decision_is_neutral_as_a_mark_and_can_be_the_moment),
        cmocka_unit_test(a_dialogue_is_worth_its_ending),
        cmocka_unit_test(replies_with_levels_share_the_points),
        cmocka_unit_test(axes_stay_within_ten),
        cmocka_unit_test(a_reply_that_may_not_be_given_ends_the_play),
        cmocka_unit_test(hints_cost_but_never_below_nothing),
        cmocka_unit_test(attempts_run_out),
        cmocka_unit_test(what_is_no_answer_changes_nothing),
        cmocka_unit_test(a_lesson_without_levels_counts_in_the_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
