// compare.c - comparing texts, for Lua's == and < (luacfg.h).
//
// Neither is told in which sandbox it runs, so every text carries the address
// of its sandbox behind its last byte (sandbox.c).
#include "sandbox.h"

#include <string.h>

int engine_compare(const void *a, const void *b, size_t n);
int engine_collate(const char **l, size_t *ll, const char **r, size_t *lr);

// Shorter ones, as names are, cost no more than the instruction.
enum { FREE_BYTES = 40 };

static void charge(const char *text, size_t n, size_t bytes)
{
    struct sandbox *b;
    memcpy(&b, text + n + 1, sizeof b);
    sandbox_debit(b, bytes / 16);
}

// Lua asks here for texts of one length. Longer ones than Lua's short texts
// are whole texts: shorter ones may be parts of others.
int engine_compare(const void *a, const void *b, size_t n)
{
    if (n > FREE_BYTES)
        charge(a, n, n);
    return memcmp(a, b, n);
}

// Bytes decide, whatever the locale. Texts that are equal are left empty, as
// Lua goes on behind a zero byte.
int engine_collate(const char **l, size_t *ll, const char **r, size_t *lr)
{
    const size_t n = *ll < *lr ? *ll : *lr;
    if (n > FREE_BYTES)
        charge(*l, *ll, n);
    const int order = memcmp(*l, *r, n);
    if (order != 0 || *ll != *lr)
        return order != 0 ? order : (*ll < *lr ? -1 : 1);
    *l += n;
    *r += n;
    *ll = *lr = 0;
    return 0;
}
