// utf8.h - UTF-8 (RFC 3629): checking, decoding, width on a terminal.
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

// The length of the longest valid prefix: s.n when all is well. Refuses
// overlong forms, surrogates and values above U+10FFFF.
size_t utf8_valid(Str s);

// Decodes the code point at s.at; *length is the number of bytes it takes.
// `s` must be valid and not empty.
uint32_t utf8_decode(Str s, size_t *length);

// Columns that a terminal gives to `s` (which must be valid): 0 for combining
// marks and zero-width characters, 2 for East Asian wide ones, else 1.
size_t utf8_width(Str s);

// A slug for ids and file names: ASCII letters in lower case, digits and
// single hyphens; Latin letters lose their accents, the rest is dropped.
void utf8_slug(struct text *t, Str s);

#endif
