// search.c - find, match, gmatch and gsub.
#include "texts.h"

#include "arguments.h"
#include "patterns.h"

#include <string.h>

#include <lauxlib.h>

// The first place of the M bytes at P in the N bytes at S, or NULL.
static const char *find_plain(struct sandbox *b, const char *s, size_t n,
                              const char *p, size_t m)
{
    const char *const from = s;
    if (m == 0)
        return s;
    while (n >= m) {
        const char *candidate = memchr(s, *p, n - m + 1);
        if (!candidate)
            break;
        sandbox_charge(b, 1 + m / 16 + (size_t)(candidate - s) / 16);
        if (memcmp(candidate, p, m) == 0)
            return candidate;
        n -= (size_t)(candidate - s) + 1;
        s = candidate + 1;
    }
    sandbox_charge(b, (size_t)(s - from + 1) / 16 + n / 16);
    return NULL;
}

static int push_plain(lua_State *L, size_t start)
{
    size_t n, m;
    const char *s = lua_tolstring(L, 1, &n);
    const char *p = lua_tolstring(L, 2, &m);
    const char *at = find_plain(sandbox_of(L), s + start, n - start, p, m);
    if (!at) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, at - s + 1);
    lua_pushinteger(L, at - s + (ptrdiff_t)m);
    return 2;
}

static int search(lua_State *L, bool find)
{
    size_t n, n_pattern;
    const char *s = luaL_checklstring(L, 1, &n);
    const char *p = luaL_checklstring(L, 2, &n_pattern);
    const size_t start = argument_start(argument_integer_or(L, 3, 1), n) - 1;
    struct matcher m;
    if (start > n) {
        lua_pushnil(L);
        return 1;
    }
    sandbox_charge(sandbox_of(L), n_pattern / 4);
    if (find && (lua_toboolean(L, 4) || pattern_is_plain(p, n_pattern)))
        return push_plain(L, start);
    pattern_begin(&m, L, s, n, 2, true);
    for (const char *at = s + start; at <= m.end; at++) {
        const char *end = pattern_try(&m, at);
        if (end && !find)
            return pattern_push_all(&m, at, end);
        if (end) {
            lua_pushinteger(L, at - s + 1);
            lua_pushinteger(L, end - s);
            return 2 + pattern_push_all(&m, NULL, NULL);
        }
        if (m.anchored)
            break;
    }
    lua_pushnil(L);
    return 1;
}

int string_find(lua_State *L)
{
    return search(L, true);
}

int string_match(lua_State *L)
{
    return search(L, false);
}

// upvalues: text, pattern, where to go on, where the last match ended (both
// from 0; -1: there was none).
static int next_match(lua_State *L)
{
    size_t n;
    struct matcher m;
    const char *s = lua_tolstring(L, lua_upvalueindex(1), &n);
    const lua_Integer from = lua_tointeger(L, lua_upvalueindex(3));
    const lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
    if (from > (lua_Integer)n)
        return 0;
    pattern_begin(&m, L, s, n, lua_upvalueindex(2), false);
    for (const char *at = s + from; at <= m.end; at++) {
        const char *end = pattern_try(&m, at);
        if (!end || end - s == last)
            continue;
        lua_pushinteger(L, end - s);
        lua_copy(L, -1, lua_upvalueindex(3));
        lua_copy(L, -1, lua_upvalueindex(4));
        return pattern_push_all(&m, at, end);
    }
    return 0;
}

int string_gmatch(lua_State *L)
{
    size_t n;
    luaL_checklstring(L, 1, &n);
    luaL_checklstring(L, 2, NULL);
    const size_t start = argument_start(argument_integer_or(L, 3, 1), n) - 1;
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)start);
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

// Adds the text at 3 with %0, %1 and %% filled in.
static void put_template(struct matcher *m, struct text *out, const char *from,
                         const char *to)
{
    size_t n;
    const char *s = lua_tolstring(m->L, 3, &n);
    const char *const end = s + n;
    const char *sign;
    while ((sign = memchr(s, '%', (size_t)(end - s))) != NULL) {
        const char what = sign[1];
        sandbox_charge(m->box, 1);
        text_put(out, s, (size_t)(sign - s));
        if (what == '%') {
            text_put(out, "%", 1);
        } else if (what == '0') {
            text_put(out, from, (size_t)(to - from));
        } else if (ascii_is((unsigned char)what, 'd')) {
            pattern_push(m, what - '1', from, to);
            text_put_value(out);
        } else {
            luaL_error(m->L, "invalid use of '%%' in replacement string");
        }
        s = sign + 2;
    }
    text_put(out, s, (size_t)(end - s));
}

// Adds what comes in the place of the match; false: the match itself.
static bool put_replacement(struct matcher *m, struct text *out,
                            const char *from, const char *to)
{
    lua_State *L = m->L;
    const int type = lua_type(L, 3);
    if (type == LUA_TFUNCTION) {
        lua_pushvalue(L, 3);
        lua_call(L, pattern_push_all(m, from, to), 1);
    } else if (type == LUA_TTABLE) {
        pattern_push(m, 0, from, to);
        lua_gettable(L, 3);
    } else {
        put_template(m, out, from, to);
        return true;
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        text_put(out, from, (size_t)(to - from));
        return false;
    }
    if (!lua_isstring(L, -1))
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    text_put_value(out);
    return true;
}

static void check_replacement(lua_State *L)
{
    const int type = lua_type(L, 3);
    if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TTABLE &&
        type != LUA_TFUNCTION)
        luaL_typeerror(L, 3, "string/function/table");
}

int string_gsub(lua_State *L)
{
    size_t n;
    struct matcher m;
    struct text out;
    const char *s = luaL_checklstring(L, 1, &n);
    luaL_checklstring(L, 2, NULL);
    check_replacement(L);
    const lua_Integer most = argument_integer_or(L, 4, (lua_Integer)n + 1);
    const char *last = NULL;
    lua_Integer done = 0;
    bool changed = false;
    text_begin(&out, L);
    pattern_begin(&m, L, s, n, 2, true);
    while (done < most) {
        const char *end = pattern_try(&m, s);
        if (end && end != last) {
            done++;
            changed |= put_replacement(&m, &out, s, end);
            s = last = end;
        } else if (s < m.end) {
            text_put(&out, s++, 1);
        } else {
            break;
        }
        if (m.anchored)
            break;
    }
    text_put(&out, s, (size_t)(m.end - s));
    if (changed)
        text_push(&out);
    else
        lua_pushvalue(L, 1); // the same text
    lua_pushinteger(L, done);
    return 2;
}
