// shuffle.c - see shuffle.h, which holds the formulas.
#include "shuffle.h"

#include <stdbool.h>
#include <stdint.h>

static const uint64_t golden = 0x9E3779B97F4A7C15u;

static uint64_t start(unsigned seed, const char *name)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 0x100000001B3u;
    return h ^ seed * golden;
}

static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += golden;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

int *shuffle(struct heap *heap, unsigned seed, const char *name, int n)
{
    int *order = heap_take(heap, sizeof *order * ((size_t)n + 1));
    uint64_t state = start(seed, name);
    for (int i = 0; i < n; i++)
        order[i] = i + 1;
    for (int i = n - 1; i > 0 && seed != 0; i--) {
        const int j = (int)((next(&state) >> 32) * (uint64_t)(i + 1) >> 32);
        const int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
    return order;
}

static bool is_sorted(const int *order, int n)
{
    for (int i = 0; i < n; i++)
        if (order[i] != i + 1)
            return false;
    return true;
}

int *shuffle_apart(struct heap *heap, unsigned seed, const char *name, int n)
{
    int *order = shuffle(heap, seed, name, n);
    if (seed == 0 || n < 2 || !is_sorted(order, n))
        return order;
    for (int i = 0; i < n; i++)
        order[i] = i == 0 ? n : i;
    return order;
}
