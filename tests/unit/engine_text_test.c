// What counts as the same text and the same number (text_match.h, decimal.h).
#include "engine_course.h"

#include "engine/data/decimal.h"
#include "engine/data/fold.h"
#include "engine/scoring/text_match.h"

static void texts_are_folded(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *folded;
        const char *exact; // NULL: the same as the text
    } rows[] = {
        {"", "", NULL},
        {" \t\n ", "", ""},
        {"  Zo  is\nhet ", "zo is het", "Zo is het"},
        {"\xC2\xA0x\xE2\x80\xAFy", "x y", "x y"},
        {"ÉÈËê", "eeee", "E\u0301E\u0300E\u0308e\u0302"},
        {"e\u0301", "e", NULL},
        // two marks, in either order or already composed
        {"\u1EC7", "e", "e\u0323\u0302"},
        {"e\u0302\u0323", "e", "e\u0323\u0302"},
        {"\u00EA\u0323", "e", "e\u0323\u0302"},
        {"\u01D6", "u", "u\u0308\u0304"},
        {"Straße", "strasse", NULL},
        {"STRAẞE", "strasse", NULL},
        {"Œuvre, Ægir", "oeuvre, aegir", NULL},
        {"ĳs ĲS", "ijs ijs", NULL},
        {"ﬁets ﬂauw oﬃcier", "fiets flauw officier", NULL},
        {"Øystein Łódź Đorđe", "oystein lodz dorde",
         "Øystein Ło\u0301dz\u0301 Đorđe"},
        {"İstanbul ırmak", "istanbul irmak", "I\u0307stanbul ırmak"},
        {"ΣΊΣΥΦΟΣ", "σισυφοσ", "ΣΙ\u0301ΣΥΦΟΣ"},
        {"σίσυφος", "σισυφοσ", "σι\u0301συφος"},
        {"ᾳ\u0342", "α", "α\u0342\u0345"},
        {"ЁЖ Йод Ђ", "еж иод ђ", "Е\u0308Ж И\u0306од Ђ"},
        {"ҐӁҖ", "ґжҗ", "ҐЖ\u0306Җ"},
        {"ԵՐԵՎԱՆ", "երեվան", NULL},
        {"\u212Bngstr\u00F6m", "angstrom", "A\u030Angstro\u0308m"},
        {"foto’s “ja” – nee…", "foto's \"ja\" - nee...",
         "foto's \"ja\" - nee..."},
        {"sof\u00ADt\u200Bly", "softly", "softly"},
        {"日本 123", "日本 123", NULL},
        {"a\xFF\xC3z", "az", "az"},
    };
    struct heap heap = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *s = rows[i].text;
        assert_string_equal(text_fold(&heap, s, strlen(s), false),
                            rows[i].folded);
        assert_string_equal(text_fold(&heap, s, strlen(s), true),
                            rows[i].exact ? rows[i].exact : s);
    }
    heap_clear(&heap);
}

static void one_typo_is_forgiven_in_a_long_word(void **state)
{
    (void)state;
    static const struct {
        const char *accepted;
        const char *given;
        bool near;
    } rows[] = {
        {"stilte", "stilte", false}, // equal is not near
        {"stilte", "stlte", true},   // missing
        {"stilte", "tilte", true},
        {"stilte", "stilt", true},
        {"stilte", "stillte", true}, // added
        {"stilte", "xstilte", true},
        {"stilte", "stilten", true},
        {"stilte", "stalte", true}, // wrong
        {"stilte", "stilto", true},
        {"stilte", "sitlte", true}, // swapped
        {"stilte", "stilet", true},
        {"stilte", "tsilte", true},
        {"stilte", "stil", false}, // two
        {"stilte", "tsitle", false},
        {"stilte", "litste", false},
        {"stilte", "", false},
        {"", "stilte", false},
        {"stil", "stl", false}, // too short
        {"stil", "stilt", false},
        {"stilt", "stil", true},
        {"w2345", "w234", false}, // digits
        {"woord", "wo0rd", false},
        {"12345", "12346", false},
        {"actief luisteren", "actief luistren", true},
        {"actief luisteren", "actif luisteren", true},
        {"actief luisteren", "actif luistren", false},
        {"actief luisteren", "luisteren", false},
        {"actief luisteren", "actief luisteren nu", false},
        {"actief luisteren", "actiefluisteren", false},
        {"de stilte", "da stilte", false},
        {"σισυφοσ", "σισφοσ", true},
        {"σισυφοσ", "σιυσφοσ", true},
        {"еж", "еш", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_is_near(rows[i].accepted, rows[i].given) != rows[i].near)
            fail_msg("'%s' and '%s'", rows[i].accepted, rows[i].given);
}

static const struct {
    const char *typed;
    const char *unit;
    double answer;
    bool sound;
    double number;
} typed[] = {
    {"12", "", 0, true, 12},
    {" 12,5 ", "", 0, true, 12.5},
    {"12.5", "", 0, true, 12.5},
    {"-0,25", "", 0, true, -0.25},
    {"\u2212 3", "", 0, true, -3},
    {"+4", "", 0, true, 4},
    {",5", "", 0, true, 0.5},
    {"-.5", "", 0, true, -0.5},
    {"007", "", 0, true, 7},
    {"1.234,5", "", 0, true, 1234.5},
    {"1,234.5", "", 0, true, 1234.5},
    {"1.234.567", "", 0, true, 1234567},
    {"1.234.567,89", "", 0, true, 1234567.89},
    {"12 500", "", 0, true, 12500},
    {"12\u202F500,75", "", 0, true, 12500.75},
    {"1'000", "", 0, true, 1000},
    {"1\u2019000.5", "", 0, true, 1000.5},
    // either a thousand or one and a bit: whichever is nearer
    {"1.200", "", 1200, true, 1200},
    {"1,200", "", 1000, true, 1200},
    {"1.200", "", 1.2, true, 1.2},
    {"1.200", "", 0, true, 1.2},
    {"-1.200", "", -1200, true, -1200},
    {"0.200", "", 200, true, 0.2},
    {"12.50", "", 1250, true, 12.5},
    {"12%", "%", 0, true, 12},
    {"12 %", "%", 0, true, 12},
    {"\u20AC 12,50", "\u20AC", 0, true, 12.5},
    {"12 KG", "kg", 0, true, 12},
    {"12 m\u00E9ter", "meter", 0, true, 12},
    {"12", "kg", 0, true, 12},
    {"12 kg", "", 0, false, 0},
    {"12 %", "kg", 0, false, 0},
    {"", "", 0, false, 0},
    {"-", "", 0, false, 0},
    {"%", "%", 0, false, 0},
    {"12,", "", 0, false, 0},
    {"1,2,3", "", 0, false, 0},
    {"1.23.456", "", 0, false, 0},
    {"1 2", "", 0, false, 0},
    {"1.234,567.8", "", 0, false, 0},
    {"1e3", "", 0, false, 0},
    {"0x10", "", 0, false, 0},
    {"nan", "", 0, false, 0},
    {"--1", "", 0, false, 0},
    {"1234567890123456", "", 0, false, 0},
    {"11111111111111111111111111111111111111111111111", "", 0, false, 0},
};

static void numbers_are_read_as_people_type_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        double number = 0;
        const bool sound =
            decimal_read(typed[i].typed, strlen(typed[i].typed), typed[i].unit,
                         typed[i].answer, &number);
        if (sound != typed[i].sound || (sound && number != typed[i].number))
            fail_msg("'%s' is %g", typed[i].typed, sound ? number : 0);
    }
}

static void a_decimal_taken_apart_again_is_the_same(void **state)
{
    (void)state;
    static const int mantissas[] = {1000000, 1000001, 1234567, 3333333,
                                    5000000, 9999998, 9999999};
    for (int e = DECIMAL_LEAST; e <= DECIMAL_MOST; e++)
        for (size_t i = 0; i < sizeof mantissas / sizeof *mantissas; i++)
            for (int sign = -1; sign <= 1; sign += 2) {
                const struct decimal d = {sign * mantissas[i], e};
                const double joined = decimal_join(d);
                if (!decimal_fits(joined))
                    continue;
                const struct decimal again = decimal_split(joined);
                assert_int_equal(again.mantissa, d.mantissa);
                assert_int_equal(again.exponent, d.exponent);
            }
    static const double rounded[][2] = {
        {0, 0},
        {1e-13, 0},
        {-1e-13, 0},
        {1e15, 1e15},
        {0.1, 0.1},
        {1.23456749, 1.234567},
        {9999999.4, 9999999},
        {9999999.6, 1e7},
        {-12345678, -12345680},
        {1e-12, 1e-12},
        {99999995, 1e8},
        {1.0 / 3, 0.3333333},
    };
    for (size_t i = 0; i < sizeof rounded / sizeof *rounded; i++)
        if (decimal_round(rounded[i][0]) != rounded[i][1])
            fail_msg("%.17g becomes %.17g", rounded[i][0],
                     decimal_round(rounded[i][0]));
    assert_false(decimal_fits(1.1e15));
    assert_false(decimal_fits(-1.1e15));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_folded),
        cmocka_unit_test(one_typo_is_forgiven_in_a_long_word),
        cmocka_unit_test(numbers_are_read_as_people_type_them),
        cmocka_unit_test(a_decimal_taken_apart_again_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
