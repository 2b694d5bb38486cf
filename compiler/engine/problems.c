// problems.c - collecting what is wrong, and guessing what was meant.
#include "inside.h"

#include <string.h>

enum { MAX_PROBLEMS = 200, MAX_NAME = 64 };

static bool same(const struct engine_problem *a, const struct engine_problem *b)
{
    if (a->lesson != b->lesson || a->line != b->line)
        return false;
    if (b->code == ENGINE_RUNTIME)
        return true;
    return a->code == b->code && strcmp(a->name, b->name ? b->name : "") == 0;
}

static const char *copy(struct heap *heap, const char *s)
{
    return s ? heap_text(heap, s, strlen(s)) : NULL;
}

void engine_report(struct engine *e, const struct engine_problem *p)
{
    struct problems *all = &e->problems;
    struct heap *heap = e->result.lessons ? &e->said_now : &e->said;
    for (size_t i = 0; i < all->n; i++)
        if (same(&all->all[i], p))
            return;
    if (all->n == MAX_PROBLEMS)
        return;
    if ((all->n & (all->n - 1)) == 0)
        all->all = memory_resize(all->all, sizeof *all->all * (all->n * 2 + 1));
    all->all[all->n++] = (struct engine_problem){
        .lesson = p->lesson,
        .line = p->line,
        .code = p->code,
        .name = copy(heap, p->name ? p->name : ""),
        .message = copy(heap, p->message),
        .nearest = copy(heap, p->nearest),
    };
}

static int least(int a, int b, int c)
{
    const int d = a < b ? a : b;
    return d < c ? d : c;
}

// Levenshtein's distance; names are at most MAX_NAME bytes.
static int distance(const char *a, const char *b)
{
    int row[MAX_NAME + 1];
    const int n = (int)strlen(b);
    for (int k = 0; k <= n; k++)
        row[k] = k;
    for (int i = 0; a[i]; i++) {
        int corner = row[0];
        row[0] = i + 1;
        for (int k = 0; k < n; k++) {
            const int next =
                least(row[k] + 1, row[k + 1] + 1, corner + (a[i] != b[k]));
            corner = row[k + 1];
            row[k + 1] = next;
        }
    }
    return row[n];
}

const char *engine_nearest(const char *name, const char *const *names, int n)
{
    const char *best = NULL;
    const int length = (int)strlen(name);
    int limit = length < 3 ? 1 : length / 3 > 2 ? length / 3 : 2;
    if (length > MAX_NAME)
        return NULL;
    for (int i = 0; i < n; i++) {
        if (strlen(names[i]) > MAX_NAME)
            continue;
        const int d = distance(name, names[i]);
        if (d <= limit) {
            best = names[i];
            limit = d - 1; // only something nearer replaces it
        }
    }
    return best;
}
