// metadata.h - the files of metadata that a manifest names.
#ifndef INSPECT_METADATA_H
#define INSPECT_METADATA_H

#include "inspect/profile.h"

// Reports E668, and E634 or W635 for schemas that such a file names. What is
// in it is not checked any further. Needs profile_check().
void metadata_check(struct profile *f);

#endif
