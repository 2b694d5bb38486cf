// unpack.c - any text as a saved state of a course with every kind, whose
// table is in the file that TABLE names.
#include "target.h"

static struct engine *course(void)
{
    static struct engine *e;
    if (!e) {
        struct buffer table = {0};
        must_read_file(&table, "TABLE");
        e = engine_new();
        MUST(engine_load(e, table.at, table.n));
        buffer_clear(&table);
    }
    return e;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    course();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct engine *e = course();
    struct buffer state = {0};
    buffer_put(&state, (const char *)data, n);
    engine_unpack(e, state.at);
    must_resume(e);
    buffer_clear(&state);
    return 0;
}
