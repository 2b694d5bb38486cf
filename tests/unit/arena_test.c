// Arenas: what they hand out stays where it is, zeroed and aligned.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/arena.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    static const size_t sizes[] = {0,     1,     3,     15,     16,
                                   17,    1000,  16000, 16385,  65535,
                                   65536, 65537, 1,     200000, 8};
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        unsigned char *bytes = arena_take(a, sizes[i]);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(bytes[k], 0);
        memset(bytes, 0xAA, sizes[i]);
    }
    arena_free(a);
}

static void pieces_do_not_overlap(void **state)
{
    enum { PIECES = 3000 };
    (void)state;
    struct arena *a = arena_new();
    unsigned char *at[PIECES];
    size_t size[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        size[i] = i * 7919 % (i % 100 == 0 ? 40000 : 60);
        at[i] = arena_take(a, size[i]);
        memset(at[i], (int)(i & 0xFF), size[i]);
    }
    for (size_t i = 0; i < PIECES; i++)
        for (size_t k = 0; k < size[i]; k++)
            assert_int_equal(at[i][k], i & 0xFF);
    arena_free(a);
}

static void a_grown_array_keeps_what_it_held(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    size_t *numbers = NULL, *others = NULL;
    size_t n = 0, m = 0;
    // Two arrays in turn: neither may write into the other.
    for (size_t i = 0; i < 5000; i++) {
        *ARENA_PUSH(a, numbers, n) = i;
        size_t *zeroed = ARENA_PUSH(a, others, m);
        assert_int_equal(*zeroed, 0);
        *zeroed = ~i;
    }
    assert_int_equal(n, 5000);
    for (size_t i = 0; i < 5000; i++) {
        assert_int_equal(numbers[i], i);
        assert_true(others[i] == ~i);
    }
    arena_free(a);
}

static void an_element_taken_back_is_handed_out_again(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    int *numbers = NULL;
    size_t n = 0;
    for (int i = 0; i < 4; i++)
        *ARENA_PUSH(a, numbers, n) = i;
    // Taking back at the edge of the room must not lose the others.
    *ARENA_PUSH(a, numbers, n) = 99;
    n--;
    *ARENA_PUSH(a, numbers, n) = 4;
    for (int i = 0; i < 5; i++)
        assert_int_equal(numbers[i], i);
    arena_free(a);
}

static void copies_are_terminated(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    Str copy = arena_str(a, str_upto(STR("abcdef"), 3));
    assert_string_equal(copy.at, "abc");
    assert_int_equal(arena_str(a, STR("")).at[0], '\0');
    Str made = arena_format(a, "%.*s-%d", STR_ARG(copy), 42);
    assert_string_equal(made.at, "abc-42");
    assert_int_equal(made.n, 6);
    arena_free(a);
}

struct trace {
    char *log;
    char mark;
};

static void note(void *thing)
{
    struct trace *t = thing;
    size_t n = strlen(t->log);
    t->log[n] = t->mark;
}

static void what_was_deferred_runs_newest_first(void **state)
{
    (void)state;
    char log[8] = "";
    struct trace traces[] = {{log, 'a'}, {log, 'b'}, {log, 'c'}};
    struct arena *a = arena_new();
    for (size_t i = 0; i < 3; i++)
        arena_defer(a, note, &traces[i]);
    assert_string_equal(log, "");
    arena_free(a);
    assert_string_equal(log, "cba");
}

static void freeing_nothing_is_fine(void **state)
{
    (void)state;
    arena_free(NULL);
    arena_free(arena_new());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(a_grown_array_keeps_what_it_held),
        cmocka_unit_test(an_element_taken_back_is_handed_out_again),
        cmocka_unit_test(copies_are_terminated),
        cmocka_unit_test(what_was_deferred_runs_newest_first),
        cmocka_unit_test(freeing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
