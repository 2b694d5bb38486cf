// UTF-8: what is valid (RFC 3629), how wide it is, what slugs become of it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static void well_formed_text_is_valid_to_its_end(void **state)
{
    static const char *const good[] = {"",
                                       "plain",
                                       "é",
                                       "€",
                                       "日本",
                                       "\U0001F600",
                                       "\x7F",
                                       "\xC2\x80",
                                       "\xDF\xBF",
                                       "\xE0\xA0\x80",
                                       "\xED\x9F\xBF",
                                       "\xEE\x80\x80",
                                       "\xEF\xBF\xBF",
                                       "\xEF\xBB\xBF",
                                       "\xF0\x90\x80\x80",
                                       "\xF4\x8F\xBF\xBF"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(utf8_valid(str_of(good[i])), strlen(good[i]));
    assert_int_equal(utf8_valid((Str){"a\0b", 3}), 3);
}

// Each stands behind "ab", where the valid part must end.
static void malformed_sequences_are_refused(void **state)
{
    static const char *const bad[] = {
        // Continuation bytes alone.
        "\x80", "\xBF", "\x80\xBF",
        // Never part of UTF-8.
        "\xC0", "\xC1", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80",
        "\xFC\x84\x80\x80\x80\x80", "\xFE", "\xFF",
        // Overlong forms of "/", NUL, U+007F, U+07FF and U+FFFF.
        "\xC0\xAF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF",
        "\xF0\x80\x80\xAF", "\xF0\x8F\xBF\xBF",
        // Surrogates, alone and as a pair (CESU-8).
        "\xED\xA0\x80", "\xED\xBF\xBF", "\xED\xA0\xBD\xED\xB8\x80",
        // Above U+10FFFF.
        "\xF4\x90\x80\x80", "\xF7\xBF\xBF\xBF",
        // Cut off, at the end and before something else.
        "\xC3", "\xE2\x82", "\xE2", "\xF0\x9F\x98", "\xF0\x9F", "\xF0", "\xC3x",
        "\xE2\x82x", "\xE2x", "\xF0\x9F\x98x", "\xF0\x9Fx", "\xC3\xC3\xA9",
        "\xE2\x82\xC3\xA9",
        // Latin-1 and Windows-1252.
        "\xE9", "\xE9t\xE9", "\x93quote\x94"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[32];
        snprintf(text, sizeof text, "ab%s", bad[i]);
        if (utf8_valid(str_of(text)) != 2)
            fail_msg("number %zu is valid up to %zu", i,
                     utf8_valid(str_of(text)));
    }
}

static void a_sequence_is_not_read_past_the_end_of_the_text(void **state)
{
    (void)state;
    for (size_t n = 0; n < 4; n++)
        assert_int_equal(utf8_valid((Str){"\U0001F600", n}), 0);
    assert_int_equal(utf8_valid((Str){"é€", 4}), 2);
}

static size_t encode(uint32_t c, char *to)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, c >>= 6)
        to[i] = (char)(0x80 | (c & 0x3F));
    static const unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    to[0] = (char)(lead[n] | c);
    return n;
}

static void every_code_point_is_decoded_as_it_was_encoded(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF + 2; c++) {
        char bytes[4];
        size_t n = encode(c, bytes), length;
        bool sound = (c < 0xD800 || c > 0xDFFF) && c <= 0x10FFFF;
        if (utf8_valid((Str){bytes, n}) != (sound ? n : 0))
            fail_msg("U+%04X", (unsigned)c);
        if (sound) {
            assert_int_equal(utf8_decode((Str){bytes, n}, &length), c);
            assert_int_equal(length, n);
        }
    }
}

static void width_is_what_a_terminal_gives(void **state)
{
    static const struct {
        const char *text;
        size_t width;
    } rows[] = {{"", 0},         {"abc", 3},         {"é", 1},  {"e\u0301", 1},
                {"日本", 4},     {"\U0001F600", 2},  {"한", 2}, {"Ａ", 2},
                {"a\u200Bb", 2}, {"\uFEFF", 0},      {"„“", 2}, {"ﬁ", 1},
                {"…–—", 3},      {"\u05D0\u05B0", 1}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (utf8_width(str_of(rows[i].text)) != rows[i].width)
            fail_msg("'%s' is %zu wide", rows[i].text,
                     utf8_width(str_of(rows[i].text)));
}

static void assert_slug(const char *text, const char *slug)
{
    struct text t = {0};
    text_puts(&t, "x:");
    utf8_slug(&t, str_of(text));
    if (strcmp(t.at + 2, slug) != 0)
        fail_msg("'%s' gives '%s', not '%s'", text, t.at + 2, slug);
    text_clear(&t);
}

static void slugs_are_small_letters_digits_and_hyphens(void **state)
{
    (void)state;
    assert_slug("Opening", "opening");
    assert_slug("A difficult client", "a-difficult-client");
    assert_slug("  What?  Now!  ", "what-now");
    assert_slug("1. Vooraf", "1-vooraf");
    assert_slug("a/b_c-d", "a-b-c-d");
    assert_slug("AT&T", "att");
    assert_slug("a - b", "a-b");
    assert_slug("--a--", "a");
    assert_slug("", "");
    assert_slug("???", "");
    assert_slug("日本", "");
    assert_slug("50 % meer", "50-meer");
}

static void latin_letters_lose_their_accents(void **state)
{
    (void)state;
    assert_slug("Één niveau", "een-niveau");
    assert_slug("Intuïtief", "intuitief");
    assert_slug("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ", "aaaaaaaceeeeiiii");
    assert_slug("ÐÑÒÓÔÕÖØÙÚÛÜÝÞß", "dnoooooouuuuyts");
    assert_slug("àáâãäåæçèéêëìíîï", "aaaaaaaceeeeiiii");
    assert_slug("ðñòóôõöøùúûüýþÿ", "dnoooooouuuuyty");
    assert_slug("ĀăĄćĈčĎđĒęĚĝğġ", "aaacccddeeeggg");
    assert_slug("ĤħĨīİĵķĸĹłŁŃŊŌ", "hhiiijkklllnno");
    assert_slug("őœŔřŚşŠţŤŨ", "oorrsssttu");
    assert_slug("ůŲŵŷŸŹżžſ", "uuwyyzzzs");
    assert_slug("2 × 3 ÷ 4", "2-3-4");
}

// A preview drops marks and makes a hyphen of each blank, so a link that
// works there has to work here.
static void marks_inside_a_word_do_not_split_it(void **state)
{
    (void)state;
    assert_slug("It's late", "its-late");
    assert_slug("It\u2019s late", "its-late");
    assert_slug("Écoute d\u2019abord", "ecoute-dabord");
    assert_slug("\u201CLate again!\u201D", "late-again");
    assert_slug("Wait\u2026what", "waitwhat");
    assert_slug("Wait...what", "waitwhat");
    assert_slug("a \u2013 b", "a-b");
    assert_slug("a\u00A0b", "a-b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_text_is_valid_to_its_end),
        cmocka_unit_test(malformed_sequences_are_refused),
        cmocka_unit_test(a_sequence_is_not_read_past_the_end_of_the_text),
        cmocka_unit_test(every_code_point_is_decoded_as_it_was_encoded),
        cmocka_unit_test(width_is_what_a_terminal_gives),
        cmocka_unit_test(slugs_are_small_letters_digits_and_hyphens),
        cmocka_unit_test(latin_letters_lose_their_accents),
        cmocka_unit_test(marks_inside_a_word_do_not_split_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
