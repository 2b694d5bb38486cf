// guard.h - runs the functions of an author, whatever they do.
#ifndef ENGINE_GUARD_H
#define ENGINE_GUARD_H

#include "host.h"

// guard(f, most): a closure that calls F with the record. With a number as
// MOST it gives points, at most so many either way; F may also say yes (all
// of them), no, nothing (none) or a share such as "70%". With the text
// "number" it gives any number, nil when F says none. Without MOST it gives a
// truth.
//
// A function that fails gives 0, nil or false. Its failure is reported, and
// where it was about points, so is every exercise of the lesson whose answer
// it read (engine_exercise.error). A function that stumbles over an answer
// which is not given yet has not failed.
int guard(struct lua_State *L);

#endif
