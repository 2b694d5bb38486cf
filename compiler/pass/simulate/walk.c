// walk.c - the participants of a lesson, on all cores.
#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "pass/simulate/parts.h"

// Participants are tried in chunks, each with a tally of its own; these are
// merged in order, so the number of workers changes nothing. FEW are not worth
// a second engine.
enum { CHUNKS = 64, FEW = 3000 };

struct worker {
    struct engine *engine;
    int **prepared; // per subject and class, -1: not yet, -2: no answer
    int *at;        // the states of the unit's parts in place, -1: none
    int *states;    // those of the next participant
};

struct walk {
    struct simulation *s;
    struct unit *u;
    size_t n; // participants
    struct tally *tallies;
    double **sums; // per part: weights of its states so far, to draw by
    atomic_size_t next;
};

static struct engine *new_engine(struct simulation *s)
{
    struct engine *e = engine_new();
    if (!engine_load(e, s->c->table.at, s->c->table.n))
        die("the rule engine refused the course");
    for (size_t i = 0; i < s->unit_count; i++)
        engine_visit(e, engine_lesson(e, (int)i)->id);
    engine_watch(e);
    return e;
}

void simulate_start(struct simulation *s)
{
    s->workers = calloc(s->jobs, sizeof *s->workers);
    if (!s->workers)
        die("out of memory");
    s->engine = new_engine(s);
    s->workers[0].engine = s->engine;
}

static void forget(struct simulation *s, struct worker *w)
{
    for (size_t i = 0; w->prepared && i < s->subject_count; i++)
        free(w->prepared[i]);
    free(w->prepared);
    free(w->at);
    free(w->states);
    w->prepared = NULL;
    w->at = w->states = NULL;
}

void simulate_stop(struct simulation *s)
{
    for (size_t i = 0; i < s->unit_count; i++)
        tally_clear(s, &s->units[i].tally);
    for (size_t i = 0; i < s->jobs; i++) {
        forget(s, &s->workers[i]);
        engine_free(s->workers[i].engine);
    }
    free(s->workers);
}

static int *numbers(size_t n, int value)
{
    int *list = malloc((n + 1) * sizeof *list);
    if (!list)
        die("out of memory");
    for (size_t i = 0; i < n; i++)
        list[i] = value;
    return list;
}

// Nothing is answered, nothing in place.
static void reset(struct simulation *s, const struct unit *u,
                  struct worker *w)
{
    forget(s, w);
    w->prepared = malloc((s->subject_count + 1) * sizeof *w->prepared);
    if (!w->prepared)
        die("out of memory");
    for (size_t i = 0; i < s->subject_count; i++) {
        w->prepared[i] = numbers(s->subjects[i].class_count, -1);
        engine_use(w->engine, s->subjects[i].number, -1);
    }
    w->at = numbers(u->part_count, -1);
    w->states = numbers(u->part_count, 0);
}

// The number by which this worker's engine knows a class.
static int prepared(struct simulation *s, struct worker *w, struct setting at)
{
    const struct subject *sub = &s->subjects[at.subject];
    const struct way *way = &sub->ways[sub->classes[at.class].way];
    if (w->engine == s->engine || way->prepared < 0)
        return way->prepared;
    int *known = &w->prepared[at.subject][at.class];
    if (*known < 0)
        *known = engine_prepare(w->engine, sub->number, way->json.at,
                                way->json.n);
    assert(*known >= 0);
    return *known;
}

static void put_state(struct walk *walk, struct worker *w, size_t part,
                      int number)
{
    struct simulation *s = walk->s;
    const struct part *p = &walk->u->parts[part];
    const struct state *state = &p->states[number];
    if (w->at[part] == number)
        return;
    w->at[part] = number;
    for (size_t i = 0; i < state->setting_count; i++)
        engine_use(w->engine, s->subjects[state->settings[i].subject].number,
                   prepared(s, w, state->settings[i]));
    if (p->lesson == NOWHERE)
        return;
    const struct unit *other = &s->units[p->lesson];
    engine_evaluate_lessons(w->engine, other->lessons, other->lesson_count);
}

// A state by chance: any, or by how many ways of answering it stands for.
static int draw(const struct walk *walk, size_t part, uint64_t *seed,
                bool weighed)
{
    size_t n = walk->u->parts[part].state_count;
    const double *sums = walk->sums[part];
    uint64_t number = simulate_random(seed);
    if (!weighed || sums[n - 1] <= 0)
        return (int)(number % n);
    double at = (double)(number >> 11) / 9007199254740992.0 * sums[n - 1];
    size_t low = 0, high = n - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (sums[middle] > at)
            high = middle;
        else
            low = middle + 1;
    }
    return (int)low;
}

// Those of a sample are drawn by weight, every other one, and count alike;
// the rest is there to look into corners.
static bool participant(const struct walk *walk, size_t n, int *states)
{
    const struct unit *u = walk->u;
    if (u->all) {
        for (size_t i = 0; i < u->part_count; i++) {
            states[i] = (int)(n % u->parts[i].state_count);
            n /= u->parts[i].state_count;
        }
        return true;
    }
    if (n < u->chosen) {
        memcpy(states, u->plan + n * u->part_count,
               u->part_count * sizeof *states);
        return false;
    }
    uint64_t seed = SIMULATE_SEED + n * 0x9E3779B97F4A7C15u;
    simulate_random(&seed);
    for (size_t i = 0; i < u->part_count; i++)
        states[i] = draw(walk, i, &seed, n % 2);
    return n % 2;
}

static void try_one(struct walk *walk, struct worker *w, size_t n,
                    struct tally *t)
{
    const struct unit *u = walk->u;
    int *states = w->states;
    bool counts = participant(walk, n, states);
    double weight = 1;
    // From the last to the first: what changes last is put first, since
    // another lesson must have been evaluated.
    for (size_t i = u->part_count; i-- > 0;) {
        put_state(walk, w, i, states[i]);
        weight *= u->parts[i].states[states[i]].finishing;
    }
    engine_evaluate_lessons(w->engine, u->lessons, u->lesson_count);
    tally_add(walk->s, t, &(struct observed){
        .engine = w->engine, .u = u, .states = states, .number = n,
        .finishes = weight > 0,
        .weight = !counts || weight <= 0 ? 0 : u->all ? weight : 1});
}

static void work(void *context, size_t i)
{
    struct walk *walk = context;
    struct worker *w = &walk->s->workers[i];
    for (;;) {
        size_t chunk = atomic_fetch_add(&walk->next, 1);
        if (chunk >= CHUNKS)
            return;
        if (!w->engine)
            w->engine = new_engine(walk->s);
        if (!w->at)
            reset(walk->s, walk->u, w);
        size_t end = walk->n * (chunk + 1) / CHUNKS;
        for (size_t n = walk->n * chunk / CHUNKS; n < end; n++)
            try_one(walk, w, n, &walk->tallies[chunk]);
    }
}

static int *participant_of(const struct walk *walk, size_t n)
{
    size_t parts = walk->u->part_count;
    if (n == NOBODY)
        return NULL;
    int *states = arena_take(walk->s->arena, (parts + 1) * sizeof *states);
    participant(walk, n, states);
    return states;
}

static void weigh_states(struct walk *walk)
{
    const struct unit *u = walk->u;
    walk->sums =
        arena_take(walk->s->arena, u->part_count * sizeof *walk->sums);
    for (size_t i = 0; i < u->part_count; i++) {
        const struct part *p = &u->parts[i];
        double sum = 0;
        walk->sums[i] =
            arena_take(walk->s->arena, p->state_count * sizeof sum);
        for (size_t k = 0; k < p->state_count; k++)
            walk->sums[i][k] = sum += p->states[k].finishing;
    }
}

void simulate_walk(struct simulation *s, struct unit *u)
{
    struct walk walk = {.s = s, .u = u};
    walk.n = u->all ? (size_t)u->product : u->chosen + u->drawn;
    walk.tallies = arena_take(s->arena, CHUNKS * sizeof *walk.tallies);
    for (size_t i = 0; i < CHUNKS; i++)
        tally_init(s, u, &walk.tallies[i]);
    if (!u->all)
        weigh_states(&walk);
    for (size_t i = 0; i < s->jobs; i++)
        forget(s, &s->workers[i]);
    pool_each(walk.n < FEW ? 1 : s->jobs, work, &walk);
    tally_clear(s, &u->tally);
    tally_init(s, u, &u->tally);
    for (size_t i = 0; i < CHUNKS; i++)
        tally_merge(s, u, &u->tally, &walk.tallies[i]);
    for (size_t i = 1; i < s->jobs; i++)
        if (s->workers[i].engine)
            engine_share_notes(s->engine, s->workers[i].engine);
    u->passing = participant_of(&walk, u->tally.passing);
    u->failing = participant_of(&walk, u->tally.failing);
    for (size_t i = 0; i < u->tally.bearing_count; i++)
        u->tally.bearings[i].states =
            participant_of(&walk, u->tally.bearings[i].number);
    u->settled = true;
    s->tried += (double)walk.n;
}
