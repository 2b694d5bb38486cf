// stale.h - which lessons must be evaluated again.
//
// A lesson's result depends on the answers to its own exercises, on whether it
// was opened, and on what its rules looked at when they ran last. As rules are
// pure, nothing else can make them say something new: as long as none of these
// has changed, neither has the result, and it is kept. A lesson whose rules
// had something to report is always evaluated again, so that it is reported.
#ifndef ENGINE_STALE_H
#define ENGINE_STALE_H

#include "rules.h"

// What the rules of a lesson looked at since stale_begin().
void stale_begin(struct rules *r);
void stale_begin_all(struct engine *e); // of all lessons that are stale
void stale_look(struct rules *r, int exercise);
void stale_look_at_lesson(struct rules *r, int lesson);
void stale_look_at_all(struct rules *r); // axes and forecasts: any exercise

// Exercise X is worth something else now; so are those that read it.
void stale_exercise(struct engine *e, int x);

// Passes it on to the lessons that look at stale ones.
void stale_spread(struct engine *e);

// All lessons, or one of them, must be evaluated again.
void stale_all(struct engine *e);
void stale_lesson(struct engine *e, int lesson);

// All lessons are evaluated.
void stale_done(struct engine *e);

#endif
