// trial_expect.h - what a participant can be expected to reach.
//
//   levels, points, axes   { name = number }: levels of this lesson, scores of
//                          exercises, axes of the course
//   total                  number: the score of this lesson
//   forecasts              { total = { n = 5, margin = 0.2, brier = 0.1 },
//                          level = { ... }, trend = "shrinks" }: of the course
//   passed, complete       true or false: this lesson
//   feedback               its name, or false: none
//   endings                { dialogue = name }: where it ended, false: it has
//                          not; an end without a name goes by its scene
//   status                 of the course: "incomplete", "passed", ... as SCORM
//                          1.2 or 2004 has it
//   unlocked, locked       list of lessons
//   route                  the lessons on the route; those that no rule routes
//                          may be left out
#ifndef ENGINE_TRIAL_EXPECT_H
#define ENGINE_TRIAL_EXPECT_H

#include "engine/inside.h"

struct lua_State;

// What is being compared: the engine has been evaluated.
struct expectation {
    struct engine *e;
    int lesson;
    // Called with what is not met, and with the names in the author's table
    // that lead there; INNER may be NULL. EXPECTED NULL: WHAT says it all.
    void (*differs)(struct expectation *x, const char *key, const char *inner,
                    const char *const texts[3]);
    void *owner;
};

// Compares everything in the table on top of the stack.
void trial_expect(struct lua_State *L, struct expectation *x);

#endif
