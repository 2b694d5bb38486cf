// package.h - what is inspected: a zip, a folder, or a manifest alone.
//
// Nothing of it is written anywhere, no link is followed, and what is held in
// memory is bounded whatever the files claim.
#ifndef INSPECT_PACKAGE_H
#define INSPECT_PACKAGE_H

#include "inspect/zip_read.h"

enum package_kind { PACKAGE_ZIP, PACKAGE_FOLDER, PACKAGE_MANIFEST };

enum { MOST_MANIFEST = 4 << 20 };

struct package {
    const char *path; // as it was given
    enum package_kind kind;
    struct arena *arena;
    struct diag *dx;
    Span whole; // the place of what is wrong with no one line

    Str *files; // names of all files, sorted; none for a manifest alone
    size_t n;
    uint64_t bytes;        // of them all, unpacked
    bool readable;         // there is a manifest, and here it is:
    struct source manifest; // its text as it was found, not yet indexed

    struct zip_bytes archive; // of a zip; its fd is -1 when it is in memory
    struct zip_directory directory;
    int folder; // of a folder, else -1
};

// Opens `path` and reads what is there. What is wrong with the archive and
// its names is reported. Dies when the machine cannot read it.
void package_open(struct package *p, const char *path);

// The same for an archive in memory.
void package_read(struct package *p, Str archive);

// Lets go of the file or folder.
void package_close(struct package *p);

// A file of the package as messages show it: "x.zip:imsmanifest.xml".
const char *package_path(const struct package *p, Str name);

// The bytes of a file of the package, at most `most` of them; false when it
// is not there, is larger, or is damaged. Not for a manifest alone.
bool package_get(const struct package *p, Str name, size_t most, Str *bytes);

bool package_has(const struct package *p, Str name);

// The file whose name differs in capitals only; empty when there is none.
Str package_almost(const struct package *p, Str name);

// A schema or a document type definition: not content, nobody lists it.
bool package_is_schema(Str name);

#endif
