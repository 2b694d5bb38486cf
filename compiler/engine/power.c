// power.c - x^y for Lua's ^, the same natively and in the browser.
//
// C libraries disagree about the last bit of pow(). Whole exponents, which is
// what rules use, are multiplied out; others are cut to 40 bits, so that a
// last bit is never seen.
#include <math.h>

double engine_power(double base, double exponent);

static double multiply_out(double base, int exponent)
{
    double result = 1;
    for (int n = exponent < 0 ? -exponent : exponent; n > 0; n /= 2) {
        if (n % 2)
            result *= base;
        base *= base;
    }
    return exponent < 0 ? 1 / result : result;
}

double engine_power(double base, double exponent)
{
    if (exponent == floor(exponent) && fabs(exponent) <= 1024)
        return multiply_out(base, (int)exponent);
    int shift;
    const double whole = frexp(pow(base, exponent), &shift);
    if (!isfinite(whole) || whole == 0)
        return whole;
    return ldexp(floor(ldexp(whole, 40) + 0.5), shift - 40);
}
