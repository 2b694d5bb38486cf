// words_lua.h - the text of objects.lua, words.lua, statements.lua and
// calls.lua: one chunk, which scripts/lua-to-c turns into C.
#ifndef ENGINE_WORDS_LUA_H
#define ENGINE_WORDS_LUA_H

#include <stddef.h>

extern const char words_lua[];
extern const size_t words_lua_size;

#endif
