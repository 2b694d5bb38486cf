// Shuffles (shuffle.h) and what pools draw by them (pool.h).
#include "engine_course.h"

#include "engine/course/shuffle.h"

#include <stdlib.h>

static bool is_permutation(const int *order, int n)
{
    bool seen[64] = {false};
    for (int i = 0; i < n; i++) {
        if (order[i] < 1 || order[i] > n || seen[order[i]])
            return false;
        seen[order[i]] = true;
    }
    return true;
}

static void a_shuffle_is_a_permutation(void **state)
{
    (void)state;
    struct heap heap = {0};
    for (unsigned seed = 0; seed < 500; seed++)
        for (int n = 0; n < 60; n += 7) {
            assert_true(is_permutation(shuffle(&heap, seed, "l/x", n), n));
            assert_true(
                is_permutation(shuffle_apart(&heap, seed, "l/x", n), n));
            heap_reset(&heap);
        }
    heap_clear(&heap);
}

static void a_shuffle_is_the_same_on_every_machine(void **state)
{
    (void)state;
    static const struct {
        unsigned seed;
        const char *name;
        int order[8];
    } rows[] = {
        {0, "lesson/x", {1, 2, 3, 4, 5, 6, 7, 8}},
        {1, "lesson/x", {8, 3, 5, 4, 2, 7, 6, 1}},
        {2, "lesson/x", {2, 8, 6, 4, 1, 3, 7, 5}},
        {1, "lesson/y", {7, 1, 6, 4, 5, 2, 8, 3}},
        {20260105, "zoë/é", {6, 7, 2, 1, 8, 4, 3, 5}},
        {MAX_SEED, "", {8, 1, 5, 3, 7, 2, 6, 4}},
    };
    struct heap heap = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_memory_equal(shuffle(&heap, rows[i].seed, rows[i].name, 8),
                            rows[i].order, sizeof rows[i].order);
    heap_clear(&heap);
}

// 24 orders of 4, 12,000 seeds: each about 500 times.
static void every_order_is_as_likely(void **state)
{
    (void)state;
    struct heap heap = {0};
    int times[256] = {0};
    for (unsigned seed = 1; seed <= 12000; seed++) {
        const int *o = shuffle(&heap, seed, "lesson/x", 4);
        times[(o[0] - 1) * 64 + (o[1] - 1) * 16 + (o[2] - 1) * 4 + o[3] - 1]++;
        heap_reset(&heap);
    }
    int orders = 0;
    for (int i = 0; i < 256; i++) {
        if (times[i] == 0)
            continue;
        orders++;
        if (times[i] < 400 || times[i] > 600)
            fail_msg("order %d came %d times", i, times[i]);
    }
    assert_int_equal(orders, 24);
    heap_clear(&heap);
}

static void a_shuffled_order_is_never_the_solution(void **state)
{
    (void)state;
    static const int moved[] = {2, 1};
    struct heap heap = {0};
    for (unsigned seed = 1; seed < 50; seed++)
        assert_memory_equal(shuffle_apart(&heap, seed, "l/x", 2), moved,
                            sizeof moved);
    assert_int_equal(shuffle_apart(&heap, 0, "l/x", 2)[0], 1);
    assert_int_equal(shuffle_apart(&heap, 3, "l/x", 1)[0], 1);
    heap_clear(&heap);
}

static void a_result_shows_the_order_of_this_participant(void **state)
{
    (void)state;
    static const char *const kinds[] = {
        "\"kind\":\"choice\",\"shuffle\":true,\"options\":[" RIGHT "," WRONG
        "," WRONG "]",
        "\"kind\":\"order\",\"items\":3",
        "\"kind\":\"match\",\"left\":1,\"right\":3,\"pairs\":[1]",
        "\"kind\":\"sort\",\"groups\":1,\"items\":[1,1,1]",
        "\"kind\":\"gaps\",\"list\":[\"a\",\"b\",\"c\"],\"gaps\":[]",
    };
    struct heap heap = {0};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct engine *e = load_lesson(
            heap_format(&heap, "{\"name\":\"x\",%s}", kinds[i]), NULL);
        assert_null(strstr(engine_result_json(e), "\"shown\":["));
        assert_true(engine_set_seed(e, 4));
        const int *o = (i == 1 ? shuffle_apart : shuffle)(&heap, 4, "l/x", 3);
        const char *shown =
            heap_format(&heap, "\"shown\":[%d,%d,%d]}", o[0], o[1], o[2]);
        assert_non_null(strstr(engine_result_json(e), shown));
        engine_free(e);
    }
    heap_clear(&heap);
}

static void a_choice_that_is_not_shuffled_stands_as_written(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        "{\"name\":\"x\",\"kind\":\"choice\",\"options\":[" RIGHT "]}", NULL);
    assert_true(engine_set_seed(e, 4));
    assert_null(strstr(engine_result_json(e), "\"shown\":["));
    engine_free(e);
}

static void a_seed_is_kept_and_stays(void **state)
{
    (void)state;
    struct engine *e =
        load_lesson("{\"name\":\"x\",\"kind\":\"order\",\"items\":3}", NULL);
    assert_int_equal(engine_seed(e), 0);
    assert_false(engine_set_seed(e, 0));
    assert_false(engine_set_seed(e, 0x80000000u));
    // answers that were given without a seed may get one
    assert_true(answer(e, "l/x", "{\"order\":[1,2,3]}"));
    assert_true(engine_set_seed(e, MAX_SEED));
    assert_false(engine_set_seed(e, 5));
    assert_true(engine_set_seed(e, MAX_SEED));
    struct engine *again =
        load_lesson("{\"name\":\"x\",\"kind\":\"order\",\"items\":3}", NULL);
    assert_true(engine_unpack(again, engine_pack(e)));
    assert_int_equal(engine_seed(again), MAX_SEED);
    engine_reset(e);
    assert_int_equal(engine_seed(e), MAX_SEED);
    assert_true(engine_set_seed(e, 5));
    assert_int_equal(engine_seed(e), 5);
    engine_free(e);
    engine_free(again);
}

// A pool of five, two at a time: a reflection, a scale, a choice and two
// numbers. POOL is more keys of the pool.
static struct engine *load_pool(const char *pool)
{
    struct heap heap = {0};
    struct engine *e = load_lesson(
        heap_format(&heap,
                    "{\"name\":\"p\",\"kind\":\"pool\",\"pick\":2,%s"
                    "\"exercises\":[\"a\",\"b\",\"c\",\"d\",\"e\"]},"
                    "{\"name\":\"a\",\"kind\":\"number\",\"answer\":1,"
                    "\"level\":\"logical\"},"
                    "{\"name\":\"b\",\"kind\":\"order\",\"items\":3,"
                    "\"points\":3,\"attempts\":1},"
                    "{\"name\":\"c\",\"kind\":\"reflect\",\"bytes\":9},"
                    "{\"name\":\"d\",\"kind\":\"scale\",\"from\":1,\"to\":3},"
                    "{\"name\":\"e\",\"kind\":\"number\",\"answer\":2}",
                    pool),
        NULL);
    heap_clear(&heap);
    return e;
}

static void assert_drawn(struct engine *e, const char *drawn)
{
    if (!strstr(engine_result_json(e), drawn))
        fail_msg("no %s in %s", drawn, engine_result_json(e));
}

static void draws_go_round_through_all_of_a_pool(void **state)
{
    (void)state;
    struct engine *e = load_pool("");
    assert_drawn(e, "\"drawn\":[]");
    assert_true(answer(e, "l/p", "{\"draws\":1}"));
    assert_drawn(e, "\"drawn\":[\"a\",\"b\"]");
    assert_true(answer(e, "l/p", "{\"draws\":2}"));
    assert_drawn(e, "\"drawn\":[\"c\",\"d\"]");
    assert_true(answer(e, "l/p", "{\"draws\":3}"));
    assert_drawn(e, "\"drawn\":[\"e\",\"a\"]");
    assert_true(answer(e, "l/p", "{\"draws\":999}")); // counted up to 60
    assert_non_null(strstr(engine_answers_json(e), "\"draws\":60"));
    engine_free(e);
}

static void a_retry_shows_unseen_ones_first(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed < 200; seed++) {
        struct engine *e = load_pool("");
        bool seen[5] = {false};
        assert_true(engine_set_seed(e, seed));
        for (int draw = 1; draw <= 2; draw++) {
            char given[32];
            snprintf(given, sizeof given, "{\"draws\":%d}", draw);
            assert_true(answer(e, "l/p", given));
            const char *s = strstr(engine_result_json(e), "\"drawn\":[\"");
            const int first = s[10] - 'a';
            const int second = s[14] - 'a';
            assert_false(seen[first]);
            seen[first] = true;
            assert_false(seen[second]);
            seen[second] = true;
        }
        engine_free(e);
    }
}

static void members_count_only_through_their_pool(void **state)
{
    (void)state;
    struct engine *e = load_pool("\"points\":4,\"level\":\"feeling\",");
    const struct engine_result *r = engine_evaluate(e);
    assert_number(r->total.max, 4);
    assert_number(r->levels[0].max, 0);
    assert_number(r->levels[1].max, 4);
    assert_int_equal(r->lessons[0].required, 1);
    assert_true(answer(e, "l/p", "{\"draws\":1}"));
    assert_false(exercise(e, 0)->answered);
    assert_true(answer(e, "l/a", "{\"number\":1}"));
    r = engine_evaluate(e);
    assert_true(r->lessons[0].exercises[0].answered);
    assert_false(r->lessons[0].exercises[0].finished);
    assert_number(r->levels[0].score, 0);
    assert_number(r->levels[1].score, 2);
    assert_number(r->total.score, 2);
    assert_int_equal(r->lessons[0].exercises[0].right, ENGINE_UNSURE);
    // 2 of 3 pairs in order less 1: a third of its points
    assert_true(answer(e, "l/b", "{\"order\":[2,1,3]}"));
    r = engine_evaluate(e);
    assert_number(r->total.score, 2.666667);
    assert_true(r->lessons[0].complete);
    assert_int_equal(r->lessons[0].exercises[0].right, ENGINE_NO);
    engine_free(e);
}

static void a_lesson_without_levels_counts_its_pools(void **state)
{
    (void)state;
    struct engine *e = load_pool("\"points\":2,");
    assert_true(answer(e, "l/a", "{\"number\":1}"));
    assert_number(engine_evaluate(e)->total.score, 0); // not drawn
    assert_true(answer(e, "l/p", "{\"draws\":1}"));
    assert_number(engine_evaluate(e)->total.score, 1);
    assert_number(engine_evaluate(e)->total.max, 2);
    engine_free(e);
}

static void what_is_not_scored_is_left_out_of_the_mean(void **state)
{
    (void)state;
    struct engine *e = load_pool("\"attempts\":3,");
    assert_true(answer(e, "l/p", "{\"draws\":2}")); // c and d
    assert_int_equal(exercise(e, 0)->tries_left, 1);
    assert_true(answer(e, "l/c", "{\"text\":\"ja\"}"));
    assert_number(exercise(e, 0)->points.score, 1);
    assert_false(exercise(e, 0)->finished);
    assert_true(answer(e, "l/d", "{\"value\":2}"));
    assert_true(exercise(e, 0)->finished);
    assert_int_equal(exercise(e, 0)->right, ENGINE_UNSURE);
    engine_free(e);
}

static void a_pool_of_unscored_ones_is_worth_doing_them(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        "{\"name\":\"p\",\"kind\":\"pool\",\"pick\":5,\"exercises\":[\"a\"]},"
        "{\"name\":\"a\",\"kind\":\"scale\",\"from\":1,\"to\":3}",
        NULL);
    assert_true(answer(e, "l/p", "{\"draws\":1}"));
    assert_number(exercise(e, 0)->points.score, 0);
    assert_true(answer(e, "l/a", "{\"value\":2}"));
    assert_number(exercise(e, 0)->points.score, 1);
    engine_free(e);
}

static void rules_see_what_was_drawn(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        "{\"name\":\"p\",\"kind\":\"pool\",\"pick\":1,\"exercises\":[\"a\"]},"
        "{\"name\":\"a\",\"kind\":\"scale\",\"from\":1,\"to\":3}",
        "level \"logical\" { score (9, function (p)\n"
        "  return p.p and p.p[1] == \"a\" and #p.p == 1 and p.a or 0 end) }");
    assert_true(answer(e, "l/p", "{\"draws\":1}"));
    assert_true(answer(e, "l/a", "{\"value\":3}"));
    assert_number(engine_evaluate(e)->levels[0].score, 3);
    engine_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shuffle_is_a_permutation),
        cmocka_unit_test(a_shuffle_is_the_same_on_every_machine),
        cmocka_unit_test(every_order_is_as_likely),
        cmocka_unit_test(a_shuffled_order_is_never_the_solution),
        cmocka_unit_test(a_result_shows_the_order_of_this_participant),
        cmocka_unit_test(a_choice_that_is_not_shuffled_stands_as_written),
        cmocka_unit_test(a_seed_is_kept_and_stays),
        cmocka_unit_test(draws_go_round_through_all_of_a_pool),
        cmocka_unit_test(a_retry_shows_unseen_ones_first),
        cmocka_unit_test(members_count_only_through_their_pool),
        cmocka_unit_test(a_lesson_without_levels_counts_its_pools),
        cmocka_unit_test(what_is_not_scored_is_left_out_of_the_mean),
        cmocka_unit_test(a_pool_of_unscored_ones_is_worth_doing_them),
        cmocka_unit_test(rules_see_what_was_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
