// score_kinds.c - the kinds with one answer: choice, reflect, silence, text,
// number, scale and forecast.
#include "score_parts.h"

#include "engine/data/decimal.h"
#include "engine/data/fold.h"
#include "text_match.h"

#include <math.h>

static int count_right(const struct exercise *x)
{
    int n = 0;
    for (int i = 0; i < x->n_options; i++)
        n += x->options[i].right;
    return n;
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
        score_take(m, o->level);
        if (x->boxes == BOXES_POINTS) {
            m->score += o->points;
        } else if (o->level >= 0) {
            m->score += x->points;
            m->levels[o->level] += x->points;
        }
    }
    if (x->boxes == BOXES_POINTS)
        m->right = score_truth(m->score >= x->max);
}

static void score_raise(struct mark *m, const struct attempt *t)
{
    const int level = t->x->options[t->a->numbers[0] - 1].level;
    score_take(m, level);
    score_share(m, t->x,
                level == t->x->asked  ? 1
                : level > t->x->asked ? 0.5
                                      : 0);
}

void score_choice(struct mark *m, const struct attempt *t)
{
    if (t->x->asked >= 0)
        score_raise(m, t);
    else if (t->x->boxes == BOXES_RIGHT)
        score_share(m, t->x, choice_share(t->x, t->a));
    else
        score_boxes(m, t->x, t->a);
}

void score_reflect(struct mark *m, const struct attempt *t)
{
    m->answered = answer_has_words(t->a);
    m->finished = m->answered;
    m->score = m->answered ? t->x->points : 0;
}

double score_held(const struct answer *a, const struct exercise *x)
{
    return fmax(answer_held(a, x), answer_held_again(a, x));
}

void score_silence(struct mark *m, const struct attempt *t)
{
    const struct exercise *x = t->x;
    const struct answer *a = t->a;
    const double again =
        x->again > 0 ? answer_held_again(a, x) / x->again : 0;
    const double hold = fmax(answer_held(a, x) / x->seconds, again);
    const bool held = hold >= 1;
    m->answered =
        a->asked > 0 || a->hold.held > 0 || a->done || answer_has_words(a);
    m->finished = a->done;
    if (count_right(x) > 0) {
        const bool asked = a->asked > 0 && x->options[a->asked - 1].right;
        m->score = x->points * (0.5 * asked + 0.5 * hold);
        m->right = score_truth(asked && held);
    } else {
        m->score = x->points * hold;
        m->right = score_truth(held);
    }
    if (!m->finished)
        m->right = ENGINE_UNSURE;
}

void score_text(struct mark *m, const struct attempt *t)
{
    const struct exercise *x = t->x;
    const char *given =
        text_fold(t->scratch, t->a->text, t->a->n_text, x->exact);
    const int option = text_option(x, given);
    const struct option *o = option > 0 ? &x->options[option - 1] : NULL;
    if (x->boxes == BOXES_RIGHT) {
        score_share(m, x, o && o->right);
        return;
    }
    m->score = o ? o->points : 0;
    m->right = score_truth(m->score >= x->max);
}

void score_number(struct mark *m, const struct attempt *t)
{
    const struct exercise *x = t->x;
    // Both as they can be saved, and without the dust of their difference.
    const double off = fabs(t->a->number - decimal_round(x->answer));
    score_share(m, x, score_round(off) <= score_round(x->within));
}

void score_scale(struct mark *m, const struct attempt *t)
{
    const struct exercise *x = t->x;
    m->answered = t->a->has_number;
    m->finished = m->answered;
    for (int i = 0; m->axes && i < t->c->n_axes; i++)
        m->axes[i] = i == x->axis && m->answered
                         ? t->a->number - (x->from + x->to) / 2.0
                         : 0;
}

void score_forecast(struct mark *m, const struct attempt *t)
{
    const double off = fabs(t->a->number - t->x->outcome);
    m->answered = t->a->has_number;
    m->finished = m->answered;
    if (!m->answered)
        return;
    m->score = t->x->points * (1 - off * off);
    if (t->a->number != 0.5)
        m->right = score_truth((t->a->number > 0.5) == t->x->outcome);
}
