// ways.h - what the ways to answer are made of.
#ifndef PASS_SIMULATE_WAYS_H
#define PASS_SIMULATE_WAYS_H

#include "pass/simulate/parts.h"

enum { MOST_NUMBERS = 24, MOST_WORDS = 12, MOST_SUBSETS = 1024 };

// What rules compare answers with: their numbers and their texts.
struct literals {
    double numbers[MOST_NUMBERS];
    size_t number_count;
    Str words[MOST_WORDS];
    size_t word_count;
};

// Of the lesson's rules and of others that speak of its exercises.
void literals_of(const struct exercise *x, struct literals *l);

// Sets of up to 60 things, as bits: all of them, or where they are more than
// `most` a choice: none, all, RIGHT, each of these with one changed, and some
// by chance. `of` says how many there are.
struct sets {
    uint64_t *all;
    size_t n;
    double of;
};
struct sets sets_of(struct simulation *s, size_t n, uint64_t right,
                    size_t most);

// Adds a set unless it is there; or those that sets_of() begins with.
void add_set(struct simulation *s, struct sets *sets, uint64_t set);
void choose_sets(struct simulation *s, struct sets *sets, size_t n,
                 uint64_t right);

// The numbers of the things in a set; `places` names them, NULL: from 1.
size_t list_set(size_t *list, uint64_t set, const size_t *places);

// Adds the answer whose JSON lacks its end as handed in once and, where that
// is something else, as often as allowed.
void add_tried(struct simulation *s, struct subject *sub,
               const struct text *json);

// Appends `"key":[list]`.
void put_numbers(struct text *t, const char *key, const size_t *list,
                 size_t n);

// cues.c
void cues_ways(struct simulation *s, struct subject *sub);

// kinds.c
void order_ways(struct simulation *s, struct subject *sub);
void place_ways(struct simulation *s, struct subject *sub); // match, sort
void gaps_ways(struct simulation *s, struct subject *sub);
void text_ways(struct simulation *s, struct subject *sub);
void number_ways(struct simulation *s, struct subject *sub);
void scale_ways(struct simulation *s, struct subject *sub);
void forecast_ways(struct simulation *s, struct subject *sub);
void pool_ways(struct simulation *s, struct subject *sub);

#endif
