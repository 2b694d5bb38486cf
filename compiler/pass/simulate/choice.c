// choice.c - participants that a sample must not miss.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pass/simulate/parts.h"

// MOST_SWEPT: states of a part that are tried one by one. JOURNEYS: ways
// from the worst to the best, one part after the other, by chance. KEPT:
// participants that are chosen at most.
enum { MOST_SWEPT = 200, JOURNEYS = 24, KEPT = 60000 };

struct chooser {
    struct simulation *s;
    struct unit *u;
    size_t kept;    // participants at most
    size_t targets; // the levels, then the total
    int *best, *worst; // target by target, the states of all parts
    double *least, *most; // target by target: of the part being swept
};

static void keep(struct chooser *c, const int *states)
{
    struct unit *u = c->u;
    if (u->chosen == c->kept)
        return;
    size_t n = u->part_count;
    memcpy(u->plan + u->chosen++ * n, states, n * sizeof *states);
}

static void put_state(struct chooser *c, const struct state *state)
{
    for (size_t i = 0; i < state->setting_count; i++)
        simulate_use(c->s, state->settings[i]);
}

static double score_of(const struct chooser *c, size_t target)
{
    const struct engine_lesson *l =
        engine_lesson(c->s->engine, c->u->lesson);
    return target + 1 < c->targets ? l->levels[target].score
                                   : l->total.score;
}

// Tries the states of one part, while the others have no answer; of very
// many, some.
static void sweep(struct chooser *c, size_t part)
{
    const struct part *p = &c->u->parts[part];
    size_t step = p->state_count / (MOST_SWEPT * 16) + 1;
    if (p->lesson != NOWHERE)
        return;
    for (size_t i = 0; i < p->state_count; i += step) {
        put_state(c, &p->states[i]);
        engine_evaluate_lessons(c->s->engine, c->u->lessons,
                                c->u->lesson_count);
        for (size_t t = 0; t < c->targets; t++) {
            double score = score_of(c, t);
            size_t at = t * c->u->part_count + part;
            if (i == 0 || score > c->most[t]) {
                c->most[t] = score;
                c->best[at] = (int)i;
            }
            if (i == 0 || score < c->least[t]) {
                c->least[t] = score;
                c->worst[at] = (int)i;
            }
        }
    }
    put_state(c, &p->states[0]); // the first class holds "no answer"
}

static double try_state(struct chooser *c, size_t part, size_t state,
                        size_t target)
{
    put_state(c, &c->u->parts[part].states[state]);
    engine_evaluate_lessons(c->s->engine, c->u->lessons, c->u->lesson_count);
    return score_of(c, target);
}

// What is worth nothing alone can be worth something beside the best of the
// others: part by part, the best is tried again.
static void climb(struct chooser *c, size_t target)
{
    const struct unit *u = c->u;
    int *best = c->best + target * u->part_count;
    for (size_t i = 0; i < u->part_count; i++)
        put_state(c, &u->parts[i].states[best[i]]);
    for (size_t i = 0; i < u->part_count; i++) {
        size_t count = u->parts[i].state_count;
        if (u->parts[i].lesson != NOWHERE)
            continue;
        double most = try_state(c, i, (size_t)best[i], target);
        for (size_t k = 0; k < count; k += count / MOST_SWEPT + 1) {
            double score = try_state(c, i, k, target);
            best[i] = score > most ? (int)k : best[i];
            most = fmax(most, score);
        }
        put_state(c, &u->parts[i].states[best[i]]);
    }
    simulate_use_none(c->s);
}

// One journey from the worst to the best of a target, parts in any order.
static void journey(struct chooser *c, size_t target, uint64_t *seed)
{
    size_t n = c->u->part_count;
    const int *to = c->best + target * n;
    int *at = malloc((n + 1) * sizeof *at), *order = malloc(n * sizeof *at);
    if (!at || !order)
        die("out of memory");
    memcpy(at, c->worst + target * n, n * sizeof *at);
    for (size_t i = 0; i < n; i++) {
        size_t k = simulate_random(seed) % (i + 1);
        order[i] = order[k];
        order[k] = (int)i;
    }
    keep(c, at);
    for (size_t i = 0; i < n; i++) {
        at[order[i]] = to[order[i]];
        keep(c, at);
    }
    free(at);
    free(order);
}

// Each part changed from what it is, the others as they are.
static void vary(struct chooser *c, const int *from)
{
    size_t n = c->u->part_count;
    int *at = malloc((n + 1) * sizeof *at);
    if (!at)
        die("out of memory");
    memcpy(at, from, n * sizeof *at);
    for (size_t i = 0; i < n; i++) {
        size_t count = c->u->parts[i].state_count;
        for (size_t k = 0; k < count; k += count / MOST_SWEPT + 1) {
            at[i] = (int)k;
            keep(c, at);
        }
        at[i] = from[i];
    }
    free(at);
}

void simulate_choose(struct simulation *s, struct unit *u, size_t most)
{
    size_t n = u->part_count, targets = s->c->level_count + 1;
    uint64_t seed = SIMULATE_SEED;
    struct chooser c = {
        .s = s,
        .u = u,
        .kept = most < KEPT ? most : KEPT,
        .targets = targets,
        .best = arena_take(s->arena, targets * n * sizeof *c.best),
        .worst = arena_take(s->arena, targets * n * sizeof *c.worst),
        .least = arena_take(s->arena, targets * sizeof *c.least),
        .most = arena_take(s->arena, targets * sizeof *c.most),
    };
    u->plan = arena_take(s->arena, c.kept * n * sizeof *u->plan);
    u->chosen = 0;
    simulate_use_none(s);
    for (size_t i = 0; i < n; i++)
        sweep(&c, i);
    for (size_t t = 0; t < targets; t++)
        climb(&c, t);
    for (size_t t = 0; t < targets; t++) {
        vary(&c, c.best + t * n);
        vary(&c, c.worst + t * n);
    }
    for (size_t i = 0; i < JOURNEYS * targets; i++)
        journey(&c, i % targets, &seed);
    simulate_use_none(s);
}
