// columns.h - text for a terminal: by the columns that it takes there.
#ifndef BASE_COLUMNS_H
#define BASE_COLUMNS_H

#include "base/str.h"

enum { COLUMNS = 80 };

// Appends `s`, cut with an ellipsis if it takes more than `width` columns,
// with blanks behind it (or, where `right`, before it) up to that width.
void columns_put(struct text *t, Str s, size_t width, bool right);

// Appends lines of at most COLUMNS as far as words allow, the first behind
// `mark` at the indentation, the others below its text.
void columns_wrap(struct text *t, size_t indent, Str mark, Str s);

#endif
