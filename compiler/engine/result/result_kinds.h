// result_kinds.h - what a result says of one exercise, by its kind; the keys
// are listed in result.h.
#ifndef ENGINE_RESULT_KINDS_H
#define ENGINE_RESULT_KINDS_H

#include "engine/inside.h"

// Adds to the object of exercise I. Needs a fresh result.
void result_put_detail(struct buffer *out, struct engine *e, int i);

#endif
