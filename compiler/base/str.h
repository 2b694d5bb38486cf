// str.h - text as a pointer and a length, and a buffer that grows.
//
// A Str is borrowed: it points into a source, an arena or a literal, is not
// terminated by NUL and is never freed. All text is UTF-8 once load_course()
// has accepted it; offsets and lengths count bytes.
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *at;
    size_t n;
} Str;

#define STR_INIT(literal) {(literal), sizeof(literal) - 1}
#define STR(literal) ((Str)STR_INIT(literal))
#define STR_ARG(s) (int)(s).n, (s).at // for "%.*s"

Str str_of(const char *terminated);
bool str_same(Str a, Str b);
bool str_is(Str s, const char *word);
bool str_same_letters(Str a, Str b); // a-z and A-Z are one
bool str_starts(Str s, const char *prefix);
bool str_ends(Str s, const char *suffix);
int str_compare(Str a, Str b); // byte order, shorter first: like strcmp
Str str_from(Str s, size_t start); // the rest; empty past the end
Str str_upto(Str s, size_t end);   // the first `end` bytes at most
Str str_trim(Str s);               // without blanks and line ends around it

// The offset of `needle`, or s.n when it does not occur.
size_t str_find(Str s, Str needle);
size_t str_find_byte(Str s, char byte);

// Takes one line off the front of `rest`, without its line end (LF or CRLF).
// False when nothing was left.
bool str_line(Str *rest, Str *line);

// A decimal number that fills all of `s`: sign, digits, fraction; no exponent.
bool str_number(Str s, double *value);

bool byte_is_blank(char c); // space or tab
bool byte_is_digit(char c);
bool byte_is_letter(char c); // a-z A-Z
char byte_lower(char c);

// A growing buffer. Hold one, start it zeroed, end it with text_clear().
// Out of memory ends the program, so no function reports it.
struct text {
    char *at; // NUL-terminated whenever n > 0
    size_t n, room;
};

void text_clear(struct text *t); // frees
void text_empty(struct text *t); // keeps the room
void text_add(struct text *t, Str s);
void text_puts(struct text *t, const char *terminated);
void text_byte(struct text *t, char c);
void text_format(struct text *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void text_vformat(struct text *t, const char *format, va_list args);

// The words with `, ` between them.
void text_join(struct text *t, const Str *words, size_t n);

// Escapes & < > " ' as character references: good in text and in quoted
// attribute values.
void text_html(struct text *t, Str s);

// A JSON string with its quotes (RFC 8259, section 7). `<` is escaped as
// well, so that the text may stand inside a script.
void text_json(struct text *t, Str s);

// A number as JSON, the shortest form that reads back the same.
void text_number(struct text *t, double value);

Str text_str(const struct text *t); // borrowed until the next change

#endif
