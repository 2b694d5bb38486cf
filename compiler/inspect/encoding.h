// encoding.h - the bytes of a manifest as UTF-8.
#ifndef INSPECT_ENCODING_H
#define INSPECT_ENCODING_H

#include "inspect/package.h"

// Makes s->text UTF-8, without a byte order mark and with LF as line ends,
// and indexes it. Reports E622 and W623; false when it cannot be read.
bool encoding_read(struct package *p, struct source *s);

#endif
