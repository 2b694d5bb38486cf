// exercise.h - an exercise as its author wrote it, in one language.
//
// extract_exercises() fills it in from the tree; link_course() turns the
// names into indices. Prose stays in cmark's tree: the nodes are borrowed.
#ifndef MODEL_EXERCISE_H
#define MODEL_EXERCISE_H

#include "base/source.h"

struct cmark_node;
struct page;
struct lesson;

enum kind {
#define KIND(name, settings, scored, available) KIND_##name,
#include "model/kinds.def"
#undef KIND
    KINDS
};

struct kind_row {
    const char *name;
    const char *settings; // words, separated by blanks
    bool scored;          // default of points: 1 or 0
    bool available;       // built in this version
};

const struct kind_row *kind_row(enum kind kind);
enum kind kind_named(Str name); // KINDS when there is none

enum { NOWHERE = -1 }; // an index that names nothing (yet)

// What stands between the brackets of `[x]`.
enum box {
    BOX_NONE,     // no box: a line that is only read
    BOX_EMPTY,    // [ ]
    BOX_RIGHT,    // [x]
    BOX_DECISION, // [!]  cues only
    BOX_POINTS,   // [3] [-1]
    BOX_LEVEL     // [feeling]
};

// An option of a choice, a question of a silence, a reply or a line of cues.
struct option {
    enum box box;
    double points;    // BOX_POINTS
    Str level_name;   // BOX_LEVEL
    int level;        // index in course->levels, after link
    Span at;          // of the box, or of the text
    struct cmark_node *item;     // the list item; the box is cut off
    struct cmark_node *feedback; // its block quote, or NULL
    Str plain;                   // the text without markup
};

// A moment of a silence's time line.
struct moment {
    double seconds; // from the start, rising
    struct cmark_node *item; // `3s: ` is cut off
    Span at;
};

// A condition on an axis: `if balance > 0`.
struct axis_test {
    Str axis_name;
    int axis;          // index in course->axes, after link
    const char *op;    // one of < <= > >= ==
    double value;
    Span at;
};

struct axis_move {
    Str axis_name;
    int axis;
    double by;
    Span at;
};

// A scene that must have been visited: `after heard`.
struct scene_test {
    Str name;
    int scene;
    Span at;
};

struct reply {
    Str to_name; // as written, without `#`
    int to;      // index of the scene, after link
    Span at;     // of the link's address
    struct cmark_node *link;
    Str plain;
    Str level_name; // empty: none
    int level;
    Span effects_at;
    bool once;
    struct axis_move *moves;
    size_t move_count;
    struct axis_test *tests;
    size_t test_count;
    struct scene_test *after;
    size_t after_count;
};

struct scene {
    Str name;  // fixed by `<!-- scene: name -->`, else the heading's slug
    Str slug;  // of its heading: what replies say
    Str page_id; // of its heading in the page, which replies may say as well
    Str ending; // `<!-- end: won -->`; empty: none
    Span at;
    struct cmark_node *heading;
    int depth; // of the heading, 1 to 6
    struct cmark_node **prose; // blocks, without the list of replies
    size_t prose_count;
    struct reply *replies;
    size_t reply_count;
    bool reached; // from the start scene, after check
};

struct exercise {
    enum kind kind;
    Str name;
    Span at;         // of the name in the marker
    struct page *page;
    struct exercise *origin; // in the source language; itself there
    size_t state_bytes;      // in the saved state at its longest; after rules

    // Common settings.
    Str level_name; // empty: none
    Span level_at;
    int level;
    double points;
    bool points_given;
    int attempts; // 0: no limit
    bool required;
    double hint_cost; // share of the points that one hint takes, 0 to 1

    // Settings of some kinds.
    bool shuffle, live, open, back, mic;
    int lines;      // reflect: height of the field
    double seconds; // silence
    Str start_name; // dialogue
    Span start_at;
    int start;
    Str client;

    // Content.
    struct cmark_node *heading;
    int depth;              // of the heading, 1 to 6
    struct cmark_node *end; // first block behind the exercise, or NULL
    Str title;              // the heading's text without markup
    bool many;              // pick all that apply
    struct cmark_node **prose; // blocks before and between
    size_t prose_count;
    struct option *options; // choice: options; silence: questions;
    size_t option_count;    // cues: replies
    struct option *cue_lines; // cues
    size_t cue_line_count;
    struct moment *moments; // silence
    size_t moment_count;
    struct cmark_node *broken;  // silence: its > [!BROKEN] call-out
    struct cmark_node *example; // reflect: the quote shown afterwards
    struct cmark_node **hints;  // call-outs
    size_t hint_count;
    struct scene *scenes; // dialogue
    size_t scene_count;
};

// Whether the exercise can earn points at all.
bool exercise_scored(const struct exercise *x);

// Room for typed text in the saved state, in bytes (reflect, open silence);
// 0 for the other kinds.
size_t exercise_room(const struct exercise *x);

// The scene of that name, or NOWHERE.
int exercise_scene(const struct exercise *x, Str name);

#endif
