// state.h - all answers of one participant as a short ASCII text.
//
//   state  = "1" counter "." sum record*
//   record = key kind payload check "*"
//
// counter: how often something changed. sum: 5 digits over the counter and
// all records. key: the first digits of a hash of the exercise's full name, or
// of the lesson's id; at least 4, and as many as tell the names of this course
// apart. kind: one of . , : ; / for choice, reflect, silence, cues, dialogue,
// so that an exercise that changed its kind is not misread; ! for a lesson
// that was opened. check: 2 digits over the record. Whatever an LMS does to
// the text, each record that survived is still read. A record whose exercise
// is gone is passed over.
//
// All digits are base 62 (0-9 A-Z a-z). A payload is made of small numbers
// (one digit; z means 61 more to come), tenths (digits and a point) and text:
//   choice   hints tries picked...       reflect  hints text
//   silence  hints done asked held. breaks... "." text
//   cues     hints done moment reply marked...
//   dialogue hints replies...
// In texts a space is _, ~ and two digits or = and four are a character by
// its number, and A-Z a-z 0-9 . , ! ? ( ) - : / ; stand for themselves. No
// character needs an escape in JSON, HTML, XML or a URL's query.
#ifndef ENGINE_STATE_H
#define ENGINE_STATE_H

#include "answer.h"

// Gives every exercise and lesson its key.
void state_name(struct heap *heap, struct course *c);

// ANSWERS has one place per exercise, VISITED one per lesson.
void state_pack(struct buffer *out, const struct course *c,
                const struct answer *answers, const bool *visited,
                unsigned counter);

// Adds to empty answers what can be read. False: something was damaged.
bool state_unpack(const struct course *c, struct answer *answers, bool *visited,
                  unsigned *counter, const char *state);

// The longest record of an exercise, of a lesson, and the longest head.
size_t state_exercise_bytes(const struct exercise *x);
size_t state_lesson_bytes(const struct lesson *l);
size_t state_head_bytes(void);

// How long a text becomes, and how many of its bytes fit a room (whole
// characters only).
size_t state_text_bytes(const char *s, size_t n);
size_t state_text_fit(const char *s, size_t n, size_t room);

#endif
