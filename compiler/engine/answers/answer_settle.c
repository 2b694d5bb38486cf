// answer_settle.c - brings an answer into the form in which it is saved.
#include "answer.h"

#include "engine/data/decimal.h"
#include "engine/data/state_code.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

// One number, 0..MOST, for each of N places; those missing are 0.
static bool settle_places(struct answer *a, int n, int most)
{
    if (a->n_numbers > n)
        return false;
    for (int i = 0; i < a->n_numbers; i++)
        if (a->numbers[i] > most)
            return false;
    while (a->n_numbers < n)
        answer_add(a, 0);
    return true;
}

// The bytes of a text that fit the room of X.
static size_t fit(const struct exercise *x, const char *s, size_t n)
{
    return state_text_fit(s, n, x->bytes);
}

// An empty text is none.
static bool settle_text(struct answer *a, const struct exercise *x)
{
    a->n_text = a->text ? fit(x, a->text, a->n_text) : 0;
    if (a->n_text > 0) {
        a->text[a->n_text] = '\0';
    } else {
        free(a->text);
        a->text = NULL;
    }
    return true;
}

static bool settle_choice(struct answer *a, const struct exercise *x)
{
    return settle_set(a, x->n_options) && (x->many || a->n_numbers <= 1);
}

// Nothing is heard after the end of a silence.
static void settle_hold(struct hold *h, double seconds)
{
    const int end = (int)ceil(seconds * 10);
    h->held = h->held < end ? h->held : end;
    for (int i = 0; i < h->n_breaks; i++)
        h->breaks[i] = h->breaks[i] < end ? h->breaks[i] : end;
}

// A second silence follows the first.
static bool settle_silence(struct answer *a, const struct exercise *x)
{
    settle_hold(&a->hold, x->seconds);
    settle_hold(&a->again, x->again);
    if (x->again <= 0 || !a->done)
        a->again = (struct hold){0};
    return settle_text(a, x) && a->asked <= x->n_options;
}

// As many moments as decisions, and one where there is none; each line once.
static bool settle_moments(struct answer *a, const struct exercise *x)
{
    const int most = x->n_decisions > 1 ? x->n_decisions : 1;
    a->n_moments = a->n_moments < most ? a->n_moments : most;
    for (int i = 0; i < a->n_moments; i++) {
        if (a->moments[i] > x->n_lines ||
            (i > 0 && a->moments[i] <= a->moments[i - 1]))
            return false;
    }
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
    return settle_moments(a, x) && a->asked <= x->n_options;
}

// Every reply must exist where it is given, and so must what is named, which
// has the numbers behind the replies. Whether it may be given there (once, if,
// after) is for dialogue.c, which stops at the first that may not.
static bool settle_dialogue(struct answer *a, const struct exercise *x)
{
    int scene = x->start;
    for (int i = 0; i < a->n_numbers; i++) {
        const struct scene *s = &x->scenes[scene];
        if (a->numbers[i] < 1 || a->numbers[i] > s->n_replies + s->n_options)
            return false;
        if (a->numbers[i] <= s->n_replies)
            scene = s->replies[a->numbers[i] - 1].to;
    }
    a->tries = x->n_clients > 1 ? a->tries % x->n_clients : 0;
    if (a->n_numbers > x->max_path)
        a->n_numbers = x->max_path;
    return true;
}

static bool settle_nothing(struct answer *a, const struct exercise *x)
{
    (void)a;
    (void)x;
    return false;
}

// Nothing, or every item once.
static bool settle_order(struct answer *a, const struct exercise *x)
{
    if (a->n_numbers != 0 && a->n_numbers != x->n_items)
        return false;
    for (int i = 1; i <= a->n_numbers; i++)
        if (!answer_has_number(a, i))
            return false;
    return true;
}

static bool settle_pairs(struct answer *a, const struct exercise *x)
{
    return settle_places(a, x->n_items, x->n_targets);
}

// Each text cut to its room, as many of them as there are gaps.
static bool settle_typed(struct answer *a, const struct exercise *x)
{
    struct buffer texts = {0};
    for (int i = 0; i < x->n_gaps; i++) {
        const char *s = answer_gap(a, i);
        buffer_put(&texts, s, fit(x, s, strlen(s)));
        buffer_putc(&texts, '\0');
    }
    free(a->text);
    a->text = texts.at;
    a->n_text = texts.n;
    return true;
}

static bool settle_gaps(struct answer *a, const struct exercise *x)
{
    return x->words ? settle_places(a, x->n_gaps, x->n_words)
                    : settle_typed(a, x);
}

static bool settle_number(struct answer *a, const struct exercise *x)
{
    (void)x;
    if (!decimal_fits(a->number))
        return false;
    a->number = decimal_round(a->number);
    return true;
}

static bool settle_scale(struct answer *a, const struct exercise *x)
{
    return !a->has_number || (a->number == floor(a->number) &&
                              a->number >= x->from && a->number <= x->to);
}

static bool settle_forecast(struct answer *a, const struct exercise *x)
{
    (void)x;
    if (!(a->number >= 0 && a->number <= 1))
        return false;
    a->number = floor(a->number * 100 + 0.5) / 100;
    return true;
}

static bool settle_pool(struct answer *a, const struct exercise *x)
{
    (void)a;
    return x->n_members > 0;
}

static bool (*const settlers[N_KINDS])(struct answer *,
                                       const struct exercise *) = {
    [KIND_CHOICE] = settle_choice,     [KIND_REFLECT] = settle_text,
    [KIND_SILENCE] = settle_silence,   [KIND_CUES] = settle_cues,
    [KIND_DIALOGUE] = settle_dialogue, [KIND_FEEDBACK] = settle_nothing,
    [KIND_ORDER] = settle_order,       [KIND_MATCH] = settle_pairs,
    [KIND_SORT] = settle_pairs,        [KIND_GAPS] = settle_gaps,
    [KIND_TEXT] = settle_text,         [KIND_NUMBER] = settle_number,
    [KIND_SCALE] = settle_scale,       [KIND_FORECAST] = settle_forecast,
    [KIND_POOL] = settle_pool,
};

bool answer_settle(struct answer *a, const struct exercise *x)
{
    a->given = true;
    a->tries = a->tries > MAX_COUNT ? MAX_COUNT : a->tries;
    a->hints = a->hints > x->hints ? x->hints : a->hints;
    a->hints = a->hints > MAX_COUNT ? MAX_COUNT : a->hints;
    return settlers[x->kind](a, x);
}
