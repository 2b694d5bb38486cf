// source.h - a file of the author, its lines, and places in it.
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/arena.h"

struct source {
    const char *path; // as messages show it
    Str text;
    const size_t *line_at; // offset of each line, line_at[lines] == text.n
    size_t lines;
};

// A place: line and column count from 1, columns and length count bytes.
// `in` may be NULL (no place in a file); line 0 means the file as a whole.
typedef struct {
    const struct source *in;
    size_t line, column, length;
} Span;

// Sets line_at and lines. A last line without a line end counts.
void source_index(struct source *s, struct arena *a);

// Line `line` without its line end; empty when there is no such line.
Str source_line(const struct source *s, size_t line);

Span span_at(const struct source *s, size_t line, size_t column, size_t length);
Span span_file(const struct source *s);

// The place of `part`, which must point into the source's text.
Span span_of(const struct source *s, Str part);

// The first place of `needle` in lines `first` to `last`; the start of line
// `first` when it is not there.
Span span_find(const struct source *s, size_t first, size_t last, Str needle);

#endif
