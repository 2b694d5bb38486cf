// font.h - how wide a text is, without a font.
//
// The widths are those of DejaVu Sans, the widest of the fonts that browsers
// take for `sans-serif`, so a text stays in its box with any of them.
#ifndef EMIT_GRAPH_FONT_H
#define EMIT_GRAPH_FONT_H

#include "base/arena.h"

// In pixels, of a valid line of UTF-8.
double font_width(Str s, double size, bool bold);

struct font_lines {
    Str *at;
    size_t n;
    double width; // of the widest
};

// Breaks a text into at most `most` lines of `width` pixels, at blanks where
// there are any; what is left over ends in an ellipsis. White space of the
// text counts as one blank, characters that XML cannot hold are left out.
void font_break(struct font_lines *lines, struct arena *a, Str s, double size,
                double width, size_t most);

// The text as font_break() sees it: on one line.
Str font_line(struct arena *a, Str s);

#endif
