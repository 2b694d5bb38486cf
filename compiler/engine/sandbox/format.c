// format.c - string.format.
#include "texts.h"

#include "arguments.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

enum {
    ITEM = 512, // the longest number: 99 digits behind 1e308
    SPEC = 32,
    ITEM_STEPS = 8,
    FRACTION_STEPS = 64
};

// One item, such as "%-5.2f", and what it is to show.
struct item {
    lua_State *L;
    struct text *out;
    char spec[SPEC]; // with its percent sign and letter
    size_t n;        // of spec
    int argument;
};

static size_t two_digits(const char *s)
{
    size_t n = 0;
    while (n < 2 && ascii_is((unsigned char)s[n], 'd'))
        n++;
    return n;
}

// The flags that fit the letter, then at most two digits each.
static void check(const struct item *item, const char *flags, bool precision)
{
    const char *s = item->spec + 1;
    s += strspn(s, flags);
    if (*s != '0') {
        s += two_digits(s);
        if (*s == '.' && precision)
            s += 1 + two_digits(s + 1);
    }
    if (!ascii_is((unsigned char)*s, 'a'))
        luaL_error(item->L, "invalid conversion specification: '%s'",
                   item->spec);
}

static void put_whole(struct item *item)
{
    char shown[ITEM];
    char spec[SPEC + 2];
    const char letter = item->spec[item->n - 1];
    const char *flags = letter == 'u'           ? "-0"
                        : strchr("oxX", letter) ? "-#0"
                                                : "-+0 ";
    const lua_Integer value = argument_integer(item->L, item->argument);
    check(item, flags, true);
    snprintf(spec, sizeof spec, "%.*sll%c", (int)item->n - 1, item->spec,
             letter);
    const int n = snprintf(shown, sizeof shown, spec, (long long)value);
    text_put(item->out, shown, (size_t)n);
}

static void put_fraction(struct item *item)
{
    char shown[ITEM];
    double value = argument_number(item->L, item->argument);
    check(item, "-+#0 ", true);
    sandbox_charge(sandbox_of(item->L), FRACTION_STEPS);
    if (isnan(value))
        value = fabs(value); // processors disagree about its sign
    const int n = snprintf(shown, sizeof shown, item->spec, value);
    text_put(item->out, shown, (size_t)n);
}

static void put_byte(struct item *item)
{
    char shown[ITEM];
    check(item, "-", false);
    const lua_Integer value = argument_integer(item->L, item->argument);
    const int n =
        snprintf(shown, sizeof shown, item->spec, (int)(unsigned char)value);
    text_put(item->out, shown, (size_t)n);
}

static void put_text(struct item *item)
{
    char shown[ITEM];
    size_t n;
    lua_State *L = item->L;
    const int type = lua_type(L, item->argument);
    if (type >= LUA_TTABLE || type == LUA_TLIGHTUSERDATA)
        luaL_error(L, "a %s cannot be put into a text", lua_typename(L, type));
    const char *s = luaL_tolstring(L, item->argument, &n);
    if (item->n > 2) {
        luaL_argcheck(L, n == strlen(s), item->argument,
                      "string contains zeros");
        check(item, "-", true);
    }
    if (item->n == 2 || (!strchr(item->spec, '.') && n >= 100)) {
        text_put(item->out, s, n);
    } else {
        const int width = snprintf(shown, sizeof shown, item->spec, s);
        text_put(item->out, shown, (size_t)width);
    }
    lua_pop(L, 1);
}

// The byte as Lua writes it in a text: \0, or \000 before a digit.
static void put_escape(struct text *out, unsigned char c, bool digit_follows)
{
    char shown[4] = "\\";
    size_t n = 1;
    if (c >= 100 || digit_follows)
        shown[n++] = (char)('0' + c / 100);
    if (c >= 10 || digit_follows)
        shown[n++] = (char)('0' + c / 10 % 10);
    shown[n++] = (char)('0' + c % 10);
    text_put(out, shown, n);
}

static void put_quoted_text(struct item *item)
{
    size_t n;
    const char *s = lua_tolstring(item->L, item->argument, &n);
    sandbox_charge(sandbox_of(item->L), n / 2);
    text_put(item->out, "\"", 1);
    for (size_t i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)s[i];
        if (c == '"' || c == '\\' || c == '\n')
            text_put(item->out, "\\", 1);
        if (c != '\n' && ascii_is(c, 'c'))
            put_escape(item->out, c, ascii_is((unsigned char)s[i + 1], 'd'));
        else
            text_put(item->out, s + i, 1);
    }
    text_put(item->out, "\"", 1);
}

// As a constant of Lua. A fraction is written in 17 digits, which is as exact
// as the hexadecimal digits that Lua writes.
static void put_constant(struct item *item)
{
    char shown[64];
    lua_State *L = item->L;
    const int type = lua_type(L, item->argument);
    if (item->n > 2)
        luaL_error(L, "specifier '%%q' cannot have modifiers");
    if (type == LUA_TSTRING) {
        put_quoted_text(item);
        return;
    }
    if (type == LUA_TNUMBER && !lua_isinteger(L, item->argument)) {
        const double value = lua_tonumber(L, item->argument);
        sandbox_charge(sandbox_of(L), FRACTION_STEPS);
        if (isnan(value))
            snprintf(shown, sizeof shown, "(0/0)");
        else if (isinf(value))
            snprintf(shown, sizeof shown, "%s1e9999", value < 0 ? "-" : "");
        else
            snprintf(shown, sizeof shown, "%.16e", value);
    } else if (type == LUA_TNUMBER) {
        const lua_Integer value = lua_tointeger(L, item->argument);
        snprintf(shown, sizeof shown,
                 value == LUA_MININTEGER ? "0x%llx" : "%lld", (long long)value);
    } else if (type == LUA_TNIL || type == LUA_TBOOLEAN) {
        snprintf(shown, sizeof shown, "%s",
                 type == LUA_TNIL                   ? "nil"
                 : lua_toboolean(L, item->argument) ? "true"
                                                    : "false");
    } else {
        luaL_argerror(L, item->argument, "value has no literal form");
    }
    text_put(item->out, shown, strlen(shown));
}

static void put_item(struct item *item)
{
    const char letter = item->spec[item->n - 1];
    sandbox_charge(sandbox_of(item->L), ITEM_STEPS);
    if (letter == 'c')
        put_byte(item);
    else if (letter && strchr("diuoxX", letter))
        put_whole(item);
    else if (letter && strchr("feEgG", letter))
        put_fraction(item);
    else if (letter == 'q')
        put_constant(item);
    else if (letter == 's')
        put_text(item);
    else if (letter == 'p' || letter == 'a' || letter == 'A')
        luaL_error(item->L, "%%%c is not available", letter);
    else
        luaL_error(item->L, "invalid conversion '%s' to 'format'", item->spec);
}

// Reads the item whose percent sign is at S; returns what follows it.
static const char *read_item(struct item *item, const char *s)
{
    const size_t n = strspn(s + 1, "-+#0 .123456789") + 2;
    if (n > SPEC - 10)
        luaL_error(item->L, "invalid format (too long)");
    memcpy(item->spec, s, n);
    item->spec[n] = '\0';
    item->n = n;
    return s + n;
}

int string_format(lua_State *L)
{
    const int top = lua_gettop(L);
    struct text out;
    struct item item = {.L = L, .out = &out, .argument = 1};
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    const char *const end = s + n;
    text_begin(&out, L);
    while (s < end) {
        const char *sign = memchr(s, '%', (size_t)(end - s));
        text_put(&out, s, (size_t)((sign ? sign : end) - s));
        if (!sign)
            break;
        if (sign[1] == '%') {
            sandbox_charge(sandbox_of(L), 1);
            text_put(&out, "%", 1);
            s = sign + 2;
            continue;
        }
        if (++item.argument > top)
            return luaL_argerror(L, item.argument, "no value");
        s = read_item(&item, sign);
        put_item(&item);
    }
    text_push(&out);
    return 1;
}
