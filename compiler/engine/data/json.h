// json.h - reads and writes JSON (RFC 8259), strictly.
//
// Strict: UTF-8 without stray bytes, no trailing commas, no comments, no key
// twice in one object, nesting up to 64. An escaped zero or half a surrogate
// pair becomes U+FFFD.
#ifndef ENGINE_JSON_H
#define ENGINE_JSON_H

#include "memory.h"

#include <stdbool.h>
#include <stddef.h>

enum json_type {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

// A value; the children of arrays and objects hang together by NEXT.
struct json {
    enum json_type type;
    const char *key;    // inside an object, else NULL
    const char *string; // 0-terminated, N bytes
    double number;      // always finite
    size_t n;           // bytes of a string, children of a list
    struct json *child;
    struct json *next;
};

// Reads one value that fills all N bytes. The tree lies in the heap. NULL
// when the text is not JSON; *WHY then says what is wrong and *AT where.
struct json *json_read(struct heap *heap, const char *s, size_t n,
                       const char **why, size_t *at);

// The value of KEY, or NULL: also when OBJECT is NULL or no object.
const struct json *json_get(const struct json *object, const char *key);

// Writes a string in quotes; a number with up to 14 digits, whole numbers
// without a point.
void json_put_string(struct buffer *out, const char *s);
void json_put_number(struct buffer *out, double number);

// The bytes of the UTF-8 character at S (N bytes are left), 0 when there is
// none; *CODE is its number.
size_t utf8_read(const char *s, size_t n, unsigned *code);

// Writes a character to S (room for 4 bytes); returns its bytes.
size_t utf8_write(char *s, unsigned code);

#endif
