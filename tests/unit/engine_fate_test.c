// What becomes of answers in a new version of the course, said beforehand.
#include "engine_versions.h"

// engine_fate() says beforehand what engine_unpack() does: each kind against
// each, with the same name and shape, another shape, another name.
static void what_becomes_of_answers_is_known(void **state)
{
    (void)state;
    static const struct {
        const char *name, *shape;
    } next[] = {{"x", "a1"}, {"x", "a2"}, {"y", "a1"}};
    for (int i = 0; i < N_ROWS; i++)
        for (int k = 0; k < 3 * N_ROWS; k++) {
            struct engine *old = load_one("x", "a1", kinds[i].table);
            struct engine *e = load_one(next[k % 3].name, next[k % 3].shape,
                                        kinds[k / 3].table);
            const char *now;
            const enum engine_fate fate = engine_fate(e, old, "l/x", &now);
            assert_true(answer(old, "l/x", kinds[i].given));
            assert_true(engine_unpack(e, engine_pack(old)));
            const struct engine_update u = engine_update(e);
            assert_int_equal(u.dropped, fate == ENGINE_DROPPED);
            assert_int_equal(now == NULL, fate == ENGINE_DROPPED);
            if (fate == ENGINE_REDONE) // what is kept may not fit its kind
                assert_int_equal(u.redone, 1);
            else
                assert_int_equal(u.kept + u.redone, fate == ENGINE_KEPT);
            engine_free(old);
            engine_free(e);
        }
}

// What it was called first is what it is called in saved states.
static void a_former_name_keeps_answers(void **state)
{
    (void)state;
    const char *now;
    struct engine *old = load_one("x", "a1", kinds[0].table);
    struct engine *e =
        load_lesson("{\"name\":\"y\",\"was\":\"l/x\",\"kind\":\"choice\","
                    "\"shape\":\"a1\",\"options\":[" RIGHT "," WRONG "]},"
                    "{\"name\":\"x\",\"was\":\"l/old\",\"kind\":\"reflect\","
                    "\"bytes\":9}",
                    NULL);
    assert_true(answer(old, "l/x", kinds[0].given));
    assert_int_equal(engine_fate(e, old, "l/x", &now), ENGINE_KEPT);
    assert_string_equal(now, "l/y");
    assert_true(engine_unpack(e, engine_pack(old)));
    assert_int_equal(engine_update(e).kept, 1);
    assert_non_null(strstr(engine_answers_json(e), "\"l/y\":{"));
    assert_true(engine_unpack(old, engine_pack(e)));
    assert_non_null(strstr(engine_answers_json(old), "\"l/x\":{"));
    engine_free(old);
    engine_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_becomes_of_answers_is_known),
        cmocka_unit_test(a_former_name_keeps_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
