// host.c - see host.h.
#include "host.h"

#include "library.h"
#include "rules.h"
#include "watch.h"

#include <math.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

struct rules *rules_of(struct lua_State *L)
{
    return sandbox_of(L)->owner;
}

void host_report(struct rules *r, int line, enum engine_code code,
                 const char *name, const char *nearest, const char *message)
{
    const struct engine_problem p = {
        .lesson = r->lesson,
        .line = line > 0 ? line : sandbox_line(&r->box),
        .code = code,
        .name = name,
        .message = message,
        .nearest = nearest,
    };
    engine_report(r->e, &p);
}

static int problem(lua_State *L)
{
    host_report(rules_of(L), (int)luaL_optinteger(L, 3, 0), ENGINE_WRONG_VALUE,
                luaL_checkstring(L, 1), NULL, luaL_checkstring(L, 2));
    return 0;
}

// Reports an unknown name and returns nil.
static int unknown(lua_State *L, enum engine_code code, const char *name,
                   const char *const *names, int n)
{
    static const struct {
        enum engine_code code;
        const char *what;
    } whats[] = {
        {ENGINE_UNKNOWN_EXERCISE, "exercise"},
        {ENGINE_UNKNOWN_LEVEL, "level"},
        {ENGINE_UNKNOWN_FEEDBACK, "feedback"},
        {ENGINE_UNKNOWN_LESSON, "lesson"},
        {ENGINE_UNKNOWN_SCENE, "scene"},
    };
    const char *what = "name";
    for (size_t i = 0; i < sizeof whats / sizeof *whats; i++)
        if (whats[i].code == code)
            what = whats[i].what;
    host_report(rules_of(L), 0, code, name, engine_nearest(name, names, n),
                lua_pushfstring(L, "there is no %s '%s'", what, name));
    lua_pushnil(L);
    return 1;
}

// The text at INDEX, or NULL after reporting that WHAT was needed there.
static const char *name_at(lua_State *L, int index, const char *what)
{
    if (lua_type(L, index) == LUA_TSTRING)
        return lua_tostring(L, index);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &library_nothing);
    const bool silent = lua_rawequal(L, -1, index);
    lua_pop(L, 1);
    if (!silent)
        host_report(rules_of(L), 0, ENGINE_WRONG_VALUE, NULL, NULL,
                    lua_pushfstring(L,
                                    "the name of %s is needed here, in "
                                    "quotes",
                                    what));
    return NULL;
}

// All names that could be meant: exercises of the lesson, or of the course
// when the name has a slash. FEEDBACK picks those of that kind only.
static int near_exercise(lua_State *L, const char *name, bool feedback)
{
    const struct rules *r = rules_of(L);
    const struct course *c = r->e->course;
    const char **names =
        heap_take(&r->e->scratch, sizeof *names * ((size_t)c->n_exercises + 1));
    int n = 0;
    for (int i = 0; i < c->n_exercises; i++) {
        const struct exercise *x = &c->exercises[i];
        const bool full = strchr(name, '/') != NULL;
        if ((full || x->lesson == r->lesson) &&
            feedback == (x->kind == KIND_FEEDBACK))
            names[n++] = full ? x->full_name : x->name;
    }
    return unknown(L,
                   feedback ? ENGINE_UNKNOWN_FEEDBACK : ENGINE_UNKNOWN_EXERCISE,
                   name, names, n);
}

// exercise(word, name, kinds...)
static int exercise(lua_State *L)
{
    const int n = lua_gettop(L);
    struct rules *r = rules_of(L);
    const char *name = name_at(L, 2, "an exercise");
    if (!name)
        return 0;
    const int i = table_exercise(r->e->course, r->lesson, name);
    if (i < 0)
        return near_exercise(L, name, false);
    const char *kind = kind_names[r->e->course->exercises[i].kind];
    luaL_Buffer kinds;
    luaL_buffinit(L, &kinds);
    for (int k = 3; k <= n; k++) {
        if (strcmp(lua_tostring(L, k), kind) == 0) {
            lua_settop(L, 0);
            lua_pushinteger(L, i);
            return 1;
        }
        if (k > 3)
            luaL_addstring(&kinds, k == n ? " or " : ", ");
        luaL_addstring(&kinds, lua_tostring(L, k));
    }
    luaL_pushresult(&kinds);
    host_report(r, 0, ENGINE_WRONG_KIND, name, NULL,
                lua_pushfstring(L,
                                "%s is for an exercise of the kind %s, but "
                                "'%s' is of the kind %s",
                                lua_tostring(L, 1), lua_tostring(L, -1), name,
                                kind));
    return 0;
}

static int level(lua_State *L)
{
    const struct course *c = rules_of(L)->e->course;
    const char *name = name_at(L, 1, "a level");
    if (!name)
        return 0;
    const int i = table_level(c, name);
    if (i < 0)
        return unknown(L, ENGINE_UNKNOWN_LEVEL, name, c->levels, c->n_levels);
    lua_pushinteger(L, i);
    return 1;
}

static int lesson(lua_State *L)
{
    struct engine *e = rules_of(L)->e;
    const struct course *c = e->course;
    const char *name = name_at(L, 1, "a lesson");
    if (!name)
        return 0;
    const int i = table_lesson(c, name);
    if (i < 0) {
        const char **names =
            heap_take(&e->scratch, sizeof *names * ((size_t)c->n_lessons + 1));
        for (int k = 0; k < c->n_lessons; k++)
            names[k] = c->lessons[k].id;
        return unknown(L, ENGINE_UNKNOWN_LESSON, name, names, c->n_lessons);
    }
    lua_pushinteger(L, i);
    return 1;
}

static int feedback(lua_State *L)
{
    struct rules *r = rules_of(L);
    const char *name = name_at(L, 1, "a feedback");
    if (!name)
        return 0;
    const int i = table_exercise(r->e->course, r->lesson, name);
    if (i < 0)
        return near_exercise(L, name, true);
    const struct exercise *x = &r->e->course->exercises[i];
    if (x->kind != KIND_FEEDBACK || x->lesson != r->lesson) {
        host_report(r, 0, ENGINE_WRONG_KIND, name, NULL,
                    lua_pushfstring(L,
                                    "feedback shows a feedback of this "
                                    "lesson, but '%s' is none",
                                    name));
        return 0;
    }
    lua_pushinteger(L, i);
    return 1;
}

// scene(exercise, name)
static int scene(lua_State *L)
{
    struct engine *e = rules_of(L)->e;
    const struct exercise *x = &e->course->exercises[lua_tointeger(L, 1)];
    const char *name = name_at(L, 2, "a scene");
    if (!name)
        return 0;
    const int i = table_scene(x, name);
    if (i < 0) {
        const char **names =
            heap_take(&e->scratch, sizeof *names * ((size_t)x->n_scenes + 1));
        for (int k = 0; k < x->n_scenes; k++)
            names[k] = x->scenes[k].name;
        return unknown(L, ENGINE_UNKNOWN_SCENE, name, names, x->n_scenes);
    }
    lua_pushinteger(L, i);
    return 1;
}

static int options(lua_State *L)
{
    const struct course *c = rules_of(L)->e->course;
    lua_pushinteger(L, c->exercises[lua_tointeger(L, 1)].n_options);
    return 1;
}

// The numbers a closure was made with.
static int number(lua_State *L, int upvalue)
{
    return (int)lua_tointeger(L, lua_upvalueindex(upvalue));
}

// -- closures; upvalue 1 is the exercise ----------------------------------

static int ask_points(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const int i = number(L, 1);
    const struct mark *m = &e->marks[i];
    const bool part = score_spreads(&e->course->exercises[i]);
    const int level = part ? (int)luaL_optinteger(L, 1, -1) : -1;
    watch_ask(L, i, ASK_POINTS, level);
    if (level >= 0)
        lua_pushnumber(L, m->levels[level]);
    else
        lua_pushnumber(L, m->score);
    return 1;
}

static int ask_max(lua_State *L)
{
    const struct exercise *x = &rules_of(L)->e->course->exercises[number(L, 1)];
    lua_pushnumber(L, score_spreads(x) ? x->level_max[luaL_checkinteger(L, 1)]
                                       : x->max);
    return 1;
}

static int ask_visited(lua_State *L)
{
    const struct mark *m = &rules_of(L)->e->marks[number(L, 1)];
    watch_ask(L, number(L, 1), ASK_VISITED, number(L, 2));
    lua_pushboolean(L, m->answered && m->reached[number(L, 2)]);
    return 1;
}

static int ask_held(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const int i = number(L, 1);
    const double held = answer_held(&e->answers[i], &e->course->exercises[i]);
    watch_ask(L, i, ASK_HELD, lua_tonumber(L, lua_upvalueindex(2)));
    lua_pushboolean(L, e->marks[i].answered &&
                           held >= lua_tonumber(L, lua_upvalueindex(2)));
    return 1;
}

static int ask_chose(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const int i = number(L, 1);
    const struct answer *a = &e->answers[i];
    const int option = number(L, 2);
    watch_ask(L, i, ASK_CHOSE, option);
    const bool is_choice = e->course->exercises[i].kind == KIND_CHOICE;
    lua_pushboolean(L, is_choice ? e->marks[i].answered &&
                                       answer_has_number(a, option)
                                 : a->asked == option);
    return 1;
}

static int ask_done(lua_State *L)
{
    watch_ask(L, number(L, 1), ASK_DONE, 0);
    lua_pushboolean(L, rules_of(L)->e->marks[number(L, 1)].finished);
    return 1;
}

static int ask_correct(lua_State *L)
{
    watch_ask(L, number(L, 1), ASK_CORRECT, 0);
    lua_pushboolean(L, rules_of(L)->e->marks[number(L, 1)].right == ENGINE_YES);
    return 1;
}

// upvalues: level or -1, number, is it a share, is it below?
static int ask_at_least(lua_State *L)
{
    const struct rules *r = rules_of(L);
    const struct engine_lesson *l = &r->e->lessons[r->lesson];
    const int i = number(L, 1);
    watch_late(L, -1);
    const struct engine_points *p = i < 0 ? &l->total : &l->levels[i];
    double need = lua_tonumber(L, lua_upvalueindex(2));
    bool reached = true;
    if (lua_toboolean(L, lua_upvalueindex(3))) {
        need *= p->max;
        reached = p->max > 0;
    }
    reached = reached && p->score >= score_round(need);
    lua_pushboolean(L, reached != lua_toboolean(L, lua_upvalueindex(4)));
    return 1;
}

static int ask_passed(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const int i = number(L, 1);
    watch_late(L, i);
    enum engine_truth passed =
        e->rules[i] ? rules_passed(e->rules[i]) : ENGINE_UNSURE;
    if (passed == ENGINE_UNSURE)
        passed = e->lessons[i].complete ? ENGINE_YES : ENGINE_NO;
    lua_pushboolean(L, passed == ENGINE_YES);
    return 1;
}

// Makes a closure of all arguments.
static int make(lua_State *L)
{
    if (lua_tocfunction(L, lua_upvalueindex(1)) == ask_at_least)
        watch_threshold(L);
    lua_pushcclosure(L, lua_tocfunction(L, lua_upvalueindex(1)), lua_gettop(L));
    return 1;
}

// -- functions of the author -----------------------------------------------

// What a function said as points, 0..MAX either way; -1 below it: not usable.
static double as_points(lua_State *L, double max, const char **why)
{
    const int type = lua_type(L, -1);
    if (type == LUA_TNIL || type == LUA_TBOOLEAN)
        return lua_toboolean(L, -1) ? max : 0;
    const double d = type == LUA_TNUMBER ? lua_tonumber(L, -1) : 0;
    if (type != LUA_TNUMBER)
        *why = "the function must say a number of points";
    else if (!isfinite(d))
        *why = "the points of the function are no number";
    else if (fabs(d) > max)
        *why = "the function says more points than there are at most";
    if (*why && type == LUA_TNUMBER && !isnan(d))
        return d > 0 ? max : -max;
    return *why ? 0 : d;
}

// upvalues: the function, the most points or nil for a condition.
static int run_guarded(lua_State *L)
{
    struct rules *r = rules_of(L);
    const bool is_term = !lua_isnil(L, lua_upvalueindex(2));
    const struct failure *f = &r->box.failure;
    const char *why = NULL;
    double points = 0;
    bool holds = false;
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_rawgeti(L, LUA_REGISTRYINDEX, r->record);
    r->missed = false;
    if (sandbox_call(&r->box, 1, 1)) {
        holds = lua_toboolean(L, -1);
        if (is_term)
            points = as_points(L, lua_tonumber(L, lua_upvalueindex(2)), &why);
    } else if (f->code != ENGINE_RUNTIME || !r->missed) {
        // Stumbling over an answer that is not given yet is no mistake.
        host_report(r, f->line, f->code, f->name, NULL, f->message);
    }
    if (why) {
        lua_Debug at;
        lua_pushvalue(L, lua_upvalueindex(1));
        lua_getinfo(L, ">S", &at);
        host_report(r, at.linedefined, ENGINE_WRONG_VALUE, NULL, NULL, why);
    }
    if (is_term)
        lua_pushnumber(L, points);
    else
        lua_pushboolean(L, holds);
    return 1;
}

static int guard(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushcclosure(L, run_guarded, 2);
    watch_wrap(L);
    return 1;
}

// -- what the block declares -------------------------------------------------

static int declare(lua_State *L)
{
    struct rules *r = rules_of(L);
    const lua_Integer i = luaL_checkinteger(L, 1);
    r->declared[i] = true;
    r->max[i] = luaL_checknumber(L, 2);
    r->alone[i] = luaL_checknumber(L, 3);
    return 0;
}

// uses(exercise, level): a level counts it; says whether it earns for several
// levels.
static int uses(lua_State *L)
{
    struct rules *r = rules_of(L);
    const lua_Integer i = luaL_checkinteger(L, 1);
    const struct exercise *x = &r->e->course->exercises[i];
    if (score_spreads(x))
        r->spread[i] += x->level_max[luaL_checkinteger(L, 2)];
    lua_pushboolean(L, score_spreads(x));
    return 1;
}

static int set_level(lua_State *L)
{
    rules_of(L)->score[luaL_checkinteger(L, 1)] = luaL_checknumber(L, 2);
    return 0;
}

static int unlock(lua_State *L)
{
    struct rules *r = rules_of(L);
    const lua_Integer i = luaL_checkinteger(L, 1);
    r->unlocks[i] = true;
    r->unlocked[i] = lua_toboolean(L, 2);
    return 0;
}

static int running(lua_State *L)
{
    const enum phase phase = rules_of(L)->phase;
    if (phase == PHASE_DECLARE)
        lua_pushnil(L);
    else
        lua_pushstring(L, phase == PHASE_COUNT ? "count" : "judge");
    return 1;
}

static int line(lua_State *L)
{
    lua_pushinteger(L, sandbox_line(sandbox_of(L)));
    return 1;
}

static int next_item(lua_State *L)
{
    lua_settop(L, 2);
    return lua_next(L, 1) ? 2 : 0;
}

// each(list): all pairs, in Lua's own order.
static int each(lua_State *L)
{
    lua_pushcfunction(L, next_item);
    lua_pushvalue(L, 1);
    return 2;
}

static const luaL_Reg functions[] = {
    {"problem", problem}, {"exercise", exercise},   {"level", level},
    {"lesson", lesson},   {"feedback", feedback},   {"scene", scene},
    {"options", options}, {"guard", guard},         {"declare", declare},
    {"uses", uses},       {"set_level", set_level}, {"unlock", unlock},
    {"running", running}, {"line", line},           {"each", each},
    {"term", watch_term}, {NULL, NULL},
};

static const luaL_Reg makers[] = {
    {"points", ask_points},   {"max", ask_max},
    {"visited", ask_visited}, {"held", ask_held},
    {"chose", ask_chose},     {"done", ask_done},
    {"correct", ask_correct}, {"at_least", ask_at_least},
    {"passed", ask_passed},   {NULL, NULL},
};

void host_push(struct rules *r)
{
    lua_State *L = r->box.L;
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
    for (const luaL_Reg *m = makers; m->name; m++) {
        lua_pushcfunction(L, m->func);
        lua_pushcclosure(L, make, 1);
        lua_setfield(L, -2, m->name);
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &library_nothing);
    lua_setfield(L, -2, "nothing");
}
