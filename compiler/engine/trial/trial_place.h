// trial_place.h - where in a tests block something stands.
#ifndef ENGINE_TRIAL_PLACE_H
#define ENGINE_TRIAL_PLACE_H

#include <stdbool.h>
#include <stddef.h>

struct trial_text {
    const char *at;
    size_t n;
    int line; // of its first line in the author's file
};

// A word inside the braces of a participant: { KEY = ... }, or, where INNER
// is not NULL, { KEY = { INNER = ... } } or { KEY = { "INNER" } }.
struct trial_word {
    const char *participant;
    int line;      // the participant stands there or below
    bool expected; // in the braces behind expects, else among the answers
    const char *key;
    const char *inner;
};

struct trial_place {
    int line, column, width; // from 1, in bytes
};

// Finds as much of the word as stands there: the inner name, the key, or
// else "expects". False: not even that, since names may be computed.
bool trial_find(const struct trial_text *text, const struct trial_word *word,
                struct trial_place *place);

#endif
