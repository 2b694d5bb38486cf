#include "emit/graph/font.h"

#include "base/utf8.h"

enum { OTHER = 650, WIDE = 1000 };

// In thousandths of the size, from the blank on (DejaVu Sans 2.37).
static const short widths[] = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,
    318, 337, 636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337,
    838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
    295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989,
    685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615,
    352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
    392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838};

static double letter_width(Str letter, uint32_t code)
{
    size_t columns = utf8_width(letter);
    if (code >= ' ' && code < ' ' + sizeof widths / sizeof *widths)
        return widths[code - ' '];
    return columns == 2 ? WIDE : columns ? OTHER : 0;
}

double font_width(Str s, double size, bool bold)
{
    double sum = 0;
    size_t length;
    for (; s.n; s = str_from(s, length)) {
        uint32_t code = utf8_decode(s, &length);
        sum += letter_width(str_upto(s, length), code);
    }
    return sum * size / 1000 * (bold ? 1.13 : 1);
}

Str font_line(struct arena *a, Str s)
{
    struct text t = {0};
    size_t length;
    bool blank = false;
    for (s = str_trim(s); s.n; s = str_from(s, length)) {
        uint32_t code = utf8_decode(s, &length);
        if (code == ' ' || code == '\t' || code == '\n' || code == '\r') {
            blank = true;
            continue;
        }
        // XML 1.0, 2.2 Char; the surrogates are no UTF-8.
        if (code < ' ' || code == 127 || (code & 0xfffe) == 0xfffe)
            continue;
        if (blank)
            text_byte(&t, ' ');
        blank = false;
        text_add(&t, str_upto(s, length));
    }
    Str line = arena_str(a, text_str(&t));
    text_clear(&t);
    return line;
}

// How many bytes fit into the width; `rest` is not empty. At least a letter.
// A blank in the first half is too far away: that is a long word, or a
// language without blanks.
static size_t fitting(Str rest, double size, double width)
{
    size_t n = 0, blank = 0, length;
    double sum = 0;
    while (n < rest.n) {
        uint32_t code = utf8_decode(str_from(rest, n), &length);
        Str letter = str_upto(str_from(rest, n), length);
        sum += letter_width(letter, code) * size / 1000;
        if (sum > width && n)
            return blank * 2 >= n ? blank : n;
        if (code == ' ')
            blank = n;
        n += length;
    }
    return n;
}

void font_break(struct font_lines *lines, struct arena *a, Str s, double size,
                double width, size_t most)
{
    const double dots = font_width(STR("…"), size, false);
    Str rest = font_line(a, s);
    *lines = (struct font_lines){0};
    while (rest.n) {
        size_t n = fitting(rest, size, width);
        bool cut = n < rest.n && lines->n + 1 == most;
        if (cut)
            n = fitting(rest, size, width - dots);
        Str *line = ARENA_PUSH(a, lines->at, lines->n);
        *line = str_trim(str_upto(rest, n));
        if (cut)
            *line = arena_format(a, "%.*s…", STR_ARG(*line));
        double wide = font_width(*line, size, false);
        lines->width = wide > lines->width ? wide : lines->width;
        rest = cut ? STR("") : str_trim(str_from(rest, n));
    }
}
