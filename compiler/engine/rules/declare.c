// declare.c - see declare.h.
#include "declare.h"

#include "engine/scoring/score.h"
#include "host.h"

#include <lauxlib.h>
#include <lua.h>

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

// way(lesson, line, is it a route, does it lock): its number, from 0.
static int way(lua_State *L)
{
    struct rules *r = rules_of(L);
    const struct engine_way w = {
        .to = (int)luaL_checkinteger(L, 1),
        .line = (int)luaL_checkinteger(L, 2),
        .route = lua_toboolean(L, 3),
        .locks = lua_toboolean(L, 4),
    };
    (w.route ? r->routes : r->unlocks)[w.to] = true;
    r->has_route = r->has_route || w.route;
    r->ways = memory_resize(r->ways, sizeof w * ((size_t)r->n_ways + 1));
    r->ways[r->n_ways] = w;
    lua_pushinteger(L, r->n_ways++);
    return 1;
}

// open(way): its conditions hold.
static int open_way(lua_State *L)
{
    struct rules *r = rules_of(L);
    struct engine_way *w = &r->ways[luaL_checkinteger(L, 1)];
    w->holds = true;
    (w->route ? r->routed : r->unlocked)[w->to] = true;
    return 0;
}

// moves(axis, most): declared, with what it comes to at the most.
static int moves(lua_State *L)
{
    struct rules *r = rules_of(L);
    const lua_Integer i = luaL_checkinteger(L, 1);
    const double most = luaL_checknumber(L, 2);
    r->moves = true;
    *(most < 0 ? &r->move_low[i] : &r->move_high[i]) += most;
    return 0;
}

// move(axis, by)
static int move(lua_State *L)
{
    rules_of(L)->moved[luaL_checkinteger(L, 1)] += luaL_checknumber(L, 2);
    return 0;
}

static const luaL_Reg functions[] = {
    {"declare", declare}, {"uses", uses},     {"set_level", set_level},
    {"way", way},         {"open", open_way}, {"moves", moves},
    {"move", move},       {NULL, NULL},
};

void declare_push(struct lua_State *L)
{
    luaL_setfuncs(L, functions, 0);
}
