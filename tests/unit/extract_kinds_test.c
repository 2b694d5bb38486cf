// What order, match, sort, gaps, text, number, scale, forecast and pool are
// read into.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "reading.h"

static void an_order_is_its_numbered_list(void **state)
{
    struct reading r;
    (void)state;
    const struct exercise *x =
        read_one(&r, "# T\n### Q\n<!-- order: o -->\n- prose\n\n"
                     "1. *Ask* it\n\n   - how\n2. [later] Wait\n   > why\n");
    assert_int_equal(x->item_count, 2);
    assert_int_equal(x->prose_count, 1);
    assert_true(x->shuffle);
    assert_true(str_is(x->items[0].plain, "Ask it"));
    assert_null(x->items[0].feedback);
    assert_true(str_is(x->items[1].plain, "[later] Wait"));
    assert_non_null(x->items[1].feedback);
    assert_int_equal(x->items[1].at.line, 9);
    assert_int_equal(x->items[1].at.column, 4);
    reading_clear(&r);
}

static void equal_cells_of_the_right_column_are_one(void **state)
{
    static const int places[] = {0, 1, 0};
    struct reading r;
    (void)state;
    const struct exercise *x = read_one(
        &r, "# T\n### Q\n<!-- match: m -->\n| a | b |\n| - | - |\n"
            "| 1 | *x* |\n| 2 | ![X](x.png) |\n| `3` | x |\n");
    assert_int_equal(x->item_count, 3);
    assert_int_equal(x->group_count, 2);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(x->items[i].place, places[i]);
    assert_true(str_is(x->items[2].plain, "3"));
    assert_int_equal(x->items[2].at.line, 8);
    assert_int_equal(x->items[2].at.column, 3);
    reading_clear(&r);
}

static void items_of_a_sort_know_their_group(void **state)
{
    struct reading r;
    (void)state;
    const struct exercise *x =
        read_one(&r, "# T\n### Q\n<!-- sort: s -->\n- A\n  - one\n\n"
                     "    more of one\n\n  - two\n- **B**\n  1. three\n");
    assert_int_equal(x->group_count, 2);
    assert_true(str_is(x->groups[1].plain, "B"));
    assert_int_equal(x->item_count, 3);
    assert_true(str_is(x->items[0].plain, "one"));
    assert_int_equal(x->items[1].place, 0);
    assert_int_equal(x->items[2].place, 1);
    reading_clear(&r);
}

static void code_spans_are_gaps_but_not_in_asides(void **state)
{
    static const struct {
        size_t line, column;
        const char *first;
        size_t answers;
    } gaps[] = {{4, 4, "one", 2},   {5, 2, "one", 1},  {5, 8, "one", 1},
                {7, 6, "two", 1},   {9, 6, "a b", 1},  {13, 5, "p", 2},
                {15, 4, "quoted", 1}};
    struct reading r;
    (void)state;
    const struct exercise *x = read_one(
        &r, "# T\n### Q\n<!-- gaps: g -->\n"
            "A `one | uno|one` *b\n`one` `one`*.\n\n- c `two`\n\n"
            "1. `` a b ``\n\n| x | y |\n| - | - |\n| 1 | `p\\|q` |\n\n"
            "> `quoted`\n\n> [!HINT]\n> `one`\n\n> [!TRAINER]\n> `no`\n\n"
            "```\n`no`\n```\n");
    assert_int_equal(x->gap_count, 7);
    for (size_t i = 0; i < 7; i++) {
        const struct gap *g = &x->gaps[i];
        assert_true(str_is(g->answers[0], gaps[i].first));
        assert_int_equal(g->answer_count, gaps[i].answers);
        assert_int_equal(g->at.line, gaps[i].line);
        if (i != 4 && i != 5)
            assert_int_equal(g->at.column, gaps[i].column);
    }
    assert_int_equal(x->hint_count, 1);
    reading_clear(&r);
}

static void the_words_of_a_list_stand_there_once(void **state)
{
    struct reading r;
    (void)state;
    const struct exercise *x =
        read_one(&r, "# T\n### Q\n<!-- gaps: g, list: yes -->\n"
                     "`a|b` `c` `b|A` `c`\n");
    assert_int_equal(x->word_count, 4);
    assert_int_equal(x->gaps[2].words[0], 1);
    assert_int_equal(x->gaps[2].words[1], 3);
    assert_int_equal(x->gaps[3].words[0], 2);
    reading_clear(&r);
}

static void answers_count_as_they_were_typed(void **state)
{
    static const char *const answers[] = {
        "don't", "\"so\"", "a -- b...", "caf\xC3\xA9", "it\xE2\x80\x99s",
        "strong word"};
    struct reading r;
    (void)state;
    const struct exercise *x =
        read_one(&r, "# T\n### Q\n<!-- text: t -->\n- [x] don't\n"
                     "- [x] \"so\"\n- [x] a -- b...\n- [ ] caf\xC3\xA9\n"
                     "  > No.\n- [x] it\xE2\x80\x99s\n- [x] **strong**\n"
                     "  word\n");
    assert_int_equal(x->option_count, 6);
    for (size_t i = 0; i < 6; i++)
        assert_true(str_is(x->options[i].answer, answers[i]));
    assert_true(str_is(x->options[0].plain, "don\xE2\x80\x99t"));
    assert_int_equal(x->options[3].box, BOX_EMPTY);
    assert_non_null(x->options[3].feedback);
    reading_clear(&r);
}

static void points_stand_before_answers(void **state)
{
    struct reading r;
    (void)state;
    const struct exercise *x =
        read_one(&r, "# T\n### Q\n<!-- text: t, points: 0 -->\n"
                     "- [2] silence\n- [0.5] rest\n");
    assert_true(x->options[1].box == BOX_POINTS && x->options[1].points == 0.5);
    assert_true(exercise_scored(x));
    reading_clear(&r);
}

static void settings_of_the_kinds_are_read(void **state)
{
    struct reading r;
    (void)state;
    const struct exercise *x = read_one(
        &r, "# T\n### Q\n<!-- number: n, answer: -12.5, within:0.5,"
            " unit: km/h -->\n");
    assert_true(x->answer == -12.5 && x->within == 0.5);
    assert_true(str_is(x->unit, "km/h"));
    reading_clear(&r);
    x = read_one(&r, "# T\n### Q\n<!-- scale: s, from: -5, to: 5, axis: focus,"
                     " points: 0 -->\n- no\n- yes\n");
    assert_true(x->from == -5 && x->to == 5);
    assert_true(str_is(x->axis_name, "focus"));
    assert_int_equal(x->axis, NOWHERE);
    assert_int_equal(x->group_count, 2);
    assert_false(exercise_scored(x));
    reading_clear(&r);
    x = read_one(&r, "# T\n### Q\n<!-- forecast: f, outcome: no -->\n");
    assert_false(x->outcome);
    assert_true(exercise_scored(x));
    reading_clear(&r);
}

static void a_pool_knows_its_members(void **state)
{
    struct reading r;
    (void)state;
    read_page(&r, "# T\n## P\n<!-- pool: p, pick: 1 -->\nProse.\n\n"
                  "> [!HINT]\n> h\n\n### A\n<!-- choice: a -->\n1. [x] y\n"
                  "#### Part\n### D\n<!-- dialogue: d -->\n#### Opening\nHi.\n"
                  "## B\n<!-- reflect: b -->\n");
    assert_int_equal(r.n, 0);
    assert_int_equal(r.p->exercise_count, 4);
    const struct exercise *pool = &r.p->exercises[0];
    assert_int_equal(pool->member_count, 2);
    assert_int_equal(pool->prose_count, 1);
    assert_int_equal(pool->hint_count, 1);
    assert_ptr_equal(pool->members[1], &r.p->exercises[2]);
    assert_ptr_equal(r.p->exercises[2].pool, pool);
    assert_int_equal(r.p->exercises[2].scene_count, 1);
    assert_null(r.p->exercises[3].pool);
    reading_clear(&r);
}

// Whatever is in them: no kind crashes, and each says something.
static void nonsense_is_reported(void **state)
{
    static const char *const kinds[] = {
        "order: x",      "match: x",          "sort: x",
        "gaps: x",       "text: x",           "scale: x, from: 1, to: 3",
        "pool: x, pick: 1", "gaps: x, list: yes"};
    static const char *const bodies[] = {
        "", "-\n", "1.\n", "- -\n", "- - - - a\n", "1. - 2. b\n", "- >\n",
        "- ```\n  a\n  ```\n", "|a|\n|-|\n|b|\n", "|a|b|\n|-|-|\n",
        "- |a|b|\n  |-|-|\n  |c|d|\n", "> - a\n", "- [x]\n", "1. [x]\n",
        "- [x] [y](#z)\n", "`|`\n", "`` ` ``|`\n", "- # h\n", "##### deep\n",
        "- a\n  - \n", "- <b>\n", "* * *\n", "[a]: b\n"};
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t k = 0; k < sizeof bodies / sizeof *bodies; k++) {
            struct reading r;
            struct text t = {0};
            text_format(&t, "# T\n### Q\n<!-- %s -->\n%s", kinds[i],
                        bodies[k]);
            read_page(&r, t.at);
            // A gap of a backtick and a link as an answer are odd, but sound.
            bool allowed = strstr(bodies[k], "` `") || strstr(bodies[k], "#z");
            if (!r.n && !allowed)
                fail_msg("nothing was said of:\n%s", t.at);
            reading_clear(&r);
            text_clear(&t);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_is_its_numbered_list),
        cmocka_unit_test(equal_cells_of_the_right_column_are_one),
        cmocka_unit_test(items_of_a_sort_know_their_group),
        cmocka_unit_test(code_spans_are_gaps_but_not_in_asides),
        cmocka_unit_test(the_words_of_a_list_stand_there_once),
        cmocka_unit_test(answers_count_as_they_were_typed),
        cmocka_unit_test(points_stand_before_answers),
        cmocka_unit_test(settings_of_the_kinds_are_read),
        cmocka_unit_test(a_pool_knows_its_members),
        cmocka_unit_test(nonsense_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
