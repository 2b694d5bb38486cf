#include "base/columns.h"

#include "base/utf8.h"

// As many bytes as fit.
static size_t fitting(Str s, size_t width)
{
    size_t n = 0, length, columns = 0;
    while (n < s.n) {
        utf8_decode(str_from(s, n), &length);
        columns += utf8_width(str_upto(str_from(s, n), length));
        if (columns > width)
            break;
        n += length;
    }
    return n;
}

void columns_put(struct text *t, Str s, size_t width, bool right)
{
    bool cut = utf8_width(s) > width;
    Str shown = cut ? str_upto(s, fitting(s, width - 1)) : s;
    size_t blanks = width - utf8_width(shown) - cut;
    if (right)
        text_format(t, "%*s", (int)blanks, "");
    text_add(t, shown);
    if (cut)
        text_puts(t, "…");
    if (!right)
        text_format(t, "%*s", (int)blanks, "");
}

void columns_wrap(struct text *t, size_t indent, Str mark, Str s)
{
    size_t column = indent + utf8_width(mark), at = column;
    text_format(t, "%*s%.*s", (int)indent, "", STR_ARG(mark));
    for (bool first = true; s.n; first = false) {
        Str word = str_upto(s, str_find_byte(s, ' '));
        size_t wide = utf8_width(word);
        s = str_from(s, word.n + 1);
        if (!first && at + 1 + wide > COLUMNS) {
            text_format(t, "\n%*s", (int)column, "");
            at = column;
        } else if (!first) {
            text_byte(t, ' ');
            at++;
        }
        text_add(t, word);
        at += wide;
    }
    text_byte(t, '\n');
}
