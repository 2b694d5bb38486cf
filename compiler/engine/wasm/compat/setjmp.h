// setjmp.h - for WebAssembly, where the C library of Debian 12 has none.
//
// Lua's ldo.c includes it, but luacfg.h gives it another way to throw. Without
// this file clang would find the header of the machine's own C library.
#ifndef ENGINE_COMPAT_SETJMP_H
#define ENGINE_COMPAT_SETJMP_H
#endif
