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
//         -include compiler/engine/sandbox/luacfg.h
//         -Icompiler -ILUASRC/src -c FILE
//
// for lapi lcode lctype ldebug ldo lfunc lgc llex lmem lobject lopcodes
// lparser lstate lstring ltable ltm lvm lzio lauxlib (Lua's libraries
// for scripts are not used: texts.c, tables.c and others stand for them); of
// the engine's files (all but those in wasm/, and words_lua.c, which
// scripts/lua-to-c makes of words.lua):
//
//   $(CC) -std=c11 -O2 -ffp-contract=off WARNINGS
//         -Icompiler -isystem LUASRC/src -c FILE
//
// Both are linked with -lm. WebAssembly: scripts/wasm.
#ifndef ENGINE_LUACFG_H
#define ENGINE_LUACFG_H

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

// C functions and nested brackets: as deep in both builds, so that both give
// up at the same place. What that takes of the stack: see scripts/wasm.
#define LUAI_MAXCCALLS 120

// A text is never a number by itself, as its length would cost nothing then;
// arithmetic.c and arguments.c convert, and charge for it.
#define LUA_NOCVTS2N

// No entropy from time and addresses: the same order everywhere.
#define luai_makeseed(L) 0x5EED1234u

// The decimal point is never a matter of locale.
#define lua_getlocaledecpoint() '.'

// What one instruction should not do for its price is charged, see numbers.c.
struct lua_State;
double engine_power(struct lua_State *L, double base, double exponent);
double engine_modulo(struct lua_State *L, double a, double b);
int engine_charge(struct lua_State *L, int n);
#define luai_numpow(L, a, b) engine_power(L, a, b)
#define luai_nummod(L, a, b, m) ((m) = engine_modulo(L, a, b))

// Comparing long texts is charged, see compare.c. l_strcmp() of lvm.c is the
// only user of strcoll; l and r are its texts, ll and lr their lengths.
int engine_compare(const void *a, const void *b, size_t n);
int engine_collate(const char **l, size_t *ll, const char **r, size_t *lr);
#define memcmp(a, b, n) engine_compare(a, b, n)
#define strcoll(a, b) engine_collate(&l, &ll, &r, &lr)

// What Lua defines for good is replaced after it has done so.
#define LUA_CORE
#include "lua.h"
#include "lmem.h"
#include "lvm.h"

// The values on the stack, as Lua has it for small machines; the numbers of
// pseudo-indices stay.
#undef LUA_REGISTRYINDEX
#define LUA_REGISTRYINDEX (-1000000 - 1000)
#undef LUAI_MAXSTACK
#define LUAI_MAXSTACK 15000

// "..." copies all values for one instruction. Where the function is defined,
// in ltm.c, ltm_c is a macro for nothing; elsewhere it stays what it is.
#define ENGINE_JOIN_2(a, b) a##b
#define ENGINE_JOIN(a, b) ENGINE_JOIN_2(a, b)
#define luaT_getvarargs(L, ci, where, n) \
    ENGINE_JOIN(engine_values_, ltm_c)(L, ci, where, n)
#define engine_values_(L, ci, where, n) luaT_getvarargs(L, ci, where, n)
#define engine_values_ltm_c(L, ci, where, n) \
    (engine_charge(L, ((n) < 0 ? (ci)->u.l.nextraargs : (n)) / 8), \
     luaT_getvarargs(L, ci, where, n))

// Numbers as text: "nan" never has a sign, which processors disagree about.
int engine_number_text(char *out, size_t room, double n);
#undef lua_number2str
#define lua_number2str(s, sz, n) engine_number_text(s, sz, n)

// A number that becomes a text without being asked to; every user has an L.
#undef cvt2str
#define cvt2str(o) (ttisnumber(o) && engine_charge(L, 16))

// Lua's own reader of hexadecimal numbers: C libraries differ in rounding.
#undef lua_strx2number

// The named part of a table is told to the allocator, see sandbox.c.
#define ENGINE_NODES 64
#undef luaM_newvector
#define luaM_newvector(L, n, t) \
    ((t *)luaM_malloc_(L, (n) * sizeof(t), ENGINE_NODES))

#if defined(__wasm__)
// No files: luaL_loadfilex compiles to "cannot open" and needs no WASI.
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
#include "engine/wasm/wasm_rt.h"
#define luai_jmpbuf int
#define LUAI_THROW(L, c) wasm_throw()
#define LUAI_TRY(L, c, a) (void)wasm_try(f, (L), ud)
#endif

#endif
