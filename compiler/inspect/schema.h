// schema.h - the manifest against the XML schemas of IMS and ADL.
#ifndef INSPECT_SCHEMA_H
#define INSPECT_SCHEMA_H

#include "inspect/profile.h"

// Reports E632, but not what was told already. Needs profile_begin().
void schema_check(struct profile *f);

#endif
