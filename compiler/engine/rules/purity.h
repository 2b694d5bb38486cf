// purity.h - a rule keeps nothing from one evaluation to the next.
//
// Results are a function of the answers alone, so nothing that the functions
// of a rule can reach may change while they run. That is
//
//   a list or named part   is frozen when the lesson has declared: it becomes
//                          empty and is read through to a body that nothing
//                          else refers to; writing into it fails
//   a variable outside     is remembered, compared after each run of a
//                          function that can reach one, and put back
//   an iterator kept       the same, since its place is a variable as well
//   a global               library.c refuses to set one
//   p, its answers, words  cannot be written, are made anew, or are sealed
//
// What a function makes itself is its own and costs nothing.
#ifndef ENGINE_PURITY_H
#define ENGINE_PURITY_H

#include <stdbool.h>

struct lua_State;
struct rules;

// Each refusal begins like this.
#define PURITY_REFUSAL "a rule cannot keep a value for later"

// Notes a function that rules will run: the value on top, which stays.
void purity_note(struct lua_State *L);

// A lua_CFunction, without arguments: freezes all that the noted functions
// can reach. Run it protected once, when the lesson has declared everything.
int purity_freeze(struct lua_State *L);

// Puts back what the function that just ran has changed. False: it changed
// something; then *NAME is its name or "", good until the lesson is freed.
bool purity_restore(struct rules *r, const char **name);

// The table at INDEX (above 0) is frozen: its body takes its place. For those
// who look into tables without asking them.
void purity_look_through(struct lua_State *L, int index);

#endif
