// memory.h - the engine's own memory: an arena and a growing text.
//
// The engine includes nothing of the compiler, so it brings these along.
// Running out of memory ends the program (in the browser: the instance).
#ifndef ENGINE_MEMORY_H
#define ENGINE_MEMORY_H

#include <stddef.h>

// Many small things that die together. All zero is an empty arena.
struct block;
struct heap {
    struct block *blocks;
};

void *heap_take(struct heap *h, size_t n); // zeroed, aligned for anything
char *heap_text(struct heap *h, const char *s, size_t n); // 0-terminated copy
char *heap_format(struct heap *h, const char *format, ...);
void heap_reset(struct heap *h); // forgets all, keeps one block for reuse
void heap_clear(struct heap *h); // gives everything back

// Text that grows; always 0-terminated once something was put. All zero is
// an empty text.
struct buffer {
    char *at;
    size_t n;
    size_t room;
};

void buffer_put(struct buffer *t, const char *s, size_t n);
void buffer_puts(struct buffer *t, const char *s);
void buffer_putc(struct buffer *t, char c);
void buffer_reset(struct buffer *t); // "", keeps the room
void buffer_clear(struct buffer *t); // gives the room back

// realloc() that never returns NULL for N > 0.
void *memory_resize(void *p, size_t n);

#endif
