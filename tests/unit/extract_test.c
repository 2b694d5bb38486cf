// Exercises as their authors wrote them: settings, boxes, scenes, places.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "reading.h"

static void settings_and_their_defaults_are_read(void **state)
{
    struct reading r;
    (void)state;
    const struct exercise *x = read_one(
        &r, "# T\n### Q\n<!-- silence: hold-2, level: feeling, points: 0.5,\n"
            "  seconds: 8, mic: offer, attempts: 3, required: no,, -->\n");
    assert_int_equal(x->kind, KIND_silence);
    assert_true(str_is(x->name, "hold-2"));
    assert_true(str_is(x->level_name, "feeling"));
    assert_true(x->points == 0.5 && x->seconds == 8);
    assert_int_equal(x->attempts, 3);
    assert_true(x->mic && !x->required && !x->open);
    reading_clear(&r);
    x = read_one(&r, "# T\n### Q\n<!-- reflect: why -->\n");
    assert_true(x->points == 1 && x->required && x->attempts == 0);
    assert_int_equal(x->lines, 6);
    reading_clear(&r);
}

static void places_count_bytes_in_the_file(void **state)
{
    struct reading r;
    (void)state;
    const struct exercise *x =
        read_one(&r, "# \u00C9\n\n### Q\n  <!--  choice : c ,"
                     " level :  feeling-->\n10. [x] \u00E9\n11. [ ] e\n");
    assert_int_equal(x->at.line, 4);
    assert_int_equal(x->at.column, 18);
    assert_int_equal(x->at.length, 1);
    assert_int_equal(x->level_at.column, 31);
    assert_int_equal(x->level_at.length, 7);
    assert_int_equal(x->options[1].at.line, 6);
    assert_int_equal(x->options[1].at.column, 5);
    reading_clear(&r);
}

static void boxes_are_cut_off_and_kept(void **state)
{
    static const enum box boxes[] = {BOX_NONE, BOX_EMPTY, BOX_RIGHT, BOX_RIGHT,
                                     BOX_DECISION};
    static const char *const plain[] = {"read", "one two", "“q”", "X", ""};
    struct reading r;
    (void)state;
    const struct exercise *x =
        read_one(&r, "# T\n### Q\n<!-- cues: c -->\n"
                     "- read\n- [ ] one\n  *two*\n- [x] \"q\"\n- [X]   X\n"
                     "- [!]\n");
    assert_int_equal(x->cue_line_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(x->cue_lines[i].box, boxes[i]);
        assert_true(str_is(x->cue_lines[i].plain, plain[i]));
    }
    assert_int_equal(x->cue_lines[3].at.line, 8);
    assert_int_equal(x->cue_lines[3].at.column, 3);
    assert_int_equal(x->cue_lines[3].at.length, 3);
    reading_clear(&r);
}

static void a_link_at_the_front_is_no_box(void **state)
{
    struct reading r;
    (void)state;
    read_page(&r, "# T\n- [x](#t)\n- [x][t]\n\n[t]: #t\n");
    assert_int_equal(r.n, 0);
    reading_clear(&r);
}

static void feedback_belongs_to_its_option(void **state)
{
    struct reading r;
    (void)state;
    const struct exercise *x =
        read_one(&r, "# T\n### Q\n<!-- choice: c -->\n"
                     "1. [x] one\n   > good\n2. [ ] two\n\n   more\n\n"
                     "   > not good\n\n3. [ ] three\n   > [!TIP]\n   > tip\n");
    assert_int_equal(x->option_count, 3);
    assert_non_null(x->options[0].feedback);
    assert_non_null(x->options[1].feedback);
    assert_null(x->options[2].feedback);
    assert_true(str_is(x->options[1].plain, "two"));
    reading_clear(&r);
}

static void an_exercise_ends_at_a_heading_as_high_as_its_own(void **state)
{
    struct reading r;
    (void)state;
    read_page(&r, "# T\n## A\n<!-- reflect: a -->\ntext\n### Part\ntext\n"
                  "## B\ntext\n");
    assert_int_equal(r.p->exercise_count, 1);
    assert_int_equal(r.p->exercises[0].prose_count, 3);
    assert_non_null(r.p->exercises[0].end);
    reading_clear(&r);
}

static void headings_point_to_their_exercises(void **state)
{
    struct text t = {0};
    struct reading r;
    (void)state;
    text_puts(&t, "# T\n");
    for (int i = 0; i < 20; i++)
        text_format(&t, "## Q%d\n<!-- reflect: q%d -->\n", i, i);
    read_page(&r, t.at);
    assert_int_equal(r.p->exercise_count, 20);
    for (size_t i = 0; i < 20; i++)
        assert_ptr_equal(r.p->headings[i + 1]->exercise, &r.p->exercises[i]);
    reading_clear(&r);
    text_clear(&t);
}

static void replies_do_what_their_title_says(void **state)
{
    struct reading r;
    (void)state;
    const struct exercise *x =
        read_one(&r, "# T\n## D\n<!-- dialogue: d -->\n### A\n"
                     "- [x](#b \"feeling, focus +2,balance -1, once\")\n"
                     "- [y](#b 'if focus >= -2.5, if balance = 0, after b')\n"
                     "### B\n<!-- end: won -->\n<!-- scene: bb -->\n");
    const struct reply *one = &x->scenes[0].replies[0], *two = one + 1;
    assert_true(str_is(one->level_name, "feeling") && one->once);
    assert_int_equal(one->move_count, 2);
    assert_true(one->moves[0].by == 2 && one->moves[1].by == -1);
    assert_int_equal(one->moves[1].at.line, 5);
    assert_int_equal(one->moves[1].at.column, 29);
    assert_int_equal(two->test_count, 2);
    assert_string_equal(two->tests[0].op, ">=");
    assert_string_equal(two->tests[1].op, "==");
    assert_true(two->tests[0].value == -2.5);
    assert_int_equal(two->after_count, 1);
    assert_true(str_is(x->scenes[1].name, "bb"));
    assert_true(str_is(x->scenes[1].slug, "b"));
    assert_true(str_is(x->scenes[1].ending, "won"));
    reading_clear(&r);
}

static void rules_are_taken_out_with_their_line(void **state)
{
    struct reading r;
    (void)state;
    read_page(&r, "# T\n\n```lua rules\npass {}\n```\n\n~~~ lua tests\nx\n"
                  "~~~\n\n```lua\nprint (1)\n```\n");
    assert_int_equal(r.n, 0);
    assert_int_equal(r.p->rules.line, 4);
    assert_true(str_is(r.p->rules.text, "pass {}\n"));
    assert_int_equal(r.p->tests.line, 8);
    assert_true(str_is(r.p->tests.text, "x\n"));
    reading_clear(&r);
}

static void blanks_between_lua_and_rules_do_not_matter(void **state)
{
    struct reading r;
    (void)state;
    read_page(&r, "# T\n``` \tlua \t  rules\npass {}\n```\n");
    assert_true(str_is(r.p->rules.text, "pass {}\n"));
    reading_clear(&r);
}

static void rules_without_an_end_go_to_the_end_of_the_file(void **state)
{
    struct reading r;
    (void)state;
    read_page(&r, "# T\n```lua rules\npass {}");
    assert_true(str_is(r.p->rules.text, "pass {}"));
    reading_clear(&r);
    read_page(&r, "# T\n```lua rules");
    assert_int_equal(r.p->rules.text.n, 0);
    reading_clear(&r);
}

static void other_comments_are_left_alone(void **state)
{
    static const char *const comments[] = {"<!-- note -->",
                                           "<!-- note: x -->",
                                           "<!-- Choice is hard -->",
                                           "<!---->",
                                           "<!-- -->",
                                           "<!-- : x -->",
                                           "<!-- prettier-ignore -->",
                                           "<!-- https://example.org -->",
                                           "<!-- c h: x -->",
                                           "<!-- 1: x -->"};
    (void)state;
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
        struct reading r;
        struct text t = {0};
        text_format(&t, "# T\n### Q\n%s\ntext\n", comments[i]);
        read_page(&r, t.at);
        if (r.n || r.p->exercise_count)
            fail_msg("%s\n%s", comments[i], r.said);
        reading_clear(&r);
        text_clear(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_and_their_defaults_are_read),
        cmocka_unit_test(places_count_bytes_in_the_file),
        cmocka_unit_test(boxes_are_cut_off_and_kept),
        cmocka_unit_test(a_link_at_the_front_is_no_box),
        cmocka_unit_test(feedback_belongs_to_its_option),
        cmocka_unit_test(an_exercise_ends_at_a_heading_as_high_as_its_own),
        cmocka_unit_test(headings_point_to_their_exercises),
        cmocka_unit_test(replies_do_what_their_title_says),
        cmocka_unit_test(rules_are_taken_out_with_their_line),
        cmocka_unit_test(blanks_between_lua_and_rules_do_not_matter),
        cmocka_unit_test(rules_without_an_end_go_to_the_end_of_the_file),
        cmocka_unit_test(other_comments_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
