#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_THREADS = 64 };

struct work {
    size_t n;
    atomic_size_t next;
    void (*job)(void *context, size_t i);
    void *context;
};

static void *work_on(void *argument)
{
    struct work *w = argument;
    for (;;) {
        size_t i = atomic_fetch_add(&w->next, 1);
        if (i >= w->n)
            return NULL;
        w->job(w->context, i);
    }
}

size_t pool_width(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t threads = cores > 0 ? (size_t)cores : 1;
    return threads > MOST_THREADS ? MOST_THREADS : threads;
}

void pool_each(size_t n, void (*job)(void *context, size_t i), void *context)
{
    struct work w = {.n = n, .job = job, .context = context};
    size_t threads = pool_width();
    if (threads > n)
        threads = n;

    // This thread works too, so a thread that cannot be had costs only time.
    pthread_t helpers[MOST_THREADS];
    size_t started = 0;
    while (started + 1 < threads &&
           pthread_create(&helpers[started], NULL, work_on, &w) == 0)
        started++;
    work_on(&w);
    for (size_t i = 0; i < started; i++)
        pthread_join(helpers[i], NULL);
}
