// answer_write.c - answers as JSON, in the shapes of engine.h.
#include "answer.h"

#include "json.h"

static void put_key(struct buffer *out, const char *key)
{
    if (out->at[out->n - 1] != '{')
        buffer_putc(out, ',');
    json_put_string(out, key);
    buffer_putc(out, ':');
}

static void put_list(struct buffer *out, const char *key,
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
static void put_whole(struct buffer *out, const char *key, int number)
{
    put_key(out, key);
    if (number > 0)
        json_put_number(out, number);
    else
        buffer_puts(out, "null");
}

static void put_number(struct buffer *out, const char *key,
                       const struct answer *a)
{
    put_key(out, key);
    if (a->has_number)
        json_put_number(out, a->number);
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

static void write_choice(struct buffer *out, const struct answer *a,
                         const struct exercise *x)
{
    (void)x;
    put_list(out, "picked", a);
}

static void write_text(struct buffer *out, const struct answer *a,
                       const struct exercise *x)
{
    (void)x;
    put_text(out, "text", a->text ? a->text : "");
}

static void write_silence(struct buffer *out, const struct answer *a,
                          const struct exercise *x)
{
    if (x->open)
        put_text(out, "asked", a->text);
    else
        put_whole(out, "asked", a->asked);
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

static void write_cues(struct buffer *out, const struct answer *a,
                       const struct exercise *x)
{
    (void)x;
    put_list(out, "marked", a);
    put_whole(out, "moment", a->moment);
    put_whole(out, "reply", a->asked);
    put_done(out, a);
}

static void write_dialogue(struct buffer *out, const struct answer *a,
                           const struct exercise *x)
{
    (void)x;
    put_list(out, "replies", a);
}

static void write_order(struct buffer *out, const struct answer *a,
                        const struct exercise *x)
{
    (void)x;
    put_list(out, "order", a);
}

static void write_match(struct buffer *out, const struct answer *a,
                        const struct exercise *x)
{
    (void)x;
    put_list(out, "pairs", a);
}

static void write_sort(struct buffer *out, const struct answer *a,
                       const struct exercise *x)
{
    (void)x;
    put_list(out, "groups", a);
}

static void write_gaps(struct buffer *out, const struct answer *a,
                       const struct exercise *x)
{
    if (x->words) {
        put_list(out, "gaps", a);
        return;
    }
    put_key(out, "gaps");
    buffer_putc(out, '[');
    for (int i = 0; i < x->n_gaps; i++) {
        if (i > 0)
            buffer_putc(out, ',');
        json_put_string(out, answer_gap(a, i));
    }
    buffer_putc(out, ']');
}

static void write_number(struct buffer *out, const struct answer *a,
                         const struct exercise *x)
{
    (void)x;
    put_number(out, "number", a);
}

static void write_scale(struct buffer *out, const struct answer *a,
                        const struct exercise *x)
{
    (void)x;
    put_number(out, "value", a);
}

static void write_forecast(struct buffer *out, const struct answer *a,
                           const struct exercise *x)
{
    (void)x;
    put_number(out, "chance", a);
}

static void write_pool(struct buffer *out, const struct answer *a,
                       const struct exercise *x)
{
    (void)x;
    put_key(out, "draws");
    json_put_number(out, a->tries);
}

// A feedback has no answer.
static void (*const writers[N_KINDS])(struct buffer *, const struct answer *,
                                      const struct exercise *) = {
    [KIND_CHOICE] = write_choice,     [KIND_REFLECT] = write_text,
    [KIND_SILENCE] = write_silence,   [KIND_CUES] = write_cues,
    [KIND_DIALOGUE] = write_dialogue, [KIND_ORDER] = write_order,
    [KIND_MATCH] = write_match,       [KIND_SORT] = write_sort,
    [KIND_GAPS] = write_gaps,         [KIND_TEXT] = write_text,
    [KIND_NUMBER] = write_number,     [KIND_SCALE] = write_scale,
    [KIND_FORECAST] = write_forecast, [KIND_POOL] = write_pool,
};

void answer_write(struct buffer *out, const struct answer *a,
                  const struct exercise *x)
{
    buffer_putc(out, '{');
    writers[x->kind](out, a, x);
    if (answer_has_tries(x)) {
        put_key(out, "tries");
        json_put_number(out, a->tries);
    }
    put_key(out, "hints");
    json_put_number(out, a->hints);
    buffer_putc(out, '}');
}
