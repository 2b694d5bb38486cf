// basics.c - see basics.h.
#include "basics.h"

#include "engine/rules/purity.h"
#include "arguments.h"
#include "tables.h"
#include "vm.h"

#include <string.h>

#include <lauxlib.h>

static int fail(lua_State *L)
{
    const int level = (int)argument_integer_or(L, 2, 1);
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
        luaL_where(L, level);
        lua_insert(L, 1);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

static int claim(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_toboolean(L, 1)) {
        sandbox_charge(sandbox_of(L), (size_t)lua_gettop(L));
        return lua_gettop(L);
    }
    lua_remove(L, 1);
    lua_pushliteral(L, "assertion failed!");
    lua_settop(L, 1);
    return fail(L);
}

static int select_from(lua_State *L)
{
    const int n = lua_gettop(L);
    if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
        lua_pushinteger(L, n - 1);
        return 1;
    }
    lua_Integer i = argument_integer(L, 1);
    if (i < 0)
        i += n;
    else if (i > n)
        i = n;
    luaL_argcheck(L, i >= 1, 1, "index out of range");
    sandbox_charge(sandbox_of(L), (size_t)(n - i));
    return n - (int)i;
}

static int type_of(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

static int to_text(lua_State *L)
{
    luaL_checkany(L, 1);
    const int type = lua_type(L, 1);
    if (type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA)
        lua_pushstring(L, lua_typename(L, type));
    else
        luaL_tolstring(L, 1, NULL);
    return 1;
}

// A digit in bases up to 36; 36: it is none.
static unsigned digit_of(char c)
{
    const char lower = ascii_lower(c);
    if (ascii_is((unsigned char)c, 'd'))
        return (unsigned)(c - '0');
    return ascii_is((unsigned char)c, 'a') ? (unsigned)(lower - 'a') + 10 : 36;
}

static const char *skip_blanks(const char *s)
{
    while (ascii_is((unsigned char)*s, 's'))
        s++;
    return s;
}

// The digits at S, which N bytes and a zero follow; false: there is more.
static bool read_digits(const char *s, size_t n, unsigned base, lua_Integer *i)
{
    const char *const end = s + n;
    lua_Unsigned value = 0;
    s = skip_blanks(s);
    const bool negative = *s == '-';
    s += negative || *s == '+';
    if (digit_of(*s) >= base)
        return false;
    for (; digit_of(*s) < base; s++)
        value = value * base + digit_of(*s);
    *i = (lua_Integer)(negative ? 0u - value : value);
    return skip_blanks(s) == end;
}

static int to_number(lua_State *L)
{
    size_t n;
    lua_Integer i;
    if (lua_isnoneornil(L, 2)) {
        luaL_checkany(L, 1);
        if (lua_type(L, 1) == LUA_TNUMBER)
            lua_settop(L, 1);
        else if (lua_type(L, 1) != LUA_TSTRING || !argument_convert(L, 1))
            lua_pushnil(L);
        return 1;
    }
    const lua_Integer base = argument_integer(L, 2);
    luaL_checktype(L, 1, LUA_TSTRING);
    luaL_argcheck(L, base >= 2 && base <= 36, 2, "base out of range");
    const char *s = lua_tolstring(L, 1, &n);
    sandbox_charge(sandbox_of(L), 1 + n / 16);
    if (n <= ARGUMENT_NUMERAL && read_digits(s, n, (unsigned)base, &i))
        lua_pushinteger(L, i);
    else
        lua_pushnil(L);
    return 1;
}

static int next_value(lua_State *L)
{
    const lua_Integer i = luaL_checkinteger(L, 2) + 1;
    lua_pushinteger(L, i);
    return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int each_value(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushcfunction(L, next_value);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

// -- in the order of the keys ------------------------------------------------

static void check_key(lua_State *L, int index)
{
    const int type = lua_type(L, index);
    if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN)
        luaL_error(L, "the keys of this table have no order: one is a %s",
                   lua_typename(L, type));
}

// upvalues: the table, its sorted keys, how many were given.
static int next_pair(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        lua_pushinteger(L, ++i);
        lua_replace(L, lua_upvalueindex(3));
        sandbox_charge(sandbox_of(L), 1);
        if (lua_rawgeti(L, lua_upvalueindex(2), i) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            return 2;
        lua_pop(L, 2); // taken away meanwhile
    }
}

static int pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    purity_look_through(L, 1);
    sandbox_charge(sandbox_of(L), vm_places(L, 1) / 16);
    lua_newtable(L);
    lua_pushnil(L);
    for (lua_Integer n = 1; lua_next(L, 1); n++) {
        check_key(L, -2);
        sandbox_charge(sandbox_of(L), 1);
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, 2, n);
    }
    table_sort_keys(L);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

// The least key that comes behind the key at 2; nil there: the least of all.
static int next_entry(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    purity_look_through(L, 1);
    if (!lua_isnil(L, 2))
        check_key(L, 2);
    sandbox_charge(sandbox_of(L), vm_places(L, 1) / 16);
    lua_pushnil(L); // 3: the best so far
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        check_key(L, -2);
        sandbox_charge(sandbox_of(L), 2);
        lua_pop(L, 1);
        const bool behind = lua_isnil(L, 2) || table_key_before(L, 2, 4);
        if (behind && (lua_isnil(L, 3) || table_key_before(L, 4, 3)))
            lua_copy(L, 4, 3);
    }
    lua_pushvalue(L, 3);
    if (lua_isnil(L, 3))
        return 1;
    lua_pushvalue(L, 3);
    lua_rawget(L, 1);
    return 2;
}

void basics_add(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"assert", claim},       {"error", fail},
        {"ipairs", each_value},  {"next", next_entry},
        {"pairs", pairs},        {"select", select_from},
        {"tonumber", to_number}, {"tostring", to_text},
        {"type", type_of},       {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
