// native.c - plays cases and batches with the native engine.
//
// native OUTDIR FILE.json...   native -p N BATCH.json   native -f BATCH.json...
//
// A case is {"table":{...},"steps":[...]}, a step
//   {"answer":"lesson/name","with":{...}}   {"visit":"lesson"}
//   {"unpack":"state"}   {"repack":true}: saves and resumes   {"reset":true}
//   {"damage":n}: resumes from a state whose n-th sign is another
//   {"seed":7}   {"look":true}: nothing
// After loading and after each step the return value, the result, the answers
// and the state are written to OUTDIR/CASE.out.
//
// A batch is {"table":{...},"people":[[step...]...]}. Its .out has a line for
// each participant: number and a checksum over what a case would show after
// each look and at the end. -p prints that for participant N in full.
//
// -f: after each look an engine that is new to the participant must come to
// the same result from the saved state; else the first difference is printed.
//
// wasm.js writes the same.
#include "batch.h"

// Saves and resumes; DAMAGE >= 0: that sign of the state (counted in circles)
// has become a z.
static bool resume(struct engine *e, int damage)
{
    struct buffer state = {0};
    buffer_puts(&state, engine_pack(e));
    if (damage >= 0)
        state.at[(size_t)damage % state.n] = 'z';
    engine_reset(e);
    const bool taken = engine_unpack(e, state.at);
    buffer_clear(&state);
    return taken;
}

static bool take_step(struct engine *e, const struct json *step)
{
    const struct json *v = json_get(step, "answer");
    bool taken = true;
    if (v) {
        struct buffer json = {0};
        write_json(&json, json_get(step, "with"));
        taken = engine_answer(e, v->string, json.at, json.n);
        buffer_clear(&json);
    } else if ((v = json_get(step, "visit")) != NULL) {
        taken = engine_visit(e, v->string);
    } else if ((v = json_get(step, "unpack")) != NULL) {
        taken = engine_unpack(e, v->string);
    } else if ((v = json_get(step, "damage")) != NULL) {
        taken = resume(e, (int)v->number);
    } else if (json_get(step, "repack")) {
        taken = resume(e, -1);
    } else if ((v = json_get(step, "seed")) != NULL) {
        taken = engine_set_seed(e, (unsigned)v->number);
    } else if (json_get(step, "reset")) {
        engine_reset(e);
    }
    return taken;
}

static void show(struct buffer *out, struct engine *e, const char *what,
                 bool taken)
{
    buffer_puts(out, "== ");
    buffer_puts(out, what);
    buffer_puts(out, taken ? " true\n" : " false\n");
    buffer_puts(out, engine_result_json(e));
    buffer_putc(out, '\n');
    buffer_puts(out, engine_answers_json(e));
    buffer_putc(out, '\n');
    buffer_puts(out, engine_pack(e));
    buffer_putc(out, '\n');
}

static void play_steps(struct buffer *out, struct engine *e,
                       const struct json *steps)
{
    show(out, e, "load", true);
    for (const struct json *s = steps->child; s; s = s->next)
        show(out, e, "step", take_step(e, s));
}

// What of a participant in a batch is shown: the looks, and the end.
static void play_person(struct buffer *out, struct engine *e,
                        const struct json *steps)
{
    bool all = true;
    engine_reset(e);
    for (const struct json *s = steps->child; s; s = s->next) {
        all = take_step(e, s) && all;
        if (json_get(s, "look") || !s->next)
            show(out, e, "look", all);
    }
}

// FNV-1a twice, in 32 bits each, since JavaScript counts badly in 64.
static void write_sum(struct buffer *out, int number, const struct buffer *text)
{
    char line[64];
    unsigned long a = 0x811c9dc5, b = 0x1234567;
    for (size_t i = 0; i < text->n; i++) {
        a = ((a ^ (unsigned char)text->at[i]) * 0x01000193) & 0xffffffff;
        b = ((b ^ (unsigned char)text->at[i]) * 0x01000193) & 0xffffffff;
    }
    snprintf(line, sizeof line, "%d %08lx%08lx\n", number, a, b);
    buffer_puts(out, line);
}

// ONLY: the one participant to show in full; 0: the checksums of all. Those
// before are played as well: a reset keeps counting changes.
static void play_people(struct buffer *out, struct engine *e,
                        const struct json *people, int only)
{
    struct buffer text = {0};
    int number = 0;
    for (const struct json *p = people->child; p; p = p->next) {
        number++;
        buffer_reset(&text);
        play_person(&text, e, p);
        if (only == 0)
            write_sum(out, number, &text);
        else if (only == number)
            buffer_put(out, text.at, text.n);
    }
    buffer_clear(&text);
}

// What an engine that evaluates everything anew makes of the state of E.
static bool same_anew(struct engine *e, struct engine *anew)
{
    engine_unpack(anew, engine_pack(e));
    const char *is = engine_result_json(e);
    const char *other = engine_result_json(anew);
    if (strcmp(is, other) == 0)
        return true;
    printf("< %s\n> %s\n", is, other);
    return false;
}

// False: some participant's result depends on what was evaluated before.
static bool play_fresh(const struct json *tree)
{
    bool same = true;
    struct buffer table = {0};
    struct engine *e = engine_new(), *anew = engine_new();
    write_json(&table, json_get(tree, "table"));
    if (!engine_load(e, table.at, table.n) ||
        !engine_load(anew, table.at, table.n))
        die(engine_problem(e, 0)->message, "table");
    const struct json *people = json_get(tree, "people");
    for (const struct json *p = people->child; p && same; p = p->next) {
        engine_reset(e);
        for (const struct json *s = p->child; s && same; s = s->next) {
            take_step(e, s);
            same = same_anew(e, anew);
        }
    }
    buffer_clear(&table);
    engine_free(anew);
    engine_free(e);
    return same;
}

static void play(struct buffer *out, const struct json *tree, int only)
{
    struct buffer table = {0};
    struct engine *e = engine_new();
    const struct json *people = json_get(tree, "people");
    write_json(&table, json_get(tree, "table"));
    if (!engine_load(e, table.at, table.n)) {
        buffer_puts(out, "== refused\n");
        buffer_puts(out, engine_problem(e, 0)->message);
        buffer_putc(out, '\n');
    } else if (people) {
        play_people(out, e, people, only);
    } else {
        play_steps(out, e, json_get(tree, "steps"));
    }
    buffer_clear(&table);
    engine_free(e);
}

// ONLY: -1 for play_fresh(), which makes it return false.
static bool play_file(struct buffer *out, const char *name, int only)
{
    bool same = true;
    struct heap heap = {0};
    struct buffer text = {0};
    const char *why;
    size_t at;
    read_file(&text, name);
    const struct json *tree = json_read(&heap, text.at, text.n, &why, &at);
    if (!tree)
        die(why, name);
    if (only < 0)
        same = play_fresh(tree);
    else
        play(out, tree, only);
    buffer_clear(&text);
    heap_clear(&heap);
    return same;
}

static void write_file(const char *folder, const char *name,
                       const struct buffer *text)
{
    char path[4096];
    const char *slash = strrchr(name, '/');
    const char *base = slash ? slash + 1 : name;
    snprintf(path, sizeof path, "%s/%.*s.out", folder,
             (int)strcspn(base, "."), base);
    FILE *f = fopen(path, "wb");
    if (!f)
        die("cannot write into", folder);
    fwrite(text->at, 1, text->n, f);
    if (fclose(f) != 0)
        die("cannot write into", folder);
}

int main(int argc, char **argv)
{
    struct buffer out = {0};
    if (argc == 4 && strcmp(argv[1], "-p") == 0) {
        play_file(&out, argv[3], atoi(argv[2]));
        fwrite(out.at, 1, out.n, stdout);
    } else if (argc > 2 && strcmp(argv[1], "-f") == 0) {
        for (int i = 2; i < argc; i++)
            if (!play_file(&out, argv[i], -1)) {
                printf("%s\n", argv[i]);
                return 1;
            }
    } else if (argc < 3) {
        fprintf(stderr, "usage: native OUTDIR FILE.json...\n"
                        "       native -p N BATCH.json\n"
                        "       native -f BATCH.json...\n");
        return 2;
    }
    for (int i = 2; i < argc && argv[1][0] != '-'; i++) {
        buffer_reset(&out);
        play_file(&out, argv[i], 0);
        write_file(argv[1], argv[i], &out);
    }
    buffer_clear(&out);
    return 0;
}
