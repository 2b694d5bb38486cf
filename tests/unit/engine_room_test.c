// How long a saved state can become: the worst answer of each kind, and
// made-up answers to made-up courses.
#include "engine_course.h"

#include <stdlib.h>

// A text of N times S, in the heap.
static char *times(struct heap *heap, const char *s, int n)
{
    const size_t length = strlen(s);
    char *all = heap_take(heap, length * (size_t)n + 1);
    for (int i = 0; i < n; i++)
        memcpy(all + length * (size_t)i, s, length);
    return all;
}

// FIRST..LAST between commas.
static char *count(struct heap *heap, int first, int last)
{
    struct buffer all = {0};
    char one[16];
    for (int i = first; i <= last; i++) {
        snprintf(one, sizeof one, i == first ? "%d" : ",%d", i);
        buffer_puts(&all, one);
    }
    char *text = heap_text(heap, all.at, all.n);
    buffer_clear(&all);
    return text;
}

// The bytes behind the head: "2" counter "." seed "." check sum.
static size_t records(const char *state)
{
    const char *s = strchr(state, '.');
    s = strchr(s + 1, '.');
    return strlen(s + 1 + 2 + 5);
}

// The bytes that one answer takes are those that were promised for it.
static void check(const char *table, const char *given)
{
    struct heap heap = {0};
    struct engine *e =
        load_lesson(heap_format(&heap, "{\"name\":\"x\",%s}", table), NULL);
    if (!answer(e, "l/x", given))
        fail_msg("refused: %s", given);
    const size_t is = records(engine_pack(e));
    const size_t most = engine_state_bytes(e, "l/x");
    if (is != most)
        fail_msg("%s: %zu bytes, %zu were promised", table, is, most);
    struct engine *again =
        load_lesson(heap_format(&heap, "{\"name\":\"x\",%s}", table), NULL);
    assert_true(engine_unpack(again, engine_pack(e)));
    assert_string_equal(engine_result_json(again), engine_result_json(e));
    assert_string_equal(engine_answers_json(again), engine_answers_json(e));
    engine_free(e);
    engine_free(again);
    heap_clear(&heap);
}

static void the_worst_choices_have_room(void **state)
{
    (void)state;
    struct heap heap = {0};
    const char *options = heap_format(&heap, "\"options\":[%s" WRONG "]",
                                      times(&heap, RIGHT ",", 69));
    check(heap_format(&heap, "\"kind\":\"choice\",\"hints\":99,%s", options),
          "{\"picked\":[70],\"tries\":999,\"hints\":999}");
    check(heap_format(&heap, "\"kind\":\"choice\",\"many\":true,%s", options),
          heap_format(&heap, "{\"picked\":[%s],\"tries\":60}",
                      count(&heap, 1, 70)));
    heap_clear(&heap);
}

static void the_worst_texts_have_room(void **state)
{
    (void)state;
    static const char *const letters[] = {"a", "\xC3\xAB", "\xF0\x9F\x99\x82"};
    struct heap heap = {0};
    for (size_t i = 0; i < 3; i++) {
        const char *text = times(&heap, letters[i], 100);
        const int n = i == 0 ? 29 : i == 1 ? 30 : 30; // 1, 3 or 5 bytes each
        check(heap_format(&heap, "\"kind\":\"reflect\",\"bytes\":%d", n),
              heap_format(&heap, "{\"text\":\"%s\"}", text));
        check(heap_format(&heap,
                          "\"kind\":\"text\",\"bytes\":%d,\"options\":[]", n),
              heap_format(&heap, "{\"text\":\"%s\",\"tries\":60}", text));
        check(heap_format(&heap,
                          "\"kind\":\"gaps\",\"bytes\":%d,\"gaps\":"
                          "[{\"accept\":[]},{\"accept\":[]}]",
                          n),
              heap_format(&heap, "{\"gaps\":[\"%s\",\"%s\"]}", text, text));
        check(heap_format(&heap,
                          "\"kind\":\"silence\",\"seconds\":100,\"open\":true,"
                          "\"bytes\":%d",
                          n),
              heap_format(&heap,
                          "{\"asked\":\"%s\",\"held\":999,\"breaks\":[%s99],"
                          "\"done\":true}",
                          text, times(&heap, "99,", 20)));
    }
    heap_clear(&heap);
}

static void the_worst_of_what_is_played_has_room(void **state)
{
    (void)state;
    struct heap heap = {0};
    check("\"kind\":\"silence\",\"seconds\":100,\"options\":[" RIGHT "]",
          heap_format(&heap, "{\"asked\":1,\"held\":999,\"breaks\":[%s99]}",
                      times(&heap, "99,", 20)));
    check(heap_format(&heap, "\"kind\":\"cues\",\"lines\":[%s{\"box\":\"!\"}]",
                      times(&heap, "{\"box\":\"x\"},", 69)),
          heap_format(&heap, "{\"marked\":[%s],\"moment\":70,\"done\":true}",
                      count(&heap, 1, 70)));
    check(heap_format(&heap,
                      "\"kind\":\"dialogue\",\"start\":0,\"scenes\":"
                      "[{\"name\":\"a\",\"replies\":[%s{\"to\":0}]}]",
                      times(&heap, "{\"to\":0},", 64)),
          heap_format(&heap, "{\"replies\":[%s65]}", times(&heap, "65,", 200)));
    heap_clear(&heap);
}

static void the_worst_places_have_room(void **state)
{
    (void)state;
    struct heap heap = {0};
    check("\"kind\":\"order\",\"items\":70",
          heap_format(&heap, "{\"order\":[%s]}", count(&heap, 1, 70)));
    check(heap_format(&heap,
                      "\"kind\":\"match\",\"left\":9,\"right\":65,"
                      "\"pairs\":[%s1]",
                      times(&heap, "2,", 8)),
          heap_format(&heap, "{\"pairs\":[%s65]}", times(&heap, "65,", 8)));
    check(heap_format(&heap, "\"kind\":\"sort\",\"groups\":3,\"items\":[%s1]",
                      times(&heap, "2,", 99)),
          "{\"groups\":[3]}");
    check(heap_format(&heap,
                      "\"kind\":\"gaps\",\"list\":[%s\"a\"],\"gaps\":"
                      "[{\"accept\":[1]},{\"accept\":[65]}]",
                      times(&heap, "\"b\",", 64)),
          "{\"gaps\":[65,61],\"tries\":7}");
    heap_clear(&heap);
}

static void the_worst_numbers_have_room(void **state)
{
    (void)state;
    check("\"kind\":\"number\",\"answer\":1", "{\"number\":-999999900000000}");
    check("\"kind\":\"number\",\"answer\":1", "{\"number\":0.000001234567}");
    check("\"kind\":\"scale\",\"from\":1,\"to\":7", "{\"value\":7}");
    check("\"kind\":\"scale\",\"from\":-1000000,\"to\":1000000",
          "{\"value\":-1000000}");
    check("\"kind\":\"forecast\",\"outcome\":true", "{\"chance\":1}");
}

static void an_exercise_to_do_again_has_room(void **state)
{
    (void)state;
    struct engine *old = load_lesson("{\"name\":\"x\",\"kind\":\"order\","
                                     "\"items\":2,\"shape\":\"a\"}",
                                     NULL);
    struct engine *next = load_lesson("{\"name\":\"x\",\"kind\":\"order\","
                                      "\"items\":1,\"shape\":\"b\"}",
                                      NULL);
    assert_true(answer(old, "l/x", "{\"order\":[1,2]}"));
    assert_true(engine_unpack(next, engine_pack(old)));
    assert_true(records(engine_pack(next)) <= engine_state_bytes(next, "l/x"));
    assert_true(strlen(engine_pack(next)) <= engine_state_bytes(next, NULL));
    engine_free(old);
    engine_free(next);
}

// -- made-up courses ----------------------------------------------------------

struct dice {
    uint64_t state;
    struct heap heap;
};

static int below(struct dice *d, int n)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (int)((d->state >> 33) % (uint64_t)(n > 0 ? n : 1));
}

// N numbers from LEAST to MOST between commas.
static const char *numbers(struct dice *d, int n, int least, int most)
{
    struct buffer all = {0};
    char one[16];
    buffer_reset(&all);
    for (int i = 0; i < n; i++) {
        snprintf(one, sizeof one, i == 0 ? "%d" : ",%d",
                 least + below(d, most - least + 1));
        buffer_puts(&all, one);
    }
    const char *text = heap_text(&d->heap, all.at, all.n);
    buffer_clear(&all);
    return text;
}

static const char *text(struct dice *d)
{
    static const char *const words[] = {
        "stil", " ", "\xC3\xAB",   "*", "\\\"@_", "~", "\xF0\x9F\x99\x82",
        "\\n",  "=", "Zo, en dan?"};
    struct buffer all = {0};
    buffer_reset(&all);
    for (int n = below(d, 12); n > 0; n--)
        buffer_puts(&all, words[below(d, 10)]);
    const char *s = heap_text(&d->heap, all.at, all.n);
    buffer_clear(&all);
    return s;
}

// An exercise of some kind, and the sort of answers it may get: for each
// exercise two sizes are kept.
struct made {
    int kind;
    int n;
    int m;
};

enum { MADE_KINDS = 14, MADE_EXERCISES = 9 };

// The tables of the kinds from 7 on.
static const char *make_places(struct dice *d, const struct made *x)
{
    struct heap *h = &d->heap;
    switch (x->kind) {
    case 7:
        return heap_format(h, "\"kind\":\"order\",\"items\":%d", x->n);
    case 8:
        return heap_format(h,
                           "\"kind\":\"match\",\"left\":%d,\"right\":%d,"
                           "\"pairs\":[%s]",
                           x->n, x->m, numbers(d, x->n, 1, x->m));
    case 9:
        return heap_format(h, "\"kind\":\"sort\",\"groups\":%d,\"items\":[%s]",
                           x->m, numbers(d, x->n, 1, x->m));
    case 10:
        return heap_format(h,
                           "\"kind\":\"gaps\",\"bytes\":%d,\"gaps\":"
                           "[%s{\"accept\":[\"ja\"]}]",
                           x->m, times(h, "{\"accept\":[]},", x->n - 1));
    case 11:
        return heap_format(h, "\"kind\":\"number\",\"answer\":%d", x->n);
    case 12:
        return heap_format(h, "\"kind\":\"scale\",\"from\":-%d,\"to\":%d", x->n,
                           x->m * 9);
    default:
        return "\"kind\":\"forecast\",\"outcome\":true";
    }
}

static const char *make_table(struct dice *d, struct made *x)
{
    struct heap *h = &d->heap;
    x->kind = below(d, MADE_KINDS);
    x->n = 1 + below(d, below(d, 4) ? 6 : 80);
    x->m = 1 + below(d, below(d, 4) ? 6 : 80);
    const int n = x->n;
    const int m = x->m;
    switch (x->kind) {
    case 0:
    case 1:
        return heap_format(h,
                           "\"kind\":\"choice\",\"many\":%s,\"options\":"
                           "[%s" RIGHT "]",
                           x->kind ? "true" : "false",
                           times(h, WRONG ",", n - 1));
    case 2:
        return heap_format(h, "\"kind\":\"reflect\",\"bytes\":%d", n);
    case 3:
        return heap_format(h,
                           "\"kind\":\"silence\",\"seconds\":%d.%d,"
                           "\"open\":true,\"bytes\":%d",
                           n, m % 10, m);
    case 4:
        return heap_format(h,
                           "\"kind\":\"silence\",\"seconds\":%d,"
                           "\"options\":[%s" RIGHT "]",
                           n, times(h, WRONG ",", m - 1));
    case 5:
        return heap_format(h,
                           "\"kind\":\"cues\",\"lines\":[%s{\"box\":\"!\"}]"
                           ",\"options\":[" RIGHT "]",
                           times(h, "{\"box\":\"x\"},", n - 1));
    case 6:
        return heap_format(h,
                           "\"kind\":\"dialogue\",\"start\":0,\"scenes\":["
                           "{\"name\":\"a\",\"replies\":[%s{\"to\":1}]},"
                           "{\"name\":\"b\",\"replies\":[]}]",
                           times(h, "{\"to\":0},", n - 1));
    default:
        return make_places(d, x);
    }
}

static const char *make_answer(struct dice *d, const struct made *x)
{
    struct heap *h = &d->heap;
    const int n = x->n;
    const int m = x->m;
    switch (x->kind) {
    case 0:
        return heap_format(h, "{\"picked\":[%s],\"tries\":%d}",
                           numbers(d, below(d, 2), 1, n), below(d, 70));
    case 1:
        return heap_format(h, "{\"picked\":[%s]}",
                           numbers(d, below(d, n + 1), 1, n));
    case 2:
        return heap_format(h, "{\"text\":\"%s\",\"hints\":%d}", text(d),
                           below(d, 5));
    case 3:
    case 4:
        return heap_format(h,
                           x->kind == 3
                               ? "{\"held\":%d,\"breaks\":[%s],\"done\":%s,"
                                 "\"asked\":\"%s\"}"
                               : "{\"held\":%d,\"breaks\":[%s],\"done\":%s}",
                           below(d, 90), numbers(d, below(d, 20), 0, 90),
                           below(d, 2) ? "true" : "false", text(d));
    case 5:
        return heap_format(h, "{\"marked\":[%s],\"moment\":%d,\"reply\":%d}",
                           numbers(d, below(d, n + 1), 1, n), below(d, n + 1),
                           below(d, 2));
    case 6:
        return heap_format(h, "{\"replies\":[%s]}",
                           numbers(d, below(d, 150), 1, n > 1 ? n - 1 : 1));
    case 7:
        return heap_format(h, "{\"order\":[%s]}", count(h, 1, n));
    case 8:
        return heap_format(h, "{\"pairs\":[%s],\"tries\":%d}",
                           numbers(d, below(d, n + 1), 0, m), below(d, 90));
    case 9:
        return heap_format(h, "{\"groups\":[%s]}",
                           numbers(d, below(d, n + 1), 0, m));
    case 10:
        return heap_format(h, "{\"gaps\":[\"%s\"]}", text(d));
    case 11:
        return heap_format(h, "{\"number\":%d.%de%d}",
                           below(d, 2000000) - 1000000, below(d, 99999),
                           below(d, 14) - 12);
    case 12:
        return heap_format(h, "{\"value\":%d}", below(d, n + m * 9 + 1) - n);
    default:
        return heap_format(h, "{\"chance\":0.%03d}", below(d, 1000));
    }
}

static void compare(struct engine *e, const char *lesson)
{
    struct engine *again = load_lesson(lesson, NULL);
    const char *state = engine_pack(e);
    const size_t most = engine_state_bytes(e, NULL);
    if (strlen(state) > most)
        fail_msg("%zu bytes, %zu were promised", strlen(state), most);
    assert_true(engine_unpack(again, state));
    assert_string_equal(engine_result_json(again), engine_result_json(e));
    assert_string_equal(engine_answers_json(again), engine_answers_json(e));
    assert_string_equal(engine_pack(again), engine_pack(e));
    assert_int_equal(engine_update(again).dropped, 0);
    assert_int_equal(engine_update(again).redone, 0);
    engine_free(again);
}

// How many of the answers were taken.
static int play(unsigned seed)
{
    int taken = 0;
    struct dice d = {.state = seed * 2654435761u};
    struct made made[MADE_EXERCISES];
    struct buffer lesson = {0};
    for (int i = 0; i < MADE_EXERCISES; i++)
        buffer_puts(&lesson, heap_format(&d.heap,
                                         "%s{\"name\":\"x%d\",\"shape\":\"%d\","
                                         "\"hints\":%d,\"points\":%d,%s}",
                                         i == 0 ? "" : ",", i, below(&d, 9),
                                         below(&d, 4), below(&d, 3),
                                         make_table(&d, &made[i])));
    struct engine *e = load_lesson(lesson.at, NULL);
    engine_set_seed(e, seed);
    for (int i = 0; i < 2 * MADE_EXERCISES; i++) {
        const int k = below(&d, MADE_EXERCISES);
        const char *name = heap_format(&d.heap, "l/x%d", k);
        taken += answer(e, name, make_answer(&d, &made[k]));
    }
    engine_visit(e, "l");
    compare(e, lesson.at);
    engine_free(e);
    buffer_clear(&lesson);
    heap_clear(&d.heap);
    return taken;
}

static void made_up_answers_come_back_as_they_were(void **state)
{
    (void)state;
    int taken = 0;
    for (unsigned seed = 1; seed <= 1000; seed++)
        taken += play(seed);
    // nearly all of the 18,000 that were made up must be answers
    assert_true(taken > 17000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worst_choices_have_room),
        cmocka_unit_test(the_worst_texts_have_room),
        cmocka_unit_test(the_worst_of_what_is_played_has_room),
        cmocka_unit_test(the_worst_places_have_room),
        cmocka_unit_test(the_worst_numbers_have_room),
        cmocka_unit_test(an_exercise_to_do_again_has_room),
        cmocka_unit_test(made_up_answers_come_back_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
