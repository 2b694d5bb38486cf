// outline.h - what a course exercises, how often, and what is missing in it:
// for the trainer.
//
// The numbers are those of the source language. An exercise counts for a
// level that its marker, its boxes or its replies name, and for one whose
// rules speak of it. What lies in a pool counts for the level of the pool;
// the pool itself, and a feedback, is nothing to do.
#ifndef EMIT_OUTLINE_H
#define EMIT_OUTLINE_H

#include "model/course.h"

// What training in conversation is about, beyond the kinds themselves.
enum outline_idea {
    IDEA_SILENCE,
    IDEA_CUES,
    IDEA_CLIENT,
    IDEA_FORECAST,
    IDEA_REFLECTION,
    IDEA_FEEDBACK,
    IDEA_UNLOCK,
    IDEA_ROUTE,
    IDEAS
};

struct idea_row {
    const char *id;
    const char *name;
    const char *missing; // a sentence
};

const struct idea_row *idea_row(enum outline_idea idea);

// Of a lesson, or of all.
struct outline_part {
    const struct lesson *lesson; // NULL: all
    int minutes;
    size_t exercises;
    double points; // that can be earned
    size_t kinds[KINDS];
    size_t levels[MOST_LEVELS];  // exercises
    size_t boxes[MOST_LEVELS];   // that name the level
    size_t replies[MOST_LEVELS]; // the same
    double level_points[MOST_LEVELS];
    size_t low[MOST_AXES], high[MOST_AXES]; // replies and scales that move
    size_t ideas[IDEAS];
    size_t decisions; // cues that have one
    size_t forecasts[MOST_LEVELS];
};

struct outline_exercise {
    const struct exercise *x;
    size_t lesson; // a part
    bool levels[MOST_LEVELS];
    size_t low[MOST_AXES], high[MOST_AXES];
};

struct missing {
    const char *id; // "level-unused"
    Str about;      // a level, an axis or a lesson; may be empty
    Str sentence;
};

struct outline {
    struct arena *arena;
    const struct course *c;
    struct outline_part *parts;
    size_t n;
    struct outline_part all;
    struct outline_exercise *exercises; // in course order
    size_t exercise_count;
    struct missing *missing;
    size_t missing_count;
};

// Needs check_course() without errors.
struct outline *outline_of(const struct course *c, struct arena *a);

// missing.c: fills in what is missing.
void outline_find_missing(struct outline *o);

// text.c, json.c: append the outline. MARKDOWN: with pipe
// tables, else in aligned columns, at most 80 of them.
void outline_text(const struct outline *o, bool markdown, struct text *out);
void outline_json(const struct outline *o, struct text *out);

#endif
