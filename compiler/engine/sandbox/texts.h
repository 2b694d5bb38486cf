// texts.h - the library of texts, as Lua's manual (6.4) has it, metered.
//
// All are functions for Lua. There is no dump, pack or packsize, and format
// knows neither %p nor %a: they would tell addresses and how a machine counts.
#ifndef ENGINE_TEXTS_H
#define ENGINE_TEXTS_H

#include <lua.h>

int string_find(lua_State *L); // search.c
int string_match(lua_State *L);
int string_gmatch(lua_State *L);
int string_gsub(lua_State *L);
int string_format(lua_State *L); // format.c

// Pushes the table of the library, texts.c.
void texts_push(lua_State *L);

// What + and the like do with texts that say numbers; puts the functions into
// the table on top, which becomes the metatable of texts. arithmetic.c.
void arithmetic_add(lua_State *L);

#endif
