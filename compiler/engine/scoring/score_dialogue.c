// score_dialogue.c - a dialogue: its levelled replies, or its ending.
#include "score_parts.h"

#include <string.h>

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

// Of OF replies those that count, per level, are in M->levels: turns them into
// points.
static void share_points(struct mark *m, const struct course *c,
                         const struct exercise *x, int of)
{
    int counted = 0;
    for (int i = 0; i < c->n_levels; i++) {
        counted += (int)m->levels[i];
        if (m->levels[i] > 0)
            m->levels[i] = x->points * (m->levels[i] / of);
    }
    m->score = counted > 0 ? x->points * ((double)counted / of) : 0;
    if (x->raise)
        m->right = score_truth(counted > 0 && counted == of);
}

static void score_replies(struct mark *m, const struct course *c,
                          const struct exercise *x, const struct play *p)
{
    int before = -1;
    int levelled = 0;
    for (int i = 0; i < p->n_path; i++) {
        const int level = p->taken[i]->level;
        if (level < 0)
            continue;
        if (!x->raise || level == score_raise_to(c, before))
            m->levels[level] += 1;
        before = level;
        levelled++;
    }
    share_points(m, c, x, x->raise ? levelled - 1 : levelled);
}

void score_dialogue(struct mark *m, const struct attempt *t)
{
    const struct exercise *x = t->x;
    struct play p;
    dialogue_play(&p, t->c, x, t->a, t->seed, t->scratch);
    memcpy(m->axes, p.axes, sizeof *m->axes * (size_t)t->c->n_axes);
    memcpy(m->reached, p.reached, sizeof *m->reached * (size_t)x->n_scenes);
    memcpy(m->reached + x->n_scenes, p.named,
           sizeof *m->reached * (size_t)x->n_scenes);
    for (int i = 0; i < p.n_path; i++)
        score_take(m, p.taken[i]->level);
    m->answered = p.n_said > 0;
    m->finished = p.ended;
    if (p.ended && x->levelled)
        score_replies(m, t->c, x, &p);
    else if (p.ended)
        score_ending(m, x, p.scene);
}
