// table.h - the course as the engine knows it: plain data, names as numbers.
//
// Read once from the JSON table that the compiler writes. Levels, axes,
// lessons, scenes and replies that point at each other do so by index,
// counted from 0; -1 is none.
#ifndef ENGINE_TABLE_H
#define ENGINE_TABLE_H

#include "engine/data/memory.h"

#include <stdbool.h>
#include <stddef.h>

enum { MAX_COUNT = 60 }; // tries and hints are counted up to here

enum kind {
    KIND_CHOICE,
    KIND_REFLECT,
    KIND_SILENCE,
    KIND_CUES,
    KIND_DIALOGUE,
    KIND_FEEDBACK,
    KIND_ORDER,
    KIND_MATCH,
    KIND_SORT,
    KIND_GAPS,
    KIND_TEXT,
    KIND_NUMBER,
    KIND_SCALE,
    KIND_FORECAST,
    KIND_POOL,
    N_KINDS
};

// How the boxes of options earn: [x], [3] or [feeling].
enum boxes { BOXES_RIGHT, BOXES_POINTS, BOXES_LEVELS };

// AXIS_LIMIT: an axis runs from -10 to 10. MAX_BREAKS: how many moments of
// speaking are kept. MAX_PATH: replies and namings of a dialogue that goes in
// circles. MAX_ITEMS: of what is ordered, matched, sorted or filled in.
// MAX_DECISIONS: of one conversation.
enum { AXIS_LIMIT = 10, MAX_BREAKS = 12, MAX_PATH = 120, MAX_ITEMS = 1000,
       MAX_DECISIONS = 8 };

// Accepted answers, folded as text_match.h says.
struct accepted {
    const char **texts;
    int n;
};

struct option {
    bool right;
    double points;          // BOXES_POINTS
    int level;              // BOXES_LEVELS
    struct accepted accept; // text
    const char *text;       // silence: what is asked
};

// One gap: what may be typed there, or which words of the list are right.
struct gap {
    struct accepted accept;
    int *numbers;
    int n_numbers;
};

struct move {
    int axis;
    double by;
};

enum compare { LESS, LESS_EQUAL, EQUAL, UNEQUAL, GREATER_EQUAL, GREATER };

// What a condition compares, and which one of those: an axis, a trait of the
// client, 1 for the client itself, 1 for a scene whose resistance was named.
enum about { ABOUT_AXIS, ABOUT_TRAIT, ABOUT_CLIENT, ABOUT_NAMED };

struct condition {
    enum about about;
    int which;
    enum compare op;
    double value;
};

// Whom a participant may meet in a dialogue.
struct client {
    const char *id;
    const char *name;
    double *traits; // one per trait of the dialogue
};

struct reply {
    int to;
    int level;
    bool once;
    struct move *moves;
    int n_moves;
    struct condition *conditions; // all must hold
    int n_conditions;
    int *after; // scenes, all must have been reached
    int n_after;
};

struct scene {
    const char *name;
    const char *ending; // NULL: unnamed
    struct reply *replies;
    int n_replies; // 0: the dialogue ends here
    bool *right;   // what the resistance may be called, one per option
    int n_options; // 0: there is nothing to name
};

struct exercise {
    const char *name;
    const char *full_name; // "lesson/name"
    const char *saved;     // what it was called first: in saved states, draws
    enum kind kind;
    int lesson;
    int level;
    double points;
    int attempts; // 0: no limit
    bool required;
    int hints;
    double hint_cost; // in shares of the points, per hint
    const char *key;  // names it in the saved state, see state.h
    // A hash of what gives saved numbers their meaning; "": not known.
    const char *shape;
    int pool;     // the pool it is drawn from, by its number in the course; -1
    bool shuffle; // stands in an order of the participant's own

    bool many; // choice
    enum boxes boxes;
    int asked;  // choice: the level that `raise` asks a reply on; -1: none
    bool raise; // dialogue: replies are to raise the level
    // choice, text, the question of silence, replies of cues
    struct option *options;
    int n_options;

    // reflect, silence, text, each gap: room for the packed text
    size_t bytes;
    double seconds; // silence
    double again;   // and those of a second, longer one; 0: there is none
    bool open;

    // cues: per line '-' only read, ' ' no cue, '~' a false one, 'x', '!'
    char *lines;
    int n_lines;
    int decisions[MAX_DECISIONS]; // the lines with '!', from 1
    int n_decisions;

    struct scene *scenes; // dialogue
    int n_scenes;
    int start;
    bool back;
    bool levelled; // some reply carries a level
    int max_path;  // replies and namings that are kept
    struct client *clients;
    int n_clients;
    const char **traits;
    int n_traits;

    // order: the items; match: those on the left, their targets are on the
    // right; sort: the items, their targets are the groups. From 1.
    int n_items;
    int *targets;
    int n_targets;

    bool exact; // gaps, text: case and accents matter, no typo is forgiven
    struct gap *gaps;
    int n_gaps;
    const char **words; // gaps: the list to choose from, NULL: typed
    int n_words;

    double answer; // number
    double within;
    const char *unit; // "": none

    int from; // scale
    int to;
    int axis; // -1: none

    bool outcome; // forecast

    int *members; // pool: by their numbers in the course
    int n_members;
    int pick;

    // What can be reached; levels: one number per level of the course.
    double max;
    double *level_max;
};

struct rules_text {
    const char *name; // of the file
    int line;         // of the first line of the text
    const char *text;
    size_t n;
};

struct lesson {
    const char *id;
    const char *key;
    struct exercise *exercises;
    int n_exercises;
    int first;                // the number of its first exercise, course-wide
    struct rules_text *rules; // NULL: none
    bool plain;               // no exercise names a level
    bool elsewhere;           // "sco" names another: only its name is here
};

struct pass {
    bool declared;
    bool share; // of the course total, else points
    double value;
};

struct course {
    const char *id;
    const char **levels; // the lowest first
    int n_levels;
    double *mastery; // per level: a share of what can be reached; 0: none
    const char **axes;
    int n_axes;
    bool failed_is_failed; // "onfail":"failed"
    struct pass pass;
    struct lesson *lessons;
    int n_lessons;
    struct exercise *exercises; // of all lessons, in course order
    int n_exercises;
};

extern const char *const kind_names[N_KINDS];

// Reads the table into the heap. NULL when it cannot be used; *WHY says what
// is wrong, in the heap too.
struct course *table_read(struct heap *heap, const char *json, size_t n,
                          const char **why);

// The number of a name, or -1. A lesson's exercise may be called by its name
// inside that lesson, or by its full name from anywhere (LESSON -1).
int table_level(const struct course *c, const char *id);
int table_lesson(const struct course *c, const char *id);
int table_exercise(const struct course *c, int lesson, const char *name);
int table_scene(const struct exercise *x, const char *name);

#endif
