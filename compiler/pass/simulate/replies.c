// replies.c - replies that leave nothing to weigh.
//
// Looked at are dialogues with at least three choices, whose ends are won,
// open or lost. A reply dominates when every path after it ends better than
// any path after another reply of its scene, leaves no level worse and no
// axis between those of the others, and at least one axis further out. A reply
// that loses at once is just a wrong answer; here all others go on, but
// nothing that is said then can make up for it.
#include <math.h>

#include "pass/simulate/parts.h"

enum { CHOICES = 3, MOST_MEASURES = 1 + MOST_LEVELS + MOST_AXES };

// What all paths after a reply come to: the end, the levels, the axes.
struct outcome {
    struct range measures[MOST_MEASURES];
    bool taken;
};

struct weighing {
    struct simulation *s;
    const struct subject *sub;
    struct outcome **after; // per scene and reply
};

static double rank_of(Str ending)
{
    static const char *const names[] = {"lost", "open", "won"};
    for (int i = 0; i < 3; i++)
        if (str_is(ending, names[i]))
            return i;
    return NAN;
}

static bool can_be_weighed(const struct subject *sub)
{
    size_t choices = 0;
    for (size_t i = 0; i < sub->x->scene_count; i++) {
        const struct scene *s = &sub->x->scenes[i];
        choices += s->reply_count > 1;
        if (!s->reply_count && isnan(rank_of(s->ending)))
            return false;
    }
    return choices >= CHOICES && sub->all <= (double)sub->way_count;
}

static void add_measure(struct range *r, bool first, double value)
{
    r->least = first ? value : fmin(r->least, value);
    r->most = first ? value : fmax(r->most, value);
}

static void add_outcome(const struct weighing *w, struct outcome *o,
                        const struct way *way)
{
    const struct course *c = w->s->c;
    struct engine_worth worth = engine_worth(w->s->engine, way->prepared);
    struct range *r = o->measures;
    Str ending = w->sub->x->scenes[way->end].ending;
    add_measure(r++, !o->taken, rank_of(ending));
    for (size_t i = 0; i < c->level_count; i++)
        add_measure(r++, !o->taken, worth.levels[i]);
    for (size_t i = 0; i < c->axis_count; i++)
        add_measure(r++, !o->taken, worth.axes[i]);
    o->taken = true;
}

static void follow(const struct weighing *w, const struct way *way)
{
    int scene = w->sub->x->start;
    for (size_t i = 0; i < way->path_length; i++) {
        const struct scene *s = &w->sub->x->scenes[scene];
        if (way->path[i] >= s->reply_count)
            continue; // something is named
        add_outcome(w, &w->after[scene][way->path[i]], way);
        scene = s->replies[way->path[i]].to;
    }
}

// How A stands to B in one axis: 1 further out, 0 the same, -1 in between.
static int apart(const struct range *a, const struct range *b)
{
    if (a->least > b->most || a->most < b->least)
        return 1;
    bool same = a->least == b->least && a->most == b->most;
    return same || a->least == b->most || a->most == b->least ? 0 : -1;
}

static bool dominates(const struct weighing *w, const struct outcome *a,
                      const struct outcome *b)
{
    const struct course *c = w->s->c;
    const struct range *p = a->measures, *q = b->measures;
    bool further = false;
    if (p->least <= q->most)
        return false;
    for (size_t i = 0; i < c->level_count; i++)
        if ((++p)->least < (++q)->most)
            return false;
    for (size_t i = 0; i < c->axis_count; i++) {
        int how = apart(++p, ++q);
        if (how < 0)
            return false;
        further |= how > 0;
    }
    return further;
}

static void weigh_scene(const struct weighing *w, size_t scene)
{
    const struct scene *s = &w->sub->x->scenes[scene];
    for (size_t i = 0; i < s->reply_count; i++) {
        size_t others = 0, worse = 0;
        if (!w->after[scene][i].taken)
            continue;
        for (size_t k = 0; k < s->reply_count; k++) {
            if (k == i || !w->after[scene][k].taken)
                continue;
            others++;
            worse += w->sub->x->scenes[s->replies[k].to].reply_count > 0 &&
                     dominates(w, &w->after[scene][i], &w->after[scene][k]);
        }
        if (others && worse == others)
            diag(w->s->c->dx, DIAG_W431, s->replies[i].at,
                 "in '%.*s'\nlet another one win something that this one "
                 "does not",
                 STR_ARG(s->name));
    }
}

void simulate_replies(struct simulation *s, const struct subject *sub)
{
    const struct exercise *x = sub->x;
    struct weighing w = {.s = s, .sub = sub};
    if (!can_be_weighed(sub))
        return;
    w.after = arena_take(s->arena, x->scene_count * sizeof *w.after);
    for (size_t i = 0; i < x->scene_count; i++)
        w.after[i] = arena_take(
            s->arena, (x->scenes[i].reply_count + 1) * sizeof **w.after);
    for (size_t i = 1; i < sub->way_count; i++)
        if (sub->ways[i].end != NOWHERE)
            follow(&w, &sub->ways[i]);
    for (size_t i = 0; i < x->scene_count; i++)
        weigh_scene(&w, i);
}
