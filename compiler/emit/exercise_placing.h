// exercise_placing.h - order, match, sort and gaps: things to put where they
// belong.
//
// Their numbers in the course table are in the authored order, which would
// tell where they belong. So the page names what is moved or chosen by a key
// and has it in the order of those keys; player/placing.js knows the numbers:
//   h   = FNV-1a, 32 bits, of the full name's bytes, xor the number (from 1)
//   key = murmur3's finaliser: h ^= h >> 16, h *= 0x85EBCA6B, h ^= h >> 13,
//         h *= 0xC2B2AE35, h ^= h >> 16 (modulo 2^32), in eight hex digits
// Both steps are one to one, so no two numbers of an exercise have one key.
// The items of an order never stand in the right order: then each moves one
// place on, the last to the front.
#ifndef EMIT_EXERCISE_PLACING_H
#define EMIT_EXERCISE_PLACING_H

#include "emit/prose.h"

void write_order(struct prose *w, const struct exercise *x);
void write_match(struct prose *w, const struct exercise *x);
void write_sort(struct prose *w, const struct exercise *x);

// With the exercise's prose, whose code spans are the gaps.
void write_gaps(struct prose *w, const struct exercise *x);

#endif
