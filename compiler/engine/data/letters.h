// letters.h - what is the same letter: accents, cases, ways to write it.
//
// Latin, Greek and Cyrillic letters with every accent that Unicode composes,
// and Armenian cases. Other writing is compared as it stands.
#ifndef ENGINE_LETTERS_H
#define ENGINE_LETTERS_H

#include <stdbool.h>

// One step of taking apart: the letter without its last mark, and that mark
// (0: none, CODE was another number of BASE). False: nothing to take apart.
bool letter_split(unsigned code, unsigned *base, unsigned *mark);

// Is it a mark that stands on the letter before it? Marks of different
// classes may stand in any order; Unicode puts the lower class first.
bool letter_is_mark(unsigned code);
int letter_mark_class(unsigned code);

bool letter_is_space(unsigned code);

// The small letter; CODE itself when there is none.
unsigned letter_lower(unsigned code);

// The plain letters that CODE may be written as ("ss"), or NULL.
const char *letter_way(unsigned code);

// What an ordinary key gives instead of this quote, dash or invisible sign,
// or NULL.
const char *letter_typed(unsigned code);

#endif
