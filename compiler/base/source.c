#include "base/source.h"

void source_index(struct source *s, struct arena *a)
{
    size_t lines = 0;
    for (size_t i = 0; i < s->text.n; i++)
        lines += s->text.at[i] == '\n';
    if (s->text.n && s->text.at[s->text.n - 1] != '\n')
        lines++;
    size_t *at = arena_take(a, (lines + 1) * sizeof *at);
    size_t line = 0;
    for (size_t i = 0; i < s->text.n && line + 1 < lines; i++)
        if (s->text.at[i] == '\n')
            at[++line] = i + 1;
    at[lines] = s->text.n;
    s->line_at = at;
    s->lines = lines;
}

Str source_line(const struct source *s, size_t line)
{
    if (line < 1 || line > s->lines)
        return STR("");
    Str rest = {s->text.at + s->line_at[line - 1],
                s->line_at[line] - s->line_at[line - 1]};
    Str text = STR("");
    str_line(&rest, &text);
    return text;
}

Span span_at(const struct source *s, size_t line, size_t column, size_t length)
{
    return (Span){s, line, column, length};
}

Span span_file(const struct source *s)
{
    return (Span){s, 0, 0, 0};
}

Span span_of(const struct source *s, Str part)
{
    size_t offset = (size_t)(part.at - s->text.at);
    size_t low = 0, high = s->lines;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (s->line_at[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return span_at(s, low + 1, offset - s->line_at[low] + 1, part.n);
}

Span span_find(const struct source *s, size_t first, size_t last, Str needle)
{
    for (size_t line = first; line <= last && needle.n; line++) {
        Str text = source_line(s, line);
        size_t column = str_find(text, needle);
        if (column < text.n)
            return span_at(s, line, column + 1, needle.n);
    }
    return span_at(s, first, 1, source_line(s, first).n);
}
