// The course table that the rule engine reads.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "folder.h"
#include "model/table.h"

// The table of a course of one lesson in Dutch and, unless NULL, in English.
static char *table_of(struct reading *r, const char *nl, const char *en)
{
    struct text t = {0};
    begin(r, "[nl, en]");
    text_format(&t, "# Les\n%s", nl);
    add("01-les.nl.md", t.at);
    text_empty(&t);
    if (en) {
        text_format(&t, "# Lesson\n%s", en);
        add("01-les.en.md", t.at);
        text_empty(&t);
    }
    link_all(r);
    if (diag_errors(r->c->dx))
        fail_msg("%s", r->said);
    table_write(&t, r->c);
    return t.at;
}

static void expect(const char *nl, const char *en, const char *part)
{
    struct reading r;
    char *table = table_of(&r, nl, en);
    if (!strstr(table, part))
        fail_msg("no %s\nin %s", part, table);
    free(table);
    reading_clear(&r);
}

// The shape of the first exercise; empty: none.
static void shape_of(char shape[5], const char *nl)
{
    struct reading r;
    char *table = table_of(&r, nl, NULL);
    const char *at = strstr(table, "\"shape\":\"");
    shape[0] = '\0';
    if (at)
        snprintf(shape, 5, "%.4s", at + strlen("\"shape\":\""));
    free(table);
    reading_clear(&r);
}

static bool same_shape(const char *left, const char *right)
{
    char a[5], b[5];
    shape_of(a, left);
    shape_of(b, right);
    assert_int_equal(strlen(a), 4);
    return strcmp(a, b) == 0;
}

static void order_match_and_sort_are_numbers(void **state)
{
    (void)state;
    expect("### Q\n<!-- order: o -->\n1. a\n2. b\n3. c\n", NULL,
           "{\"name\":\"o\",\"kind\":\"order\",\"items\":3,\"shape\":\"");
    expect("### Q\n<!-- match: m -->\n|l|r|\n|-|-|\n|a|x|\n|b|y|\n|c|x|\n",
           NULL,
           "{\"name\":\"m\",\"kind\":\"match\",\"left\":3,\"right\":2,"
           "\"pairs\":[1,2,1],\"shape\":\"");
    expect("### Q\n<!-- sort: s -->\n- A\n  - a\n  - b\n- B\n- C\n  - c\n",
           NULL,
           "{\"name\":\"s\",\"kind\":\"sort\",\"groups\":3,"
           "\"items\":[1,1,3],\"shape\":\"");
}

static void answers_of_all_languages_are_accepted(void **state)
{
    (void)state;
    expect("### Q\n<!-- gaps: g -->\n`stilte` en `taxi`\n",
           "### Q\n<!-- gaps: g -->\n`silence|quiet` and `taxi|cab`\n",
           "\"kind\":\"gaps\",\"bytes\":16,\"exact\":false,\"gaps\":["
           "{\"accept\":[\"stilte\",\"silence\",\"quiet\"]},"
           "{\"accept\":[\"taxi\",\"cab\"]}],\"shape\":\"");
    expect("### Q\n<!-- text: t, exact: yes -->\n- [x] stilte\n- [ ] taxi\n",
           "### Q\n<!-- text: t, exact: yes -->\n- [x] don't\n- [ ] taxi\n",
           "\"kind\":\"text\",\"bytes\":16,\"exact\":true,\"options\":["
           "{\"right\":true,\"accept\":[\"stilte\",\"don't\"]},"
           "{\"right\":false,\"accept\":[\"taxi\"]}]}");
    expect("### Q\n<!-- text: t -->\n- [2] a\n- [-1] b\n", NULL,
           "[{\"points\":2,\"accept\":[\"a\"]},"
           "{\"points\":-1,\"accept\":[\"b\"]}]}");
}

static void a_list_is_that_of_the_source_language(void **state)
{
    (void)state;
    expect("### Q\n<!-- gaps: g, list: yes -->\n`een|twee` `drie` `twee`\n",
           "### Q\n<!-- gaps: g, list: yes -->\n`one|two` `three` `two`\n",
           "\"kind\":\"gaps\",\"list\":[\"een\",\"twee\",\"drie\"],\"gaps\":["
           "{\"accept\":[1,2]},{\"accept\":[3]},{\"accept\":[2]}],"
           "\"shape\":\"");
}

static void room_is_twice_the_longest_answer(void **state)
{
    (void)state;
    expect("### Q\n<!-- gaps: g -->\n`een|tien letters`\n",
           "### Q\n<!-- gaps: g -->\n`one|a dozen letters`\n",
           "\"bytes\":30,");
    expect("### Q\n<!-- gaps: g -->\n`een antwoord van veertig letters, min of"
           " meer`\n", NULL, "\"bytes\":64,");
    // An accent takes three places, a Japanese letter five.
    expect("### Q\n<!-- gaps: g -->\n`\xC3\xA9\xC3\xA9n en \xC3\xA9\xC3\xA9n`"
           "\n", NULL, "\"bytes\":36,");
    expect("### Q\n<!-- text: t -->\n- [x] \xE6\xB2\x89\xE9\xBB\x98\n", NULL,
           "\"bytes\":20,");
    expect("### Q\n<!-- text: t -->\n- [x] een antwoord dat zo lang is dat het"
           " wel een zin is, tachtig tekens\n", NULL, "\"bytes\":120,");
}

static void numbers_scales_and_forecasts(void **state)
{
    (void)state;
    expect("### Q\n<!-- number: n, answer: -12.5, within: 0.5, unit: uur -->\n",
           "### Q\n<!-- number: n, answer: -12.5, within: 0.5, unit: h -->\n",
           "\"kind\":\"number\",\"answer\":-12.5,\"within\":0.5,"
           "\"unit\":\"uur\"}");
    expect("### Q\n<!-- number: n, answer: 12 -->\n", NULL,
           "\"answer\":12,\"within\":0}");
    expect("### Q\n<!-- scale: s, from: 1, to: 7, axis: focus -->\n- a\n- b\n",
           NULL, "\"kind\":\"scale\",\"points\":0,\"from\":1,\"to\":7,"
                 "\"axis\":\"focus\",\"shape\":\"");
    expect("### Q\n<!-- forecast: f, outcome: no -->\n", NULL,
           "\"kind\":\"forecast\",\"outcome\":false}");
}

static void raising_and_second_silences(void **state)
{
    (void)state;
    expect("### Q\n<!-- choice: c, raise: logical -->\n1. [logical] a\n"
           "2. [feeling] b\n", NULL,
           "\"many\":false,\"shuffle\":false,\"raise\":\"logical\","
           "\"options\":[{\"level\":\"logical\"},{\"level\":\"feeling\"}]");
    expect("## Q\n<!-- dialogue: d, raise: yes -->\n### A\n"
           "- [a](#b \"feeling\")\n### B\n", NULL,
           "\"start\":0,\"back\":true,\"raise\":true,\"scenes\":[");
    expect("### Q\n<!-- silence: s, seconds: 6, again: 12.5 -->\n"
           "1. [x] *Why?*\n2. [ ] No?\n", NULL,
           "\"seconds\":6,\"again\":12.5,\"open\":false,\"line\":[],"
           "\"options\":[{\"right\":true,\"text\":\"Why?\"},{\"right\":"
           "false,\"text\":\"No?\"}]");
}

static void a_pool_stands_before_its_exercises(void **state)
{
    (void)state;
    expect("## Q\n<!-- pool: p, pick: 1 -->\n### A\n<!-- reflect: a -->\n"
           "### B\n<!-- reflect: b, lines: 1 -->\n", NULL,
           "\"kind\":\"pool\",\"pick\":1,\"exercises\":[\"a\",\"b\"],"
           "\"shape\":\"");
    expect("## Q\n<!-- pool: p, pick: 1 -->\n### A\n<!-- reflect: a -->\n"
           "### B\n<!-- reflect: b, lines: 1 -->\n", NULL,
           "},{\"name\":\"a\",\"kind\":\"reflect\",\"bytes\":540},"
           "{\"name\":\"b\",\"kind\":\"reflect\",\"bytes\":90}]");
}

static void corrections_keep_the_shape(void **state)
{
    (void)state;
    assert_true(same_shape("### Q\n<!-- choice: c -->\n1. [x] Ja\n2. [ ] Nee\n",
                           "### Wat?\n<!-- choice: c, points: 3 -->\nNu.\n\n"
                           "1. [ ] *Ja*!\n2. [x] \"nee\"\n   > Zo.\n"));
    assert_true(same_shape("### Q\n<!-- gaps: c -->\n`a` b\n",
                           "### Q\n<!-- gaps: c, exact: yes -->\n`a|c` d\n"));
    assert_true(same_shape("### Q\n<!-- scale: c, from: 1, to: 5 -->\n- a\n"
                           "- b\n",
                           "### Q\n<!-- scale: c, from: 1, to: 5, axis: focus "
                           "-->\n- c\n- d\n"));
    assert_true(same_shape("### Q\n<!-- cues: c -->\n- [x] A\n\n1. [x] B\n",
                           "### Q\n<!-- cues: c, live: yes -->\n- [!] a\n\n"
                           "1. [x] b.\n"));
}

static void what_numbers_mean_is_in_the_shape(void **state)
{
    static const char *const others[][2] = {
        {"### Q\n<!-- choice: c -->\n1. [x] Ja\n2. [ ] Nee\n",
         "### Q\n<!-- choice: c -->\n1. [ ] Nee\n2. [x] Ja\n"},
        {"### Q\n<!-- order: c -->\n1. a\n2. b\n",
         "### Q\n<!-- order: c -->\n1. b\n2. a\n"},
        {"### Q\n<!-- choice: c -->\n1. [x] a\n2. [ ] b\n",
         "### Q\n<!-- order: c -->\n1. a\n2. b\n"},
        {"### Q\n<!-- match: c -->\n|l|r|\n|-|-|\n|a|x|\n|b|y|\n",
         "### Q\n<!-- match: c -->\n|l|r|\n|-|-|\n|a|y|\n|b|x|\n"},
        {"### Q\n<!-- sort: c -->\n- A\n  - a\n- B\n  - b\n",
         "### Q\n<!-- sort: c -->\n- B\n  - a\n- A\n  - b\n"},
        {"### Q\n<!-- gaps: c -->\n`a` `b`\n",
         "### Q\n<!-- gaps: c -->\n`b` `a`\n"},
        {"### Q\n<!-- gaps: c -->\n`a` `b`\n",
         "### Q\n<!-- gaps: c, list: yes -->\n`a` `b`\n"},
        {"### Q\n<!-- scale: c, from: 1, to: 5 -->\n- a\n- b\n",
         "### Q\n<!-- scale: c, from: 0, to: 5 -->\n- a\n- b\n"},
        {"### Q\n<!-- silence: c -->\n1. [x] a\n2. [ ] b\n",
         "### Q\n<!-- silence: c -->\n1. [x] b\n2. [ ] a\n"},
        {"### Q\n<!-- cues: c -->\n- [x] A\n- [ ] B\n",
         "### Q\n<!-- cues: c -->\n- A\n- [x] C\n"},
        {"## Q\n<!-- dialogue: c -->\n### A\n- [x](#b)\n- [y](#a)\n### B\n",
         "## Q\n<!-- dialogue: c -->\n### A\n- [x](#a)\n- [y](#b)\n### B\n"},
        {"## Q\n<!-- pool: c, pick: 1 -->\n### A\n<!-- reflect: a -->\n### B\n"
         "<!-- reflect: b -->\n",
         "## Q\n<!-- pool: c, pick: 1 -->\n### A\n<!-- reflect: b -->\n### B\n"
         "<!-- reflect: a -->\n"}};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (same_shape(others[i][0], others[i][1]))
            fail_msg("the same shape:\n%s%s", others[i][0], others[i][1]);
}

static void what_means_the_same_by_itself_has_no_shape(void **state)
{
    static const char *const none[] = {
        "### Q\n<!-- number: c, answer: 1 -->\n",
        "### Q\n<!-- forecast: c, outcome: yes -->\n",
        "### Q\n<!-- reflect: c -->\n", "### Q\n<!-- text: c -->\n- [x] a\n",
        "### Q\n<!-- silence: c, ask: open -->\n"};
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        char shape[5];
        shape_of(shape, none[i]);
        assert_string_equal(shape, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_match_and_sort_are_numbers),
        cmocka_unit_test(answers_of_all_languages_are_accepted),
        cmocka_unit_test(a_list_is_that_of_the_source_language),
        cmocka_unit_test(room_is_twice_the_longest_answer),
        cmocka_unit_test(numbers_scales_and_forecasts),
        cmocka_unit_test(raising_and_second_silences),
        cmocka_unit_test(a_pool_stands_before_its_exercises),
        cmocka_unit_test(corrections_keep_the_shape),
        cmocka_unit_test(what_numbers_mean_is_in_the_shape),
        cmocka_unit_test(what_means_the_same_by_itself_has_no_shape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
