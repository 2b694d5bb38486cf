// cues.c - all ways to mark a conversation and to take its moments,
// or a fair choice of them.
#include "pass/simulate/ways.h"

#include <math.h>

// MOST_LINES: that are looked at. MOST_MOMENTS: sets of moments; beyond that
// the right ones with one of them moved or missing, and each line alone.
enum { MOST_LINES = 60, MOST_MOMENTS = 64 };

// The lines with a box, by number, and which of them are cues.
static size_t boxed_lines(const struct exercise *x, size_t *places,
                          uint64_t *right)
{
    size_t n = 0;
    *right = 0;
    for (size_t i = 0; i < x->cue_line_count && n < MOST_LINES; i++) {
        if (x->cue_lines[i].box == BOX_NONE)
            continue;
        if (x->cue_lines[i].box > BOX_POLITE)
            *right |= (uint64_t)1 << n;
        places[n++] = i + 1;
    }
    return n;
}

// How many sets of up to `most` out of `n` things there are.
static double count_sets(size_t n, size_t most)
{
    double all = 1, of = 1;
    for (size_t k = 1; k <= most && k <= n; k++) {
        of = of * (double)(n - k + 1) / (double)k;
        all += of;
    }
    return all;
}

static void add_all(struct simulation *s, struct sets *sets, uint64_t open,
                    uint64_t set, size_t most)
{
    *ARENA_PUSH(s->arena, sets->all, sets->n) = set;
    for (size_t i = 0; most && i < MOST_LINES; i++)
        if (open >> i & 1)
            add_all(s, sets, open & ~(((uint64_t)2 << i) - 1),
                    set | (uint64_t)1 << i, most - 1);
}

static void add_some(struct simulation *s, struct sets *sets, uint64_t open,
                     uint64_t right)
{
    add_set(s, sets, 0);
    add_set(s, sets, right);
    for (size_t i = 0; i < MOST_LINES; i++) {
        if (open >> i & 1)
            add_set(s, sets, (uint64_t)1 << i);
        for (size_t k = 0; right >> i & 1 && k < MOST_LINES; k++)
            if (open >> k & 1 && sets->n < 4 * MOST_MOMENTS)
                add_set(s, sets,
                        (right & ~((uint64_t)1 << i)) | (uint64_t)1 << k);
    }
}

// At rest a line that is only read cannot be chosen.
static struct sets moments_of(struct simulation *s, const struct exercise *x)
{
    uint64_t open = 0, right = 0;
    size_t n = 0, most = 0;
    for (size_t i = 0; i < x->cue_line_count && i < MOST_LINES; i++) {
        const enum box box = x->cue_lines[i].box;
        if (box == BOX_NONE && !x->live)
            continue;
        open |= (uint64_t)1 << i;
        n++;
        most += box == BOX_DECISION;
        right |= (uint64_t)(box == BOX_DECISION) << i;
    }
    struct sets sets = {.of = count_sets(n, most)};
    if (sets.of <= MOST_MOMENTS)
        add_all(s, &sets, open, 0, most);
    else
        add_some(s, &sets, open, right);
    return sets;
}

static void add_cues(struct simulation *s, struct subject *sub,
                     const size_t *marked, size_t n, uint64_t moments)
{
    size_t at[64], count = list_set(at, moments, NULL);
    for (size_t reply = 0; reply <= sub->x->option_count; reply++) {
        struct text t = {0};
        text_byte(&t, '{');
        put_numbers(&t, "marked", marked, n);
        text_byte(&t, ',');
        put_numbers(&t, "moments", at, count);
        if (reply)
            text_format(&t, ",\"reply\":%zu", reply);
        text_puts(&t, ",\"done\":true}");
        simulate_add_way(s, sub, &t);
        text_clear(&t);
    }
}

void cues_ways(struct simulation *s, struct subject *sub)
{
    const struct exercise *x = sub->x;
    size_t places[MOST_LINES], list[64];
    uint64_t right;
    size_t boxed = boxed_lines(x, places, &right);
    struct sets moments = moments_of(s, x);
    size_t others = moments.n * (x->option_count + 1);
    size_t most = MOST_WAYS / 2 / others;
    struct sets sets = {.of = pow(2, (double)boxed)};
    if (sets.of <= (double)most)
        sets = sets_of(s, boxed, right, most);
    else
        choose_sets(s, &sets, boxed, right);
    for (size_t i = 0; i < sets.n; i++) {
        size_t n = list_set(list, sets.all[i], places);
        for (size_t k = 0; k < moments.n; k++)
            add_cues(s, sub, list, n, moments.all[k]);
    }
    sub->all = sets.of * moments.of * (double)(x->option_count + 1) + 1;
}
