// handout.h - the course on paper: print HTML for participants and trainers.
//
// For each language COURSE-participant.LANG.html, COURSE-trainer.LANG.html
// and, if the course has something to play in pairs (cards.h),
// COURSE-cards.LANG.html. Each stands alone: style and pictures are inside,
// there is no script, and nothing is fetched (Content Security Policy).
//
// All editions number their exercises alike: 1, 2, 3 ... through the course;
// feedback that rules choose is no exercise. What a learner would have to
// find out - right options, points, levels, time lines, examples, endings -
// is in the trainer's edition alone, not hidden in the participant's.
#ifndef EMIT_HANDOUT_H
#define EMIT_HANDOUT_H

#include "model/bundle.h"
#include "model/course.h"

struct words;

// Handouts are made on all cores; the bundle's order does not depend on that.
void emit_handouts(const struct course *c, const struct words *const *words,
                   struct bundle *out);

#endif
