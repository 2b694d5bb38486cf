// json.c - see json.h.
#include "json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 64, MAX_NUMBER = 63 };

struct reader {
    struct heap *heap;
    const char *s;
    size_t n;
    size_t at;
    int depth;
    const char *why;
};

static struct json *read_value(struct reader *r);

size_t utf8_read(const char *s, size_t n, unsigned *code)
{
    static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *u = (const unsigned char *)s;
    if (n == 0)
        return 0;
    if (u[0] < 0x80) {
        *code = u[0];
        return 1;
    }
    const size_t bytes = u[0] < 0xC0   ? 0
                         : u[0] < 0xE0 ? 2
                         : u[0] < 0xF0 ? 3
                         : u[0] < 0xF8 ? 4
                                       : 0;
    if (bytes == 0 || bytes > n)
        return 0;
    unsigned c = u[0] & (0x7Fu >> bytes);
    for (size_t i = 1; i < bytes; i++) {
        if ((u[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (u[i] & 0x3F);
    }
    if (c < least[bytes] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return 0;
    *code = c;
    return bytes;
}

size_t utf8_write(char *s, unsigned code)
{
    static const unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    const size_t bytes = code < 0x80      ? 1
                         : code < 0x800   ? 2
                         : code < 0x10000 ? 3
                                          : 4;
    for (size_t i = bytes - 1; i > 0; i--) {
        s[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    s[0] = (char)(lead[bytes] | code);
    return bytes;
}

static bool fail(struct reader *r, const char *why)
{
    if (!r->why)
        r->why = why;
    return false;
}

static char peek(const struct reader *r)
{
    return r->at < r->n ? r->s[r->at] : '\0';
}

static void skip_space(struct reader *r)
{
    while (r->at < r->n && strchr(" \t\r\n", r->s[r->at]) && r->s[r->at])
        r->at++;
}

static bool accept(struct reader *r, char c)
{
    skip_space(r);
    if (r->at >= r->n || r->s[r->at] != c)
        return false;
    r->at++;
    return true;
}

static bool read_hex(struct reader *r, unsigned *code)
{
    *code = 0;
    for (int i = 0; i < 4; i++) {
        const char c = peek(r);
        unsigned digit;
        if (c >= '0' && c <= '9')
            digit = (unsigned)(c - '0');
        else if ((c | 32) >= 'a' && (c | 32) <= 'f')
            digit = (unsigned)((c | 32) - 'a' + 10);
        else
            return fail(r, "a \\u needs four hexadecimal digits");
        *code = *code * 16 + digit;
        r->at++;
    }
    return true;
}

// The four digits after \u, and the second \u of a pair. Half a pair and
// zero, which a learner's text may hold, become U+FFFD: no answer is lost.
static bool read_code(struct reader *r, unsigned *code)
{
    if (!read_hex(r, code))
        return false;
    if (*code >= 0xD800 && *code < 0xDC00 && r->n - r->at >= 6 &&
        memcmp(r->s + r->at, "\\u", 2) == 0) {
        const size_t back = r->at;
        unsigned low;
        r->at += 2;
        if (!read_hex(r, &low))
            return false;
        if (low >= 0xDC00 && low < 0xE000)
            *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
        else
            r->at = back;
    }
    if (*code == 0 || (*code >= 0xD800 && *code < 0xE000))
        *code = 0xFFFD;
    return true;
}

static bool read_escape(struct reader *r, char *out, size_t *n)
{
    static const char names[] = "\"\\/bfnrt";
    static const char values[] = "\"\\/\b\f\n\r\t";
    const char c = peek(r);
    r->at++;
    if (c == 'u') {
        unsigned code;
        if (!read_code(r, &code))
            return false;
        *n += utf8_write(out + *n, code);
        return true;
    }
    const char *found = c ? strchr(names, c) : NULL;
    if (!found)
        return fail(r, "unknown escape in a string");
    out[(*n)++] = values[found - names];
    return true;
}

// The closing quote, from just behind the opening one; 0 when none comes.
static size_t string_end(const struct reader *r)
{
    for (size_t i = r->at; i < r->n; i++) {
        if (r->s[i] == '"')
            return i;
        if (r->s[i] == '\\')
            i++;
    }
    return 0;
}

static char *read_string(struct reader *r, size_t *n)
{
    *n = 0;
    if (!accept(r, '"')) {
        fail(r, "a string is missing");
        return NULL;
    }
    const size_t end = string_end(r);
    if (end == 0) {
        fail(r, "a string does not end");
        return NULL;
    }
    // Escapes only ever shrink.
    char *out = heap_take(r->heap, end - r->at + 1);
    while (r->at < end && !r->why) {
        unsigned code;
        const size_t bytes = utf8_read(r->s + r->at, end - r->at, &code);
        if (bytes == 0 || code < 0x20) {
            fail(r, "a byte that cannot stand in a string");
        } else if (code == '\\') {
            r->at++;
            read_escape(r, out, n);
        } else {
            memcpy(out + *n, r->s + r->at, bytes);
            *n += bytes;
            r->at += bytes;
        }
    }
    r->at++;
    return r->why ? NULL : out;
}

static size_t read_digits(struct reader *r)
{
    const size_t from = r->at;
    while (peek(r) >= '0' && peek(r) <= '9')
        r->at++;
    return r->at - from;
}

static void read_number(struct reader *r, struct json *v)
{
    char copy[MAX_NUMBER + 1];
    const size_t from = r->at;
    if (peek(r) == '-')
        r->at++;
    const bool zero = peek(r) == '0';
    const size_t whole = read_digits(r);
    bool sound = whole > 0 && (!zero || whole == 1);
    if (peek(r) == '.') {
        r->at++;
        sound = read_digits(r) > 0 && sound;
    }
    if ((peek(r) | 32) == 'e') {
        r->at++;
        if (peek(r) == '+' || peek(r) == '-')
            r->at++;
        sound = read_digits(r) > 0 && sound;
    }
    const size_t n = r->at - from;
    if (!sound || n > MAX_NUMBER) {
        fail(r, "not a value");
        return;
    }
    memcpy(copy, r->s + from, n);
    copy[n] = '\0';
    v->type = JSON_NUMBER;
    v->number = strtod(copy, NULL);
    if (!isfinite(v->number))
        fail(r, "a number that is too large");
}

static bool has_key(const struct json *list, const char *key)
{
    for (const struct json *c = list->child; c; c = c->next)
        if (strcmp(c->key, key) == 0)
            return true;
    return false;
}

static struct json *read_member(struct reader *r, const struct json *object)
{
    size_t n;
    const char *key = read_string(r, &n);
    if (!key)
        return NULL;
    if (has_key(object, key))
        fail(r, "a key stands twice in one object");
    if (!accept(r, ':'))
        fail(r, "a ':' is missing");
    struct json *v = read_value(r);
    if (v)
        v->key = key;
    return v;
}

static void read_list(struct reader *r, struct json *v, char close)
{
    struct json **tail = &v->child;
    r->at++;
    if (accept(r, close))
        return;
    do {
        struct json *c =
            v->type == JSON_OBJECT ? read_member(r, v) : read_value(r);
        if (!c || r->why)
            return;
        *tail = c;
        tail = &c->next;
        v->n++;
    } while (accept(r, ','));
    if (!accept(r, close))
        fail(r, "a ',' or a closing bracket is missing");
}

static bool read_word(struct reader *r, const char *word)
{
    const size_t n = strlen(word);
    if (r->n - r->at < n || memcmp(r->s + r->at, word, n) != 0)
        return fail(r, "not a value");
    r->at += n;
    return true;
}

static struct json *read_value(struct reader *r)
{
    struct json *v = heap_take(r->heap, sizeof *v);
    skip_space(r);
    if (++r->depth > MAX_DEPTH)
        fail(r, "nested too deeply");
    if (r->why)
        return NULL;
    switch (peek(r)) {
    case '"':
        v->type = JSON_STRING;
        v->string = read_string(r, &v->n);
        break;
    case '{':
        v->type = JSON_OBJECT;
        read_list(r, v, '}');
        break;
    case '[':
        v->type = JSON_ARRAY;
        read_list(r, v, ']');
        break;
    case 'n':
        read_word(r, "null");
        break;
    case 't':
        v->type = JSON_TRUE;
        read_word(r, "true");
        break;
    case 'f':
        v->type = JSON_FALSE;
        read_word(r, "false");
        break;
    default:
        read_number(r, v);
    }
    r->depth--;
    return r->why ? NULL : v;
}

struct json *json_read(struct heap *heap, const char *s, size_t n,
                       const char **why, size_t *at)
{
    struct reader r = {.heap = heap, .s = s, .n = n};
    struct json *v = read_value(&r);
    skip_space(&r);
    if (v && r.at < r.n)
        fail(&r, "something follows the value");
    *why = r.why;
    *at = r.at < n ? r.at : n;
    return r.why ? NULL : v;
}

const struct json *json_get(const struct json *object, const char *key)
{
    if (!object || object->type != JSON_OBJECT)
        return NULL;
    for (const struct json *c = object->child; c; c = c->next)
        if (strcmp(c->key, key) == 0)
            return c;
    return NULL;
}

static void put_control(struct buffer *out, unsigned char c)
{
    char escape[8];
    snprintf(escape, sizeof escape, "\\u%04x", c);
    buffer_puts(out, escape);
}

void json_put_string(struct buffer *out, const char *s)
{
    buffer_putc(out, '"');
    while (*s) {
        const size_t plain = strcspn(s, "\"\\\n\r\t\001\002\003\004\005\006"
                                        "\007\b\v\f\016\017\020\021\022\023"
                                        "\024\025\026\027\030\031\032\033"
                                        "\034\035\036\037");
        buffer_put(out, s, plain);
        s += plain;
        if (*s == '"' || *s == '\\') {
            buffer_putc(out, '\\');
            buffer_putc(out, *s++);
        } else if (*s == '\n') {
            buffer_puts(out, "\\n");
            s++;
        } else if (*s) {
            put_control(out, (unsigned char)*s++);
        }
    }
    buffer_putc(out, '"');
}

void json_put_number(struct buffer *out, double number)
{
    char digits[32];
    if (number == 0)
        number = 0; // never "-0"
    if (number == floor(number) && fabs(number) < 1e9)
        snprintf(digits, sizeof digits, "%d", (int)number);
    else
        snprintf(digits, sizeof digits, "%.14g", number);
    buffer_puts(out, digits);
}
