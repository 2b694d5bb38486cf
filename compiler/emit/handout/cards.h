// cards.h - the third edition: what pairs and groups of three
// practise with.
//
// Silences, cues, dialogues and forecasts become role cards to cut out and
// sheets to fill in, one purpose a page. Everything else has nothing to hand
// out. Exercises keep the numbers of the other editions.
//
// No card holds an answer, but where a role cannot be played without it: the
// client's time line of a silence, and what the score keeper of a dialogue
// needs to tell whether a reply is open.
//
// Its classes are described at the head of themes/plain/print-cards.css.
#ifndef EMIT_HANDOUT_CARDS_H
#define EMIT_HANDOUT_CARDS_H

#include "emit/handout/parts.h"

// An exercise and its number, in a pool the one of its member as well.
struct carded {
    const struct exercise *x;
    size_t lesson, number, member;
};

// Whether the course has anything to make cards of.
bool cards_wanted(const struct course *c);

// The cover and all pages.
void cards_write(struct sheet *s, size_t language);

// For the end of the trainer's edition: what the sheets ask, answered.
void cards_key(struct sheet *s, size_t language);

// All exercises of the course with their numbers; to write about one.
struct carded *cards_number(struct sheet *s, size_t language, size_t *n);
void cards_begin(struct sheet *s, const struct carded *one);

// A page of its own that is called `name`, and its end. `instruction`: the
// key of what to do with it, or NULL.
void cards_page(struct sheet *s, const struct exercise *x, const char *name,
                const char *instruction);
void cards_page_end(struct sheet *s);

// A card to cut out, and its end.
void cards_card(struct sheet *s, const struct exercise *x, const char *role);
void cards_card_end(struct sheet *s);

// What the exercise says before its options, without hints and notes.
void cards_situation(struct sheet *s, const struct exercise *x);

// Options with letters, in the order of the other editions.
void cards_options(struct sheet *s, const struct exercise *x);

// The head of a column, and `n` empty rows of as many columns.
void cards_column(struct sheet *s, const char *key);
void cards_rows(struct sheet *s, size_t rows, size_t columns);

// By kind.
void cards_silence(struct sheet *s, const struct exercise *x);
void cards_cues(struct sheet *s, const struct exercise *x);
void cards_booklet(struct sheet *s, const struct exercise *x);
void cards_roles(struct sheet *s, const struct exercise *x);
void cards_forecasts(struct sheet *s, const struct carded *all, size_t n,
                     size_t language);

// drawn.c: lines and a grid to draw on, as SVG inside the page: its
// strokes are printed where backgrounds are not.
void drawn_seconds(struct sheet *s, double seconds);
void drawn_chance(struct sheet *s);
void drawn_reliability(struct sheet *s);

#endif
