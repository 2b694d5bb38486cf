// numbers.c - see numbers.h.
#include "numbers.h"

#include "sandbox.h"

#include <math.h>
#include <stdio.h>

enum { POWER_STEPS = 32 };

int engine_charge(struct lua_State *L, int n)
{
    sandbox_debit(sandbox_of(L), (size_t)n);
    return 1;
}

double engine_power(struct lua_State *L, double x, double y)
{
    if (y == 2)
        return x * x;
    engine_charge(L, POWER_STEPS);
    return number_power(x, y);
}

// fmod() is exact in every C library, so it is the same everywhere; but it
// works bit by bit, up to 2,100 of them.
double engine_modulo(struct lua_State *L, double a, double b)
{
    if (isfinite(a) && isfinite(b) && a != 0 && b != 0) {
        const int bits = ilogb(a) - ilogb(b);
        if (bits > 64)
            engine_charge(L, bits / 8);
    }
    double m = fmod(a, b);
    if (m > 0 ? b < 0 : (m < 0 && b > 0))
        m += b;
    return m;
}

int engine_number_text(char *out, size_t room, double n)
{
    if (isnan(n))
        return snprintf(out, room, "nan");
    return snprintf(out, room, "%.14g", n);
}
