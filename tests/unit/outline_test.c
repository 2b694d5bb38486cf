// The outline: what is counted, and what is said to be missing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "emit/outline/outline.h"
#include "folder.h"
#include "pass/check.h"
#include "pass/rules.h"

static const struct outline *outline(struct reading *r)
{
    link_all(r);
    if (diag_errors(r->c->dx))
        fail_msg("%s", r->said);
    run_rules(r->c);
    check_course(r->c);
    assert_int_equal(diag_errors(r->c->dx), 0);
    return outline_of(r->c, r->c->arena);
}

static void settings(const char *more)
{
    FILE *f = fopen("course.yaml", "w");
    fprintf(f, "id: c\ntitle: C\nlanguages: [en]\n%s", more);
    fclose(f);
}

// The sentence of that id about a name, or NULL.
static const char *missing(const struct outline *o, const char *id,
                           const char *about)
{
    for (size_t i = 0; i < o->missing_count; i++)
        if (strcmp(o->missing[i].id, id) == 0 &&
            str_is(o->missing[i].about, about))
            return o->missing[i].sentence.at;
    return NULL;
}

static void levels_are_counted_by_all_that_names_them(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "[en]");
    add("01-one.en.md",
        "# One\n\n### A\n<!-- choice: a, level: logical -->\n"
        "1. [x] y\n2. [ ] n\n"
        "\n### B\n<!-- choice: b -->\n- [feeling] y\n- [intuitive] n\n"
        "- [feeling] m\n"
        "\n### C\n<!-- choice: c -->\n1. [x] y\n2. [ ] n\n"
        "\n### D\n<!-- choice: d, points: 0 -->\n1. [x] y\n2. [ ] n\n"
        "\n```lua rules\nlevel \"logical\" { points \"a\", points \"c\" }\n"
        "```\n");
    const struct outline *o = outline(&r);
    assert_int_equal(o->n, 1);
    assert_int_equal(o->all.exercises, 4);
    assert_int_equal(o->all.levels[0], 2);
    assert_int_equal(o->all.levels[1], 1);
    assert_int_equal(o->all.boxes[1], 2);
    assert_int_equal(o->all.boxes[2], 1);
    assert_true(o->all.level_points[0] == 2 && o->all.level_points[1] == 2);
    assert_string_equal(missing(o, "level-one-kind", "logical"),
                        "Only exercises of the kind choice are for the level "
                        "'logical' (Logical level).");
    assert_string_equal(missing(o, "level-one-exercise", "feeling"),
                        "Only one exercise is for the level 'feeling' "
                        "(Feeling level): one/b.");
    assert_null(missing(o, "level-unused", "logical"));
    reading_clear(&r);
}

static void rules_of_another_lesson_count(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "[en]");
    add("01-one.en.md",
        "# One\n\n### A\n<!-- choice: a -->\n1. [x] y\n2. [ ] n\n");
    add("02-two.en.md", "# Two\n\n```lua rules\n"
                        "level \"feeling\" { done \"one/a\" }\n```\n");
    const struct outline *o = outline(&r);
    assert_int_equal(o->parts[0].levels[1], 1);
    assert_int_equal(o->parts[1].levels[1], 0);
    assert_true(o->parts[1].level_points[1] == 1);
    assert_string_equal(missing(o, "lesson-nothing-to-do", "two"),
                        "Lesson 2, 'Two', has nothing to do.");
    reading_clear(&r);
}

static void what_lies_in_a_pool_counts_for_the_pool(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "[en]");
    add("01-one.en.md",
        "# One\n\n## P\n<!-- pool: p, pick: 1, level: feeling -->\n"
        "### A\n<!-- choice: a -->\n1. [x] y\n2. [ ] n\n"
        "### B\n<!-- reflect: b -->\n");
    const struct outline *o = outline(&r);
    assert_int_equal(o->all.exercises, 2);
    assert_int_equal(o->all.kinds[KIND_pool], 1);
    assert_int_equal(o->all.levels[1], 2);
    assert_null(missing(o, "level-one-kind", "feeling"));
    assert_non_null(missing(o, "level-unused", "logical"));
    reading_clear(&r);
}

static void axes_and_their_sides(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "[en]");
    settings("axes:\n  a: {en: [al, ah]}\n  b: {en: [bl, bh]}\n"
             "  c: {en: [cl, ch]}\n  d: {en: [dl, dh]}\n");
    add("01-one.en.md",
        "# One\n\n## D\n<!-- dialogue: d, start: s -->\n### S\n"
        "- [x](#e \"a +2, b -1\")\n- [y](#e \"a +1\")\n### E\n"
        "\n## S\n<!-- scale: s, from: 1, to: 5, axis: c -->\n- l\n- h\n");
    const struct outline *o = outline(&r);
    assert_int_equal(o->all.high[0], 2);
    assert_int_equal(o->all.low[1], 1);
    assert_string_equal(missing(o, "axis-one-way", "a"),
                        "The axis 'a' is only moved towards 'ah', never "
                        "towards 'al'.");
    assert_string_equal(missing(o, "axis-one-way", "b"),
                        "The axis 'b' is only moved towards 'bl', never "
                        "towards 'bh'.");
    assert_null(missing(o, "axis-one-way", "c"));
    assert_string_equal(missing(o, "axis-unmoved", "d"),
                        "Nothing moves the axis 'd' (dl, dh).");
    reading_clear(&r);
}

static void ideas_that_nobody_had(void **state)
{
    struct reading r;
    (void)state;
    begin(&r, "[en]");
    settings("minutes: 9\n");
    add("01-one.en.md",
        "---\nminutes: 5\n---\n# One\n\n### C\n<!-- cues: c, points: 0 -->\n"
        "- [x] a\n- [ ] b\n");
    const struct outline *o = outline(&r);
    assert_non_null(missing(o, "idea-missing", "silence"));
    assert_non_null(missing(o, "idea-missing", "client"));
    assert_non_null(missing(o, "idea-missing", "forecast"));
    assert_non_null(missing(o, "idea-missing", "reflection"));
    assert_non_null(missing(o, "idea-missing", "feedback"));
    assert_null(missing(o, "idea-missing", "cues"));
    assert_non_null(missing(o, "cues-no-decision", "cues"));
    // One lesson has no routes; and which lesson has none is known already.
    assert_null(missing(o, "idea-missing", "route"));
    assert_null(missing(o, "lesson-no-feedback", "one"));
    assert_string_equal(missing(o, "minutes-differ", ""),
                        "The lessons take 5 minutes together, the course "
                        "says 9.");
    reading_clear(&r);
}

static void a_course_with_all_of_it_is_told_so(void **state)
{
    struct reading r;
    struct text text = {0};
    (void)state;
    begin(&r, "[en]");
    settings("minutes: 5\nlevels: {l: {en: L}}\naxes: {a: {en: [x, y]}}\n");
    add("01-one.en.md",
        "---\nminutes: 5\n---\n# One\n"
        "\n### F\n<!-- forecast: f, level: l, outcome: yes -->\nSo?\n"
        "\n### R\n<!-- reflect: r, level: l -->\n"
        "\n### S\n<!-- silence: s, seconds: 5 -->\n1. [x] y\n2. [ ] n\n"
        "\n### C\n<!-- cues: c -->\n- [x] a\n- [!] b\n"
        "\n### A\n<!-- scale: a, from: 1, to: 5, axis: a -->\n- l\n- h\n"
        "\n## D\n<!-- dialogue: d, start: s -->\n### Start\n"
        "<!-- scene: s -->\n- [x](#e)\n### E\n"
        "\n## B\n<!-- feedback: b -->\nWell.\n"
        "\n```lua rules\nfeedback \"b\" { otherwise }\n```\n");
    const struct outline *o = outline(&r);
    if (o->missing_count)
        fail_msg("%s", o->missing[0].sentence.at);
    outline_text(o, false, &text);
    assert_non_null(strstr(text.at, "\nNothing is missing.\n"));
    text_clear(&text);
    reading_clear(&r);
}

static void many_lessons_fit_eighty_columns(void **state)
{
    struct reading r;
    struct text text = {0};
    (void)state;
    begin(&r, "[en]");
    for (int i = 1; i <= 17; i++) {
        char name[32];
        snprintf(name, sizeof name, "%02d-l%d.en.md", i, i);
        add(name, "# 話す話す話す話す話す話す話す話す"
                  "話す話す話す話す話す話す話す話す\n\n"
                  "### A\n<!-- choice: a -->\n1. [x] y\n2. [ ] n\n");
    }
    const struct outline *o = outline(&r);
    outline_text(o, false, &text);
    Str rest = text_str(&text), line;
    size_t widest = 0;
    while (str_line(&rest, &line))
        widest = utf8_width(line) > widest ? utf8_width(line) : widest;
    assert_int_equal(widest, 80);
    assert_non_null(strstr(text.at, "     8     9    10"));
    assert_non_null(strstr(text.at, "    16    17   all\n"));
    text_clear(&text);
    reading_clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_counted_by_all_that_names_them),
        cmocka_unit_test(rules_of_another_lesson_count),
        cmocka_unit_test(what_lies_in_a_pool_counts_for_the_pool),
        cmocka_unit_test(axes_and_their_sides),
        cmocka_unit_test(ideas_that_nobody_had),
        cmocka_unit_test(a_course_with_all_of_it_is_told_so),
        cmocka_unit_test(many_lessons_fit_eighty_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
