#include "model/bundle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/deflate.h"
#include "base/pool.h"
#include "base/zip.h"

void bundle_add(struct bundle *b, Str name, Str bytes)
{
    assert(zip_name_is_safe(name));
    struct bundle_file *f = ARENA_NEW(b->arena, struct bundle_file);
    *f = (struct bundle_file){.name = name, .bytes = bytes};
    *ARENA_PUSH(b->arena, b->files, b->n) = f;
}

void bundle_share(struct bundle *b, const struct bundle *other)
{
    for (size_t i = 0; i < other->n; i++)
        *ARENA_PUSH(b->arena, b->files, b->n) = other->files[i];
}

const struct bundle_file *bundle_find(const struct bundle *b, Str name)
{
    for (size_t i = 0; i < b->n; i++)
        if (str_same(b->files[i]->name, name))
            return b->files[i];
    return NULL;
}

// These are compressed already: deflate would only take time.
static bool is_dense(Str name)
{
    static const char *const endings[] = {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif",  ".mp3",
        ".m4a", ".ogg", ".opus", ".mp4", ".webm", ".woff2", ".zip"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(name, endings[i]))
            return true;
    return false;
}

static void pack_file(void *context, size_t i)
{
    struct bundle *b = context;
    struct bundle_file *f = b->files[i];
    if (f->crc32 || f->packed.n)
        return;
    if (!is_dense(f->name))
        f->packed = deflate_new(f->bytes);
    f->crc32 = deflate_crc(f->bytes);
}

static int ignoring_case(const void *left, const void *right)
{
    Str a = (*(struct bundle_file *const *)left)->name;
    Str b = (*(struct bundle_file *const *)right)->name;
    for (size_t i = 0; i < a.n && i < b.n; i++) {
        int order = byte_lower(a.at[i]) - byte_lower(b.at[i]);
        if (order)
            return order;
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

// Names that differ in case only are one file to some LMSs and to Windows.
static void check_names(const struct bundle *b)
{
    size_t size = b->n * sizeof *b->files;
    struct bundle_file **sorted =
        memcpy(arena_take(b->arena, size), b->files, size);
    qsort(sorted, b->n, sizeof *sorted, ignoring_case);
    for (size_t i = 1; i < b->n; i++)
        assert(ignoring_case(&sorted[i - 1], &sorted[i]) != 0);
}

void bundle_pack(struct bundle *b)
{
    if (b->n == 0)
        return;
    check_names(b);
    bool *fresh = arena_take(b->arena, b->n * sizeof *fresh);
    for (size_t i = 0; i < b->n; i++)
        fresh[i] = b->files[i]->packed.n == 0;
    pool_each(b->n, pack_file, b);

    // The arena belongs to this thread, so it takes the streams over here.
    for (size_t i = 0; i < b->n; i++)
        if (fresh[i] && b->files[i]->packed.n)
            arena_defer(b->arena, free, (void *)b->files[i]->packed.at);
}
