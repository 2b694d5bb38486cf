// luacfg.h - settings of Lua, force-included before each of its sources.
//
// Lua itself stays as Debian has it; everything here is a hook that Lua's
// sources offer (#if !defined). The same settings are used natively and for
// WebAssembly, so that both give the same results.
//
// Native build of each of Lua's files (LUASRC/src holds what
// scripts/lua-source fetched, lua5.4-deb-multiarch.h included):
//
//   $(CC) -std=gnu11 -O2 -w -ffp-contract=off -DNDEBUG
//         -include compiler/engine/luacfg.h -ILUASRC/src -c FILE
//
// for lapi lcode lctype ldebug ldo ldump lfunc lgc llex lmem lobject lopcodes
// lparser lstate lstring ltable ltm lundump lvm lzio lauxlib lbaselib lmathlib
// lstrlib ltablib lutf8lib; of the engine's files (all but wasm_*.c, and
// words_lua.c, which scripts/lua-to-c makes of words.lua):
//
//   $(CC) -std=c11 -O2 -ffp-contract=off WARNINGS
//         -Icompiler/engine -isystem LUASRC/src -c FILE
//
// Both are linked with -lm. WebAssembly: scripts/wasm.
#ifndef ENGINE_LUACFG_H
#define ENGINE_LUACFG_H

#include <stddef.h>

// No entropy from time and addresses: the same order everywhere.
#define luai_makeseed(L) 0x5EED1234u
#define l_randomizePivot() 0u

// print and warn, which no script can reach, write nothing.
#define lua_writestring(s, l) ((void)(s), (void)(l))
#define lua_writeline() ((void)0)
#define lua_writestringerror(s, p) ((void)(s), (void)(p))

// The decimal point is never a matter of locale.
#define lua_getlocaledecpoint() '.'

// x^y without the last bit that C libraries disagree about.
double engine_power(double base, double exponent);
#define luai_numpow(L, a, b) ((void)L, engine_power(a, b))

#if defined(__wasm__)
// No files: luaL_loadfilex compiles to "cannot open" and needs no WASI.
#include <stdio.h>
#include <string.h>
#undef stdin
#undef getc
#undef feof
#undef ferror
#define stdin ((FILE *)0)
#define fopen(f, m) ((FILE *)0)
#define freopen(f, m, h) ((FILE *)0)
#define fread(b, s, n, h) ((size_t)0)
#define fclose(h) (0)
#define getc(h) (-1)
#define feof(h) (1)
#define ferror(h) (0)
#define strerror(e) "no files"

// Errors go through two imported functions, see wasm_rt.c. The names f and ud
// are the parameters of luaD_rawrunprotected, the only user.
struct lua_State;
typedef void (*wasm_body)(struct lua_State *, void *);
int wasm_try(wasm_body body, struct lua_State *L, void *ud);
void wasm_throw(void) __attribute__((noreturn));
#define luai_jmpbuf int
#define LUAI_THROW(L, c) wasm_throw()
#define LUAI_TRY(L, c, a) (void)wasm_try(f, (L), ud)
#endif

#endif
