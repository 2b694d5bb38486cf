// words.h - the words of the interface in one language, from the theme's
// locale/LANG.yaml.
#ifndef EMIT_WORDS_H
#define EMIT_WORDS_H

#include "base/diag.h"

struct words {
    Str language;       // of the course: "nl-BE"
    Str locale;         // whose words these are: "nl"
    char decimal_point; // ',' or '.'
    struct yaml *all;
};

// English stands in where a language has no words.
struct words *words_read(struct arena *a, Str language, struct diag *dx);

// Those of the import sheet, from import/LANG.yaml.
struct words *words_for_import(struct arena *a, Str language, struct diag *dx);

// The word as text, not escaped. A key that is not there is our mistake and
// aborts.
Str word(const struct words *w, const char *key);

// Appends the word, escaped for HTML.
void word_html(struct text *t, const struct words *w, const char *key);

// Appends the word with {n} replaced by a number, escaped. `key` stands for
// key_one (exactly 1) and key_many when there are such.
void word_count(struct text *t, const struct words *w, const char *key,
                double n);

// Appends the word with {name} replaced by `value`, escaped.
void word_with(struct text *t, const struct words *w, const char *key,
               const char *name, Str value);

// Appends the word with {n} and, behind it, {m} replaced by what is HTML
// already, or by numbers.
void word_pair(struct text *t, const struct words *w, const char *key, Str n,
               Str m);
void word_of(struct text *t, const struct words *w, const char *key, size_t n,
             size_t m);

// A number as this language writes it: 1,5.
void number_html(struct text *t, const struct words *w, double n);

#endif
