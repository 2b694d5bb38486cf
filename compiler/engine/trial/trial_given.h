// trial_given.h - what trial_answer.c and trial_dialogue.c share.
#ifndef ENGINE_TRIAL_GIVEN_H
#define ENGINE_TRIAL_GIVEN_H

#include "engine/inside.h"

struct lua_State;

// The answer on top of the stack, and whose it is.
struct given {
    struct lua_State *L;
    struct engine *e;
    const struct exercise *x;
    struct buffer *json;
};

// A field of the table on top: pushed, its type returned.
int given_field(struct lua_State *L, const char *key);

// Begins a field of the object being written.
void given_key(struct buffer *json, const char *key);

// The answer to a dialogue; says why it cannot be one, or NULL.
const char *given_dialogue(const struct given *g);

#endif
