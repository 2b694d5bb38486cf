// Our libraries say what Lua's own say: the same values and the same messages
// for tens of thousands of made-up calls. Lua's are compiled into this test.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// Names of Lua's own that are for itself.
#define LUA_LIB

#include "engine/sandbox/basics.h"
#include "engine/sandbox/characters.h"
#include "engine/sandbox/maths.h"
#include "engine/sandbox/sandbox.h"
#include "engine/sandbox/tables.h"
#include "engine/sandbox/texts.h"

#include "engine_values.h"

#include <lbaselib.c>
#include <lmathlib.c>
#include <lstrlib.c>
#include <ltablib.c>
#include <lutf8lib.c>

// Pushes the result of a call as one text.
static void push_outcome(lua_State *L, int status, int from)
{
    luaL_Buffer b;
    const int top = lua_gettop(L);
    luaL_buffinit(L, &b);
    luaL_addstring(&b, status == LUA_OK ? "says" : "fails");
    for (int i = from; i <= top; i++) {
        luaL_addstring(&b, "\n");
        luaL_addstring(&b, luaL_typename(L, i));
        luaL_addchar(&b, ' ');
        if (lua_type(L, i) == LUA_TNUMBER)
            luaL_addstring(&b, lua_isinteger(L, i) ? "i " : "f ");
        if (lua_type(L, i) != LUA_TTABLE && !lua_isfunction(L, i)) {
            luaL_tolstring(L, i, NULL);
            luaL_addvalue(&b);
        }
    }
    luaL_pushresult(&b);
    lua_insert(L, from);
    lua_settop(L, from);
}

// Adds what the list at INDEX holds to the outcome on top.
static void add_list(lua_State *L, int index)
{
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    for (lua_Integer i = 1; i <= 12; i++) {
        lua_rawgeti(L, index, i);
        luaL_tolstring(L, -1, NULL);
        lua_remove(L, -2);
        luaL_addvalue(&b);
        luaL_addchar(&b, ';');
    }
    luaL_pushresult(&b);
    lua_concat(L, 2);
}

// Calls the function NAME of the library at INDEX with copies of the N values
// from FIRST on; pushes the outcome.
static void outcome(lua_State *L, int library, const char *name, int first,
                    int n)
{
    const int base = lua_gettop(L);
    int list = 0;
    lua_getfield(L, library, name);
    for (int i = 0; i < n; i++) {
        lua_pushvalue(L, first + i);
        if (lua_istable(L, -1) && i == 0) {
            // a copy, as it may be changed
            lua_newtable(L);
            for (lua_Integer k = 1; k <= 9; k++) {
                lua_rawgeti(L, -2, k);
                lua_rawseti(L, -2, k);
            }
            lua_remove(L, -2);
            lua_pushvalue(L, -1);
            lua_insert(L, base + 1);
            list = base + 1;
        }
    }
    const int from = base + 1 + (list > 0);
    const int status = lua_pcall(L, n, LUA_MULTRET, 0);
    push_outcome(L, status, from);
    if (list) {
        add_list(L, list);
        lua_remove(L, list);
    }
}

static void gather(lua_State *L, int library, const char *name, int first,
                   int n)
{
    const int base = lua_gettop(L);
    lua_getfield(L, library, name);
    for (int i = 0; i < n; i++)
        lua_pushvalue(L, first + i);
    int status = lua_pcall(L, n, 1, 0);
    for (int round = 0; status == LUA_OK && round < 30; round++) {
        lua_pushvalue(L, base + 1);
        status = lua_pcall(L, 0, LUA_MULTRET, 0);
        if (lua_gettop(L) == base + 1 + round || lua_isnil(L, -1))
            break;
        push_outcome(L, status, base + 2 + round);
    }
    push_outcome(L, status, base + 1);
}

struct call {
    const char *name;
    const char *arguments; // the last ones may be left out
    int needed;
    int times;
};

static void compare(lua_State *L, int ours, int stock, const struct call *c)
{
    const int first = lua_gettop(L) + 1;
    const bool walks = strcmp(c->name, "gmatch") == 0;
    for (int i = 0; c->arguments[i]; i++)
        if (i < c->needed || (lua_gettop(L) == first + i - 1 && any(2)))
            push_argument(L, c->arguments[i]);
    const int n = lua_gettop(L) - first + 1;
    (walks ? gather : outcome)(L, ours, c->name, first, n);
    (walks ? gather : outcome)(L, stock, c->name, first, n);
    if (!lua_rawequal(L, -1, -2)) {
        for (int i = 0; i < n; i++)
            print_error("%s\n", luaL_tolstring(L, first + i, NULL)),
                lua_pop(L, 1);
        fail_msg("%s: ours %s\nLua's %s", c->name, lua_tostring(L, -2),
                 lua_tostring(L, -1));
    }
    lua_settop(L, first - 1);
}

// In front of both stand our library and Lua's.
static void compare_all(const struct call *calls, void (*ours)(lua_State *L),
                        lua_CFunction stock)
{
    struct sandbox b;
    chance = 88172645463325252u;
    assert_true(sandbox_open(&b, "=test"));
    ours(b.L);
    lua_pushcfunction(b.L, stock);
    lua_call(b.L, 0, 1);
    lua_gc(b.L, LUA_GCGEN, 0, 0);
    for (const struct call *c = calls; c->name; c++)
        for (int i = 0; i < c->times; i++) {
            compare(b.L, 1, 2, c);
            if (i % 100 == 0)
                lua_gc(b.L, LUA_GCCOLLECT);
        }
    sandbox_close(&b);
}

static void patterns_match_as_in_lua(void **state)
{
    (void)state;
    static const struct call calls[] = {
        {"find", "spii", 2, 20000},  {"match", "spi", 2, 20000},
        {"gmatch", "spi", 2, 10000}, {"gsub", "spri", 3, 20000},
        {NULL, NULL, 0, 0},
    };
    compare_all(calls, texts_push, luaopen_string);
}

static void texts_are_as_in_lua(void **state)
{
    (void)state;
    static const struct call calls[] = {
        {"format", "fvvv", 1, 20000}, {"format", "qkv", 1, 1000},
        {"byte", "sii", 1, 3000},     {"char", "cicc", 0, 2000},
        {"len", "s", 1, 100},         {"lower", "s", 1, 1000},
        {"upper", "s", 1, 1000},      {"reverse", "s", 1, 1000},
        {"sub", "sii", 2, 5000},      {NULL, NULL, 0, 0},
    };
    compare_all(calls, texts_push, luaopen_string);
}

static void characters_are_as_in_lua(void **state)
{
    (void)state;
    static const struct call calls[] = {
        {"char", "cccc", 0, 5000}, {"codepoint", "uiib", 1, 5000},
        {"len", "uii", 1, 5000},   {"offset", "uii", 2, 5000},
        {NULL, NULL, 0, 0},
    };
    compare_all(calls, characters_push, luaopen_utf8);
}

static void lists_are_as_in_lua(void **state)
{
    (void)state;
    static const struct call calls[] = {
        {"insert", "lii", 1, 5000}, {"concat", "lsii", 1, 5000},
        {"unpack", "lii", 1, 300},  {"remove", "le", 1, 5000},
        {"sort", "m", 1, 1000},     {NULL, NULL, 0, 0},
    };
    compare_all(calls, tables_push, luaopen_table);
}

static void numbers_are_as_in_lua(void **state)
{
    (void)state;
    static const struct call calls[] = {
        {"abs", "n", 1, 2000},       {"ceil", "n", 1, 2000},
        {"floor", "n", 1, 2000},     {"fmod", "nn", 2, 5000},
        {"modf", "n", 1, 2000},      {"sqrt", "n", 1, 2000},
        {"tointeger", "v", 1, 2000}, {"type", "v", 1, 100},
        {"ult", "ii", 2, 1000},      {"max", "nnn", 1, 2000},
        {"min", "nnn", 1, 2000},     {NULL, NULL, 0, 0},
    };
    compare_all(calls, maths_push, luaopen_math);
}

static void push_basics(lua_State *L)
{
    lua_newtable(L);
    basics_add(L);
}

static void basics_are_as_in_lua(void **state)
{
    (void)state;
    static const struct call calls[] = {
        {"tonumber", "d", 1, 10000}, {"tonumber", "di", 2, 10000},
        {"tostring", "v", 1, 2000},  {"select", "ivvv", 1, 3000},
        {"assert", "vvv", 0, 1000},  {"error", "vi", 0, 1000},
        {NULL, NULL, 0, 0},
    };
    // luaopen_base works on the table of globals.
    compare_all(calls, push_basics, luaopen_base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_match_as_in_lua),
        cmocka_unit_test(texts_are_as_in_lua),
        cmocka_unit_test(characters_are_as_in_lua),
        cmocka_unit_test(lists_are_as_in_lua),
        cmocka_unit_test(numbers_are_as_in_lua),
        cmocka_unit_test(basics_are_as_in_lua),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
