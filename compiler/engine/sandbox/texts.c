// texts.c - see texts.h.
#include "texts.h"

#include "arguments.h"

#include <string.h>

#include <lauxlib.h>

static int length(lua_State *L)
{
    size_t n;
    luaL_checklstring(L, 1, &n);
    lua_pushinteger(L, (lua_Integer)n);
    return 1;
}

static int part(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    const size_t from = argument_start(argument_integer(L, 2), n);
    const size_t to = argument_end(argument_integer_or(L, 3, -1), n);
    sandbox_charge(sandbox_of(L), to > from ? (to - from) / 16 : 0);
    if (from > to)
        lua_pushliteral(L, "");
    else
        lua_pushlstring(L, s + from - 1, to - from + 1);
    return 1;
}

// A copy of the text in which byte I is CHANGE of the byte there; FROM_END:
// of the byte as far from the end.
static int turn(lua_State *L, char (*change)(char), bool from_end)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    struct text out;
    text_begin(&out, L);
    sandbox_charge(sandbox_of(L), n / 4);
    for (size_t i = 0; i < n; i++) {
        const char c = change(s[from_end ? n - 1 - i : i]);
        text_put(&out, &c, 1);
    }
    text_push(&out);
    return 1;
}

static char same(char c)
{
    return c;
}

static int reverse(lua_State *L)
{
    return turn(L, same, true);
}

static int lower(lua_State *L)
{
    return turn(L, ascii_lower, false);
}

static int upper(lua_State *L)
{
    return turn(L, ascii_upper, false);
}

static int repeat(lua_State *L)
{
    size_t n, n_between;
    const char *s = luaL_checklstring(L, 1, &n);
    const lua_Integer times = argument_integer(L, 2);
    const char *between = luaL_optlstring(L, 3, "", &n_between);
    struct text out;
    if (times > SANDBOX_STRING ||
        (times > 0 && (n + n_between) * (size_t)times > SANDBOX_STRING))
        return luaL_error(L, "rep would make a text of more than 64 KiB");
    text_begin(&out, L);
    sandbox_charge(sandbox_of(L), times > 0 ? (size_t)times / 4 : 0);
    for (lua_Integer i = 0; i < times; i++) {
        text_put(&out, s, n);
        if (i + 1 < times)
            text_put(&out, between, n_between);
    }
    text_push(&out);
    return 1;
}

static int bytes(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    const lua_Integer first = argument_integer_or(L, 2, 1);
    const size_t from = argument_start(first, n);
    const size_t to = argument_end(argument_integer_or(L, 3, first), n);
    if (from > to)
        return 0;
    const int count = (int)(to - from + 1);
    sandbox_charge(sandbox_of(L), (size_t)count);
    luaL_checkstack(L, count, "string slice too long");
    for (size_t i = from - 1; i < to; i++)
        lua_pushinteger(L, (unsigned char)s[i]);
    return count;
}

static int from_bytes(lua_State *L)
{
    const int n = lua_gettop(L);
    struct text out;
    text_begin(&out, L);
    sandbox_charge(sandbox_of(L), (size_t)n);
    for (int i = 1; i <= n; i++) {
        const lua_Integer byte = argument_integer(L, i);
        luaL_argcheck(L, byte >= 0 && byte <= 255, i, "value out of range");
        const char c = (char)byte;
        text_put(&out, &c, 1);
    }
    text_push(&out);
    return 1;
}

void texts_push(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"byte", bytes},           {"char", from_bytes},
        {"find", string_find},     {"format", string_format},
        {"gmatch", string_gmatch}, {"gsub", string_gsub},
        {"len", length},           {"lower", lower},
        {"match", string_match},   {"rep", repeat},
        {"reverse", reverse},      {"sub", part},
        {"upper", upper},          {NULL, NULL},
    };
    luaL_newlib(L, functions);
}
