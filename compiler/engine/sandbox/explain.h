// explain.h - Lua's messages in words for somebody who never programmed.
#ifndef ENGINE_EXPLAIN_H
#define ENGINE_EXPLAIN_H

#include "sandbox.h"

// Fills in F->message, F->name and, when the message starts with a place in
// the author's file, F->line. Needs F->code; B tells which limit was met.
void explain(struct failure *f, const struct sandbox *b, const char *message);

#endif
