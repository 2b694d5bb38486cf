// exercise_asking.h - the kinds that ask for one thing, and the pool, as forms
// of the page.
#ifndef EMIT_EXERCISE_ASKING_H
#define EMIT_EXERCISE_ASKING_H

#include "emit/prose.h"

void write_text(struct prose *w, const struct exercise *x);
void write_number(struct prose *w, const struct exercise *x);
void write_scale(struct prose *w, const struct exercise *x);
void write_forecast(struct prose *w, const struct exercise *x);

// The exercises that it draws from, all of them.
void write_pool(struct prose *w, const struct exercise *x);

#endif
