#include "pass/rules.h"

#include "engine/engine.h"
#include "model/course.h"
#include "model/table.h"
#include "pass/rule_names.h"

static enum diag_code code_of(enum engine_code code)
{
    switch (code) {
    case ENGINE_SYNTAX:
        return DIAG_E301;
    case ENGINE_UNKNOWN_EXERCISE:
    case ENGINE_UNKNOWN_LEVEL:
    case ENGINE_UNKNOWN_FEEDBACK:
    case ENGINE_UNKNOWN_LESSON:
    case ENGINE_UNKNOWN_SCENE:
        return DIAG_E302;
    case ENGINE_UNKNOWN_WORD:
        return DIAG_E303;
    case ENGINE_WRONG_KIND:
    case ENGINE_WRONG_VALUE:
        return DIAG_E304;
    case ENGINE_BUDGET:
        return DIAG_E305;
    case ENGINE_MEMORY:
        return DIAG_E306;
    default:
        return DIAG_E307;
    }
}

// The lesson of that index in the table, which leaves the glossary out.
static struct lesson *lesson_at(struct course *c, int index)
{
    for (size_t i = 0; i < c->lesson_count; i++)
        if (!c->lessons[i]->glossary && index-- == 0)
            return c->lessons[i];
    return NULL;
}

Span rule_line_place(const struct lua_block *rules, size_t line,
                     const char *name)
{
    const struct source *s = rules->source;
    Str text = source_line(s, line), word = str_of(name);
    struct text quoted = {0};
    text_format(&quoted, "\"%s\"", name);
    size_t at = str_find(text, text_str(&quoted));
    text_clear(&quoted);
    if (word.n && at < text.n)
        return span_at(s, line, at + 2, word.n);
    if (word.n && str_find(text, word) < text.n)
        return span_find(s, line, line, word);
    Str trimmed = str_trim(text);
    return span_at(s, line, (size_t)(trimmed.at - text.at) + 1, trimmed.n);
}

static void report(struct course *c, const struct engine_problem *problem)
{
    struct lesson *l = lesson_at(c, problem->lesson);
    if (!l || !l->origin->rules.source)
        die("the rule engine refused the course: %s", problem->message);
    const struct lua_block *rules = &l->origin->rules;
    size_t line = problem->line > 0 ? (size_t)problem->line : rules->line;
    if (line > rules->source->lines)
        line = rules->source->lines;
    Span at = rule_line_place(rules, line, problem->name);
    if (problem->nearest)
        diag(c->dx, code_of(problem->code), at, "%s\ndid you mean `%s`?",
             problem->message, problem->nearest);
    else
        diag(c->dx, code_of(problem->code), at, "%s", problem->message);
}

static void measure(struct course *c, const struct engine *e)
{
    struct text name = {0};
    c->state_bytes = STATE_SESSION + engine_state_bytes(e, NULL);
    for (size_t i = 0; i < c->lesson_count; i++) {
        struct lesson *l = c->lessons[i];
        for (size_t k = 0; k < l->origin->exercise_count; k++) {
            struct exercise *x = &l->origin->exercises[k];
            text_empty(&name);
            text_format(&name, "%.*s/%.*s", STR_ARG(l->id), STR_ARG(x->name));
            x->state_bytes = engine_state_bytes(e, name.at);
        }
    }
    text_clear(&name);
}

static void try_rules(struct course *c, struct engine *e)
{
    const struct engine_result *r = engine_evaluate(e);
    c->tested = c->pass_mark != PASS_NONE;
    for (size_t i = 0; i < r->n_lessons; i++) {
        struct lesson *l = lesson_at(c, (int)i);
        l->tested = r->lessons[i].passed != ENGINE_UNSURE;
        c->tested |= l->tested;
    }
    measure(c, e);
}

struct look {
    struct course *course;
    const struct engine *engine;
    const struct lesson *lesson;
    int number; // of the lesson in the table
};

// A name in the text of the rules, unless running them has found it.
static void look_at_name(void *context, Str name, Span at)
{
    const struct look *look = context;
    const struct engine *e = look->engine;
    Str near = meant_exercise(look->course, look->lesson, name);
    for (size_t i = 0; i < engine_problem_count(e); i++) {
        const struct engine_problem *p = engine_problem(e, i);
        if (p->lesson == look->number && p->line == (int)at.line &&
            str_is(name, p->name))
            return;
    }
    if (near.n)
        diag(look->course->dx, DIAG_E302, at,
             "there is no exercise '%.*s'\ndid you mean `%.*s`?",
             STR_ARG(name), STR_ARG(near));
}

static void look_at_names(struct course *c, const struct engine *e)
{
    struct look look = {.course = c, .engine = e};
    for (; (look.lesson = lesson_at(c, look.number)); look.number++)
        each_record_name(&look.lesson->origin->rules, look_at_name, &look);
}

void run_rules(struct course *c)
{
    struct text table = {0};
    table_write(&table, c);
    c->table = arena_str(c->arena, text_str(&table));
    text_clear(&table);

    struct engine *e = engine_new();
    if (engine_load(e, c->table.at, c->table.n))
        try_rules(c, e);
    for (size_t i = 0; i < engine_problem_count(e); i++)
        report(c, engine_problem(e, i));
    look_at_names(c, e);
    engine_free(e);
}
