// answer_read.c - answers as the page sends them, see engine.h.
#include "answer.h"

#include "engine/data/decimal.h"
#include "engine/data/json.h"

#include <math.h>
#include <string.h>

// The value of KEY; NULL when it is missing or null.
static const struct json *value(const struct json *object, const char *key)
{
    const struct json *v = json_get(object, key);
    return v && v->type == JSON_NULL ? NULL : v;
}

static bool whole(const struct json *object, const char *key, int *into)
{
    const struct json *v = value(object, key);
    if (!v)
        return true;
    if (v->type != JSON_NUMBER || v->number != floor(v->number) ||
        v->number < 0 || v->number > 1e6)
        return false;
    *into = (int)v->number;
    return true;
}

// Whole numbers from LEAST on.
static bool whole_list(const struct json *object, const char *key,
                       struct answer *a, int least)
{
    const struct json *v = value(object, key);
    if (!v)
        return true;
    if (v->type != JSON_ARRAY)
        return false;
    for (const struct json *c = v->child; c; c = c->next) {
        if (c->type != JSON_NUMBER || c->number != floor(c->number) ||
            c->number < least || c->number > 1e6)
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
    const struct json *v = value(object, key);
    if (!v)
        return true;
    if (v->type != JSON_STRING)
        return false;
    a->text = memory_resize(NULL, v->n + 1);
    memcpy(a->text, v->string, v->n + 1);
    a->n_text = v->n;
    return true;
}

static bool read_choice(struct answer *a, const struct exercise *x,
                        const struct json *object)
{
    (void)x;
    return whole_list(object, "picked", a, 1);
}

static bool read_reflect(struct answer *a, const struct exercise *x,
                         const struct json *object)
{
    (void)x;
    return string(object, "text", a);
}

static bool read_hold(struct hold *h, const struct json *object)
{
    const struct json *held = json_get(object, "held");
    const struct json *breaks = json_get(object, "breaks");
    if (held && !tenths(held, &h->held))
        return false;
    if (breaks && breaks->type != JSON_ARRAY)
        return false;
    for (const struct json *c = breaks ? breaks->child : NULL; c; c = c->next) {
        int at;
        if (!tenths(c, &at))
            return false;
        if (h->n_breaks < MAX_BREAKS)
            h->breaks[h->n_breaks++] = at;
    }
    return true;
}

static bool read_again(struct hold *h, const struct json *object)
{
    const struct json *v = value(object, "again");
    return !v || (v->type == JSON_OBJECT && read_hold(h, v) &&
                  truth(v, "done", &h->done));
}

static bool read_silence(struct answer *a, const struct exercise *x,
                         const struct json *object)
{
    return read_hold(&a->hold, object) && read_again(&a->again, object) &&
           truth(object, "done", &a->done) &&
           (x->open ? string(object, "asked", a)
                    : whole(object, "asked", &a->asked));
}

// One moment under "moment", several in a list, each later than the last.
static bool read_moments(struct answer *a, const struct json *object)
{
    const struct json *v = value(object, "moments");
    if (v && v->type != JSON_ARRAY)
        return false;
    for (const struct json *c = v ? v->child : NULL; c; c = c->next) {
        if (c->type != JSON_NUMBER || c->number != floor(c->number) ||
            c->number < 0 || c->number > 1e6)
            return false;
        if (c->number > 0 && a->n_moments < MAX_DECISIONS)
            a->moments[a->n_moments++] = (int)c->number;
    }
    if (a->n_moments > 0)
        return true;
    const bool sound = whole(object, "moment", &a->moments[0]);
    a->n_moments = a->moments[0] > 0;
    return sound;
}

static bool read_cues(struct answer *a, const struct exercise *x,
                      const struct json *object)
{
    (void)x;
    return whole_list(object, "marked", a, 1) &&
           read_moments(a, object) &&
           whole(object, "reply", &a->asked) && truth(object, "done", &a->done);
}

static bool read_dialogue(struct answer *a, const struct exercise *x,
                          const struct json *object)
{
    (void)x;
    return whole_list(object, "replies", a, 1) &&
           whole(object, "round", &a->tries);
}

static bool read_nothing(struct answer *a, const struct exercise *x,
                         const struct json *object)
{
    (void)a;
    (void)x;
    (void)object;
    return false;
}

static bool read_order(struct answer *a, const struct exercise *x,
                       const struct json *object)
{
    (void)x;
    return whole_list(object, "order", a, 1);
}

static bool read_match(struct answer *a, const struct exercise *x,
                       const struct json *object)
{
    (void)x;
    return whole_list(object, "pairs", a, 0);
}

static bool read_sort(struct answer *a, const struct exercise *x,
                      const struct json *object)
{
    (void)x;
    return whole_list(object, "groups", a, 0);
}

// Texts one after the other, each with its 0; null is an empty one.
static bool read_gaps(struct answer *a, const struct exercise *x,
                      const struct json *object)
{
    const struct json *v = value(object, "gaps");
    struct buffer texts = {0};
    if (x->words)
        return whole_list(object, "gaps", a, 0);
    if (v && v->type != JSON_ARRAY)
        return false;
    bool sound = !v || v->n <= (size_t)x->n_gaps;
    for (const struct json *c = v ? v->child : NULL; c && sound; c = c->next) {
        sound = c->type == JSON_STRING || c->type == JSON_NULL;
        if (c->type == JSON_STRING)
            buffer_put(&texts, c->string, c->n);
        buffer_putc(&texts, '\0');
    }
    a->text = texts.at; // a buffer's text is given back like ours
    a->n_text = texts.n;
    return sound;
}

static bool read_number(struct answer *a, const struct exercise *x,
                        const struct json *object)
{
    const struct json *v = value(object, "number");
    if (!v || (v->type == JSON_STRING && strspn(v->string, " ") == v->n))
        return true;
    a->has_number = true;
    if (v->type == JSON_STRING)
        return decimal_read(v->string, v->n, x->unit, x->answer, &a->number);
    a->number = v->number;
    return v->type == JSON_NUMBER;
}

static bool read_scale(struct answer *a, const struct exercise *x,
                       const struct json *object)
{
    const struct json *v = value(object, "value");
    (void)x;
    a->has_number = v != NULL;
    a->number = v ? v->number : 0;
    return !v || v->type == JSON_NUMBER;
}

static bool read_forecast(struct answer *a, const struct exercise *x,
                          const struct json *object)
{
    const struct json *v = value(object, "chance");
    (void)x;
    a->has_number = v != NULL;
    a->number = v ? v->number : 0;
    return !v || v->type == JSON_NUMBER;
}

static bool read_pool(struct answer *a, const struct exercise *x,
                      const struct json *object)
{
    (void)x;
    return whole(object, "draws", &a->tries);
}

static bool (*const readers[N_KINDS])(struct answer *, const struct exercise *,
                                      const struct json *) = {
    [KIND_CHOICE] = read_choice,     [KIND_REFLECT] = read_reflect,
    [KIND_SILENCE] = read_silence,   [KIND_CUES] = read_cues,
    [KIND_DIALOGUE] = read_dialogue, [KIND_FEEDBACK] = read_nothing,
    [KIND_ORDER] = read_order,       [KIND_MATCH] = read_match,
    [KIND_SORT] = read_sort,         [KIND_GAPS] = read_gaps,
    [KIND_TEXT] = read_reflect,      [KIND_NUMBER] = read_number,
    [KIND_SCALE] = read_scale,       [KIND_FORECAST] = read_forecast,
    [KIND_POOL] = read_pool,
};

// What is filled in counts as handed in once, unless "tries" says otherwise.
static bool read_tries(struct answer *a, const struct exercise *x,
                       const struct json *object)
{
    if (!answer_has_tries(x))
        return true;
    a->tries = answer_is_filled(a);
    return whole(object, "tries", &a->tries);
}

bool answer_read(struct answer *a, const struct exercise *x, const char *json,
                 size_t n, struct heap *scratch)
{
    const char *why;
    size_t at;
    struct answer fresh = {0};
    const struct json *object = json_read(scratch, json, n, &why, &at);
    const bool sound = object && object->type == JSON_OBJECT &&
                       whole(object, "hints", &fresh.hints) &&
                       readers[x->kind](&fresh, x, object) &&
                       read_tries(&fresh, x, object) &&
                       answer_settle(&fresh, x);
    if (sound)
        answer_replace(a, &fresh);
    answer_clear(&fresh);
    return sound;
}
