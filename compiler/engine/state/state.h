// state.h - all answers of one participant as a short ASCII text.
//
//   state  = "2" counter "." seed "." check sum record*
//   record = key sign shape payload check "*"   an answer
//          | key sign shape check "*"           to be done again, see below
//          | key "!" check "*"                  a lesson that was opened
//
// counter: how often something changed. seed: of what is drawn and shuffled.
// sum: 5 digits over all of the state, with 00000 in its place. key: the first
// digits of a hash of the exercise's full name (its first one, where it had
// others: `was`), or of the lesson's id; at least
// 4, and as many as tell the names of this course apart. sign and payload: see
// state_payload.h; the sign keeps an exercise that changed its kind from being
// misread. shape: 2 digits of a hash of the exercise's shape. check: 2 digits
// over the record, or over the head before it. Whatever an LMS does to the
// text, each record that survived is still read.
//
// Version "1" had neither seed nor shape, and no check in its head; its
// records have another check, so that none is ever taken for one of "2".
//
// The answers of an older version of the course meet the new one by this
// table; the first row that fits decides:
//   name gone                                             dropped
//   another kind                                          redone
//   the kind's answers mean the same whatever changes     kept
//       (reflect, text, number, forecast, and silence without questions)
//   the same shape, or none known (version "1")           kept
//   another shape                                         redone
// What is kept but does not exist any more (option 4 of 3) is redone too.
// "Redone" drops the answer; the exercise is to be done again, which stays in
// the state until it is.
//
// No character needs an escape in JSON, HTML, XML or a URL's query.
#ifndef ENGINE_STATE_H
#define ENGINE_STATE_H

#include "engine/answers/answer.h"
#include "engine/engine.h"

// What is saved. The arrays belong to whoever made them.
struct state {
    struct answer *answers; // one per exercise
    bool *redo;             // the same: to be done again
    bool *visited;          // one per lesson
    unsigned counter;
    unsigned seed;
};

// Gives every exercise and lesson its key.
void state_name(struct heap *heap, struct course *c);

void state_pack(struct buffer *out, const struct course *c,
                const struct state *s);

// Adds to empty answers what can be read, and counts in UPDATE what became of
// it. False: something was damaged.
bool state_unpack(const struct course *c, struct state *s,
                  struct engine_update *update, const char *text);

// What becomes of any answer to OLD, of another version of the course, by the
// table above; *NOW: the exercise it then belongs to, or NULL. A kept answer
// can still be of what does not exist any more.
enum engine_fate state_fate(const struct course *c, const struct exercise *old,
                            const struct exercise **now);

// The longest record of an exercise, of a lesson, and the longest head.
size_t state_exercise_bytes(const struct exercise *x);
size_t state_lesson_bytes(const struct lesson *l);
size_t state_head_bytes(void);

#endif
