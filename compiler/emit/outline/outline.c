#include "emit/outline/outline.h"

#include "engine/engine.h"
#include "engine/rules/explore.h"
#include "model/rule_text.h"

static const struct idea_row ideas[IDEAS] = {
    [IDEA_SILENCE] = {"silence", "Silence: held after a question",
                      "No silence is held after a question."},
    [IDEA_CUES] = {"cues", "Closing cues: noticed",
                   "No conversation has closing cues to notice."},
    [IDEA_CLIENT] = {"client", "Difficult client: a dialogue",
                     "No dialogue with a client is played."},
    [IDEA_FORECAST] = {"forecast", "Forecast: margin of error",
                       "Nothing is forecast, so nobody learns their own "
                       "margin of error."},
    [IDEA_REFLECTION] = {"reflection", "Reflection",
                         "No exercise asks to reflect."},
    [IDEA_FEEDBACK] = {"feedback", "Feedback that rules choose",
                       "No lesson ends with feedback that its rules choose."},
    [IDEA_UNLOCK] = {"unlock", "Lessons it unlocks", NULL},
    [IDEA_ROUTE] = {"route", "Lessons it puts on a route",
                    "No lesson decides on the route: everybody gets the same "
                    "lessons."},
};

const struct idea_row *idea_row(enum outline_idea idea)
{
    return &ideas[idea];
}

static bool is_something_to_do(const struct exercise *x)
{
    return x->kind != KIND_feedback && x->kind != KIND_pool;
}

static void count_levels(struct outline_part *p, struct outline_exercise *e)
{
    const struct exercise *x = e->x, *whole = x->pool ? x->pool : x;
    if (whole->level != NOWHERE && whole->level_name.n)
        e->levels[whole->level] = true;
    for (size_t i = 0; i < x->option_count; i++)
        if (x->options[i].box == BOX_LEVEL && !x->pool) {
            e->levels[x->options[i].level] = true;
            p->boxes[x->options[i].level]++;
        }
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t k = 0; k < x->scenes[i].reply_count; k++) {
            const struct reply *r = &x->scenes[i].replies[k];
            if (!r->level_name.n || x->pool)
                continue;
            e->levels[r->level] = true;
            p->replies[r->level]++;
        }
}

// A scale moves its axis to both sides, from its middle.
static void count_axes(struct outline_exercise *e)
{
    const struct exercise *x = e->x;
    if (x->kind == KIND_scale && x->axis_name.n) {
        e->low[x->axis]++;
        e->high[x->axis]++;
    }
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t k = 0; k < x->scenes[i].reply_count; k++) {
            const struct reply *r = &x->scenes[i].replies[k];
            for (size_t m = 0; m < r->move_count; m++) {
                e->low[r->moves[m].axis] += r->moves[m].by < 0;
                e->high[r->moves[m].axis] += r->moves[m].by > 0;
            }
        }
}

static void count_ideas(struct outline_part *p, const struct exercise *x)
{
    static const struct {
        enum kind kind;
        enum outline_idea idea;
    } rows[] = {{KIND_silence, IDEA_SILENCE},    {KIND_cues, IDEA_CUES},
                {KIND_dialogue, IDEA_CLIENT},    {KIND_forecast, IDEA_FORECAST},
                {KIND_reflect, IDEA_REFLECTION},
                {KIND_feedback, IDEA_FEEDBACK}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        p->ideas[rows[i].idea] += x->kind == rows[i].kind;
    p->decisions += exercise_decisions(x) > 0;
    if (x->kind == KIND_forecast && x->level_name.n)
        p->forecasts[x->level]++;
}

static void count_lesson(struct outline *o, size_t lesson)
{
    struct outline_part *p = &o->parts[lesson];
    const struct page *page = p->lesson->origin;
    p->minutes = page->minutes;
    for (size_t i = 0; i < page->exercise_count; i++) {
        const struct exercise *x = &page->exercises[i];
        p->kinds[x->kind]++;
        p->exercises += is_something_to_do(x);
        count_ideas(p, x);
        if (!is_something_to_do(x))
            continue;
        struct outline_exercise *e =
            ARENA_PUSH(o->arena, o->exercises, o->exercise_count);
        e->x = x;
        e->lesson = lesson;
        count_levels(p, e);
        count_axes(e);
    }
}

struct look {
    struct outline *o;
    const struct lesson *lesson;
};

static void look_at_rule(void *context, const struct rule_statement *s)
{
    struct look *look = context;
    struct outline *o = look->o;
    int level = course_level(o->c, s->name);
    if (!str_is(s->word, "level") || level == NOWHERE)
        return;
    for (size_t i = 0; i < o->exercise_count; i++) {
        struct outline_exercise *e = &o->exercises[i];
        e->levels[level] |=
            rule_speaks_of(s->body, look->lesson, e->x) ||
            (e->x->pool && rule_speaks_of(s->body, look->lesson, e->x->pool));
    }
}

// What only the engine knows: points, and what rules open.
static void ask_engine(struct outline *o)
{
    struct engine *e = engine_new();
    if (!engine_load(e, o->c->table.at, o->c->table.n))
        die("the rule engine refused the course");
    const struct engine_result *r = engine_evaluate(e);
    for (size_t i = 0; i < o->n; i++) {
        struct outline_part *p = &o->parts[i];
        p->points = r->lessons[i].total.max;
        for (size_t k = 0; k < o->c->level_count; k++)
            p->level_points[k] = r->lessons[i].levels[k].max;
        for (size_t k = 0; k < o->n; k++) {
            int from = (int)i, to = (int)k;
            p->ideas[IDEA_UNLOCK] +=
                engine_unlocks(e, from, to) != ENGINE_UNSURE;
            p->ideas[IDEA_ROUTE] += engine_routes(e, from, to) != ENGINE_UNSURE;
        }
    }
    engine_free(e);
}

static void add(size_t *sum, const size_t *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++)
        sum[i] += numbers[i];
}

static void add_up(struct outline *o)
{
    for (size_t i = 0; i < o->exercise_count; i++) {
        const struct outline_exercise *e = &o->exercises[i];
        struct outline_part *p = &o->parts[e->lesson];
        for (size_t k = 0; k < MOST_LEVELS; k++)
            p->levels[k] += e->levels[k];
        add(p->low, e->low, MOST_AXES);
        add(p->high, e->high, MOST_AXES);
    }
    struct outline_part *all = &o->all;
    for (size_t i = 0; i < o->n; i++) {
        const struct outline_part *p = &o->parts[i];
        all->minutes += p->minutes;
        all->exercises += p->exercises;
        all->points += p->points;
        all->decisions += p->decisions;
        add(all->kinds, p->kinds, KINDS);
        add(all->levels, p->levels, MOST_LEVELS);
        add(all->boxes, p->boxes, MOST_LEVELS);
        add(all->replies, p->replies, MOST_LEVELS);
        add(all->low, p->low, MOST_AXES);
        add(all->high, p->high, MOST_AXES);
        add(all->ideas, p->ideas, IDEAS);
        add(all->forecasts, p->forecasts, MOST_LEVELS);
        for (size_t k = 0; k < MOST_LEVELS; k++)
            all->level_points[k] += p->level_points[k];
    }
}

struct outline *outline_of(const struct course *c, struct arena *a)
{
    struct outline *o = ARENA_NEW(a, struct outline);
    o->arena = a;
    o->c = c;
    for (size_t i = 0; i < c->lesson_count; i++)
        if (!c->lessons[i]->glossary)
            ARENA_PUSH(a, o->parts, o->n)->lesson = c->lessons[i];
    for (size_t i = 0; i < o->n; i++)
        count_lesson(o, i);
    for (size_t i = 0; i < o->n; i++) {
        struct look look = {o, o->parts[i].lesson};
        each_rule_statement(&look.lesson->origin->rules, look_at_rule, &look);
    }
    ask_engine(o);
    add_up(o);
    outline_find_missing(o);
    return o;
}
