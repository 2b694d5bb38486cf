// load.c - any text as a course table, when it begins with {, else as the
// rules of the course whose table is in the file that TABLE names. What can
// be loaded is answered and evaluated.
#include "target.h"

// Answers of all kinds; whether one fits an exercise is the engine's to
// decide.
static const char *const answers[] = {
    "{\"picked\":[1]}",
    "{\"text\":\"stil\",\"order\":[2,1],\"pairs\":[1,0],\"groups\":[2,1]}",
    "{\"number\":\"1.5 %\",\"value\":2,\"chance\":0.3,\"draws\":2}",
    "{\"gaps\":[1,2]}",
    "{\"gaps\":[\"a\",\"stil\"]}",
    "{\"held\":5,\"asked\":1,\"breaks\":[2],\"done\":true}",
    "{\"marked\":[2],\"moment\":3,\"reply\":1,\"done\":true}",
    "{\"replies\":[1,1]}",
};
enum { N_ANSWERS = sizeof answers / sizeof *answers };

static void answer_all(struct engine *e)
{
    const struct engine_result *r = engine_evaluate(e);
    struct buffer name = {0};
    engine_set_seed(e, 4711);
    for (size_t i = 0; i < r->n_lessons; i++) {
        const struct engine_lesson *l = &r->lessons[i];
        engine_visit(e, l->id);
        for (size_t k = 0; k < l->n_exercises * N_ANSWERS; k++) {
            const char *json = answers[k % N_ANSWERS];
            buffer_reset(&name);
            buffer_puts(&name, l->id);
            buffer_putc(&name, '/');
            buffer_puts(&name, l->exercises[k / N_ANSWERS].name);
            engine_answer(e, name.at, json, strlen(json));
        }
    }
    buffer_clear(&name);
}

// The table in TABLE up to the text of its rules, and what follows it.
static void put_rules(struct buffer *table, const uint8_t *data, size_t n)
{
    static struct buffer around;
    static const char hole[] = "\"RULES\"";
    struct buffer rules = {0};
    if (!around.at)
        must_read_file(&around, "TABLE");
    const char *at = strstr(around.at, hole);
    MUST(at != NULL);
    buffer_put(&rules, (const char *)data, n);
    buffer_put(table, around.at, (size_t)(at - around.at));
    json_put_string(table, rules.at);
    buffer_puts(table, at + sizeof hole - 1);
    buffer_clear(&rules);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct engine *e = engine_new();
    struct buffer table = {0};
    if (n > 0 && data[0] == '{')
        buffer_put(&table, (const char *)data, n);
    else
        put_rules(&table, data, n);
    if (engine_load(e, table.at, table.n)) {
        answer_all(e);
        must_resume(e);
    } else {
        MUST(engine_problem_count(e) == 1);
    }
    buffer_clear(&table);
    engine_free(e);
    return 0;
}
