// numbers.h - arithmetic that is the same natively and in the browser.
//
// luacfg.h puts these in the place of C's own in Lua.
#ifndef ENGINE_NUMBERS_H
#define ENGINE_NUMBERS_H

#include <stddef.h>

struct lua_State;

// x^y by C11, F.10.4.4; the last bit does not depend on a C library.
double number_power(double x, double y);

// The same, and a % b as Lua has it, for the price of their work.
double engine_power(struct lua_State *L, double x, double y);
double engine_modulo(struct lua_State *L, double a, double b);

// Takes N steps; always 1.
int engine_charge(struct lua_State *L, int n);

// Writes N as Lua does, but never "-nan". Returns the bytes.
int engine_number_text(char *out, size_t room, double n);

#endif
