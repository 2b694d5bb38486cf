#include "inspect/zip_read.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"

// Numbers of the .ZIP File Format Specification (APPNOTE 6.3), 4.3 and 4.4.
enum {
    LOCAL_HEADER = 0x04034b50,
    DIRECTORY_HEADER = 0x02014b50,
    DIRECTORY_END = 0x06054b50,
    LOCAL_SIZE = 30,
    HEADER_SIZE = 46,
    END_SIZE = 22,
    SIZES_FOLLOW = 1 << 3, // flag: CRC and sizes stand behind the bytes
    UNIX = 3,
    DARWIN = 19,
    FLAGS = 0x0809, // encrypted, sizes follow, UTF-8; the others are hints
};

enum {
    MOST_MEMBERS = 20000,
    MOST_DIRECTORY = 8 << 20,
    MOST_NAME = 1024,
    MOST_COMMENT = 65535
};

struct reading {
    const struct zip_bytes *bytes;
    struct arena *arena;
    struct diag *dx;
    Span at;
    struct zip_directory *out;
    uint64_t start, end; // of the directory
    size_t count;
};

static unsigned number_16(const unsigned char *at)
{
    return (unsigned)at[0] | (unsigned)at[1] << 8;
}

static uint32_t number_32(const unsigned char *at)
{
    return number_16(at) | (uint32_t)number_16(at + 2) << 16;
}

bool zip_bytes_get(const struct zip_bytes *z, uint64_t at, void *to, size_t n)
{
    char *into = to;
    if (at > z->size || n > z->size - at)
        return false;
    if (z->fd < 0) {
        if (n)
            memcpy(into, z->memory.at + at, n);
        return true;
    }
    while (n) {
        ssize_t got = pread(z->fd, into, n, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            die("cannot read the zip: %s", strerror(errno));
        if (got == 0)
            return false; // it has become shorter meanwhile
        into += got;
        at += (uint64_t)got;
        n -= (size_t)got;
    }
    return true;
}

static bool torn(struct reading *r, const char *why)
{
    diag(r->dx, DIAG_E602, r->at,
         "%s\npack it anew, or download it once more", why);
    return false;
}

static bool say_zip64(struct reading *r)
{
    diag(r->dx, DIAG_E607, r->at,
         "zip64\npack it with a program that uses zip64 above 4 GB only");
    return false;
}

// 4.3.16. The record is the last thing in the file, but for a comment of the
// length that it gives itself: with anything else behind it two readers could
// find two different ends.
static bool find_end(struct reading *r, unsigned char *end, uint64_t *at)
{
    uint64_t size = r->bytes->size;
    size_t n = END_SIZE + MOST_COMMENT;
    if (n > size)
        n = (size_t)size;
    unsigned char *tail = malloc(n ? n : 1);
    if (!tail)
        die("out of memory");
    bool found = false;
    bool got = zip_bytes_get(r->bytes, size - n, tail, n);
    for (size_t i = n; got && !found && i-- > 0;) {
        found = i + END_SIZE <= n && number_32(tail + i) == DIRECTORY_END &&
                i + END_SIZE + number_16(tail + i + 20) == n;
        if (found) {
            memcpy(end, tail + i, END_SIZE);
            *at = size - n + i;
        }
    }
    free(tail);
    return found;
}

static bool say_no_end(struct reading *r)
{
    unsigned char head[4] = {0};
    bool begins = zip_bytes_get(r->bytes, 0, head, 4) &&
                  number_32(head) == LOCAL_HEADER;
    if (begins)
        return torn(r, "its end, where the directory is, is missing");
    diag(r->dx, DIAG_E601, r->at,
         "the file is no zip\ngive a .zip, a folder, or an imsmanifest.xml");
    return false;
}

static bool read_end(struct reading *r)
{
    unsigned char end[END_SIZE];
    uint64_t at = 0;
    if (!find_end(r, end, &at))
        return say_no_end(r);
    r->count = number_16(end + 10);
    uint64_t size = number_32(end + 12);
    r->start = number_32(end + 16);
    r->end = at;
    if (r->count == UINT16_MAX || size == UINT32_MAX || r->start == UINT32_MAX)
        return say_zip64(r);
    if (number_16(end + 4) || number_16(end + 6) ||
        number_16(end + 8) != r->count) {
        diag(r->dx, DIAG_E607, r->at, "in several parts\npack it in one");
        return false;
    }
    if (r->count > MOST_MEMBERS || size > MOST_DIRECTORY) {
        diag(r->dx, DIAG_E603, r->at,
             "%zu entries; at most %d are read\ndivide the course, or take out "
             "what it does not use",
             r->count, MOST_MEMBERS);
        return false;
    }
    if (r->start + size != at)
        return torn(r, "the directory is not where it should be");
    return true;
}

static bool fits(struct reading *r, const struct zip_member *m,
                 const unsigned char *local)
{
    bool later = m->flags & SIZES_FOLLOW;
    uint32_t crc = number_32(local + 14), packed = number_32(local + 18),
             size = number_32(local + 22);
    // Sizes that follow are zero here, or already right.
    bool same = crc == m->crc && packed == m->packed && size == m->size;
    bool none = crc == 0 && packed == 0 && size == 0;
    if (packed == UINT32_MAX || size == UINT32_MAX)
        return say_zip64(r);
    if (((number_16(local + 6) ^ m->flags) & FLAGS) ||
        number_16(local + 8) != m->method || !(same || (later && none))) {
        diag(r->dx, DIAG_E602, r->at,
             "'%.*s' is another file in its own header than in the "
             "directory\npack it anew",
             STR_ARG(m->name));
        return false;
    }
    return true;
}

// 4.3.7: the header in front of the bytes.
static bool read_local(struct reading *r, struct zip_member *m)
{
    unsigned char local[LOCAL_SIZE];
    char name[MOST_NAME];
    if (!zip_bytes_get(r->bytes, m->header, local, LOCAL_SIZE) ||
        number_32(local) != LOCAL_HEADER)
        return torn(r, "a file is not where the directory says");
    size_t name_size = number_16(local + 26);
    if (name_size != m->name.n ||
        !zip_bytes_get(r->bytes, m->header + LOCAL_SIZE, name, name_size) ||
        !str_same((Str){name, name_size}, m->name))
        return torn(r, "a file has two names, one of them in the directory");
    m->data = m->header + LOCAL_SIZE + name_size + number_16(local + 28);
    if (m->data > r->start || m->packed > r->start - m->data)
        return torn(r, "a file is longer than the archive");
    return fits(r, m, local);
}

static uint32_t mode_of(unsigned made_by, uint32_t attributes)
{
    unsigned host = made_by >> 8;
    return host == UNIX || host == DARWIN ? attributes >> 16 : 0;
}

// 4.3.12: one entry of the directory at `at`, of `n` bytes that are left.
// Returns its length, 0 when it is damaged.
static size_t read_member(struct reading *r, const unsigned char *at, size_t n)
{
    if (n < HEADER_SIZE || number_32(at) != DIRECTORY_HEADER)
        return 0;
    size_t name = number_16(at + 28);
    size_t whole = HEADER_SIZE + name + number_16(at + 30) + number_16(at + 32);
    if (name == 0 || name > MOST_NAME || whole > n)
        return 0;
    struct zip_member m = {
        .name = arena_str(r->arena,
                          (Str){(const char *)at + HEADER_SIZE, name}),
        .made_by = number_16(at + 4),
        .flags = number_16(at + 8),
        .method = number_16(at + 10),
        .crc = number_32(at + 16),
        .packed = number_32(at + 20),
        .size = number_32(at + 24),
        .mode = mode_of(number_16(at + 4), number_32(at + 38)),
        .header = number_32(at + 42),
    };
    r->out->members[r->out->n++] = m;
    return whole;
}

static bool read_directory(struct reading *r)
{
    size_t size = (size_t)(r->end - r->start), done = 0, length = 1;
    unsigned char *at = malloc(size ? size : 1);
    if (!at)
        die("out of memory");
    bool sound = zip_bytes_get(r->bytes, r->start, at, size);
    r->out->members =
        arena_take(r->arena, (r->count + 1) * sizeof *r->out->members);
    while (sound && length && r->out->n < r->count) {
        length = read_member(r, at + done, size - done);
        done += length;
    }
    free(at);
    if (!sound || !length || done != size)
        return torn(r, "its directory is damaged");
    return true;
}

static int by_header(const void *left, const void *right)
{
    const struct zip_member *a = *(const struct zip_member *const *)left;
    const struct zip_member *b = *(const struct zip_member *const *)right;
    return a->header < b->header ? -1 : a->header > b->header;
}

// Entries that share bytes are how a small file becomes a huge one without
// any entry being suspicious.
static bool apart(struct reading *r)
{
    size_t n = r->out->n;
    const struct zip_member **order =
        arena_take(r->arena, (n + 1) * sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = &r->out->members[i];
    if (n)
        qsort(order, n, sizeof *order, by_header);
    for (size_t i = 1; i < n; i++)
        if (order[i - 1]->data + order[i - 1]->packed > order[i]->header) {
            diag(r->dx, DIAG_E603, r->at,
                 "'%.*s' and '%.*s' share their bytes\ndo not import it: no "
                 "program packs like this by accident",
                 STR_ARG(order[i - 1]->name), STR_ARG(order[i]->name));
            return false;
        }
    return true;
}

bool zip_read(const struct zip_bytes *z, struct arena *a, struct diag *dx,
              Span at, struct zip_directory *out)
{
    struct reading r = {z, a, dx, at, out, 0, 0, 0};
    *out = (struct zip_directory){0};
    if (!read_end(&r) || !read_directory(&r))
        return false;
    for (size_t i = 0; i < out->n; i++)
        if (!read_local(&r, &out->members[i]))
            return false;
    return apart(&r);
}
