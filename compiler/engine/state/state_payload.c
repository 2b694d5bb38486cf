// state_payload.c - see state_payload.h.
#include "state_payload.h"

#include "engine/data/decimal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MANTISSA_DIGITS = 4, NUMBER_BYTES = 1 + MANTISSA_DIGITS };

// Ends each typed gap.
static const char gap_end = '@';

// -- the room -----------------------------------------------------------------

// The longest of N small numbers up to MOST.
static size_t list_bytes(int n, int most)
{
    return (size_t)n * state_small_bytes(most);
}

// Each of the numbers 1..N once.
static size_t set_bytes(int n)
{
    size_t bytes = 0;
    for (int i = 1; i <= n; i++)
        bytes += state_small_bytes(i);
    return bytes;
}

static size_t choice_bytes(const struct exercise *x)
{
    return x->many ? set_bytes(x->n_options) : state_small_bytes(x->n_options);
}

static size_t text_bytes(const struct exercise *x)
{
    return x->bytes;
}

static size_t hold_bytes(double seconds)
{
    return state_tenths_bytes((int)(seconds * 10) + 2) * (MAX_BREAKS + 1) + 1;
}

static size_t silence_bytes(const struct exercise *x)
{
    return 1 + state_small_bytes(x->n_options) + hold_bytes(x->seconds) +
           (x->again > 0 ? hold_bytes(x->again) : 0) +
           (x->open ? x->bytes : 0);
}

static size_t cues_bytes(const struct exercise *x)
{
    const int moments = x->n_decisions > 1 ? x->n_decisions : 1;
    size_t n = moments > 1 ? 2 : 1; // done, and how many moments
    n += list_bytes(moments, x->n_lines) + state_small_bytes(x->n_options);
    for (int i = 0; i < x->n_lines; i++)
        n += x->lines[i] == '-' ? 0 : state_small_bytes(i + 1);
    return n;
}

static size_t dialogue_bytes(const struct exercise *x)
{
    size_t n = 0;
    for (int i = 0; i < x->n_scenes; i++) {
        const size_t one = state_small_bytes(x->scenes[i].n_replies +
                                             x->scenes[i].n_options);
        n = one > n ? one : n;
    }
    const size_t round = state_small_bytes(x->n_clients) + 1;
    return n * (size_t)x->max_path + (x->n_clients > 1 ? round : 0);
}

static size_t order_bytes(const struct exercise *x)
{
    return set_bytes(x->n_items);
}

static size_t pairs_bytes(const struct exercise *x)
{
    return list_bytes(x->n_items, x->n_targets);
}

static size_t gaps_bytes(const struct exercise *x)
{
    return x->words ? list_bytes(x->n_gaps, x->n_words)
                    : (size_t)x->n_gaps * (x->bytes + 1);
}

static size_t number_bytes(const struct exercise *x)
{
    (void)x;
    return NUMBER_BYTES;
}

static int zigzag(int value)
{
    return value < 0 ? -2 * value : 2 * value + 1;
}

static size_t scale_bytes(const struct exercise *x)
{
    const size_t from = state_tenths_bytes(zigzag(x->from));
    const size_t to = state_tenths_bytes(zigzag(x->to));
    return from > to ? from : to;
}

static size_t forecast_bytes(const struct exercise *x)
{
    (void)x;
    return state_small_bytes(100);
}

static size_t pool_bytes(const struct exercise *x)
{
    (void)x;
    return state_small_bytes(MAX_COUNT);
}

// -- writing ------------------------------------------------------------------

static void put_list(struct buffer *out, const struct exercise *x,
                     const struct answer *a)
{
    (void)x;
    for (int i = 0; i < a->n_numbers; i++)
        state_put_small(out, a->numbers[i]);
}

static void put_dialogue(struct buffer *out, const struct exercise *x,
                         const struct answer *a)
{
    put_list(out, x, a);
    if (a->tries == 0)
        return;
    state_put_small(out, 0);
    state_put_small(out, a->tries);
}

static void put_text(struct buffer *out, const struct exercise *x,
                     const struct answer *a)
{
    (void)x;
    state_put_text(out, a->text, a->n_text);
}

static void put_hold(struct buffer *out, const struct hold *h)
{
    state_put_tenths(out, h->held);
    for (int i = 0; i < h->n_breaks; i++)
        state_put_tenths(out, h->breaks[i] + 1); // 0 would end the list
    state_put_tenths(out, 0);
}

static void put_silence(struct buffer *out, const struct exercise *x,
                        const struct answer *a)
{
    const bool again = answer_has_again(a);
    state_put_small(out, again ? 2 + a->again.done : a->done);
    state_put_small(out, a->asked);
    put_hold(out, &a->hold);
    if (again)
        put_hold(out, &a->again);
    put_text(out, x, a);
}

static void put_cues(struct buffer *out, const struct exercise *x,
                     const struct answer *a)
{
    const bool several = a->n_moments > 1;
    state_put_small(out, a->done + 2 * several);
    if (several)
        state_put_small(out, a->n_moments);
    for (int i = 0; i < a->n_moments; i++)
        state_put_small(out, a->moments[i]);
    if (a->n_moments == 0)
        state_put_small(out, 0);
    state_put_small(out, a->asked);
    put_list(out, x, a);
}

static void put_gaps(struct buffer *out, const struct exercise *x,
                     const struct answer *a)
{
    if (x->words) {
        put_list(out, x, a);
        return;
    }
    for (int i = 0; i < x->n_gaps; i++) {
        const char *s = answer_gap(a, i);
        state_put_text(out, s, strlen(s));
        buffer_putc(out, gap_end);
    }
}

static void put_number(struct buffer *out, const struct exercise *x,
                       const struct answer *a)
{
    (void)x;
    if (!a->has_number)
        return;
    const struct decimal d = decimal_split(a->number);
    const bool below = d.mantissa < 0;
    state_put_digits(out, (uint64_t)(2 * (d.exponent - DECIMAL_LEAST) + below),
                     1);
    state_put_digits(out, (uint64_t)(below ? -d.mantissa : d.mantissa),
                     MANTISSA_DIGITS);
}

static void put_scale(struct buffer *out, const struct exercise *x,
                      const struct answer *a)
{
    (void)x;
    if (a->has_number)
        state_put_tenths(out, zigzag((int)a->number));
}

static void put_forecast(struct buffer *out, const struct exercise *x,
                         const struct answer *a)
{
    (void)x;
    if (a->has_number)
        state_put_small(out, (int)floor(a->number * 100 + 0.5));
}

static void put_pool(struct buffer *out, const struct exercise *x,
                     const struct answer *a)
{
    (void)x;
    state_put_small(out, a->tries);
}

// -- reading ------------------------------------------------------------------

static void take_list(struct cursor *r, const struct exercise *x,
                      struct answer *a)
{
    (void)x;
    while (r->at < r->end && r->sound)
        answer_add(a, state_take_small(r));
}

static void take_dialogue(struct cursor *r, const struct exercise *x,
                          struct answer *a)
{
    (void)x;
    while (r->at < r->end && r->sound) {
        const int said = state_take_small(r);
        if (said > 0)
            answer_add(a, said);
        else
            a->tries = state_take_small(r);
    }
}

static void take_text(struct cursor *r, const struct exercise *x,
                      struct answer *a)
{
    struct buffer text = {0};
    (void)x;
    state_take_text(r, &text, '\0');
    a->text = text.at; // a buffer's text is given back like ours
    a->n_text = text.n;
}

static void take_hold(struct cursor *r, struct hold *h)
{
    int at;
    h->held = state_take_tenths(r);
    while ((at = state_take_tenths(r)) > 0)
        if (h->n_breaks < MAX_BREAKS)
            h->breaks[h->n_breaks++] = at - 1;
}

// A question is left out where none is asked any more, and what was typed
// where nothing can be: the silence that is left keeps its meaning.
static void take_silence(struct cursor *r, const struct exercise *x,
                         struct answer *a)
{
    const int done = state_take_small(r);
    a->done = done != 0;
    a->asked = state_take_small(r);
    a->asked = x->n_options > 0 ? a->asked : 0;
    take_hold(r, &a->hold);
    if (done >= 2)
        take_hold(r, &a->again);
    a->again.done = done > 2;
    take_text(r, x, a);
    if (x->open)
        return;
    free(a->text);
    a->text = NULL;
    a->n_text = 0;
}

static void take_cues(struct cursor *r, const struct exercise *x,
                      struct answer *a)
{
    const int done = state_take_small(r);
    const int n = done > 1 ? state_take_small(r) : 1;
    a->done = done % 2 != 0;
    for (int i = 0; i < n && r->sound; i++) {
        const int moment = state_take_small(r);
        if (moment > 0 && a->n_moments < MAX_DECISIONS)
            a->moments[a->n_moments++] = moment;
    }
    a->asked = state_take_small(r);
    take_list(r, x, a);
}

static void take_gaps(struct cursor *r, const struct exercise *x,
                      struct answer *a)
{
    struct buffer texts = {0};
    if (x->words) {
        take_list(r, x, a);
        return;
    }
    for (int i = 0; i < x->n_gaps && r->sound; i++) {
        state_take_text(r, &texts, gap_end);
        buffer_putc(&texts, '\0');
    }
    a->text = texts.at;
    a->n_text = texts.n;
}

static void take_number(struct cursor *r, const struct exercise *x,
                        struct answer *a)
{
    (void)x;
    if (r->at == r->end)
        return;
    const int head = state_take_digits(r, 1);
    const int mantissa = state_take_digits(r, MANTISSA_DIGITS);
    const struct decimal d = {head % 2 ? -mantissa : mantissa,
                              head / 2 + DECIMAL_LEAST};
    if (d.exponent > DECIMAL_MOST)
        r->sound = false;
    a->has_number = r->sound;
    a->number = r->sound ? decimal_join(d) : 0;
}

static void take_scale(struct cursor *r, const struct exercise *x,
                       struct answer *a)
{
    (void)x;
    if (r->at == r->end)
        return;
    const int value = state_take_tenths(r);
    a->has_number = true;
    a->number = value % 2 ? value / 2 : -value / 2;
}

static void take_forecast(struct cursor *r, const struct exercise *x,
                          struct answer *a)
{
    (void)x;
    if (r->at == r->end)
        return;
    a->has_number = true;
    a->number = state_take_small(r) / 100.0;
}

static void take_pool(struct cursor *r, const struct exercise *x,
                      struct answer *a)
{
    (void)x;
    a->tries = state_take_small(r);
}

// -----------------------------------------------------------------------------

static const struct coding {
    char sign;
    void (*put)(struct buffer *, const struct exercise *,
                const struct answer *);
    void (*take)(struct cursor *, const struct exercise *, struct answer *);
    size_t (*bytes)(const struct exercise *);
} codings[N_KINDS] = {
    [KIND_CHOICE] = {'.', put_list, take_list, choice_bytes},
    [KIND_REFLECT] = {',', put_text, take_text, text_bytes},
    [KIND_SILENCE] = {':', put_silence, take_silence, silence_bytes},
    [KIND_CUES] = {';', put_cues, take_cues, cues_bytes},
    [KIND_DIALOGUE] = {'/', put_dialogue, take_dialogue, dialogue_bytes},
    [KIND_ORDER] = {'-', put_list, take_list, order_bytes},
    [KIND_MATCH] = {'=', put_list, take_list, pairs_bytes},
    [KIND_SORT] = {'~', put_list, take_list, pairs_bytes},
    [KIND_GAPS] = {'_', put_gaps, take_gaps, gaps_bytes},
    [KIND_TEXT] = {'(', put_text, take_text, text_bytes},
    [KIND_NUMBER] = {')', put_number, take_number, number_bytes},
    [KIND_SCALE] = {'?', put_scale, take_scale, scale_bytes},
    [KIND_FORECAST] = {'@', put_forecast, take_forecast, forecast_bytes},
    [KIND_POOL] = {'!', put_pool, take_pool, pool_bytes},
};

char payload_sign(enum kind kind)
{
    return codings[kind].sign;
}

void payload_put(struct buffer *out, const struct exercise *x,
                 const struct answer *a)
{
    state_put_small(out, a->hints);
    if (answer_has_tries(x))
        state_put_small(out, a->tries);
    codings[x->kind].put(out, x, a);
}

void payload_take(struct cursor *r, const struct exercise *x, struct answer *a)
{
    const int hints = state_take_small(r);
    const int tries = answer_has_tries(x) ? state_take_small(r) : 0;
    a->tries = tries;
    codings[x->kind].take(r, x, a);
    a->hints = hints;
    r->sound = r->sound && r->at == r->end;
}

size_t payload_bytes(const struct exercise *x)
{
    const size_t counts = 1 + (size_t)answer_has_tries(x);
    return counts * state_small_bytes(MAX_COUNT) + codings[x->kind].bytes(x);
}
