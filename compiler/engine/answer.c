// answer.c - see answer.h.
#include "answer.h"

#include "json.h"
#include "state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void answer_clear(struct answer *a)
{
    free(a->numbers);
    free(a->text);
    *a = (struct answer){0};
}

void answer_add(struct answer *a, int number)
{
    // Room doubles at every power of two.
    if ((a->n_numbers & (a->n_numbers - 1)) == 0)
        a->numbers = memory_resize(
            a->numbers, sizeof *a->numbers * ((size_t)a->n_numbers * 2 + 1));
    a->numbers[a->n_numbers++] = number;
}

bool answer_has_number(const struct answer *a, int number)
{
    for (int i = 0; i < a->n_numbers; i++)
        if (a->numbers[i] == number)
            return true;
    return false;
}

bool answer_has_words(const struct answer *a)
{
    for (size_t i = 0; i < a->n_text; i++)
        if ((unsigned char)a->text[i] > ' ')
            return true;
    return false;
}

double answer_held(const struct answer *a, const struct exercise *x)
{
    int held = a->held;
    for (int i = 0; i < a->n_breaks; i++)
        if (a->breaks[i] < held)
            held = a->breaks[i];
    return fmin(held / 10.0, x->seconds);
}

static bool whole(const struct json *object, const char *key, int *into)
{
    const struct json *v = json_get(object, key);
    if (!v || v->type == JSON_NULL)
        return true;
    if (v->type != JSON_NUMBER || v->number != floor(v->number) ||
        v->number < 0 || v->number > 1e6)
        return false;
    *into = (int)v->number;
    return true;
}

static bool whole_list(const struct json *object, const char *key,
                       struct answer *a)
{
    const struct json *v = json_get(object, key);
    if (!v || v->type == JSON_NULL)
        return true;
    if (v->type != JSON_ARRAY)
        return false;
    for (const struct json *c = v->child; c; c = c->next) {
        if (c->type != JSON_NUMBER || c->number != floor(c->number) ||
            c->number < 1 || c->number > 1e6)
            return false;
        answer_add(a, (int)c->number);
    }
    return true;
}

static bool truth(const struct json *object, const char *key, bool *into)
{
    const struct json *v = json_get(object, key);
    *into = v && v->type == JSON_TRUE;
    return !v || v->type <= JSON_TRUE;
}

// Seconds, kept in tenths; a day is the most.
static bool tenths(const struct json *v, int *into)
{
    if (v->type != JSON_NUMBER || v->number < 0)
        return false;
    *into = (int)floor(fmin(v->number, 86400) * 10 + 0.5);
    return true;
}

static bool string(const struct json *object, const char *key, struct answer *a)
{
    const struct json *v = json_get(object, key);
    if (!v || v->type == JSON_NULL)
        return true;
    if (v->type != JSON_STRING)
        return false;
    a->text = memory_resize(NULL, v->n + 1);
    memcpy(a->text, v->string, v->n + 1);
    a->n_text = v->n;
    return true;
}

static bool read_choice(struct answer *a, const struct json *object)
{
    if (!whole_list(object, "picked", a))
        return false;
    a->tries = a->n_numbers > 0;
    return whole(object, "tries", &a->tries);
}

static bool read_silence(struct answer *a, const struct exercise *x,
                         const struct json *object)
{
    const struct json *held = json_get(object, "held");
    const struct json *breaks = json_get(object, "breaks");
    if (held && !tenths(held, &a->held))
        return false;
    if (breaks && breaks->type != JSON_ARRAY)
        return false;
    for (const struct json *c = breaks ? breaks->child : NULL; c; c = c->next) {
        int at;
        if (!tenths(c, &at))
            return false;
        if (a->n_breaks < MAX_BREAKS)
            a->breaks[a->n_breaks++] = at;
    }
    return truth(object, "done", &a->done) &&
           (x->open ? string(object, "asked", a)
                    : whole(object, "asked", &a->asked));
}

static bool read_cues(struct answer *a, const struct json *object)
{
    return whole_list(object, "marked", a) &&
           whole(object, "moment", &a->moment) &&
           whole(object, "reply", &a->asked) && truth(object, "done", &a->done);
}

static bool read_kind(struct answer *a, const struct exercise *x,
                      const struct json *object)
{
    switch (x->kind) {
    case KIND_CHOICE:
        return read_choice(a, object);
    case KIND_REFLECT:
        return string(object, "text", a);
    case KIND_SILENCE:
        return read_silence(a, x, object);
    case KIND_CUES:
        return read_cues(a, object);
    case KIND_DIALOGUE:
        return whole_list(object, "replies", a);
    default:
        return false;
    }
}

static int ascending(const void *a, const void *b)
{
    const int x = *(const int *)a;
    const int y = *(const int *)b;
    return (x > y) - (x < y);
}

// Numbers that are a set: ascending, once each, all of them there.
static bool settle_set(struct answer *a, int most)
{
    int n = 0;
    if (a->n_numbers > 0)
        qsort(a->numbers, (size_t)a->n_numbers, sizeof *a->numbers, ascending);
    for (int i = 0; i < a->n_numbers; i++) {
        if (a->numbers[i] < 1 || a->numbers[i] > most)
            return false;
        if (n == 0 || a->numbers[n - 1] != a->numbers[i])
            a->numbers[n++] = a->numbers[i];
    }
    a->n_numbers = n;
    return true;
}

// Lines that are only read cannot be marked.
static bool settle_cues(struct answer *a, const struct exercise *x)
{
    if (!settle_set(a, x->n_lines))
        return false;
    for (int i = 0; i < a->n_numbers; i++)
        if (x->lines[a->numbers[i] - 1] == '-')
            return false;
    return a->moment <= x->n_lines && a->asked <= x->n_options;
}

// Every reply must exist where it is given. Whether it may be given there
// (once, if, after) is for dialogue.c, which stops at the first that may not.
static bool settle_dialogue(struct answer *a, const struct exercise *x)
{
    int scene = x->start;
    for (int i = 0; i < a->n_numbers; i++) {
        const struct scene *s = &x->scenes[scene];
        if (a->numbers[i] < 1 || a->numbers[i] > s->n_replies)
            return false;
        scene = s->replies[a->numbers[i] - 1].to;
    }
    if (a->n_numbers > x->max_path)
        a->n_numbers = x->max_path;
    return true;
}

// Nothing is heard after the end of a silence.
static void settle_times(struct answer *a, const struct exercise *x)
{
    const int end = (int)ceil(x->seconds * 10);
    a->held = a->held < end ? a->held : end;
    for (int i = 0; i < a->n_breaks; i++)
        a->breaks[i] = a->breaks[i] < end ? a->breaks[i] : end;
}

bool answer_settle(struct answer *a, const struct exercise *x)
{
    a->given = true;
    a->tries = a->tries > MAX_COUNT ? MAX_COUNT : a->tries;
    a->hints = a->hints > x->hints ? x->hints : a->hints;
    a->hints = a->hints > MAX_COUNT ? MAX_COUNT : a->hints;
    settle_times(a, x);
    if (a->text) {
        a->n_text = state_text_fit(a->text, a->n_text, x->bytes);
        a->text[a->n_text] = '\0';
    }
    switch (x->kind) {
    case KIND_CHOICE:
        return settle_set(a, x->n_options) && (x->many || a->n_numbers <= 1);
    case KIND_SILENCE:
        return a->asked <= x->n_options;
    case KIND_CUES:
        return settle_cues(a, x);
    case KIND_DIALOGUE:
        return settle_dialogue(a, x);
    default:
        return x->kind == KIND_REFLECT;
    }
}

bool answer_read(struct answer *a, const struct exercise *x, const char *json,
                 size_t n, struct heap *scratch)
{
    const char *why;
    size_t at;
    struct answer fresh = {0};
    const struct json *object = json_read(scratch, json, n, &why, &at);
    if (!object || object->type != JSON_OBJECT ||
        !whole(object, "hints", &fresh.hints) ||
        !read_kind(&fresh, x, object) || !answer_settle(&fresh, x)) {
        answer_clear(&fresh);
        return false;
    }
    answer_clear(a);
    *a = fresh;
    return true;
}

static void put_key(struct buffer *out, const char *key)
{
    if (out->at[out->n - 1] != '{')
        buffer_putc(out, ',');
    json_put_string(out, key);
    buffer_putc(out, ':');
}

static void put_numbers(struct buffer *out, const char *key,
                        const struct answer *a)
{
    put_key(out, key);
    buffer_putc(out, '[');
    for (int i = 0; i < a->n_numbers; i++) {
        if (i > 0)
            buffer_putc(out, ',');
        json_put_number(out, a->numbers[i]);
    }
    buffer_putc(out, ']');
}

// A number that may be missing.
static void put_number(struct buffer *out, const char *key, int number)
{
    put_key(out, key);
    if (number > 0)
        json_put_number(out, number);
    else
        buffer_puts(out, "null");
}

static void put_text(struct buffer *out, const char *key, const char *s)
{
    put_key(out, key);
    if (s)
        json_put_string(out, s);
    else
        buffer_puts(out, "null");
}

static void put_done(struct buffer *out, const struct answer *a)
{
    put_key(out, "done");
    buffer_puts(out, a->done ? "true" : "false");
}

static void put_silence(struct buffer *out, const struct answer *a,
                        const struct exercise *x)
{
    if (x->open)
        put_text(out, "asked", a->text);
    else
        put_number(out, "asked", a->asked);
    put_key(out, "held");
    json_put_number(out, a->held / 10.0);
    put_key(out, "breaks");
    buffer_putc(out, '[');
    for (int i = 0; i < a->n_breaks; i++) {
        if (i > 0)
            buffer_putc(out, ',');
        json_put_number(out, a->breaks[i] / 10.0);
    }
    buffer_putc(out, ']');
    put_done(out, a);
}

void answer_write(struct buffer *out, const struct answer *a,
                  const struct exercise *x)
{
    buffer_putc(out, '{');
    switch (x->kind) {
    case KIND_CHOICE:
        put_numbers(out, "picked", a);
        put_key(out, "tries");
        json_put_number(out, a->tries);
        break;
    case KIND_REFLECT:
        put_text(out, "text", a->text ? a->text : "");
        break;
    case KIND_SILENCE:
        put_silence(out, a, x);
        break;
    case KIND_CUES:
        put_numbers(out, "marked", a);
        put_number(out, "moment", a->moment);
        put_number(out, "reply", a->asked);
        put_done(out, a);
        break;
    default:
        put_numbers(out, "replies", a);
    }
    put_key(out, "hints");
    json_put_number(out, a->hints);
    buffer_putc(out, '}');
}
