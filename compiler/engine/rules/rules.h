// rules.h - the rules block of one lesson: its words, its sandbox, its say.
//
// Loading runs the block once; it declares levels, moves, feedback, unlocks,
// routes and a pass through the words of words.lua. Each evaluation then asks,
// in this order for the whole course: move, count, passed, find_route, judge.
// None of them depends on one that comes later, so rules can go in no circle.
#ifndef ENGINE_RULES_H
#define ENGINE_RULES_H

#include "engine/inside.h"
#include "explore.h"

// Runs the block of LESSON; problems are reported to E. Never NULL.
struct rules *rules_new(struct engine *e, int lesson);
void rules_free(struct rules *r);

// Does the block declare this level? R may be NULL here.
bool rules_declares(const struct rules *r, int level);

// What can be reached in a declared level; ALONE without exercises that earn
// for several levels.
double rules_limit(const struct rules *r, int level, double *alone);

// What exercise X (course-wide number), which earns for several levels, can
// bring into the declared levels. R may be NULL.
double rules_spread(const struct rules *r, int x);

// Starts an evaluation: by how much the rules move each axis. Needs fresh
// marks; NULL: they move none.
const double *rules_move(struct rules *r);

// Computes the declared levels. Needs fresh marks.
void rules_count(struct rules *r);
double rules_level(const struct rules *r, int level);

// Is the lesson passed? UNSURE when nothing is declared. May be asked by the
// rules of other lessons, each is computed once per evaluation; lessons that
// wait for each other are not passed. Needs levels of all lessons.
enum engine_truth rules_passed(struct rules *r);

// Decides which lessons are on the participant's route. Needs all lessons
// that can be passed to have been asked.
void rules_find_route(struct rules *r);

// NO: only declared and not held; UNSURE: not declared here.
enum engine_truth rules_routes(const struct rules *r, int lesson);

// All routes and unlocks as they were declared; R may be NULL.
size_t rules_ways(const struct rules *r, const struct engine_way **ways);

// Chooses the feedback and decides which lessons it unlocks.
void rules_judge(struct rules *r);
const char *rules_feedback(const struct rules *r); // or NULL

// Computes each term of the declared levels by itself.
void rules_terms(struct rules *r);

// Runs a function of the author by its reference, outside of an evaluation.
// *SAID: its points, or whether it holds (0, 1).
void rules_run(struct rules *r, int reference, double *said);

// NO: only declared and not held; UNSURE: not declared here.
enum engine_truth rules_unlocks(const struct rules *r, int lesson);

#endif
