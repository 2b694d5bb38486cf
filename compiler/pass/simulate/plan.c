// plan.c - what varies in a lesson, and what adds up.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pass/simulate/parts.h"

// MOST_SUMS: states of a part that adds up several exercises. TRIALS: of
// participants whose sum is compared with what the engine says.
enum { MOST_SUMS = 20000, TRIALS = 64 };

// A plan in the making.
struct plan {
    struct simulation *s;
    struct unit *u;
    bool *takes;   // per subject
    bool *lessons; // per lesson: evaluated each time
    bool *later;   // per lesson: passed or not, as a part
};

static bool settled_apart(const struct plan *p, int lesson)
{
    const struct unit *other = &p->s->units[lesson];
    for (size_t i = 0; other->settled && i < other->part_count; i++) {
        const struct part *part = &other->parts[i];
        for (size_t k = 0; k < part->states[0].setting_count; k++)
            if (p->takes[part->states[0].settings[k].subject])
                return false;
        // What it waits for itself would be set twice.
        if (part->lesson != NOWHERE)
            return false;
    }
    return other->settled;
}

static void take_lesson(struct plan *p, int lesson)
{
    struct simulation *s = p->s;
    if (p->lessons[lesson])
        return;
    p->lessons[lesson] = true;
    for (size_t i = 0; i < s->subject_count; i++)
        if (s->subjects[i].lesson == lesson ||
            engine_asks(s->engine, lesson, s->subjects[i].number))
            p->takes[i] = true;
}

// Lessons that are asked for: those that vary apart become a part, the others
// are evaluated along.
static void take_asked(struct plan *p)
{
    struct simulation *s = p->s;
    size_t n = s->unit_count;
    bool grown = true;
    while (grown) {
        grown = false;
        for (size_t i = 0; i < n * n; i++) {
            int from = (int)(i / n), to = (int)(i % n);
            if (!p->lessons[from] || p->lessons[to] ||
                !engine_asks_lesson(s->engine, from, to))
                continue;
            p->later[to] = settled_apart(p, to);
            grown |= !p->later[to];
            if (!p->later[to])
                take_lesson(p, to);
        }
    }
}

// Parts of two lessons may not meet in a third.
static void keep_apart(struct plan *p)
{
    struct simulation *s = p->s;
    bool *seen = calloc(s->subject_count + 1, sizeof *seen);
    if (!seen)
        die("out of memory");
    for (size_t m = 0; m < s->unit_count; m++) {
        const struct unit *other = &s->units[m];
        bool meets = false;
        for (size_t i = 0; p->later[m] && i < other->part_count; i++) {
            const struct state *first = &other->parts[i].states[0];
            for (size_t k = 0; k < first->setting_count; k++) {
                meets |= seen[first->settings[k].subject];
                seen[first->settings[k].subject] = true;
            }
        }
        if (!meets)
            continue;
        p->later[m] = false;
        take_lesson(p, (int)m);
    }
    free(seen);
}

static struct state *one_setting(struct simulation *s, struct state *state,
                                 int subject, int class)
{
    const struct class *k = &s->subjects[subject].classes[class];
    *ARENA_PUSH(s->arena, state->settings, state->setting_count) =
        (struct setting){subject, class};
    state->ways = k->ways;
    state->finishing = k->finishing;
    return state;
}

static struct part *new_part(struct plan *p, int lesson)
{
    struct unit *u = p->u;
    struct part *part =
        ARENA_PUSH(p->s->arena, u->parts, u->part_count);
    part->lesson = lesson;
    return part;
}

static void fill_part(struct plan *p, struct part *part, int subject)
{
    struct simulation *s = p->s;
    const struct subject *sub = &s->subjects[subject];
    for (size_t i = 0; i < sub->class_count; i++) {
        struct state *state =
            ARENA_PUSH(s->arena, part->states, part->state_count);
        one_setting(s, state, subject, (int)i);
        // Other lessons need not be finished for this one.
        if (sub->lesson != p->u->lesson)
            state->finishing = state->ways;
    }
}

// Another lesson as somebody left it who passed, and as one who did not.
static void fill_lesson(struct plan *p, struct part *part)
{
    struct simulation *s = p->s;
    const struct unit *other = &s->units[part->lesson];
    const int *const from[] = {other->failing, other->passing};
    for (int i = 0; i < 2; i++) {
        if (!from[i])
            continue;
        struct state *state =
            ARENA_PUSH(s->arena, part->states, part->state_count);
        for (size_t k = 0; k < other->part_count; k++) {
            const struct state *at = &other->parts[k].states[from[i][k]];
            for (size_t n = 0; n < at->setting_count; n++)
                *ARENA_PUSH(s->arena, state->settings,
                            state->setting_count) = at->settings[n];
        }
        double passing = other->tally.passing_weight;
        double share = i ? passing : other->tally.weight - passing;
        state->ways = 1;
        state->finishing = share > 0 ? share / other->tally.weight : 1e-9;
    }
}

// Exercises whose points only add up: the sums take their place.

struct sums {
    struct part part;
    double *values; // per state, `width` each: what it adds
    size_t width;
    uint64_t touches; // which values it changes at all
};

static void measure(struct plan *p, double *values)
{
    struct engine *e = p->s->engine;
    const struct unit *u = p->u;
    size_t levels = p->s->c->level_count;
    engine_evaluate_lessons(e, u->lessons, u->lesson_count);
    for (size_t i = 0; i < u->lesson_count; i++) {
        const struct engine_lesson *l = engine_lesson(e, u->lessons[i]);
        for (size_t k = 0; k < levels; k++)
            *values++ = l->levels[k].score;
        *values++ = l->total.score;
    }
}

static void measure_part(struct plan *p, struct sums *sums)
{
    struct simulation *s = p->s;
    size_t n = sums->part.state_count, width = sums->width;
    double *base = arena_take(s->arena, width * sizeof *base);
    sums->values = arena_take(s->arena, n * width * sizeof *base);
    simulate_use_none(s);
    measure(p, base);
    for (size_t i = 0; i < n; i++) {
        double *values = sums->values + i * width;
        simulate_use(s, sums->part.states[i].settings[0]);
        measure(p, values);
        for (size_t k = 0; k < width; k++) {
            values[k] = round((values[k] - base[k]) * 1e6) / 1e6 + 0.0;
            if (values[k] != 0)
                sums->touches |= (uint64_t)1 << k % 64;
        }
    }
    simulate_use_none(s);
}

static struct state joined(struct simulation *s, const struct state *a,
                           const struct state *b)
{
    size_t n = a->setting_count + b->setting_count;
    struct state both = {
        .settings = arena_take(s->arena, n * sizeof *both.settings),
        .setting_count = n,
        .ways = a->ways * b->ways,
        .finishing = a->finishing * b->finishing};
    memcpy(both.settings, a->settings,
           a->setting_count * sizeof *both.settings);
    memcpy(both.settings + a->setting_count, b->settings,
           b->setting_count * sizeof *both.settings);
    return both;
}

static size_t slot_of(const double *values, size_t width, size_t room)
{
    uint64_t h = 1469598103934665603u; // FNV-1a, over millionths
    for (size_t k = 0; k < width; k++)
        h = (h ^ (uint64_t)(int64_t)(values[k] * 1e6)) * 1099511628211u;
    return (size_t)(h ^ h >> 31) & (room - 1);
}

// Adds part B to A: pairs with the same sum become one state.
static void add_part(struct simulation *s, struct sums *a,
                     const struct sums *b)
{
    const size_t pairs = a->part.state_count * b->part.state_count;
    struct sums sum = {.width = a->width, .touches = a->touches | b->touches};
    size_t room = 16, width = a->width;
    while (room < pairs * 2)
        room *= 2;
    size_t *table = calloc(room, sizeof *table);
    if (!table)
        die("out of memory");
    sum.part.lesson = NOWHERE;
    sum.values = arena_take(s->arena, pairs * width * sizeof *sum.values);
    sum.part.states = arena_take(s->arena, pairs * sizeof *sum.part.states);
    for (size_t i = 0; i < pairs; i++) {
        size_t x = i / b->part.state_count, y = i % b->part.state_count;
        double *v = sum.values + sum.part.state_count * width;
        for (size_t k = 0; k < width; k++)
            v[k] = round((a->values[x * width + k] +
                          b->values[y * width + k]) * 1e6) / 1e6 + 0.0;
        size_t at = slot_of(v, width, room);
        while (table[at] && memcmp(sum.values + (table[at] - 1) * width, v,
                                   width * sizeof *v) != 0)
            at = (at + 1) & (room - 1);
        const struct state *p = &a->part.states[x], *q = &b->part.states[y];
        if (table[at]) {
            struct state *old = &sum.part.states[table[at] - 1];
            old->ways += p->ways * q->ways;
            old->finishing += p->finishing * q->finishing;
        } else {
            sum.part.states[sum.part.state_count++] = joined(s, p, q);
            table[at] = sum.part.state_count;
        }
    }
    free(table);
    *a = sum;
}

static bool adds_up(const struct plan *p, const struct subject *sub)
{
    return sub->class_count > 1 && sub->x->kind != KIND_dialogue &&
           !simulate_completion_matters(p->s, sub->lesson) &&
           engine_only_adds(p->s->engine, sub->number);
}

// The subjects that only add, each by itself.
struct addends {
    struct sums *all;
    size_t n;
};

static struct addends find_addends(struct plan *p)
{
    struct simulation *s = p->s;
    struct addends found = {NULL, 0};
    for (size_t i = 0; i < s->subject_count; i++) {
        if (!p->takes[i] || !adds_up(p, &s->subjects[i]))
            continue;
        struct sums *sums = ARENA_PUSH(s->arena, found.all, found.n);
        sums->width = p->u->lesson_count * (s->c->level_count + 1);
        sums->part.lesson = NOWHERE;
        fill_part(p, &sums->part, (int)i);
        measure_part(p, sums);
    }
    return found;
}

// Whether the engine says the same of some participants as the sum does.
static bool sums_are_right(struct plan *p, const struct addends *a)
{
    struct simulation *s = p->s;
    uint64_t seed = SIMULATE_SEED;
    size_t width = p->u->lesson_count * (s->c->level_count + 1);
    double *base = arena_take(s->arena, width * sizeof *base);
    double *sum = arena_take(s->arena, width * sizeof *sum);
    double *is = arena_take(s->arena, width * sizeof *is);
    bool right = true;
    simulate_use_none(s);
    measure(p, base);
    for (int trial = 0; trial < TRIALS && right; trial++) {
        memcpy(sum, base, width * sizeof *sum);
        for (size_t i = 0; i < a->n; i++) {
            const struct sums *one = &a->all[i];
            size_t n = simulate_random(&seed) % one->part.state_count;
            simulate_use(s, one->part.states[n].settings[0]);
            for (size_t k = 0; k < width; k++)
                sum[k] += one->values[n * width + k];
        }
        measure(p, is);
        for (size_t k = 0; k < width; k++)
            right &= fabs(sum[k] - is[k]) < 1e-4;
    }
    simulate_use_none(s);
    return right;
}

// Makes parts of the subjects that only add, those that add to the same
// levels together.
static void sum_up(struct plan *p)
{
    struct simulation *s = p->s;
    struct addends addends = find_addends(p);
    struct sums *all = NULL;
    size_t n = 0;
    bool right = sums_are_right(p, &addends);
    for (size_t i = 0; i < addends.n; i++) {
        const struct sums *one = &addends.all[i];
        size_t at = right ? 0 : n;
        while (at < n && (all[at].touches != one->touches ||
                          all[at].part.state_count * one->part.state_count >
                              MOST_SUMS))
            at++;
        if (at < n)
            add_part(s, &all[at], one);
        else
            *ARENA_PUSH(s->arena, all, n) = *one;
    }
    for (size_t i = 0; i < n; i++)
        *new_part(p, NOWHERE) = all[i].part;
}

static void make_parts(struct plan *p)
{
    struct simulation *s = p->s;
    sum_up(p);
    for (size_t i = 0; i < s->subject_count; i++)
        if (p->takes[i] && !adds_up(p, &s->subjects[i]))
            fill_part(p, new_part(p, NOWHERE), (int)i);
    // Lessons change last: evaluating them costs most.
    for (size_t i = 0; i < s->unit_count; i++)
        if (p->later[i])
            fill_lesson(p, new_part(p, (int)i));
}

static void find_talks(struct simulation *s, struct unit *u)
{
    u->talks = NULL;
    u->talk_count = 0;
    for (size_t i = 0; i < u->part_count; i++) {
        const struct state *first = &u->parts[i].states[0];
        const struct subject *sub = &s->subjects[first->settings[0].subject];
        if (u->parts[i].lesson == NOWHERE && sub->lesson == u->lesson &&
            sub->x->kind == KIND_dialogue)
            *ARENA_PUSH(s->arena, u->talks, u->talk_count) = i;
    }
}

void simulate_plan(struct simulation *s, struct unit *u)
{
    struct plan p = {
        .s = s,
        .u = u,
        .takes = arena_take(s->arena, s->subject_count + 1),
        .lessons = arena_take(s->arena, s->unit_count),
        .later = arena_take(s->arena, s->unit_count),
    };
    u->parts = NULL;
    u->part_count = u->lesson_count = 0;
    u->lessons = arena_take(s->arena, s->unit_count * sizeof *u->lessons);
    take_lesson(&p, u->lesson);
    take_asked(&p);
    keep_apart(&p);
    take_asked(&p);
    for (size_t i = 0; i < s->unit_count; i++)
        if (p.lessons[i] && (int)i != u->lesson)
            u->lessons[u->lesson_count++] = (int)i;
    u->lessons[u->lesson_count++] = u->lesson;
    make_parts(&p);
    u->ways = u->product = 1;
    for (size_t i = 0; i < s->subject_count; i++)
        if (s->subjects[i].lesson == u->lesson)
            u->ways *= s->subjects[i].all;
    for (size_t i = 0; i < u->part_count; i++)
        u->product *= (double)u->parts[i].state_count;
    find_talks(s, u);
}
