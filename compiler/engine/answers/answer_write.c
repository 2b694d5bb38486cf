// answer_write.c - answers as JSON, in the shapes of engine.h.
#include "answer.h"

#include "engine/data/json.h"
#include "engine/data/result_put.h"

// What the numbers of an answer are called, where it has some.
static const char *const names[N_KINDS] = {
    [KIND_CHOICE] = "picked",    [KIND_CUES] = "marked",
    [KIND_DIALOGUE] = "replies", [KIND_ORDER] = "order",
    [KIND_MATCH] = "pairs",      [KIND_SORT] = "groups",
    [KIND_GAPS] = "gaps",        [KIND_NUMBER] = "number",
    [KIND_SCALE] = "value",      [KIND_FORECAST] = "chance",
};

static void write_list(struct buffer *out, const struct answer *a,
                       const struct exercise *x)
{
    result_open(out, names[x->kind], '[');
    for (int i = 0; i < a->n_numbers; i++) {
        result_next(out);
        json_put_number(out, a->numbers[i]);
    }
    buffer_putc(out, ']');
}

static void put_null(struct buffer *out, const char *key)
{
    result_string(out, key, NULL);
}

// A number that may be missing.
static void write_number(struct buffer *out, const struct answer *a,
                         const struct exercise *x)
{
    if (a->has_number)
        result_number(out, names[x->kind], a->number);
    else
        put_null(out, names[x->kind]);
}

// The number of an option or a line, 0: none.
static void put_place(struct buffer *out, const char *key, int place)
{
    if (place > 0)
        result_number(out, key, place);
    else
        put_null(out, key);
}

static void write_text(struct buffer *out, const struct answer *a,
                       const struct exercise *x)
{
    (void)x;
    result_string(out, "text", a->text ? a->text : "");
}

static void write_hold(struct buffer *out, const struct hold *h)
{
    result_number(out, "held", h->held / 10.0);
    result_open(out, "breaks", '[');
    for (int i = 0; i < h->n_breaks; i++) {
        result_next(out);
        json_put_number(out, h->breaks[i] / 10.0);
    }
    buffer_putc(out, ']');
}

static void write_silence(struct buffer *out, const struct answer *a,
                          const struct exercise *x)
{
    if (x->open)
        result_string(out, "asked", a->text);
    else
        put_place(out, "asked", a->asked);
    write_hold(out, &a->hold);
    result_bool(out, "done", a->done);
    if (!answer_has_again(a))
        return;
    result_open(out, "again", '{');
    write_hold(out, &a->again);
    result_bool(out, "done", a->again.done);
    buffer_putc(out, '}');
}

static void write_cues(struct buffer *out, const struct answer *a,
                       const struct exercise *x)
{
    write_list(out, a, x);
    if (x->n_decisions > 1) {
        result_open(out, "moments", '[');
        for (int i = 0; i < a->n_moments; i++) {
            result_next(out);
            json_put_number(out, a->moments[i]);
        }
        buffer_putc(out, ']');
    } else {
        put_place(out, "moment", a->n_moments ? a->moments[0] : 0);
    }
    put_place(out, "reply", a->asked);
    result_bool(out, "done", a->done);
}

static void write_gaps(struct buffer *out, const struct answer *a,
                       const struct exercise *x)
{
    if (x->words) {
        write_list(out, a, x);
        return;
    }
    result_open(out, names[x->kind], '[');
    for (int i = 0; i < x->n_gaps; i++)
        result_word(out, answer_gap(a, i));
    buffer_putc(out, ']');
}

static void write_dialogue(struct buffer *out, const struct answer *a,
                           const struct exercise *x)
{
    write_list(out, a, x);
    if (x->n_clients > 1)
        result_number(out, "round", a->tries);
}

static void write_pool(struct buffer *out, const struct answer *a,
                       const struct exercise *x)
{
    (void)x;
    result_number(out, "draws", a->tries);
}

// A feedback has no answer.
static void (*const writers[N_KINDS])(struct buffer *, const struct answer *,
                                      const struct exercise *) = {
    [KIND_CHOICE] = write_list,     [KIND_REFLECT] = write_text,
    [KIND_SILENCE] = write_silence, [KIND_CUES] = write_cues,
    [KIND_DIALOGUE] = write_dialogue, [KIND_ORDER] = write_list,
    [KIND_MATCH] = write_list,      [KIND_SORT] = write_list,
    [KIND_GAPS] = write_gaps,       [KIND_TEXT] = write_text,
    [KIND_NUMBER] = write_number,   [KIND_SCALE] = write_number,
    [KIND_FORECAST] = write_number, [KIND_POOL] = write_pool,
};

void answer_write(struct buffer *out, const struct answer *a,
                  const struct exercise *x)
{
    buffer_putc(out, '{');
    writers[x->kind](out, a, x);
    if (answer_has_tries(x))
        result_number(out, "tries", a->tries);
    result_number(out, "hints", a->hints);
    buffer_putc(out, '}');
}
