// explain.h - Lua's messages in words for somebody who never programmed.
#ifndef ENGINE_EXPLAIN_H
#define ENGINE_EXPLAIN_H

#include "sandbox.h"

// Fills in F->message, F->name and, when the message starts with a place in
// SOURCE ("=name"), F->line. Needs F->code.
void explain(struct failure *f, const char *source, const char *message);

#endif
