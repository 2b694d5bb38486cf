// answer.h - what one participant has done with one exercise.
//
// An answer is always as it can be saved: every number exists, seconds are
// tenths, texts fit their room. So a resume gives the very same result.
#ifndef ENGINE_ANSWER_H
#define ENGINE_ANSWER_H

#include "table.h"

// What a number list holds: the picked options of a choice, the marked lines
// of cues, the replies of a dialogue; all counted from 1.
struct answer {
    bool given; // something has arrived for this exercise
    int tries;
    int hints;
    int *numbers;
    int n_numbers;
    int asked;              // silence: the option, cues: the reply; 0: none
    int moment;             // cues: the line, 0: none
    int held;               // silence: tenths of a second
    int breaks[MAX_BREAKS]; // tenths of a second, as they came
    int n_breaks;
    bool done;
    char *text; // reflect and an open silence, NULL: none
    size_t n_text;
};

enum { MAX_COUNT = 60 }; // tries and hints are counted up to here

// Reads one answer over A, which is left alone when this is no answer to X.
// SCRATCH is for the JSON tree. False: no answer to X.
bool answer_read(struct answer *a, const struct exercise *x, const char *json,
                 size_t n, struct heap *scratch);

// Makes the answer as it can be saved; false: a number does not exist.
bool answer_settle(struct answer *a, const struct exercise *x);

// Adds a number to the list.
void answer_add(struct answer *a, int number);

void answer_write(struct buffer *out, const struct answer *a,
                  const struct exercise *x);

// Gives everything back and leaves no answer.
void answer_clear(struct answer *a);

bool answer_has_number(const struct answer *a, int number);

// A text with at least one visible character.
bool answer_has_words(const struct answer *a);

// Seconds of silence held before the first word, at most those asked for.
double answer_held(const struct answer *a, const struct exercise *x);

#endif
