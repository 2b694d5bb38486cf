// tree.c - the graph as an indented text, for terminals and for whoever
// listens to it.
//
// A scene is told in full under the reply that leads to it in the fewest
// steps; elsewhere it is named, with "see above" or "see below". What would
// stand too far to the right is told at the margin, behind the rest.
#include "base/columns.h"
#include "emit/graph/graph.h"
#include "emit/graph/font.h"
#include "emit/graph/parts.h"

enum { STEP = 5, MOST_DEPTH = 7 };

struct tree {
    const struct graph *g;
    struct arena *arena;
    struct text *out;      // NULL: only the order is found out
    size_t *edges, *first; // as graph_leaving() gives them
    size_t *under;  // per node: the edge it is told under, or edge_count
    size_t *number; // per node: when it is told, from 1
    size_t told;
    size_t *later, later_count; // nodes that are told at the margin
};

// Breadth first, from the start.
static void find_parents(struct tree *t)
{
    const struct graph *g = t->g;
    size_t n = 0;
    size_t *waiting =
        arena_take(t->arena, (g->node_count + 1) * sizeof *waiting);
    bool *seen = arena_take(t->arena, g->node_count + 1);
    t->under = arena_take(t->arena, (g->node_count + 1) * sizeof *t->under);
    t->number = arena_take(t->arena, (g->node_count + 1) * sizeof *t->number);
    t->later = arena_take(t->arena, (g->node_count + 1) * sizeof *t->later);
    for (size_t i = 0; i < g->node_count; i++)
        t->under[i] = g->edge_count;
    if (g->flat || !g->node_count)
        return;
    waiting[n++] = g->start;
    seen[g->start] = true;
    for (size_t at = 0; at < n; at++)
        for (size_t k = t->first[waiting[at]]; k < t->first[waiting[at] + 1];
             k++) {
            size_t to = g->edges[t->edges[k]].to;
            if (seen[to])
                continue;
            seen[to] = true;
            t->under[to] = t->edges[k];
            waiting[n++] = to;
        }
}

static Str reply_of(struct tree *t, const struct graph_edge *e)
{
    struct text s = {0};
    text_add(&s, e->words);
    if (!e->number.n) {
        text_format(&s, ": %.*s", STR_ARG(e->conditions));
    } else if (e->effects.n || e->conditions.n) {
        text_format(&s, " [%.*s%s%.*s]", STR_ARG(e->effects),
                    e->effects.n && e->conditions.n ? "; " : "",
                    STR_ARG(e->conditions));
    }
    Str line = font_line(t->arena, text_str(&s));
    text_clear(&s);
    return line;
}

static Str name_of(struct tree *t, size_t node, const char *see)
{
    const struct graph_node *n = &t->g->nodes[node];
    bool both = n->note.n && *see;
    Str title = font_line(t->arena, n->title);
    if (!n->note.n && !*see)
        return title;
    return arena_format(t->arena, "%.*s (%.*s%s%s)", STR_ARG(title),
                        STR_ARG(n->note), both ? ", " : "", see);
}

static void tell(struct tree *t, size_t node, size_t depth);

// A reply and where it leads.
static void tell_edge(struct tree *t, size_t edge, size_t depth)
{
    const struct graph_edge *e = &t->g->edges[edge];
    bool here = t->under[e->to] == edge && depth < MOST_DEPTH;
    const char *see = here || t->g->flat                      ? ""
                      : t->number[e->to] < t->number[e->from] ? "see above"
                                                              : "see below";
    if (e->to == e->from)
        see = "again";
    // Who is told at the margin, and who has nothing to tell.
    if (t->under[e->to] == edge && !here)
        t->later[t->later_count++] = e->to;
    if (t->first[e->to] == t->first[e->to + 1])
        see = "";
    if (t->out) {
        Str mark = e->number.n
                       ? arena_format(t->arena, "%.*s. ", STR_ARG(e->number))
                       : STR("- ");
        columns_wrap(t->out, depth * STEP + 2, mark, reply_of(t, e));
        columns_wrap(t->out, depth * STEP + 2 + mark.n, STR("-> "),
                     name_of(t, e->to, see));
    }
    if (here)
        tell(t, e->to, depth + 1);
}

static void tell(struct tree *t, size_t node, size_t depth)
{
    t->number[node] = ++t->told;
    if (t->out && depth == 0) {
        text_byte(t->out, '\n');
        columns_wrap(t->out, 0, STR(""), name_of(t, node, ""));
    }
    for (size_t k = t->first[node]; k < t->first[node + 1]; k++)
        tell_edge(t, t->edges[k], depth);
}

static void tell_all(struct tree *t)
{
    const struct graph *g = t->g;
    t->told = t->later_count = 0;
    if (g->node_count && !g->flat)
        tell(t, g->start, 0);
    for (size_t i = 0; i < t->later_count; i++)
        tell(t, t->later[i], 0);
    for (size_t i = 0; i < g->node_count; i++)
        if (t->under[i] == g->edge_count && (g->flat || i != g->start))
            tell(t, i, 0);
}

void graph_tree(const struct graph *g, struct text *out)
{
    struct tree t = {.g = g, .arena = arena_new()};
    t.edges = graph_leaving(g, false, t.arena, &t.first);
    find_parents(&t);
    tell_all(&t);
    t.out = out;
    columns_wrap(out, 0, STR(""), font_line(t.arena, g->title));
    columns_wrap(out, 0, STR(""), font_line(t.arena, g->summary));
    tell_all(&t);
    arena_free(t.arena);
}
