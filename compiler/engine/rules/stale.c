// stale.c - see stale.h.
#include "stale.h"

#include "host.h"

#include <string.h>

void stale_begin(struct rules *r)
{
    const struct course *c = r->e->course;
    memset(r->looked, 0, sizeof *r->looked * (size_t)c->n_exercises);
    memset(r->asked_lesson, 0,
           sizeof *r->asked_lesson * (size_t)c->n_lessons);
    r->looked_at_all = false;
    r->reported = false;
}

void stale_begin_all(struct engine *e)
{
    for (int i = 0; i < e->course->n_lessons; i++)
        if (e->stale[i] && e->rules[i])
            stale_begin(e->rules[i]);
}

void stale_look(struct rules *r, int exercise)
{
    r->looked[exercise] = true;
}

void stale_look_at_lesson(struct rules *r, int lesson)
{
    r->asked_lesson[lesson] = true;
}

void stale_look_at_all(struct rules *r)
{
    r->looked_at_all = true;
}

void stale_lesson(struct engine *e, int lesson)
{
    e->stale[lesson] = true;
}

void stale_all(struct engine *e)
{
    for (int i = 0; i < e->course->n_lessons; i++)
        e->stale[i] = true;
}

void stale_exercise(struct engine *e, int x)
{
    const struct exercise *exercise = &e->course->exercises[x];
    e->stale[exercise->lesson] = true;
    for (int i = 0; i < e->course->n_lessons; i++) {
        const struct rules *r = e->rules[i];
        if (r && (r->looked_at_all || r->looked[x]))
            e->stale[i] = true;
    }
    // What is drawn is worth nothing but through its pool.
    if (exercise->pool >= 0)
        stale_exercise(e, exercise->pool);
}

// Does lesson I look at a stale one?
static bool looks_at_stale(const struct engine *e, int i)
{
    for (int k = 0; e->rules[i] && k < e->course->n_lessons; k++)
        if (e->stale[k] && e->rules[i]->asked_lesson[k])
            return true;
    return false;
}

void stale_spread(struct engine *e)
{
    bool more = true;
    while (more) {
        more = false;
        for (int i = 0; i < e->course->n_lessons; i++)
            if (!e->stale[i] && looks_at_stale(e, i))
                e->stale[i] = more = true;
    }
}

void stale_done(struct engine *e)
{
    for (int i = 0; i < e->course->n_lessons; i++)
        e->stale[i] = e->rules[i] && e->rules[i]->reported;
}
