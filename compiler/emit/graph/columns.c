// columns.c - where the cells of each layer stand from left to right.
//
// Each cell wants to stand in the middle of its neighbours. A layer at a
// time, the places are those that come nearest to the wishes (least squares)
// with the order and the distances kept: neighbours that would run into each
// other are taken together and moved as one, which is how isotonic regression
// is computed (pool adjacent violators).
#include "emit/graph/parts.h"

// The first passes look to one side only, which brings things near to their
// places; more of them would move all of it to the side, a little each time.
// What is very large gets fewer passes.
enum {
    ONE_SIDED = 8,
    LEAST_PASSES = 24,
    MOST_PASSES = 400,
    MOST_STEPS = 4000000,
    GAP = 18,
    GAP_BENDS = 12
};

struct block {
    double sum, weight; // of the wishes
    size_t n;
};

// A line that runs through wants to be straight more than others do.
static double tie_weight(const struct layout *l, size_t a, size_t b)
{
    double bends = (l->cells[a].kind != CELL_NODE) +
                   (l->cells[b].kind != CELL_NODE);
    return bends == 2 ? 8 : bends == 1 ? 2 : 1;
}

static double distance(const struct cell *a, const struct cell *b)
{
    bool bends = a->kind == CELL_BEND && b->kind == CELL_BEND;
    return a->right + b->left + (bends ? GAP_BENDS : GAP);
}

// The mean of the neighbours' places; how much it matters in *weight.
static double wish(const struct layout *l, size_t cell, bool above,
                   bool below, double *weight)
{
    double sum = 0;
    *weight = 0;
    for (size_t k = l->above_from[cell]; above && k < l->above_from[cell + 1];
         k++) {
        double w = tie_weight(l, cell, l->above[k]);
        sum += w * l->cells[l->above[k]].x;
        *weight += w;
    }
    for (size_t k = l->below_from[cell]; below && k < l->below_from[cell + 1];
         k++) {
        double w = tie_weight(l, cell, l->below[k]);
        sum += w * l->cells[l->below[k]].x;
        *weight += w;
    }
    if (*weight > 0)
        return sum / *weight;
    *weight = 0.1;
    return l->cells[cell].x;
}

static void settle(struct layout *l, const struct layer *at, bool above,
                   bool below, struct block *blocks)
{
    size_t n = 0, done = 0;
    double offset = 0;
    for (size_t i = 0; i < at->n; i++) {
        double weight, x = wish(l, at->cells[i], above, below, &weight);
        if (i)
            offset += distance(&l->cells[at->cells[i - 1]],
                               &l->cells[at->cells[i]]);
        blocks[n++] = (struct block){weight * (x - offset), weight, 1};
        while (n > 1 && blocks[n - 2].sum / blocks[n - 2].weight >
                            blocks[n - 1].sum / blocks[n - 1].weight) {
            blocks[n - 2].sum += blocks[n - 1].sum;
            blocks[n - 2].weight += blocks[n - 1].weight;
            blocks[n - 2].n += blocks[n - 1].n;
            n--;
        }
    }
    offset = 0;
    for (size_t b = 0; b < n; b++)
        for (size_t i = 0; i < blocks[b].n; i++, done++) {
            struct cell *c = &l->cells[at->cells[done]];
            if (done)
                offset += distance(&l->cells[at->cells[done - 1]], c);
            c->x = blocks[b].sum / blocks[b].weight + offset;
        }
}

static void start(struct layout *l)
{
    for (size_t i = 0; i < l->layer_count; i++) {
        double x = 0, width = 0;
        for (size_t k = 0; k < l->layers[i].n; k++) {
            struct cell *c = &l->cells[l->layers[i].cells[k]];
            if (k)
                x += distance(&l->cells[l->layers[i].cells[k - 1]], c);
            c->x = width = x;
        }
        for (size_t k = 0; k < l->layers[i].n; k++)
            l->cells[l->layers[i].cells[k]].x -= width / 2;
    }
}

struct range {
    double least, most;
};

// Where a cell may stand between its neighbours.
static struct range free_range(const struct layout *l, size_t cell)
{
    const struct cell *c = &l->cells[cell];
    const struct layer *at = &l->layers[c->layer];
    struct range free = {-1e9, 1e9};
    if (c->place) {
        const struct cell *left = &l->cells[at->cells[c->place - 1]];
        free.least = left->x + distance(left, c);
    }
    if (c->place + 1 < at->n) {
        const struct cell *right = &l->cells[at->cells[c->place + 1]];
        free.most = right->x - distance(c, right);
    }
    return free;
}

// The means of neighbours make a long line go aslant, in many small steps.
// Between its nodes it is cut into as few upright pieces as there is room
// for.
static void straighten(struct layout *l, const size_t *chain, size_t n)
{
    for (size_t first = 1, end; first + 1 < n; first = end) {
        struct range all = {-1e9, 1e9};
        double sum = 0;
        for (end = first; end + 1 < n; end++) {
            struct range one = free_range(l, chain[end]);
            one.least = one.least > all.least ? one.least : all.least;
            one.most = one.most < all.most ? one.most : all.most;
            if (one.least > one.most && end > first)
                break;
            all = one;
            sum += l->cells[chain[end]].x;
        }
        double x = sum / (double)(end - first);
        x = x < all.least ? all.least : x;
        x = x > all.most ? all.most : x;
        for (size_t i = first; i < end; i++)
            l->cells[chain[i]].x = x;
    }
}

void layout_columns(struct layout *l)
{
    struct block *blocks =
        arena_take(l->arena, (l->cell_count + 1) * sizeof *blocks);
    size_t passes = MOST_STEPS / (l->cell_count + 1);
    passes = passes < LEAST_PASSES  ? LEAST_PASSES
             : passes > MOST_PASSES ? MOST_PASSES
                                    : passes;
    start(l);
    for (size_t pass = 0; pass < passes; pass++) {
        bool both = pass >= ONE_SIDED, down = pass % 2 == 0;
        for (size_t i = 0; i < l->layer_count; i++)
            settle(l, &l->layers[down ? i : l->layer_count - 1 - i],
                   both || down, both || !down, blocks);
    }
    for (size_t i = 0; i < 2 * l->g->edge_count; i++)
        straighten(l, l->chain[i % l->g->edge_count],
                   l->chain_length[i % l->g->edge_count]);
    double least = 0;
    for (size_t i = 0; i < l->cell_count; i++) {
        double edge = l->cells[i].x - l->cells[i].left;
        least = i == 0 || edge < least ? edge : least;
    }
    for (size_t i = 0; i < l->cell_count; i++)
        l->cells[i].x += MARGIN - least;
}
