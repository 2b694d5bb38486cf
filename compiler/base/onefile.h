// onefile.h - one file that appears complete or not at all.
#ifndef BASE_ONEFILE_H
#define BASE_ONEFILE_H

#include "base/str.h"

// Puts the file in its place in one step; what was there is replaced, links
// are not followed. `name` is relative to the open folder (or AT_FDCWD), and
// its last part is at most 200 bytes. False: errno says why, and nothing
// changed.
bool onefile_write(int folder, const char *name, Str bytes);

#endif
