// zip_read.h - the directory of a zip that anybody may have made.
//
// Reads the central directory and compares every entry with the header in
// front of its bytes, so that no reader can see another archive than ours.
// Numbers of entries and sizes are bounded; nothing is written.
#ifndef INSPECT_ZIP_READ_H
#define INSPECT_ZIP_READ_H

#include <stdint.h>

#include "base/diag.h"

// An archive on the disk, or in memory where `fd` is -1.
struct zip_bytes {
    int fd;
    Str memory;
    uint64_t size;
};

enum { ZIP_STORED = 0, ZIP_DEFLATED = 8 };

struct zip_member {
    Str name;
    unsigned made_by, flags, method;
    uint32_t crc, packed, size; // bytes in the archive, and unpacked
    uint32_t mode;              // of Unix, 0 where the maker is another
    uint64_t header, data;      // where its header and its bytes begin
};

struct zip_directory {
    struct zip_member *members; // in the order of the directory
    size_t n;
};

// `n` bytes at `at`; false when they are not all there.
bool zip_bytes_get(const struct zip_bytes *z, uint64_t at, void *to, size_t n);

// False when nothing can be relied on; what is wrong was then reported at
// `at`: E601, E602, E603, E607.
bool zip_read(const struct zip_bytes *z, struct arena *a, struct diag *dx,
              Span at, struct zip_directory *out);

#endif
