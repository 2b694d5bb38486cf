// power.c - x^y for Lua's ^, the same natively and in the browser.
//
// C libraries disagree about the last bit of pow(). This one uses nothing but
// the four operations, which IEEE 754 (clause 5.4.1) fixes to the last bit,
// on pairs of doubles: x^y = 2^(y * log2 x), with some 100 bits in between.
// The result is the nearest double but in about one of a million cases.
#include "numbers.h"

#include <math.h>
#include <stdbool.h>

// The sum of both; LOW is smaller than the last bit of HIGH.
struct pair {
    double high;
    double low;
};

static struct pair pair_sum(double a, double b)
{
    const double high = a + b;
    const double part = high - a;
    return (struct pair){high, (a - (high - part)) + (b - part)};
}

// The product of two doubles below 2^996, without a bit lost.
static struct pair pair_product(double a, double b)
{
    const double split = 134217729; // 2^27 + 1
    const double high = a * b;
    const double a1 = split * a - (split * a - a);
    const double b1 = split * b - (split * b - b);
    const double a2 = a - a1;
    const double b2 = b - b1;
    const double low = ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2;
    return (struct pair){high, low};
}

static struct pair pair_add(struct pair a, struct pair b)
{
    const struct pair s = pair_sum(a.high, b.high);
    return pair_sum(s.high, s.low + (a.low + b.low));
}

static struct pair pair_multiply(struct pair a, struct pair b)
{
    const struct pair p = pair_product(a.high, b.high);
    return pair_sum(p.high, p.low + (a.high * b.low + a.low * b.high));
}

static struct pair pair_divide(struct pair a, struct pair b)
{
    const double first = a.high / b.high;
    const struct pair back = pair_multiply((struct pair){-first, 0}, b);
    const struct pair rest = pair_add(a, back);
    return pair_sum(first, rest.high / b.high);
}

static const struct pair LN2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

// The natural logarithm of X > 0: with s = (m-1) / (m+1) it is
// e ln 2 + 2 (s + s^3/3 + s^5/5 + ...), and s^2 is at most 0.03.
static struct pair logarithm(double x)
{
    int e;
    double m = frexp(x, &e);
    if (m < 0.70710678118654752) {
        m *= 2;
        e--;
    }
    const struct pair s = pair_divide((struct pair){m - 1, 0}, pair_sum(m, 1));
    const struct pair square = pair_multiply(s, s);
    struct pair sum = {0, 0};
    for (int n = 41; n > 0; n -= 2)
        sum = pair_add(pair_multiply(sum, square),
                       pair_divide((struct pair){1, 0}, (struct pair){n, 0}));
    sum = pair_multiply(sum, s);
    return pair_add(pair_multiply(LN2, (struct pair){e, 0}),
                    (struct pair){2 * sum.high, 2 * sum.low});
}

// e^z for |z| < 800.
static double exponential(struct pair z)
{
    const double k = floor(z.high / LN2.high + 0.5);
    const struct pair whole = pair_multiply(LN2, (struct pair){-k, 0});
    const struct pair r = pair_add(z, whole);
    struct pair sum = {1, 0};
    for (int n = 24; n > 0; n--) {
        sum = pair_divide(pair_multiply(sum, r), (struct pair){n, 0});
        sum = pair_add(sum, (struct pair){1, 0});
    }
    // In two steps, of which only the second can round.
    const int half = (int)k / 2;
    return sum.high * ldexp(1, half) * ldexp(1, (int)k - half);
}

static bool is_whole(double x)
{
    return floor(x) == x;
}

static bool is_odd(double x)
{
    return is_whole(x) && fabs(x) < 0x1p53 && !is_whole(x / 2);
}

// C11, F.10.4.4: where a zero or an infinity takes part.
static double at_the_edge(double x, double y)
{
    const double size = fabs(x);
    if (isinf(y)) {
        if (size == 1)
            return 1;
        return (size > 1) == (y > 0) ? INFINITY : 0;
    }
    const double result = (size > 1) == (y > 0) ? INFINITY : 0;
    return signbit(x) && is_odd(y) ? -result : result;
}

double number_power(double x, double y)
{
    if (y == 0 || x == 1)
        return 1;
    if (isnan(x) || isnan(y))
        return x + y;
    if (x == 0 || isinf(x) || isinf(y))
        return at_the_edge(x, y);
    if (x < 0 && !is_whole(y))
        return NAN;
    const double sign = x < 0 && is_odd(y) ? -1 : 1;
    const struct pair log = logarithm(fabs(x));
    const double about = y * log.high;
    if (about > 800)
        return sign * INFINITY;
    if (about < -800)
        return sign * 0;
    return sign * exponential(pair_multiply(log, (struct pair){y, 0}));
}
