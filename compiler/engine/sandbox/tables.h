// tables.h - the library of tables, as Lua's manual (6.6) has it, metered.
//
// A script has no metatables, so a table is as long as it is. What the host
// shows through a metatable can be read here, but never changed.
#ifndef ENGINE_TABLES_H
#define ENGINE_TABLES_H

#include <stdbool.h>

#include <lua.h>

// Pushes the table of the library: concat, insert, remove, sort and unpack.
void tables_push(lua_State *L);

// The values of the list at INDEX; raises "bad argument" if it is no table.
lua_Integer table_length(lua_State *L, int index);

// Raises an error unless a script may change the table at INDEX.
void table_check_own(lua_State *L, int index);

// table.sort, sort.c. Values that are equal stay in their order.
int table_sort(lua_State *L);

// Does the key at A come before the key at B? Numbers before texts before
// truths; smaller before greater.
bool table_key_before(lua_State *L, int a, int b);

// Sorts the list on top by numbers, texts and truths, for pairs.
void table_sort_keys(lua_State *L);

#endif
