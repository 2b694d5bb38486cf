// library.c - see library.h.
#include "library.h"

#include "engine/rules/purity.h"
#include "basics.h"
#include "characters.h"
#include "maths.h"
#include "sandbox.h"
#include "tables.h"
#include "texts.h"

#include <lauxlib.h>
#include <lua.h>

const char library_names = 'n';
const char library_set = 's';
const char library_environment = 'e';
const char library_nothing = 'u';

static int refuse_write(lua_State *L)
{
    return luaL_error(L, "the words of the rules cannot be changed");
}

// Replaces the table on top by an empty one through which it can be read.
static void seal(lua_State *L)
{
    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

// ("x"):rep(3) and "1" + 1 go through the metatable of texts.
static void open_texts(lua_State *L)
{
    texts_push(L);
    lua_pushliteral(L, "");
    lua_newtable(L);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    arithmetic_add(L);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

static const struct {
    const char *name;
    void (*push)(lua_State *L);
} libraries[] = {
    {"math", maths_push},
    {"string", open_texts},
    {"table", tables_push},
    {"utf8", characters_push},
};

// upvalues: what the script set, the names. A name that nobody set is
// reported; while the script still declares it becomes "nothing", which can
// be called and read, so that the rest of the script is looked at too.
static int read_name(lua_State *L)
{
    struct sandbox *b = sandbox_of(L);
    for (int i = 1; i <= 2; i++) {
        lua_pushvalue(L, 2);
        if (lua_rawget(L, lua_upvalueindex(i)) != LUA_TNIL)
            return 1;
        lua_pop(L, 1);
    }
    if (lua_type(L, 2) != LUA_TSTRING)
        return 0;
    b->unknown(b, lua_tostring(L, 2));
    if (b->running)
        return 0;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &library_nothing);
    return 1;
}

static int write_name(lua_State *L)
{
    const struct sandbox *b = sandbox_of(L);
    if (b->running)
        return luaL_error(L, PURITY_REFUSAL "; write 'local' before it");
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL)
        return refuse_write(L);
    lua_settop(L, 3);
    lua_rawset(L, lua_upvalueindex(1));
    return 0;
}

static int itself(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &library_nothing);
    return 1;
}

static void open_nothing(lua_State *L)
{
    lua_newtable(L);
    lua_newtable(L);
    lua_pushcfunction(L, itself);
    lua_setfield(L, -2, "__call");
    lua_pushcfunction(L, itself);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &library_nothing);
}

// The environment of a script: empty, so that every name passes by here.
static void open_environment(lua_State *L)
{
    lua_newtable(L);
    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &library_set);
    for (int i = 0; i < 2; i++) {
        lua_pushvalue(L, -1);
        lua_rawgetp(L, LUA_REGISTRYINDEX, &library_names);
        lua_pushcclosure(L, i == 0 ? read_name : write_name, 2);
        lua_setfield(L, -3, i == 0 ? "__index" : "__newindex");
    }
    lua_pop(L, 1);
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &library_environment);
}

int library_open(lua_State *L)
{
    lua_newtable(L);
    basics_add(L);
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        libraries[i].push(L);
        seal(L);
        lua_setfield(L, -2, libraries[i].name);
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, &library_names);
    open_nothing(L);
    open_environment(L);
    return 0;
}
