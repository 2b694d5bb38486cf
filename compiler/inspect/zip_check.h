// zip_check.h - how the files of a zip are packed, and whether they come out.
#ifndef INSPECT_ZIP_CHECK_H
#define INSPECT_ZIP_CHECK_H

#include "inspect/zip_read.h"

// Reports E602, E603, E605, E607, W610, W613. Unpacks what is not too large,
// one file after the other, and forgets it again.
void zip_check(const struct zip_bytes *z, const struct zip_directory *d,
               struct diag *dx, Span at);

// The bytes of one file of at most `most` bytes. False: it was damaged, or
// too large, which zip_check() reports, or here E624 for a manifest.
bool zip_unpack(const struct zip_bytes *z, const struct zip_member *m,
                size_t most, struct arena *a, Str *bytes);

// A folder has an entry whose name ends in a slash.
bool zip_is_folder(const struct zip_member *m);

#endif
