// inspect.h - looks into a package of any maker, and says what is wrong.
//
// What is found is in p->dx: E601 to E665 are what LMSs or ADL's conformance
// test refuse, W609 to W680 what single LMSs trip over.
#ifndef INSPECT_INSPECT_H
#define INSPECT_INSPECT_H

#include "inspect/profile.h"

struct inspection {
    struct package package;
    struct profile profile; // of use when `scorm`
    bool scorm;
    const char *other; // a format that was recognised, but is not checked
};

// `arena` and `dx` outlive the inspection. Dies when `path` cannot be read.
void inspect_path(struct inspection *i, const char *path, struct arena *arena,
                  struct diag *dx);

// The same for an archive in memory.
void inspect_bytes(struct inspection *i, Str archive, struct arena *arena,
                   struct diag *dx);

#endif
