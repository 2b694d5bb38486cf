// guard.c - see guard.h.
#include "guard.h"

#include "purity.h"
#include "watch.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

enum asked { ASKED_TRUTH, ASKED_POINTS, ASKED_NUMBER };

// A text such as "70%" as a share, 0..1; -1: it is none.
static double as_share(lua_State *L, const char *text, size_t n)
{
    char digits[16];
    if (n < 2 || n > sizeof digits || text[n - 1] != '%')
        return -1;
    memcpy(digits, text, n - 1);
    digits[n - 1] = '\0';
    if (strspn(digits, "0123456789.") != n - 1 ||
        lua_stringtonumber(L, digits) == 0)
        return -1;
    const double share = lua_tonumber(L, -1) / 100;
    lua_pop(L, 1);
    return share <= 1 ? share : -1;
}

// What a function said as points, 0..MAX either way; *WHY: not usable.
static double as_points(lua_State *L, double max, const char **why)
{
    size_t n = 0;
    const int type = lua_type(L, -1);
    if (type == LUA_TNIL || type == LUA_TBOOLEAN)
        return lua_toboolean(L, -1) ? max : 0;
    const char *text = type == LUA_TSTRING ? lua_tolstring(L, -1, &n) : NULL;
    const double share = text ? as_share(L, text, n) : -1;
    if (share >= 0)
        return share * max;
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

// Replaces what a function said by the value that was asked for; *WHY: what
// it said cannot be used.
static void settle(lua_State *L, enum asked asked, const char **why)
{
    if (asked == ASKED_TRUTH) {
        lua_pushboolean(L, lua_toboolean(L, -1));
    } else if (asked == ASKED_POINTS) {
        const double most = lua_tonumber(L, lua_upvalueindex(2));
        lua_pushnumber(L, as_points(L, most, why));
    } else if (!lua_toboolean(L, -1)) {
        lua_pushnil(L);
    } else if (lua_type(L, -1) == LUA_TNUMBER &&
               isfinite(lua_tonumber(L, -1))) {
        lua_pushvalue(L, -1);
    } else {
        *why = "the function must say a number";
        lua_pushnil(L);
    }
}

// The line where the function begins.
static int line_of(lua_State *L)
{
    lua_Debug at;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_getinfo(L, ">S", &at);
    return at.linedefined;
}

// Every exercise of the lesson whose answer the function read could not be
// scored.
static void blame(struct rules *r, const char *message)
{
    const struct lesson *l = &r->e->course->lessons[r->lesson];
    const char *copy = NULL;
    for (int i = l->first; i < l->first + l->n_exercises; i++) {
        if (r->read[i] != r->call || r->e->exercises[i].error)
            continue;
        if (!copy)
            copy = heap_text(&r->e->said_now, message, strlen(message));
        r->e->exercises[i].error = copy;
    }
}

static void fail(struct rules *r, const struct failure *f)
{
    host_report(r, f->line, f->code, f->name, NULL, f->message);
    if (r->phase == PHASE_COUNT)
        blame(r, f->message);
}

// Did the function stumble over an answer that is not given yet?
static bool is_early(const struct rules *r)
{
    const struct failure *f = &r->box.failure;
    return f->code == ENGINE_RUNTIME && r->missed &&
           strncmp(f->message, PURITY_REFUSAL, strlen(PURITY_REFUSAL)) != 0;
}

// Calls the function and pushes what it said, or nil.
static void call(lua_State *L, struct rules *r)
{
    const char *name;
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_rawgeti(L, LUA_REGISTRYINDEX, r->record);
    r->missed = false;
    r->call++;
    if (!sandbox_call(&r->box, 1, 1)) {
        if (!is_early(r))
            fail(r, &r->box.failure);
        lua_pushnil(L);
    }
    if (purity_restore(r, &name))
        return;
    struct failure f = {.code = ENGINE_RUNTIME, .line = line_of(L)};
    snprintf(f.name, sizeof f.name, "%s", name);
    snprintf(f.message, sizeof f.message,
             *name ? PURITY_REFUSAL "; '%s' stands outside the function"
                   : PURITY_REFUSAL "%s; what goes through a list or a text "
                                    "would go on where it was",
             name);
    fail(r, &f);
    lua_settop(L, 0);
    lua_pushnil(L);
}

// upvalues: the function, what is asked for (guard.h).
static int run(lua_State *L)
{
    struct rules *r = rules_of(L);
    const int type = lua_type(L, lua_upvalueindex(2));
    const enum asked asked = type == LUA_TNUMBER   ? ASKED_POINTS
                             : type == LUA_TSTRING ? ASKED_NUMBER
                                                   : ASKED_TRUTH;
    const char *why = NULL;
    call(L, r);
    settle(L, asked, &why);
    if (why) {
        host_report(r, line_of(L), ENGINE_WRONG_VALUE, NULL, NULL, why);
        // Too many points are cut down; anything else came to nothing.
        if (r->phase == PHASE_COUNT && lua_tonumber(L, -1) == 0)
            blame(r, why);
    }
    return 1;
}

int guard(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, 1);
    purity_note(L);
    lua_settop(L, 2);
    lua_pushcclosure(L, run, 2);
    watch_wrap(L);
    return 1;
}
