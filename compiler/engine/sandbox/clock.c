// clock.c - see clock.h.
#if !defined(__wasm__)
#define _POSIX_C_SOURCE 200809L
#endif
#include "clock.h"

#if defined(__wasm__)
double clock_seconds(void)
{
    return 0;
}
#else
#include <time.h>

double clock_seconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0)
        return 0;
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
#endif
