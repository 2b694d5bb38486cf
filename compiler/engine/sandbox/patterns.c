// patterns.c - see patterns.h.
#include "patterns.h"

#include "arguments.h"

#include <string.h>

#include <lauxlib.h>

enum {
    DEPTH = 200, // attempts within each other
    OPEN = -1,   // a capture whose bracket is not closed yet
    PLACE = -2   // a capture of a place: "()"
};

static const char *attempt(struct matcher *m, const char *s, const char *p);

// -- items: one letter, a class, a set ---------------------------------------

static void malformed(const struct matcher *m, const char *why)
{
    luaL_error(m->L, "malformed pattern (%s)", why);
}

// The end of the set that starts at P with its bracket.
static const char *set_end(struct matcher *m, const char *p)
{
    const char *first = ++p;
    if (*p == '^')
        first = ++p;
    for (; p == first || *p != ']'; p++) {
        if (p == m->pattern_end)
            malformed(m, "missing ']'");
        if (*p == '%' && ++p == m->pattern_end)
            malformed(m, "missing ']'");
    }
    return p + 1;
}

// The end of the item at P, not counting what repeats it.
static const char *item_end(struct matcher *m, const char *p)
{
    if (*p == '[') {
        const char *end = set_end(m, p);
        sandbox_charge(m->box, (size_t)(end - p) / 8);
        return end;
    }
    if (*p != '%')
        return p + 1;
    if (p + 1 == m->pattern_end)
        malformed(m, "ends with '%'");
    return p + 2;
}

// Letters that are no class stand for themselves.
static bool class_has(unsigned char c, unsigned char letter)
{
    const char lower = ascii_lower((char)letter);
    if (lower == 'z')
        return (c == 0) == (letter == 'z');
    if (lower == '\0' || !strchr("acdglpsuwx", lower))
        return letter == c;
    return ascii_is(c, lower) == (letter == (unsigned char)lower);
}

// P: the bracket that opens the set; LAST: the one that closes it.
static bool set_has(struct matcher *m, unsigned char c, const char *p,
                    const char *last)
{
    const bool wanted = p[1] != '^';
    sandbox_charge(m->box, (size_t)(last - p) / 8);
    for (p += wanted ? 1 : 2; p < last; p++) {
        const unsigned char low = (unsigned char)*p;
        if (low == '%') {
            p++;
            if (class_has(c, (unsigned char)*p))
                return wanted;
        } else if (p[1] == '-' && p + 2 < last) {
            p += 2;
            if (low <= c && c <= (unsigned char)*p)
                return wanted;
        } else if (low == c) {
            return wanted;
        }
    }
    return !wanted;
}

// Is the letter at S one for the item from P to END?
static bool item_fits(struct matcher *m, const char *s, const char *p,
                      const char *end)
{
    if (s >= m->end)
        return false;
    const unsigned char c = (unsigned char)*s;
    switch (*p) {
    case '.':
        return true;
    case '%':
        return class_has(c, (unsigned char)p[1]);
    case '[':
        return set_has(m, c, p, end - 1);
    default:
        return (unsigned char)*p == c;
    }
}

// -- repetition --------------------------------------------------------------

// As often as possible, then less often until the rest fits.
static const char *repeat_most(struct matcher *m, const char *s, const char *p,
                               const char *end)
{
    ptrdiff_t n = 0;
    for (; item_fits(m, s + n, p, end); n++)
        sandbox_charge(m->box, 1);
    for (; n >= 0; n--) {
        const char *found = attempt(m, s + n, end + 1);
        if (found)
            return found;
    }
    return NULL;
}

static const char *repeat_least(struct matcher *m, const char *s, const char *p,
                                const char *end)
{
    for (;; s++) {
        const char *found = attempt(m, s, end + 1);
        if (found)
            return found;
        if (!item_fits(m, s, p, end))
            return NULL;
    }
}

// -- captures ----------------------------------------------------------------

static const char *open_capture(struct matcher *m, const char *s, const char *p)
{
    const bool place = p[1] == ')';
    if (m->captures >= PATTERN_CAPTURES)
        luaL_error(m->L, "too many captures");
    m->capture[m->captures].at = s;
    m->capture[m->captures].n = place ? PLACE : OPEN;
    m->captures++;
    const char *found = attempt(m, s, p + (place ? 2 : 1));
    if (!found)
        m->captures--;
    return found;
}

static const char *close_capture(struct matcher *m, const char *s,
                                 const char *p)
{
    int i = m->captures - 1;
    while (i >= 0 && m->capture[i].n != OPEN)
        i--;
    if (i < 0)
        luaL_error(m->L, "invalid pattern capture");
    m->capture[i].n = s - m->capture[i].at;
    const char *found = attempt(m, s, p + 1);
    if (!found)
        m->capture[i].n = OPEN;
    return found;
}

// %1: what the capture has caught comes once more. A place has caught more
// than any text has, so it never comes again.
static const char *match_again(struct matcher *m, const char *s, char digit)
{
    const int i = digit - '1';
    if (i < 0 || i >= m->captures || m->capture[i].n == OPEN)
        luaL_error(m->L, "invalid capture index %%%d", i + 1);
    const ptrdiff_t n = m->capture[i].n;
    if (n < 0 || m->end - s < n)
        return NULL;
    sandbox_charge(m->box, (size_t)n / 16);
    return memcmp(m->capture[i].at, s, (size_t)n) == 0 ? s + n : NULL;
}

// -- the matcher -------------------------------------------------------------

// %bxy: from an x to the y that closes it. P: behind %b.
static const char *match_balanced(struct matcher *m, const char *s,
                                  const char *p)
{
    if (p + 1 >= m->pattern_end)
        malformed(m, "missing arguments to '%b'");
    if (s >= m->end || *s != p[0])
        return NULL;
    int inside = 1;
    while (++s < m->end) {
        sandbox_charge(m->box, 1);
        if (*s == p[1]) {
            if (--inside == 0)
                return s + 1;
        } else if (*s == p[0]) {
            inside++;
        }
    }
    return NULL;
}

// %f[set]: S is where a stretch of the set begins. Returns what follows the
// set, or NULL. P: behind %f.
static const char *match_frontier(struct matcher *m, const char *s,
                                  const char *p)
{
    if (*p != '[')
        luaL_error(m->L, "missing '[' after '%%f' in pattern");
    const char *end = item_end(m, p);
    const char before = s == m->start ? '\0' : s[-1];
    const char here = s == m->end ? '\0' : *s;
    const bool begins = !set_has(m, (unsigned char)before, p, end - 1) &&
                        set_has(m, (unsigned char)here, p, end - 1);
    return begins ? end : NULL;
}

// What is no letter: brackets, %b, %f, %1 and the end of the text. False: the
// item at *P is a letter or class. True: *S is where the match ends (P is then
// the end of the pattern), where it goes on, or NULL.
static bool match_special(struct matcher *m, const char **s, const char **p)
{
    const char *at = *p;
    if (*at == '(' || *at == ')') {
        *s = *at == '(' ? open_capture(m, *s, at) : close_capture(m, *s, at);
        *p = m->pattern_end;
        return true;
    }
    if (*at == '$' && at + 1 == m->pattern_end) {
        *s = *s == m->end ? *s : NULL;
        *p = m->pattern_end;
        return true;
    }
    if (*at != '%')
        return false;
    const char next = at[1];
    if (next == 'b') {
        *s = match_balanced(m, *s, at + 2);
        *p = at + 4;
    } else if (next == 'f') {
        *p = match_frontier(m, *s, at + 2);
        *s = *p ? *s : NULL;
    } else if (ascii_is((unsigned char)next, 'd')) {
        *s = match_again(m, *s, next);
        *p = at + 2;
    } else {
        return false;
    }
    return true;
}

// An item and what repeats it; the same meaning of *S and *P as above.
static void match_item(struct matcher *m, const char **s, const char **p)
{
    const char *end = item_end(m, *p);
    // Behind the last item stands the zero of Lua's texts.
    const char sign = end < m->pattern_end ? *end : '\0';
    const bool fits = item_fits(m, *s, *p, end);
    const bool needless = sign == '*' || sign == '?' || sign == '-';
    const char *found = NULL;
    if (!fits && needless) {
        *p = end + 1;
        return;
    }
    if (!fits || (!needless && sign != '+')) {
        *s = fits ? *s + 1 : NULL;
        *p = end;
        return;
    }
    if (sign == '-')
        found = repeat_least(m, *s, *p, end);
    else if (sign != '?')
        found = repeat_most(m, *s + (sign == '+'), *p, end);
    else if ((found = attempt(m, *s + 1, end + 1)) == NULL) {
        *p = end + 1;
        return;
    }
    *s = found;
    *p = m->pattern_end;
}

static const char *attempt(struct matcher *m, const char *s, const char *p)
{
    if (m->depth-- == 0)
        luaL_error(m->L, "pattern too complex");
    while (s && p != m->pattern_end) {
        sandbox_charge(m->box, 1);
        if (!match_special(m, &s, &p))
            match_item(m, &s, &p);
    }
    m->depth++;
    return s;
}

// -- for the functions -------------------------------------------------------

void pattern_begin(struct matcher *m, lua_State *L, const char *s, size_t n,
                   int index, bool anchors)
{
    size_t n_pattern;
    m->L = L;
    m->box = sandbox_of(L);
    m->start = s;
    m->end = s + n;
    m->pattern = lua_tolstring(L, index, &n_pattern);
    m->pattern_end = m->pattern + n_pattern;
    m->anchored = anchors && *m->pattern == '^';
    m->pattern += m->anchored;
    m->captures = 0;
}

const char *pattern_try(struct matcher *m, const char *s)
{
    m->captures = 0;
    m->depth = DEPTH;
    return attempt(m, s, m->pattern);
}

void pattern_push(struct matcher *m, int i, const char *from, const char *to)
{
    if (i >= m->captures) {
        if (i > 0)
            luaL_error(m->L, "invalid capture index %%%d", i + 1);
        lua_pushlstring(m->L, from, (size_t)(to - from));
        return;
    }
    const ptrdiff_t n = m->capture[i].n;
    if (n == OPEN)
        luaL_error(m->L, "unfinished capture");
    if (n == PLACE)
        lua_pushinteger(m->L, m->capture[i].at - m->start + 1);
    else
        lua_pushlstring(m->L, m->capture[i].at, (size_t)n);
}

int pattern_push_all(struct matcher *m, const char *from, const char *to)
{
    const int n = m->captures == 0 && from ? 1 : m->captures;
    luaL_checkstack(m->L, n, "too many captures");
    for (int i = 0; i < n; i++)
        pattern_push(m, i, from, to);
    return n;
}

bool pattern_is_plain(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != '\0' && strchr("^$*+?.([%-", p[i]))
            return false;
    return true;
}
