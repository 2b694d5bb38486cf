#include "command/budget.h"

#include <stdlib.h>

#include "base/zip.h"

enum { TOLD = 5 };

bool budget_read(const char *word, size_t *bytes)
{
    static const struct {
        const char *suffix;
        double times;
    } units[] = {{"k", 1e3}, {"K", 1e3}, {"M", 1e6}, {"G", 1e9}, {"", 1}};
    Str s = str_of(word);
    size_t i = 0;
    double n;
    while (!str_ends(s, units[i].suffix))
        i++;
    bool sound = str_number(str_upto(s, s.n - str_of(units[i].suffix).n), &n);
    if (!sound || n <= 0 || n * units[i].times > 1e12)
        return false;
    *bytes = (size_t)(n * units[i].times);
    return true;
}

static size_t taken(const struct bundle_file *f)
{
    return f->packed.n ? f->packed.n : f->bytes.n;
}

static int largest_first(const void *a, const void *b)
{
    const struct bundle_file *x = *(const struct bundle_file *const *)a;
    const struct bundle_file *y = *(const struct bundle_file *const *)b;
    if (taken(x) != taken(y))
        return taken(x) < taken(y) ? 1 : -1;
    return str_compare(x->name, y->name);
}

// Pictures and recordings by the name that the author knows.
static Str known_as(const struct course *c, Str name)
{
    for (size_t i = 0; i < c->asset_count; i++)
        if (str_same(c->assets[i]->name, name))
            return c->assets[i]->path;
    return name;
}

// What is taken is rounded up and what is allowed down, so that the one is
// always seen to be more than the other.
static void put_size(struct text *t, size_t bytes, bool up)
{
    size_t unit = bytes < 1000 * 1000 ? 1000 : 100 * 1000;
    size_t n = (bytes + (up ? unit - 1 : 0)) / unit;
    if (unit == 1000)
        text_format(t, "%zu kB", n);
    else
        text_format(t, "%zu.%zu MB", n / 10, n % 10);
}

static void put_largest(struct text *t, const struct course *c,
                        const struct bundle *files)
{
    const struct bundle_file **sorted =
        arena_take(c->arena, (files->n + 1) * sizeof *sorted);
    for (size_t i = 0; i < files->n; i++)
        sorted[i] = files->files[i];
    qsort(sorted, files->n, sizeof *sorted, largest_first);
    for (size_t i = 0; i < files->n && i < TOLD; i++) {
        text_format(t, "%s%.*s (", i ? ", " : "",
                    STR_ARG(known_as(c, sorted[i]->name)));
        put_size(t, taken(sorted[i]), true);
        text_puts(t, ")");
    }
}

void budget_check(const struct course *c, const char *what,
                  const struct bundle *files, bool packed, size_t most)
{
    size_t sum = packed ? ZIP_END : 0;
    for (size_t i = 0; i < files->n; i++) {
        const struct bundle_file *f = files->files[i];
        struct zip_entry e = {f->name, f->bytes, f->packed, f->crc32};
        sum += packed ? zip_room(&e) : f->bytes.n;
    }
    if (sum <= most)
        return;
    struct text said = {0};
    text_format(&said, "%s takes ", what);
    put_size(&said, sum, true);
    text_puts(&said, ", and ");
    put_size(&said, most, false);
    text_puts(&said, " is allowed\nits largest files are ");
    put_largest(&said, c, files);
    diag(c->dx, DIAG_E268, (Span){0}, "%s", said.at);
    text_clear(&said);
}
