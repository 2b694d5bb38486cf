// watch.c - see watch.h.
#include "watch.h"

#include <stdlib.h>

#include <lauxlib.h>
#include <lua.h>

static void note(struct watch *w, bool *what)
{
    w->notes += !*what;
    *what = true;
}

// The function that runs, if any, reads exercise X.
static void note_function(struct watch *w, int x, bool record)
{
    if (w->running < 0)
        return;
    struct noted_function *f = &w->functions[w->running];
    f->n_reads += !f->reads[x];
    note(w, &f->reads[x]);
    if (record)
        note(w, &f->records[x]);
}

static void ask(struct engine *e, int lesson, int x, struct question q)
{
    struct watch *w = e->watch;
    note(w, &w->reads[lesson * e->course->n_exercises + x]);
    for (int i = 0; i < w->n_asked[x]; i++)
        if (w->asked[x][i].kind == q.kind && w->asked[x][i].about == q.about)
            return;
    w->asked[x] = memory_resize(
        w->asked[x], sizeof **w->asked * ((size_t)w->n_asked[x] + 1));
    w->asked[x][w->n_asked[x]++] = q;
    w->notes++;
}

void watch_ask(struct lua_State *L, int x, enum question_kind kind,
               double about)
{
    const struct rules *r = rules_of(L);
    if (!r->e->watch)
        return;
    ask(r->e, r->lesson, x, (struct question){kind, about});
    note_function(r->e->watch, x, false);
}

void watch_add(struct engine *e, int lesson, int x, int level)
{
    ask(e, lesson, x, (struct question){ASK_POINTS, level});
}

void watch_record(struct lua_State *L, int x)
{
    const struct rules *r = rules_of(L);
    struct watch *w = r->e->watch;
    if (!w)
        return;
    note(w, &w->reads[r->lesson * r->e->course->n_exercises + x]);
    note_function(w, x, true);
}

void watch_late(struct lua_State *L, int lesson)
{
    const struct rules *r = rules_of(L);
    struct watch *w = r->e->watch;
    if (!w)
        return;
    if (w->running >= 0)
        note(w, &w->functions[w->running].late);
    if (lesson >= 0)
        note(w, &w->lessons[r->lesson * r->e->course->n_lessons + lesson]);
}

void watch_threshold(struct lua_State *L)
{
    struct rules *r = rules_of(L);
    struct engine *e = r->e;
    if (r->phase != PHASE_DECLARE)
        return;
    e->thresholds = memory_resize(
        e->thresholds, sizeof *e->thresholds * ((size_t)e->n_thresholds + 1));
    e->thresholds[e->n_thresholds++] = (struct engine_threshold){
        .lesson = r->lesson,
        .line = sandbox_line(&r->box),
        .level = (int)lua_tointeger(L, 1),
        .amount = lua_tonumber(L, 2),
        .share = lua_toboolean(L, 3),
        .below = lua_toboolean(L, 4),
    };
}

int watch_next(struct lua_State *L)
{
    const struct rules *r = rules_of(L);
    return r->phase == PHASE_DECLARE ? r->e->n_functions : -1;
}

void watch_declare(struct lua_State *L)
{
    const struct rules *r = rules_of(L);
    struct engine *e = r->e;
    if (r->phase != PHASE_DECLARE)
        return;
    lua_pushvalue(L, -1);
    const int reference = luaL_ref(L, LUA_REGISTRYINDEX);
    e->functions = memory_resize(
        e->functions, sizeof *e->functions * ((size_t)e->n_functions + 1));
    e->functions[e->n_functions++] = (struct function){r->lesson, reference};
}

int watch_function(struct engine *e, int f)
{
    if (!e->watch)
        return -1;
    const int before = e->watch->running;
    if (f >= 0 || before < 0)
        e->watch->running = f;
    return before;
}

static void share(struct watch *w, bool *to, const bool *from, int n)
{
    for (int i = 0; i < n; i++)
        if (from[i])
            note(w, &to[i]);
}

void watch_share(struct engine *e, const struct engine *from)
{
    struct watch *w = e->watch;
    const struct watch *v = from->watch;
    const int lessons = e->course->n_lessons;
    const int exercises = e->course->n_exercises;
    if (v->notes == 0)
        return;
    share(w, w->reads, v->reads, lessons * exercises);
    share(w, w->lessons, v->lessons, lessons * lessons);
    for (int i = 0; i < lessons * exercises; i++)
        for (int k = 0; v->reads[i] && k < v->n_asked[i % exercises]; k++)
            ask(e, i / exercises, i % exercises, v->asked[i % exercises][k]);
    for (int i = 0; i < e->n_functions; i++) {
        struct noted_function *f = &w->functions[i];
        const struct noted_function *g = &v->functions[i];
        share(w, f->reads, g->reads, exercises);
        share(w, f->records, g->records, exercises);
        share(w, &f->late, &g->late, 1);
        f->n_reads = 0;
        for (int x = 0; x < exercises; x++)
            f->n_reads += f->reads[x];
    }
}

void watch_free(struct engine *e)
{
    for (int i = 0; e->watch && i < e->course->n_exercises; i++)
        free(e->watch->asked[i]);
}
