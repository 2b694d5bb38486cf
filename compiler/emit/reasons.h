// reasons.h - why a lesson is recommended, or what it waits for, in words.
//
// A statement of the rules whose conditions are words with plain names and
// numbers can be said: route "basics" { below ("feeling", "50%") } becomes
// `you reach less than 50% for "Feeling level"`. A function, or what the
// rules put together themselves, cannot.
#ifndef EMIT_REASONS_H
#define EMIT_REASONS_H

#include "emit/words.h"
#include "model/course.h"
#include "model/rule_text.h"

// Appends the conditions of a statement in the rules of lesson `l` as one
// clause, to follow "because", "if" or "once"; at most two, else nobody would
// follow it. False: they cannot be said, and T is as before.
bool reason_say(struct text *t, Str body, const struct lesson *l,
                size_t language, const struct words *words);

// Appends {LESSON: {"FROM:LINE": {"when": clause, "because": the author's
// reason for a route, "until": for an unlock, "whose": [ids of the lessons
// that decide, if not FROM alone; only without "when"]}}} for every statement
// that has any of them: FROM:LINE as in the engine's result.
void reasons_write(struct text *t, const struct course *c, size_t language,
                   const struct words *words);

#endif
