// simulate.c - see simulate.h.
#include "pass/simulate/simulate.h"

#include <math.h>
#include <stdlib.h>

#include "base/pool.h"
#include "pass/simulate/parts.h"

// MOST_OF_ALL: participants that are tried in the whole course, so that a
// check takes seconds. ROUNDS: how often new questions of rules may come up.
enum {
    MOST_OF_ALL = 1200000,
    MOST_OF_LESSON = 1000000,
    LEAST_OF_LESSON = 20000,
    SAMPLE = 200000,
    ROUNDS = 4
};

static void add_subjects(struct simulation *s, const struct page *p,
                         int lesson, int *number)
{
    for (size_t i = 0; i < p->exercise_count; i++, ++*number) {
        if (p->exercises[i].kind == KIND_feedback)
            continue;
        struct subject *sub =
            ARENA_PUSH(s->arena, s->subjects, s->subject_count);
        *sub = (struct subject){
            .x = &p->exercises[i], .number = *number, .lesson = lesson};
        simulate_ways(s, sub);
    }
}

// Numbers lessons and exercises as the engine's table does.
static void find_subjects(struct simulation *s)
{
    int number = 0;
    for (size_t i = 0; i < s->c->lesson_count; i++) {
        struct lesson *l = s->c->lessons[i];
        if (l->glossary)
            continue;
        struct unit *u = ARENA_PUSH(s->arena, s->units, s->unit_count);
        u->l = l;
        u->lesson = (int)s->unit_count - 1;
        add_subjects(s, l->origin, u->lesson, &number);
    }
}

static bool cut(const struct simulation *s, const struct unit *u)
{
    for (size_t i = 0; i < s->subject_count; i++) {
        const struct subject *sub = &s->subjects[i];
        if (sub->lesson == u->lesson && sub->all > (double)sub->way_count)
            return true;
    }
    return false;
}

// The ways to answer a lesson that were prepared: of all exercises together.
static double prepared_ways(const struct simulation *s, const struct unit *u)
{
    double ways = 1;
    for (size_t i = 0; i < s->subject_count; i++)
        if (s->subjects[i].lesson == u->lesson)
            ways *= (double)s->subjects[i].way_count;
    return ways;
}

static void walk_unit(struct simulation *s, struct unit *u, size_t waiting)
{
    double room = (MOST_OF_ALL - s->tried) / (double)waiting;
    room = fmin(fmax(room, LEAST_OF_LESSON), MOST_OF_LESSON);
    simulate_plan(s, u);
    u->all = u->product <= room;
    u->exact = u->all && !cut(s, u);
    if (!u->all) {
        simulate_choose(s, u, (size_t)room / 2);
        u->drawn = (size_t)fmin(SAMPLE, room / 2);
    }
    simulate_walk(s, u);
}

// A lesson after those it asks for; of a circle, any comes first.
static void settle(struct simulation *s, struct unit *u, size_t *waiting)
{
    if (u->begun)
        return;
    u->begun = true;
    for (size_t i = 0; i < s->unit_count; i++)
        if ((int)i != u->lesson &&
            engine_asks_lesson(s->engine, u->lesson, (int)i))
            settle(s, &s->units[i], waiting);
    walk_unit(s, u, (*waiting)--);
}

static void settle_all(struct simulation *s)
{
    size_t waiting = s->unit_count;
    s->tried = 0;
    for (size_t i = 0; i < s->unit_count; i++)
        s->units[i].begun = s->units[i].settled = false;
    simulate_classes(s);
    for (size_t i = 0; i < s->unit_count; i++)
        settle(s, &s->units[i], &waiting);
}

// Rules whose answers hang on what was typed freely could find anything in
// another text.
static void find_guesses(struct simulation *s)
{
    for (size_t i = 0; i < s->subject_count; i++) {
        const struct subject *sub = &s->subjects[i];
        if (!exercise_room(sub->x))
            continue;
        for (size_t f = 0; f < engine_function_count(s->engine); f++)
            if (engine_function_reads(s->engine, f, sub->number) !=
                READS_NOTHING)
                for (size_t k = 0; k < s->unit_count; k++)
                    s->units[k].guessed |=
                        engine_asks(s->engine, (int)k, sub->number);
    }
}

static void release(void *simulation)
{
    simulate_stop(simulation);
}

void simulate_course(struct course *c)
{
    if (!c->simulated || diag_errors(c->dx))
        return;
    struct simulation *s = ARENA_NEW(c->arena, struct simulation);
    s->c = c;
    s->arena = c->arena;
    s->jobs = c->jobs ? c->jobs : pool_width();
    s->charts = c->charts;
    c->simulation = s;
    find_subjects(s);
    simulate_start(s);
    arena_defer(c->arena, release, s);
    simulate_prepare(s);
    size_t notes;
    int round = 0;
    do {
        notes = engine_notes(s->engine);
        settle_all(s);
    } while (engine_notes(s->engine) != notes && ++round < ROUNDS);
    find_guesses(s);
    simulate_giveaways(c);
    simulate_options(s);
    simulate_report(s);
}

// 1,234,567, or 3.2e14 where nobody would read the digits.
static void put_count(struct text *t, double n)
{
    char digits[32];
    if (n >= 1e9) {
        int power = (int)floor(log10(n) + 1e-9);
        text_format(t, "%.1fe%d", n / pow(10, power), power);
        return;
    }
    int length = snprintf(digits, sizeof digits, "%.0f", n);
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            text_byte(t, ',');
        text_byte(t, digits[i]);
    }
}

struct tried {
    size_t lessons;
    double ways, of;
};

static struct tried tried(const struct simulation *s, bool exact)
{
    struct tried t = {0, 0, 0};
    for (size_t i = 0; i < s->unit_count; i++) {
        const struct unit *u = &s->units[i];
        if (u->exact != exact)
            continue;
        t.lessons++;
        t.of += u->ways;
        t.ways += u->all ? prepared_ways(s, u)
                         : (double)(u->chosen + u->drawn);
    }
    return t;
}

void simulation_summary(const struct simulation *s, struct text *t)
{
    struct tried whole = tried(s, true), part = tried(s, false);
    text_puts(t, "participants simulated: ");
    if (whole.lessons) {
        text_puts(t, "all ");
        put_count(t, whole.of);
        text_format(t, " ways to answer %s%zu lesson%s",
                    part.lessons ? "" : "its ", whole.lessons,
                    whole.lessons == 1 ? "" : "s");
    }
    if (whole.lessons && part.lessons)
        text_puts(t, ", and ");
    if (!part.lessons)
        return;
    put_count(t, part.ways);
    text_puts(t, " of the ");
    put_count(t, part.of);
    text_puts(t, " ways to answer ");
    for (size_t i = 0; part.lessons == 1 && i < s->unit_count; i++)
        if (!s->units[i].exact)
            text_format(t, "'%.*s'", STR_ARG(s->units[i].l->id));
    if (part.lessons > 1)
        text_format(t, "%zu %slessons", part.lessons,
                    whole.lessons ? "other " : "");
}
