#include "inspect/zip_check.h"

#include <stdlib.h>

#include "base/deflate.h"
#include "base/die.h"

enum {
    ENCRYPTED = 1 << 0 | 1 << 6 | 1 << 13, // 4.4.4
    SIZES_FOLLOW = 1 << 3,
    KIND_OF_FILE = 0170000, // of a mode of Unix
    REGULAR = 0100000,
    FOLDER = 0040000
};

// What is inspected in memory, file by file and all together. Deflate makes
// at most 1032 bytes of one; text and pictures stay far below RATIO.
enum {
    LARGEST = 16 << 20,
    ALL_TOGETHER = 192 << 20,
    RATIO = 200,
    SMALL = 1 << 20 // whatever its ratio, it harms nobody
};

struct checking {
    const struct zip_bytes *bytes;
    struct diag *dx;
    Span at;
    uint64_t left; // bytes that may still be unpacked
    size_t passed_over, empty;
    char *packed, *room; // LARGEST bytes each, once they are needed
};

bool zip_is_folder(const struct zip_member *m)
{
    return m->name.at[m->name.n - 1] == '/';
}

static bool report_method(struct checking *k, const struct zip_member *m)
{
    const char *why = NULL;
    if (m->flags & ENCRYPTED)
        why = "is encrypted\npack it without a password";
    else if (m->method != ZIP_STORED && m->method != ZIP_DEFLATED)
        why = "is compressed by another method\nchoose deflate";
    else if (m->method == ZIP_STORED && (m->flags & SIZES_FOLLOW) && m->size)
        why = "is stored, with its size behind it\nchoose deflate, or another "
              "program to pack with";
    if (why)
        diag(k->dx, DIAG_E607, k->at, "'%.*s' %s", STR_ARG(m->name), why);
    return why != NULL;
}

static bool report_mode(struct checking *k, const struct zip_member *m)
{
    unsigned kind = m->mode & KIND_OF_FILE;
    if (kind == 0 || kind == REGULAR || kind == FOLDER)
        return false;
    diag(k->dx, DIAG_E605, k->at, "'%.*s'%s", STR_ARG(m->name),
         kind == 0120000 ? " is a symbolic link\npack the file itself"
                         : " is a device\ntake it out, and ask its maker why "
                           "it is there");
    return true;
}

static bool report_size(struct checking *k, const struct zip_member *m)
{
    if (m->size > SMALL && m->size / RATIO > m->packed) {
        diag(k->dx, DIAG_E603, k->at,
             "'%.*s' grows from %u to %u bytes\ntake it out, or do not import "
             "it when nobody knows the file",
             STR_ARG(m->name), (unsigned)m->packed, (unsigned)m->size);
        return true;
    }
    return false;
}

static void *room_for(char **room)
{
    if (!*room)
        *room = malloc(LARGEST);
    if (!*room)
        die("out of memory");
    return *room;
}

// The checksum of stored bytes, part by part.
static bool stored_well(struct checking *k, const struct zip_member *m)
{
    uint32_t crc = 0;
    if (m->packed != m->size)
        return false;
    char *room = room_for(&k->packed);
    for (uint64_t done = 0; done < m->size;) {
        size_t n = m->size - done < SMALL ? (size_t)(m->size - done) : SMALL;
        if (!zip_bytes_get(k->bytes, m->data + done, room, n))
            return false;
        crc = deflate_crc_more(crc, (Str){room, n});
        done += n;
    }
    return crc == m->crc;
}

static bool deflated_well(struct checking *k, const struct zip_member *m)
{
    Str packed = {room_for(&k->packed), m->packed};
    Str bytes = {room_for(&k->room), m->size};
    return zip_bytes_get(k->bytes, m->data, k->packed, m->packed) &&
           deflate_unpack(packed, k->room, m->size) &&
           deflate_crc(bytes) == m->crc;
}

static void check_bytes(struct checking *k, const struct zip_member *m)
{
    bool stored = m->method == ZIP_STORED;
    uint64_t cost = stored ? m->size / 8 : m->size;
    if (cost > k->left ||
        (!stored && (m->size > LARGEST || m->packed > LARGEST))) {
        k->passed_over++;
        return;
    }
    k->left -= cost;
    if (!(stored ? stored_well(k, m) : deflated_well(k, m)))
        diag(k->dx, DIAG_E602, k->at,
             "'%.*s' does not unpack to what its checksum says\npack it anew, "
             "or download it once more",
             STR_ARG(m->name));
    else if (!stored && m->size == 0)
        k->empty++;
}

void zip_check(const struct zip_bytes *z, const struct zip_directory *d,
               struct diag *dx, Span at)
{
    struct checking k = {z, dx, at, ALL_TOGETHER, 0, 0, NULL, NULL};
    for (size_t i = 0; i < d->n; i++) {
        const struct zip_member *m = &d->members[i];
        if (!report_method(&k, m) && !report_mode(&k, m) && !report_size(&k, m))
            check_bytes(&k, m);
    }
    free(k.packed);
    free(k.room);
    if (k.empty)
        diag(dx, DIAG_W610, at, "%zu\nlet the packer store what is empty",
             k.empty);
    if (k.passed_over)
        diag(dx, DIAG_W613, at, "%zu\nunzip -t looks into all of them",
             k.passed_over);
}

bool zip_unpack(const struct zip_bytes *z, const struct zip_member *m,
                size_t most, struct arena *a, Str *bytes)
{
    bool stored = m->method == ZIP_STORED;
    if ((m->flags & ENCRYPTED) || (!stored && m->method != ZIP_DEFLATED) ||
        m->size > most || m->packed > most + most / 8 + 64 ||
        (stored && m->packed != m->size))
        return false;
    char *packed = arena_take(a, (size_t)m->packed + 1);
    char *room = stored ? packed : arena_take(a, (size_t)m->size + 1);
    *bytes = (Str){room, m->size};
    return zip_bytes_get(z, m->data, packed, m->packed) &&
           (stored || deflate_unpack((Str){packed, m->packed}, room, m->size));
}
