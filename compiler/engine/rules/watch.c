// watch.c - see watch.h.
#include "watch.h"

#include "stale.h"

#include <stdlib.h>

#include <lauxlib.h>
#include <lua.h>

static void note(struct watch *w, bool *what)
{
    w->notes += !*what;
    *what = true;
}

static void note_reading(struct watch *w, struct reading_list *list, int x,
                         bool record)
{
    if (list->running < 0)
        return;
    struct reading *r = &list->all[list->running];
    r->n_reads += !r->reads[x];
    note(w, &r->reads[x]);
    if (record)
        note(w, &r->records[x]);
}

// A rule reads exercise X, as p[name] or by a word.
static void note_rule(const struct rules *r, int x, bool record)
{
    struct watch *w = r->e->watch;
    if (r->phase == PHASE_MOVE) {
        note(w, &w->moved[x]);
        note(w, &w->judged[x]);
    }
    note_reading(w, &w->functions, x, record);
    note_reading(w, &w->terms[r->lesson], x, record);
    if (r->phase == PHASE_JUDGE && !w->apart)
        note(w, &w->judged[x]);
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

// A pool is worth what is drawn from it, which never just adds up.
static void ask_members(struct engine *e, int lesson, int x)
{
    static const struct question questions[] = {
        {ASK_POINTS, -1}, {ASK_DONE, 0}, {ASK_CORRECT, 0}};
    const struct exercise *pool = &e->course->exercises[x];
    if (pool->kind != KIND_POOL)
        return;
    ask(e, lesson, x, (struct question){ASK_DRAWS, 0});
    note(e->watch, &e->watch->judged[x]);
    for (int i = 0; i < pool->n_members; i++) {
        note(e->watch, &e->watch->judged[pool->members[i]]);
        for (int k = 0; k < 3; k++)
            ask(e, lesson, pool->members[i], questions[k]);
    }
}

void watch_ask(struct lua_State *L, int x, enum question_kind kind,
               double about)
{
    struct rules *r = rules_of(L);
    stale_look(r, x);
    if (!r->e->watch)
        return;
    const struct exercise *pool = &r->e->course->exercises[x];
    ask(r->e, r->lesson, x, (struct question){kind, about});
    note_rule(r, x, false);
    ask_members(r->e, r->lesson, x);
    for (int i = 0; pool->kind == KIND_POOL && i < pool->n_members; i++)
        note_rule(r, pool->members[i], false);
}

void watch_axis(struct lua_State *L, int axis)
{
    const struct engine *e = rules_of(L)->e;
    stale_look_at_all(rules_of(L));
    for (int i = 0; e->watch && i < e->course->n_exercises; i++)
        if (e->marks[i].axes)
            watch_ask(L, i, ASK_AXIS, axis);
    // Who asks for an axis asks for all that moves it.
    for (int i = 0; e->watch && i < e->course->n_exercises; i++)
        if (e->watch->moved[i])
            watch_ask(L, i, ASK_DONE, 0);
}

void watch_forecasts(struct lua_State *L, int level)
{
    const struct engine *e = rules_of(L)->e;
    stale_look_at_all(rules_of(L));
    for (int i = 0; e->watch && i < e->course->n_exercises; i++) {
        const struct exercise *x = &e->course->exercises[i];
        if (x->kind == KIND_FORECAST && (level < 0 || x->level == level))
            watch_ask(L, i, ASK_NUMBER, 0);
    }
}

static void ask_taken(struct lua_State *L, int x)
{
    for (int k = 0; k < rules_of(L)->e->course->n_levels; k++)
        watch_ask(L, x, ASK_TAKEN, k);
}

void watch_taken(struct lua_State *L, int x)
{
    const struct engine *e = rules_of(L)->e;
    if (x >= 0) {
        ask_taken(L, x);
        return;
    }
    stale_look_at_all(rules_of(L));
    for (int i = 0; e->watch && i < e->course->n_exercises; i++)
        if (score_highest(&e->course->exercises[i], e->course->n_levels) > 0)
            ask_taken(L, i);
}

void watch_add(struct engine *e, int lesson, int x, int level)
{
    ask(e, lesson, x, (struct question){ASK_POINTS, level});
    ask_members(e, lesson, x);
}

void watch_record(struct lua_State *L, int x)
{
    struct rules *r = rules_of(L);
    struct watch *w = r->e->watch;
    stale_look(r, x);
    if (!w)
        return;
    note(w, &w->reads[r->lesson * r->e->course->n_exercises + x]);
    note_rule(r, x, true);
}

static void note_late(struct watch *w, struct reading_list *list)
{
    if (list->running >= 0)
        note(w, &list->all[list->running].late);
}

void watch_late(struct lua_State *L, int lesson)
{
    struct rules *r = rules_of(L);
    struct watch *w = r->e->watch;
    if (lesson >= 0)
        stale_look_at_lesson(r, lesson);
    if (!w)
        return;
    note_late(w, &w->functions);
    note_late(w, &w->terms[r->lesson]);
    if (lesson >= 0)
        note(w, &w->lessons[r->lesson * r->e->course->n_lessons + lesson]);
}

static struct reading new_reading(struct engine *e)
{
    const size_t n = (size_t)e->course->n_exercises + 1;
    return (struct reading){.reads = heap_take(&e->heap, n),
                            .records = heap_take(&e->heap, n)};
}

void watch_begin(struct engine *e)
{
    struct watch *w = e->watch;
    w->terms = heap_take(&e->heap, sizeof *w->terms *
                                       (size_t)e->course->n_lessons);
    for (int i = 0; i < e->course->n_lessons; i++)
        w->terms[i].running = -1;
    w->functions.running = -1;
    w->functions.n = e->n_functions;
    w->functions.all = heap_take(
        &e->heap, sizeof *w->functions.all * ((size_t)e->n_functions + 1));
    for (int i = 0; i < e->n_functions; i++)
        w->functions.all[i] = new_reading(e);
}

int watch_term(struct lua_State *L)
{
    const struct rules *r = rules_of(L);
    const int n = (int)luaL_checkinteger(L, 1);
    if (!r->e->watch)
        return 0;
    struct reading_list *terms = &r->e->watch->terms[r->lesson];
    while (n >= terms->n) {
        terms->all = memory_resize(
            terms->all, sizeof *terms->all * ((size_t)terms->n + 1));
        terms->all[terms->n++] = new_reading(r->e);
    }
    terms->running = n;
    return 0;
}

void watch_threshold(struct lua_State *L, bool axis)
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
        .level = axis ? -1 : (int)lua_tointeger(L, 1),
        .axis = axis ? (int)lua_tointeger(L, 1) : -1,
        .amount = lua_tonumber(L, 2),
        .share = !axis && lua_toboolean(L, 3),
        .below = lua_toboolean(L, axis ? 3 : 4),
        .mastery = !axis && lua_toboolean(L, 5),
    };
}

// Where to keep what function F says while the answer in place is a prepared
// one, if it reads no other; else NULL.
static struct known *place_of(struct engine *e, int f)
{
    const struct reading *r = &e->watch->functions.all[f];
    int x = 0;
    if (r->n_reads != 1 || r->late)
        return NULL;
    while (!r->reads[x])
        x++;
    if (e->used[x] == 0)
        return NULL;
    struct prepared *p = &e->prepared[e->used[x] - 1];
    if (!p->known)
        p->known = heap_take(&e->heap,
                             sizeof *p->known * (size_t)e->n_functions);
    return &p->known[f];
}

static void run_and_note(lua_State *L, int f)
{
    struct engine *e = rules_of(L)->e;
    const int before = e->watch->functions.running;
    e->watch->functions.running = f;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_call(L, 0, 1);
    e->watch->functions.running = before;
    struct known *k = place_of(e, f);
    if (k && (lua_isboolean(L, -1) || lua_type(L, -1) == LUA_TNUMBER))
        *k = (struct known){true, lua_isboolean(L, -1),
                            lua_isboolean(L, -1) ? lua_toboolean(L, -1)
                                                 : lua_tonumber(L, -1)};
}

// upvalues: the guarded function, its number.
static int run(lua_State *L)
{
    struct engine *e = rules_of(L)->e;
    const int f = (int)lua_tointeger(L, lua_upvalueindex(2));
    const struct known *k = e->watch ? place_of(e, f) : NULL;
    lua_settop(L, 0);
    if (k && k->known && k->truth) {
        lua_pushboolean(L, k->value != 0);
    } else if (k && k->known) {
        lua_pushnumber(L, k->value);
    } else if (e->watch) {
        run_and_note(L, f);
    } else {
        lua_pushvalue(L, lua_upvalueindex(1));
        lua_call(L, 0, 1);
    }
    return 1;
}

void watch_wrap(struct lua_State *L)
{
    const struct rules *r = rules_of(L);
    struct engine *e = r->e;
    if (r->phase != PHASE_DECLARE)
        return;
    lua_pushinteger(L, e->n_functions);
    lua_pushcclosure(L, run, 2);
    lua_pushvalue(L, -1);
    const int reference = luaL_ref(L, LUA_REGISTRYINDEX);
    e->functions = memory_resize(
        e->functions, sizeof *e->functions * ((size_t)e->n_functions + 1));
    e->functions[e->n_functions++] = (struct function){r->lesson, reference};
}

static void share(struct watch *w, bool *to, const bool *from, int n)
{
    for (int i = 0; i < n; i++)
        if (from[i])
            note(w, &to[i]);
}

static void share_reading(struct watch *w, struct reading *to,
                          const struct reading *from, int exercises)
{
    share(w, to->reads, from->reads, exercises);
    share(w, to->records, from->records, exercises);
    share(w, &to->late, &from->late, 1);
    to->n_reads = 0;
    for (int x = 0; x < exercises; x++)
        to->n_reads += to->reads[x];
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
    share(w, w->judged, v->judged, exercises);
    share(w, w->moved, v->moved, exercises);
    for (int i = 0; i < e->n_functions; i++)
        share_reading(w, &w->functions.all[i], &v->functions.all[i],
                      exercises);
}

void watch_free(struct engine *e)
{
    for (int i = 0; e->watch && i < e->course->n_exercises; i++)
        free(e->watch->asked[i]);
    for (int i = 0; e->watch && i < e->course->n_lessons; i++)
        free(e->watch->terms[i].all);
}
