// state_code.h - numbers and texts as the characters of a saved state.
//
// All digits are base 62 (0-9 A-Z a-z), the lowest first.
//   small   one digit below 61; z means 61 and more to come
//   tenths  as many digits as needed and a point; 0 is only the point
//   digits  a fixed number of them
//   text    a space is _, ~ and two digits or = and four are a character by
//           its number, A-Z a-z 0-9 . , ! ? ( ) - : / ; stand for themselves
#ifndef ENGINE_STATE_CODE_H
#define ENGINE_STATE_CODE_H

#include "memory.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    STATE_BASE = 62,
    STATE_HASH_DIGITS = 11, // of a whole hash
    STATE_TENTHS_DIGITS = 6 // of the largest number, without the point
};

// FNV-1a, then mixed so that the low digits depend on every byte.
uint64_t state_hash(const char *s, size_t n);

// The lowest N digits; OUT has room for N + 1.
void state_spell(char *out, uint64_t value, int n);

// The value of a digit, or -1.
int state_digit(char c);

// Numbers from 0 on. The bytes functions give the room of one number.
void state_put_digits(struct buffer *out, uint64_t value, int n);
void state_put_small(struct buffer *out, int n);
void state_put_tenths(struct buffer *out, int n);
void state_put_text(struct buffer *out, const char *s, size_t n);
size_t state_small_bytes(int n);
size_t state_tenths_bytes(int n);

// How long a text becomes, and how many of its bytes fit a room (whole
// characters only).
size_t state_text_bytes(const char *s, size_t n);
size_t state_text_fit(const char *s, size_t n, size_t room);

// A stretch of a state being read; AT runs up to END. What cannot be read
// makes it unsound, and gives 0 from there on.
struct cursor {
    const char *at;
    const char *end;
    bool sound;
};

int state_take_digits(struct cursor *r, int n); // at most 5
int state_take_small(struct cursor *r);
int state_take_tenths(struct cursor *r);

// Reads text up to END, or up to the character STOP, which is passed over.
void state_take_text(struct cursor *r, struct buffer *text, char stop);

#endif
