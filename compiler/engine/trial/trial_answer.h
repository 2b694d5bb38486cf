// trial_answer.h - an answer as tests write it, as JSON for the engine.
#ifndef ENGINE_TRIAL_ANSWER_H
#define ENGINE_TRIAL_ANSWER_H

#include "engine/inside.h"

struct lua_State;

// Writes the value on top of the stack as an answer to X. NULL when it could;
// else what is wrong with it, in the scratch heap.
const char *trial_answer(struct lua_State *L, struct engine *e,
                         const struct exercise *x, struct buffer *json);

#endif
