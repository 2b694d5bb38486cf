// score.c - see score.h, which holds the formulas.
#include "score_parts.h"

#include <math.h>
#include <string.h>

double score_round(double d)
{
    static const double powers[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,
                                    1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17};
    const double size = fabs(d);
    if (d == floor(d) && size < 1e7)
        return d + 0.0; // also turns -0 into 0
    if (!(size < 1e7))
        return d;
    // The places behind the point that make 7 digits in all. Less than 1e-11
    // is dust that calculating left behind.
    int places = 6;
    while (places < 17 && size * powers[places] < 1e6)
        places++;
    while (places > 0 && size * powers[places] >= 1e7)
        places--;
    if (places == 17)
        return 0;
    return floor(d * powers[places] + 0.5) / powers[places] + 0.0;
}

bool score_spreads(const struct exercise *x)
{
    return x->kind == KIND_CHOICE ? x->boxes == BOXES_LEVELS && x->asked < 0
                                  : x->levelled;
}

bool score_moves(const struct exercise *x)
{
    return x->kind == KIND_DIALOGUE || (x->kind == KIND_SCALE && x->axis >= 0);
}

static double choice_limit(const struct exercise *x)
{
    double best = 0;
    double sum = 0;
    int levelled = 0;
    for (int i = 0; i < x->n_options; i++) {
        const double points = x->options[i].points;
        best = points > best ? points : best;
        sum += points > 0 ? points : 0;
        levelled += x->options[i].level >= 0;
    }
    if (x->asked >= 0)
        return x->points;
    switch (x->boxes) {
    case BOXES_POINTS:
        return x->many ? sum : best;
    case BOXES_LEVELS:
        return x->points * (x->many ? levelled : levelled > 0);
    default:
        return x->points;
    }
}

static void choice_levels(struct exercise *x)
{
    for (int i = 0; i < x->n_options; i++) {
        const int level = x->options[i].level;
        if (level >= 0 && (x->many || x->level_max[level] == 0))
            x->level_max[level] += x->points;
    }
}

static bool has_level(const struct exercise *x, int level)
{
    for (int i = 0; x->kind == KIND_CHOICE && i < x->n_options; i++)
        if (x->options[i].level == level)
            return true;
    for (int i = 0; i < x->n_scenes; i++)
        for (int k = 0; k < x->scenes[i].n_replies; k++)
            if (x->scenes[i].replies[k].level == level)
                return true;
    return false;
}

int score_highest(const struct exercise *x, int n_levels)
{
    while (n_levels > 0 && !has_level(x, n_levels - 1))
        n_levels--;
    return n_levels;
}

// With raise, a level is earned only where a reply on the level before it can
// have been given, or on the highest itself.
static void dialogue_levels(struct exercise *x, int n_levels)
{
    for (int i = 0; i < n_levels; i++)
        if (has_level(x, i) && (!x->raise || i == n_levels - 1 ||
                                (i > 0 && has_level(x, i - 1))))
            x->level_max[i] = x->points;
}

static bool has_boxes(const struct exercise *x)
{
    return x->kind == KIND_CHOICE || x->kind == KIND_TEXT;
}

int score_raise_to(const struct course *c, int from)
{
    return from >= 0 && from < c->n_levels - 1 ? from + 1 : from;
}

bool score_is_on(const struct exercise *x, const struct mark *m, int level)
{
    return x->kind == KIND_CHOICE ? m->taken[level] > 0
                                  : m->last_level == level;
}

void score_take(struct mark *m, int level)
{
    if (level < 0)
        return;
    m->taken[level]++;
    m->last_level = level;
}

void score_limits(struct heap *heap, struct course *c)
{
    for (int i = 0; i < c->n_exercises; i++) {
        struct exercise *x = &c->exercises[i];
        x->level_max =
            heap_take(heap, sizeof *x->level_max * ((size_t)c->n_levels + 1));
        if (x->kind == KIND_FEEDBACK || x->kind == KIND_SCALE)
            continue;
        x->max = has_boxes(x) ? choice_limit(x) : x->points;
        if (score_spreads(x) && x->kind == KIND_CHOICE)
            choice_levels(x);
        else if (score_spreads(x))
            dialogue_levels(x, c->n_levels);
        else if (x->level >= 0)
            x->level_max[x->level] = x->max;
    }
}

void score_share(struct mark *m, const struct exercise *x, double share)
{
    m->score = x->points * share;
    m->right = score_truth(share == 1);
}

enum engine_truth score_truth(bool right)
{
    return right ? ENGINE_YES : ENGINE_NO;
}

// Hints take from what was earned, never below 0.
static void take_hints(struct mark *m, const struct exercise *x,
                       const struct answer *a)
{
    const double cost = a->hints * x->hint_cost * x->points;
    if (score_spreads(x) || cost <= 0 || m->score <= 0)
        return;
    m->score = m->score > cost ? m->score - cost : 0;
}

// A pool is scored after what is drawn from it, see pool.h; a feedback never.
static void (*const scorers[N_KINDS])(struct mark *, const struct attempt *) = {
    [KIND_CHOICE] = score_choice,     [KIND_REFLECT] = score_reflect,
    [KIND_SILENCE] = score_silence,   [KIND_CUES] = score_cues,
    [KIND_DIALOGUE] = score_dialogue, [KIND_ORDER] = score_order,
    [KIND_MATCH] = score_pairs,       [KIND_SORT] = score_pairs,
    [KIND_GAPS] = score_gaps,         [KIND_TEXT] = score_text,
    [KIND_NUMBER] = score_number,     [KIND_SCALE] = score_scale,
    [KIND_FORECAST] = score_forecast,
};

// What is handed in again and again. Something must have been given, but of
// many options none is an answer too.
static void score_tries(struct mark *m, const struct attempt *t)
{
    m->answered = t->a->tries > 0 && (t->x->many || answer_is_filled(t->a));
    if (!m->answered)
        return;
    scorers[t->x->kind](m, t);
    m->finished = m->tries_left <= 0 || m->right != ENGINE_NO;
}

void score_answer(struct mark *m, const struct course *c,
                  const struct exercise *x, const struct answer *a,
                  unsigned seed, struct heap *scratch)
{
    const struct attempt t = {c, x, a, seed, scratch};
    const bool is_limited =
        x->attempts > 0 && (answer_has_tries(x) || x->kind == KIND_POOL);
    *m = (struct mark){.levels = m->levels,
                       .axes = m->axes,
                       .reached = m->reached,
                       .taken = m->taken,
                       .last_level = -1,
                       .tries_left = -1,
                       .right = ENGINE_UNSURE};
    memset(m->levels, 0, sizeof *m->levels * (size_t)c->n_levels);
    memset(m->taken, 0, sizeof *m->taken * (size_t)c->n_levels);
    if (is_limited)
        m->tries_left = a->tries < x->attempts ? x->attempts - a->tries : 0;
    if (answer_has_tries(x))
        score_tries(m, &t);
    else if (scorers[x->kind])
        scorers[x->kind](m, &t);
    take_hints(m, x, a);
    if (x->level >= 0 && !score_spreads(x))
        m->levels[x->level] = m->score;
}
