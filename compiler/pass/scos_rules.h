// scos_rules.h - what a lesson's rules ask for beyond the lesson itself.
//
// A SCO has the answers of its own lesson only. Here the rules are looked
// through for what needs others, and their unlocks and routes are read: those
// that are made of passed_lesson alone can be said to an LMS as they stand.
#ifndef PASS_SCOS_RULES_H
#define PASS_SCOS_RULES_H

#include "engine/engine.h"
#include "model/course.h"
#include "model/sco.h"

// An unlock or a route of another lesson.
struct opening {
    enum signal_kind kind; // SIGNAL_UNLOCK, SIGNAL_ROUTE
    const struct lesson *about;
    Str body;
    Span at;
    size_t last_line;
    bool foreign; // asks for the answers of another lesson
    struct way *ways; // NULL: not of passed_lesson alone
    size_t n;
};

struct reading {
    struct course *course;
    struct lesson *lesson;
    struct opening *openings;
    size_t n;
    bool loops[SIGNAL_ROUTE + 1]; // there are more of a kind than are read
};

// Reads the openings of a lesson and reports what its SCO cannot know; E is
// the engine with the SCO's table, evaluated.
void read_sco_rules(struct reading *r, const struct engine *e);

#endif
