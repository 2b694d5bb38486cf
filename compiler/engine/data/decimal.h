// decimal.h - numbers that participants type, kept with 7 digits.
#ifndef ENGINE_DECIMAL_H
#define ENGINE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

// A number D = mantissa * 10^exponent: the mantissa has 7 digits or is 0 and
// the exponent lies in DECIMAL_LEAST..DECIMAL_MOST.
enum { DECIMAL_LEAST = -18, DECIMAL_MOST = 9 };

struct decimal {
    int mantissa;
    int exponent;
};

// Is it small enough to be kept (up to 10^15)? Also refuses what is no number.
bool decimal_fits(double d);

// The nearest decimal to a number that fits; below 10^-12 it is 0. Taking a
// decimal apart that decimal_join() made gives the same one.
struct decimal decimal_split(double d);
double decimal_join(struct decimal d);

// The number rounded to what a decimal can be.
double decimal_round(double d);

// Reads what was typed: digits, a sign (- or U+2212), a decimal comma or
// point, groups of three digits with spaces, points, commas or apostrophes
// between them, and before or after them UNIT, if it is not "", in any case.
// When one point or comma could be either ("1.200"), the reading that is
// nearer to ANSWER counts. False: no number.
bool decimal_read(const char *s, size_t n, const char *unit, double answer,
                  double *number);

#endif
