// purity.c - see purity.h.
#include "purity.h"

#include "engine/sandbox/library.h"
#include "host.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

// Keys of the registry, used by their addresses: the functions noted, and
// three values per variable: its function, what it holds, the bytes of that
// if it is a userdatum. A frozen table's metatable has its body under the
// last one.
static const char noted = 'n';
static const char kept = 'k';
static const char body = 'b';

enum { FUNCTION, VALUE, BYTES, PER_VARIABLE };

// What purity_freeze() has on the stack.
enum { SEEN = 1, WORK, KEPT, ENVIRONMENT };

void purity_note(struct lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &noted) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &noted);
    }
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    lua_pop(L, 1);
}

void purity_look_through(struct lua_State *L, int index)
{
    if (!lua_getmetatable(L, index))
        return;
    if (lua_rawgetp(L, -1, &body) == LUA_TTABLE)
        lua_replace(L, index);
    else
        lua_pop(L, 1);
    lua_pop(L, 1);
}

static int refuse_write(lua_State *L)
{
    if (lua_type(L, 2) == LUA_TSTRING)
        return luaL_error(L, PURITY_REFUSAL "; '%s' would be set in what "
                                            "stands outside the function",
                          lua_tostring(L, 2));
    return luaL_error(L, PURITY_REFUSAL "; a list that stands outside the "
                                        "function would be changed");
}

// upvalue: the body.
static int body_length(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, lua_upvalueindex(1)));
    return 1;
}

// -- going through all that can be reached ---------------------------------

// Puts the value on top, which is popped, on the list of work, once.
static void visit(lua_State *L)
{
    const int type = lua_type(L, -1);
    lua_pushvalue(L, -1);
    if ((type == LUA_TTABLE || type == LUA_TFUNCTION) &&
        lua_rawget(L, SEEN) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushboolean(L, 1);
        lua_rawset(L, SEEN);
        lua_rawseti(L, WORK, (lua_Integer)lua_rawlen(L, WORK) + 1);
        return;
    }
    lua_pop(L, 2);
}

// Is the variable, which several functions may share, remembered already?
static bool is_kept(lua_State *L, const void *id)
{
    lua_rawgetp(L, SEEN, id);
    const bool known = lua_toboolean(L, -1);
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
    lua_rawsetp(L, SEEN, id);
    return known;
}

// Remembers variable I of the function at INDEX; its value is on top.
static void keep(lua_State *L, int index, int i)
{
    struct rules *r = rules_of(L);
    const lua_Integer at = (lua_Integer)r->n_variables * PER_VARIABLE + 1;
    lua_pushvalue(L, index);
    lua_rawseti(L, KEPT, at + FUNCTION);
    lua_pushvalue(L, -1);
    lua_rawseti(L, KEPT, at + VALUE);
    if (lua_type(L, -1) == LUA_TUSERDATA)
        lua_pushlstring(L, lua_touserdata(L, -1), lua_rawlen(L, -1));
    else
        lua_pushboolean(L, 0);
    lua_rawseti(L, KEPT, at + BYTES);
    if ((r->n_variables & (r->n_variables - 1)) == 0)
        r->variables = memory_resize(r->variables,
                                     sizeof *r->variables *
                                         ((size_t)r->n_variables * 2 + 1));
    r->variables[r->n_variables++] = i;
}

// Words and what they are made of hold nothing that changes.
static bool is_authors(lua_State *L, int index)
{
    lua_Debug at;
    lua_pushvalue(L, index);
    lua_getinfo(L, ">S", &at);
    return *at.what == 'C' || strcmp(at.source, sandbox_of(L)->source) == 0;
}

static void visit_function(lua_State *L, int index)
{
    if (!is_authors(L, index))
        return;
    for (int i = 1; lua_getupvalue(L, index, i); i++) {
        const bool passing = lua_rawequal(L, -1, ENVIRONMENT) ||
                             is_kept(L, lua_upvalueid(L, index, i));
        if (!passing)
            keep(L, index, i);
        visit(L);
    }
}

// Moves all entries of the table at INDEX into the table on top.
static void move_entries(lua_State *L, int index)
{
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pushvalue(L, -2);
        visit(L);
        lua_pushvalue(L, -1);
        visit(L);
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, -4);
    }
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushnil(L);
        lua_rawset(L, index);
    }
}

static void freeze_table(lua_State *L, int index)
{
    if (lua_getmetatable(L, index)) {
        lua_pop(L, 1); // sealed, or the record
        return;
    }
    lua_newtable(L);
    move_entries(L, index);
    lua_createtable(L, 0, 5);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, -2);
    lua_pushcclosure(L, body_length, 1);
    lua_setfield(L, -2, "__len");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -2);
    lua_rawsetp(L, -2, &body);
    lua_setmetatable(L, index);
    lua_pop(L, 1);
}

// Every function can reach what the script has set, and the one word that is
// no function.
static void visit_globals(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &library_set);
    lua_pushnil(L);
    while (lua_next(L, -2))
        visit(L);
    lua_pop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &library_names);
    lua_getfield(L, -1, "otherwise");
    visit(L);
    lua_pop(L, 1);
}

// An unknown name stands for one thing everywhere.
static void freeze_nothing(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &library_nothing);
    lua_getmetatable(L, -1);
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pop(L, 2);
}

int purity_freeze(struct lua_State *L)
{
    lua_settop(L, 0);
    lua_newtable(L);
    lua_newtable(L);
    lua_newtable(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &library_environment);
    freeze_nothing(L);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &noted) != LUA_TTABLE)
        return 0; // no function, nothing to reach
    const lua_Integer n = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, -1, i);
        visit(L);
    }
    visit_globals(L);
    lua_settop(L, ENVIRONMENT);
    for (lua_Integer i = 1; lua_rawgeti(L, WORK, i) != LUA_TNIL; i++) {
        if (lua_type(L, -1) == LUA_TFUNCTION)
            visit_function(L, ENVIRONMENT + 1);
        else
            freeze_table(L, ENVIRONMENT + 1);
        lua_settop(L, ENVIRONMENT);
    }
    lua_pushvalue(L, KEPT);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &kept);
    return 0;
}

// -- after a run -------------------------------------------------------------

// More strictly than Lua: 1 is not 1.0, 0.0 is not -0.0, what is no number is
// itself.
static bool is_same(lua_State *L, int a, int b)
{
    if (lua_type(L, a) != LUA_TNUMBER || lua_type(L, b) != LUA_TNUMBER ||
        lua_isinteger(L, a) || lua_isinteger(L, b))
        return lua_rawequal(L, a, b) &&
               lua_isinteger(L, a) == lua_isinteger(L, b);
    const double x = lua_tonumber(L, a);
    const double y = lua_tonumber(L, b);
    return memcmp(&x, &y, sizeof x) == 0;
}

// The bytes of a userdatum as they were; both are on top.
static bool restore_bytes(lua_State *L)
{
    size_t n;
    void *now = lua_touserdata(L, -2);
    const char *was = lua_tolstring(L, -1, &n);
    if (!now || !was || memcmp(now, was, n) == 0)
        return true;
    memcpy(now, was, n);
    return false;
}

// Variable I; KEPT is on top.
static bool restore_one(struct rules *r, int i, const char **name)
{
    lua_State *L = r->box.L;
    const lua_Integer at = (lua_Integer)i * PER_VARIABLE + 1;
    const int top = lua_gettop(L);
    lua_rawgeti(L, top, at + FUNCTION);
    *name = lua_getupvalue(L, -1, r->variables[i]);
    lua_rawgeti(L, top, at + VALUE);
    bool same = is_same(L, -1, -2);
    if (!same) {
        lua_pushvalue(L, -1);
        lua_setupvalue(L, top + 1, r->variables[i]);
    }
    if (lua_type(L, -1) == LUA_TUSERDATA) {
        lua_rawgeti(L, top, at + BYTES);
        same = restore_bytes(L) && same;
    }
    lua_settop(L, top);
    return same;
}

bool purity_restore(struct rules *r, const char **name)
{
    bool same = true;
    if (r->n_variables == 0)
        return true;
    lua_rawgetp(r->box.L, LUA_REGISTRYINDEX, &kept);
    for (int i = 0; i < r->n_variables; i++) {
        const char *one;
        if (restore_one(r, i, &one))
            continue;
        if (same)
            *name = one;
        same = false;
    }
    lua_pop(r->box.L, 1);
    return same;
}
