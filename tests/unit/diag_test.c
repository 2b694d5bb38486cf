// Messages: sorted, each once, at most 20 a file, with a caret in its place.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <ctype.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

// What is collected, and where it is printed.
struct told {
    struct diag *dx;
    struct arena *a;
    FILE *out;
    char *said;
    size_t n;
};

static void told_init(struct told *t, bool colour)
{
    *t = (struct told){.a = arena_new()};
    t->out = open_memstream(&t->said, &t->n);
    t->dx = diag_new(t->out, colour);
}

static const char *flushed(struct told *t)
{
    diag_flush(t->dx);
    return t->said;
}

static void told_clear(struct told *t)
{
    diag_free(t->dx);
    fclose(t->out);
    free(t->said);
    arena_free(t->a);
}

static struct source *source_new(struct told *t, const char *path, Str text)
{
    struct source *s = ARENA_NEW(t->a, struct source);
    s->path = path;
    s->text = text;
    source_index(s, t->a);
    return s;
}

static void a_message_has_place_line_caret_and_help(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *s = source_new(&t, "a.md", STR("one\nthe word\n"));
    diag(t.dx, DIAG_E201, span_at(s, 2, 5, 4), "'%s'\nwrite `%s`", "word",
         "text");
    assert_string_equal(flushed(&t),
                        "a.md:2:5: error[E201]: unknown kind of exercise: "
                        "'word'\n"
                        "     2 | the word\n"
                        "       |     ^^^^\n"
                        "       = help: write `text`\n");
    told_clear(&t);
}

static void a_message_may_do_without_place_and_detail(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *s = source_new(&t, "a.md", STR("one\n"));
    diag(t.dx, DIAG_E226, (Span){0}, "%s", "");
    diag(t.dx, DIAG_E226, span_file(s), "\nhelp");
    assert_string_equal(flushed(&t),
                        "error[E226]: a lesson without a title\n"
                        "a.md: error[E226]: a lesson without a title\n"
                        "       = help: help\n");
    told_clear(&t);
}

static void messages_come_by_file_line_and_column(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *b = source_new(&t, "b.md", STR("b\nbb\n"));
    struct source *a = source_new(&t, "a.md", STR("a\n"));
    diag(t.dx, DIAG_E201, span_at(b, 2, 2, 1), "5");
    diag(t.dx, DIAG_E201, span_at(b, 2, 1, 1), "3");
    diag(t.dx, DIAG_W214, span_at(b, 2, 1, 1), "4");
    diag(t.dx, DIAG_E201, span_at(b, 1, 1, 1), "2");
    diag(t.dx, DIAG_E201, span_at(a, 1, 1, 1), "1");
    diag(t.dx, DIAG_E201, (Span){0}, "0");
    const char *said = flushed(&t);
    for (char digit = '0'; digit <= '5'; digit++) {
        const char ending[] = {':', ' ', digit, '\n', '\0'};
        said = strstr(said, ending);
        assert_non_null(said);
    }
    told_clear(&t);
}

static void the_same_is_told_once(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *s = source_new(&t, "a.md", STR("one\n"));
    for (int i = 0; i < 3; i++)
        diag(t.dx, DIAG_E201, span_at(s, 1, 1, 1), "'x'");
    assert_int_equal(diag_errors(t.dx), 1);
    diag(t.dx, DIAG_E201, span_at(s, 1, 1, 1), "'y'");
    diag(t.dx, DIAG_E201, span_at(s, 1, 2, 1), "'x'");
    diag(t.dx, DIAG_E202, span_at(s, 1, 1, 1), "'x'");
    assert_int_equal(diag_errors(t.dx), 4);
    told_clear(&t);
}

static void two_kinds_of_help_are_two_messages(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *s = source_new(&t, "a.md", STR("one\n"));
    diag(t.dx, DIAG_E109, span_at(s, 1, 1, 1), "something is missing\nadd a");
    diag(t.dx, DIAG_E109, span_at(s, 1, 1, 1), "something is missing\nadd b");
    assert_int_equal(diag_errors(t.dx), 2);
    told_clear(&t);
}

static void errors_and_warnings_are_counted_apart(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    diag(t.dx, DIAG_W214, (Span){0}, "a");
    diag(t.dx, DIAG_W214, (Span){0}, "b");
    diag(t.dx, DIAG_E201, (Span){0}, "c");
    diag_flush(t.dx);
    assert_int_equal(diag_warnings(t.dx), 2);
    assert_int_equal(diag_errors(t.dx), 1);
    told_clear(&t);
}

static size_t count(const char *text, const char *part)
{
    size_t n = 0;
    for (; (text = strstr(text, part)); text++)
        n++;
    return n;
}

static void twenty_a_file_are_enough(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *a = source_new(&t, "a.md", STR("a\n"));
    struct source *b = source_new(&t, "b.md", STR("b\n"));
    for (size_t i = 1; i <= 25; i++) {
        diag(t.dx, DIAG_E201, span_at(a, 1, i, 1), "%zu", i);
        if (i <= 20)
            diag(t.dx, DIAG_E201, span_at(b, 1, i, 1), "%zu", i);
    }
    const char *said = flushed(&t);
    assert_int_equal(count(said, "a.md:1:"), 20);
    assert_int_equal(count(said, "b.md:1:"), 20);
    assert_int_equal(count(said, "a.md: 5 more"), 1);
    assert_int_equal(count(said, " more like these"), 1);
    assert_int_equal(diag_errors(t.dx), 45);
    told_clear(&t);
}

static void warnings_make_room_for_errors(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *a = source_new(&t, "a.md", STR("a\n"));
    for (size_t i = 1; i <= 30; i++)
        diag(t.dx, DIAG_W217, span_at(a, 1, i, 1), "%zu", i);
    diag(t.dx, DIAG_E201, span_at(a, 1, 40, 1), "the last");
    const char *said = flushed(&t);
    assert_int_equal(count(said, "warning["), 19);
    assert_int_equal(count(said, "the last"), 1);
    assert_int_equal(count(said, "a.md: 11 more"), 1);
    told_clear(&t);
}

static void what_was_told_is_not_told_again(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    diag(t.dx, DIAG_E201, (Span){0}, "a");
    diag_flush(t.dx);
    diag(t.dx, DIAG_E201, (Span){0}, "b");
    assert_int_equal(count(flushed(&t), "error"), 2);
    told_clear(&t);
}

static void carets_stand_under_wide_and_combined_letters(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *s =
        source_new(&t, "a.md", STR("\tdé 日本 e\u0301 word\n"));
    Str line = source_line(s, 1);
    diag(t.dx, DIAG_E201, span_find(s, 1, 1, STR("word")), "x");
    const char *said = flushed(&t);
    // A tab is shown as one blank.
    assert_non_null(strstr(said, "     1 |  dé 日本 e\u0301 word\n"));
    assert_non_null(strstr(said, "       |            ^^^^\n"));
    assert_int_equal(str_find(line, STR("word")), 16);
    told_clear(&t);
}

static void a_wide_word_gets_two_carets_a_letter(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *s = source_new(&t, "a.md", STR("é 日本\n"));
    diag(t.dx, DIAG_E201, span_find(s, 1, 1, STR("日本")), "x");
    assert_non_null(strstr(flushed(&t), "       |   ^^^^\n"));
    told_clear(&t);
}

static void a_long_line_is_cut_around_the_place(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct text line = {0};
    for (int i = 0; i < 1000; i++)
        text_puts(&line, "é");
    text_puts(&line, "word");
    for (int i = 0; i < 1000; i++)
        text_puts(&line, "é");
    struct source *s = source_new(&t, "a.md", text_str(&line));
    diag(t.dx, DIAG_E201, span_find(s, 1, 1, STR("word")), "x");
    const char *said = flushed(&t);
    const char *shown = strstr(said, " | ") + 3;
    const char *word = strstr(shown, "word");
    const char *caret = strstr(said, "^^^^");
    assert_non_null(word);
    assert_non_null(caret);
    assert_true(strchr(shown, '\n') - shown <= 160);
    // As many carets' blanks as letters, which take two bytes each.
    size_t blanks = (size_t)(caret - strstr(said, "       | ")) - 9;
    assert_int_equal(blanks, (size_t)(word - shown) / 2);
    text_clear(&line);
    told_clear(&t);
}

static void control_characters_do_not_reach_the_terminal(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *s = source_new(&t, "a\033[31m.md", STR("\033[2J\x7F\n"));
    diag(t.dx, DIAG_E201, span_at(s, 1, 1, 1), "'\033]0;x\a'\nhelp\033");
    const char *said = flushed(&t);
    for (size_t i = 0; said[i]; i++)
        assert_true(said[i] == '\n' || !iscntrl((unsigned char)said[i]));
    told_clear(&t);
}

static void colour_ends_where_it_began(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, true);
    struct source *s = source_new(&t, "a.md", STR("one\n"));
    diag(t.dx, DIAG_E201, span_at(s, 1, 1, 1), "x");
    diag(t.dx, DIAG_W214, span_at(s, 1, 2, 1), "x");
    const char *said = flushed(&t);
    assert_int_equal(count(said, "\033[1;31m"), 2);
    assert_int_equal(count(said, "\033[1;33m"), 2);
    assert_int_equal(count(said, "\033[0m"), 4);
    told_clear(&t);
}

static void a_place_beyond_the_text_is_harmless(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    struct source *s = source_new(&t, "a.md", STR("one\n"));
    diag(t.dx, DIAG_E201, span_at(s, 1, 99, 99), "x");
    diag(t.dx, DIAG_E201, span_at(s, 99, 1, 9), "x");
    diag(t.dx, DIAG_E201, span_at(s, 1, 0, 0), "y");
    assert_int_equal(count(flushed(&t), "error"), 3);
    told_clear(&t);
}

static void *tell_many(void *context)
{
    struct told *t = context;
    for (int i = 0; i < 500; i++)
        diag(t->dx, DIAG_W214, (Span){0}, "%d", i);
    return NULL;
}

static void threads_may_tell_at_the_same_time(void **state)
{
    (void)state;
    struct told t;
    told_init(&t, false);
    pthread_t threads[4];
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, tell_many, &t), 0);
    for (size_t i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(diag_warnings(t.dx), 500);
    told_clear(&t);
}

static void rows_are_well_written(void **state)
{
    (void)state;
    for (int i = 0; i < DIAG_CODES; i++) {
        const struct diag_row *row = diag_row((enum diag_code)i);
        size_t n = strlen(row->headline), m = strlen(row->explanation);
        assert_ptr_equal(diag_row_named(str_of(row->name)), row);
        assert_int_equal(row->name[0] == 'E', row->severity == DIAG_ERROR);
        if (isupper((unsigned char)row->headline[0]))
            assert_true(isupper((unsigned char)row->headline[1]));
        assert_true(row->headline[n - 1] != '.' && n <= 60);
        assert_true(row->explanation[m - 1] == '.');
        // Of a package it is said what an LMS does with it: half a line.
        size_t k = strlen(row->effect);
        assert_int_equal(k > 0, row->name[1] == '6');
        assert_true(k == 0 || (row->effect[k - 1] != '.' && k <= 110));
    }
    assert_null(diag_row_named(STR("E999")));
    assert_null(diag_row_named(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_has_place_line_caret_and_help),
        cmocka_unit_test(a_message_may_do_without_place_and_detail),
        cmocka_unit_test(messages_come_by_file_line_and_column),
        cmocka_unit_test(the_same_is_told_once),
        cmocka_unit_test(two_kinds_of_help_are_two_messages),
        cmocka_unit_test(errors_and_warnings_are_counted_apart),
        cmocka_unit_test(twenty_a_file_are_enough),
        cmocka_unit_test(warnings_make_room_for_errors),
        cmocka_unit_test(what_was_told_is_not_told_again),
        cmocka_unit_test(carets_stand_under_wide_and_combined_letters),
        cmocka_unit_test(a_wide_word_gets_two_carets_a_letter),
        cmocka_unit_test(a_long_line_is_cut_around_the_place),
        cmocka_unit_test(control_characters_do_not_reach_the_terminal),
        cmocka_unit_test(colour_ends_where_it_began),
        cmocka_unit_test(a_place_beyond_the_text_is_harmless),
        cmocka_unit_test(threads_may_tell_at_the_same_time),
        cmocka_unit_test(rows_are_well_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
