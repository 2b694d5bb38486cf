// cmark's tree: what we read from it and what we change in it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/markdown.h"

static cmark_node *first_block(struct arena *a, const char *text)
{
    return cmark_node_first_child(md_parse(str_of(text), a));
}

static void assert_plain(cmark_node *node, const char *plain)
{
    struct arena *a = arena_new();
    Str got = md_plain_str(a, node);
    if (!str_is(got, plain))
        fail_msg("'%.*s' is not '%s'", STR_ARG(got), plain);
    arena_free(a);
}

static void plain_text_is_without_marks(void **state)
{
    static const struct {
        const char *text, *plain;
    } rows[] = {{"a *b* **c** `d` e", "a b c d e"},
                {"a\nb  \nc\\\nd", "a b c d"},
                {"![what *it* shows](x.png)", "what it shows"},
                {"[a *link*](x) <b>c</b>", "a link c"},
                {"\"q\" -- 'r' ...", "“q” – ‘r’ …"},
                {"&amp; &eacute; \\*", "& é *"},
                {"<!-- note -->x", ""}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *a = arena_new();
        assert_plain(first_block(a, rows[i].text), rows[i].plain);
        arena_free(a);
    }
}

static void neighbouring_texts_are_one(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    cmark_node *p = first_block(a, "[x] \"a\" & b_c ! [ ] <d");
    cmark_node *text = cmark_node_first_child(p);
    assert_int_equal(cmark_node_get_type(text), CMARK_NODE_TEXT);
    assert_null(cmark_node_next(text));
    assert_true(str_is(md_literal(text), "[x] “a” & b_c ! [ ] <d"));
    arena_free(a);
}

static void the_first_text_of_a_block_is_found(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    cmark_node *list = first_block(a, "- one *two*\n- *three*\n- # four\n-\n");
    cmark_node *item = cmark_node_first_child(list);
    assert_true(str_is(md_literal(md_first_text(item)), "one "));
    item = cmark_node_next(item);
    assert_null(md_first_text(item));
    item = cmark_node_next(item);
    assert_null(md_first_text(item));
    item = cmark_node_next(item);
    assert_null(md_first_text(item));
    cmark_node *quote = first_block(a, "> [!NOTE]\n> text\n");
    assert_true(str_is(md_literal(md_first_text(quote)), "[!NOTE]"));
    assert_non_null(md_first_text(cmark_node_first_child(quote)));
    arena_free(a);
}

static void cutting_the_front_takes_blanks_along(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    cmark_node *p = first_block(a, "[x] \t one");
    md_cut_front(cmark_node_first_child(p), 3);
    assert_plain(p, "one");
    arena_free(a);
}

static void a_text_cut_away_takes_its_line_break_along(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    cmark_node *p = first_block(a, "[!NOTE]\none\ntwo");
    md_cut_front(cmark_node_first_child(p), 7);
    cmark_node *first = cmark_node_first_child(p);
    assert_true(str_is(md_literal(first), "one"));
    p = first_block(a, "[x] *loud*");
    md_cut_front(cmark_node_first_child(p), 3);
    assert_int_equal(cmark_node_get_type(cmark_node_first_child(p)),
                     CMARK_NODE_EMPH);
    p = first_block(a, "[x]");
    md_cut_front(cmark_node_first_child(p), 3);
    assert_null(cmark_node_first_child(p));
    arena_free(a);
}

static void cutting_more_than_there_is_leaves_nothing(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    cmark_node *p = first_block(a, "abc");
    md_cut_front(cmark_node_first_child(p), 99);
    assert_null(cmark_node_first_child(p));
    arena_free(a);
}

static void splitting_keeps_every_byte(void **state)
{
    static const size_t offsets[] = {0, 1, 3, 6, 99};
    (void)state;
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
        struct arena *a = arena_new();
        cmark_node *p = first_block(a, "abcdef *g*");
        cmark_node *text = cmark_node_first_child(p);
        cmark_node *tail = md_split(text, offsets[i]);
        size_t front = offsets[i] < 7 ? offsets[i] : 7;
        assert_int_equal(md_literal(text).n, front);
        assert_int_equal(md_literal(tail).n, 7 - front);
        assert_ptr_equal(cmark_node_next(text), tail);
        assert_plain(p, "abcdef g");
        arena_free(a);
    }
}

static void an_only_child_is_alone_in_a_paragraph(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    cmark_node_type image = CMARK_NODE_IMAGE;
    assert_non_null(md_only_child(first_block(a, "![a](b)"), image));
    assert_null(md_only_child(first_block(a, "![a](b) c"), image));
    assert_null(md_only_child(first_block(a, "[a](b)"), image));
    assert_null(md_only_child(first_block(a, "# ![a](b)"), image));
    assert_null(md_only_child(first_block(a, "- ![a](b)"), image));
    assert_null(md_only_child(NULL, image));
    arena_free(a);
}

static void an_empty_text_has_no_blocks(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_null(first_block(a, ""));
    assert_null(first_block(a, "\n \n"));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_without_marks),
        cmocka_unit_test(neighbouring_texts_are_one),
        cmocka_unit_test(the_first_text_of_a_block_is_found),
        cmocka_unit_test(cutting_the_front_takes_blanks_along),
        cmocka_unit_test(a_text_cut_away_takes_its_line_break_along),
        cmocka_unit_test(cutting_more_than_there_is_leaves_nothing),
        cmocka_unit_test(splitting_keeps_every_byte),
        cmocka_unit_test(an_only_child_is_alone_in_a_paragraph),
        cmocka_unit_test(an_empty_text_has_no_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
