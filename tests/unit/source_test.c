// Places: lines and columns count from 1, columns count bytes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/source.h"

static struct source source_with(struct arena *a, Str text)
{
    struct source s = {.path = "lesson.md", .text = text};
    source_index(&s, a);
    return s;
}

static void assert_span(Span at, size_t line, size_t column, size_t length)
{
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
    assert_int_equal(at.length, length);
}

static void a_last_line_without_an_end_counts(void **state)
{
    static const struct {
        Str text;
        size_t lines;
    } rows[] = {{STR_INIT(""), 0},        {STR_INIT("a"), 1},
                {STR_INIT("a\n"), 1},     {STR_INIT("\n"), 1},
                {STR_INIT("\n\n"), 2},    {STR_INIT("a\nb"), 2},
                {STR_INIT("a\n\nb\n"), 3}};
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct source s = source_with(a, rows[i].text);
        assert_int_equal(s.lines, rows[i].lines);
        assert_int_equal(s.line_at[s.lines], s.text.n);
    }
    arena_free(a);
}

static void lines_come_without_their_ends(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct source s = source_with(a, STR("one\n\nthree"));
    assert_true(str_is(source_line(&s, 1), "one"));
    assert_true(str_is(source_line(&s, 2), ""));
    assert_true(str_is(source_line(&s, 3), "three"));
    assert_int_equal(source_line(&s, 0).n, 0);
    assert_int_equal(source_line(&s, 4).n, 0);
    assert_int_equal(source_line(&s, SIZE_MAX).n, 0);
    arena_free(a);
}

static void the_place_of_a_part_counts_bytes(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct source s = source_with(a, STR("één\nof twee\n"));
    Str text = s.text;
    assert_span(span_of(&s, str_upto(text, 2)), 1, 1, 2);
    assert_span(span_of(&s, str_upto(str_from(text, 4), 1)), 1, 5, 1);
    assert_span(span_of(&s, str_upto(str_from(text, 6), 2)), 2, 1, 2);
    assert_span(span_of(&s, str_upto(str_from(text, 9), 4)), 2, 4, 4);
    // The line end belongs to its line, the end of the text to the last one.
    assert_span(span_of(&s, str_upto(str_from(text, 5), 1)), 1, 6, 1);
    assert_span(span_of(&s, str_from(text, text.n)), 2, 9, 0);
    arena_free(a);
}

static void the_place_in_an_empty_text_is_its_start(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct source s = source_with(a, STR(""));
    assert_span(span_of(&s, s.text), 1, 1, 0);
    arena_free(a);
}

static void every_byte_of_a_text_has_its_place(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct source s = source_with(a, STR("a\n\nbc\nd\n\n\nefg"));
    size_t line = 1, column = 1;
    for (size_t i = 0; i < s.text.n; i++) {
        assert_span(span_of(&s, str_upto(str_from(s.text, i), 1)), line, column,
                    1);
        bool end = s.text.at[i] == '\n';
        column = end ? 1 : column + 1;
        line += end;
    }
    arena_free(a);
}

static void finding_looks_only_in_the_lines_given(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct source s = source_with(a, STR("x y\n  y\ny\n"));
    assert_span(span_find(&s, 1, 3, STR("y")), 1, 3, 1);
    assert_span(span_find(&s, 2, 3, STR("y")), 2, 3, 1);
    assert_span(span_find(&s, 3, 99, STR("y")), 3, 1, 1);
    arena_free(a);
}

static void what_is_not_found_gives_the_first_line(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct source s = source_with(a, STR("one\ntwo\n"));
    assert_span(span_find(&s, 2, 2, STR("one")), 2, 1, 3);
    assert_span(span_find(&s, 1, 2, STR("")), 1, 1, 3);
    assert_span(span_find(&s, 9, 12, STR("one")), 9, 1, 0);
    arena_free(a);
}

static void a_whole_file_is_line_0(void **state)
{
    (void)state;
    struct source s = {.path = "lesson.md"};
    assert_int_equal(span_file(&s).line, 0);
    assert_ptr_equal(span_file(&s).in, &s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_last_line_without_an_end_counts),
        cmocka_unit_test(lines_come_without_their_ends),
        cmocka_unit_test(the_place_of_a_part_counts_bytes),
        cmocka_unit_test(the_place_in_an_empty_text_is_its_start),
        cmocka_unit_test(every_byte_of_a_text_has_its_place),
        cmocka_unit_test(finding_looks_only_in_the_lines_given),
        cmocka_unit_test(what_is_not_found_gives_the_first_line),
        cmocka_unit_test(a_whole_file_is_line_0),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
