// parts.h - what the files of the handout share.
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
    size_t member;       // the same in the pool being written; 0: in none
};

void sheet_put(struct sheet *s, const char *html);
void sheet_text(struct sheet *s, Str text);             // escaped
void sheet_word(struct sheet *s, const char *key);      // escaped
void sheet_note(struct sheet *s, const char *class, const char *key);

// The number of the exercise being written: 3, in a pool 3.1.
void sheet_number(struct sheet *s);

// The id of part `part` of the exercise being written, without quotes.
void sheet_anchor(struct sheet *s, size_t part);

// The letter by which the thing `i` is called, from a on; the latter as it
// stands before that thing.
Str letter_of(struct sheet *s, size_t i);
Str capital_of(struct sheet *s, size_t i);
void sheet_letter(struct sheet *s, size_t i);

// The name of a level in the lesson's language.
void sheet_level(struct sheet *s, int level);

// The two ends of an axis: "on myself – on the other".
void sheet_axis(struct sheet *s, int axis);

// +2, 0, or -1 with a minus sign.
void sheet_signed(struct sheet *s, double n);

// Lines to write on.
void sheet_lines(struct sheet *s, size_t lines);

// A box to tick or to write in: `class` is "box", or "box" and more. What is
// in it, if anything, is for the trainer only.
void sheet_box(struct sheet *s, const char *class, Str filled);

// The feedback of an option or item, for the trainer only. May be NULL.
void sheet_aside(struct sheet *s, struct cmark_node *feedback);

// A sentence that only the trainer reads, such as how points are given.
void sheet_remark(struct sheet *s, const char *key);

// "three-levels/facts"
Str sheet_name(struct sheet *s, const struct exercise *x);

// The numbers 0 to n - 1: `first` in front, the others shuffled. The seed
// alone decides, so that every edition and language has the same order.
size_t *sheet_shuffle(struct sheet *s, Str seed, size_t n, size_t first);

// Such an order of all that is not the one they were written in, if n > 1.
size_t *sheet_mix(struct sheet *s, const struct exercise *x, size_t n);

// The order in which all editions print an exercise's options.
size_t *sheet_option_order(struct sheet *s, const struct exercise *x);

// One exercise: number, title, question, and in the trainer's edition its
// key. Counts `number` up. Of kind feedback: for the trainer only.
void sheet_exercise(struct sheet *s, const struct exercise *x);
void sheet_feedback(struct sheet *s, const struct exercise *x);

// The scenes of a dialogue, to be read as a book of choices, and for the
// trainer what every reply leads to.
void sheet_dialogue(struct sheet *s, const struct exercise *x);

// The numbers of a dialogue's scenes, the same in every edition.
struct book {
    struct sheet *sheet;
    const struct exercise *x;
    size_t *order;  // the scene with that number - 1
    size_t *number; // of that scene, from 1
};

struct book book_of(struct sheet *s, const struct exercise *x);

// The heading's id, text and what to read in a scene, without its replies;
// where a reply leads to, and when it may be chosen.
void book_scene(const struct book *b, size_t scene);
void book_target(const struct book *b, const struct reply *r);
void book_conditions(const struct book *b, const struct reply *r);

// client.c: with which clients a reply may be given, and for the
// trainer who they are.
void sheet_clients(struct sheet *s, const struct exercise *x,
                   const struct reply_test *test);
void sheet_cards(struct sheet *s, const struct exercise *x);
bool client_lets(const struct exercise *x, size_t client,
                 const struct reply *r);

// debrief.c: the result as a form to fill in.
void sheet_debrief(struct sheet *s, size_t language);

// Options of which one is picked.
void sheet_options(struct sheet *s, const struct option *options, size_t n);

// Kinds in which things are put in their places: placing.c.
void sheet_order(struct sheet *s, const struct exercise *x);
void sheet_match(struct sheet *s, const struct exercise *x);
void sheet_sort(struct sheet *s, const struct exercise *x);

// Kinds that ask for a word or a figure: asking.c. Of gaps this is
// what stands around the text; the text is the exercise's prose, in which
// sheet_gap() writes a blank for every gap, as prose.gap.
void sheet_gaps(struct sheet *s, const struct exercise *x);
bool sheet_gap(struct prose *w, struct cmark_node *node);
void sheet_typed(struct sheet *s, const struct exercise *x);
void sheet_amount(struct sheet *s, const struct exercise *x);
void sheet_scale(struct sheet *s, const struct exercise *x);
void sheet_forecast(struct sheet *s, const struct exercise *x);

#endif
