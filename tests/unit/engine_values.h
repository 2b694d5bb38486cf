// engine_values.h - made-up arguments for the functions of the libraries.
//
// For one test program; chance is set to start anew.
#ifndef ENGINE_VALUES_H
#define ENGINE_VALUES_H

#include <math.h>
#include <stdint.h>

#include <lauxlib.h>
#include <lua.h>

static uint64_t chance = 1;

// A number from 0 to N - 1.
static unsigned any(unsigned n)
{
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (unsigned)(chance >> 33) % n;
}

// Pushes up to N of the parts joined.
static void push_parts(lua_State *L, const char *const *parts, unsigned count,
                       unsigned n)
{
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    for (unsigned i = any(n + 1); i > 0; i--)
        luaL_addstring(&b, parts[any(count)]);
    luaL_pushresult(&b);
}

#define PARTS(parts) parts, sizeof parts / sizeof *parts

static void push_subject(lua_State *L)
{
    static const char *const parts[] = {
        "a", "b", "ab",   "aa",   "(",        ")",    "[", "]",
        "x", "1", "23",   " ",    "\n",       "-",    "%", "A",
        "Z", ".", "\xff", "\x80", "\xc3\xa4", "\x01",
    };
    push_parts(L, PARTS(parts), 12);
    if (any(30) == 0) {
        lua_pushlstring(L, "\0a", 2);
        lua_concat(L, 2);
    }
}

static void push_pattern(lua_State *L)
{
    static const char *const parts[] = {
        "a",     "b",      ".",     "x",    "%a",     "%d",          "%s",
        "%w",    "%A",     "%p",    "%u",   "%l",     "%x",          "%c",
        "%g",    "%S",     "%%",    "%.",   "[ab]",   "[^a]",        "[%a-]",
        "[a-z]", "[]]",    "[^]x]", "*",    "+",      "-",           "?",
        "*",     "+",      "-",     "?",    "(",      ")",           "()",
        "%1",    "%2",     "%b()",  "%bxa", "%f[%w]", "%f[",         "^",
        "$",     "%",      "[",     "[%",   "(a*",    "(.-)",        "%0",
        "[a-",   "[%d-x]", "a-",    "(%w)", "1",      "%b",          "[^",
        "[-a]",  "[a%]]",  "%z",    "%Z",   "\xff",   "[\x80-\xff]",
    };
    push_parts(L, PARTS(parts), 6);
    if (any(40) == 0)
        lua_pushlstring(L, "[\0-a]\0", 7), lua_concat(L, 2);
}

static int replace(lua_State *L)
{
    const int n = lua_gettop(L);
    const size_t size = lua_rawlen(L, 1);
    if (size % 4 == 0)
        lua_pushboolean(L, 0);
    else if (size % 7 == 0)
        lua_newtable(L);
    else
        lua_pushfstring(L, "<%d>", n);
    return 1;
}

static void push_replacement(lua_State *L)
{
    static const char *const parts[] = {"%0", "%1", "%2", "x", "%%",
                                        "%",  "%x", "yz", "1"};
    static const char *const keys[] = {"a", "b", "ab", "1", " "};
    switch (any(6)) {
    case 0:
        lua_pushcfunction(L, replace);
        break;
    case 1:
        lua_newtable(L);
        for (size_t i = 0; i < 5; i++) {
            if (any(2))
                lua_pushstring(L, "!");
            else
                lua_pushboolean(L, (int)any(2));
            lua_setfield(L, -2, keys[i]);
        }
        break;
    case 2:
        lua_pushnumber(L, any(9) / 2.0);
        break;
    default:
        push_parts(L, PARTS(parts), 4);
    }
    if (any(60) == 0)
        lua_pushboolean(L, 1);
}

static void push_integer(lua_State *L)
{
    static const lua_Integer odd[] = {LUA_MAXINTEGER,
                                      LUA_MININTEGER,
                                      1LL << 32,
                                      -(1LL << 32),
                                      255,
                                      256,
                                      1000};
    if (any(20) == 0)
        lua_pushinteger(L, odd[any(7)]);
    else if (any(20) == 0)
        lua_pushnil(L);
    else
        lua_pushinteger(L, (lua_Integer)any(24) - 11);
}

static void push_number(lua_State *L)
{
    static const double odd[] = {0.0,  -0.0,   1e308,   -1e308, 5e-324,
                                 1e15, 0x1p53, 1e100,   0.1,    -2.5,
                                 1e16, 3.0,    HUGE_VAL};
    if (any(3) == 0)
        lua_pushnumber(L, odd[any(13)]);
    else if (any(2))
        lua_pushinteger(L, (lua_Integer)any(24) - 11);
    else
        lua_pushnumber(L, ((double)any(2000001) - 1e6) / (any(999) + 1.0));
}

static void push_numeral(lua_State *L)
{
    static const char *const parts[] = {"1", "0",  "9", ".",   "e",   "-", "+",
                                        "x", "0x", "a", "f",   "p",   " ", "12",
                                        "8", "e5", "z", "inf", "nan", "\t"};
    push_parts(L, PARTS(parts), 7);
}

static void push_format(lua_State *L)
{
    static const char *const flags[] = {"", "", "", "-", "0", "+", " ", "#"};
    static const char *const sizes[] = {"",  "",    "5",  "12",    ".3",
                                        ".", "8.2", "99", "99.99", "100"};
    lua_pushfstring(L, "<%%%s%s%c>%s", flags[any(8)], sizes[any(10)],
                    "diuoxXcfeEgGsdgfsxyz%"[any(21)],
                    any(9) ? "" : (any(2) ? "%%" : "%"));
}

static void push_value(lua_State *L)
{
    switch (any(4)) {
    case 0:
        // Lua's own libraries cannot convert here, so it is no number.
        lua_pushstring(L, "text ");
        push_subject(L);
        lua_concat(L, 2);
        break;
    case 1:
        lua_pushboolean(L, (int)any(2));
        break;
    default:
        push_number(L);
    }
}

static void push_utf8(lua_State *L)
{
    static const char *const parts[] = {
        "a",
        "\xc3\xa4",
        "\xe2\x82\xac",
        "\xf0\x9f\x99\x82",
        "\x80",
        "\xff",
        "\xc3",
        "\xed\xa0\x80",
        "\xf8\x88\x80\x80\x80",
        "z",
        "\xc0\x80",
        "\xfd\xbf\xbf\xbf\xbf\xbf",
        "\xf4\x90\x80\x80",
    };
    push_parts(L, PARTS(parts), 7);
}

static void push_code(lua_State *L)
{
    static const lua_Integer codes[] = {
        0,        127,    128,     2047,       2048,       65535, 65536,
        0x10ffff, 0xd800, 1 << 26, 0x7fffffff, 0x80000000, -1};
    lua_pushinteger(L, any(2) ? (lua_Integer)any(5000) : codes[any(13)]);
}

static void push_list(lua_State *L)
{
    const unsigned n = any(9);
    lua_newtable(L);
    for (unsigned i = 1; i <= n; i++) {
        if (any(3))
            lua_pushinteger(L, any(10));
        else
            lua_pushfstring(L, "%d", (int)any(10));
        lua_rawseti(L, -2, i);
    }
}

// One that can be sorted.
static void push_numbers(lua_State *L)
{
    const unsigned n = any(9);
    lua_newtable(L);
    for (unsigned i = 1; i <= n; i++) {
        lua_pushinteger(L, any(10));
        lua_rawseti(L, -2, i);
    }
}

// A place in the list on top, or behind it. (Beyond that, Lua 5.4.4 names the
// wrong argument.)
static void push_place(lua_State *L)
{
    lua_pushinteger(L, any((unsigned)lua_rawlen(L, -1) + 1) + 1);
}

// What %q writes as Lua does: a fraction it writes otherwise.
static void push_constant(lua_State *L)
{
    switch (any(3)) {
    case 0:
        push_subject(L);
        break;
    case 1:
        lua_pushboolean(L, (int)any(2));
        break;
    default:
        push_integer(L);
    }
}

static void push_quote(lua_State *L)
{
    lua_pushstring(L, any(20) ? "%q" : "%5q");
}

static void push_argument(lua_State *L, char what)
{
    static const struct {
        char what;
        void (*push)(lua_State *L);
    } kinds[] = {
        {'s', push_subject}, {'p', push_pattern}, {'r', push_replacement},
        {'i', push_integer}, {'n', push_number},  {'d', push_numeral},
        {'f', push_format},  {'v', push_value},   {'u', push_utf8},
        {'c', push_code},    {'l', push_list},    {'k', push_constant},
        {'q', push_quote},   {'m', push_numbers}, {'e', push_place},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].what == what)
            kinds[i].push(L);
}

#endif
