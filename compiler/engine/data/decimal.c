// decimal.c - see decimal.h.
#include "decimal.h"

#include "fold.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// 10^22 is the last power of ten that a double holds exactly, so each of
// these products and quotients is rounded once, the same way everywhere.
static const double powers[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,
                                1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13,
                                1e14, 1e15, 1e16, 1e17, 1e18};

enum { LEAST_MANTISSA = 1000000, GROUP = 3, MAX_DIGITS = 40 };

bool decimal_fits(double d)
{
    return isfinite(d) && fabs(d) <= 1e15;
}

static double scaled(double d, int exponent)
{
    return exponent < 0 ? d * powers[-exponent] : d / powers[exponent];
}

struct decimal decimal_split(double d)
{
    const double size = fabs(d);
    int exponent = DECIMAL_LEAST;
    if (size < 1e-12)
        return (struct decimal){0, 0};
    while (exponent < DECIMAL_MOST &&
           scaled(size, exponent) >= 10.0 * LEAST_MANTISSA - 0.5)
        exponent++;
    const int mantissa = (int)floor(scaled(size, exponent) + 0.5);
    return (struct decimal){d < 0 ? -mantissa : mantissa, exponent};
}

double decimal_join(struct decimal d)
{
    return d.exponent < 0 ? d.mantissa / powers[-d.exponent]
                          : d.mantissa * powers[d.exponent];
}

double decimal_round(double d)
{
    return decimal_join(decimal_split(d));
}

// -- reading -----------------------------------------------------------------

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Takes UNIT and the spaces around it off both ends of the folded text.
static char *without_unit(struct heap *heap, char *s, const char *unit)
{
    const char *folded = text_fold(heap, unit, strlen(unit), false);
    const size_t n = strlen(folded);
    size_t length = strlen(s);
    if (n > 0 && length >= n && memcmp(s + length - n, folded, n) == 0)
        s[length -= n] = '\0';
    else if (n > 0 && length >= n && memcmp(s, folded, n) == 0)
        s += n;
    while (*s == ' ')
        s++;
    length = strlen(s);
    while (length > 0 && s[length - 1] == ' ')
        s[--length] = '\0';
    return s;
}

// A number cut at its separators.
struct parts {
    char digits[MAX_DIGITS + 1];
    int n;
    int n_separators;
    int last;        // digits before the last separator
    char separator;  // the last one
    bool is_grouped; // all separators stand where groups of three end
    bool is_uniform; // all separators but the last are the same
    char first;      // separator
};

// Are there three digits between each separator and the next, and 1 to 3
// before the first?
static bool cut(struct parts *p, const char *s)
{
    int run = 0; // digits since the last separator
    *p = (struct parts){.is_grouped = true, .is_uniform = true};
    for (; *s; s++) {
        if (is_digit(*s) && p->n < MAX_DIGITS) {
            p->digits[p->n++] = *s;
            run++;
            continue;
        }
        if (!strchr(".,' ", *s) || !(s[1] && is_digit(s[1])))
            return false;
        if (p->n_separators > 0 ? run != GROUP : run < 1 || run > GROUP)
            p->is_grouped = false;
        if (p->n_separators > 0 && p->separator != p->first)
            p->is_uniform = false;
        p->first = p->n_separators > 0 ? p->first : *s;
        p->separator = *s;
        p->n_separators++;
        p->last = p->n;
        run = 0;
    }
    return p->n > 0;
}

// The digits with a point after the first POINT of them.
static double value(const struct parts *p, int point)
{
    char text[MAX_DIGITS + 3];
    memcpy(text, p->digits, (size_t)point);
    text[point] = '.';
    strcpy(text + point + 1, p->digits + point);
    return strtod(text, NULL);
}

static bool weigh(const struct parts *p, double answer, double *number)
{
    const bool decimal = strchr(".,", p->separator) != NULL;
    const bool whole = p->is_grouped && p->n - p->last == GROUP &&
                       p->is_uniform && p->separator == p->first;
    if (p->n_separators == 0) {
        *number = value(p, p->n);
        return true;
    }
    if (p->n_separators == 1 && decimal) {
        *number = value(p, p->last);
        // "1.200": as far as anyone can tell, a thousand or a decimal point.
        if (whole && p->digits[0] != '0' &&
            fabs(value(p, p->n) - answer) < fabs(*number - answer))
            *number = value(p, p->n);
        return true;
    }
    if (whole) {
        *number = value(p, p->n);
        return true;
    }
    *number = value(p, p->last);
    return decimal && p->is_grouped && p->is_uniform &&
           p->separator != p->first;
}

bool decimal_read(const char *s, size_t n, const char *unit, double answer,
                  double *number)
{
    struct heap heap = {0};
    struct parts p;
    // Folding turns every dash into a minus and every odd space into one.
    char *text = without_unit(&heap, text_fold(&heap, s, n, false), unit);
    const bool minus = *text == '-';
    if (minus || *text == '+')
        text++;
    if (*text == ' ')
        text++;
    char *leading = NULL;
    if (*text == '.' || *text == ',') { // ",5"
        leading = heap_format(&heap, "0%s", text);
        text = leading;
    }
    const bool sound =
        cut(&p, text) && weigh(&p, minus ? -answer : answer, number);
    if (sound && minus)
        *number = -*number;
    heap_clear(&heap);
    return sound && decimal_fits(*number);
}
