// exercise.h - an exercise as its author wrote it, in one language.
//
// extract_exercises() fills it in from the tree; link_course() turns the
// names into indices. Prose stays in cmark's tree: the nodes are borrowed.
//
// Where the language leaves a kind open, this is what we do:
//
// order    The right order is the one that is written. A list of bullets is
//          prose, as long as there is a numbered one.
// match    The table's head names the two columns. Right-hand cells of the
//          same text are one item, which then fits several left-hand ones.
// sort     Items are numbered over all groups, as written. A group may have
//          none (it is a wrong place), but that is mostly a slip of the
//          indentation: a warning.
// gaps     Every code span is a gap, in lists, tables (where a pipe is `\|`)
//          and quotes as well, but not in call-outs HINT and TRAINER. With
//          `list: yes` the answers of all gaps are offered, each text once.
// text     An item is one answer. What is wrong on purpose, `[ ]`, is there
//          for its feedback. Quotes and dashes count as they were typed, not
//          as they are set.
// number   Decimal point only: a comma begins the next setting.
// scale    At most 11 steps; each is one whole number.
// raise    A choice says the level of the client's last sentence, and is for
//          one reply, so it is numbered; the level asked for is the next. In a
//          dialogue it is yes or no.
// pool     Its members are the exercises one heading level deeper, up to its
//          end; every heading of that level is one. They may be of any kind
//          but pool and feedback. They count through the pool only, so a
//          level of their own is nothing (a warning).
// cues     `[~]` is a false cue, politeness that looks like buying: marking it
//          is a false mark, and its quote is shown at the end in any case.
//          Every `[!]` is a moment of its own, at most MOST_DECISIONS; the
//          numbered replies are asked once, after the last.
//          With `live: yes` and a recording that has captions, the recording
//          plays: the lines and its captions are the same, one by one.
//
// order, match, sort and pool are always shuffled: `shuffle: yes` may be
// said, `shuffle: no` is refused.
#ifndef MODEL_EXERCISE_H
#define MODEL_EXERCISE_H

#include "base/source.h"

struct cmark_node;
struct page;
struct lesson;
struct persona;
struct link;

enum kind {
#define KIND(name, settings, scored) KIND_##name,
#include "model/kinds.def"
#undef KIND
    KINDS
};

struct kind_row {
    const char *name;
    const char *settings; // words, separated by blanks
    bool scored;          // default of points: 1 or 0
};

const struct kind_row *kind_row(enum kind kind);
enum kind kind_named(Str name); // KINDS when there is none

enum { NOWHERE = -1 }; // an index that names nothing (yet)

// MOST_ITEMS: of the options, items, groups, gaps and answers of a gap.
// MOST_STEPS: between the ends of a scale. The rooms are places of the saved
// state, see exercise_room().
enum { MOST_ITEMS = 60, MOST_STEPS = 10, MOST_DECISIONS = 8,
       LEAST_ROOM = 16, MOST_GAP_ROOM = 64, MOST_TEXT_ROOM = 120 };

// What stands between the brackets of `[x]`.
enum box {
    BOX_NONE,     // no box: a line that is only read
    BOX_EMPTY,    // [ ]
    BOX_POLITE,   // [~]  cues only
    BOX_RIGHT,    // [x]
    BOX_DECISION, // [!]  cues only
    BOX_POINTS,   // [3] [-1]
    BOX_LEVEL     // [feeling]
};

// An option of a choice, a question of a silence, a reply or a line of cues,
// an answer of a text.
struct option {
    enum box box;
    double points;    // BOX_POINTS
    Str level_name;   // BOX_LEVEL
    int level;        // index in course->levels, after link
    Span at;          // of the box, or of the text
    struct cmark_node *item;     // the list item; the box is cut off
    struct cmark_node *feedback; // its block quote, or NULL
    Str plain;                   // the text without markup
    Str answer;                  // text: the same with quotes as typed
    double begin; // cues with a call: seconds of the recording
};

// What is put in order, matched or sorted; a group, or an end of a scale.
struct item {
    Span at;
    struct cmark_node *node;     // a list item, or a cell of a table
    struct cmark_node *feedback; // block quote under a list item, or NULL
    Str plain;                   // of its first paragraph
    int place; // match: its right-hand item, sort: its group; from 0
};

// A code span of gaps: `answer|other answer`.
struct gap {
    Span at;
    struct cmark_node *node;
    Str *answers; // each text once
    int *words;   // the same as indices in the exercise's words
    size_t answer_count;
};

// A moment of a silence's time line.
struct moment {
    double seconds; // from the start, rising
    struct cmark_node *item; // `3s: ` is cut off
    Span at;
};

// A condition of a reply: `if balance > 0`, `if hurry > 2`, `if client is tom`
// and `if named opening`, the last two with `not` as well.
enum about { ABOUT_AXIS, ABOUT_TRAIT, ABOUT_CLIENT, ABOUT_NAMED };

struct reply_test {
    enum about about;  // whether a number is an axis or a trait: after link
    Str name;          // empty: the resistance of the scene itself
    int which;         // axis of the course, client or scene of the dialogue
    const char *op;    // one of < <= > >= ==
    double value;      // of clients and scenes: 1 or, with `not`, 0
    Span at;
};

// A number from 0 to 5 that tells clients apart.
enum { MOST_TRAIT = 5 };
struct trait {
    Str id;
    double value;
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
    struct reply_test *tests;
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
    struct option *options; // what the client's resistance may be called
    size_t option_count;
    struct reply *replies;
    size_t reply_count;
    bool reached; // from the start scene, after check
};

struct exercise {
    enum kind kind;
    Str name;
    Span at;         // of the name in the marker
    Span kind_at;    // of the kind's word
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
    bool shuffle, live, open, back, mic, exact, list;
    bool outcome;   // forecast
    double answer, within; // number; `within` at least 0
    Str unit;              // number; empty: none
    int from, to;   // scale
    Span from_at, to_at; // of what could be read, else no place
    Str axis_name;  // scale; empty: none
    Span axis_at;
    int axis;       // index in course->axes, after link
    int pick;       // pool; 0: could not be read
    Span pick_at;
    int lines;      // reflect: height of the field
    double seconds; // silence
    double again;   // and of a second, longer one; 0: there is none
    Span again_at;
    Str raise_name; // choice: the level that is to be raised; empty: none
    Span raise_at;  // also of a dialogue
    int raise;      // index in course->levels, after link
    bool raises;    // dialogue
    Str start_name; // dialogue
    Span start_at;
    int start;
    Str client;       // as written: a name, or clients of course.yaml
    Span client_at;
    const struct persona **clients; // whom a participant meets one of; none
    size_t client_count;            // for a plain name; after link

    // Content.
    struct cmark_node *heading;
    int depth;              // of the heading, 1 to 6
    struct cmark_node *end; // first block behind the exercise, or NULL
    Str title;              // the heading's text without markup
    bool many;              // pick all that apply
    struct cmark_node **prose; // blocks before and between
    size_t prose_count;
    struct option *options; // choice: options; silence: questions;
    size_t option_count;    // cues: replies; text: answers
    struct item *items;     // order, in the right order; sort;
    size_t item_count;      // match: the left column
    struct item *groups;    // sort; match: distinct texts of the right
    size_t group_count;     // column; scale: its two ends
    struct gap *gaps;
    size_t gap_count;
    Str *words; // gaps: the distinct answers of all, as written
    size_t word_count;
    struct exercise *pool;     // which it is a member of, or NULL
    struct exercise **members; // pool
    size_t member_count;
    struct option *cue_lines; // cues
    size_t cue_line_count;
    const struct link *call; // the recording that live cues play, or NULL
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

// Room for typed text in the saved state (reflect, open silence, text, and
// each of the typed gaps); 0 for the other kinds. It counts as
// engine_text_bytes() does. For text and gaps it is twice the longest answer
// in any language, at least LEAST_ROOM.
size_t exercise_room(const struct exercise *x);

// The same exercise in that language, or NULL: after link.
const struct exercise *exercise_in(const struct exercise *x, size_t language);

// The accepted answers of the gap or the option `i`, in the exercise's own
// language.
const Str *exercise_answers(const struct exercise *x, size_t i, size_t *n);

// How many decisions cues have.
size_t exercise_decisions(const struct exercise *x);

// The scene of that name, or NOWHERE.
int exercise_scene(const struct exercise *x, Str name);

#endif
