// parts.h - what the files about graphs share.
#ifndef EMIT_GRAPH_PARTS_H
#define EMIT_GRAPH_PARTS_H

#include "emit/graph/graph.h"

// Sizes in pixels.
enum {
    SIZE_TITLE = 14,
    SIZE_NOTE = 12,
    LINE_TITLE = 18,
    LINE_NOTE = 15,
    PAD = 9,
    LOOP = 20, // how far the line of a reply to its own scene stands out
    MARGIN = 16
};

// What stands in a layer: a node, what stands at an edge, or a bend of an
// edge. Nodes are in the even layers, what stands at edges in the odd ones.
enum cell_kind { CELL_NODE, CELL_LABEL, CELL_BEND };

struct cell {
    enum cell_kind kind;
    size_t of; // the node or the edge
    size_t layer, place;
    double left, right, h; // how far it reaches to both sides of x
    double x;
};

// From a cell to one of the next layer.
struct tie {
    size_t up, down; // cells
};

struct layer {
    size_t *cells; // in order
    size_t n;
    double y, h;
};

struct layout {
    struct graph *g;
    struct arena *arena;
    struct cell *cells;
    size_t cell_count;
    struct tie *ties;
    size_t tie_count;
    // Per cell: where its neighbours in the layer above, and below, begin in
    // these lists; and one more.
    size_t *above, *above_from, *below, *below_from;
    struct layer *layers;
    size_t layer_count;
    size_t *node_layer;   // per node, counted without those of labels
    size_t **chain;       // per edge: its cells from the upper to the lower
    size_t *chain_length; // node, ends included; 0: a loop
};

// layers.c: the edges by the node they leave, then as written. first[i]
// is where those of node i begin, and there is one more. ORDER: with those
// that only say what comes next.
size_t *graph_leaving(const struct graph *g, bool order, struct arena *a,
                      size_t **first);

// Which edges go upwards, and the layer of each node.
void layout_layers(struct layout *l);

// order.c: cells and ties, and the order of the cells in each layer.
void layout_cells(struct layout *l);
void layout_order(struct layout *l);

// How many ties cross between the layers, as they stand.
size_t layout_crossings(const struct layout *l);

// columns.c: x of each cell.
void layout_columns(struct layout *l);

#endif
