// Prepared answers, lessons one by one, and what rules ask.
#include "engine_course.h"

#include "engine/rules/explore.h"

#define PICK                                                                   \
    "{\"name\":\"pick\",\"kind\":\"choice\",\"level\":\"logical\","            \
    "\"options\":[" RIGHT "," WRONG "," WRONG "]}"
#define HOLD                                                                   \
    "{\"name\":\"hold\",\"kind\":\"silence\",\"seconds\":10,\"options\":[]}"
#define THINK "{\"name\":\"think\",\"kind\":\"reflect\",\"bytes\":90}"
#define SOME_DRAWN                                                             \
    "{\"name\":\"draw\",\"kind\":\"pool\",\"level\":\"logical\",\"pick\":1,"   \
    "\"exercises\":[\"think\",\"pick\"]},"

static int prepare(struct engine *e, int x, const char *json)
{
    return engine_prepare(e, x, json, strlen(json));
}

static double total(struct engine *e, int lesson)
{
    engine_evaluate_lessons(e, &lesson, 1);
    return engine_lesson(e, lesson)->total.score;
}

static void a_prepared_answer_counts_as_if_it_were_given(void **state)
{
    (void)state;
    struct engine *e = load_lesson(PICK "," HOLD, NULL);
    int right = prepare(e, 0, "{\"picked\":[1]}");
    int wrong = prepare(e, 0, "{\"picked\":[2]}");
    assert_int_equal(prepare(e, 0, "{\"picked\":[4]}"), -1);
    engine_use(e, 0, right);
    assert_number(total(e, 0), 1);
    assert_true(engine_worth(e, right).right == ENGINE_YES);
    engine_use(e, 0, wrong);
    assert_number(total(e, 0), 0);
    engine_use(e, 0, right);
    assert_number(engine_evaluate(e)->total.score, 1);
    assert_true(engine_evaluate(e)->lessons[0].exercises[0].answered);
    engine_use(e, 0, -1);
    assert_number(engine_evaluate(e)->total.score, 0);
    // An answer that is given takes its place, and leaves it as it was.
    engine_use(e, 0, wrong);
    assert_true(answer(e, "l/pick", "{\"picked\":[1]}"));
    assert_number(engine_evaluate(e)->total.score, 1);
    engine_use(e, 0, wrong);
    assert_number(engine_evaluate(e)->total.score, 0);
    engine_reset(e);
    engine_use(e, 0, right);
    assert_number(engine_evaluate(e)->total.score, 1);
    engine_free(e);
}

static void same_questions_same_answers(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        PICK "," HOLD, "level \"feeling\" { held (\"hold\", 4) }\n"
                       "pass { chose (\"pick\", 3) }");
    double a[8], b[8], c[8];
    const int held[] = {prepare(e, 1, "{\"held\":5,\"done\":true}"),
                        prepare(e, 1, "{\"held\":9,\"done\":true}"),
                        prepare(e, 1, "{\"held\":3,\"done\":true}")};
    engine_watch(e);
    const size_t before = engine_notes(e);
    engine_use(e, 0, -1);
    total(e, 0);
    assert_true(engine_notes(e) > before);
    assert_true(engine_asks(e, 0, 0) && engine_asks(e, 0, 1));
    assert_int_equal(engine_questions(e, 1), 1);
    engine_ask(e, held[0], a);
    engine_ask(e, held[1], b);
    engine_ask(e, held[2], c);
    assert_number(a[0], b[0]);
    assert_number(a[0], 1);
    assert_number(c[0], 0);
    const size_t noted = engine_notes(e);
    total(e, 0);
    assert_int_equal(engine_notes(e), noted);
    engine_free(e);
}

static void what_is_judged_does_not_just_add(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        PICK "," HOLD "," THINK,
        "level \"logical\" { correct \"pick\", any { done \"hold\" },\n"
        "  any { done \"think\", correct \"hold\" } }\n");
    engine_watch(e);
    engine_run_terms(e);
    assert_true(engine_only_adds(e, 0));
    assert_false(engine_only_adds(e, 1));
    assert_false(engine_only_adds(e, 2));
    engine_free(e);
    e = load_lesson(PICK, "level \"logical\" { correct \"pick\" }\n"
                          "pass { correct \"pick\" }\n");
    engine_watch(e);
    engine_run_terms(e);
    assert_true(engine_only_adds(e, 0));
    total(e, 0);
    assert_false(engine_only_adds(e, 0));
    engine_free(e);
}

static void functions_tell_what_they_read(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        PICK "," HOLD,
        "level \"logical\" { score (3, function (p) return p.pick end) }\n"
        "pass { function (p) return p.pick == 2 and correct \"hold\" end }\n");
    const int two = prepare(e, 0, "{\"picked\":[2]}");
    engine_watch(e);
    assert_int_equal(engine_function_count(e), 2);
    engine_use(e, 0, two);
    assert_number(engine_run_function(e, 0), 2);
    assert_number(engine_run_function(e, 0), 2); // kept, not run again
    assert_number(engine_run_function(e, 1), 0);
    assert_int_equal(engine_function_reads(e, 0, 0), READS_ALONE);
    assert_int_equal(engine_function_reads(e, 0, 1), READS_NOTHING);
    assert_int_equal(engine_function_reads(e, 1, 0), READS_TOGETHER);
    assert_int_equal(engine_function_reads(e, 1, 1), READS_WORDS);
    engine_use(e, 0, prepare(e, 0, "{\"picked\":[3]}"));
    assert_number(engine_run_function(e, 0), 3);
    engine_free(e);
}

static void who_asks_for_a_pool_asks_its_members(void **state)
{
    (void)state;
    struct engine *e = load_lesson(SOME_DRAWN THINK "," PICK, NULL);
    double now[8];
    const int drawn = prepare(e, 0, "{\"draws\":1}");
    const int words = prepare(e, 1, "{\"text\":\"a\"}");
    engine_watch(e);
    assert_int_equal(engine_questions(e, 1), 3);
    assert_false(engine_only_adds(e, 1));
    engine_ask(e, words, now);
    assert_number(now[1], 1); // done
    engine_use(e, 0, drawn);
    engine_use(e, 1, words);
    assert_number(total(e, 0), 1);
    engine_use(e, 1, -1);
    assert_number(total(e, 0), 0);
    engine_free(e);
}

static void thresholds_are_told_with_their_line(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        PICK, "pass { at_least (\"total\", \"60%\"),\n"
              "  function () return at_least (\"total\", 1) end,\n"
              "  below (\"feeling\", 2) }");
    assert_int_equal(engine_threshold_count(e), 2);
    const struct engine_threshold *t = engine_threshold(e, 0);
    assert_int_equal(t->line, 10);
    assert_int_equal(t->level, -1);
    assert_true(t->share && !t->below);
    assert_number(t->amount, 0.6);
    t = engine_threshold(e, 1);
    assert_int_equal(t->line, 12);
    assert_int_equal(t->level, 1);
    assert_true(t->below && !t->share);
    engine_free(e);
}

static void notes_are_shared(void **state)
{
    (void)state;
    const char *rules = "feedback \"f\" { function (p)\n"
                        "  return p.pick == 1 and p.hold end }";
    const char *all = PICK "," HOLD ",{\"name\":\"f\",\"kind\":\"feedback\"}";
    struct engine *e = load_lesson(all, rules), *f = load_lesson(all, rules);
    engine_watch(e);
    engine_watch(f);
    engine_use(f, 0, prepare(f, 0, "{\"picked\":[1]}"));
    total(e, 0);
    total(f, 0);
    assert_false(engine_asks(e, 0, 1));
    const size_t before = engine_notes(e);
    engine_share_notes(e, f);
    assert_true(engine_notes(e) > before);
    assert_true(engine_asks(e, 0, 1));
    assert_int_equal(engine_function_reads(e, 0, 0), READS_TOGETHER);
    const size_t shared = engine_notes(e);
    engine_share_notes(e, f);
    assert_int_equal(engine_notes(e), shared);
    engine_free(e);
    engine_free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_prepared_answer_counts_as_if_it_were_given),
        cmocka_unit_test(same_questions_same_answers),
        cmocka_unit_test(what_is_judged_does_not_just_add),
        cmocka_unit_test(functions_tell_what_they_read),
        cmocka_unit_test(who_asks_for_a_pool_asks_its_members),
        cmocka_unit_test(thresholds_are_told_with_their_line),
        cmocka_unit_test(notes_are_shared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
