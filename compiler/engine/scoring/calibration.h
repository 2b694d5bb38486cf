// calibration.h - how good a participant's forecasts are.
//
// The margin of error of some forecasts is the mean of |chance - outcome|,
// their Brier score the mean of (chance - outcome)^2, outcome 1 or 0.
#ifndef ENGINE_CALIBRATION_H
#define ENGINE_CALIBRATION_H

#include "score.h"

// LEAST: forecasts that make a reliability picture; of fewer each would be a
// point of its own, at the top or at the bottom. MANY: from here on five bins
// of some forecasts each, below it three. TREND: forecasts that a level needs
// before its margin is set against that of another.
enum {
    CALIBRATION_LEAST = 5,
    CALIBRATION_MANY = 10,
    CALIBRATION_TREND = 3,
    CALIBRATION_BINS = 5
};

// Forecasts of about the same chance: how many, the mean of what was said, and
// how many came true.
struct bin {
    int n;
    double said;
    int came;
};

struct calibration {
    int n;  // forecasts made
    int of; // forecasts there are
    double brier;
    double margin;
    struct bin bins[CALIBRATION_BINS]; // from the least chance on, some empty
};

// Of all forecasts (LEVEL -1) or those of one level.
struct calibration calibrate(const struct course *c,
                             const struct answer *answers, int level);

// Does the margin get smaller from the first level to the last, among those
// with enough forecasts? It stays where both are less than five points in a
// hundred apart, one step of the slider. NONE: not enough levels yet.
enum trend { TREND_NONE, TREND_SHRINKS, TREND_STAYS, TREND_GROWS };

// COULD: there are two levels that have as many forecasts. FIRST and LAST: the
// levels compared.
struct margins {
    bool could;
    int first, last;
    enum trend trend;
};
struct margins calibrate_margins(const struct course *c,
                                 const struct answer *answers);

extern const char *const trend_names[]; // NULL for none

#endif
