// library.h - what a script can call, by allow-list.
#ifndef ENGINE_LIBRARY_H
#define ENGINE_LIBRARY_H

struct lua_State;

// Keys of the registry, used by their addresses: the table of names that a
// script can read, those that it has set, the environment of a script, and
// what an unknown name is.
extern const char library_names;
extern const char library_set;
extern const char library_environment;
extern const char library_nothing;

// A lua_CFunction that opens everything; needs a sandbox, run it protected.
int library_open(struct lua_State *L);

#endif
