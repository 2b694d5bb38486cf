// place.c - from nodes and edges to boxes and lines.
#include <stdlib.h>

#include "emit/graph/font.h"
#include "emit/graph/parts.h"

enum {
    NODE_WIDTH = 190, // of the text in a node, at most
    LABEL_WIDTH = 168,
    NODE_LINES = 3,
    LEAST_WIDTH = 70,
    LEAST_GAP = 26,
    MOST_GAP = 64,
    HEAD = 42 // for the title above
};

static void measure_node(struct graph *g, struct graph_node *n)
{
    struct font_lines lines;
    // Bold letters are wider than those the lines are broken by.
    font_break(&lines, g->arena, n->title, SIZE_TITLE * 1.13, NODE_WIDTH,
               NODE_LINES);
    double note = font_width(n->note, SIZE_NOTE, false);
    double wide = note > lines.width ? note : lines.width;
    n->lines = lines.at;
    n->line_count = lines.n;
    n->w = 2 * PAD + (wide > LEAST_WIDTH ? wide : LEAST_WIDTH);
    n->h = PAD + (double)lines.n * LINE_TITLE + (n->note.n ? LINE_NOTE : 0) +
           PAD;
}

static void add_lines(struct graph *g, struct graph_edge *e, Str s, size_t most)
{
    struct font_lines lines;
    font_break(&lines, g->arena, s, SIZE_NOTE, LABEL_WIDTH, most);
    for (size_t i = 0; i < lines.n; i++)
        *ARENA_PUSH(g->arena, e->lines, e->line_count) = lines.at[i];
    if (lines.width + 8 > e->w)
        e->w = lines.width + 8;
}

// Breaks behind commas only: "focus +2" stays together.
static void add_items(struct graph *g, struct graph_edge *e, Str s)
{
    Str line = {s.at, 0};
    while (s.n) {
        size_t comma = str_find(s, STR(", "));
        Str item = str_upto(s, comma + 1);
        Str longer = {line.at, (size_t)(item.at + item.n - line.at)};
        if (line.n && font_width(longer, SIZE_NOTE, false) > LABEL_WIDTH) {
            add_lines(g, e, line, 1);
            longer = item;
        }
        line = longer;
        s = str_from(s, comma + 2);
    }
    if (line.n)
        add_lines(g, e, line, 1);
}

// A reply's words take a line, of which the number is the beginning; a
// rule has no more than its words.
static void measure_edge(struct graph *g, struct graph_edge *e)
{
    Str words = e->words;
    if (e->number.n)
        words = arena_format(g->arena, "%.*s. %.*s", STR_ARG(e->number),
                             STR_ARG(e->words));
    add_lines(g, e, words, 1);
    add_items(g, e, e->effects);
    if (e->number.n)
        add_items(g, e, e->conditions);
    else
        add_lines(g, e, e->conditions, 6);
    e->h = e->line_count ? (double)e->line_count * LINE_NOTE + 6 : 0;
}

// A node is as high as the loops beside it.
static void measure(struct graph *g)
{
    for (size_t i = 0; i < g->node_count; i++)
        measure_node(g, &g->nodes[i]);
    double *loops =
        arena_take(g->arena, (g->node_count + 1) * sizeof *loops);
    for (size_t i = 0; i < g->edge_count; i++) {
        struct graph_edge *e = &g->edges[i];
        measure_edge(g, e);
        if (e->from == e->to)
            loops[e->from] += e->h + 4;
    }
    for (size_t i = 0; i < g->node_count; i++)
        if (g->nodes[i].h < loops[i])
            g->nodes[i].h = loops[i];
}

// The layers from above; a gap is higher where lines go far to the side.
static void find_rows(struct layout *l)
{
    double *far = arena_take(l->arena, (l->layer_count + 1) * sizeof *far);
    double y = HEAD;
    for (size_t i = 0; i < l->tie_count; i++) {
        const struct cell *up = &l->cells[l->ties[i].up];
        double side = up->x - l->cells[l->ties[i].down].x;
        side = side < 0 ? -side : side;
        if (side > far[up->layer])
            far[up->layer] = side;
    }
    for (size_t i = 0; i < l->layer_count; i++) {
        struct layer *at = &l->layers[i];
        for (size_t k = 0; k < at->n; k++)
            if (l->cells[at->cells[k]].h > at->h)
                at->h = l->cells[at->cells[k]].h;
        double gap = far[i] / 6;
        at->y = y;
        y += at->h + (gap < LEAST_GAP  ? LEAST_GAP
                      : gap > MOST_GAP ? MOST_GAP
                                       : gap);
    }
    l->g->height = HEAD + MARGIN;
    if (l->layer_count) {
        const struct layer *last = &l->layers[l->layer_count - 1];
        l->g->height = last->y + last->h + MARGIN;
    }
}

// An end of an edge at a node; `beside`: the cell it goes to or comes from.
struct end {
    size_t node, edge;
    bool below; // at the node's lower side
    double beside;
    double x;
};

static int by_side(const void *a, const void *b)
{
    const struct end *x = a, *y = b;
    if (x->node != y->node)
        return x->node > y->node ? 1 : -1;
    if (x->below != y->below)
        return x->below ? 1 : -1;
    if (x->beside != y->beside)
        return x->beside > y->beside ? 1 : -1;
    return (x->edge > y->edge) - (x->edge < y->edge);
}

// Spreads the ends over the sides of the nodes, so that they do not cross
// there; *upper and *lower get x of both ends of each edge.
static void find_ends(const struct layout *l, double *upper, double *lower)
{
    const struct graph *g = l->g;
    struct end *ends =
        arena_take(l->arena, (2 * g->edge_count + 1) * sizeof *ends);
    size_t n = 0, first = 0;
    for (size_t i = 0; i < g->edge_count; i++) {
        const size_t *chain = l->chain[i], last = l->chain_length[i] - 1;
        if (!l->chain_length[i])
            continue;
        ends[n++] = (struct end){chain[0], i, true, l->cells[chain[1]].x, 0};
        ends[n++] = (struct end){chain[last], i, false,
                                 l->cells[chain[last - 1]].x, 0};
    }
    qsort(ends, n, sizeof *ends, by_side);
    for (size_t i = 0; i < n; i++) {
        const struct end *e = &ends[i];
        if (i == 0 || e->node != ends[i - 1].node ||
            e->below != ends[i - 1].below)
            first = i;
        size_t count = 1;
        while (first + count < n && ends[first + count].node == e->node &&
               ends[first + count].below == e->below)
            count++;
        const struct graph_node *node = &g->nodes[e->node];
        double step = node->w / (double)(count + 1);
        step = step > 30 ? 30 : step;
        double x = l->cells[e->node].x +
                   step * ((double)(i - first) - (double)(count - 1) / 2);
        (e->below ? upper : lower)[e->edge] = x;
    }
}

static void add_point(struct graph *g, struct graph_edge *e, double x,
                      double y)
{
    *ARENA_PUSH(g->arena, e->points, e->point_count) =
        (struct graph_point){x, y};
}

static void turn_round(struct graph_edge *e)
{
    for (size_t i = 0, k = e->point_count; i + 1 < k--; i++) {
        struct graph_point p = e->points[i];
        e->points[i] = e->points[k];
        e->points[k] = p;
    }
}

// Through each layer a line runs straight down, between them it is a curve:
// so it never gets under a node or a text.
static void draw_edge(struct layout *l, size_t edge, double upper,
                      double lower)
{
    struct graph *g = l->g;
    struct graph_edge *e = &g->edges[edge];
    size_t last = l->chain_length[edge] - 1;
    for (size_t i = 0; i <= last; i++) {
        const struct cell *c = &l->cells[l->chain[edge][i]];
        const struct layer *at = &l->layers[c->layer];
        double x = i == 0 ? upper : i == last ? lower : c->x;
        double top = at->y, bottom = at->y + at->h;
        if (i == 0)
            top = g->nodes[c->of].y + g->nodes[c->of].h;
        if (i == last)
            bottom = g->nodes[c->of].y;
        if (c->kind == CELL_LABEL) {
            e->x = c->x - c->left;
            e->y = top + (at->h - e->h) / 2;
        }
        add_point(g, e, x, top);
        add_point(g, e, x, bottom);
    }
    if (e->upwards)
        turn_round(e);
}

// Replies to the scene itself, beside it from above.
static void draw_loops(struct graph *g)
{
    double *used = arena_take(g->arena, (g->node_count + 1) * sizeof *used);
    for (size_t i = 0; i < g->edge_count; i++) {
        struct graph_edge *e = &g->edges[i];
        const struct graph_node *n = &g->nodes[e->from];
        if (e->from != e->to)
            continue;
        double right = n->x + n->w;
        e->x = right + LOOP;
        e->y = n->y + used[e->from];
        used[e->from] += e->h + 4;
        add_point(g, e, right, e->y + 5);
        add_point(g, e, right + LOOP, e->y + 5);
        add_point(g, e, right + LOOP, e->y + e->h - 5);
        add_point(g, e, right, e->y + e->h - 5);
    }
}

static void draw(struct layout *l)
{
    struct graph *g = l->g;
    double *upper = arena_take(l->arena, (g->edge_count + 1) * sizeof *upper);
    double *lower = arena_take(l->arena, (g->edge_count + 1) * sizeof *lower);
    for (size_t i = 0; i < g->node_count; i++) {
        const struct cell *c = &l->cells[i];
        const struct layer *at = &l->layers[c->layer];
        g->nodes[i].x = c->x - g->nodes[i].w / 2;
        g->nodes[i].y = at->y + (at->h - g->nodes[i].h) / 2;
    }
    find_ends(l, upper, lower);
    for (size_t i = 0; i < g->edge_count; i++)
        if (l->chain_length[i])
            draw_edge(l, i, upper[i], lower[i]);
    draw_loops(g);
    double title = font_width(g->title, 17, true) + 2 * MARGIN;
    g->width = title < 900 ? title : 900;
    for (size_t i = 0; i < l->cell_count; i++)
        if (l->cells[i].x + l->cells[i].right + MARGIN > g->width)
            g->width = l->cells[i].x + l->cells[i].right + MARGIN;
}

void graph_place(struct graph *g)
{
    struct layout l = {.g = g, .arena = arena_new()};
    measure(g);
    layout_layers(&l);
    layout_cells(&l);
    layout_order(&l);
    layout_columns(&l);
    find_rows(&l);
    draw(&l);
    arena_free(l.arena);
}
