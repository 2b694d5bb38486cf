// state_code.c - see state_code.h.
#include "state_code.h"

#include "json.h"

#include <string.h>

// The last digit of a small number: 61, and there is more.
enum { MORE = 61, MAX_SMALL = 2000000, MAX_TENTHS = 0x7FFFFFFF };

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "abcdefghijklmnopqrstuvwxyz";
static const char plain[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            "abcdefghijklmnopqrstuvwxyz.,!?()-:/;";

uint64_t state_hash(const char *s, size_t n)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 0x100000001b3u;
    h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdu;
    return h ^ (h >> 33);
}

void state_spell(char *out, uint64_t value, int n)
{
    for (int i = 0; i < n; i++) {
        out[i] = digits[value % STATE_BASE];
        value /= STATE_BASE;
    }
    out[n] = '\0';
}

int state_digit(char c)
{
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

void state_put_digits(struct buffer *out, uint64_t value, int n)
{
    char spelt[STATE_HASH_DIGITS + 1];
    state_spell(spelt, value, n);
    buffer_put(out, spelt, (size_t)n);
}

void state_put_small(struct buffer *out, int n)
{
    for (; n >= MORE; n -= MORE)
        buffer_putc(out, digits[MORE]);
    buffer_putc(out, digits[n]);
}

void state_put_tenths(struct buffer *out, int n)
{
    for (; n > 0; n /= STATE_BASE)
        buffer_putc(out, digits[n % STATE_BASE]);
    buffer_putc(out, '.');
}

size_t state_small_bytes(int n)
{
    return (size_t)(n / MORE) + 1;
}

size_t state_tenths_bytes(int n)
{
    size_t bytes = 1;
    for (; n > 0; n /= STATE_BASE)
        bytes++;
    return bytes;
}

// The room of one character.
static size_t letter_bytes(unsigned code)
{
    if (code == ' ' || (code < 0x80 && code > 0 && strchr(plain, (int)code)))
        return 1;
    return code < STATE_BASE * STATE_BASE ? 3 : 5;
}

static void put_letter(struct buffer *out, unsigned code)
{
    const size_t bytes = letter_bytes(code);
    if (bytes == 1) {
        buffer_putc(out, code == ' ' ? '_' : (char)code);
        return;
    }
    buffer_putc(out, bytes == 3 ? '~' : '=');
    state_put_digits(out, code, bytes == 3 ? 2 : 4);
}

void state_put_text(struct buffer *out, const char *s, size_t n)
{
    for (size_t at = 0; at < n;) {
        unsigned code;
        const size_t bytes = utf8_read(s + at, n - at, &code);
        if (bytes == 0)
            return;
        put_letter(out, code);
        at += bytes;
    }
}

size_t state_text_fit(const char *s, size_t n, size_t room)
{
    size_t at = 0;
    size_t used = 0;
    while (at < n) {
        unsigned code;
        const size_t bytes = utf8_read(s + at, n - at, &code);
        if (bytes == 0 || used + letter_bytes(code) > room)
            break;
        used += letter_bytes(code);
        at += bytes;
    }
    return at;
}

size_t state_text_bytes(const char *s, size_t n)
{
    size_t used = 0;
    for (size_t at = 0; at < n;) {
        unsigned code;
        const size_t bytes = utf8_read(s + at, n - at, &code);
        if (bytes == 0)
            break;
        used += letter_bytes(code);
        at += bytes;
    }
    return used;
}

static int take_digit(struct cursor *r)
{
    const int d = r->sound && r->at < r->end ? state_digit(*r->at) : -1;
    if (d < 0)
        r->sound = false;
    else
        r->at++;
    return d < 0 ? 0 : d;
}

int state_take_digits(struct cursor *r, int n)
{
    int value = 0;
    int place = 1;
    for (; n > 0; n--) {
        value += place * take_digit(r);
        place *= n > 1 ? STATE_BASE : 1;
    }
    return r->sound ? value : 0;
}

int state_take_small(struct cursor *r)
{
    int n = 0;
    int d;
    do {
        d = take_digit(r);
        n += d;
        if (n > MAX_SMALL)
            r->sound = false;
    } while (d == MORE && r->sound);
    return r->sound ? n : 0;
}

int state_take_tenths(struct cursor *r)
{
    long long n = 0;
    long long place = 1;
    for (int i = 0; r->at < r->end && *r->at != '.'; i++) {
        if (i == STATE_TENTHS_DIGITS)
            r->sound = false;
        n += place * take_digit(r);
        place *= STATE_BASE;
        if (n > MAX_TENTHS || !r->sound)
            break;
    }
    if (r->at < r->end && *r->at == '.' && r->sound && n <= MAX_TENTHS)
        r->at++;
    else
        r->sound = false;
    return r->sound ? (int)n : 0;
}

static unsigned take_letter(struct cursor *r)
{
    const char c = *r->at++;
    if (c && strchr(plain, c))
        return (unsigned char)c;
    if (c == '_')
        return ' ';
    const unsigned code = c == '~'   ? (unsigned)state_take_digits(r, 2)
                          : c == '=' ? (unsigned)state_take_digits(r, 4)
                                     : 0;
    r->sound = r->sound && code > 0 && code <= 0x10FFFF &&
               (code < 0xD800 || code >= 0xE000);
    return code;
}

void state_take_text(struct cursor *r, struct buffer *text, char stop)
{
    while (r->at < r->end && r->sound && (!stop || *r->at != stop)) {
        char bytes[4];
        const unsigned code = take_letter(r);
        if (r->sound)
            buffer_put(text, bytes, utf8_write(bytes, code));
    }
    if (stop && r->at < r->end)
        r->at++;
    else if (stop)
        r->sound = false;
}
