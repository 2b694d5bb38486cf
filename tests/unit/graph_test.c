// Graphs: nothing lies on anything else, and nothing is left out.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "emit/graph/graph.h"
#include "emit/graph/font.h"
#include "emit/graph/parts.h"

static struct graph *graph_new(struct arena *a, size_t nodes)
{
    struct graph *g = ARENA_NEW(a, struct graph);
    *g = (struct graph){.arena = a, .id = STR("g"), .title = STR("Graph")};
    for (size_t i = 0; i < nodes; i++) {
        Str name = arena_format(a, "n%zu", i);
        *ARENA_PUSH(a, g->nodes, g->node_count) =
            (struct graph_node){.name = name, .title = name};
    }
    return g;
}

static struct graph_edge *join(struct graph *g, size_t from, size_t to)
{
    struct graph_edge *e = ARENA_PUSH(g->arena, g->edges, g->edge_count);
    *e = (struct graph_edge){.from = from, .to = to};
    e->number = arena_format(g->arena, "%zu", g->edge_count);
    e->words = STR("What would help you most?");
    return e;
}

static unsigned draw(uint64_t *seed, unsigned below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % below;
}

// A conversation by chance, with circles, loops and double replies.
static struct graph *graph_by_chance(struct arena *a, uint64_t seed)
{
    static const char *const effects[] = {"", "feeling, focus +2",
                                          "logical, focus -1, balance -4"};
    size_t nodes = 1 + draw(&seed, 40), edges = draw(&seed, 90);
    struct graph *g = graph_new(a, nodes);
    for (size_t i = 0; i < edges; i++) {
        size_t from = draw(&seed, (unsigned)nodes);
        struct graph_edge *e = join(g, from, draw(&seed, (unsigned)nodes));
        e->effects = str_of(effects[draw(&seed, 3)]);
        if (draw(&seed, 4) == 0)
            e->conditions = STR("once, if balance > 0, after heard");
        e->order = draw(&seed, 9) == 0;
    }
    g->start = draw(&seed, (unsigned)nodes);
    return g;
}

struct box {
    double x, y, w, h;
};

static bool overlap(const struct box *a, const struct box *b)
{
    return a->x < b->x + b->w - 0.01 && b->x < a->x + a->w - 0.01 &&
           a->y < b->y + b->h - 0.01 && b->y < a->y + a->h - 0.01;
}

// The boxes of nodes, then of what stands at edges.
static struct box *boxes_of(const struct graph *g, struct arena *a)
{
    struct box *boxes =
        arena_take(a, (g->node_count + g->edge_count) * sizeof *boxes);
    for (size_t i = 0; i < g->node_count; i++) {
        const struct graph_node *n = &g->nodes[i];
        boxes[i] = (struct box){n->x, n->y, n->w, n->h};
    }
    for (size_t i = 0; i < g->edge_count; i++) {
        const struct graph_edge *e = &g->edges[i];
        boxes[g->node_count + i] = (struct box){e->x, e->y, e->w, e->h};
    }
    return boxes;
}

static void check_boxes(const struct graph *g, struct arena *a)
{
    struct box *boxes = boxes_of(g, a);
    size_t n = g->node_count + g->edge_count;
    for (size_t i = 0; i < n; i++) {
        assert_true(boxes[i].x >= 0 && boxes[i].y >= 0);
        assert_true(boxes[i].x + boxes[i].w <= g->width);
        assert_true(boxes[i].y + boxes[i].h <= g->height);
        for (size_t k = 0; k < i; k++)
            assert_false(overlap(&boxes[i], &boxes[k]));
    }
}

static bool is_within(double x, double from, double size)
{
    return x > from - 0.01 && x < from + size + 0.01;
}

// A line begins at the border of its node and ends at that of the other, and
// goes through no node or foreign text on its way. Its curves stay between
// their ends, so it is enough to look at those.
static void check_line(const struct graph *g, size_t edge, struct arena *a)
{
    const struct graph_edge *e = &g->edges[edge];
    const struct graph_node *from = &g->nodes[e->from], *to = &g->nodes[e->to];
    assert_true(e->point_count >= 4 && e->point_count % 2 == 0);
    const struct graph_point *first = &e->points[0],
                             *last = &e->points[e->point_count - 1];
    double y[2] = {e->upwards ? from->y : from->y + from->h,
                   e->upwards ? to->y + to->h : to->y};
    if (e->from == e->to) {
        assert_true(is_within(first->x, from->x + from->w, 0));
        assert_true(is_within(last->x, from->x + from->w, 0));
        return;
    }
    assert_true(is_within(first->x, from->x, from->w));
    assert_true(is_within(last->x, to->x, to->w));
    assert_true(is_within(first->y, y[0], 0) && is_within(last->y, y[1], 0));
    struct box *boxes = boxes_of(g, a);
    for (size_t p = 1; p < e->point_count; p++) {
        const struct graph_point *q = &e->points[p - 1], *r = q + 1;
        struct box line = {q->x < r->x ? q->x : r->x,
                           q->y < r->y ? q->y : r->y,
                           q->x < r->x ? r->x - q->x : q->x - r->x,
                           q->y < r->y ? r->y - q->y : q->y - r->y};
        for (size_t i = 0; i < g->node_count + g->edge_count; i++)
            assert_false(i != g->node_count + edge &&
                         overlap(&line, &boxes[i]));
    }
}

static size_t count_of(Str text, const char *what)
{
    size_t n = 0;
    for (Str rest = text;; n++) {
        size_t at = str_find(rest, str_of(what));
        if (at == rest.n)
            return n;
        rest = str_from(rest, at + 1);
    }
}

static void nothing_lies_on_anything_else(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        struct arena *a = arena_new();
        struct graph *g = graph_by_chance(a, seed);
        graph_place(g);
        check_boxes(g, a);
        for (size_t i = 0; i < g->edge_count; i++)
            check_line(g, i, a);
        arena_free(a);
    }
}

static void the_same_graph_gives_the_same_bytes(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct text made[2] = {{0}, {0}};
        for (int i = 0; i < 2; i++) {
            struct arena *a = arena_new();
            struct graph *g = graph_by_chance(a, seed);
            graph_place(g);
            graph_svg(&g, 1, g->title, &made[i]);
            graph_dot(g, &made[i]);
            graph_tree(g, &made[i]);
            arena_free(a);
        }
        assert_true(str_same(text_str(&made[0]), text_str(&made[1])));
        text_clear(&made[0]);
        text_clear(&made[1]);
    }
}

static void everything_is_drawn_and_told(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct arena *a = arena_new();
        struct graph *g = graph_by_chance(a, seed);
        struct text svg = {0}, dot = {0}, tree = {0};
        size_t told = 0;
        for (size_t i = 0; i < g->edge_count; i++)
            told += !g->edges[i].order;
        graph_place(g);
        graph_svg(&g, 1, g->title, &svg);
        graph_dot(g, &dot);
        graph_tree(g, &tree);
        assert_int_equal(count_of(text_str(&svg), "<g class=\"edge"),
                         g->edge_count);
        assert_int_equal(count_of(text_str(&svg), "<g class=\"node"),
                         g->node_count);
        assert_int_equal(count_of(text_str(&dot), "\" -> \""), g->edge_count);
        assert_int_equal(count_of(text_str(&tree), "-> n"), told);
        for (size_t i = 0; i < g->node_count; i++)
            assert_true(str_find(text_str(&tree), g->nodes[i].title) <
                        tree.n);
        text_clear(&svg);
        text_clear(&dot);
        text_clear(&tree);
        arena_free(a);
    }
}

static void circles_go_upwards_once(void **state)
{
    struct arena *a = arena_new();
    struct graph *g = graph_new(a, 4);
    (void)state;
    join(g, 0, 1);
    join(g, 1, 2);
    join(g, 2, 0);
    join(g, 2, 3);
    graph_place(g);
    assert_false(g->edges[0].upwards || g->edges[1].upwards);
    assert_true(g->edges[2].upwards);
    assert_false(g->edges[3].upwards);
    for (size_t i = 0; i < 3; i++)
        assert_true(g->nodes[i].y + g->nodes[i].h < g->nodes[i + 1].y);
    arena_free(a);
}

// Two pairs that were written the wrong way round.
static void lines_are_untangled(void **state)
{
    struct arena *a = arena_new();
    struct graph *g = graph_new(a, 7);
    (void)state;
    join(g, 0, 1);
    join(g, 0, 2);
    join(g, 0, 3);
    join(g, 1, 6);
    join(g, 2, 5);
    join(g, 3, 4);
    struct layout l = {.g = g, .arena = a};
    layout_layers(&l);
    layout_cells(&l);
    assert_int_not_equal(layout_crossings(&l), 0);
    layout_order(&l);
    assert_int_equal(layout_crossings(&l), 0);
    arena_free(a);
}

static void crossings_are_counted(void **state)
{
    struct arena *a = arena_new();
    struct graph *g = graph_new(a, 6);
    (void)state;
    // Three above, three below, each with each: nine in any order.
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 3; k < 6; k++)
            join(g, i, k);
    struct layout l = {.g = g, .arena = a};
    layout_layers(&l);
    layout_cells(&l);
    layout_order(&l);
    assert_int_equal(layout_crossings(&l), 9);
    arena_free(a);
}

static void a_long_conversation_stays_narrow(void **state)
{
    struct arena *a = arena_new();
    struct graph *g = graph_new(a, 30);
    struct text tree = {0};
    (void)state;
    for (size_t i = 0; i + 1 < 30; i++) {
        join(g, i, i + 1);
        if (i % 4 == 3)
            join(g, i, i - 2);
        if (i + 5 < 30 && i % 3 == 0)
            join(g, i, i + 5);
    }
    graph_place(g);
    assert_true(g->width < 1000);
    graph_tree(g, &tree);
    Str rest = text_str(&tree), line;
    while (str_line(&rest, &line))
        assert_true(utf8_width(line) <= 80);
    assert_true(strstr(tree.at, "(see above)") != NULL);
    assert_true(strstr(tree.at, "(see below)") != NULL);
    text_clear(&tree);
    arena_free(a);
}

static void a_scene_is_told_once(void **state)
{
    struct arena *a = arena_new();
    struct graph *g = graph_new(a, 4);
    struct text tree = {0};
    (void)state;
    g->summary = STR("Four.");
    g->nodes[3].note = STR("never reached");
    join(g, 0, 1);
    join(g, 0, 2)->effects = STR("feeling");
    join(g, 1, 2);
    join(g, 2, 0)->conditions = STR("once");
    join(g, 2, 2);
    graph_tree(g, &tree);
    assert_string_equal(tree.at,
                        "Graph\n"
                        "Four.\n"
                        "\n"
                        "n0\n"
                        "  1. What would help you most?\n"
                        "     -> n1\n"
                        "       3. What would help you most?\n"
                        "          -> n2 (see below)\n"
                        "  2. What would help you most? [feeling]\n"
                        "     -> n2\n"
                        "       4. What would help you most? [once]\n"
                        "          -> n0 (see above)\n"
                        "       5. What would help you most?\n"
                        "          -> n2 (again)\n"
                        "\n"
                        "n3 (never reached)\n");
    text_clear(&tree);
    arena_free(a);
}

static void texts_of_authors_do_not_get_out(void **state)
{
    struct arena *a = arena_new();
    struct graph *g = graph_new(a, 2);
    struct text svg = {0}, dot = {0};
    (void)state;
    g->nodes[0].title = STR("a</text><script>\\\"\n&");
    join(g, 0, 1)->words = STR("\"];\nx [label=\"y\\");
    graph_place(g);
    graph_svg(&g, 1, STR("<b>"), &svg);
    graph_dot(g, &dot);
    assert_null(strstr(svg.at, "<script"));
    assert_null(strstr(svg.at, "<b>"));
    assert_non_null(strstr(svg.at, "a&lt;/text&gt;&lt;script&gt;"));
    assert_non_null(strstr(dot.at, "1. \\\"]; x"));
    assert_non_null(strstr(dot.at, "script>\\\\\\\" &amp;"));
    text_clear(&svg);
    text_clear(&dot);
    arena_free(a);
}

static void texts_are_broken_to_fit(void **state)
{
    struct arena *a = arena_new();
    struct font_lines lines;
    (void)state;
    font_break(&lines, a, STR("one  two\nthree four five six"), 12, 60, 9);
    assert_true(lines.n > 2);
    assert_true(str_is(lines.at[0], "one two"));
    for (size_t i = 0; i < lines.n; i++)
        assert_true(font_width(lines.at[i], 12, false) <= 60);
    font_break(&lines, a, STR("one two three four five six"), 12, 60, 2);
    assert_int_equal(lines.n, 2);
    assert_true(str_ends(lines.at[1], "…"));
    assert_true(lines.width <= 60);
    font_break(&lines, a, STR("それは大変でしたね。"), 12, 60, 2);
    assert_int_equal(lines.n, 2);
    assert_true(utf8_width(lines.at[0]) == 10);
    font_break(&lines, a, STR("4. それは大変でしたね"), 12, 60, 1);
    assert_true(utf8_width(lines.at[0]) > 6);
    font_break(&lines, a, STR(" \n\x01\xef\xbf\xbf"), 12, 60, 2);
    assert_int_equal(lines.n, 0);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_lies_on_anything_else),
        cmocka_unit_test(the_same_graph_gives_the_same_bytes),
        cmocka_unit_test(everything_is_drawn_and_told),
        cmocka_unit_test(circles_go_upwards_once),
        cmocka_unit_test(lines_are_untangled),
        cmocka_unit_test(crossings_are_counted),
        cmocka_unit_test(a_long_conversation_stays_narrow),
        cmocka_unit_test(a_scene_is_told_once),
        cmocka_unit_test(texts_of_authors_do_not_get_out),
        cmocka_unit_test(texts_are_broken_to_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
