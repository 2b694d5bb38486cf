// handout_parts.h - what the files of the handout share.
//
// Its classes are described at the head of themes/plain/print.css.
#ifndef EMIT_HANDOUT_PARTS_H
#define EMIT_HANDOUT_PARTS_H

#include "emit/prose.h"

// A handout that is being written. `prose.trainer` tells the edition.
struct sheet {
    struct prose prose;
    const struct course *course;
    struct arena *arena; // for what lives no longer than the sheet
    size_t number;       // of the exercise last begun, from 1
};

void sheet_put(struct sheet *s, const char *html);
void sheet_text(struct sheet *s, Str text);             // escaped
void sheet_word(struct sheet *s, const char *key);      // escaped
void sheet_note(struct sheet *s, const char *class, const char *key);

// The id of part `part` of the exercise being written, without quotes.
void sheet_anchor(struct sheet *s, size_t part);

// The name of a level in the lesson's language.
void sheet_level(struct sheet *s, int level);

// +2, 0, or -1 with a minus sign.
void sheet_signed(struct sheet *s, double n);

// Lines to write on.
void sheet_lines(struct sheet *s, size_t lines);

// The numbers 0 to n - 1: `first` in front, the others shuffled. The seed
// alone decides, so that every edition and language has the same order.
size_t *sheet_shuffle(struct sheet *s, Str seed, size_t n, size_t first);

// One exercise: number, title, question, and in the trainer's edition its
// key. Counts `number` up. Of kind feedback: for the trainer only.
void sheet_exercise(struct sheet *s, const struct exercise *x);
void sheet_feedback(struct sheet *s, const struct exercise *x);

// The scenes of a dialogue, to be read as a book of choices, and for the
// trainer what every reply leads to.
void sheet_dialogue(struct sheet *s, const struct exercise *x);

#endif
