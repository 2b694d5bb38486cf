// wasm_main.c - the functions that engine.js calls.
//
// Texts go in through wasm_take() memory, 0-terminated; they come out as
// addresses of 0-terminated texts that the engine owns.
#include "engine/engine.h"

#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(#name)))

void *wasm_take(size_t n);
void wasm_give(void *p);
struct engine *wasm_new(void);
int wasm_load(struct engine *e, const char *table);
int wasm_answer(struct engine *e, const char *full_name, const char *json);
int wasm_visit(struct engine *e, const char *lesson);
int wasm_told(struct engine *e, const char *element, const char *value);
void wasm_reset(struct engine *e);
const char *wasm_evaluate(struct engine *e);
const char *wasm_problem(struct engine *e);
const char *wasm_answers(struct engine *e);
const char *wasm_pack(struct engine *e);
int wasm_unpack(struct engine *e, const char *state);
size_t wasm_text_bytes(const char *text);
int wasm_set_seed(struct engine *e, unsigned seed);
unsigned wasm_seed(struct engine *e);
int wasm_update(struct engine *e, int which);

EXPORT(wasm_take) void *wasm_take(size_t n)
{
    void *p = malloc(n);
    if (!p)
        abort();
    return p;
}

EXPORT(wasm_give) void wasm_give(void *p)
{
    free(p);
}

EXPORT(wasm_new) struct engine *wasm_new(void)
{
    return engine_new();
}

EXPORT(wasm_load) int wasm_load(struct engine *e, const char *table)
{
    return engine_load(e, table, strlen(table));
}

EXPORT(wasm_answer)
int wasm_answer(struct engine *e, const char *full_name, const char *json)
{
    return engine_answer(e, full_name, json, strlen(json));
}

EXPORT(wasm_visit) int wasm_visit(struct engine *e, const char *lesson)
{
    return engine_visit(e, lesson);
}

EXPORT(wasm_told)
int wasm_told(struct engine *e, const char *element, const char *value)
{
    return engine_told(e, element, value);
}

EXPORT(wasm_reset) void wasm_reset(struct engine *e)
{
    engine_reset(e);
}

EXPORT(wasm_evaluate) const char *wasm_evaluate(struct engine *e)
{
    return engine_result_json(e);
}

// The first problem; 0: none.
EXPORT(wasm_problem) const char *wasm_problem(struct engine *e)
{
    const struct engine_problem *p = engine_problem(e, 0);
    return p ? p->message : NULL;
}

EXPORT(wasm_answers) const char *wasm_answers(struct engine *e)
{
    return engine_answers_json(e);
}

EXPORT(wasm_pack) const char *wasm_pack(struct engine *e)
{
    return engine_pack(e);
}

EXPORT(wasm_unpack) int wasm_unpack(struct engine *e, const char *state)
{
    return engine_unpack(e, state);
}

EXPORT(wasm_text_bytes) size_t wasm_text_bytes(const char *text)
{
    return engine_text_bytes(text, strlen(text));
}

EXPORT(wasm_set_seed) int wasm_set_seed(struct engine *e, unsigned seed)
{
    return engine_set_seed(e, seed);
}

EXPORT(wasm_seed) unsigned wasm_seed(struct engine *e)
{
    return engine_seed(e);
}

// How many answers of the last state were kept (0), dropped (1), redone (2).
EXPORT(wasm_update) int wasm_update(struct engine *e, int which)
{
    const struct engine_update u = engine_update(e);
    return which == 0 ? u.kept : which == 1 ? u.dropped : u.redone;
}
