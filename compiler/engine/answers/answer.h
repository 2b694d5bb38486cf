// answer.h - what one participant has done with one exercise.
//
// An answer is always as it can be saved: every number exists, seconds are
// tenths, texts fit their room. So a resume gives the very same result.
#ifndef ENGINE_ANSWER_H
#define ENGINE_ANSWER_H

#include "engine/course/table.h"

// What a number list holds, all counted from 1: the picked options of a
// choice, the marked lines of cues, what was said in a dialogue, the items
// of an order; and with 0 for none, per item of a match or sort its target,
// per gap the word of the list. Those last three are as long as the exercise.
struct hold {
    int held;               // tenths of a second
    int breaks[MAX_BREAKS]; // tenths of a second, as they came
    int n_breaks;
    bool done; // of the second only
};

struct answer {
    bool given; // something has arrived for this exercise
    // Of a pool: how often it was drawn; of a dialogue: how often it was begun
    // again, until all its clients have come round.
    int tries;
    int hints;
    int *numbers;
    int n_numbers;
    int asked;  // silence: the option, cues: the reply; 0: none
    int moments[MAX_DECISIONS]; // cues: lines, rising
    int n_moments;
    struct hold hold;  // silence
    struct hold again; // the second and longer one
    bool done;
    // reflect, text and an open silence, NULL: none. Typed gaps: one text for
    // each, every one with a 0 behind it that N_TEXT counts.
    char *text;
    size_t n_text;
    // number: as decimal.h keeps it; scale: a whole number; forecast: the
    // chance, 0..1 in hundredths
    bool has_number;
    double number;
};

// Reads one answer over A, which is left alone when this is no answer to X.
// SCRATCH is for the JSON tree. False: no answer to X.
bool answer_read(struct answer *a, const struct exercise *x, const char *json,
                 size_t n, struct heap *scratch);

// Makes the answer as it can be saved; false: a number does not exist.
bool answer_settle(struct answer *a, const struct exercise *x);

// Adds a number to the list.
void answer_add(struct answer *a, int number);

// Is it of a kind that is handed in as often as there are attempts?
bool answer_has_tries(const struct exercise *x);

// Has anything been picked, put, filled in or written?
bool answer_is_filled(const struct answer *a);

// Do the gaps of X get typed answers?
bool answer_is_typed(const struct exercise *x);

// The typed answer of gap I, "" when there is none.
const char *answer_gap(const struct answer *a, int i);

void answer_write(struct buffer *out, const struct answer *a,
                  const struct exercise *x);

// What A held goes; what FRESH holds becomes A's.
void answer_replace(struct answer *a, struct answer *fresh);

// Gives everything back and leaves no answer.
void answer_clear(struct answer *a);

bool answer_has_number(const struct answer *a, int number);

// A text with at least one visible character.
bool answer_has_words(const struct answer *a);

// Seconds of silence held before the first word, at most those asked for. The
// second one is 0 as long as there was none.
double answer_held(const struct answer *a, const struct exercise *x);
double answer_held_again(const struct answer *a, const struct exercise *x);

// Was there a second silence?
bool answer_has_again(const struct answer *a);

#endif
