// graph.h - a conversation or the ways through a course, as a drawing.
//
// graph_of_dialogue() and graph_of_routes() say what is in it, graph_place()
// where, and graph_svg(), graph_dot() and graph_tree() write it. The same
// course gives the same bytes: all is measured with a table of our own, not
// with the fonts of a machine.
//
// The places follow Sugiyama, Tagawa, Toda (1981), "Methods for Visual
// Understanding of Hierarchical System Structures": nodes in layers, arrows
// cut at every layer they pass, few crossings by barycentres. What stands at
// an arrow lies in a layer of its own, so that no text ever covers another.
#ifndef EMIT_GRAPH_H
#define EMIT_GRAPH_H

#include "base/arena.h"

struct course;
struct exercise;

enum graph_look {
    LOOK_PLAIN,
    LOOK_START,
    LOOK_WON, // ends well
    LOOK_LOST,
    LOOK_END,    // any other ending
    LOOK_CLOSED, // nobody comes here
    LOOKS
};

struct graph_node {
    Str name;  // unique in the graph
    Str title; // as the author wrote it
    Str note;  // under it: "start", "ends: won"; may be empty
    enum graph_look look;
    // After graph_place(): the corner, the size and the lines of the title.
    double x, y, w, h;
    Str *lines;
    size_t line_count;
};

struct graph_point {
    double x, y;
};

struct graph_edge {
    size_t from, to;
    Str number;     // of the reply; empty: none
    Str words;      // the reply, or the rule
    Str effects;    // "feeling, focus +2"; may be empty
    Str conditions; // "once, if balance > 0"; may be empty
    bool order; // only says what comes next: drawn thin, not told as text
    // After graph_place(): upwards, against the order of layers; the label's
    // corner, size and lines; and the points of the line. Between the points
    // 0-1, 2-3, … it is straight, between 1-2, 3-4, … a curve.
    bool upwards;
    double x, y, w, h;
    Str *lines;
    size_t line_count;
    struct graph_point *points;
    size_t point_count;
};

struct graph {
    struct arena *arena;
    Str id;      // for names in the output: [a-z0-9-]
    Str title;
    Str summary; // a sentence or two, for who cannot see it
    bool flat;   // as text: every node by itself
    struct graph_node *nodes;
    size_t node_count;
    struct graph_edge *edges;
    size_t edge_count;
    size_t start; // a node
    double width, height; // after graph_place()
};

// Of the exercise's own language. Needs check_course().
struct graph *graph_of_dialogue(const struct exercise *x, struct arena *a);

// Of the lessons and what the rules say of them. Needs run_rules().
struct graph *graph_of_routes(const struct course *c, struct arena *a);

// Decides where everything stands.
void graph_place(struct graph *g);

// One document with the graphs below each other; all must have been placed.
void graph_svg(struct graph *const *graphs, size_t n, Str title,
               struct text *out);

// The language of Graphviz. The graph must have been placed: its lines are
// broken then.
void graph_dot(const struct graph *g, struct text *out);

// An indented text, at most 80 columns wide as far as words allow.
void graph_tree(const struct graph *g, struct text *out);

#endif
