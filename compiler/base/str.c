#include "base/str.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

Str str_of(const char *terminated)
{
    return (Str){terminated, strlen(terminated)};
}

bool str_same(Str a, Str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

bool str_is(Str s, const char *word)
{
    return str_same(s, str_of(word));
}

bool str_same_letters(Str a, Str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (byte_lower(a.at[i]) != byte_lower(b.at[i]))
            return false;
    return true;
}

bool str_starts(Str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.n >= n && memcmp(s.at, prefix, n) == 0;
}

bool str_ends(Str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.n >= n && memcmp(s.at + s.n - n, suffix, n) == 0;
}

int str_compare(Str a, Str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.at, b.at, n) : 0;
    if (order)
        return order;
    return (a.n > b.n) - (a.n < b.n);
}

Str str_from(Str s, size_t start)
{
    if (start >= s.n)
        return (Str){s.at + s.n, 0};
    return (Str){s.at + start, s.n - start};
}

Str str_upto(Str s, size_t end)
{
    return (Str){s.at, end < s.n ? end : s.n};
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

Str str_trim(Str s)
{
    while (s.n && is_space(s.at[0]))
        s = str_from(s, 1);
    while (s.n && is_space(s.at[s.n - 1]))
        s.n--;
    return s;
}

size_t str_find(Str s, Str needle)
{
    if (needle.n == 0)
        return 0;
    for (size_t i = 0; i + needle.n <= s.n; i++)
        if (memcmp(s.at + i, needle.at, needle.n) == 0)
            return i;
    return s.n;
}

size_t str_find_byte(Str s, char byte)
{
    const char *hit = s.n ? memchr(s.at, byte, s.n) : NULL;
    return hit ? (size_t)(hit - s.at) : s.n;
}

bool str_line(Str *rest, Str *line)
{
    if (rest->n == 0)
        return false;
    size_t end = str_find_byte(*rest, '\n');
    *line = str_upto(*rest, end);
    *rest = str_from(*rest, end + 1);
    if (line->n && line->at[line->n - 1] == '\r')
        line->n--;
    return true;
}

static size_t take_digits(Str s, size_t i, double *value, double *scale)
{
    for (; i < s.n && byte_is_digit(s.at[i]); i++) {
        *value = *value * 10 + (s.at[i] - '0');
        *scale *= 10;
    }
    return i;
}

bool str_number(Str s, double *value)
{
    double sum = 0, scale = 1;
    bool negative = s.n && s.at[0] == '-';
    size_t start = s.n && (s.at[0] == '-' || s.at[0] == '+');
    size_t i = take_digits(s, start, &sum, &scale);
    if (i == start || s.n > 15)
        return false;
    scale = 1;
    if (i < s.n && s.at[i] == '.') {
        size_t point = ++i;
        i = take_digits(s, i, &sum, &scale);
        if (i == point)
            return false;
    }
    if (i != s.n)
        return false;
    *value = (negative ? -sum : sum) / scale;
    return true;
}

bool byte_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool byte_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool byte_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char byte_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

void text_clear(struct text *t)
{
    free(t->at);
    *t = (struct text){0};
}

void text_empty(struct text *t)
{
    t->n = 0;
}

// Room for `more` bytes and the NUL after them.
static char *text_room(struct text *t, size_t more)
{
    size_t need = t->n + more + 1;
    if (need > t->room) {
        size_t room = t->room ? t->room * 2 : 256;
        while (room < need)
            room *= 2;
        char *at = realloc(t->at, room);
        if (!at)
            die("out of memory");
        t->at = at;
        t->room = room;
    }
    return t->at + t->n;
}

void text_add(struct text *t, Str s)
{
    char *end = text_room(t, s.n);
    if (s.n)
        memcpy(end, s.at, s.n);
    t->n += s.n;
    t->at[t->n] = '\0';
}

void text_puts(struct text *t, const char *terminated)
{
    text_add(t, str_of(terminated));
}

void text_byte(struct text *t, char c)
{
    text_add(t, (Str){&c, 1});
}

void text_vformat(struct text *t, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n > 0) {
        vsnprintf(text_room(t, (size_t)n), (size_t)n + 1, format, again);
        t->n += (size_t)n;
    }
    va_end(again);
}

void text_format(struct text *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_vformat(t, format, args);
    va_end(args);
}

void text_join(struct text *t, const Str *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        text_puts(t, i ? ", " : "");
        text_add(t, words[i]);
    }
}

static const char *html_reference(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void text_html(struct text *t, Str s)
{
    size_t done = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *reference = html_reference(s.at[i]);
        if (!reference)
            continue;
        text_add(t, (Str){s.at + done, i - done});
        text_puts(t, reference);
        done = i + 1;
    }
    text_add(t, str_from(s, done));
}

void text_json(struct text *t, Str s)
{
    text_byte(t, '"');
    size_t done = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c >= 32 && c != '"' && c != '\\' && c != '<' && c != 127)
            continue;
        text_add(t, (Str){s.at + done, i - done});
        if (c == '"' || c == '\\')
            text_format(t, "\\%c", c);
        else
            text_format(t, "\\u%04x", c);
        done = i + 1;
    }
    text_add(t, str_from(s, done));
    text_byte(t, '"');
}

void text_number(struct text *t, double value)
{
    if (value == floor(value) && fabs(value) < 1e15)
        text_format(t, "%.0f", value == 0 ? 0.0 : value);
    else
        text_format(t, "%.14g", value);
}

Str text_str(const struct text *t)
{
    return (Str){t->at ? t->at : "", t->n};
}
