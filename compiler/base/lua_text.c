#include "base/lua_text.h"

#include <string.h>

static bool is_name_byte(char c)
{
    return byte_is_letter(c) || byte_is_digit(c) || c == '_';
}

// The length of [[ or [==[ at the front of `s`, 0 when there is none.
static size_t long_bracket(Str s)
{
    size_t n = 1;
    if (s.n < 2 || s.at[0] != '[')
        return 0;
    while (n < s.n && s.at[n] == '=')
        n++;
    return n < s.n && s.at[n] == '[' ? n + 1 : 0;
}

// Takes [[...]], whose opening has `open` bytes, off the front.
static Str take_long(Str *rest, size_t open)
{
    char close[64] = "]";
    memset(close + 1, '=', open - 2 < 60 ? open - 2 : 60);
    strcat(close, "]");
    Str inside = str_from(*rest, open);
    inside = str_upto(inside, str_find(inside, str_of(close)));
    *rest = str_from(*rest, open + inside.n + open);
    return inside;
}

static Str take_quoted(Str *rest)
{
    size_t n = 1;
    while (n < rest->n && rest->at[n] != rest->at[0] && rest->at[n] != '\n')
        n += rest->at[n] == '\\' ? 2 : 1;
    Str inside = str_upto(str_from(*rest, 1), n - 1);
    *rest = str_from(*rest, n + 1);
    return inside;
}

static bool skip_comment(Str *rest)
{
    if (!str_starts(*rest, "--"))
        return false;
    size_t open = long_bracket(str_from(*rest, 2));
    *rest = str_from(*rest, 2);
    if (open)
        take_long(rest, open);
    else
        *rest = str_from(*rest, str_find_byte(*rest, '\n'));
    return true;
}

struct lua_token lua_take(Str *rest)
{
    for (;;) {
        while (rest->n && strchr(" \t\r\n", rest->at[0]))
            *rest = str_from(*rest, 1);
        if (!skip_comment(rest))
            break;
    }
    if (!rest->n)
        return (struct lua_token){LUA_END, *rest};
    const char first = rest->at[0];
    const size_t open = long_bracket(*rest);
    if (first == '"' || first == '\'')
        return (struct lua_token){LUA_TEXT, take_quoted(rest)};
    if (open)
        return (struct lua_token){LUA_TEXT, take_long(rest, open)};
    size_t n = 0;
    while (n < rest->n && is_name_byte(rest->at[n]))
        n++;
    // ".." and "..." are no single point.
    while (first == '.' && n < rest->n && rest->at[n] == '.')
        n++;
    struct lua_token t = {n && first != '.' ? LUA_NAME : LUA_OTHER,
                      str_upto(*rest, n ? n : 1)};
    *rest = str_from(*rest, t.text.n);
    return t;
}
