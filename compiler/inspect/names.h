// names.h - the names of the files in a package, whoever packed it.
#ifndef INSPECT_NAMES_H
#define INSPECT_NAMES_H

#include "inspect/package.h"

// A name as the archive has it; `marked`: it is said to be UTF-8.
struct package_name {
    Str name;
    bool marked;
};

// Fills p->files, sorted, with those that are files. Reports E604, E606,
// E608, W609, W612.
void names_check(struct package *p, const struct package_name *names,
                 size_t n);

#endif
