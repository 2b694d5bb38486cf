// patterns.h - Lua's patterns, for find, match, gmatch and gsub.
//
// The same patterns with the same results and messages as Lua 5.4 (reference
// manual, 6.4.1), but every step is charged to the sandbox (sandbox.h), and
// classes of letters are those of ASCII whatever the locale.
#ifndef ENGINE_PATTERNS_H
#define ENGINE_PATTERNS_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

enum { PATTERN_CAPTURES = 32 };

struct sandbox;

// What one attempt at one place knows; pattern_begin() and pattern_try() fill
// it in. Texts belong to Lua and must stay on its stack or in an upvalue.
struct matcher {
    lua_State *L;
    struct sandbox *box;
    const char *start; // of the text
    const char *end;
    const char *pattern; // without its anchor
    const char *pattern_end;
    bool anchored; // the pattern began with ^
    int depth;     // attempts within each other that are left
    int captures;
    struct {
        const char *at;
        ptrdiff_t n; // bytes, or one of the marks of patterns.c
    } capture[PATTERN_CAPTURES];
};

// The pattern at INDEX against the text of N bytes at S. ANCHORS: a ^ at its
// begin is an anchor.
void pattern_begin(struct matcher *m, lua_State *L, const char *s, size_t n,
                   int index, bool anchors);

// Matches at S; the end of the match or NULL.
const char *pattern_try(struct matcher *m, const char *s);

// Pushes the captures of the last match; without any, what lies between FROM
// and TO, unless FROM is NULL. Returns how many.
int pattern_push_all(struct matcher *m, const char *from, const char *to);

// Pushes capture I, from 0; the whole match as 0 when there are none.
void pattern_push(struct matcher *m, int i, const char *from, const char *to);

// Has the pattern nothing but letters that stand for themselves?
bool pattern_is_plain(const char *p, size_t n);

#endif
