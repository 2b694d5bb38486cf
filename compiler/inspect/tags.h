// tags.h - tags with more attributes than a parser of XML should see.
#ifndef INSPECT_TAGS_H
#define INSPECT_TAGS_H

#include "inspect/package.h"

// libxml2 compares every attribute of a tag with all before it, and says what
// it found when the tag ends: a tag of some megabytes keeps it busy for
// minutes. Reports E624; false when there is such a tag.
bool tags_check(struct package *p, const struct source *s);

#endif
