// forecast.h - how far a participant's forecasts lie from what happened.
//
//   margin   the mean of |chance - outcome|
//   brier    the mean of (chance - outcome)^2
//
// over the forecasts answered so far, the outcome being 1 or 0. Both are 0
// for a perfect forecaster; one who always says a half has 0.5 and 0.25.
#ifndef ENGINE_FORECAST_H
#define ENGINE_FORECAST_H

#include "inside.h"

struct forecast {
    int n; // forecasts answered; 0: nothing is known, both are 0
    double margin;
    double brier;
};

// Over the forecasts that carry LEVEL, -1: over all of the course.
void forecast_error(struct forecast *f, const struct engine *e, int level);

#endif
