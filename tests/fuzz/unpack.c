// unpack.c - any text as a saved state of a course with every kind, whose
// table is in the file that TABLE names. A text that begins with # is a list
// of records without their checks, which chance would hardly ever find.
#include "target.h"

#include "engine/data/state_code.h"

// Records as state.h has them: a check of two digits and a star behind each.
static void put_records(struct buffer *state, const char *s)
{
    char check[3];
    while (*s) {
        const size_t n = strcspn(s, "*");
        state_spell(check, state_hash(s, n) / (STATE_BASE * STATE_BASE), 2);
        buffer_put(state, s, n);
        buffer_puts(state, check);
        buffer_putc(state, '*');
        s += n + (s[n] == '*');
    }
}

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
    struct buffer text = {0}, state = {0};
    buffer_put(&text, (const char *)data, n);
    if (text.at[0] == '#') {
        engine_reset(e);
        buffer_puts(&state, engine_pack(e));
        put_records(&state, text.at + 1);
    } else {
        buffer_puts(&state, text.at);
    }
    engine_unpack(e, state.at);
    must_resume(e);
    buffer_clear(&text);
    buffer_clear(&state);
    return 0;
}
