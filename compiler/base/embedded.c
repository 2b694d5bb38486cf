#include "base/embedded.h"

#include <assert.h>
#include <string.h>

static Str bytes_of(const struct embedded_file *f)
{
    return (Str){(const char *)f->at, (size_t)(f->end - f->at)};
}

Str embedded(const char *name)
{
    for (size_t i = 0; i < embedded_count; i++)
        if (strcmp(embedded_files[i].name, name) == 0)
            return bytes_of(&embedded_files[i]);
    assert(false && "a file that was not embedded");
    return STR("");
}

void embedded_each(const char *prefix,
                   void (*visit)(void *context, const char *name, Str bytes),
                   void *context)
{
    size_t n = strlen(prefix);
    for (size_t i = 0; i < embedded_count; i++)
        if (strncmp(embedded_files[i].name, prefix, n) == 0)
            visit(context, embedded_files[i].name,
                  bytes_of(&embedded_files[i]));
}
