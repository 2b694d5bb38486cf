// memory.c - see memory.h.
#include "memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_ROOM = 4096 };

struct block {
    struct block *next;
    size_t used;
    size_t room;
    max_align_t at[];
};

void *memory_resize(void *p, size_t n)
{
    void *moved = realloc(p, n);
    if (!moved && n > 0)
        abort();
    return moved;
}

static struct block *block_new(size_t room)
{
    struct block *b = memory_resize(NULL, sizeof *b + room);
    b->next = NULL;
    b->used = 0;
    b->room = room;
    return b;
}

void *heap_take(struct heap *h, size_t n)
{
    const size_t align = sizeof(max_align_t);
    n = (n + align - 1) / align * align;
    struct block *b = h->blocks;
    if (!b || b->room - b->used < n) {
        b = block_new(n > BLOCK_ROOM ? n : BLOCK_ROOM);
        b->next = h->blocks;
        h->blocks = b;
    }
    void *p = (char *)b->at + b->used;
    b->used += n;
    return memset(p, 0, n);
}

char *heap_text(struct heap *h, const char *s, size_t n)
{
    char *copy = heap_take(h, n + 1);
    if (n > 0)
        memcpy(copy, s, n);
    return copy;
}

char *heap_format(struct heap *h, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0)
        return heap_text(h, "", 0);
    char *s = heap_take(h, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(s, (size_t)n + 1, format, args);
    va_end(args);
    return s;
}

void heap_reset(struct heap *h)
{
    struct block *keep = h->blocks;
    if (!keep)
        return;
    struct heap rest = {keep->next};
    heap_clear(&rest);
    keep->next = NULL;
    keep->used = 0;
}

void heap_clear(struct heap *h)
{
    struct block *next;
    for (struct block *b = h->blocks; b; b = next) {
        next = b->next;
        free(b);
    }
    h->blocks = NULL;
}

void buffer_put(struct buffer *t, const char *s, size_t n)
{
    if (t->room - t->n < n + 1) {
        size_t room = t->room ? t->room : 256;
        while (room - t->n < n + 1)
            room *= 2;
        t->at = memory_resize(t->at, room);
        t->room = room;
    }
    if (n > 0)
        memcpy(t->at + t->n, s, n);
    t->n += n;
    t->at[t->n] = '\0';
}

void buffer_puts(struct buffer *t, const char *s)
{
    buffer_put(t, s, strlen(s));
}

void buffer_putc(struct buffer *t, char c)
{
    buffer_put(t, &c, 1);
}

void buffer_reset(struct buffer *t)
{
    t->n = 0;
    buffer_put(t, "", 0);
}

void buffer_clear(struct buffer *t)
{
    free(t->at);
    *t = (struct buffer){0};
}
