// sco.h - a lesson as a SCO of its own: what it knows, and what it waits for.
//
// With `sco: lesson` every lesson is a course of its own to the LMS: it has
// its own saved state, and only its own answers. Its rules are asked for no
// others. What one lesson says of another - that it opens it, or puts it on
// a participant's route - becomes a signal: the SCO that says it tells the
// LMS whether it holds, and the LMS opens or hides the other.
#ifndef MODEL_SCO_H
#define MODEL_SCO_H

#include "base/str.h"

struct course;
struct lesson;

enum signal_kind {
    SIGNAL_PASSED, // the lesson is passed, or done where nothing decides that
    SIGNAL_UNLOCK, // its rules open lesson `about`
    SIGNAL_ROUTE   // its rules put lesson `about` on the route
};

// What the SCO of `from` says.
struct signal {
    enum signal_kind kind;
    const struct lesson *from, *about;
};

// One way in: all of its signals must hold.
struct way {
    struct signal *signals;
    size_t n;
};

// Any of the ways is enough. None: the lesson is open.
struct ways {
    struct way *all;
    size_t n;
    bool unsaid; // rules say more than an LMS can be told: it is left open
    bool passed; // all signals are SIGNAL_PASSED, which SCORM 1.2 knows
};

struct sco {
    Str table;          // of the rule engine: this lesson alone
    size_t state_bytes; // the saved state at its longest
    double points;      // what can be reached
    double *levels;     // the same in each level
    struct ways unlock, route;
    struct signal *tells; // what others wait for
    size_t tell_count;
};

// More combinations of signals than this make no rules of a manifest.
enum { MOST_SIGNAL_RULES = 16 };

// How many rules say that none of the ways holds.
size_t ways_rules(const struct ways *w);

// The name by which a SCO tells its LMS of a signal, and the one by which
// the SCOs of a course share it: "unlock.LESSON", "COURSE.LESSON.unlock...".
Str signal_name(const struct course *c, const struct signal *s);
Str signal_global(const struct course *c, const struct signal *s);

// The lessons that are SCOs: all but the glossary.
bool lesson_is_sco(const struct lesson *l);

// Does some lesson wait for a route? Then it is not for everybody.
bool sco_is_routed(const struct lesson *l);

// What part of the LMS's sum of all scores comes from the lesson: its share of
// all points. A lesson without points, or one that not everybody gets to,
// would drag the sum down, and is left out of it.
double sco_share(const struct course *c, const struct lesson *l);

size_t sco_count(const struct course *c);
bool sco_has_points(const struct course *c);

// The course's pass mark as a share of the points of all lessons.
double sco_pass_share(const struct course *c);

#endif
