// arguments.h - what the functions of the libraries have in common: reading
// their arguments, as Lua's own functions do, and building texts.
#ifndef ENGINE_ARGUMENTS_H
#define ENGINE_ARGUMENTS_H

#include "sandbox.h"

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

enum {
    ARGUMENT_NUMERAL = 200 // bytes; a longer text is no number
};

// Pushes the number that the text at INDEX says; false: it says none, nothing
// is pushed.
bool argument_convert(lua_State *L, int index);

// A number or a text that says one; raises "bad argument" otherwise.
lua_Number argument_number(lua_State *L, int index);
lua_Integer argument_integer(lua_State *L, int index);
lua_Integer argument_integer_or(lua_State *L, int index, lua_Integer other);

// A place in a text of N bytes, from 1; negative ones count from its end. The
// first is 1..N+2, the second 0..N.
size_t argument_start(lua_Integer place, size_t n);
size_t argument_end(lua_Integer place, size_t n);

// A text that grows, of at most SANDBOX_STRING bytes; a longer one raises an
// error. It holds one place of the stack, from text_begin() on, and is given
// back with it.
struct text {
    lua_State *L;
    char *at;
    size_t n;
    size_t room;
    int place;
    char few[128];
};

void text_begin(struct text *t, lua_State *L);
void text_put(struct text *t, const char *s, size_t n);
void text_put_value(struct text *t); // the text or number on top, popped
void text_push(struct text *t);      // as a value of Lua

// A byte is what ASCII says it is, whatever the locale.
bool ascii_is(unsigned char c, char letter); // a c d ... as in patterns
char ascii_lower(char c);
char ascii_upper(char c);

#endif
