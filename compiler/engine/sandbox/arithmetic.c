// arithmetic.c - "10" + 1 is 11, as Lua's manual (3.4.3) has it.
//
// In Lua the core does this for bitwise operators and the library of texts
// for the others; here all of it goes by the metatable of texts, so that long
// texts are charged (LUA_NOCVTS2N in luacfg.h).
#include "texts.h"

#include "arguments.h"

#include <string.h>

#include <lauxlib.h>

static const struct {
    const char *event;
    int what;
} operators[] = {
    {"__add", LUA_OPADD},   {"__sub", LUA_OPSUB},   {"__mul", LUA_OPMUL},
    {"__mod", LUA_OPMOD},   {"__pow", LUA_OPPOW},   {"__div", LUA_OPDIV},
    {"__idiv", LUA_OPIDIV}, {"__unm", LUA_OPUNM},   {"__band", LUA_OPBAND},
    {"__bor", LUA_OPBOR},   {"__bxor", LUA_OPBXOR}, {"__shl", LUA_OPSHL},
    {"__shr", LUA_OPSHR},   {"__bnot", LUA_OPBNOT},
};

static bool push_number(lua_State *L, int index)
{
    if (lua_type(L, index) == LUA_TSTRING)
        return argument_convert(L, index);
    lua_pushvalue(L, index);
    return lua_type(L, index) == LUA_TNUMBER;
}

// upvalue: which of the operators. One operand is handed over twice.
static int calculate(lua_State *L)
{
    const int i = (int)lua_tointeger(L, lua_upvalueindex(1));
    const int what = operators[i].what;
    const bool single = what == LUA_OPUNM || what == LUA_OPBNOT;
    lua_settop(L, 2);
    if (!push_number(L, 1) || (!single && !push_number(L, 2)))
        return luaL_error(L, "attempt to %s a '%s' with a '%s'",
                          operators[i].event + 2, luaL_typename(L, 1),
                          luaL_typename(L, 2));
    lua_arith(L, what);
    return 1;
}

void arithmetic_add(lua_State *L)
{
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        lua_pushinteger(L, (lua_Integer)i);
        lua_pushcclosure(L, calculate, 1);
        lua_setfield(L, -2, operators[i].event);
    }
}
