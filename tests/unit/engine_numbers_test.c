// Arithmetic that does not depend on a C library is still arithmetic.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/sandbox/numbers.h"

// Doubles between two of one sign.
static double steps_between(double a, double b)
{
    int64_t i, k;
    memcpy(&i, &a, sizeof i);
    memcpy(&k, &b, sizeof k);
    return fabs((double)(i - k));
}

static void assert_power(double x, double y, double wanted)
{
    const double got = number_power(x, y);
    if (isnan(wanted) ? !isnan(got)
                      : got != wanted || signbit(got) != signbit(wanted))
        fail_msg("%g ^ %g is %.17g, not %.17g", x, y, got, wanted);
}

// C11, F.10.4.4, and where the results are exact.
static void powers_have_their_edges(void **state)
{
    (void)state;
    static const double values[] = {
        0.0, -0.0, 1,  -1,  2,        -2,        0.5, -0.5, 3,    -3,
        1e9, -1e9, 10, 1.5, INFINITY, -INFINITY, NAN, -8,   1e18, 7};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        assert_power(values[i], 0, 1);
        assert_power(1, values[i], 1);
        assert_power(values[i], 1, values[i]);
        assert_power(0.0, values[i], pow(0.0, values[i]));
        assert_power(-0.0, values[i], pow(-0.0, values[i]));
        assert_power(INFINITY, values[i], pow(INFINITY, values[i]));
        assert_power(-INFINITY, values[i], pow(-INFINITY, values[i]));
        assert_power(values[i], INFINITY, pow(values[i], INFINITY));
        assert_power(values[i], -INFINITY, pow(values[i], -INFINITY));
        assert_power(values[i], NAN, pow(values[i], NAN));
        assert_power(values[i], 3, values[i] * values[i] * values[i]);
    }
    assert_power(-8, 1.0 / 3, NAN);
    assert_power(10, 15, 1e15);
    assert_power(2, 1023, 0x1p1023);
    assert_power(2, -1074, 0x1p-1074);
    assert_power(-2, -1073, -0x1p-1073);
    assert_power(2, 1024, INFINITY);
    assert_power(-10, 309, -INFINITY);
    assert_power(10, -400, 0);
    assert_power(9, 0.5, 3);
    assert_power(0.25, -0.5, 2);
}

static void powers_are_the_nearest_numbers(void **state)
{
    (void)state;
    int off = 0;
    srand(1);
    for (int i = 0; i < 200000; i++) {
        const double x = exp((rand() % 20001 - 10000) / 700.0);
        const double y = (rand() % 200001 - 100000) / 2000.0;
        const double wanted = pow(x, y);
        if (wanted < 1e-300 || wanted > 1e300)
            continue;
        const double steps = steps_between(number_power(x, y), wanted);
        if (steps > 1)
            fail_msg("%.17g ^ %.17g is %g off", x, y, steps);
        off += steps > 0;
    }
    // pow() itself is not always the nearest.
    assert_true(off < 400);
}

static void assert_text(double n, const char *wanted)
{
    char got[64];
    assert_int_equal(engine_number_text(got, sizeof got, n), strlen(wanted));
    assert_string_equal(got, wanted);
}

static void what_is_no_number_has_no_sign(void **state)
{
    (void)state;
    assert_text(NAN, "nan");
    assert_text(-NAN, "nan");
    assert_text(-INFINITY, "-inf");
    assert_text(-0.0, "-0");
    assert_text(0.1, "0.1");
    assert_text(1e15, "1e+15");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(powers_have_their_edges),
        cmocka_unit_test(powers_are_the_nearest_numbers),
        cmocka_unit_test(what_is_no_number_has_no_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
