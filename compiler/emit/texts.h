// texts.h - assets/text-LANG.js: the words that the player needs.
#ifndef EMIT_TEXTS_H
#define EMIT_TEXTS_H

#include "emit/words.h"
#include "model/course.h"

// Appends a classic script that sets Stilte.text: interface words, titles of
// lessons and exercises, plain texts of options, feedback texts as HTML.
void texts_write(struct text *t, const struct course *c, size_t language,
                 const struct words *words);

#endif
