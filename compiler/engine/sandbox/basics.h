// basics.h - the functions without a library: assert, error, ipairs, next,
// pairs, select, tonumber, tostring and type.
//
// As Lua's manual (6.1) has them, but that next and pairs go by the keys:
// numbers, then texts, then truths, the smaller before the greater; a table
// with other keys is refused, as their order would be that of addresses. For
// the same reason tostring says "table" and "function" without one.
#ifndef ENGINE_BASICS_H
#define ENGINE_BASICS_H

#include <lua.h>

// Puts them into the table on top.
void basics_add(lua_State *L);

#endif
