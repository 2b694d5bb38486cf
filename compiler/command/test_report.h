// test_report.h - what `stilte test` prints about a participant.
#ifndef COMMAND_TEST_REPORT_H
#define COMMAND_TEST_REPORT_H

#include <stdbool.h>

#include "base/str.h"
#include "engine/trial/trial.h"

struct page;

struct verdict {
    const struct page *page; // of the lesson
    const struct trial_outcome *outcome;
    // What the engine that ships said; empty: it was not asked.
    Str shipped;
};

// Whether all expectations are met and both engines agree.
bool verdict_good(const struct verdict *v);

// For people: the first of a lesson is printed under the lesson's name.
void report_plain(const struct verdict *v, bool first);

// Test Anything Protocol, version 13: line NUMBER of the plan.
void report_tap(const struct verdict *v, size_t number);

#endif
