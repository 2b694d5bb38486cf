// pool.h - the same job for many things, on all cores.
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

// Calls job(context, i) once for every i below n, in no order, on as many
// threads as there are cores (at most n). Returns when all are done.
void pool_each(size_t n, void (*job)(void *context, size_t i), void *context);

// How many things pool_each() does at the same time, at most.
size_t pool_width(void);

#endif
