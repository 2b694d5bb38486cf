// characters.h - the library utf8, as Lua's manual (6.5) has it, metered.
#ifndef ENGINE_CHARACTERS_H
#define ENGINE_CHARACTERS_H

#include <lua.h>

// Pushes the table of the library, all that Lua has.
void characters_push(lua_State *L);

#endif
