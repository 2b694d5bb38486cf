// The saved state: round trips, damage, other versions of the course.
#include "engine_course.h"

#include <stdlib.h>

static const char *const exercises =
    "{\"name\":\"one\",\"kind\":\"choice\",\"hints\":3,\"options\":"
    "[" RIGHT "," WRONG "]},"
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

static void answer_all(struct engine *e)
{
    static const char *const all[][2] = {
        {"l/one", "{\"picked\":[2],\"tries\":3,\"hints\":2}"},
        {"l/many", "{\"picked\":[3,1]}"},
        {"l/note", "{\"text\":\"Zoë: \\\"stil…\\\"\\n — 🙂 100%\"}"},
        {"l/hold", "{\"asked\":1,\"held\":9.96,\"breaks\":[0,7.7],"
                   "\"done\":true}"},
        {"l/ask", "{\"asked\":\"En jij?\",\"held\":599.9}"},
        {"l/cues", "{\"marked\":[2],\"moment\":3,\"reply\":1,\"done\":true}"},
        {"l/talk", "{\"replies\":[1,1,2]}"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!answer(e, all[i][0], all[i][1]))
            fail_msg("not taken: %s", all[i][1]);
    assert_true(engine_visit(e, "l"));
}

static char *copy(const char *s)
{
    const size_t n = strlen(s) + 1;
    return memcpy(malloc(n), s, n);
}

static void a_state_gives_everything_back(void **state)
{
    (void)state;
    struct engine *e = load_lesson(exercises, NULL);
    struct engine *again = load_lesson(exercises, NULL);
    answer_all(e);
    assert_true(engine_unpack(again, engine_pack(e)));
    assert_string_equal(engine_answers_json(again), engine_answers_json(e));
    assert_string_equal(engine_result_json(again), engine_result_json(e));
    assert_string_equal(engine_pack(again), engine_pack(e));
    engine_free(e);
    engine_free(again);
}

static void only_harmless_characters_are_used(void **state)
{
    (void)state;
    struct engine *e = load_lesson(exercises, NULL);
    answer_all(e);
    const char *s = engine_pack(e);
    assert_int_equal(strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz0123456789"
                               "-._!~*+,:;()/?=@"),
                     strlen(s));
    assert_int_equal(s[0], '2');
    engine_free(e);
}

static void an_empty_state_is_never_an_empty_text(void **state)
{
    (void)state;
    struct engine *e = load_lesson(exercises, NULL);
    assert_true(strlen(engine_pack(e)) > 0);
    assert_true(engine_unpack(e, engine_pack(e)));
    assert_false(engine_unpack(e, ""));
    assert_false(engine_unpack(e, "0"));
    assert_false(engine_unpack(e, "1"));
    assert_false(engine_unpack(e, "2.abcde"));
    engine_free(e);
}

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

static void every_cut_keeps_the_records_before_it(void **state)
{
    (void)state;
    struct engine *e = load_lesson(exercises, NULL);
    answer_all(e);
    char *whole = copy(engine_pack(e));
    int before = 7;
    for (size_t n = strlen(whole) - 1; n > 0; n--) {
        whole[n] = '\0';
        assert_false(engine_unpack(e, whole));
        const int now = count(e);
        if (now > before)
            fail_msg("%d answers are back at %zu", now, n);
        if (before - now > 1)
            fail_msg("%d answers are lost at %zu", before - now, n);
        before = now;
    }
    assert_int_equal(before, 0);
    free(whole);
    engine_free(e);
}

static void a_wrong_character_costs_one_record_at_most(void **state)
{
    (void)state;
    struct engine *e = load_lesson(exercises, NULL);
    answer_all(e);
    char *whole = copy(engine_pack(e));
    const size_t n = strlen(whole);
    for (size_t i = 1; i < n; i++) {
        const char was = whole[i];
        for (const char *c = "*.0Zz~=_"; *c; c++) {
            if (*c == was)
                continue;
            whole[i] = *c;
            assert_false(engine_unpack(e, whole));
            // a lost star costs the record before it only
            if (count(e) < 6)
                fail_msg("%d answers with %c at %zu", count(e), *c, i);
        }
        whole[i] = was;
    }
    free(whole);
    engine_free(e);
}

static void a_changed_course_keeps_what_fits(void **state)
{
    (void)state;
    struct engine *e = load_lesson(exercises, NULL);
    answer_all(e);
    // one is gone, many became one, note stays, hold lost its question and
    // keeps the silence, cues are another kind
    struct engine *next = load_lesson(
        "{\"name\":\"note\",\"kind\":\"reflect\",\"bytes\":5},"
        "{\"name\":\"new\",\"kind\":\"reflect\",\"bytes\":60},"
        "{\"name\":\"many\",\"kind\":\"choice\",\"options\":[" RIGHT "]},"
        "{\"name\":\"hold\",\"kind\":\"silence\",\"seconds\":5},"
        "{\"name\":\"cues\",\"kind\":\"reflect\",\"bytes\":60}",
        NULL);
    assert_true(engine_unpack(next, engine_pack(e)));
    assert_string_equal(engine_answers_json(next),
                        "{\"answers\":{\"l/note\":{\"text\":\"Zo\xC3\xAB\","
                        "\"hints\":0},\"l/hold\":{\"asked\":null,"
                        "\"held\":5,\"breaks\":[0,5],\"done\":true,"
                        "\"hints\":0}},\"visited\":[\"l\"]}");
    engine_free(e);
    engine_free(next);
}

static void a_text_is_cut_to_its_room_at_a_whole_character(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        "{\"name\":\"note\",\"kind\":\"reflect\",\"bytes\":10}", NULL);
    assert_int_equal(engine_text_bytes("a b.", 4), 4);
    assert_int_equal(engine_text_bytes("\xC3\xAB", 2), 3);
    assert_int_equal(engine_text_bytes("\xF0\x9F\x99\x82", 4), 5);
    assert_true(answer(e, "l/note",
                       "{\"text\":\"\xC3\xAB\xC3\xAB\xC3\xAB"
                       "\xC3\xAB\"}"));
    assert_non_null(
        strstr(engine_answers_json(e), "\"\xC3\xAB\xC3\xAB\xC3\xAB\""));
    engine_free(e);
}

static void half_a_character_does_not_cost_a_text(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        "{\"name\":\"note\",\"kind\":\"reflect\",\"bytes\":99}", NULL);
    assert_true(answer(e, "l/note", "{\"text\":\"a\\ud83d b\\u0000\"}"));
    assert_non_null(
        strstr(engine_answers_json(e), "\"a\xEF\xBF\xBD b\xEF\xBF\xBD\""));
    engine_free(e);
}

static void no_state_is_longer_than_promised(void **state)
{
    (void)state;
    struct engine *e = load_lesson(exercises, NULL);
    const size_t most = engine_state_bytes(e, NULL);
    answer_all(e);
    assert_true(answer(e, "l/note",
                       "{\"text\":\"\xF0\x9F\x99\x82\xF0\x9F\x99"
                       "\x82\xF0\x9F\x99\x82\xF0\x9F\x99\x82"
                       "\xF0\x9F\x99\x82\xF0\x9F\x99\x82\xF0"
                       "\x9F\x99\x82\xF0\x9F\x99\x82\xF0\x9F"
                       "\x99\x82\xF0\x9F\x99\x82\xF0\x9F\x99"
                       "\x82\xF0\x9F\x99\x82\"}"));
    assert_true(answer(e, "l/many", "{\"picked\":[1,2,3],\"tries\":999}"));
    assert_true(answer(e, "l/hold",
                       "{\"held\":99999,\"asked\":2,\"breaks\":[99,99,99,99,"
                       "99,99,99,99,99,99,99,99,99,99]}"));
    assert_true(answer(e, "l/ask",
                       "{\"held\":99999,\"asked\":\"0123456789012345678901234"
                       "567890123456789too long\",\"breaks\":[999,999,999,"
                       "999,999,999,999,999,999,999,999,999,999]}"));
    assert_true(answer(e, "l/cues", "{\"marked\":[1,2,3],\"moment\":3}"));
    struct buffer replies = {0};
    buffer_puts(&replies, "{\"replies\":[1");
    for (int i = 0; i < 500; i++)
        buffer_puts(&replies, ",1");
    buffer_puts(&replies, "]}");
    assert_true(answer(e, "l/talk", replies.at));
    buffer_clear(&replies);
    const size_t now = strlen(engine_pack(e));
    if (now > most || now + 20 < most)
        fail_msg("%zu characters, %zu were promised", now, most);
    assert_true(engine_state_bytes(e, "l/one") > 0);
    assert_int_equal(engine_state_bytes(e, "l/nowhere"), 0);
    engine_free(e);
}

static void every_change_raises_the_counter(void **state)
{
    (void)state;
    struct engine *e = load_lesson(exercises, NULL);
    char *before = copy(engine_pack(e));
    assert_true(engine_visit(e, "l"));
    assert_true(engine_visit(e, "l"));
    assert_int_equal(engine_pack(e)[1], '1');
    engine_reset(e);
    assert_int_equal(engine_pack(e)[1], '2');
    assert_true(engine_unpack(e, before));
    assert_string_equal(engine_pack(e), before);
    free(before);
    engine_free(e);
}

static void several_engines_do_not_meet(void **state)
{
    (void)state;
    struct engine *all[8];
    for (int i = 0; i < 8; i++)
        all[i] = load_lesson(exercises, "level \"logical\" { points \"one\" }"
                                        "\ncalls = 0");
    for (int i = 0; i < 8; i += 2)
        assert_true(answer(all[i], "l/one", "{\"picked\":[1]}"));
    for (int i = 0; i < 8; i++)
        assert_number(engine_evaluate(all[i])->total.score, i % 2 ? 0 : 1);
    for (int i = 0; i < 8; i++)
        engine_free(all[i]);
}

static void a_table_that_cannot_be_used_says_why(void **state)
{
    (void)state;
    static const char *const tables[] = {
        "",
        "{",
        "[]",
        "{\"v\":2}",
        "{\"v\":1,\"id\":\"c\",\"lessons\":[{\"id\":\"l\",\"exercises\":"
        "[{\"name\":\"x\",\"kind\":\"quiz\"}]}]}",
        "{\"v\":1,\"id\":\"c\",\"lessons\":[{\"id\":\"l\",\"exercises\":"
        "[{\"name\":\"x\",\"kind\":\"dialogue\",\"start\":1,\"scenes\":[]}]}]}",
        "{\"v\":1,\"id\":\"c\",\"lessons\":[{\"id\":\"l\"},{\"id\":\"l\"}]}",
        "{\"v\":1,\"id\":\"c\",\"lessons\":[{\"id\":\"l\",\"exercises\":"
        "[{\"name\":\"x\",\"kind\":\"reflect\",\"level\":\"no\"}]}]}",
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct engine *e = engine_new();
        assert_false(engine_load(e, tables[i], strlen(tables[i])));
        assert_int_equal(engine_problem_count(e), 1);
        assert_int_equal(engine_problem(e, 0)->code, ENGINE_TABLE);
        assert_int_equal(engine_problem(e, 0)->lesson, -1);
        assert_false(answer(e, "l/x", "{}"));
        assert_false(engine_unpack(e, "1"));
        assert_null(engine_evaluate(e));
        assert_string_equal(engine_pack(e), "");
        engine_free(e);
    }
    engine_free(NULL);
}

// Nothing can be done again then, and what is saved next is whole.
static void what_became_a_feedback_is_dropped(void **state)
{
    (void)state;
    static const char other[] = ",{\"name\":\"y\",\"kind\":\"reflect\"}";
    struct buffer saved = {0}, table = {0};
    buffer_puts(&table, "{\"name\":\"x\",\"kind\":\"reflect\"}");
    buffer_puts(&table, other);
    struct engine *old = load_lesson(table.at, NULL);
    buffer_reset(&table);
    buffer_puts(&table, "{\"name\":\"x\",\"kind\":\"feedback\"}");
    buffer_puts(&table, other);
    struct engine *next = load_lesson(table.at, NULL);
    assert_true(engine_answer(old, "l/x", "{\"text\":\"ja\"}", 13));
    assert_true(engine_answer(old, "l/y", "{\"text\":\"ja\"}", 13));
    assert_true(engine_unpack(next, engine_pack(old)));
    assert_int_equal(engine_update(next).dropped, 1);
    assert_int_equal(engine_update(next).kept, 1);
    buffer_puts(&saved, engine_pack(next));
    assert_true(engine_unpack(next, saved.at));
    assert_non_null(strstr(engine_answers_json(next), "l/y"));
    buffer_clear(&saved);
    buffer_clear(&table);
    engine_free(old);
    engine_free(next);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_state_gives_everything_back),
        cmocka_unit_test(only_harmless_characters_are_used),
        cmocka_unit_test(an_empty_state_is_never_an_empty_text),
        cmocka_unit_test(every_cut_keeps_the_records_before_it),
        cmocka_unit_test(a_wrong_character_costs_one_record_at_most),
        cmocka_unit_test(a_changed_course_keeps_what_fits),
        cmocka_unit_test(a_text_is_cut_to_its_room_at_a_whole_character),
        cmocka_unit_test(half_a_character_does_not_cost_a_text),
        cmocka_unit_test(no_state_is_longer_than_promised),
        cmocka_unit_test(every_change_raises_the_counter),
        cmocka_unit_test(several_engines_do_not_meet),
        cmocka_unit_test(a_table_that_cannot_be_used_says_why),
        cmocka_unit_test(what_became_a_feedback_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
