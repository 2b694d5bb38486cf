// target.h - what the fuzz targets share.
#ifndef FUZZ_TARGET_H
#define FUZZ_TARGET_H

#include "engine/data/json.h"
#include "engine/engine.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// libFuzzer calls these two.
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

// Always there, whatever NDEBUG says; libFuzzer keeps the input.
#define MUST(what) ((what) ? (void)0 : broken(#what, __LINE__))

static inline void broken(const char *what, int line)
{
    fprintf(stderr, "does not hold in line %d: %s\n", line, what);
    abort();
}

static inline void must_read_file(struct buffer *into, const char *variable)
{
    char part[4096];
    size_t n;
    const char *name = getenv(variable);
    FILE *f = name ? fopen(name, "rb") : NULL;
    if (!f) {
        fprintf(stderr, "%s names no file\n", variable);
        exit(3);
    }
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        buffer_put(into, part, n);
    fclose(f);
}

// Whatever went before: what is saved can be read, comes to the same result,
// is saved as the same text, and has room.
static inline void must_resume(struct engine *e)
{
    struct buffer state = {0}, result = {0};
    buffer_puts(&state, engine_pack(e));
    buffer_puts(&result, engine_result_json(e));
    MUST(state.n <= engine_state_bytes(e, NULL));
    MUST(engine_unpack(e, state.at));
    MUST(strcmp(engine_result_json(e), result.at) == 0);
    MUST(strcmp(engine_pack(e), state.at) == 0);
    buffer_clear(&state);
    buffer_clear(&result);
}

#endif
