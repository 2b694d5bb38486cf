// score_places.c - the kinds in which things are put in their places: order,
// match, sort and gaps.
#include "score_parts.h"

#include "engine/data/fold.h"
#include "text_match.h"

#include <string.h>

// Kendall's tau, at least 0: of all pairs of items those in the right order
// less those in the wrong one.
static double order_share(const struct answer *a)
{
    int sum = 0;
    int pairs = 0;
    for (int i = 0; i < a->n_numbers; i++)
        for (int k = 0; k < i; k++) {
            sum += a->numbers[k] < a->numbers[i] ? 1 : -1;
            pairs++;
        }
    if (pairs == 0)
        return 1;
    return sum > 0 ? (double)sum / pairs : 0;
}

void score_order(struct mark *m, const struct attempt *t)
{
    score_share(m, t->x, order_share(t->a));
}

void score_pairs(struct mark *m, const struct attempt *t)
{
    int right = 0;
    for (int i = 0; i < t->x->n_items; i++)
        right += t->a->numbers[i] == t->x->targets[i];
    score_share(m, t->x, (double)right / t->x->n_items);
}

static bool is_listed(const struct gap *g, int number)
{
    for (int i = 0; i < g->n_numbers; i++)
        if (g->numbers[i] == number)
            return true;
    return false;
}

enum engine_truth score_gap(const struct exercise *x, const struct answer *a,
                            int i, struct heap *scratch)
{
    if (x->words) {
        const int number = i < a->n_numbers ? a->numbers[i] : 0;
        return number == 0 ? ENGINE_UNSURE
                           : score_truth(is_listed(&x->gaps[i], number));
    }
    const char *s = answer_gap(a, i);
    const char *given = text_fold(scratch, s, strlen(s), x->exact);
    return *given ? score_truth(text_fills(x, i, given)) : ENGINE_UNSURE;
}

void score_gaps(struct mark *m, const struct attempt *t)
{
    int right = 0;
    for (int i = 0; i < t->x->n_gaps; i++)
        right += score_gap(t->x, t->a, i, t->scratch) == ENGINE_YES;
    score_share(m, t->x, (double)right / t->x->n_gaps);
}
