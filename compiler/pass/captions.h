// captions.h - what is said when, from a WebVTT file.
//
// Understands what W3C WebVTT asks of a file (section 4.1): the line WEBVTT,
// then blocks between blank lines, each a cue with its times or a NOTE, STYLE
// or REGION. Cues come in the order of their beginnings.
//
// Reports E255 at the line of the file.
#ifndef PASS_CAPTIONS_H
#define PASS_CAPTIONS_H

#include "base/diag.h"

struct caption {
    double begin, end; // seconds
    size_t line;       // of its times in the file, from 1
    Str text;          // its first line
};

// The cues of `file`; false when it cannot be read as far as the end.
bool captions_read(const struct source *file, struct arena *a,
                   struct diag *dx, struct caption **all, size_t *n);

#endif
