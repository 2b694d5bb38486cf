// state.c - see state.h.
#include "state.h"

#include "json.h"

#include <stdint.h>
#include <string.h>

enum {
    BASE = 62,
    MORE = 61,        // a small number's last digit: 61 and there is more
    KEY_DIGITS = 4,   // the least
    HASH_DIGITS = 11, // a whole hash
    CHECK_DIGITS = 2,
    SUM_DIGITS = 5,
    COUNTER_DIGITS = 6
};

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "abcdefghijklmnopqrstuvwxyz";
static const char plain[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            "abcdefghijklmnopqrstuvwxyz.,!?()-:/;";
static const char kinds[N_KINDS] = ".,:;/";
static const char visit_kind = '!';

// FNV-1a, then mixed so that the low digits depend on every byte.
static uint64_t hash(const char *s, size_t n)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 0x100000001b3u;
    h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdu;
    return h ^ (h >> 33);
}

static void spell(char *out, uint64_t value, int n)
{
    for (int i = 0; i < n; i++) {
        out[i] = digits[value % BASE];
        value /= BASE;
    }
    out[n] = '\0';
}

static void put_digits(struct buffer *out, uint64_t value, int n)
{
    char spelt[HASH_DIGITS + 1];
    spell(spelt, value, n);
    buffer_put(out, spelt, (size_t)n);
}

static int digit(char c)
{
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

// Name I of the course: exercises first, then lessons.
static const char *name_of(const struct course *c, int i)
{
    return i < c->n_exercises ? c->exercises[i].full_name
                              : c->lessons[i - c->n_exercises].id;
}

static size_t shared(const char *a, const char *b)
{
    size_t n = 0;
    while (a[n] && a[n] == b[n])
        n++;
    return n;
}

void state_name(struct heap *heap, struct course *c)
{
    const int n = c->n_exercises + c->n_lessons;
    char(*hashes)[HASH_DIGITS + 1] =
        heap_take(heap, sizeof *hashes * ((size_t)n + 1));
    size_t length = KEY_DIGITS;
    for (int i = 0; i < n; i++) {
        const char *name = name_of(c, i);
        spell(hashes[i], hash(name, strlen(name)), HASH_DIGITS);
        for (int k = 0; k < i; k++)
            if (shared(hashes[i], hashes[k]) >= length)
                length = shared(hashes[i], hashes[k]) + 1;
    }
    for (int i = 0; i < n; i++) {
        const char *key = heap_text(heap, hashes[i], length);
        if (i < c->n_exercises)
            c->exercises[i].key = key;
        else
            c->lessons[i - c->n_exercises].key = key;
    }
}

static void put_small(struct buffer *out, int n)
{
    for (; n >= MORE; n -= MORE)
        buffer_putc(out, digits[MORE]);
    buffer_putc(out, digits[n]);
}

static void put_tenths(struct buffer *out, int n)
{
    for (; n > 0; n /= BASE)
        buffer_putc(out, digits[n % BASE]);
    buffer_putc(out, '.');
}

static size_t small_bytes(int n)
{
    return (size_t)(n / MORE) + 1;
}

static size_t tenths_bytes(int n)
{
    size_t bytes = 1;
    for (; n > 0; n /= BASE)
        bytes++;
    return bytes;
}

// The room of one character.
static size_t letter_bytes(unsigned code)
{
    if (code == ' ' || (code < 0x80 && code > 0 && strchr(plain, (int)code)))
        return 1;
    return code < BASE * BASE ? 3 : 5;
}

static void put_letter(struct buffer *out, unsigned code)
{
    const size_t bytes = letter_bytes(code);
    if (bytes == 1) {
        buffer_putc(out, code == ' ' ? '_' : (char)code);
        return;
    }
    buffer_putc(out, bytes == 3 ? '~' : '=');
    put_digits(out, code, bytes == 3 ? 2 : 4);
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

static void put_text(struct buffer *out, const struct answer *a)
{
    for (size_t at = 0; at < a->n_text;) {
        unsigned code;
        const size_t bytes = utf8_read(a->text + at, a->n_text - at, &code);
        if (bytes == 0)
            return;
        put_letter(out, code);
        at += bytes;
    }
}

static void put_payload(struct buffer *out, const struct exercise *x,
                        const struct answer *a)
{
    put_small(out, a->hints);
    if (x->kind == KIND_CHOICE)
        put_small(out, a->tries);
    if (x->kind == KIND_SILENCE || x->kind == KIND_CUES)
        put_small(out, a->done);
    if (x->kind == KIND_CUES)
        put_small(out, a->moment);
    if (x->kind == KIND_SILENCE || x->kind == KIND_CUES)
        put_small(out, a->asked);
    if (x->kind == KIND_SILENCE) {
        put_tenths(out, a->held);
        for (int i = 0; i < a->n_breaks; i++)
            put_tenths(out, a->breaks[i] + 1); // 0 would end the list
        put_tenths(out, 0);
    }
    for (int i = 0; i < a->n_numbers; i++)
        put_small(out, a->numbers[i]);
    put_text(out, a);
}

static void end_record(struct buffer *out, size_t from)
{
    put_digits(out, hash(out->at + from, out->n - from), CHECK_DIGITS);
    buffer_putc(out, '*');
}

void state_pack(struct buffer *out, const struct course *c,
                const struct answer *answers, const bool *visited,
                unsigned counter)
{
    buffer_puts(out, "1");
    put_tenths(out, (int)(counter & 0x7FFFFFFF));
    const size_t sum = out->n;
    put_digits(out, 0, SUM_DIGITS);
    for (int i = 0; i < c->n_lessons; i++) {
        const size_t from = out->n;
        if (!visited[i])
            continue;
        buffer_puts(out, c->lessons[i].key);
        buffer_putc(out, visit_kind);
        end_record(out, from);
    }
    for (int i = 0; i < c->n_exercises; i++) {
        const struct exercise *x = &c->exercises[i];
        const size_t from = out->n;
        if (!answers[i].given)
            continue;
        buffer_puts(out, x->key);
        buffer_putc(out, kinds[x->kind]);
        put_payload(out, x, &answers[i]);
        end_record(out, from);
    }
    char spelt[SUM_DIGITS + 1];
    spell(spelt, hash(out->at, out->n), SUM_DIGITS);
    memcpy(out->at + sum, spelt, SUM_DIGITS);
}

// One record being read; AT runs up to END.
struct cursor {
    const char *at;
    const char *end;
    bool sound;
};

static int take_digit(struct cursor *r)
{
    const int d = r->at < r->end ? digit(*r->at) : -1;
    if (d < 0)
        r->sound = false;
    else
        r->at++;
    return d < 0 ? 0 : d;
}

static int take_small(struct cursor *r)
{
    int n = 0;
    int d;
    do {
        d = take_digit(r);
        n += d;
    } while (d == MORE && r->sound);
    return n;
}

static int take_tenths(struct cursor *r)
{
    long long n = 0;
    long long place = 1;
    while (r->sound && r->at < r->end && *r->at != '.') {
        n += place * take_digit(r);
        place *= BASE;
        if (n > 0x7FFFFFFF || place > 0x7FFFFFFFFF)
            r->sound = false;
    }
    if (r->at < r->end)
        r->at++;
    else
        r->sound = false;
    return r->sound ? (int)n : 0;
}

static unsigned take_letter(struct cursor *r)
{
    const char c = *r->at;
    if (strchr(plain, c) && c) {
        r->at++;
        return (unsigned char)c;
    }
    r->at++;
    if (c == '_')
        return ' ';
    unsigned code = 0;
    unsigned place = 1;
    for (int n = c == '~' ? 2 : c == '=' ? 4 : 0; n > 0; n--) {
        code += place * (unsigned)take_digit(r);
        place *= BASE;
    }
    r->sound = r->sound && code > 0 && code <= 0x10FFFF &&
               (code < 0xD800 || code >= 0xE000);
    return code;
}

static void take_text(struct cursor *r, struct answer *a)
{
    // A letter of N bytes never needs fewer places than N in the state.
    a->text = memory_resize(NULL, (size_t)(r->end - r->at) + 5);
    while (r->at < r->end && r->sound) {
        const unsigned code = take_letter(r);
        if (r->sound)
            a->n_text += utf8_write(a->text + a->n_text, code);
    }
    a->text[a->n_text] = '\0';
}

static void take_breaks(struct cursor *r, struct answer *a)
{
    int at;
    while ((at = take_tenths(r)) > 0)
        if (a->n_breaks < MAX_BREAKS)
            a->breaks[a->n_breaks++] = at - 1;
}

static void take_payload(struct cursor *r, const struct exercise *x,
                         struct answer *a)
{
    a->hints = take_small(r);
    if (x->kind == KIND_CHOICE)
        a->tries = take_small(r);
    if (x->kind == KIND_SILENCE || x->kind == KIND_CUES)
        a->done = take_small(r) != 0;
    if (x->kind == KIND_CUES)
        a->moment = take_small(r);
    if (x->kind == KIND_SILENCE || x->kind == KIND_CUES)
        a->asked = take_small(r);
    if (x->kind == KIND_SILENCE) {
        a->held = take_tenths(r);
        take_breaks(r, a);
    }
    if (x->kind == KIND_REFLECT || (x->kind == KIND_SILENCE && x->open)) {
        take_text(r, a);
        return;
    }
    while (r->at < r->end && r->sound)
        answer_add(a, take_small(r));
}

// The only name whose hash starts with the N digits at KEY, or -1.
static int find_name(const struct course *c, const char *key, size_t n,
                     int from, int to)
{
    int found = -1;
    for (int i = from; i < to && n <= HASH_DIGITS; i++) {
        char spelt[HASH_DIGITS + 1];
        const char *name = name_of(c, i);
        spell(spelt, hash(name, strlen(name)), HASH_DIGITS);
        if (memcmp(spelt, key, n) != 0)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

static void take_answer(const struct course *c, struct answer *answers,
                        struct cursor *r, const char *key, size_t n)
{
    const char kind = *r->at++;
    const int i = find_name(c, key, n, 0, c->n_exercises);
    if (i < 0 || kinds[c->exercises[i].kind] != kind || answers[i].given)
        return;
    struct answer a = {0};
    take_payload(r, &c->exercises[i], &a);
    if (r->sound && answer_settle(&a, &c->exercises[i]))
        answers[i] = a;
    else
        answer_clear(&a);
}

// False: the record is damaged.
static bool take_record(const struct course *c, struct answer *answers,
                        bool *visited, const char *s, const char *end)
{
    char check[CHECK_DIGITS + 1];
    struct cursor r = {.at = s, .end = end - CHECK_DIGITS, .sound = true};
    if (end - s < KEY_DIGITS + 1 + CHECK_DIGITS)
        return false;
    spell(check, hash(s, (size_t)(r.end - s)), CHECK_DIGITS);
    if (memcmp(check, r.end, CHECK_DIGITS) != 0)
        return false;
    while (r.at < r.end && digit(*r.at) >= 0)
        r.at++;
    const size_t n = (size_t)(r.at - s);
    if (n < KEY_DIGITS || r.at == r.end)
        return false;
    if (*r.at != visit_kind) {
        take_answer(c, answers, &r, s, n);
        return true;
    }
    const int i =
        find_name(c, s, n, c->n_exercises, c->n_exercises + c->n_lessons);
    if (i >= 0)
        visited[i - c->n_exercises] = true;
    return true;
}

// Is the sum at SUM that of the whole text?
static bool is_whole(const char *s, const char *sum)
{
    struct buffer copy = {0};
    char spelt[SUM_DIGITS + 1];
    buffer_puts(&copy, s);
    memset(copy.at + (sum - s), digits[0], SUM_DIGITS);
    spell(spelt, hash(copy.at, copy.n), SUM_DIGITS);
    buffer_clear(&copy);
    return memcmp(spelt, sum, SUM_DIGITS) == 0;
}

bool state_unpack(const struct course *c, struct answer *answers, bool *visited,
                  unsigned *counter, const char *state)
{
    const char *end = state + strlen(state);
    struct cursor head = {.at = state + 1, .end = end, .sound = true};
    *counter = 0;
    if (*state != '1')
        return false;
    *counter = (unsigned)take_tenths(&head);
    bool sound =
        head.sound && end - head.at >= SUM_DIGITS && is_whole(state, head.at);
    // When something is damaged a record may start anywhere before its star.
    const char *s = sound ? head.at + SUM_DIGITS : state + 1;
    while (s < end) {
        const char *star = memchr(s, '*', (size_t)(end - s));
        if (!star)
            return false;
        while (s < star && !take_record(c, answers, visited, s, star)) {
            sound = false;
            s++;
        }
        s = star + 1;
    }
    return sound;
}

static size_t payload_bytes(const struct exercise *x)
{
    const size_t times = tenths_bytes((int)(x->seconds * 10) + 2);
    size_t n = 0;
    switch (x->kind) {
    case KIND_CHOICE:
        n = 1; // tries
        for (int i = 1; i <= x->n_options && x->many; i++)
            n += small_bytes(i);
        return x->many ? n : n + small_bytes(x->n_options);
    case KIND_REFLECT:
        return x->bytes;
    case KIND_SILENCE:
        return 1 + small_bytes(x->n_options) + times * (MAX_BREAKS + 1) + 1 +
               (x->open ? x->bytes : 0);
    case KIND_CUES:
        n = 1 + small_bytes(x->n_lines) + small_bytes(x->n_options);
        for (int i = 0; i < x->n_lines; i++)
            n += x->lines[i] == '-' ? 0 : small_bytes(i + 1);
        return n;
    default:
        for (int i = 0; i < x->n_scenes; i++)
            if (small_bytes(x->scenes[i].n_replies) > n)
                n = small_bytes(x->scenes[i].n_replies);
        return n * (size_t)x->max_path;
    }
}

size_t state_exercise_bytes(const struct exercise *x)
{
    if (x->kind == KIND_FEEDBACK)
        return 0;
    return strlen(x->key) + 1 + small_bytes(MAX_COUNT) + payload_bytes(x) +
           CHECK_DIGITS + 1;
}

size_t state_lesson_bytes(const struct lesson *l)
{
    return strlen(l->key) + 1 + CHECK_DIGITS + 1;
}

size_t state_head_bytes(void)
{
    return 1 + COUNTER_DIGITS + 1 + SUM_DIGITS;
}
