// media.h - pictures, sound and film in the page.
#ifndef EMIT_MEDIA_H
#define EMIT_MEDIA_H

#include "emit/prose.h"

// Writes what the image `l` shows: a picture, or a player with its captions
// and transcript. `figure`: it stands alone in its paragraph.
void media_write(struct prose *w, const struct link *l, bool figure);

// Base64 (RFC 4648, section 4).
void base64_write(struct text *t, Str bytes);

#endif
