// arguments.c - see arguments.h.
#include "arguments.h"

#include <string.h>

#include <lauxlib.h>

bool argument_convert(lua_State *L, int index)
{
    size_t n;
    const char *s = lua_tolstring(L, index, &n);
    if (n > ARGUMENT_NUMERAL)
        return false;
    sandbox_charge(sandbox_of(L), 1 + n / 16);
    const size_t used = lua_stringtonumber(L, s);
    if (used == n + 1)
        return true;
    if (used > 0)
        lua_pop(L, 1);
    return false;
}

// Replaces a text at INDEX by the number it says; false: there is no number.
static bool make_number(lua_State *L, int index)
{
    const int type = lua_type(L, index);
    if (type != LUA_TSTRING || !argument_convert(L, index))
        return type == LUA_TNUMBER;
    lua_replace(L, index);
    return true;
}

lua_Number argument_number(lua_State *L, int index)
{
    if (!make_number(L, index))
        luaL_typeerror(L, index, lua_typename(L, LUA_TNUMBER));
    return lua_tonumber(L, index);
}

lua_Integer argument_integer(lua_State *L, int index)
{
    int whole;
    if (!make_number(L, index))
        luaL_typeerror(L, index, lua_typename(L, LUA_TNUMBER));
    const lua_Integer i = lua_tointegerx(L, index, &whole);
    if (!whole)
        luaL_argerror(L, index, "number has no integer representation");
    return i;
}

lua_Integer argument_integer_or(lua_State *L, int index, lua_Integer other)
{
    return lua_isnoneornil(L, index) ? other : argument_integer(L, index);
}

size_t argument_start(lua_Integer place, size_t n)
{
    if (place > (lua_Integer)n)
        return place == (lua_Integer)n + 1 ? n + 1 : n + 2;
    if (place > 0)
        return (size_t)place;
    if (place == 0 || place < -(lua_Integer)n)
        return 1;
    return n + (size_t)place + 1;
}

size_t argument_end(lua_Integer place, size_t n)
{
    if (place > (lua_Integer)n)
        return n;
    if (place >= 0)
        return (size_t)place;
    return place < -(lua_Integer)n ? 0 : n + (size_t)place + 1;
}

void text_begin(struct text *t, lua_State *L)
{
    t->L = L;
    t->at = t->few;
    t->n = 0;
    t->room = sizeof t->few;
    lua_pushnil(L);
    t->place = lua_gettop(L);
}

static void make_room(struct text *t, size_t n)
{
    size_t room = t->room;
    if (n > SANDBOX_STRING - t->n)
        luaL_error(t->L, "this would make a text of more than 64 KiB");
    while (room - t->n < n)
        room *= 2;
    char *at = lua_newuserdatauv(t->L, room, 0);
    memcpy(at, t->at, t->n);
    lua_replace(t->L, t->place);
    t->at = at;
    t->room = room;
}

void text_put(struct text *t, const char *s, size_t n)
{
    if (n >= 16)
        sandbox_charge(sandbox_of(t->L), n / 16);
    if (t->room - t->n < n)
        make_room(t, n);
    memcpy(t->at + t->n, s, n);
    t->n += n;
}

void text_put_value(struct text *t)
{
    size_t n;
    const char *s = lua_tolstring(t->L, -1, &n);
    // Growing needs the stack, but only below what is there.
    text_put(t, s, n);
    lua_pop(t->L, 1);
}

void text_push(struct text *t)
{
    lua_pushlstring(t->L, t->at, t->n);
}

static bool is_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

bool ascii_is(unsigned char c, char letter)
{
    const bool shown = c > 32 && c < 127;
    switch (letter) {
    case 'a':
        return is_letter(c);
    case 'c':
        return c < 32 || c == 127;
    case 'd':
        return is_digit(c);
    case 'g':
        return shown;
    case 'l':
        return c >= 'a' && c <= 'z';
    case 'p':
        return shown && !is_letter(c) && !is_digit(c);
    case 's':
        return c == ' ' || (c >= '\t' && c <= '\r');
    case 'u':
        return c >= 'A' && c <= 'Z';
    case 'w':
        return is_letter(c) || is_digit(c);
    default:
        return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}

char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

char ascii_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}
