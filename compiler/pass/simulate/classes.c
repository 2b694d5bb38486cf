// classes.c - which answers are the same to all rules.
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "pass/simulate/parts.h"

enum { PROBES = 48 };

void simulate_use_none(struct simulation *s)
{
    for (size_t i = 0; i < s->subject_count; i++)
        engine_use(s->engine, s->subjects[i].number, -1);
}

void simulate_use(struct simulation *s, struct setting setting)
{
    const struct subject *sub = &s->subjects[setting.subject];
    const struct class *class = &sub->classes[setting.class];
    engine_use(s->engine, sub->number, sub->ways[class->way].prepared);
}

// Evaluates all lessons and runs all functions, to see what they ask.
static void probe(struct simulation *s)
{
    int *all = malloc((s->unit_count + 1) * sizeof *all);
    if (!all)
        die("out of memory");
    for (size_t i = 0; i < s->unit_count; i++)
        all[i] = (int)i;
    engine_evaluate_lessons(s->engine, all, s->unit_count);
    for (size_t f = 0; f < engine_function_count(s->engine); f++)
        engine_run_function(s->engine, f);
    engine_run_terms(s->engine);
    free(all);
}

static int best_way(const struct simulation *s, const struct subject *sub)
{
    int best = -1;
    double most = 0;
    for (size_t i = 1; i < sub->way_count; i++) {
        int way = sub->ways[i].prepared;
        struct engine_worth w = engine_worth(s->engine, way);
        if (w.finished && (best < 0 || w.score > most)) {
            best = way;
            most = w.score;
        }
    }
    return best;
}

// What is asked last, when all else is right.
static void probe_best(struct simulation *s)
{
    for (size_t i = 0; i < s->subject_count; i++)
        engine_use(s->engine, s->subjects[i].number,
                   best_way(s, &s->subjects[i]));
    probe(s);
    for (size_t i = 0; i < s->subject_count; i++) {
        const struct subject *sub = &s->subjects[i];
        engine_use(s->engine, sub->number, -1);
        probe(s);
        engine_use(s->engine, sub->number, best_way(s, sub));
    }
}

void simulate_prepare(struct simulation *s)
{
    uint64_t seed = SIMULATE_SEED;
    for (size_t i = 0; i < s->subject_count; i++) {
        struct subject *sub = &s->subjects[i];
        for (size_t k = 1; k < sub->way_count; k++) {
            Str json = sub->ways[k].json;
            sub->ways[k].prepared =
                engine_prepare(s->engine, sub->number, json.at, json.n);
            assert(sub->ways[k].prepared >= 0);
        }
    }
    probe(s);
    probe_best(s);
    for (int n = 0; n < PROBES; n++) {
        for (size_t i = 0; i < s->subject_count; i++) {
            const struct subject *sub = &s->subjects[i];
            size_t way = simulate_random(&seed) % sub->way_count;
            engine_use(s->engine, sub->number, sub->ways[way].prepared);
        }
        probe(s);
    }
    simulate_use_none(s);
}

bool simulate_completion_matters(const struct simulation *s, int lesson)
{
    if (s->units[lesson].l->tested)
        return false;
    for (size_t i = 0; i < s->unit_count; i++)
        if (engine_asks_lesson(s->engine, (int)i, lesson))
            return true;
    return false;
}

// What rules can see of one way to answer.
struct signature {
    double *values;
    size_t n;
};

static void sign(struct simulation *s, const struct subject *sub,
                 const struct way *w, struct signature *sign)
{
    struct engine *e = s->engine;
    size_t questions = engine_questions(e, sub->number);
    memset(sign->values, 0, sign->n * sizeof *sign->values);
    double *v = sign->values;
    bool used = false;
    if (w->prepared >= 0)
        engine_ask(e, w->prepared, v);
    v += questions;
    *v++ = w->end;
    *v++ = w->prepared >= 0 && simulate_completion_matters(s, sub->lesson) &&
           engine_worth(e, w->prepared).finished;
    for (size_t f = 0; f < engine_function_count(e); f++, v++) {
        enum engine_reading reads = engine_function_reads(e, f, sub->number);
        if (reads == READS_TOGETHER)
            *v = w->prepared;
        if (reads != READS_ALONE)
            continue;
        if (!used)
            engine_use(e, sub->number, w->prepared);
        used = true;
        *v = engine_run_function(e, f);
    }
}

static size_t hash_of(const struct signature *sign)
{
    const unsigned char *bytes = (const unsigned char *)sign->values;
    uint64_t h = 1469598103934665603u; // FNV-1a
    for (size_t i = 0; i < sign->n * sizeof *sign->values; i++)
        h = (h ^ bytes[i]) * 1099511628211u;
    return (size_t)(h ^ h >> 29);
}

// The classes of a subject so far, with a hash table over their signatures.
struct sorter {
    struct signature *of; // per class
    size_t *table;        // number + 1
    size_t room;
};

static size_t class_of(struct simulation *s, struct subject *sub,
                       struct sorter *t, const struct signature *sign)
{
    size_t size = sign->n * sizeof *sign->values;
    size_t at = hash_of(sign) & (t->room - 1);
    for (; t->table[at]; at = (at + 1) & (t->room - 1))
        if (memcmp(t->of[t->table[at] - 1].values, sign->values, size) == 0)
            return t->table[at] - 1;
    double *copy = arena_take(s->arena, size);
    memcpy(copy, sign->values, size);
    size_t n = sub->class_count;
    ARENA_PUSH(s->arena, sub->classes, sub->class_count);
    t->of[n] = (struct signature){copy, sign->n};
    t->table[at] = n + 1;
    return n;
}

// Points of zero come with either sign.
static void unsign_zeros(struct signature *sign)
{
    for (size_t i = 0; i < sign->n; i++)
        sign->values[i] += 0.0;
}

static void count_way(struct simulation *s, struct subject *sub, size_t way,
                      size_t class)
{
    struct way *w = &sub->ways[way];
    struct class *k = &sub->classes[class];
    if (k->ways == 0)
        *k = (struct class){.way = way, .end = w->end};
    w->class = (int)class;
    k->ways++;
    if (w->prepared < 0)
        k->finishing += !sub->x->required && !sub->x->pool;
    else if (sub->x->kind == KIND_pool) // its members are finished apart
        k->finishing++;
    else
        k->finishing += engine_worth(s->engine, w->prepared).finished;
}

static void sort_ways(struct simulation *s, struct subject *sub)
{
    struct sorter t = {.room = 16};
    struct signature now = {
        .n = engine_questions(s->engine, sub->number) + 2 +
             engine_function_count(s->engine)};
    while (t.room < sub->way_count * 2)
        t.room *= 2;
    t.table = arena_take(s->arena, t.room * sizeof *t.table);
    t.of = arena_take(s->arena, sub->way_count * sizeof *t.of);
    now.values = arena_take(s->arena, now.n * sizeof *now.values);
    sub->classes = NULL;
    sub->class_count = 0;
    for (size_t i = 0; i < sub->way_count; i++) {
        sign(s, sub, &sub->ways[i], &now);
        unsign_zeros(&now);
        count_way(s, sub, i, class_of(s, sub, &t, &now));
    }
    engine_use(s->engine, sub->number, -1);
}

void simulate_classes(struct simulation *s)
{
    simulate_use_none(s);
    for (size_t i = 0; i < s->subject_count; i++)
        sort_ways(s, &s->subjects[i]);
}
