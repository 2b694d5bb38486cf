// tables.c - see tables.h.
#include "tables.h"

#include "arguments.h"

#include <limits.h>

#include <lauxlib.h>

lua_Integer table_length(lua_State *L, int index)
{
    luaL_checktype(L, index, LUA_TTABLE);
    return luaL_len(L, index);
}

void table_check_own(lua_State *L, int index)
{
    if (!lua_getmetatable(L, index))
        return;
    lua_pushnil(L);
    lua_seti(L, index, 1); // who refuses it says why
    luaL_error(L, "this table cannot be changed by a rule");
}

static int insert(lua_State *L)
{
    const lua_Integer free = table_length(L, 1) + 1;
    table_check_own(L, 1);
    lua_Integer place = free;
    switch (lua_gettop(L)) {
    case 2:
        break;
    case 3:
        place = argument_integer(L, 2);
        luaL_argcheck(L, (lua_Unsigned)place - 1u < (lua_Unsigned)free, 2,
                      "position out of bounds");
        sandbox_charge(sandbox_of(L), (size_t)(free - place));
        for (lua_Integer i = free; i > place; i--) {
            lua_rawgeti(L, 1, i - 1);
            lua_rawseti(L, 1, i);
        }
        break;
    default:
        return luaL_error(L, "wrong number of arguments to 'insert'");
    }
    lua_rawseti(L, 1, place);
    return 0;
}

static int take_out(lua_State *L)
{
    const lua_Integer n = table_length(L, 1);
    lua_Integer place = argument_integer_or(L, 2, n);
    table_check_own(L, 1);
    if (place != n)
        luaL_argcheck(L, (lua_Unsigned)place - 1u <= (lua_Unsigned)n, 2,
                      "position out of bounds");
    sandbox_charge(sandbox_of(L), n > place ? (size_t)(n - place) : 0);
    lua_rawgeti(L, 1, place);
    for (; place < n; place++) {
        lua_rawgeti(L, 1, place + 1);
        lua_rawseti(L, 1, place);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, place);
    return 1;
}

// Adds value I of the list at 1.
static void put_value(struct text *out, lua_State *L, lua_Integer i)
{
    sandbox_charge(sandbox_of(L), 2);
    lua_geti(L, 1, i);
    if (!lua_isstring(L, -1))
        luaL_error(L, "invalid value (%s) at index %I in table for 'concat'",
                   luaL_typename(L, -1), (LUAI_UACINT)i);
    text_put_value(out);
}

static int concat(lua_State *L)
{
    size_t n_between;
    struct text out;
    const lua_Integer n = table_length(L, 1);
    const char *between = luaL_optlstring(L, 2, "", &n_between);
    lua_Integer i = argument_integer_or(L, 3, 1);
    const lua_Integer last = argument_integer_or(L, 4, n);
    text_begin(&out, L);
    for (; i < last; i++) {
        put_value(&out, L, i);
        text_put(&out, between, n_between);
    }
    if (i == last)
        put_value(&out, L, i);
    text_push(&out);
    return 1;
}

static int unpack(lua_State *L)
{
    lua_Integer i = argument_integer_or(L, 2, 1);
    const lua_Integer last =
        lua_isnoneornil(L, 3) ? luaL_len(L, 1) : argument_integer(L, 3);
    if (i > last)
        return 0;
    const lua_Unsigned n = (lua_Unsigned)last - (lua_Unsigned)i;
    if (n >= INT_MAX || !lua_checkstack(L, (int)n + 1))
        return luaL_error(L, "too many results to unpack");
    sandbox_charge(sandbox_of(L), (size_t)n + 1);
    for (; i < last; i++)
        lua_geti(L, 1, i);
    lua_geti(L, 1, last);
    return (int)n + 1;
}

void tables_push(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"concat", concat},   {"insert", insert}, {"remove", take_out},
        {"sort", table_sort}, {"unpack", unpack}, {NULL, NULL},
    };
    luaL_newlib(L, functions);
}
