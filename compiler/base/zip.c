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
    DIRECTORY_END_64 = 0x06064b50,
    LOCATOR_64 = 0x07064b50,
    EXTRA_64 = 0x0001,
    VERSION = 20,    // 2.0: deflate
    VERSION_64 = 45, // 4.5: zip64
    UNIX = 3 << 8,   // made there, for the mode below
    STORED = 0,
    DEFLATED = 8,
    MOST_ENTRIES = 65534
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

static void add_64(struct text *t, uint64_t value)
{
    add_32(t, (uint32_t)value);
    add_32(t, (uint32_t)(value >> 32));
}

// Whether a field of 32 bits has no room for it.
static bool is_large(const struct zip *z, uint64_t n)
{
    return n >= (z->most ? z->most : UINT32_MAX);
}

static void add_fitting(const struct zip *z, struct text *t, uint64_t n)
{
    add_32(t, is_large(z, n) ? UINT32_MAX : (uint32_t)n);
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

// What is written of an entry, and where it starts.
struct record {
    const struct zip_entry *e;
    Str data;
    uint64_t offset;
    bool large; // its sizes are in the extra field, both of them (4.5.3)
};

static unsigned version_of(const struct zip *z, const struct record *r)
{
    return r->large || is_large(z, r->offset) ? VERSION_64 : VERSION;
}

// What local and central header have in common, 4.3.7 and 4.3.12.
static void add_facts(const struct zip *z, struct text *t,
                      const struct record *r, unsigned extra)
{
    add_16(t, version_of(z, r));
    add_16(t, 0); // flags: sizes are known, the name is ASCII
    add_16(t, r->e->packed.n ? DEFLATED : STORED);
    add_32(t, z->time);
    add_32(t, r->e->crc);
    add_32(t, r->large ? UINT32_MAX : (uint32_t)r->data.n);
    add_32(t, r->large ? UINT32_MAX : (uint32_t)r->e->bytes.n);
    add_16(t, (unsigned)r->e->name.n);
    add_16(t, extra);
}

// 4.5.3: what did not fit, in this order.
static void add_extra(struct text *t, const struct record *r, unsigned extra,
                      bool offset)
{
    if (!extra)
        return;
    add_16(t, EXTRA_64);
    add_16(t, extra - 4);
    if (r->large) {
        add_64(t, r->e->bytes.n);
        add_64(t, r->data.n);
    }
    if (offset)
        add_64(t, r->offset);
}

static void add_directory(struct zip *z, const struct record *r)
{
    const bool offset = is_large(z, r->offset);
    const unsigned extra =
        r->large || offset ? 4u + 16u * r->large + 8u * offset : 0;
    add_32(&z->directory, DIRECTORY_HEADER);
    add_16(&z->directory, UNIX | version_of(z, r));
    add_facts(z, &z->directory, r, extra);
    add_16(&z->directory, 0); // no comment
    add_16(&z->directory, 0); // on the first disk
    add_16(&z->directory, 0); // internal attributes
    add_32(&z->directory, REGULAR_FILE);
    add_fitting(z, &z->directory, r->offset);
    text_add(&z->directory, r->e->name);
    add_extra(&z->directory, r, extra, offset);
}

void zip_add(struct zip *z, const struct zip_entry *e)
{
    assert(zip_name_is_safe(e->name));
    const Str data = e->packed.n ? e->packed : e->bytes;
    const struct record r = {e, data, z->out.n,
                             is_large(z, data.n) || is_large(z, e->bytes.n)};
    const unsigned extra = r.large ? 20 : 0;
    add_32(&z->out, LOCAL_HEADER);
    add_facts(z, &z->out, &r, extra);
    text_add(&z->out, e->name);
    add_extra(&z->out, &r, extra, false);
    text_add(&z->out, data);
    add_directory(z, &r);
    z->entries++;
}

size_t zip_room(const struct zip_entry *e)
{
    enum { LOCAL = 30, DIRECTORY = 46 };
    size_t data = e->packed.n ? e->packed.n : e->bytes.n;
    return LOCAL + DIRECTORY + 2 * e->name.n + data;
}

// 4.3.14 and 4.3.15: the end record with room, and where it is.
static void add_end_64(struct zip *z, uint64_t start)
{
    const uint64_t here = z->out.n;
    add_32(&z->out, DIRECTORY_END_64);
    add_64(&z->out, 44); // bytes of this record from here on
    add_16(&z->out, UNIX | VERSION_64);
    add_16(&z->out, VERSION_64);
    add_64(&z->out, 0); // this disk and the directory's disk: the first
    add_64(&z->out, z->entries);
    add_64(&z->out, z->entries);
    add_64(&z->out, z->directory.n);
    add_64(&z->out, start);
    add_32(&z->out, LOCATOR_64);
    add_32(&z->out, 0);
    add_64(&z->out, here);
    add_32(&z->out, 1); // disks
}

Str zip_end(struct zip *z)
{
    const uint64_t start = z->out.n;
    const bool many = z->entries > MOST_ENTRIES;
    text_add(&z->out, text_str(&z->directory));
    if (many || is_large(z, start) || is_large(z, z->directory.n))
        add_end_64(z, start);
    const unsigned entries = many ? UINT16_MAX : (unsigned)z->entries;
    add_32(&z->out, DIRECTORY_END);
    add_32(&z->out, 0); // this disk and the directory's disk: the first
    add_16(&z->out, entries);
    add_16(&z->out, entries);
    add_fitting(z, &z->out, z->directory.n);
    add_fitting(z, &z->out, start);
    add_16(&z->out, 0); // no comment
    return text_str(&z->out);
}

void zip_clear(struct zip *z)
{
    text_clear(&z->out);
    text_clear(&z->directory);
    *z = (struct zip){0};
}
