// layers.c - circles are cut, and every node gets its layer.
#include "emit/graph/parts.h"

enum { NEW, OPEN, DONE };

struct walk {
    const struct graph *g;
    size_t *edges, *first; // as graph_leaving() gives them
    size_t *next;          // per node: the next to follow
    unsigned char *state;
    size_t *path, length; // nodes that are OPEN, from the root on
    size_t *done, done_count;
};

size_t *graph_leaving(const struct graph *g, bool order, struct arena *a,
                      size_t **first)
{
    size_t *edges = arena_take(a, (g->edge_count + 1) * sizeof *edges);
    size_t *from = *first = arena_take(a, (g->node_count + 3) * sizeof *from);
    // Two further on, so that each start, moved to its end while the edges
    // are put in, becomes the start of the next node.
    for (size_t i = 0; i < g->edge_count; i++)
        if (order || !g->edges[i].order)
            from[g->edges[i].from + 2]++;
    for (size_t i = 0; i < g->node_count; i++)
        from[i + 2] += from[i + 1];
    for (size_t i = 0; i < g->edge_count; i++)
        if (order || !g->edges[i].order)
            edges[from[g->edges[i].from + 1]++] = i;
    return edges;
}

// Depth first, without recursion: an edge back into the path goes upwards.
static void follow(struct walk *w, struct graph_edge *edges, size_t root)
{
    if (w->state[root] != NEW)
        return;
    w->length = 0;
    w->path[w->length++] = root;
    w->state[root] = OPEN;
    while (w->length) {
        size_t node = w->path[w->length - 1];
        if (w->next[node] == w->first[node + 1]) {
            w->state[node] = DONE;
            w->done[w->done_count++] = node;
            w->length--;
            continue;
        }
        struct graph_edge *e = &edges[w->edges[w->next[node]++]];
        e->upwards = w->state[e->to] == OPEN && e->to != node;
        if (w->state[e->to] == NEW) {
            w->state[e->to] = OPEN;
            w->path[w->length++] = e->to;
        }
    }
}

void layout_layers(struct layout *l)
{
    struct graph *g = l->g;
    struct walk w = {.g = g};
    w.edges = graph_leaving(g, true, l->arena, &w.first);
    w.next = arena_take(l->arena, (g->node_count + 1) * sizeof *w.next);
    for (size_t i = 0; i < g->node_count; i++)
        w.next[i] = w.first[i];
    w.state = arena_take(l->arena, g->node_count + 1);
    w.path = arena_take(l->arena, (g->node_count + 1) * sizeof *w.path);
    w.done = arena_take(l->arena, (g->node_count + 1) * sizeof *w.done);
    l->node_layer =
        arena_take(l->arena, (g->node_count + 1) * sizeof *l->node_layer);
    if (g->node_count)
        follow(&w, g->edges, g->start);
    for (size_t i = 0; i < g->node_count; i++)
        follow(&w, g->edges, i);

    // What was done last comes first, so all that leads to a node is known
    // before it: its layer is the longest way from above. An edge that goes
    // upwards is passed over here; the way down between its ends is longer.
    for (size_t i = w.done_count; i-- > 0;) {
        size_t node = w.done[i];
        for (size_t k = w.first[node]; k < w.first[node + 1]; k++) {
            const struct graph_edge *e = &g->edges[w.edges[k]];
            size_t *to = &l->node_layer[e->to];
            if (!e->upwards && e->to != node && *to <= l->node_layer[node])
                *to = l->node_layer[node] + 1;
        }
    }
}
