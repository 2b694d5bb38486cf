// exercise.h - an exercise as HTML for the page: readable as it stands,
// played by compiler/player/.
//
// What is right is not in the markup: the rule engine knows it.
#ifndef EMIT_EXERCISE_H
#define EMIT_EXERCISE_H

#include "emit/prose.h"

void emit_exercise(struct prose *w, const struct exercise *x);

#endif
