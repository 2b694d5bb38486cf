// pool.c - see pool.h.
#include "pool.h"

#include "engine/course/shuffle.h"

struct draw pool_draw(struct heap *heap, const struct exercise *x,
                      const struct answer *a, unsigned seed)
{
    if (a->tries < 1)
        return (struct draw){NULL, 0};
    const int *order = shuffle(heap, seed, x->saved, x->n_members);
    struct draw d = {heap_take(heap, sizeof *d.members * (size_t)x->pick),
                     x->pick};
    for (int i = 0; i < d.n; i++) {
        const int place = ((a->tries - 1) * x->pick + i) % x->n_members;
        d.members[i] = x->members[order[place] - 1];
    }
    return d;
}

// All of them right, one of them wrong, or nothing that can be either.
static enum engine_truth join(enum engine_truth so_far, enum engine_truth next)
{
    if (next == ENGINE_UNSURE || so_far == ENGINE_NO)
        return so_far;
    return next;
}

void pool_score(struct mark *marks, const struct course *c,
                const struct exercise *x, const struct draw *d)
{
    struct mark *m = &marks[x - c->exercises];
    enum engine_truth right = ENGINE_UNSURE;
    double sum = 0;
    int scored = 0;
    int finished = 0;
    m->answered = false;
    for (int i = 0; i < d->n; i++) {
        const struct mark *member = &marks[d->members[i]];
        const double max = c->exercises[d->members[i]].max;
        m->answered = m->answered || member->answered;
        finished += member->finished;
        right = join(right, member->right);
        if (max > 0) {
            sum += member->score > 0 ? member->score / max : 0;
            scored++;
        }
    }
    m->finished = d->n > 0 && finished == d->n;
    m->score = x->points * (scored > 0 ? sum / scored : m->finished);
    m->right = m->finished ? right : ENGINE_UNSURE;
    if (x->level >= 0)
        m->levels[x->level] = m->score;
}
