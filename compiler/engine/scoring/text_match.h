// text_match.h - is what was typed the answer?
//
// Texts are compared folded (fold.h).
//
// One typo: one letter missing, added or wrong, or two neighbours swapped, in
// one word of the whole text, which has 5 letters or more and no digit.
#ifndef ENGINE_TEXT_MATCH_H
#define ENGINE_TEXT_MATCH_H

#include "engine/course/table.h"

// Both folded: does GIVEN differ from ACCEPTED by one typo?
bool text_is_near(const char *accepted, const char *given);

// Is the folded GIVEN one of them; or one of them with a typo?
bool text_is_in(const struct accepted *a, const char *given);
bool text_is_near_in(const struct accepted *a, const char *given);

// The option (from 1) of a text exercise that GIVEN, folded, is; 0: none. The
// first that is equal; else, unless exact, the first that is one typo away,
// but none when options of different worth are.
int text_option(const struct exercise *x, const char *given);

// Is GIVEN, folded, right in gap I? A typo is not forgiven where it makes the
// answer of another gap.
bool text_fills(const struct exercise *x, int i, const char *given);

#endif
