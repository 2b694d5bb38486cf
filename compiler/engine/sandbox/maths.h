// maths.h - the library of numbers, as Lua's manual (6.7) has it, but for what
// C libraries disagree about (exp, log, sin and their like) and for chance.
#ifndef ENGINE_MATHS_H
#define ENGINE_MATHS_H

#include <lua.h>

// Pushes the table of the library.
void maths_push(lua_State *L);

#endif
