// States that meet another version of the course, and damaged ones: the table
// of state.h cell by cell.
#include "engine_versions.h"

#include <stdlib.h>

enum fate { KEPT, DROPPED, REDONE };

static char *copy(const char *s)
{
    const size_t n = strlen(s) + 1;
    return memcpy(malloc(n), s, n);
}

static void assert_fate(struct engine *e, const char *full_name, enum fate fate,
                        const char *what)
{
    const struct engine_update u = engine_update(e);
    struct heap heap = {0};
    const char *key = heap_format(&heap, "\"%s\":{", full_name);
    const bool is_there = strstr(engine_answers_json(e), key) != NULL;
    const bool is_changed =
        strstr(engine_result_json(e), "\"changed\":true") != NULL;
    if (u.kept != (fate == KEPT) || u.dropped != (fate == DROPPED) ||
        u.redone != (fate == REDONE) || is_there != (fate == KEPT) ||
        is_changed != (fate == REDONE))
        fail_msg("%s: kept %d, dropped %d, redone %d", what, u.kept, u.dropped,
                 u.redone);
    heap_clear(&heap);
}

static void the_same_shape_is_kept(void **state)
{
    (void)state;
    for (int i = 0; i < N_ROWS; i++) {
        struct engine *old = load_one("x", "a1", kinds[i].table);
        struct engine *next = load_one("x", "a1", kinds[i].table);
        assert_true(answer(old, "l/x", kinds[i].given));
        assert_true(engine_unpack(next, engine_pack(old)));
        assert_fate(next, "l/x", KEPT, kinds[i].table);
        assert_string_equal(engine_answers_json(next),
                            engine_answers_json(old));
        engine_free(old);
        engine_free(next);
    }
}

static void another_shape_is_redone_unless_answers_last(void **state)
{
    (void)state;
    for (int i = 0; i < N_ROWS; i++) {
        struct engine *old = load_one("x", "a1", kinds[i].table);
        struct engine *next = load_one("x", "a2", kinds[i].table);
        assert_true(answer(old, "l/x", kinds[i].given));
        assert_true(engine_unpack(next, engine_pack(old)));
        assert_fate(next, "l/x", kinds[i].lasting ? KEPT : REDONE,
                    kinds[i].table);
        engine_free(old);
        engine_free(next);
    }
}

static void an_exercise_that_is_gone_is_dropped(void **state)
{
    (void)state;
    for (int i = 0; i < N_ROWS; i++) {
        struct engine *old = load_one("x", "a1", kinds[i].table);
        struct engine *next = load_one("y", "a1", kinds[i].table);
        assert_true(answer(old, "l/x", kinds[i].given));
        assert_true(engine_unpack(next, engine_pack(old)));
        assert_fate(next, "l/x", DROPPED, kinds[i].table);
        engine_free(old);
        engine_free(next);
    }
}

// Two rows may be of one kind, "choice": what stands before the comma.
static bool is_same_kind(const char *a, const char *b)
{
    const size_t n = strcspn(a, ",");
    return strncmp(a, b, n + 1) == 0;
}

static void another_kind_is_redone(void **state)
{
    (void)state;
    for (int i = 0; i < N_ROWS; i++)
        for (int k = 0; k < N_ROWS; k++) {
            if (is_same_kind(kinds[i].table, kinds[k].table))
                continue;
            struct engine *old = load_one("x", "a1", kinds[i].table);
            struct engine *next = load_one("x", "a1", kinds[k].table);
            assert_true(answer(old, "l/x", kinds[i].given));
            assert_true(engine_unpack(next, engine_pack(old)));
            assert_fate(next, "l/x", REDONE, kinds[k].table);
            engine_free(old);
            engine_free(next);
        }
}

// The shape says the same, but what was chosen is not there any more.
static void what_does_not_exist_any_more_is_redone(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"\"kind\":\"choice\",\"options\":[" RIGHT "," WRONG "]",
         "{\"picked\":[2]}", "\"kind\":\"choice\",\"options\":[" RIGHT "]"},
        {"\"kind\":\"order\",\"items\":3", "{\"order\":[3,1,2]}",
         "\"kind\":\"order\",\"items\":2"},
        {"\"kind\":\"match\",\"left\":2,\"right\":2,\"pairs\":[1,2]",
         "{\"pairs\":[0,2]}",
         "\"kind\":\"match\",\"left\":1,\"right\":2,\"pairs\":[1]"},
        {"\"kind\":\"scale\",\"from\":1,\"to\":7", "{\"value\":7}",
         "\"kind\":\"scale\",\"from\":1,\"to\":5"},
        {"\"kind\":\"gaps\",\"list\":[\"a\",\"b\"],\"gaps\":[{\"accept\":[1]}]",
         "{\"gaps\":[2]}",
         "\"kind\":\"gaps\",\"list\":[\"a\"],\"gaps\":[{\"accept\":[1]}]"},
        {"\"kind\":\"gaps\",\"gaps\":[{\"accept\":[]},{\"accept\":[]}]",
         "{\"gaps\":[\"a\",\"b\"]}",
         "\"kind\":\"gaps\",\"gaps\":[{\"accept\":[]}]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct engine *old = load_one("x", "", rows[i][0]);
        struct engine *next = load_one("x", "", rows[i][2]);
        assert_true(answer(old, "l/x", rows[i][1]));
        assert_true(engine_unpack(next, engine_pack(old)));
        assert_fate(next, "l/x", REDONE, rows[i][2]);
        engine_free(old);
        engine_free(next);
    }
}

static void what_lasts_fits_its_new_room(void **state)
{
    (void)state;
    static const char *const rows[][4] = {
        {"\"kind\":\"reflect\",\"bytes\":20", "{\"text\":\"een lange zin\"}",
         "\"kind\":\"reflect\",\"bytes\":9", "{\"text\":\"een lange\""},
        {"\"kind\":\"silence\",\"seconds\":9,\"options\":[" RIGHT "]",
         "{\"held\":8,\"asked\":1}", "\"kind\":\"silence\",\"seconds\":5",
         "{\"asked\":null,\"held\":5"},
        {"\"kind\":\"silence\",\"seconds\":9,\"open\":true",
         "{\"held\":8,\"asked\":\"En?\"}", "\"kind\":\"silence\",\"seconds\":9",
         "{\"asked\":null,\"held\":8"},
        {"\"kind\":\"silence\",\"seconds\":9", "{\"held\":8}",
         "\"kind\":\"silence\",\"seconds\":9,\"open\":true",
         "{\"asked\":null,\"held\":8"},
        {"\"kind\":\"number\",\"answer\":3,\"unit\":\"kg\"",
         "{\"number\":\"3 kg\"}", "\"kind\":\"number\",\"answer\":5",
         "{\"number\":3,"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct engine *old = load_one("x", "a1", rows[i][0]);
        struct engine *next = load_one("x", "a2", rows[i][2]);
        assert_true(answer(old, "l/x", rows[i][1]));
        assert_true(engine_unpack(next, engine_pack(old)));
        assert_fate(next, "l/x", KEPT, rows[i][2]);
        if (!strstr(engine_answers_json(next), rows[i][3]))
            fail_msg("%s", engine_answers_json(next));
        engine_free(old);
        engine_free(next);
    }
}

static void what_is_to_be_redone_stays_so_until_it_is_done(void **state)
{
    (void)state;
    struct engine *old = load_one("x", "a1", kinds[0].table);
    struct engine *next = load_one("x", "a2", kinds[0].table);
    struct engine *later = load_one("x", "a3", kinds[0].table);
    assert_true(answer(old, "l/x", kinds[0].given));
    assert_true(engine_unpack(next, engine_pack(old)));
    assert_true(engine_unpack(later, engine_pack(next)));
    assert_int_equal(engine_update(later).redone, 0); // was decided before
    assert_non_null(strstr(engine_result_json(later), "\"changed\":true"));
    assert_true(engine_unpack(next, engine_pack(next)));
    assert_non_null(strstr(engine_result_json(next), "\"changed\":true"));
    assert_true(answer(next, "l/x", kinds[0].given));
    assert_null(strstr(engine_result_json(next), "changed"));
    assert_true(engine_unpack(later, engine_pack(next)));
    assert_fate(later, "l/x", REDONE, "again");
    engine_reset(later);
    assert_null(strstr(engine_result_json(later), "changed"));
    engine_free(old);
    engine_free(next);
    engine_free(later);
}

#define POOL(pick)                                                             \
    "\"kind\":\"pool\",\"pick\":" pick ",\"exercises\":[\"m\"]},"              \
    "{\"name\":\"m\",\"kind\":\"reflect\",\"bytes\":9"

static void a_pool_that_changed_is_drawn_anew(void **state)
{
    (void)state;
    struct engine *old = load_one("p", "a1", POOL("1"));
    struct engine *same = load_one("p", "a1", POOL("1"));
    struct engine *next = load_one("p", "a2", POOL("1"));
    struct engine *gone = load_one("q", "a1", POOL("1"));
    assert_true(answer(old, "l/p", "{\"draws\":2}"));
    assert_true(engine_visit(old, "l"));
    assert_true(engine_unpack(same, engine_pack(old)));
    assert_fate(same, "l/p", KEPT, "pool");
    assert_true(engine_unpack(next, engine_pack(old)));
    assert_fate(next, "l/p", REDONE, "pool");
    assert_true(engine_unpack(gone, engine_pack(old)));
    assert_fate(gone, "l/p", DROPPED, "pool");
    assert_non_null(strstr(engine_answers_json(gone), "\"visited\":[\"l\"]"));
    engine_free(old);
    engine_free(same);
    engine_free(next);
    engine_free(gone);
}

// -- version 1 ----------------------------------------------------------------

static const char *const first_five =
    "{\"name\":\"one\",\"kind\":\"choice\",\"hints\":3,\"shape\":\"a\","
    "\"options\":[" RIGHT "," WRONG "]},"
    "{\"name\":\"many\",\"kind\":\"choice\",\"many\":true,\"options\":"
    "[" RIGHT "," RIGHT "," WRONG "]},"
    "{\"name\":\"note\",\"kind\":\"reflect\",\"bytes\":60},"
    "{\"name\":\"hold\",\"kind\":\"silence\",\"seconds\":12.5,\"options\":"
    "[" RIGHT "," WRONG "]},"
    "{\"name\":\"ask\",\"kind\":\"silence\",\"seconds\":600,\"open\":true,"
    "\"bytes\":40,\"options\":[]},"
    "{\"name\":\"cues\",\"kind\":\"cues\",\"lines\":[{\"box\":\" \"},"
    "{\"box\":\"x\"},{\"box\":\"!\"}],\"options\":[" RIGHT "]},"
    "{\"name\":\"talk\",\"kind\":\"dialogue\",\"start\":0,\"scenes\":["
    "{\"name\":\"a\",\"replies\":[{\"to\":0},{\"to\":1}]},"
    "{\"name\":\"b\",\"replies\":[]}]}";

// Written by the engine before there were seeds and shapes.
static const char version_1[] =
    "18.NQtRAwq3Q!Dp*Rvfz.232Sw*8uPQ.0113C2*IWJC,0Zo~n3:_~Y0stil=k820~Y"
    "0~A0_=S820_=qRX0_100~b00n*9jPE:011c1.1.G1..eZ*ikpO:000lY1..En_jij?"
    "xk*ji09;01312JF*EqX0/01127n*";

static const char first_answers[] =
    "{\"answers\":{\"l/one\":{\"picked\":[2],\"tries\":3,\"hints\":2},"
    "\"l/many\":{\"picked\":[1,3],\"tries\":1,\"hints\":0},\"l/note\":{"
    "\"text\":\"Zoë: \\\"stil…\\\"\\n — 🙂 100%\",\"hints\":0},"
    "\"l/hold\":{\"asked\":1,\"held\":10,\"breaks\":[0,7.7],\"done\":tr"
    "ue,\"hints\":0},\"l/ask\":{\"asked\":\"En jij?\",\"held\":599.9,\""
    "breaks\":[],\"done\":false,\"hints\":0},\"l/cues\":{\"marked\":[2]"
    ",\"moment\":3,\"reply\":1,\"done\":true,\"hints\":0},\"l/talk\":{"
    "\"replies\":[1,1,2],\"hints\":0}},\"visited\":[\"l\"]}";

static void a_state_of_version_1_is_read(void **state)
{
    (void)state;
    struct engine *e = load_lesson(first_five, NULL);
    assert_true(engine_unpack(e, version_1));
    assert_string_equal(engine_answers_json(e), first_answers);
    assert_int_equal(engine_update(e).kept, 7);
    assert_int_equal(engine_seed(e), 0);
    // and becomes one of version 2 that says the same
    char *now = copy(engine_pack(e));
    assert_int_equal(now[0], '2');
    assert_true(engine_unpack(e, now));
    assert_string_equal(engine_answers_json(e), first_answers);
    free(now);
    engine_free(e);
}

// -- damage -------------------------------------------------------------------

// How many answers are there?
static int count(struct engine *e)
{
    int n = 0;
    const char *s = engine_answers_json(e);
    while ((s = strstr(s, "\"hints\"")) != NULL) {
        n++;
        s++;
    }
    return n;
}

// One of each row above, and a pool.
static struct engine *load_all(void)
{
    struct heap heap = {0};
    struct buffer all = {0};
    for (int i = 0; i < N_ROWS; i++)
        buffer_puts(&all, heap_format(&heap, "{\"name\":\"x%d\",%s},", i,
                                      kinds[i].table));
    buffer_puts(&all, "{\"name\":\"p\"," POOL("1") "}");
    struct engine *e = load_lesson(all.at, NULL);
    buffer_clear(&all);
    heap_clear(&heap);
    return e;
}

static struct engine *answer_all(void)
{
    struct engine *e = load_all();
    char name[16];
    engine_set_seed(e, 123456789);
    for (int i = 0; i < N_ROWS; i++) {
        snprintf(name, sizeof name, "l/x%d", i);
        assert_true(answer(e, name, kinds[i].given));
    }
    assert_true(answer(e, "l/p", "{\"draws\":3}"));
    assert_true(engine_visit(e, "l"));
    return e;
}

static void every_flipped_byte_costs_one_record_at_most(void **state)
{
    (void)state;
    struct engine *e = answer_all();
    char *whole = copy(engine_pack(e));
    const size_t n = strlen(whole);
    const int all = count(e);
    assert_int_equal(all, N_ROWS + 1);
    for (size_t i = 0; i < n; i++) {
        const char was = whole[i];
        for (int c = 1; c < 256; c++) {
            if ((char)c == was)
                continue;
            whole[i] = (char)c;
            if (engine_unpack(e, whole))
                fail_msg("sound with %d at %zu", c, i);
            if (count(e) < all - 1)
                fail_msg("%d answers with %d at %zu", count(e), c, i);
        }
        whole[i] = was;
    }
    free(whole);
    engine_free(e);
}

static void every_lost_byte_costs_one_record_at_most(void **state)
{
    (void)state;
    struct engine *e = answer_all();
    char *whole = copy(engine_pack(e));
    const size_t n = strlen(whole);
    const int all = count(e);
    char *cut = malloc(n);
    for (size_t i = 0; i < n; i++) {
        memcpy(cut, whole, i);
        memcpy(cut + i, whole + i + 1, n - i);
        if (engine_unpack(e, cut))
            fail_msg("sound without %zu", i);
        // a star between two records costs both
        if (count(e) < all - (whole[i] == '*' ? 2 : 1))
            fail_msg("%d answers without %zu", count(e), i);
    }
    free(cut);
    free(whole);
    engine_free(e);
}

static void every_cut_keeps_what_is_before_it(void **state)
{
    (void)state;
    struct engine *e = answer_all();
    char *whole = copy(engine_pack(e));
    int before = count(e);
    for (size_t n = strlen(whole) - 1; n > 0; n--) {
        whole[n] = '\0';
        assert_false(engine_unpack(e, whole));
        const int now = count(e);
        assert_true(now <= before && now >= before - 1);
        before = now;
    }
    assert_int_equal(before, 0);
    free(whole);
    engine_free(e);
}

static void what_stands_before_it_does_no_harm(void **state)
{
    (void)state;
    struct engine *e = answer_all();
    struct heap heap = {0};
    const int all = count(e);
    const char *whole = heap_format(&heap, "%s", engine_pack(e));
    // cut off at the front, as by an LMS that keeps the last characters
    for (size_t i = 1; whole[i]; i++) {
        assert_false(engine_unpack(e, whole + i));
        assert_true(count(e) <= all);
    }
    assert_false(engine_unpack(e, heap_format(&heap, "undefined%s", whole)));
    assert_int_equal(count(e), all);
    assert_false(engine_unpack(e, heap_format(&heap, "%s%s", whole, whole)));
    assert_int_equal(count(e), all);
    heap_clear(&heap);
    engine_free(e);
}

static void a_damaged_record_does_not_cost_the_seed(void **state)
{
    (void)state;
    struct engine *e = answer_all();
    char *whole = copy(engine_pack(e));
    const size_t n = strlen(whole);
    whole[n - 3] = whole[n - 3] == 'a' ? 'b' : 'a';
    assert_false(engine_unpack(e, whole));
    assert_int_equal(engine_seed(e), 123456789);
    free(whole);
    engine_free(e);
}

static void rubbish_is_no_state(void **state)
{
    (void)state;
    struct engine *e = load_all();
    static const char letters[] = "0123456789AZaz.,:;/-=~_()?@!*";
    uint64_t dice = 7;
    char text[120];
    for (int i = 0; i < 20000; i++) {
        const size_t n = (size_t)i % (sizeof text - 1);
        for (size_t k = 0; k < n; k++) {
            dice = dice * 6364136223846793005u + 1442695040888963407u;
            text[k] = letters[(dice >> 33) % (sizeof letters - 1)];
        }
        text[n] = '\0';
        if (n > 0)
            text[0] = i % 2 ? '1' : '2';
        assert_false(engine_unpack(e, text));
        assert_int_equal(count(e), 0);
    }
    engine_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_shape_is_kept),
        cmocka_unit_test(another_shape_is_redone_unless_answers_last),
        cmocka_unit_test(an_exercise_that_is_gone_is_dropped),
        cmocka_unit_test(another_kind_is_redone),
        cmocka_unit_test(what_does_not_exist_any_more_is_redone),
        cmocka_unit_test(what_lasts_fits_its_new_room),
        cmocka_unit_test(what_is_to_be_redone_stays_so_until_it_is_done),
        cmocka_unit_test(a_pool_that_changed_is_drawn_anew),
        cmocka_unit_test(a_state_of_version_1_is_read),
        cmocka_unit_test(every_flipped_byte_costs_one_record_at_most),
        cmocka_unit_test(every_lost_byte_costs_one_record_at_most),
        cmocka_unit_test(every_cut_keeps_what_is_before_it),
        cmocka_unit_test(what_stands_before_it_does_no_harm),
        cmocka_unit_test(a_damaged_record_does_not_cost_the_seed),
        cmocka_unit_test(rubbish_is_no_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
