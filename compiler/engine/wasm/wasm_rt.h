// wasm_rt.h - Lua's errors in WebAssembly, see wasm_rt.c.
#ifndef ENGINE_WASM_RT_H
#define ENGINE_WASM_RT_H

struct lua_State;

typedef void (*wasm_body)(struct lua_State *, void *);

// Runs BODY; not 0: wasm_throw() was called inside it.
int wasm_try(wasm_body body, struct lua_State *L, void *ud);
void wasm_throw(void) __attribute__((noreturn));

#endif
