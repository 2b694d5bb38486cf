// engine_rules.h - a lesson with an exercise of every kind that rules speak of.
#ifndef ENGINE_RULES_TEST_H
#define ENGINE_RULES_TEST_H

#include "engine_course.h"

static const char *const exercises =
    "{\"name\":\"facts\",\"kind\":\"choice\",\"points\":2,\"options\":"
    "[" RIGHT "," WRONG "]},"
    "{\"name\":\"style\",\"kind\":\"choice\",\"options\":"
    "[{\"level\":\"feeling\"},{\"level\":\"logical\"}]},"
    "{\"name\":\"hold\",\"kind\":\"silence\",\"seconds\":12,\"options\":[]},"
    "{\"name\":\"note\",\"kind\":\"reflect\",\"bytes\":99},"
    "{\"name\":\"closing\",\"kind\":\"cues\",\"required\":false,\"lines\":"
    "[{\"box\":\" \"},{\"box\":\"x\"},{\"box\":\"!\"}]},"
    "{\"name\":\"mira\",\"kind\":\"dialogue\",\"required\":false,\"start\":0,"
    "\"scenes\":[{\"name\":\"opening\",\"replies\":[{\"to\":1,\"move\":"
    "{\"focus\":2}}]},{\"name\":\"heard\",\"end\":\"won\",\"replies\":[]}]},"
    "{\"name\":\"low\",\"kind\":\"feedback\"},"
    "{\"name\":\"high\",\"kind\":\"feedback\"}";

static inline struct engine *load(const char *rules)
{
    return load_lesson(exercises, rules);
}

// A course whose rules are without a fault.
static inline struct engine *load_sound(const char *rules)
{
    struct engine *e = load(rules);
    engine_evaluate(e);
    if (engine_problem_count(e) > 0)
        fail_msg("%s", engine_problem(e, 0)->message);
    return e;
}

// The score in the level logical after the answers so far.
static inline double logical(struct engine *e)
{
    const double score = engine_evaluate(e)->levels[0].score;
    if (engine_problem_count(e) > 0)
        fail_msg("%s", engine_problem(e, 0)->message);
    return score;
}

static inline struct engine *load_three(const char *a, const char *b,
                                        const char *c)
{
    const char *x = "{\"name\":\"x\",\"kind\":\"choice\",\"options\":"
                    "[" RIGHT "," WRONG "]}";
    struct buffer lessons = {0};
    put_lesson(&lessons, "a", x, a);
    put_lesson(&lessons, "b", x, b);
    put_lesson(&lessons, "c", x, c);
    struct engine *e = load_lessons(lessons.at);
    buffer_clear(&lessons);
    return e;
}

// The problem I of rules whose first line is 10, evaluated once.
static inline void assert_problem(struct engine *e, size_t i,
                           const struct engine_problem *expected)
{
    const struct engine_problem *p = engine_problem(e, i);
    if (!p)
        fail_msg("there is no problem %zu", i);
    if (p->line != expected->line || p->code != expected->code ||
        strcmp(p->name, expected->name) != 0 ||
        strcmp(p->nearest ? p->nearest : "",
               expected->nearest ? expected->nearest : "") != 0)
        fail_msg("problem %zu: line %d, code %d, '%s', nearest '%s': %s", i,
                 p->line, (int)p->code, p->name, p->nearest ? p->nearest : "",
                 p->message);
    assert_int_equal(p->lesson, 0);
}

#endif
