// trial.h - participants whom an author describes, and what must come out.
//
// The text of a ```lua tests block:
//   participant "listens first" { facts = 1, hold = { held = 12 } }
//      : expects { levels = { logical = 1 }, feedback = "all-three" }
//
// Answers are written as rules see them (record.h), and more briefly where
// that says enough: a number for the option of a choice or the seconds of a
// silence, a list for many, a text or true for a reflection, a list of scenes
// or of reply numbers for a dialogue. "moment" of cues counts lines from the
// decision, and "moments" those of each decision, false where none was taken.
// An exercise that is not named is not answered.
//
// What can be expected is in trial_expect.h. Nothing else is compared.
#ifndef ENGINE_TRIAL_H
#define ENGINE_TRIAL_H

#include "engine/engine.h"

struct trial;

// One expectation that is not met, or one thing that cannot be understood.
struct trial_difference {
    const char *what;     // "level 'logical'"
    const char *expected; // NULL: "what" is all there is to say
    const char *got;
    int line, column, width; // of the author's file, from 1, in bytes;
                             // column 0: the line is all that is known
};

struct trial_outcome {
    const char *name; // of the participant; "" when the text failed
    int line;         // of the participant
    bool passed;
    const struct trial_difference *differences; // in the order of the file
    size_t n;
    // The answers that were given, in that order, as JSON, and the result:
    // [["lesson/name",{...}],...]; both "" when the text failed. Another
    // engine that is given the answers must come to the same result.
    const char *answers;
    const char *result;
};

// Runs a tests block of N bytes that begins on LINE of the author's file.
// LESSON is the id of the lesson it stands in. The engine must be loaded; its
// answers are gone afterwards. Never NULL.
struct trial *trial_new(struct engine *e, const char *lesson, const char *text,
                        size_t n, int line);
void trial_free(struct trial *t);

size_t trial_count(const struct trial *t);
const struct trial_outcome *trial_outcome(const struct trial *t, size_t i);

#endif
