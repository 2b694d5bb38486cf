#include "pass/captions.h"

#include <string.h>

static bool refuse(const struct source *file, struct diag *dx, size_t line,
                   const char *why)
{
    Str text = source_line(file, line);
    diag(dx, DIAG_E255, span_at(file, line, 1, text.n), "\n%s", why);
    return false;
}

// Two digits and what follows them, or no number: below 0.
static int two_digits(Str s)
{
    if (s.n < 2 || !byte_is_digit(s.at[0]) || !byte_is_digit(s.at[1]))
        return -1;
    return (s.at[0] - '0') * 10 + (s.at[1] - '0');
}

// `mm:ss.ttt` or `hh:mm:ss.ttt`, hours of two digits or more.
static bool read_time(Str s, double *seconds)
{
    size_t colon = str_find_byte(s, ':');
    double hours = 0, milli;
    if (str_find_byte(str_from(s, colon + 1), ':') < s.n - colon - 1) {
        if (colon < 2 || !str_number(str_upto(s, colon), &hours))
            return false;
        s = str_from(s, colon + 1);
    }
    int minutes = two_digits(s), rest = two_digits(str_from(s, 3));
    if (s.n != 9 || s.at[2] != ':' || s.at[5] != '.' || minutes < 0 ||
        minutes > 59 || rest < 0 || rest > 59 ||
        !byte_is_digit(s.at[6]) || !str_number(str_from(s, 6), &milli))
        return false;
    *seconds = hours * 3600 + minutes * 60 + rest + milli / 1000;
    return true;
}

// `begin --> end settings`
static bool read_times(Str line, struct caption *c)
{
    size_t arrow = str_find(line, STR("-->"));
    Str begin = str_trim(str_upto(line, arrow));
    Str end = str_trim(str_from(line, arrow + 3));
    size_t blank = 0;
    while (blank < end.n && !byte_is_blank(end.at[blank]))
        blank++;
    return read_time(begin, &c->begin) &&
           read_time(str_upto(end, blank), &c->end) && c->end > c->begin;
}

static bool has_arrow(const struct source *file, size_t line)
{
    Str text = source_line(file, line);
    return str_find(text, STR("-->")) < text.n;
}

static bool is_blank(const struct source *file, size_t line)
{
    return line > file->lines || !str_trim(source_line(file, line)).n;
}

// A block of its own that says nothing.
static bool is_silent(Str first)
{
    static const char *const words[] = {"NOTE", "STYLE", "REGION"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (str_starts(first, words[i]) &&
            (first.n == n || byte_is_blank(first.at[n])))
            return true;
    }
    return false;
}

bool captions_read(const struct source *file, struct arena *a,
                   struct diag *dx, struct caption **all, size_t *n)
{
    Str head = source_line(file, 1);
    if (!str_starts(head, "WEBVTT") ||
        (head.n > 6 && !byte_is_blank(head.at[6])))
        return refuse(file, dx, 1, "begin the file with the line `WEBVTT`");
    size_t line = 2;
    while (line <= file->lines) {
        while (line <= file->lines && is_blank(file, line))
            line++;
        if (line > file->lines)
            break;
        size_t first = line;
        bool silent = !has_arrow(file, line) &&
                      is_silent(source_line(file, line));
        line += !silent && !has_arrow(file, line); // a cue may have a name
        if (!silent && (is_blank(file, line) || !has_arrow(file, line)))
            return refuse(file, dx, first,
                          "put its times above it: `00:01.000 --> 00:03.500`");
        struct caption c = {.line = line,
                            .text = source_line(file, line + 1)};
        if (!silent && !read_times(source_line(file, line), &c))
            return refuse(file, dx, line,
                          "write the times as `00:01.000 --> 00:03.500`, the "
                          "second one later");
        if (!silent && *n && c.begin < (*all)[*n - 1].begin)
            return refuse(file, dx, line,
                          "put what is said first above what follows it");
        if (!silent)
            *ARENA_PUSH(a, *all, *n) = c;
        while (line <= file->lines && !is_blank(file, line))
            line++;
    }
    return true;
}
