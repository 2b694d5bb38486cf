// fingerprint.h - four characters that change when texts say something else.
//
// Only letters and digits of a text count, in lower case, so that a comma or
// an emphasis more is still the same text. A text that has none of them (an
// arrow, a smiley) counts as it is. The order of the texts counts, and where
// one ends. Two different lists of texts get the same characters once in 14
// million times.
#ifndef BASE_FINGERPRINT_H
#define BASE_FINGERPRINT_H

#include <stdint.h>

#include "base/str.h"

enum { FINGERPRINT = 4 }; // characters of 0-9 A-Z a-z

struct fingerprint {
    uint64_t sum;
};

void fingerprint_begin(struct fingerprint *f);
void fingerprint_add(struct fingerprint *f, Str text); // valid UTF-8
void fingerprint_spell(const struct fingerprint *f, char out[FINGERPRINT + 1]);

#endif
