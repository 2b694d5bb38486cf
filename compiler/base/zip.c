#include "base/zip.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "base/die.h"

// Numbers of the .ZIP File Format Specification (APPNOTE 6.3), 4.3 and 4.4.
enum {
    LOCAL_HEADER = 0x04034b50,
    DIRECTORY_HEADER = 0x02014b50,
    DIRECTORY_END = 0x06054b50,
    VERSION = 20,          // 2.0: deflate
    MADE_BY = 3 << 8 | 20, // Unix, for the mode below
    STORED = 0,
    DEFLATED = 8,
    MOST_ENTRIES = 65534 // more, or larger, would need zip64
};

static const uint32_t REGULAR_FILE = 0100644u << 16;

// 4.4.6: the years count from 1980, seconds come in pairs.
static uint32_t dos_time(const struct tm *t)
{
    uint32_t date = (uint32_t)(t->tm_year - 80) << 9 |
                    (uint32_t)(t->tm_mon + 1) << 5 | (uint32_t)t->tm_mday;
    uint32_t time = (uint32_t)t->tm_hour << 11 | (uint32_t)t->tm_min << 5 |
                    (uint32_t)t->tm_sec / 2;
    return date << 16 | time;
}

uint32_t zip_time(void)
{
    const long long first = 315532800; // 1980-01-01 00:00:00
    const long long last = 4354819198; // 2107-12-31 23:59:58
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    long long seconds = first;
    if (epoch && *epoch) {
        char *end;
        errno = 0;
        seconds = strtoll(epoch, &end, 10);
        if (*end || (*epoch != '-' && !byte_is_digit(*epoch)))
            die("SOURCE_DATE_EPOCH is not a number of seconds: '%s'", epoch);
    }
    if (seconds < first)
        seconds = first;
    if (seconds > last)
        seconds = last;
    time_t time = (time_t)seconds;
    struct tm t;
    gmtime_r(&time, &t);
    return dos_time(&t);
}

static void add_16(struct text *t, unsigned value)
{
    text_byte(t, (char)(value & 0xff));
    text_byte(t, (char)(value >> 8 & 0xff));
}

static void add_32(struct text *t, uint32_t value)
{
    add_16(t, value & 0xffff);
    add_16(t, value >> 16);
}

static uint32_t fitting(size_t n)
{
    if (n >= UINT32_MAX)
        die("a package cannot be larger than 4 GB");
    return (uint32_t)n;
}

bool zip_name_is_safe(Str name)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = name.at[i];
        if (!byte_is_letter(c) && !byte_is_digit(c) && c != '.' && c != '_' &&
            c != '-' && c != '/')
            return false;
    }
    return name.n > 0 && name.n < 256 && name.at[0] != '/' &&
           str_find(name, STR("..")) == name.n;
}

// What local and central header have in common, 4.3.7 and 4.3.12.
static void add_facts(const struct zip *z, struct text *t,
                      const struct zip_entry *e)
{
    Str data = e->packed.n ? e->packed : e->bytes;
    add_16(t, VERSION);
    add_16(t, 0); // flags: sizes are known, the name is ASCII
    add_16(t, e->packed.n ? DEFLATED : STORED);
    add_32(t, z->time);
    add_32(t, e->crc);
    add_32(t, fitting(data.n));
    add_32(t, fitting(e->bytes.n));
    add_16(t, (unsigned)e->name.n);
    add_16(t, 0); // no extra field
}

void zip_add(struct zip *z, const struct zip_entry *e)
{
    assert(zip_name_is_safe(e->name));
    if (z->entries == MOST_ENTRIES)
        die("a package cannot hold more than %d files", MOST_ENTRIES);
    uint32_t offset = fitting(z->out.n);

    add_32(&z->out, LOCAL_HEADER);
    add_facts(z, &z->out, e);
    text_add(&z->out, e->name);
    text_add(&z->out, e->packed.n ? e->packed : e->bytes);

    add_32(&z->directory, DIRECTORY_HEADER);
    add_16(&z->directory, MADE_BY);
    add_facts(z, &z->directory, e);
    add_16(&z->directory, 0); // no comment
    add_16(&z->directory, 0); // on the first disk
    add_16(&z->directory, 0); // internal attributes
    add_32(&z->directory, REGULAR_FILE);
    add_32(&z->directory, offset);
    text_add(&z->directory, e->name);
    z->entries++;
}

size_t zip_room(const struct zip_entry *e)
{
    enum { LOCAL = 30, DIRECTORY = 46 };
    size_t data = e->packed.n ? e->packed.n : e->bytes.n;
    return LOCAL + DIRECTORY + 2 * e->name.n + data;
}

Str zip_end(struct zip *z)
{
    uint32_t start = fitting(z->out.n);
    text_add(&z->out, text_str(&z->directory));
    add_32(&z->out, DIRECTORY_END);
    add_32(&z->out, 0); // this disk and the directory's disk: the first
    add_16(&z->out, (unsigned)z->entries);
    add_16(&z->out, (unsigned)z->entries);
    add_32(&z->out, fitting(z->directory.n));
    add_32(&z->out, start);
    add_16(&z->out, 0); // no comment
    fitting(z->out.n);
    return text_str(&z->out);
}

void zip_clear(struct zip *z)
{
    text_clear(&z->out);
    text_clear(&z->directory);
    *z = (struct zip){0};
}
