// library.c - see library.h.
//
// Taken over as Lua has them: what neither reaches outside nor hides its cost.
// Own: tostring and format, which would tell addresses; pairs, whose order
// would depend on them; rep, which could run for hours inside one step.
#include "library.h"

#include "purity.h"
#include "sandbox.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

const char library_names = 'n';
const char library_set = 's';
const char library_environment = 'e';
const char library_nothing = 'u';

static const char *const base_names[] = {
    "assert", "error", "ipairs", "select", "tonumber", "type", NULL};
static const char *const math_names[] = {
    "abs",        "ceil", "floor",      "fmod", "huge", "max",
    "maxinteger", "min",  "mininteger", "modf", "pi",   "sqrt",
    "tointeger",  "type", "ult",        NULL};
static const char *const string_names[] = {"byte",    "char", "find",  "gmatch",
                                           "gsub",    "len",  "lower", "match",
                                           "reverse", "sub",  "upper", NULL};
static const char *const table_names[] = {"concat", "insert", "remove",
                                          "sort",   "unpack", NULL};
static const char *const utf8_names[] = {
    "char", "charpattern", "codepoint", "codes", "len", "offset", NULL};

static int safe_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    const int type = lua_type(L, 1);
    if (type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA)
        lua_pushstring(L, lua_typename(L, type));
    else
        luaL_tolstring(L, 1, NULL);
    return 1;
}

// upvalue: Lua's own format.
static int safe_format(lua_State *L)
{
    const char *s = luaL_checkstring(L, 1);
    const int n = lua_gettop(L);
    for (int i = 2; i <= n; i++)
        if (lua_type(L, i) >= LUA_TTABLE || lua_islightuserdata(L, i))
            return luaL_error(L, "a %s cannot be put into a text",
                              luaL_typename(L, i));
    while ((s = strchr(s, '%')) != NULL) {
        s++;
        s += strspn(s, "-+ #0123456789.");
        if (*s == 'p' || *s == 'a' || *s == 'A')
            return luaL_error(L, "%%%c is not available", *s);
        if (*s)
            s++;
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, n, 1);
    return 1;
}

static int safe_rep(lua_State *L)
{
    size_t n;
    size_t n_between;
    const char *s = luaL_checklstring(L, 1, &n);
    const lua_Integer times = luaL_checkinteger(L, 2);
    const char *between = luaL_optlstring(L, 3, "", &n_between);
    luaL_Buffer out;
    if (times > SANDBOX_STRING ||
        (times > 0 && (n + n_between) * (size_t)times > SANDBOX_STRING))
        return luaL_error(L, "rep would make a text of more than 64 KiB");
    luaL_buffinit(L, &out);
    for (lua_Integer i = 0; i < times; i++) {
        luaL_addlstring(&out, s, n);
        if (i + 1 < times)
            luaL_addlstring(&out, between, n_between);
    }
    luaL_pushresult(&out);
    return 1;
}

// Numbers before texts before truths; smaller before greater.
static int by_key(lua_State *L)
{
    const int a = lua_type(L, 1);
    const int b = lua_type(L, 2);
    bool less;
    if (a != b)
        less = a == LUA_TNUMBER || (a == LUA_TSTRING && b != LUA_TNUMBER);
    else if (a == LUA_TBOOLEAN)
        less = lua_toboolean(L, 1) < lua_toboolean(L, 2);
    else
        less = lua_compare(L, 1, 2, LUA_OPLT);
    lua_pushboolean(L, less);
    return 1;
}

// upvalues: the table, its sorted keys, how many were given.
static int next_pair(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        lua_pushinteger(L, ++i);
        lua_replace(L, lua_upvalueindex(3));
        if (lua_rawgeti(L, lua_upvalueindex(2), i) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            return 2;
        lua_pop(L, 2); // taken away meanwhile
    }
}

// upvalue: Lua's own sort.
static int sorted_pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    purity_look_through(L, 1);
    lua_newtable(L);
    lua_Integer n = 0;
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        const int type = lua_type(L, -2);
        if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN)
            return luaL_error(L, "pairs cannot order keys that are a %s",
                              lua_typename(L, type));
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, 2, ++n);
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 2);
    lua_pushcfunction(L, by_key);
    lua_call(L, 2, 0);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

// Copies what is allowed from the table on top to the table below it.
static void copy(lua_State *L, const char *const *names)
{
    for (; *names; names++) {
        lua_getfield(L, -1, *names);
        lua_setfield(L, -3, *names);
    }
}

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

// Puts the allowed part of a library into the names, which are on top.
static void open_library(lua_State *L, const char *name, lua_CFunction open,
                         const char *const *allowed)
{
    lua_newtable(L);
    luaL_requiref(L, name, open, 0);
    copy(L, allowed);
    lua_pop(L, 1);
    seal(L);
    lua_setfield(L, -2, name);
}

static void open_strings(lua_State *L)
{
    lua_newtable(L);
    luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 0);
    copy(L, string_names);
    lua_getfield(L, -1, "format");
    lua_pushcclosure(L, safe_format, 1);
    lua_setfield(L, -3, "format");
    lua_pop(L, 1);
    lua_pushcfunction(L, safe_rep);
    lua_setfield(L, -2, "rep");
    // ("x"):rep(3) goes through the metatable of texts.
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
    seal(L);
    lua_setfield(L, -2, LUA_STRLIBNAME);
}

static void open_base(lua_State *L)
{
    luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
    copy(L, base_names);
    lua_pop(L, 1);
    lua_pushcfunction(L, safe_tostring);
    lua_setfield(L, -2, "tostring");
    luaL_requiref(L, LUA_TABLIBNAME, luaopen_table, 0);
    lua_getfield(L, -1, "sort");
    lua_remove(L, -2);
    lua_pushcclosure(L, sorted_pairs, 1);
    lua_setfield(L, -2, "pairs");
}

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
    open_base(L);
    open_library(L, LUA_MATHLIBNAME, luaopen_math, math_names);
    open_library(L, LUA_TABLIBNAME, luaopen_table, table_names);
    open_library(L, LUA_UTF8LIBNAME, luaopen_utf8, utf8_names);
    open_strings(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &library_names);
    open_nothing(L);
    open_environment(L);
    return 0;
}
