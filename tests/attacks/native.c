// native.c - one attack on the native engine.
//
// native TABLE.json FULL-NAME ANSWER...: loads the table, takes the answers
// and prints the result, then in a line of its own the seconds of the
// processor.
#include "engine/data/memory.h"
#include "engine/engine.h"
#include "engine/sandbox/clock.h"

#include <stdio.h>
#include <string.h>

static bool read_file(struct buffer *into, const char *name)
{
    char part[4096];
    size_t n;
    FILE *f = fopen(name, "rb");
    if (!f)
        return false;
    buffer_reset(into);
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        buffer_put(into, part, n);
    return fclose(f) == 0;
}

int main(int argc, char **argv)
{
    struct buffer table = {0};
    if (argc < 2 || !read_file(&table, argv[1])) {
        fprintf(stderr, "usage: native TABLE.json FULL-NAME ANSWER...\n");
        return 2;
    }
    const double began = clock_seconds();
    struct engine *e = engine_new();
    if (engine_load(e, table.at, table.n)) {
        for (int i = 2; i + 1 < argc; i += 2)
            engine_answer(e, argv[i], argv[i + 1], strlen(argv[i + 1]));
        puts(engine_result_json(e));
    } else {
        puts(engine_problem(e, 0)->message);
    }
    printf("%.3f\n", clock_seconds() - began);
    engine_free(e);
    buffer_clear(&table);
    return 0;
}
