// arena.h - memory that is given back all at once.
//
// One arena belongs to one thread at a time: a lesson has its own while the
// passes run side by side. Out of memory ends the program (see die()), so
// nothing here returns NULL.
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a); // runs what was deferred, newest first

// Zeroed bytes, aligned for any object.
void *arena_take(struct arena *a, size_t size);
#define ARENA_NEW(a, type) ((type *)arena_take((a), sizeof(type)))

// A copy of `s` followed by a NUL.
Str arena_str(struct arena *a, Str s);
Str arena_format(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Room for one more element in an array of `n` elements that was grown by
// this function only (NULL when n is 0). Returns the array, perhaps moved.
void *arena_grow(struct arena *a, void *array, size_t n, size_t size);

// Appends a zeroed element to `array`, counts it in `n`, yields its address.
#define ARENA_PUSH(a, array, n)                                                \
    ((array) = arena_grow((a), (array), (n), sizeof *(array)), &(array)[(n)++])

// Calls `release(thing)` when the arena dies: for trees and documents of
// other libraries, on the line after they are made.
void arena_defer(struct arena *a, void (*release)(void *), void *thing);

// Makes `child` die with `a`.
void arena_adopt(struct arena *a, struct arena *child);

#endif
