// maths.c - see maths.h.
#include "maths.h"

#include "arguments.h"
#include "numbers.h"

#include <float.h>
#include <math.h>

#include <lauxlib.h>

// A whole number as an integer, where it is not too large for one.
static void push_whole(lua_State *L, lua_Number d)
{
    lua_Integer i;
    if (lua_numbertointeger(d, &i))
        lua_pushinteger(L, i);
    else
        lua_pushnumber(L, d);
}

static int round_by(lua_State *L, double (*rule)(double))
{
    const lua_Number d = argument_number(L, 1);
    if (lua_isinteger(L, 1))
        lua_settop(L, 1);
    else
        push_whole(L, rule(d));
    return 1;
}

static int round_down(lua_State *L)
{
    return round_by(L, floor);
}

static int round_up(lua_State *L)
{
    return round_by(L, ceil);
}

static int size(lua_State *L)
{
    const lua_Number d = argument_number(L, 1);
    if (lua_isinteger(L, 1)) {
        const lua_Integer i = lua_tointeger(L, 1);
        lua_pushinteger(L, i < 0 ? (lua_Integer)(0u - (lua_Unsigned)i) : i);
    } else {
        lua_pushnumber(L, fabs(d));
    }
    return 1;
}

// The sign of the result is that of the first number.
static int remainder_of(lua_State *L)
{
    const lua_Number a = argument_number(L, 1);
    const lua_Number b = argument_number(L, 2);
    if (lua_isinteger(L, 1) && lua_isinteger(L, 2)) {
        const lua_Integer d = lua_tointeger(L, 2);
        luaL_argcheck(L, d != 0, 2, "zero");
        // The smallest integer / -1 would be too large.
        lua_pushinteger(L, d == -1 ? 0 : lua_tointeger(L, 1) % d);
    } else {
        const lua_Number m = engine_modulo(L, fabs(a), fabs(b));
        lua_pushnumber(L, isnan(a) || isnan(b) ? a + b : copysign(m, a));
    }
    return 1;
}

static int parts(lua_State *L)
{
    const lua_Number d = argument_number(L, 1);
    if (lua_isinteger(L, 1)) {
        lua_settop(L, 1);
        lua_pushnumber(L, 0);
        return 2;
    }
    const lua_Number whole = d < 0 ? ceil(d) : floor(d);
    push_whole(L, whole);
    lua_pushnumber(L, whole == d ? 0 : d - whole);
    return 2;
}

static int root(lua_State *L)
{
    lua_pushnumber(L, sqrt(argument_number(L, 1)));
    return 1;
}

// The first of the numbers that no other is beyond.
static int extreme(lua_State *L, bool greatest)
{
    const int n = lua_gettop(L);
    int best = 1;
    luaL_argcheck(L, n >= 1, 1, "number expected, got no value");
    sandbox_charge(sandbox_of(L), (size_t)n);
    for (int i = 1; i <= n; i++) {
        argument_number(L, i);
        if (greatest ? lua_compare(L, best, i, LUA_OPLT)
                     : lua_compare(L, i, best, LUA_OPLT))
            best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int least(lua_State *L)
{
    return extreme(L, false);
}

static int greatest(lua_State *L)
{
    return extreme(L, true);
}

static int as_integer(lua_State *L)
{
    int whole = 0;
    luaL_checkany(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING && argument_convert(L, 1))
        lua_replace(L, 1);
    const lua_Integer i = lua_tointegerx(L, 1, &whole);
    if (whole)
        lua_pushinteger(L, i);
    else
        lua_pushnil(L);
    return 1;
}

static int type_of(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_type(L, 1) != LUA_TNUMBER)
        lua_pushnil(L);
    else
        lua_pushstring(L, lua_isinteger(L, 1) ? "integer" : "float");
    return 1;
}

static int unsigned_less(lua_State *L)
{
    const lua_Integer a = argument_integer(L, 1);
    const lua_Integer b = argument_integer(L, 2);
    lua_pushboolean(L, (lua_Unsigned)a < (lua_Unsigned)b);
    return 1;
}

void maths_push(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"abs", size},     {"ceil", round_up},        {"floor", round_down},
        {"max", greatest}, {"fmod", remainder_of},    {"min", least},
        {"modf", parts},   {"tointeger", as_integer}, {"sqrt", root},
        {"type", type_of}, {"ult", unsigned_less},    {NULL, NULL},
    };
    luaL_newlib(L, functions);
    lua_pushnumber(L, HUGE_VAL);
    lua_setfield(L, -2, "huge");
    lua_pushnumber(L, 3.141592653589793238462643383279502884);
    lua_setfield(L, -2, "pi");
    lua_pushinteger(L, LUA_MAXINTEGER);
    lua_setfield(L, -2, "maxinteger");
    lua_pushinteger(L, LUA_MININTEGER);
    lua_setfield(L, -2, "mininteger");
}
