// declare.h - what a rules block declares, and what that comes to: words.lua
// tells it, rules.c reads it from struct rules.
#ifndef ENGINE_DECLARE_H
#define ENGINE_DECLARE_H

struct lua_State;

// Adds the functions for it to the table on top of the stack.
void declare_push(struct lua_State *L);

#endif
