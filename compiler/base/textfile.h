// textfile.h - a text file of the author: read, checked, cut into lines.
#ifndef BASE_TEXTFILE_H
#define BASE_TEXTFILE_H

#include "base/diag.h"
#include "base/fs.h"

// Reads `path` of the course folder into `s`, whose `path` names it as
// messages show it. At most `most` bytes. Checks that it is UTF-8 without
// control characters and without lines over 64 KiB; a byte order mark is
// taken off, CR LF and CR become LF.
//
// Reports E101 to E104. False when the text cannot be used; s->text is then
// empty, s->path set. A missing file is reported only when `needed`.
bool textfile_read(struct source *s, int folder, const char *path, size_t most,
                   struct arena *a, struct diag *dx, bool needed);

#endif
