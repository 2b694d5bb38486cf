// pipeline.h - the passes, in order; the only place that knows the order.
#ifndef PIPELINE_H
#define PIPELINE_H

#include <stdbool.h>

struct course;

// Runs the passes. Stops behind a pass that ends the run on errors, and
// behind the one named in `dump` (NULL: none), after which the course is
// printed on standard output. False when there were errors.
bool pipeline_run(struct course *c, const char *dump);

// Whether there is a pass of that name; *list gets all names.
bool pipeline_knows(const char *name, const char **list);

#endif
