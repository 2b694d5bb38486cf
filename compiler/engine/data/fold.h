// fold.h - texts as they are compared.
//
// In both ways of folding letters are taken apart into base and marks (so
// composed and combining accents are the same), white space at the ends is
// left out and inside it is one space, typographic quotes and dashes are
// those of the keyboard, and bytes that are no UTF-8 are passed over. Unless
// EXACT, marks are dropped, capitals made small, and ligatures and the like
// spelt out (German sharp s is ss).
#ifndef ENGINE_FOLD_H
#define ENGINE_FOLD_H

#include "memory.h"

#include <stdbool.h>
#include <stddef.h>

// S folded, in the heap.
char *text_fold(struct heap *heap, const char *s, size_t n, bool exact);

#endif
