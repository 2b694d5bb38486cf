// engine_course.h - small courses for the tests of the engine.
#ifndef ENGINE_COURSE_H
#define ENGINE_COURSE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "engine/data/json.h"
#include "engine/engine.h"

// Options of a choice, and parts of tables, as the tests write them.
#define RIGHT "{\"right\":true}"
#define WRONG "{\"right\":false}"

// Loads a course with the levels logical and feeling, the axes focus and
// balance, and the lessons LESSONS (the inside of a JSON list).
static inline struct engine *load_lessons(const char *lessons)
{
    struct buffer table = {0};
    struct engine *e = engine_new();
    buffer_puts(&table, "{\"v\":1,\"id\":\"c\",\"version\":\"1\","
                        "\"levels\":[\"logical\",\"feeling\"],"
                        "\"axes\":[\"focus\",\"balance\"],"
                        "\"onfail\":\"failed\",\"pass\":null,\"lessons\":[");
    buffer_puts(&table, lessons);
    buffer_puts(&table, "]}");
    if (!engine_load(e, table.at, table.n))
        fail_msg("%s", engine_problem(e, 0)->message);
    buffer_clear(&table);
    return e;
}

static inline void put_lesson(struct buffer *out, const char *id,
                              const char *exercises, const char *rules)
{
    if (out->n > 0)
        buffer_puts(out, ",");
    buffer_puts(out, "{\"id\":");
    json_put_string(out, id);
    buffer_puts(out, ",\"exercises\":[");
    buffer_puts(out, exercises);
    buffer_puts(out, "],\"rules\":");
    if (rules) {
        buffer_puts(out, "{\"name\":\"l.md\",\"line\":10,\"text\":");
        json_put_string(out, rules);
        buffer_puts(out, "}");
    } else {
        buffer_puts(out, "null");
    }
    buffer_puts(out, "}");
}

// A course of one lesson, "l"; its rules (or NULL) begin at line 10 of l.md.
static inline struct engine *load_lesson(const char *exercises,
                                         const char *rules)
{
    struct buffer lesson = {0};
    put_lesson(&lesson, "l", exercises, rules);
    struct engine *e = load_lessons(lesson.at);
    buffer_clear(&lesson);
    return e;
}

static inline bool answer(struct engine *e, const char *name, const char *json)
{
    return engine_answer(e, name, json, strlen(json));
}

// The result of exercise I of the first lesson.
static inline const struct engine_exercise *exercise(struct engine *e, int i)
{
    return &engine_evaluate(e)->lessons[0].exercises[i];
}

static inline void assert_number(double is, double expected)
{
    if (is < expected - 1e-9 || is > expected + 1e-9)
        fail_msg("%.9g is not %.9g", is, expected);
}

#endif
