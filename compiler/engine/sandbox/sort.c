// sort.c - table.sort, and the order of pairs.
//
// A merge sort from the bottom up: it needs n log n comparisons whatever the
// order function says, and a function that contradicts itself does no harm.
#include "tables.h"

#include "arguments.h"

#include <limits.h>

#include <lauxlib.h>

// Is the value at A to come before the value at B? Both are places on the
// stack; the order function, if there is one, is at 2.
typedef bool before(lua_State *L, int a, int b);

static bool by_value(lua_State *L, int a, int b)
{
    return lua_compare(L, a, b, LUA_OPLT);
}

static bool by_function(lua_State *L, int a, int b)
{
    lua_pushvalue(L, 2);
    lua_pushvalue(L, a);
    lua_pushvalue(L, b);
    lua_call(L, 2, 1);
    const bool less = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return less;
}

bool table_key_before(lua_State *L, int a, int b)
{
    const int type = lua_type(L, a);
    const int other = lua_type(L, b);
    if (type != other)
        return type == LUA_TNUMBER ||
               (type == LUA_TSTRING && other != LUA_TNUMBER);
    if (type == LUA_TBOOLEAN)
        return lua_toboolean(L, a) < lua_toboolean(L, b);
    return lua_compare(L, a, b, LUA_OPLT);
}

// One list into another: two stretches that are in order become one.
struct merge {
    lua_State *L;
    before *is_before;
    int from;
    int into;
    lua_Integer n;
};

static void move(const struct merge *m, lua_Integer i, lua_Integer k)
{
    lua_rawgeti(m->L, m->from, i);
    lua_rawseti(m->L, m->into, k);
}

// The stretches are LOW up to MIDDLE and MIDDLE up to HIGH.
static void merge_two(const struct merge *m, lua_Integer low,
                      lua_Integer middle, lua_Integer high)
{
    lua_State *L = m->L;
    lua_Integer a = low;
    lua_Integer b = middle;
    sandbox_charge(sandbox_of(L), (size_t)(high - low));
    for (lua_Integer k = low; k < high; k++) {
        bool second = a == middle;
        if (!second && b < high) {
            const int top = lua_gettop(L);
            sandbox_charge(sandbox_of(L), 2);
            lua_rawgeti(L, m->from, b);
            lua_rawgeti(L, m->from, a);
            second = m->is_before(L, top + 1, top + 2);
            lua_settop(L, top);
        }
        move(m, second ? b++ : a++, k);
    }
}

static lua_Integer least(lua_Integer a, lua_Integer b)
{
    return a < b ? a : b;
}

// Sorts the list FROM; the list INTO has as much room. Both are left in M
// after the last round: the result is in FROM.
static void sort(struct merge *m)
{
    for (lua_Integer width = 1; width < m->n; width *= 2) {
        for (lua_Integer low = 1; low <= m->n; low += 2 * width)
            merge_two(m, low, least(low + width, m->n + 1),
                      least(low + 2 * width, m->n + 1));
        const int swap = m->from;
        m->from = m->into;
        m->into = swap;
    }
}

// Two lists with room for N values, of which the first has those at INDEX.
static struct merge begin(lua_State *L, int index, lua_Integer n,
                          before *is_before)
{
    struct merge m = {.L = L, .is_before = is_before, .n = n};
    lua_createtable(L, (int)n, 0);
    m.from = lua_gettop(L);
    lua_createtable(L, (int)n, 0);
    m.into = lua_gettop(L);
    sandbox_charge(sandbox_of(L), (size_t)n);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, index, i);
        lua_rawseti(L, m.from, i);
    }
    return m;
}

// No value comes before itself; a function with <= in it says so.
static void check_function(const struct merge *m)
{
    lua_State *L = m->L;
    lua_rawgeti(L, m->from, 1);
    const int value = lua_gettop(L);
    if (by_function(L, value, value))
        luaL_error(L, "invalid order function for sorting");
    lua_pop(L, 1);
}

int table_sort(lua_State *L)
{
    const lua_Integer n = table_length(L, 1);
    if (n < 2)
        return 0;
    luaL_argcheck(L, n < INT_MAX, 1, "array too big");
    table_check_own(L, 1);
    if (!lua_isnoneornil(L, 2))
        luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    struct merge m = begin(L, 1, n, lua_isnil(L, 2) ? by_value : by_function);
    if (!lua_isnil(L, 2))
        check_function(&m);
    sort(&m);
    m.into = 1;
    for (lua_Integer i = 1; i <= n; i++)
        move(&m, i, i);
    return 0;
}

void table_sort_keys(lua_State *L)
{
    const int list = lua_gettop(L);
    const lua_Integer n = (lua_Integer)lua_rawlen(L, list);
    struct merge m = begin(L, list, n, table_key_before);
    sort(&m);
    lua_pushvalue(L, m.from);
    lua_replace(L, list);
    lua_settop(L, list);
}
