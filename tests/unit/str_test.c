// Text: numbers, cutting, finding, and what goes into HTML and JSON.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <string.h>

#include "base/str.h"

static void a_number_fills_the_whole_text(void **state)
{
    static const struct {
        const char *text;
        double value;
    } good[] = {{"0", 0},
                {"-0", 0},
                {"7", 7},
                {"+7", 7},
                {"-7", -7},
                {"007", 7},
                {"1.5", 1.5},
                {"-0.25", -0.25},
                {"+10.0", 10},
                {"0.1", 0.1},
                {"123456789", 123456789},
                {"999999999999999", 999999999999999.0}};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        double value = 99;
        assert_true(str_number(str_of(good[i].text), &value));
        assert_true(value == good[i].value);
    }
}

static void what_is_no_number_leaves_the_value_alone(void **state)
{
    static const char *const bad[] = {"",
                                      " ",
                                      "-",
                                      "+",
                                      ".",
                                      "-.",
                                      ".5",
                                      "5.",
                                      "1,5",
                                      "1.2.3",
                                      "1e3",
                                      "0x10",
                                      " 1",
                                      "1 ",
                                      "+-1",
                                      "--1",
                                      "1-",
                                      "ten",
                                      "1a",
                                      "nan",
                                      "inf",
                                      "٣",
                                      "１",
                                      "1.5%",
                                      "1_000",
                                      "1.+5",
                                      "\t1",
                                      "1\n",
                                      "9999999999999999"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        double value = 99;
        if (str_number(str_of(bad[i]), &value))
            fail_msg("'%s' was taken for %g", bad[i], value);
        assert_true(value == 99);
    }
}

static void a_number_stops_at_the_length_of_its_text(void **state)
{
    double value = 0;
    (void)state;
    assert_true(str_number(str_upto(STR("123456"), 3), &value));
    assert_true(value == 123);
    assert_false(str_number((Str){"1\0002", 3}, &value));
}

static void cutting_past_the_end_is_empty(void **state)
{
    (void)state;
    Str s = STR("abc");
    assert_int_equal(str_from(s, 3).n, 0);
    assert_int_equal(str_from(s, 99).n, 0);
    assert_ptr_equal(str_from(s, 99).at, s.at + 3);
    assert_int_equal(str_upto(s, 99).n, 3);
    assert_int_equal(str_upto(s, 0).n, 0);
    assert_true(str_is(str_from(s, 1), "bc"));
}

static void trimming_takes_blanks_and_line_ends_only(void **state)
{
    (void)state;
    assert_true(str_is(str_trim(STR(" \t\r\n a b \n")), "a b"));
    assert_int_equal(str_trim(STR(" \n\t ")).n, 0);
    assert_int_equal(str_trim(STR("")).n, 0);
    assert_true(str_is(str_trim(STR("\u00A0x")), "\u00A0x"));
}

static void finding_nothing_gives_the_length(void **state)
{
    (void)state;
    Str s = STR("aab|a");
    assert_int_equal(str_find(s, STR("ab")), 1);
    assert_int_equal(str_find(s, STR("aab|a")), 0);
    assert_int_equal(str_find(s, STR("aab|ab")), 5);
    assert_int_equal(str_find(s, STR("c")), 5);
    assert_int_equal(str_find(s, STR("")), 0);
    assert_int_equal(str_find(STR(""), STR("a")), 0);
    assert_int_equal(str_find_byte(s, '|'), 3);
    assert_int_equal(str_find_byte(s, 'x'), 5);
    assert_int_equal(str_find_byte(STR(""), 'x'), 0);
}

static void order_is_that_of_bytes_shorter_first(void **state)
{
    (void)state;
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR(""), STR("a")) < 0);
    assert_true(str_compare(STR("Z"), STR("a")) < 0);
    assert_true(str_compare(STR("z"), STR("é")) < 0);
    assert_int_equal(str_compare(STR("a"), STR("a")), 0);
    assert_int_equal(str_compare(STR(""), STR("")), 0);
}

static void beginnings_and_ends_are_compared_whole(void **state)
{
    (void)state;
    assert_true(str_starts(STR("abc"), "ab"));
    assert_true(str_starts(STR("abc"), ""));
    assert_false(str_starts(STR("ab"), "abc"));
    assert_true(str_ends(STR("a.md"), ".md"));
    assert_false(str_ends(STR("md"), ".md"));
    assert_true(str_same(STR(""), (Str){NULL, 0}));
    assert_false(str_is(STR("ab"), "abc"));
}

static void lines_end_in_lf_or_crlf(void **state)
{
    static const char *const lines[] = {"one", "", "two", "th\rree", "four"};
    (void)state;
    Str rest = STR("one\n\ntwo\r\nth\rree\nfour"), line;
    for (size_t i = 0; i < 5; i++) {
        assert_true(str_line(&rest, &line));
        assert_true(str_is(line, lines[i]));
    }
    assert_false(str_line(&rest, &line));
    rest = STR("end\n");
    assert_true(str_line(&rest, &line));
    assert_false(str_line(&rest, &line));
}

static void html_escapes_what_could_leave_text_or_attribute(void **state)
{
    (void)state;
    struct text t = {0};
    text_html(&t, STR("<a b=\"c\" d='e'>&amp;é</a>"));
    assert_string_equal(t.at, "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;"
                              "&amp;amp;é&lt;/a&gt;");
    text_clear(&t);
    text_html(&t, STR(""));
    assert_int_equal(t.n, 0);
    text_clear(&t);
}

static void json_may_stand_inside_a_script(void **state)
{
    (void)state;
    struct text t = {0};
    text_json(&t, (Str){"</script>\"\\\n\0\x1F\x7F", 15});
    assert_string_equal(t.at, "\"\\u003c/script>\\\"\\\\\\u000a\\u0000"
                              "\\u001f\\u007f\"");
    text_clear(&t);
}

static void numbers_are_printed_short(void **state)
{
    static const struct {
        double value;
        const char *text;
    } rows[] = {{0, "0"},
                {-0.0, "0"},
                {3, "3"},
                {-3, "-3"},
                {0.5, "0.5"},
                {0.1, "0.1"},
                {1e14, "100000000000000"},
                {-2.25, "-2.25"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text t = {0};
        text_number(&t, rows[i].value);
        assert_string_equal(t.at, rows[i].text);
        text_clear(&t);
    }
}

static void a_buffer_grows_and_can_be_emptied(void **state)
{
    (void)state;
    struct text t = {0};
    assert_true(str_is(text_str(&t), ""));
    for (int i = 0; i < 10000; i++)
        text_format(&t, "%d,", i % 10);
    assert_int_equal(t.n, 20000);
    assert_int_equal(strlen(t.at), 20000);
    text_empty(&t);
    assert_int_equal(text_str(&t).n, 0);
    text_byte(&t, 'x');
    assert_string_equal(t.at, "x");
    text_format(&t, "%s", "");
    assert_int_equal(t.n, 1);
    text_clear(&t);
    assert_null(t.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_fills_the_whole_text),
        cmocka_unit_test(what_is_no_number_leaves_the_value_alone),
        cmocka_unit_test(a_number_stops_at_the_length_of_its_text),
        cmocka_unit_test(cutting_past_the_end_is_empty),
        cmocka_unit_test(trimming_takes_blanks_and_line_ends_only),
        cmocka_unit_test(finding_nothing_gives_the_length),
        cmocka_unit_test(order_is_that_of_bytes_shorter_first),
        cmocka_unit_test(beginnings_and_ends_are_compared_whole),
        cmocka_unit_test(lines_end_in_lf_or_crlf),
        cmocka_unit_test(html_escapes_what_could_leave_text_or_attribute),
        cmocka_unit_test(json_may_stand_inside_a_script),
        cmocka_unit_test(numbers_are_printed_short),
        cmocka_unit_test(a_buffer_grows_and_can_be_emptied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
