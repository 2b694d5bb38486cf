// characters.c - see characters.h.
#include "characters.h"

#include "arguments.h"

#include <limits.h>
#include <string.h>

#include <lauxlib.h>

enum {
    MOST = 0x7fffffff,     // what six bytes can say
    MOST_STRICT = 0x10ffff // what Unicode has
};

static bool goes_on(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

// Negative places count from the end; 0: before the begin.
static lua_Integer place_in(lua_Integer place, size_t n)
{
    if (place >= 0)
        return place;
    return place < -(lua_Integer)n ? 0 : (lua_Integer)n + place + 1;
}

// Reads one character at S, which a zero byte ends; the place behind it, or
// NULL: it is none. LAX: any of up to six bytes.
static const char *decode(const char *s, unsigned *code, bool lax)
{
    static const unsigned least[] = {0,       0x80,     0x800,
                                     0x10000, 0x200000, 0x4000000};
    unsigned first = (unsigned char)*s;
    unsigned value = 0;
    size_t more = 0;
    if (first >= 0x80 && !(first & 0x40))
        return NULL;
    for (; first & 0x40 && first & 0x80; first <<= 1) {
        more++;
        if (!goes_on(s[more]) || more > 5)
            return NULL;
        value = value << 6 | ((unsigned char)s[more] & 0x3f);
    }
    value |= (first & 0x7f) << (more * 5);
    if (value > MOST || value < least[more])
        return NULL;
    if (!lax && (value > MOST_STRICT || (value >= 0xd800 && value <= 0xdfff)))
        return NULL;
    *code = value;
    return s + 1 + more;
}

static int count(lua_State *L)
{
    size_t n;
    unsigned code;
    lua_Integer characters = 0;
    const char *s = luaL_checklstring(L, 1, &n);
    lua_Integer from = place_in(argument_integer_or(L, 2, 1), n);
    lua_Integer to = place_in(argument_integer_or(L, 3, -1), n);
    const bool lax = lua_toboolean(L, 4);
    luaL_argcheck(L, 1 <= from && --from <= (lua_Integer)n, 2,
                  "initial position out of bounds");
    luaL_argcheck(L, --to < (lua_Integer)n, 3, "final position out of bounds");
    for (; from <= to; characters++) {
        sandbox_charge(sandbox_of(L), 1);
        const char *next = decode(s + from, &code, lax);
        if (!next) {
            lua_pushnil(L);
            lua_pushinteger(L, from + 1);
            return 2;
        }
        from = next - s;
    }
    lua_pushinteger(L, characters);
    return 1;
}

static int codes_of(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    const lua_Integer from = place_in(argument_integer_or(L, 2, 1), n);
    const lua_Integer to = place_in(argument_integer_or(L, 3, from), n);
    const bool lax = lua_toboolean(L, 4);
    int results = 0;
    luaL_argcheck(L, from >= 1, 2, "out of bounds");
    luaL_argcheck(L, to <= (lua_Integer)n, 3, "out of bounds");
    if (from > to)
        return 0;
    luaL_checkstack(L, (int)(to - from + 1), "string slice too long");
    const char *end = s + to;
    for (s += from - 1; s < end; results++) {
        unsigned code;
        sandbox_charge(sandbox_of(L), 1);
        s = decode(s, &code, lax);
        if (!s)
            return luaL_error(L, "invalid UTF-8 code");
        lua_pushinteger(L, (lua_Integer)code);
    }
    return results;
}

static void put_character(struct text *out, lua_State *L, int argument)
{
    char bytes[8];
    size_t n = 0;
    const lua_Integer code = argument_integer(L, argument);
    luaL_argcheck(L, code >= 0 && code <= MOST, argument, "value out of range");
    unsigned rest = (unsigned)code;
    unsigned room = 0x3f; // what the first byte can still say
    if (rest < 0x80) {
        bytes[7] = (char)rest;
        n = 1;
    } else {
        do {
            bytes[7 - n++] = (char)(0x80 | (rest & 0x3f));
            rest >>= 6;
            room >>= 1;
        } while (rest > room);
        bytes[7 - n++] = (char)(~room << 1 | rest);
    }
    text_put(out, bytes + 8 - n, n);
}

static int from_codes(lua_State *L)
{
    const int n = lua_gettop(L);
    struct text out;
    text_begin(&out, L);
    sandbox_charge(sandbox_of(L), (size_t)n);
    for (int i = 1; i <= n; i++)
        put_character(&out, L, i);
    text_push(&out);
    return 1;
}

// The place from which AT is N characters away, N < 0: to the left; -1: there
// are not so many.
static lua_Integer walk(const char *s, lua_Integer end, lua_Integer at,
                        lua_Integer n)
{
    for (; n < 0 && at > 0; n++)
        do
            at--;
        while (at > 0 && goes_on(s[at]));
    for (; n > 0 && at < end; n--)
        do
            at++;
        while (goes_on(s[at]));
    return n == 0 ? at : -1;
}

static int offset(lua_State *L)
{
    size_t bytes;
    const char *s = luaL_checklstring(L, 1, &bytes);
    const lua_Integer end = (lua_Integer)bytes;
    const lua_Integer n = argument_integer(L, 2);
    lua_Integer at =
        place_in(argument_integer_or(L, 3, n >= 0 ? 1 : end + 1), bytes);
    luaL_argcheck(L, 1 <= at && --at <= end, 3, "position out of bounds");
    const lua_Integer from = at;
    if (n != 0 && goes_on(s[at]))
        return luaL_error(L, "initial position is a continuation byte");
    if (n == 0)
        while (at > 0 && goes_on(s[at]))
            at--;
    else
        at = walk(s, end, at, n > 0 ? n - 1 : n);
    const lua_Integer to = at >= 0 ? at : (n > 0 ? end : 0);
    sandbox_charge(sandbox_of(L), (size_t)(to > from ? to - from : from - to));
    if (at >= 0)
        lua_pushinteger(L, at + 1);
    else
        lua_pushnil(L);
    return 1;
}

// (text, place before) -> place, code. upvalue: lax.
static int next_code(lua_State *L)
{
    size_t n;
    unsigned code;
    const char *s = luaL_checklstring(L, 1, &n);
    lua_Unsigned at = (lua_Unsigned)lua_tointeger(L, 2);
    const lua_Unsigned from = at;
    while (at < n && goes_on(s[at]))
        at++;
    sandbox_charge(sandbox_of(L), (size_t)(at - from));
    if (at >= n)
        return 0;
    if (!decode(s + at, &code, lua_toboolean(L, lua_upvalueindex(1))))
        return luaL_error(L, "invalid UTF-8 code");
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, (lua_Integer)code);
    return 2;
}

static int codes(lua_State *L)
{
    luaL_checklstring(L, 1, NULL);
    lua_pushboolean(L, lua_toboolean(L, 2));
    lua_pushcclosure(L, next_code, 1);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

void characters_push(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"char", from_codes}, {"codepoint", codes_of}, {"codes", codes},
        {"len", count},       {"offset", offset},      {NULL, NULL},
    };
    static const char pattern[] = "[\0-\x7F\xC2-\xFD][\x80-\xBF]*";
    luaL_newlib(L, functions);
    lua_pushlstring(L, pattern, sizeof pattern - 1);
    lua_setfield(L, -2, "charpattern");
}
