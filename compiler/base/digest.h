// digest.h - what a file can be recognized by.
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/arena.h"

// The SHA-256 of the bytes (FIPS 180-4), as 64 hexadecimal digits.
Str digest_sha256(struct arena *a, Str bytes);

#endif
