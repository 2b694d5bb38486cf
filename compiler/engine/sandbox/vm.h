// vm.h - what the sandbox must know of Lua's insides to charge alike in the
// native build and in WebAssembly, whose pointers are half as long.
#ifndef ENGINE_VM_H
#define ENGINE_VM_H

#include <stdbool.h>
#include <stddef.h>

struct lua_State;

// The tag under which Lua asks for the named part of a table (luacfg.h).
enum { VM_NODES = 64 };

// The bytes of a text in a new block of N bytes that holds one.
size_t vm_text_bytes(size_t n);

// The upvalues of a function in a new block of N bytes; a function in C counts
// for more than it has, but for less than 16 as ours have at most 3.
size_t vm_upvalues(size_t n);

// The names for which a block of N bytes with the tag VM_NODES has room.
size_t vm_names(size_t n);

// Does the block serve Lua itself? Such a block comes and goes with the
// collector, which is not the same in both builds.
bool vm_is_own(const struct lua_State *L, const void *block);

// The places of the table at INDEX, used or not.
size_t vm_places(struct lua_State *L, int index);

// The line where the function on top, or one inside it, sets the variable _ENV
// around it; 0: none does.
int vm_sets_environment(const struct lua_State *L);

// The instructions since the hook was called last or was set.
int vm_instructions(const struct lua_State *L);

#endif
