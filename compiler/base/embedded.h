// embedded.h - the files that are part of the program: theme, player,
// schemas, notices. Made at build time by scripts/embed.
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include "base/str.h"

struct embedded_file {
    const char *name; // "themes/plain/page.html"
    const unsigned char *at, *end;
};

extern const struct embedded_file embedded_files[]; // sorted by name
extern const size_t embedded_count;

// The bytes of an embedded file. That it exists is ours to guarantee: an
// unknown name aborts.
Str embedded(const char *name);

// Calls visit(context, name, bytes) for every file whose name starts with
// `prefix`, in order of name.
void embedded_each(const char *prefix,
                   void (*visit)(void *context, const char *name, Str bytes),
                   void *context);

#endif
