// score.c - see score.h, which holds the formulas.
#include "score.h"

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
    return x->kind == KIND_CHOICE ? x->boxes == BOXES_LEVELS : x->levelled;
}

static int count_right(const struct exercise *x)
{
    int n = 0;
    for (int i = 0; i < x->n_options; i++)
        n += x->options[i].right;
    return n;
}

int score_decision(const struct exercise *x)
{
    const char *line =
        x->n_lines > 0 ? memchr(x->lines, '!', (size_t)x->n_lines) : NULL;
    return line ? (int)(line - x->lines) + 1 : 0;
}

int score_moment(const struct exercise *x, const struct answer *a)
{
    const int decision = score_decision(x);
    if (a->moment > 0 || decision == 0 || !answer_has_number(a, decision))
        return a->moment;
    return decision;
}

void score_marks(const struct exercise *x, const struct answer *a, int *found,
                 int *wrong)
{
    *found = 0;
    *wrong = 0;
    for (int i = 0; i < a->n_numbers; i++) {
        const char box = x->lines[a->numbers[i] - 1];
        *found += box == 'x';
        *wrong += box == ' ';
    }
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

static void dialogue_levels(struct exercise *x)
{
    for (int i = 0; i < x->n_scenes; i++)
        for (int k = 0; k < x->scenes[i].n_replies; k++) {
            const int level = x->scenes[i].replies[k].level;
            if (level >= 0)
                x->level_max[level] = x->points;
        }
}

void score_limits(struct heap *heap, struct course *c)
{
    for (int i = 0; i < c->n_exercises; i++) {
        struct exercise *x = &c->exercises[i];
        x->level_max =
            heap_take(heap, sizeof *x->level_max * ((size_t)c->n_levels + 1));
        if (x->kind == KIND_FEEDBACK)
            continue;
        x->max = x->kind == KIND_CHOICE ? choice_limit(x) : x->points;
        if (score_spreads(x) && x->kind == KIND_CHOICE)
            choice_levels(x);
        else if (score_spreads(x))
            dialogue_levels(x);
        else if (x->level >= 0)
            x->level_max[x->level] = x->max;
    }
}

static enum engine_truth is(bool right)
{
    return right ? ENGINE_YES : ENGINE_NO;
}

// Right and wrong boxes: the share of P, 0..1.
static double choice_share(const struct exercise *x, const struct answer *a)
{
    const int all = count_right(x);
    int right = 0;
    for (int i = 0; i < a->n_numbers; i++)
        right += x->options[a->numbers[i] - 1].right;
    if (!x->many)
        return right;
    const int wrong = a->n_numbers - right;
    if (all == 0)
        return wrong == 0;
    return right > wrong ? (double)(right - wrong) / all : 0;
}

static void score_boxes(struct mark *m, const struct exercise *x,
                        const struct answer *a)
{
    for (int i = 0; i < a->n_numbers; i++) {
        const struct option *o = &x->options[a->numbers[i] - 1];
        if (x->boxes == BOXES_POINTS) {
            m->score += o->points;
        } else if (o->level >= 0) {
            m->score += x->points;
            m->levels[o->level] += x->points;
        }
    }
    if (x->boxes == BOXES_POINTS)
        m->right = is(m->score >= x->max);
}

static void score_choice(struct mark *m, const struct exercise *x,
                         const struct answer *a)
{
    // A choice of one is answered by picking; of many also by picking none.
    m->answered = a->tries > 0 && (x->many || a->n_numbers > 0);
    if (x->attempts > 0)
        m->tries_left = a->tries < x->attempts ? x->attempts - a->tries : 0;
    if (!m->answered)
        return;
    if (x->boxes == BOXES_RIGHT) {
        const double share = choice_share(x, a);
        m->score = x->points * share;
        m->right = is(share == 1);
    } else {
        score_boxes(m, x, a);
    }
    m->finished = m->tries_left <= 0 || m->right != ENGINE_NO;
}

static void score_reflect(struct mark *m, const struct exercise *x,
                          const struct answer *a)
{
    m->answered = answer_has_words(a);
    m->finished = m->answered;
    m->score = m->answered ? x->points : 0;
}

static void score_silence(struct mark *m, const struct exercise *x,
                          const struct answer *a)
{
    const double hold = answer_held(a, x) / x->seconds;
    const bool held = hold >= 1;
    m->answered = a->asked > 0 || a->held > 0 || a->done || answer_has_words(a);
    m->finished = a->done;
    if (count_right(x) > 0) {
        const bool asked = a->asked > 0 && x->options[a->asked - 1].right;
        m->score = x->points * (0.5 * asked + 0.5 * hold);
        m->right = is(asked && held);
    } else {
        m->score = x->points * hold;
        m->right = is(held);
    }
    if (!m->finished)
        m->right = ENGINE_UNSURE;
}

static double moment_part(const struct exercise *x, const struct answer *a)
{
    const int moment = score_moment(x, a);
    const int distance = moment - score_decision(x);
    if (moment == 0)
        return 0;
    const double part = distance < 0 ? 1 + 0.5 * distance : 1 - 0.25 * distance;
    return part > 0 ? part : 0;
}

static void score_cues(struct mark *m, const struct exercise *x,
                       const struct answer *a)
{
    int cues = 0;
    int found;
    int wrong;
    for (int i = 0; i < x->n_lines; i++)
        cues += x->lines[i] == 'x';
    score_marks(x, a, &found, &wrong);
    double sum = 0;
    int parts = 0;
    if (cues > 0) {
        sum += found > wrong ? (double)(found - wrong) / cues : 0;
        parts++;
    }
    if (score_decision(x) > 0) {
        sum += moment_part(x, a);
        parts++;
    }
    if (x->n_options > 0) {
        sum += a->asked > 0 && x->options[a->asked - 1].right;
        parts++;
    }
    const double share = parts > 0 ? sum / parts : wrong == 0;
    m->answered = a->n_numbers > 0 || a->moment > 0 || a->asked > 0 || a->done;
    m->finished = a->done;
    m->score = m->answered ? x->points * share : 0;
    if (m->finished)
        m->right = is(share == 1);
}

static bool has_named_end(const struct exercise *x)
{
    for (int i = 0; i < x->n_scenes; i++)
        if (x->scenes[i].n_replies == 0 && x->scenes[i].ending)
            return true;
    return false;
}

static void score_ending(struct mark *m, const struct exercise *x, int scene)
{
    const char *ending = x->scenes[scene].ending;
    double share = 1;
    if (!ending)
        share = has_named_end(x) ? 0.5 : 1;
    else if (strcmp(ending, "open") == 0)
        share = 0.5;
    else if (strcmp(ending, "lost") == 0)
        share = 0;
    if (ending && strcmp(ending, "won") == 0)
        m->right = ENGINE_YES;
    if (share == 0)
        m->right = ENGINE_NO;
    m->score = x->points * share;
}

static void score_replies(struct mark *m, const struct course *c,
                          const struct exercise *x, const struct play *p)
{
    int levelled = 0;
    for (int i = 0; i < p->n_path; i++) {
        const int level = p->taken[i]->level;
        if (level >= 0) {
            m->levels[level] += 1;
            levelled++;
        }
    }
    for (int i = 0; i < c->n_levels; i++)
        if (m->levels[i] > 0)
            m->levels[i] = x->points * (m->levels[i] / levelled);
    m->score = levelled > 0 ? x->points : 0;
}

static void score_dialogue(struct mark *m, const struct course *c,
                           const struct exercise *x, const struct answer *a,
                           struct heap *scratch)
{
    struct play p;
    dialogue_play(&p, c, x, a, scratch);
    memcpy(m->axes, p.axes, sizeof *m->axes * (size_t)c->n_axes);
    memcpy(m->reached, p.reached, sizeof *m->reached * (size_t)x->n_scenes);
    m->answered = p.n_path > 0;
    m->finished = p.ended;
    if (p.ended && x->levelled)
        score_replies(m, c, x, &p);
    else if (p.ended)
        score_ending(m, x, p.scene);
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

void score_answer(struct mark *m, const struct course *c,
                  const struct exercise *x, const struct answer *a,
                  struct heap *scratch)
{
    *m = (struct mark){.levels = m->levels,
                       .axes = m->axes,
                       .reached = m->reached,
                       .tries_left = -1,
                       .right = ENGINE_UNSURE};
    memset(m->levels, 0, sizeof *m->levels * (size_t)c->n_levels);
    switch (x->kind) {
    case KIND_CHOICE:
        score_choice(m, x, a);
        break;
    case KIND_REFLECT:
        score_reflect(m, x, a);
        break;
    case KIND_SILENCE:
        score_silence(m, x, a);
        break;
    case KIND_CUES:
        score_cues(m, x, a);
        break;
    case KIND_DIALOGUE:
        score_dialogue(m, c, x, a, scratch);
        break;
    default:
        return;
    }
    take_hints(m, x, a);
    if (x->level >= 0 && !score_spreads(x))
        m->levels[x->level] = m->score;
}
