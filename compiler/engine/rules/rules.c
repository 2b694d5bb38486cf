// rules.c - see rules.h.
#include "rules.h"

#include "engine/sandbox/library.h"
#include "host.h"
#include "purity.h"
#include "record.h"
#include "stale.h"
#include "words_lua.h"

#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

static void unknown_word(struct sandbox *b, const char *name)
{
    struct rules *r = b->owner;
    lua_State *L = b->L;
    const char **names = NULL;
    int n = 0;
    sandbox_push_names(b);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        names = memory_resize(names, sizeof *names * ((size_t)n + 1));
        names[n++] = lua_tostring(L, -1);
    }
    lua_pop(L, 1);
    host_report(r, 0, ENGINE_UNKNOWN_WORD, name, engine_nearest(name, names, n),
                heap_format(&r->e->scratch,
                            "'%s' is no word of the rules and was not set "
                            "before",
                            name));
    free(names);
}

// Loads words.lua: its words become names, its calls a reference. Runs
// protected, with the rules on the stack.
static int open_words(lua_State *L)
{
    struct rules *r = rules_of(L);
    if (luaL_loadbufferx(L, words_lua, words_lua_size, "=words", "t") != LUA_OK)
        return lua_error(L);
    sandbox_push_names(&r->box);
    lua_setupvalue(L, -2, 1);
    record_push(r);
    r->record = luaL_ref(L, LUA_REGISTRYINDEX);
    host_push(r);
    lua_call(L, 1, 2);
    r->calls = luaL_ref(L, LUA_REGISTRYINDEX);
    sandbox_push_names(&r->box);
    lua_pushnil(L);
    while (lua_next(L, -3)) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, -4);
    }
    return 0;
}

static void report_memory(struct rules *r)
{
    host_report(r, r->e->course->lessons[r->lesson].rules->line, ENGINE_MEMORY,
                NULL, NULL, "the rules of the lesson need more than 4 MiB");
    lua_settop(r->box.L, 0);
}

// Calls one of the functions that words.lua returned; pushes its result.
static bool call(struct rules *r, const char *name)
{
    lua_State *L = r->box.L;
    lua_rawgeti(L, LUA_REGISTRYINDEX, r->calls);
    lua_getfield(L, -1, name);
    lua_remove(L, -2);
    if (lua_pcall(L, 0, 1, 0) == LUA_OK)
        return true;
    report_memory(r);
    return false;
}

static void report_failure(struct rules *r)
{
    const struct failure *f = &r->box.failure;
    const int first = r->e->course->lessons[r->lesson].rules->line;
    host_report(r, f->line > 0 ? f->line : first, f->code, f->name, NULL,
                f->message);
}

static void run_block(struct rules *r)
{
    const struct rules_text *t = r->e->course->lessons[r->lesson].rules;
    lua_pushcfunction(r->box.L, open_words);
    if (lua_pcall(r->box.L, 0, 0, 0) != LUA_OK ||
        !sandbox_read(&r->box, t->text, t->n, t->line) ||
        !sandbox_call(&r->box, 0, 0))
        report_failure(r);
    if (call(r, "finish"))
        r->has_pass = lua_toboolean(r->box.L, -1);
    lua_settop(r->box.L, 0);
    lua_pushcfunction(r->box.L, purity_freeze);
    if (lua_pcall(r->box.L, 0, 0, 0) != LUA_OK)
        report_memory(r);
    r->box.running = true;
}

struct rules *rules_new(struct engine *e, int lesson)
{
    const struct course *c = e->course;
    const size_t levels = (size_t)c->n_levels + 1;
    struct rules *r = heap_take(&e->heap, sizeof *r);
    r->e = e;
    r->lesson = lesson;
    r->declared = heap_take(&e->heap, sizeof *r->declared * levels);
    r->max = heap_take(&e->heap, sizeof *r->max * levels);
    r->alone = heap_take(&e->heap, sizeof *r->alone * levels);
    r->score = heap_take(&e->heap, sizeof *r->score * levels);
    double **const per_axis[] = {&r->moved, &r->move_low, &r->move_high};
    for (size_t i = 0; i < sizeof per_axis / sizeof *per_axis; i++)
        *per_axis[i] =
            heap_take(&e->heap, sizeof(double) * ((size_t)c->n_axes + 1));
    r->spread =
        heap_take(&e->heap, sizeof *r->spread * ((size_t)c->n_exercises + 1));
    r->read =
        heap_take(&e->heap, sizeof *r->read * ((size_t)c->n_exercises + 1));
    r->looked =
        heap_take(&e->heap, sizeof *r->looked * ((size_t)c->n_exercises + 1));
    bool **const per_lesson[] = {&r->unlocks, &r->unlocked, &r->routes,
                                 &r->routed, &r->asked_lesson};
    for (size_t i = 0; i < sizeof per_lesson / sizeof *per_lesson; i++)
        *per_lesson[i] =
            heap_take(&e->heap, sizeof(bool) * (size_t)c->n_lessons);
    const char *source =
        heap_format(&e->heap, "=%s", c->lessons[lesson].rules->name);
    if (!sandbox_open(&r->box, source))
        abort(); // 4 MiB are plenty: the machine has no memory
    r->box.owner = r;
    r->box.unknown = unknown_word;
    run_block(r);
    return r;
}

void rules_free(struct rules *r)
{
    if (!r)
        return;
    sandbox_close(&r->box);
    free(r->variables);
    free(r->ways);
}

bool rules_declares(const struct rules *r, int level)
{
    return r && r->declared[level];
}

double rules_limit(const struct rules *r, int level, double *alone)
{
    *alone = r->alone[level];
    return r->max[level];
}

double rules_spread(const struct rules *r, int x)
{
    return r ? r->spread[x] : 0;
}

const double *rules_move(struct rules *r)
{
    const size_t n = sizeof *r->moved * (size_t)r->e->course->n_axes;
    r->phase = PHASE_MOVE;
    if (!r->moves)
        return NULL;
    memset(r->moved, 0, n);
    sandbox_refill(&r->box);
    if (call(r, "move"))
        lua_settop(r->box.L, 0);
    return r->moved;
}

void rules_count(struct rules *r)
{
    r->phase = PHASE_COUNT;
    r->asked = false;
    sandbox_refill(&r->box);
    if (call(r, "count"))
        lua_settop(r->box.L, 0);
}

double rules_level(const struct rules *r, int level)
{
    return r->score[level];
}

enum engine_truth rules_passed(struct rules *r)
{
    if (r->asked)
        return r->passed;
    r->asked = true;
    r->passed = r->has_pass ? ENGINE_NO : ENGINE_UNSURE;
    if (!r->has_pass)
        return r->passed;
    const enum phase phase = r->phase;
    r->phase = PHASE_JUDGE;
    if (call(r, "passed")) {
        r->passed = lua_toboolean(r->box.L, -1) ? ENGINE_YES : ENGINE_NO;
        lua_pop(r->box.L, 1);
    }
    r->phase = phase;
    return r->passed;
}

// What a lesson's rules say about another one, declared and found to hold.
static enum engine_truth said(const bool *declared, const bool *holds,
                              int lesson)
{
    if (!declared[lesson])
        return ENGINE_UNSURE;
    return holds[lesson] ? ENGINE_YES : ENGINE_NO;
}

// Before they are asked again.
static void close_ways(struct rules *r, bool route)
{
    for (int i = 0; i < r->n_ways; i++)
        if (r->ways[i].route == route)
            r->ways[i].holds = false;
}

size_t rules_ways(const struct rules *r, const struct engine_way **ways)
{
    *ways = r ? r->ways : NULL;
    return r ? (size_t)r->n_ways : 0;
}

void rules_find_route(struct rules *r)
{
    const struct course *c = r->e->course;
    if (!r->has_route)
        return;
    r->phase = PHASE_JUDGE;
    memset(r->routed, 0, sizeof *r->routed * (size_t)c->n_lessons);
    close_ways(r, true);
    if (call(r, "find_route"))
        lua_settop(r->box.L, 0);
}

enum engine_truth rules_routes(const struct rules *r, int lesson)
{
    return said(r->routes, r->routed, lesson);
}

void rules_judge(struct rules *r)
{
    const struct course *c = r->e->course;
    r->phase = PHASE_JUDGE;
    r->feedback = NULL;
    memset(r->unlocked, 0, sizeof *r->unlocked * (size_t)c->n_lessons);
    close_ways(r, false);
    if (!call(r, "judge"))
        return;
    if (lua_isinteger(r->box.L, -1))
        r->feedback = c->exercises[lua_tointeger(r->box.L, -1)].name;
    lua_settop(r->box.L, 0);
}

void rules_terms(struct rules *r)
{
    r->phase = PHASE_COUNT;
    sandbox_refill(&r->box);
    if (call(r, "terms"))
        lua_settop(r->box.L, 0);
}

void rules_run(struct rules *r, int reference, double *said)
{
    lua_State *L = r->box.L;
    // Only a term may not ask for levels, and has been told so before.
    r->phase = PHASE_JUDGE;
    sandbox_refill(&r->box);
    lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
    *said = 0;
    if (lua_pcall(L, 0, 1, 0) == LUA_OK)
        *said = lua_isboolean(L, -1) ? lua_toboolean(L, -1)
                                     : lua_tonumber(L, -1);
    lua_settop(L, 0);
}

const char *rules_feedback(const struct rules *r)
{
    return r->feedback;
}

enum engine_truth rules_unlocks(const struct rules *r, int lesson)
{
    return said(r->unlocks, r->unlocked, lesson);
}
