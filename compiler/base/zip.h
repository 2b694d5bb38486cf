// zip.h - zip archives that every LMS can read.
//
// Entries are stored or deflated, in the order they are added; sizes and CRC
// stand in the local headers. No data descriptors, folders or comments, and
// no extra field but that of zip64 (APPNOTE 6.3, 4.3.9 and 4.5.3), which is
// there only where a size or an offset of 4 GiB, or more than 65,534 entries,
// need it: not every LMS reads it. Equal entries give equal bytes.
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include <stdint.h>

#include "base/str.h"

struct zip_entry {
    Str name; // [A-Za-z0-9._/-], relative, unique in the archive
    Str bytes;
    Str packed; // a raw deflate stream of the bytes; empty: stored
    uint32_t crc;
};

// Hold one, start it zeroed but for `time`, end it with zip_clear().
struct zip {
    uint32_t time; // of every entry, as MS-DOS has it: date << 16 | time
    uint64_t most; // sizes and offsets from here on are zip64; 0: as late as
                   // can be, 4 GiB - 1
    struct text out, directory;
    size_t entries;
};

// The time of SOURCE_DATE_EPOCH in UTC, kept within 1980 to 2107, or
// 1980-01-01 when that is not set. Dies when it is not a number.
uint32_t zip_time(void);

void zip_add(struct zip *z, const struct zip_entry *e);

// The bytes that an entry takes in an archive without zip64, and its end.
size_t zip_room(const struct zip_entry *e);
enum { ZIP_END = 22 };

// Whether a name is one for zip_add(), as far as it can tell alone.
bool zip_name_is_safe(Str name);

// Ends the archive. Borrowed until zip_clear().
Str zip_end(struct zip *z);

void zip_clear(struct zip *z);

#endif
