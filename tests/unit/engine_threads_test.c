// Several engines at once: each belongs to one thread, and none knows of
// another.
#include "engine_course.h"

#include <pthread.h>
#include <stdlib.h>

static const char exercises[] =
    "{\"name\":\"facts\",\"kind\":\"choice\",\"level\":\"logical\","
    "\"many\":true,\"options\":[" RIGHT "," RIGHT "," WRONG "," WRONG "]},"
    "{\"name\":\"why\",\"kind\":\"reflect\",\"level\":\"feeling\","
    "\"bytes\":90},"
    "{\"name\":\"low\",\"kind\":\"feedback\"},"
    "{\"name\":\"high\",\"kind\":\"feedback\"}";

// Uses the library and fails now and then: problems are an engine's own.
static const char rules[] =
    "level \"logical\" { points \"facts\", function (p)\n"
    "  local t = {}\n"
    "  for w in (p.why or \"\"):gmatch (\"%a+\") do t[#t + 1] = w end\n"
    "  table.sort (t)\n"
    "  return math.sin (#table.concat (t, \",\")) / 2 + 1 / #p.facts\n"
    "end }\n"
    "feedback \"low\" { below (\"logical\", \"40%\") }\n"
    "feedback \"high\" { otherwise }\n"
    "pass { at_least (\"total\", 1) }\n";

enum { THREADS = 8, PARTICIPANTS = 200 };

// One after another, PARTICIPANTS participants with answers of their own.
static void play_all(struct engine *e, unsigned seed, struct buffer *out)
{
    char json[120];
    for (int i = 0; i < PARTICIPANTS; i++) {
        seed = seed * 1103515245u + 12345u;
        engine_reset(e);
        snprintf(json, sizeof json, "{\"picked\":[%u,%u]}", 1 + seed / 7 % 2,
                 3 + seed / 11 % 2);
        if (seed >> 16 & 1)
            assert_true(engine_answer(e, "l/facts", json, strlen(json)));
        snprintf(json, sizeof json, "{\"text\":\"word %u of %u\"}",
                 seed / 13 % 100, seed / 17 % 10);
        assert_true(engine_answer(e, "l/why", json, strlen(json)));
        buffer_puts(out, engine_result_json(e));
        buffer_puts(out, engine_pack(e));
        assert_true(engine_unpack(e, engine_pack(e)));
        buffer_puts(out, engine_answers_json(e));
    }
}

struct job {
    pthread_t thread;
    unsigned seed;
    struct buffer out;
};

static void *run(void *context)
{
    struct job *j = context;
    struct engine *e = load_lesson(exercises, rules);
    play_all(e, j->seed, &j->out);
    engine_free(e);
    return NULL;
}

static void threads_do_not_disturb_each_other(void **state)
{
    (void)state;
    struct job jobs[THREADS] = {{0}};
    for (unsigned i = 0; i < THREADS; i++) {
        jobs[i].seed = 7 + i / 2;
        assert_int_equal(
            pthread_create(&jobs[i].thread, NULL, run, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(jobs[i].thread, NULL);
    for (int i = 0; i < THREADS; i++) {
        struct job alone = {.seed = jobs[i].seed};
        run(&alone);
        assert_true(alone.out.n > 0);
        assert_string_equal(jobs[i].out.at, alone.out.at);
        buffer_clear(&alone.out);
    }
    assert_string_not_equal(jobs[0].out.at, jobs[THREADS - 1].out.at);
    for (int i = 0; i < THREADS; i++)
        buffer_clear(&jobs[i].out);
}

static void engines_take_turns(void **state)
{
    (void)state;
    struct engine *one = load_lesson(exercises, rules);
    struct engine *two = load_lesson(exercises, rules);
    assert_true(engine_answer(one, "l/facts", "{\"picked\":[1,2]}", 16));
    assert_true(engine_answer(two, "l/facts", "{\"picked\":[3]}", 14));
    const double first = engine_evaluate(one)->levels[0].score;
    const double second = engine_evaluate(two)->levels[0].score;
    assert_true(first > second);
    engine_free(two);
    assert_true(engine_evaluate(one)->levels[0].score == first);
    assert_non_null(strstr(engine_answers_json(one), "[1,2]"));
    engine_free(one);
}

// But for the count of changes, which goes on.
static void a_reset_engine_is_like_a_new_one(void **state)
{
    (void)state;
    struct engine *used = load_lesson(exercises, rules);
    struct engine *fresh = load_lesson(exercises, rules);
    struct buffer out = {0};
    play_all(used, 99, &out);
    engine_reset(used);
    buffer_reset(&out);
    buffer_puts(&out, engine_result_json(fresh));
    assert_string_equal(engine_result_json(used), out.at);
    buffer_reset(&out);
    buffer_puts(&out, engine_answers_json(fresh));
    assert_string_equal(engine_answers_json(used), out.at);
    buffer_clear(&out);
    engine_free(used);
    engine_free(fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_do_not_disturb_each_other),
        cmocka_unit_test(engines_take_turns),
        cmocka_unit_test(a_reset_engine_is_like_a_new_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
