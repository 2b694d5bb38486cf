// order.c - the cells of each layer, so that few lines cross.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "emit/graph/parts.h"

// What is very large, and can be read by nobody, gets less care.
enum { MOST_SWEEPS = 16, LEAST_SWEEPS = 2, MOST_SWAPS = 8, CARE = 300000 };

static size_t add_cell(struct layout *l, struct cell cell)
{
    *ARENA_PUSH(l->arena, l->cells, l->cell_count) = cell;
    return l->cell_count - 1;
}

// The cells of an edge from the upper node to the lower one. What stands at
// it comes next to the node that it leaves.
static void add_chain(struct layout *l, size_t edge)
{
    const struct graph_edge *e = &l->g->edges[edge];
    size_t upper = e->upwards ? e->to : e->from;
    size_t lower = e->upwards ? e->from : e->to;
    size_t first = 2 * l->node_layer[upper], last = 2 * l->node_layer[lower];
    size_t label = e->upwards ? last - 1 : first + 1;
    if (e->from == e->to)
        return;
    size_t *chain = l->chain[edge] =
        arena_take(l->arena, (last - first + 1) * sizeof *chain);
    l->chain_length[edge] = last - first + 1;
    chain[0] = upper;
    chain[last - first] = lower;
    for (size_t at = first + 1; at < last; at++) {
        struct cell cell = {CELL_BEND, edge, at, 0, 2, 2, 0, 0};
        if (at == label && e->line_count) {
            cell.kind = CELL_LABEL;
            cell.left = cell.right = e->w / 2;
            cell.h = e->h;
        }
        chain[at - first] = add_cell(l, cell);
    }
    for (size_t at = 0; at < last - first; at++)
        *ARENA_PUSH(l->arena, l->ties, l->tie_count) =
            (struct tie){chain[at], chain[at + 1]};
}

static void list_neighbours(struct layout *l)
{
    size_t n = (l->cell_count + 2) * sizeof *l->above;
    size_t ties = (l->tie_count + 1) * sizeof *l->above;
    l->above_from = arena_take(l->arena, n);
    l->below_from = arena_take(l->arena, n);
    l->above = arena_take(l->arena, ties);
    l->below = arena_take(l->arena, ties);
    for (size_t i = 0; i < l->tie_count; i++) {
        l->above_from[l->ties[i].down + 1]++;
        l->below_from[l->ties[i].up + 1]++;
    }
    for (size_t i = 0; i < l->cell_count; i++) {
        l->above_from[i + 1] += l->above_from[i];
        l->below_from[i + 1] += l->below_from[i];
    }
    // Each start is moved to its end while the lists are filled, and the
    // starts are then those of the cell before.
    for (size_t i = 0; i < l->tie_count; i++) {
        l->above[l->above_from[l->ties[i].down]++] = l->ties[i].up;
        l->below[l->below_from[l->ties[i].up]++] = l->ties[i].down;
    }
    for (size_t i = l->cell_count; i > 0; i--) {
        l->above_from[i] = l->above_from[i - 1];
        l->below_from[i] = l->below_from[i - 1];
    }
    l->above_from[0] = l->below_from[0] = 0;
}

static void fill_layers(struct layout *l)
{
    for (size_t i = 0; i < l->cell_count; i++)
        if (l->cells[i].layer >= l->layer_count)
            l->layer_count = l->cells[i].layer + 1;
    l->layers =
        arena_take(l->arena, (l->layer_count + 1) * sizeof *l->layers);
    for (size_t i = 0; i < l->cell_count; i++) {
        struct layer *layer = &l->layers[l->cells[i].layer];
        l->cells[i].place = layer->n;
        *ARENA_PUSH(l->arena, layer->cells, layer->n) = i;
    }
}

void layout_cells(struct layout *l)
{
    const struct graph *g = l->g;
    for (size_t i = 0; i < g->node_count; i++) {
        const struct graph_node *n = &g->nodes[i];
        add_cell(l, (struct cell){CELL_NODE, i, 2 * l->node_layer[i], 0,
                                  n->w / 2, n->w / 2, n->h, 0});
    }
    l->chain = arena_take(l->arena, (g->edge_count + 1) * sizeof *l->chain);
    l->chain_length =
        arena_take(l->arena, (g->edge_count + 1) * sizeof *l->chain_length);
    for (size_t i = 0; i < g->edge_count; i++) {
        const struct graph_edge *e = &g->edges[i];
        struct cell *from = &l->cells[e->from];
        add_chain(l, i);
        // Room beside the node for what is said at a loop.
        from = &l->cells[e->from];
        double wide = from->left + LOOP + e->w;
        if (e->from == e->to && from->right < wide)
            from->right = wide;
    }
    fill_layers(l);
    list_neighbours(l);
}

static int by_number(const void *a, const void *b)
{
    const size_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

// Crossings between a layer and the next: the inversions in the places below,
// when ties are gone through from left to right. `seen` is a Fenwick tree.
static size_t crossings_below(const struct layout *l, const struct layer *at,
                              size_t *seen, size_t room, size_t *places)
{
    size_t crossings = 0, all = 0;
    memset(seen, 0, (room + 1) * sizeof *seen);
    for (size_t i = 0; i < at->n; i++) {
        size_t cell = at->cells[i], n = 0;
        for (size_t k = l->below_from[cell]; k < l->below_from[cell + 1]; k++)
            places[n++] = l->cells[l->below[k]].place;
        qsort(places, n, sizeof *places, by_number);
        for (size_t k = 0; k < n; k++) {
            size_t before = 0;
            for (size_t p = places[k] + 1; p; p -= p & (~p + 1))
                before += seen[p];
            crossings += all - before;
        }
        for (size_t k = 0; k < n; k++, all++)
            for (size_t p = places[k] + 1; p <= room; p += p & (~p + 1))
                seen[p]++;
    }
    return crossings;
}

size_t layout_crossings(const struct layout *l)
{
    struct arena *a = arena_new();
    size_t *seen = arena_take(a, (l->cell_count + 2) * sizeof *seen);
    size_t *places = arena_take(a, (l->tie_count + 1) * sizeof *places);
    size_t sum = 0;
    for (size_t i = 0; i + 1 < l->layer_count; i++)
        sum += crossings_below(l, &l->layers[i], seen, l->layers[i + 1].n,
                               places);
    arena_free(a);
    return sum;
}

// A cell and where its neighbours are in the mean.
struct wish {
    size_t cell, place;
    double mean;
};

static int by_mean(const void *a, const void *b)
{
    const struct wish *x = a, *y = b;
    if (x->mean != y->mean)
        return x->mean > y->mean ? 1 : -1;
    return (x->place > y->place) - (x->place < y->place);
}

static void sort_layer(struct layout *l, struct layer *at, const size_t *list,
                       const size_t *from, struct wish *wishes)
{
    for (size_t i = 0; i < at->n; i++) {
        size_t cell = at->cells[i], n = from[cell + 1] - from[cell];
        double sum = 0;
        for (size_t k = from[cell]; k < from[cell + 1]; k++)
            sum += (double)l->cells[list[k]].place;
        wishes[i] = (struct wish){cell, i, n ? sum / (double)n : (double)i};
    }
    qsort(wishes, at->n, sizeof *wishes, by_mean);
    for (size_t i = 0; i < at->n; i++) {
        at->cells[i] = wishes[i].cell;
        l->cells[at->cells[i]].place = i;
    }
}

// How many ties of `left` cross one of `right` to the given side.
static size_t crossed(const struct layout *l, const size_t *list,
                      const size_t *from, size_t left, size_t right)
{
    size_t sum = 0;
    for (size_t i = from[left]; i < from[left + 1]; i++)
        for (size_t k = from[right]; k < from[right + 1]; k++)
            sum += l->cells[list[i]].place > l->cells[list[k]].place;
    return sum;
}

// Exchanges neighbours where that saves crossings. False: nowhere.
static bool exchange(struct layout *l, struct layer *at)
{
    bool better = false;
    for (size_t i = 0; i + 1 < at->n; i++) {
        size_t a = at->cells[i], b = at->cells[i + 1];
        size_t now = crossed(l, l->above, l->above_from, a, b) +
                     crossed(l, l->below, l->below_from, a, b);
        size_t then = crossed(l, l->above, l->above_from, b, a) +
                      crossed(l, l->below, l->below_from, b, a);
        if (then >= now)
            continue;
        at->cells[i] = b;
        at->cells[i + 1] = a;
        l->cells[b].place = i;
        l->cells[a].place = i + 1;
        better = true;
    }
    return better;
}

static void sweep(struct layout *l, bool down, struct wish *wishes)
{
    size_t swaps = CARE / (l->cell_count + 1);
    bool better = true;
    swaps = swaps < 1 ? 1 : swaps > MOST_SWAPS ? MOST_SWAPS : swaps;
    for (size_t i = 0; i < l->layer_count; i++) {
        size_t at = down ? i : l->layer_count - 1 - i;
        sort_layer(l, &l->layers[at], down ? l->above : l->below,
                   down ? l->above_from : l->below_from, wishes);
    }
    for (size_t k = 0; better && k < swaps; k++) {
        better = false;
        for (size_t i = 0; i < l->layer_count; i++)
            better |= exchange(l, &l->layers[i]);
    }
}

static void put_back(struct layout *l, const size_t *places)
{
    for (size_t i = 0; i < l->cell_count; i++) {
        struct cell *c = &l->cells[i];
        c->place = places[i];
        l->layers[c->layer].cells[c->place] = i;
    }
}

void layout_order(struct layout *l)
{
    size_t *best = arena_take(l->arena, (l->cell_count + 1) * sizeof *best);
    struct wish *wishes =
        arena_take(l->arena, (l->cell_count + 1) * sizeof *wishes);
    size_t fewest = SIZE_MAX, sweeps = CARE / (l->cell_count + 1);
    sweeps = sweeps < LEAST_SWEEPS  ? LEAST_SWEEPS
             : sweeps > MOST_SWEEPS ? MOST_SWEEPS
                                    : sweeps;
    for (size_t i = 0; i < sweeps && fewest; i++) {
        size_t now = layout_crossings(l);
        if (now < fewest) {
            fewest = now;
            for (size_t k = 0; k < l->cell_count; k++)
                best[k] = l->cells[k].place;
        }
        sweep(l, i % 2 == 0, wishes);
    }
    if (fewest)
        sweep(l, true, wishes);
    if (layout_crossings(l) >= fewest)
        put_back(l, best);
}
