// tally.c - what came out for the participants of a lesson.
#include <math.h>
#include <stdlib.h>

#include "pass/simulate/parts.h"

// A number in thousandths, so that sums in another order are the same.
static long thousandths(double value)
{
    return lround(value * 1000);
}

static struct bar *bar_at(struct histogram *h, long at)
{
    size_t slot = (size_t)at * 0x9E3779B97F4A7C15u >> 20 & (h->room - 1);
    while (h->bars[slot].used && h->bars[slot].at != at)
        slot = (slot + 1) & (h->room - 1);
    return &h->bars[slot];
}

static void grow(struct histogram *h)
{
    struct histogram old = *h;
    h->room = h->room ? h->room * 2 : 64;
    h->bars = calloc(h->room, sizeof *h->bars);
    if (!h->bars)
        die("out of memory");
    for (size_t i = 0; i < old.room; i++)
        if (old.bars[i].used)
            *bar_at(h, old.bars[i].at) = old.bars[i];
    free(old.bars);
}

void histogram_add(struct histogram *h, long at, double weight)
{
    if (h->n * 2 >= h->room)
        grow(h);
    struct bar *b = bar_at(h, at);
    h->n += !b->used;
    b->used = true;
    b->at = at;
    b->weight += weight;
}

void histogram_clear(struct histogram *h)
{
    free(h->bars);
    *h = (struct histogram){0};
}

static void histogram_merge(struct histogram *h, struct histogram *from)
{
    for (size_t i = 0; i < from->room; i++)
        if (from->bars[i].used)
            histogram_add(h, from->bars[i].at, from->bars[i].weight);
    histogram_clear(from);
}

static void range_start(struct range *r)
{
    *r = (struct range){INFINITY, -INFINITY};
}

// The most that anybody has, and the least of those who finish.
static void range_add(struct range *r, double value, bool finishes)
{
    if (value > r->most)
        r->most = value;
    if (finishes && value < r->least)
        r->least = value;
}

static void range_merge(struct range *r, const struct range *from)
{
    range_add(r, from->most, false);
    r->least = fmin(r->least, from->least);
}

void tally_init(struct simulation *s, const struct unit *u, struct tally *t)
{
    size_t exercises = u->l->origin->exercise_count + 1;
    size_t levels = s->c->level_count;
    *t = (struct tally){.passing = NOBODY, .failing = NOBODY};
    t->shown = arena_take(s->arena, exercises * sizeof *t->shown);
    t->shows = arena_take(s->arena, exercises * sizeof *t->shows);
    t->unlocks = arena_take(s->arena, s->unit_count * sizeof *t->unlocks);
    t->routes = arena_take(s->arena, s->unit_count * sizeof *t->routes);
    t->unlock_weights =
        arena_take(s->arena, s->unit_count * sizeof *t->unlock_weights);
    t->levels = arena_take(s->arena, levels * sizeof *t->levels);
    t->scores = arena_take(s->arena, levels * sizeof *t->scores);
    t->bearings = arena_take(s->arena, MOST_BEARINGS * sizeof *t->bearings);
    range_start(&t->total);
    range_start(&t->passed_total);
    for (size_t i = 0; i < levels; i++)
        range_start(&t->levels[i]);
    // An end is a scene without replies; each has a place.
    for (size_t i = 0; i < u->talk_count; i++) {
        int subject =
            u->parts[u->talks[i]].states[0].settings[0].subject;
        const struct exercise *x = s->subjects[subject].x;
        for (size_t k = 0; k < x->scene_count; k++) {
            if (x->scenes[k].reply_count)
                continue;
            struct end_tally *end =
                ARENA_PUSH(s->arena, t->ends, t->end_count);
            end->subject = subject;
            end->scene = (int)k;
            end->levels = arena_take(s->arena, levels * sizeof *end->levels);
            for (size_t n = 0; n < levels; n++)
                range_start(&end->levels[n]);
        }
    }
}

void tally_clear(const struct simulation *s, struct tally *t)
{
    histogram_clear(&t->totals);
    histogram_clear(&t->passed_totals);
    for (size_t i = 0; t->scores && i < s->c->level_count; i++)
        histogram_clear(&t->scores[i]);
}

static void add_feedback(struct tally *t, const struct engine_lesson *l,
                         const struct observed *o)
{
    for (size_t i = 0; l->feedback && i < l->n_exercises; i++)
        if (l->exercises[i].name == l->feedback) {
            t->shown[i] = true;
            t->shows[i] += o->weight;
        }
}

static void add_passed(struct tally *t, const struct engine_lesson *l,
                       const struct observed *o)
{
    bool passed = l->passed == ENGINE_YES;
    bool holds = passed || (l->passed == ENGINE_UNSURE && l->complete);
    t->passes |= passed;
    t->fails |= o->finishes && l->passed == ENGINE_NO;
    if (passed)
        t->pass_weight += o->weight;
    if (holds)
        t->passing_weight += o->weight;
    size_t *first = holds ? &t->passing : &t->failing;
    if (o->number < *first)
        *first = o->number;
}

static void add_ends(struct simulation *s, struct tally *t,
                     const struct engine_lesson *l, const struct observed *o)
{
    for (size_t i = 0; i < o->u->talk_count; i++) {
        size_t part = o->u->talks[i];
        struct setting at =
            o->u->parts[part].states[o->states[part]].settings[0];
        int scene = s->subjects[at.subject].classes[at.class].end;
        for (size_t k = 0; scene != NOWHERE && k < t->end_count; k++) {
            struct end_tally *end = &t->ends[k];
            if (end->subject != at.subject || end->scene != scene)
                continue;
            end->weight += o->weight;
            for (size_t n = 0; n < s->c->level_count; n++)
                range_add(&end->levels[n], l->levels[n].score, true);
        }
    }
}

static void add_scores(struct simulation *s, struct tally *t,
                       const struct engine_lesson *l,
                       const struct observed *o)
{
    range_add(&t->total, l->total.score, o->finishes);
    if (l->passed != ENGINE_NO)
        range_add(&t->passed_total, l->total.score, o->finishes);
    for (size_t i = 0; i < s->c->level_count; i++)
        range_add(&t->levels[i], l->levels[i].score, o->finishes);
    if (!s->charts || o->weight <= 0)
        return;
    histogram_add(&t->totals, thousandths(l->total.score), o->weight);
    if (l->passed != ENGINE_NO)
        histogram_add(&t->passed_totals, thousandths(l->total.score),
                      o->weight);
    for (size_t i = 0; i < s->c->level_count; i++)
        histogram_add(&t->scores[i], thousandths(l->levels[i].score),
                      o->weight);
}

void tally_add(struct simulation *s, struct tally *t,
               const struct observed *o)
{
    const struct engine_lesson *l = engine_lesson(o->engine, o->u->lesson);
    t->weight += o->weight;
    if (o->finishes)
        add_feedback(t, l, o);
    add_passed(t, l, o);
    add_scores(s, t, l, o);
    add_ends(s, t, l, o);
    bearing_of(t, l, o);
    for (size_t i = 0; i < s->unit_count; i++) {
        if (engine_unlocks(o->engine, o->u->lesson, (int)i) == ENGINE_YES) {
            t->unlocks[i] = true;
            t->unlock_weights[i] += o->weight;
        }
        t->routes[i] |=
            engine_routes(o->engine, o->u->lesson, (int)i) == ENGINE_YES;
    }
}

static void merge_ends(struct simulation *s, struct tally *t,
                       const struct tally *from)
{
    for (size_t i = 0; i < t->end_count; i++) {
        t->ends[i].weight += from->ends[i].weight;
        for (size_t n = 0; n < s->c->level_count; n++)
            range_merge(&t->ends[i].levels[n], &from->ends[i].levels[n]);
    }
}

void tally_merge(struct simulation *s, const struct unit *u, struct tally *t,
                 struct tally *from)
{
    t->weight += from->weight;
    for (size_t i = 0; i < u->l->origin->exercise_count; i++) {
        t->shown[i] |= from->shown[i];
        t->shows[i] += from->shows[i];
    }
    t->passes |= from->passes;
    t->fails |= from->fails;
    t->pass_weight += from->pass_weight;
    t->passing_weight += from->passing_weight;
    for (size_t i = 0; i < s->unit_count; i++) {
        t->unlocks[i] |= from->unlocks[i];
        t->unlock_weights[i] += from->unlock_weights[i];
        t->routes[i] |= from->routes[i];
    }
    range_merge(&t->total, &from->total);
    range_merge(&t->passed_total, &from->passed_total);
    histogram_merge(&t->totals, &from->totals);
    histogram_merge(&t->passed_totals, &from->passed_totals);
    for (size_t i = 0; i < s->c->level_count; i++) {
        range_merge(&t->levels[i], &from->levels[i]);
        histogram_merge(&t->scores[i], &from->scores[i]);
    }
    merge_ends(s, t, from);
    for (size_t i = 0; i < from->bearing_count; i++)
        bearing_merge(t, &from->bearings[i]);
    t->bearings_cut |= from->bearings_cut;
    t->held |= from->held;
    t->passing = from->passing < t->passing ? from->passing : t->passing;
    t->failing = from->failing < t->failing ? from->failing : t->failing;
}
