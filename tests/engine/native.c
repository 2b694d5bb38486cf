// native.c - plays cases with the native engine.
//
// native OUTDIR CASE.json...: a case is {"table":{...},"steps":[...]}, a step
//   {"answer":"lesson/name","with":{...}}   {"visit":"lesson"}
//   {"unpack":"state"}   {"repack":true}: saves and resumes   {"reset":true}
//   {"seed":7}
// After loading and after each step the return value, the result, the answers
// and the state are written to OUTDIR/CASE.out; wasm.js writes the same.
#include "engine/engine.h"
#include "engine/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *what, const char *name)
{
    fprintf(stderr, "native: %s: %s\n", what, name);
    exit(3);
}

static void read_file(struct buffer *into, const char *name)
{
    char part[4096];
    size_t n;
    FILE *f = fopen(name, "rb");
    if (!f)
        die("cannot open", name);
    buffer_reset(into);
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        buffer_put(into, part, n);
    fclose(f);
}

// A tree as text again.
static void write_json(struct buffer *out, const struct json *v)
{
    static const char *const words[] = {"null", "false", "true"};
    switch (v->type) {
    case JSON_NUMBER:
        json_put_number(out, v->number);
        return;
    case JSON_STRING:
        json_put_string(out, v->string);
        return;
    case JSON_ARRAY:
    case JSON_OBJECT:
        break;
    default:
        buffer_puts(out, words[v->type]);
        return;
    }
    buffer_putc(out, v->type == JSON_ARRAY ? '[' : '{');
    for (const struct json *c = v->child; c; c = c->next) {
        if (c->key) {
            json_put_string(out, c->key);
            buffer_putc(out, ':');
        }
        write_json(out, c);
        if (c->next)
            buffer_putc(out, ',');
    }
    buffer_putc(out, v->type == JSON_ARRAY ? ']' : '}');
}

static bool take_step(struct engine *e, const struct json *step)
{
    const struct json *v = json_get(step, "answer");
    bool taken = false;
    if (v) {
        struct buffer json = {0};
        write_json(&json, json_get(step, "with"));
        taken = engine_answer(e, v->string, json.at, json.n);
        buffer_clear(&json);
    } else if ((v = json_get(step, "visit")) != NULL) {
        taken = engine_visit(e, v->string);
    } else if ((v = json_get(step, "unpack")) != NULL) {
        taken = engine_unpack(e, v->string);
    } else if (json_get(step, "repack")) {
        struct buffer state = {0};
        buffer_puts(&state, engine_pack(e));
        engine_reset(e);
        taken = engine_unpack(e, state.at);
        buffer_clear(&state);
    } else if ((v = json_get(step, "seed")) != NULL) {
        taken = engine_set_seed(e, (unsigned)v->number);
    } else if (json_get(step, "reset")) {
        engine_reset(e);
        taken = true;
    }
    return taken;
}

static void show(FILE *out, struct engine *e, const char *what, bool taken)
{
    fprintf(out, "== %s %s\n", what, taken ? "true" : "false");
    fprintf(out, "%s\n", engine_result_json(e));
    fprintf(out, "%s\n", engine_answers_json(e));
    fprintf(out, "%s\n", engine_pack(e));
}

static void play(FILE *out, const struct json *tree)
{
    struct buffer table = {0};
    struct engine *e = engine_new();
    write_json(&table, json_get(tree, "table"));
    if (!engine_load(e, table.at, table.n)) {
        fprintf(out, "== refused\n%s\n", engine_problem(e, 0)->message);
    } else {
        show(out, e, "load", true);
        const struct json *steps = json_get(tree, "steps");
        for (const struct json *s = steps->child; s; s = s->next)
            show(out, e, "step", take_step(e, s));
    }
    buffer_clear(&table);
    engine_free(e);
}

static void play_file(const char *folder, const char *name)
{
    struct heap heap = {0};
    struct buffer text = {0};
    const char *why;
    size_t at;
    const char *slash = strrchr(name, '/');
    const char *base = slash ? slash + 1 : name;
    read_file(&text, name);
    const struct json *tree = json_read(&heap, text.at, text.n, &why, &at);
    if (!tree)
        die(why, name);
    FILE *out = fopen(heap_format(&heap, "%s/%.*s.out", folder,
                                  (int)strcspn(base, "."), base),
                      "wb");
    if (!out)
        die("cannot write into", folder);
    play(out, tree);
    if (fclose(out) != 0)
        die("cannot write into", folder);
    buffer_clear(&text);
    heap_clear(&heap);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: native OUTDIR CASE.json...\n");
        return 2;
    }
    for (int i = 2; i < argc; i++)
        play_file(argv[1], argv[i]);
    return 0;
}
