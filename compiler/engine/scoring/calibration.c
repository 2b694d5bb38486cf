// calibration.c - see calibration.h.
#include "calibration.h"

#include <math.h>

const char *const trend_names[] = {NULL, "shrinks", "stays", "grows"};

// The bin of a chance, alike on both sides of the middle: a forecast of 30%
// says as much as the opposite one of 70%.
static int bin_of(double chance, bool many)
{
    const double h = floor(chance * 100 + 0.5);
    if (many && (h < 20 || h > 80))
        return h < 20 ? 0 : 4;
    return h < 40 ? 1 : h <= 60 ? 2 : 3;
}

static void fill_bin(struct bin *b, double chance, bool outcome)
{
    b->said = (b->said * b->n + chance) / (b->n + 1);
    b->n++;
    b->came += outcome;
}

static bool counts(const struct exercise *x, int level)
{
    return x->kind == KIND_FORECAST && (level < 0 || x->level == level);
}

static void fill_bins(struct calibration *k, const struct course *c,
                      const struct answer *answers, int level)
{
    for (int i = 0; i < c->n_exercises; i++) {
        const struct exercise *x = &c->exercises[i];
        const double chance = answers[i].number;
        if (counts(x, level) && answers[i].has_number)
            fill_bin(&k->bins[bin_of(chance, k->n >= CALIBRATION_MANY)],
                     chance, x->outcome);
    }
}

struct calibration calibrate(const struct course *c,
                             const struct answer *answers, int level)
{
    struct calibration k = {0};
    for (int i = 0; i < c->n_exercises; i++) {
        const struct exercise *x = &c->exercises[i];
        k.of += counts(x, level);
        if (!counts(x, level) || !answers[i].has_number)
            continue;
        const double off = fabs(answers[i].number - x->outcome);
        k.n++;
        k.brier += off * off;
        k.margin += off;
    }
    if (k.n > 0) {
        k.brier /= k.n;
        k.margin /= k.n;
    }
    fill_bins(&k, c, answers, level);
    return k;
}

struct margins calibrate_margins(const struct course *c,
                                 const struct answer *answers)
{
    struct margins m = {.first = -1, .last = -1};
    double first = 0, last = 0;
    int could = 0;
    for (int i = 0; i < c->n_levels; i++) {
        const struct calibration k = calibrate(c, answers, i);
        could += k.of >= CALIBRATION_TREND;
        if (k.n < CALIBRATION_TREND)
            continue;
        if (m.first < 0)
            first = k.margin;
        m.first = m.first < 0 ? i : m.first;
        m.last = i;
        last = k.margin;
    }
    m.could = could > 1;
    if (m.last > m.first) {
        const double by = score_round(last - first);
        m.trend = by <= -0.05  ? TREND_SHRINKS
                  : by >= 0.05 ? TREND_GROWS
                               : TREND_STAYS;
    }
    return m;
}
