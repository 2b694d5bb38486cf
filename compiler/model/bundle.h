// bundle.h - files that have been made and wait to be written.
//
// Names are relative, with forward slashes, made of [A-Za-z0-9._/-]. Bytes
// are borrowed from arenas or from the program itself.
#ifndef MODEL_BUNDLE_H
#define MODEL_BUNDLE_H

#include "base/arena.h"

struct bundle_file {
    Str name;
    Str bytes;
    Str packed;     // raw deflate stream; empty: store
    unsigned crc32; // of `bytes`, once packed
};

struct bundle {
    struct arena *arena;
    struct bundle_file **files;
    size_t n;
};

void bundle_add(struct bundle *b, Str name, Str bytes);

// Shares the files of another bundle (and their packed bytes).
void bundle_share(struct bundle *b, const struct bundle *other);

const struct bundle_file *bundle_find(const struct bundle *b, Str name);

// Deflates every file that has not been packed yet, on all cores. Stores
// what deflate would not make smaller, and empty files (scorm.md, 1.4).
void bundle_pack(struct bundle *b);

#endif
