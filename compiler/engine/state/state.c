// state.c - see state.h.
#include "state.h"

#include "state_payload.h"

#include <string.h>

enum {
    KEY_DIGITS = 4, // the least
    SHAPE_DIGITS = 2,
    CHECK_DIGITS = 2,
    SUM_DIGITS = 5
};

static const char visit_sign = '!';

// Name I of the course: exercises first, then lessons.
static const char *name_of(const struct course *c, int i)
{
    return i < c->n_exercises ? c->exercises[i].saved
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
    char(*hashes)[STATE_HASH_DIGITS + 1] =
        heap_take(heap, sizeof *hashes * ((size_t)n + 1));
    size_t length = KEY_DIGITS;
    for (int i = 0; i < n; i++) {
        const char *name = name_of(c, i);
        state_spell(hashes[i], state_hash(name, strlen(name)),
                    STATE_HASH_DIGITS);
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

// -- packing ------------------------------------------------------------------

// The check of N bytes in this version of states, spelt.
static void spell_check(char *out, const char *s, size_t n, int version)
{
    const uint64_t sum = state_hash(s, n);
    state_spell(out, version == 1 ? sum : sum / (STATE_BASE * STATE_BASE),
                CHECK_DIGITS);
}

static void put_check(struct buffer *out, size_t from)
{
    char spelt[CHECK_DIGITS + 1];
    spell_check(spelt, out->at + from, out->n - from, 2);
    buffer_puts(out, spelt);
}

static void spell_shape(char *out, const struct exercise *x)
{
    state_spell(out, state_hash(x->shape, strlen(x->shape)), SHAPE_DIGITS);
}

static void put_visit(struct buffer *out, const struct lesson *l)
{
    const size_t from = out->n;
    buffer_puts(out, l->key);
    buffer_putc(out, visit_sign);
    put_check(out, from);
    buffer_putc(out, '*');
}

// An answer that was not given is to be done again.
static void put_answer(struct buffer *out, const struct exercise *x,
                       const struct answer *a)
{
    const size_t from = out->n;
    char shape[SHAPE_DIGITS + 1];
    spell_shape(shape, x);
    buffer_puts(out, x->key);
    buffer_putc(out, payload_sign(x->kind));
    buffer_puts(out, shape);
    if (a->given)
        payload_put(out, x, a);
    put_check(out, from);
    buffer_putc(out, '*');
}

void state_pack(struct buffer *out, const struct course *c,
                const struct state *s)
{
    buffer_puts(out, "2");
    state_put_tenths(out, (int)(s->counter & 0x7FFFFFFF));
    state_put_tenths(out, (int)s->seed);
    put_check(out, 0);
    const size_t sum = out->n;
    state_put_digits(out, 0, SUM_DIGITS);
    for (int i = 0; i < c->n_lessons; i++)
        if (s->visited[i])
            put_visit(out, &c->lessons[i]);
    for (int i = 0; i < c->n_exercises; i++)
        if (s->answers[i].given || s->redo[i])
            put_answer(out, &c->exercises[i], &s->answers[i]);
    char spelt[SUM_DIGITS + 1];
    state_spell(spelt, state_hash(out->at, out->n), SUM_DIGITS);
    memcpy(out->at + sum, spelt, SUM_DIGITS);
}

// -- unpacking ----------------------------------------------------------------

struct unpacking {
    const struct course *c;
    struct state *s;
    struct engine_update *update;
    int version; // 0: not known
    bool damaged;
};

// A record: where its parts are.
struct record {
    const char *key;
    size_t key_n;
    char sign;
    struct cursor rest; // behind the sign
    int version;
};

// The only name whose hash starts with the key, or -1.
static int find_name(const struct course *c, const struct record *r, int from,
                     int to)
{
    int found = -1;
    for (int i = from; i < to && r->key_n <= STATE_HASH_DIGITS; i++) {
        char spelt[STATE_HASH_DIGITS + 1];
        const char *name = name_of(c, i);
        state_spell(spelt, state_hash(name, strlen(name)), STATE_HASH_DIGITS);
        if (memcmp(spelt, r->key, r->key_n) != 0)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

static bool take_visit(struct unpacking *u, const struct record *r)
{
    const int n = u->c->n_exercises;
    const int i = find_name(u->c, r, n, n + u->c->n_lessons);
    if (i >= 0)
        u->s->visited[i - n] = true;
    return i >= 0;
}

// Do answers to X keep their meaning, whatever else changes in it?
static bool is_lasting(const struct exercise *x)
{
    return x->kind == KIND_REFLECT || x->kind == KIND_TEXT ||
           x->kind == KIND_NUMBER || x->kind == KIND_FORECAST ||
           (x->kind == KIND_SILENCE && x->n_options == 0);
}

// The table of state.h; -1: any.
static enum engine_fate decide(bool known, bool same_kind, bool lasting,
                               bool same_shape)
{
    static const struct {
        int is[4];
        enum engine_fate fate;
    } rows[] = {
        {{0, -1, -1, -1}, ENGINE_DROPPED}, {{1, 0, -1, -1}, ENGINE_REDONE},
        {{1, 1, 1, -1}, ENGINE_KEPT},      {{1, 1, 0, 1}, ENGINE_KEPT},
        {{1, 1, 0, 0}, ENGINE_REDONE},
    };
    const int is[] = {known, same_kind, lasting, same_shape};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool fits = true;
        for (int k = 0; k < 4; k++)
            fits = fits && (rows[i].is[k] == -1 || rows[i].is[k] == is[k]);
        if (fits)
            return rows[i].fate;
    }
    return ENGINE_REDONE;
}

// The answer of a record that is kept; false: it does not exist any more.
static bool take_payload(struct unpacking *u, struct record *r, int i)
{
    const struct exercise *x = &u->c->exercises[i];
    struct answer a = {0};
    payload_take(&r->rest, x, &a);
    const bool sound = r->rest.sound && answer_settle(&a, x);
    if (sound)
        answer_replace(&u->s->answers[i], &a);
    answer_clear(&a);
    return sound;
}

static bool has_shape(struct record *r, const struct exercise *x)
{
    char spelt[SHAPE_DIGITS + 1];
    if (r->version == 1)
        return true;
    spell_shape(spelt, x);
    return memcmp(r->rest.at - SHAPE_DIGITS, spelt, SHAPE_DIGITS) == 0;
}

// The exercise of the course that a record is about, or -1: a feedback has no
// answer, so nothing to redo.
static int find_exercise(const struct course *c, const struct record *r)
{
    const int i = find_name(c, r, 0, c->n_exercises);
    return i >= 0 && c->exercises[i].kind == KIND_FEEDBACK ? -1 : i;
}

// False: nothing was kept.
static bool take_answer(struct unpacking *u, struct record *r)
{
    const int i = find_exercise(u->c, r);
    const struct exercise *x = i < 0 ? NULL : &u->c->exercises[i];
    if (r->version == 2) {
        if (r->rest.end - r->rest.at < SHAPE_DIGITS)
            return false;
        r->rest.at += SHAPE_DIGITS;
    }
    if (x ? u->s->answers[i].given || u->s->redo[i] : u->damaged)
        return false;
    if (r->rest.at == r->rest.end) { // was to be redone before
        if (x)
            u->s->redo[i] = true;
        return x;
    }
    enum engine_fate fate =
        decide(x, x && payload_sign(x->kind) == r->sign, x && is_lasting(x),
               x && has_shape(r, x));
    if (fate == ENGINE_KEPT && !take_payload(u, r, i))
        fate = ENGINE_REDONE;
    u->update->kept += fate == ENGINE_KEPT;
    u->update->dropped += fate == ENGINE_DROPPED;
    u->update->redone += fate == ENGINE_REDONE;
    if (fate == ENGINE_REDONE)
        u->s->redo[i] = true;
    return fate == ENGINE_KEPT;
}

enum engine_fate state_fate(const struct course *c, const struct exercise *old,
                            const struct exercise **now)
{
    const struct record r = {.key = old->key, .key_n = strlen(old->key)};
    char shapes[2][SHAPE_DIGITS + 1] = {"", ""};
    const int i = find_exercise(c, &r);
    const struct exercise *x = *now = i < 0 ? NULL : &c->exercises[i];
    spell_shape(shapes[0], old);
    if (x)
        spell_shape(shapes[1], x);
    return decide(x, x && payload_sign(x->kind) == payload_sign(old->kind),
                  x && is_lasting(x), strcmp(shapes[0], shapes[1]) == 0);
}

// Which version's check does the record from S to END have? 0: none.
static int version_of(const struct unpacking *u, const char *s, const char *end)
{
    if (end - s < KEY_DIGITS + 1 + CHECK_DIGITS)
        return 0;
    const size_t n = (size_t)(end - s) - CHECK_DIGITS;
    for (int version = 2; version > 0; version--) {
        char check[CHECK_DIGITS + 1];
        spell_check(check, s, n, version);
        if ((u->version == 0 || u->version == version) &&
            memcmp(check, s + n, CHECK_DIGITS) == 0)
            return version;
    }
    return 0;
}

// False: the record is damaged.
static bool take_record(struct unpacking *u, const char *s, const char *end)
{
    struct record r = {.key = s, .version = version_of(u, s, end)};
    if (r.version == 0)
        return false;
    r.rest = (struct cursor){.at = s, .end = end - CHECK_DIGITS, .sound = true};
    while (r.rest.at < r.rest.end && state_digit(*r.rest.at) >= 0)
        r.rest.at++;
    r.key_n = (size_t)(r.rest.at - s);
    if (r.key_n < KEY_DIGITS || r.rest.at == r.rest.end)
        return false;
    r.sign = *r.rest.at++;
    const bool is_visit = r.sign == visit_sign && r.rest.at == r.rest.end;
    const bool is_kept = is_visit ? take_visit(u, &r) : take_answer(u, &r);
    // Where something is damaged a check may fit by chance. Unless the record
    // was of use, another may begin inside it.
    return is_kept || !u->damaged;
}

// Is the sum at SUM that of the whole text?
static bool is_whole(const char *s, const char *sum)
{
    struct buffer copy = {0};
    char spelt[SUM_DIGITS + 1];
    buffer_puts(&copy, s);
    memset(copy.at + (sum - s), '0', SUM_DIGITS);
    state_spell(spelt, state_hash(copy.at, copy.n), SUM_DIGITS);
    buffer_clear(&copy);
    return memcmp(spelt, sum, SUM_DIGITS) == 0;
}

// Reads the head; the first record, or NULL when something is damaged. The
// version is known for sure once a check or the sum was right.
static const char *take_head(struct unpacking *u, const char *text)
{
    struct cursor head = {
        .at = text + 1, .end = text + strlen(text), .sound = true};
    char check[CHECK_DIGITS + 1];
    const int version = *text == '1' ? 1 : *text == '2' ? 2 : 0;
    if (version == 0)
        return NULL;
    const int counter = state_take_tenths(&head);
    if (version == 2) {
        const int seed = state_take_tenths(&head);
        spell_check(check, text, (size_t)(head.at - text), 2);
        if (!head.sound || head.end - head.at < CHECK_DIGITS ||
            memcmp(head.at, check, CHECK_DIGITS) != 0)
            return NULL;
        u->version = 2;
        u->s->seed = (unsigned)seed;
        head.at += CHECK_DIGITS;
    }
    u->s->counter = (unsigned)counter;
    if (!head.sound || head.end - head.at < SUM_DIGITS ||
        !is_whole(text, head.at))
        return NULL;
    u->version = version;
    return head.at + SUM_DIGITS;
}

bool state_unpack(const struct course *c, struct state *s,
                  struct engine_update *update, const char *text)
{
    struct unpacking u = {.c = c, .s = s, .update = update};
    const char *end = text + strlen(text);
    const char *at = take_head(&u, text);
    bool sound = at != NULL;
    u.damaged = !sound;
    // When something is damaged, a record may start anywhere before its star.
    if (!sound)
        at = text;
    while (at < end) {
        const char *star = memchr(at, '*', (size_t)(end - at));
        if (!star)
            return false;
        while (at < star && !take_record(&u, at, star)) {
            sound = false;
            at++;
        }
        at = star + 1;
    }
    return sound;
}

// -- the room -----------------------------------------------------------------

size_t state_exercise_bytes(const struct exercise *x)
{
    if (x->kind == KIND_FEEDBACK)
        return 0;
    return strlen(x->key) + 1 + SHAPE_DIGITS + payload_bytes(x) + CHECK_DIGITS +
           1;
}

size_t state_lesson_bytes(const struct lesson *l)
{
    return strlen(l->key) + 1 + CHECK_DIGITS + 1;
}

size_t state_head_bytes(void)
{
    return 1 + 2 * (STATE_TENTHS_DIGITS + 1) + CHECK_DIGITS + SUM_DIGITS;
}
