// import.h - the import sheet: what an administrator wants to know of a
// course before it goes into an LMS, on one side of A4.
//
// One HTML file for the course's first language and one in English:
// COURSE-VERSION-import.LANG.html. Each stands alone, like the handouts.
#ifndef EMIT_IMPORT_H
#define EMIT_IMPORT_H

#include "model/bundle.h"
#include "model/course.h"

// A package as it was written.
struct package {
    enum scorm_version version;
    Str name;                   // of the zip
    Str sha256;                 // of its bytes, in hexadecimal
    size_t packed;              // its bytes
    const struct bundle *files; // in it, packed
};

// `measured`: the manifest may have told the mark (emit_manifest()). There
// is at least one package.
void emit_import(const struct course *c, const struct package *packages,
                 size_t n, bool measured, struct bundle *out);

#endif
