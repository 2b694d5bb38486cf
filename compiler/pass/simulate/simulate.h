// simulate.h - every participant is tried before the first one comes.
//
// Needs:   check_course() has run without errors; c->simulated says that it is
//          wanted, c->jobs how many threads (0: one per core), c->charts
//          whether statistics are wanted.
// Leaves:  c->simulation: what came out, for the statistics.
// Reports: W420-W435, W437-W440.
//
// For each lesson all ways to answer its exercises are tried: those that the
// rules cannot tell apart once. Where more than a million would be left, those
// at the borders and a sample with a fixed seed; then "nobody" is said with
// less certainty. Where rules read texts that are typed freely, nothing is
// said about what nobody reaches. Lessons are looked at one by one, with what
// their rules ask of other lessons; what holds for the course follows from
// that. Where routes divide participants, the best of each lesson are put
// together to some who go through the whole course.
#ifndef PASS_SIMULATE_H
#define PASS_SIMULATE_H

#include "base/str.h"

struct course;
struct simulation;

void simulate_course(struct course *c);

// Appends what was tried: a line without its end.
void simulation_summary(const struct simulation *s, struct text *t);

// Appends how each end of a dialogue is reached, and where the axes stand then.
void simulation_endings(const struct simulation *s, struct text *t);

// Appends the statistics; BLOCKS: with block characters, else in ASCII.
void simulation_statistics(const struct simulation *s, bool blocks,
                           struct text *t);

#endif
