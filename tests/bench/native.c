// native.c - how fast the native engine is, on one core.
//
// native BATCH.json: a course and participants, as tests/engine/generate.js
// makes them. Each line printed is what was measured, and a figure.
#include "../engine/batch.h"

#include "engine/rules/explore.h"

#include <time.h>

enum { SECONDS = 2 };

// An answer of some participant, as text and prepared.
struct given {
    const char *name;
    const char *json;
    size_t n;
    int exercise;
    int prepared;
};

struct bench {
    struct engine *e;
    struct heap heap;
    struct given *all;
    size_t n;
    char *table;
    size_t n_table;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int number_of(const struct engine_result *r, const char *name)
{
    const char *slash = strchr(name, '/');
    const size_t n = slash ? (size_t)(slash - name) : 0;
    int number = 0;
    for (size_t i = 0; i < r->n_lessons; i++) {
        const struct engine_lesson *l = &r->lessons[i];
        for (size_t k = 0; k < l->n_exercises; k++, number++)
            if (strlen(l->id) == n && strncmp(l->id, name, n) == 0 &&
                strcmp(l->exercises[k].name, slash + 1) == 0)
                return number;
    }
    return -1;
}

static void add(struct bench *b, const struct json *step)
{
    struct buffer text = {0};
    struct given g = {.name = json_get(step, "answer")->string};
    write_json(&text, json_get(step, "with"));
    g.json = heap_text(&b->heap, text.at, text.n);
    g.n = text.n;
    g.exercise = number_of(engine_evaluate(b->e), g.name);
    g.prepared = engine_prepare(b->e, g.exercise, g.json, g.n);
    if (g.prepared >= 0) // some are wrong on purpose
        b->all[b->n++] = g;
    buffer_clear(&text);
}

static void load(struct bench *b, const char *name)
{
    struct buffer text = {0}, table = {0};
    const char *why;
    size_t at, room = 0;
    read_file(&text, name);
    const struct json *tree = json_read(&b->heap, text.at, text.n, &why, &at);
    if (!tree)
        die(why, name);
    write_json(&table, json_get(tree, "table"));
    b->table = heap_text(&b->heap, table.at, table.n);
    b->n_table = table.n;
    b->e = engine_new();
    if (!engine_load(b->e, b->table, b->n_table))
        die("cannot be loaded", "the course");
    const struct json *people = json_get(tree, "people");
    for (const struct json *p = people->child; p; p = p->next)
        for (const struct json *s = p->child; s; s = s->next)
            room++;
    b->all = heap_take(&b->heap, (room + 1) * sizeof *b->all);
    for (const struct json *p = people->child; p; p = p->next)
        for (const struct json *s = p->child; s; s = s->next)
            if (json_get(s, "answer"))
                add(b, s);
    buffer_clear(&table);
    buffer_clear(&text);
}

// What is measured; I counts up.

static void use(struct bench *b, size_t i)
{
    const struct given *g = &b->all[i % b->n];
    engine_use(b->e, g->exercise, g->prepared);
    engine_evaluate(b->e);
}

static void answer(struct bench *b, size_t i)
{
    const struct given *g = &b->all[i % b->n];
    engine_answer(b->e, g->name, g->json, g->n);
    engine_evaluate(b->e);
}

static void show(struct bench *b, size_t i)
{
    const struct given *g = &b->all[i % b->n];
    engine_answer(b->e, g->name, g->json, g->n);
    engine_result_json(b->e);
}

static void pack(struct bench *b, size_t i)
{
    (void)i;
    engine_pack(b->e);
}

static void unpack(struct bench *b, size_t i)
{
    struct buffer state = {0};
    (void)i;
    buffer_puts(&state, engine_pack(b->e));
    if (!engine_unpack(b->e, state.at))
        die("cannot be read", "a state");
    buffer_clear(&state);
}

static void start(struct bench *b, size_t i)
{
    struct engine *e = engine_new();
    (void)i;
    if (!engine_load(e, b->table, b->n_table))
        die("cannot be loaded", "the course");
    engine_free(e);
}

static const struct {
    const char *what;
    void (*once)(struct bench *b, size_t i);
} rows[] = {
    {"a prepared answer put in place, and evaluated", use},
    {"an answer read from JSON, and evaluated", answer},
    {"the same, with the result as JSON", show},
    {"a state packed", pack},
    {"a state packed and unpacked", unpack},
    {"the course and its rules loaded", start},
};

int main(int argc, char **argv)
{
    struct bench b = {0};
    if (argc != 2) {
        fprintf(stderr, "usage: native BATCH.json\n");
        return 2;
    }
    load(&b, argv[1]);
    for (size_t i = 0; i < b.n; i++)
        answer(&b, i);
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        size_t times = 0;
        const double begun = now();
        double took = 0;
        while ((took = now() - begun) < SECONDS)
            for (int k = 0; k < 20; k++)
                rows[r].once(&b, times++);
        printf("%-50s %9.0f /s  %9.2f us\n", rows[r].what,
               (double)times / took, took / (double)times * 1e6);
    }
    engine_free(b.e);
    heap_clear(&b.heap);
    return 0;
}
