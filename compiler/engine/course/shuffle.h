// shuffle.h - a participant's own order of things, the same everywhere.
//
// The order hangs on the participant's seed and the exercise's full name and
// on nothing else, so nothing but the seed is saved:
//   state = FNV-1a, 64 bits, of the name's bytes, xor
//           seed * 0x9E3779B97F4A7C15 (all arithmetic modulo 2^64)
//   next  = SplitMix64: state += 0x9E3779B97F4A7C15, then z = state,
//           z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9,
//           z = (z ^ z >> 27) * 0x94D049BB133111EB, z ^ z >> 31
//   shuffle of 1..n (Fisher-Yates): for i = n - 1 down to 1 swap the places i
//           and j (from 0), j = ((next >> 32) * (i + 1)) >> 32
// Without a seed (0) things stand as the author wrote them.
#ifndef ENGINE_SHUFFLE_H
#define ENGINE_SHUFFLE_H

#include "engine/data/memory.h"

// The largest seed; it fits a JavaScript number and a C int.
enum { MAX_SEED = 0x7FFFFFFF };

// 1..N in their order for NAME, in the heap.
int *shuffle(struct heap *heap, unsigned seed, const char *name, int n);

// The same, but never 1..N itself when N > 1: that would show the solution
// of an exercise in which things are put in order. Then all move one place
// on, the last to the front.
int *shuffle_apart(struct heap *heap, unsigned seed, const char *name, int n);

#endif
