// texts.h - the words that the player needs, as classic scripts.
#ifndef EMIT_TEXTS_H
#define EMIT_TEXTS_H

#include "emit/words.h"
#include "model/course.h"

// assets/text-LANG.js, which sets Stilte.text: interface words, titles of
// lessons and exercises, plain texts of options.
void texts_write(struct text *t, const struct course *c, size_t language,
                 const struct words *words);

// assets/result-LANG.js, which adds to it what only the result page tells:
// feedback, and what is said in the scenes of dialogues, as HTML. Comes behind
// text-LANG.js. `apart`: for the SCOs of all lessons (prose.h).
void texts_result_write(struct text *t, const struct course *c,
                        size_t language, const struct words *words,
                        bool apart);

// The next member of an object, on a line of its own, so that a change shows
// in a diff.
void texts_key(struct text *t, Str name);

// An object with a member "lesson/name" for each exercise that is wanted.
struct telling {
    const struct words *words;
    bool apart;
};
void texts_each(struct text *t, const struct course *c, size_t language,
                bool wanted(const struct exercise *x),
                void put(struct text *t, const struct exercise *x,
                         const struct telling *how),
                const struct telling *how);

#endif
