#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

enum { BLOCK_SIZE = 64 * 1024 };

struct block {
    struct block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

struct deferred {
    struct deferred *next;
    void (*release)(void *);
    void *thing;
};

struct arena {
    struct block *blocks;
    struct deferred *deferred;
};

static struct block *block_new(size_t size)
{
    struct block *b = malloc(sizeof *b + size);
    if (!b)
        die("out of memory");
    *b = (struct block){.size = size};
    return b;
}

struct arena *arena_new(void)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a)
        die("out of memory");
    return a;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    for (struct deferred *d = a->deferred; d; d = d->next)
        d->release(d->thing);
    for (struct block *b = a->blocks, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(a);
}

void *arena_take(struct arena *a, size_t size)
{
    const size_t align = alignof(max_align_t);
    size = (size + align - 1) / align * align;
    struct block *b = a->blocks;
    if (!b || b->size - b->used < size) {
        struct block *fresh = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
        // A large thing gets a block of its own behind the one in use, so
        // that the rest of that one is not lost.
        if (b && size > BLOCK_SIZE / 4) {
            fresh->next = b->next;
            b->next = fresh;
        } else {
            fresh->next = b;
            a->blocks = fresh;
        }
        b = fresh;
    }
    void *thing = b->bytes + b->used;
    b->used += size;
    return memset(thing, 0, size);
}

Str arena_str(struct arena *a, Str s)
{
    char *copy = arena_take(a, s.n + 1);
    if (s.n)
        memcpy(copy, s.at, s.n);
    return (Str){copy, s.n};
}

Str arena_format(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    size_t length = n > 0 ? (size_t)n : 0;
    char *at = arena_take(a, length + 1);
    vsnprintf(at, length + 1, format, again);
    va_end(again);
    va_end(args);
    return (Str){at, length};
}

void *arena_grow(struct arena *a, void *array, size_t n, size_t size)
{
    // The room is the next power of two, at least 4: known from n alone.
    bool full = n == 0 || (n >= 4 && (n & (n - 1)) == 0);
    if (full) {
        size_t room = n < 4 ? 4 : n * 2;
        void *moved = arena_take(a, room * size);
        if (n)
            memcpy(moved, array, n * size);
        return moved;
    }
    return array;
}

void arena_defer(struct arena *a, void (*release)(void *), void *thing)
{
    struct deferred *d = ARENA_NEW(a, struct deferred);
    *d = (struct deferred){a->deferred, release, thing};
    a->deferred = d;
}

static void release(void *child)
{
    arena_free(child);
}

void arena_adopt(struct arena *a, struct arena *child)
{
    arena_defer(a, release, child);
}
