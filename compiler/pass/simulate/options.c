// options.c - choices that change nothing.
#include <stdlib.h>
#include <string.h>

#include "pass/simulate/parts.h"

// Options of a choice whose sets are all tried: see ways.c.
enum { MOST_OPTIONS = 10 };

// The same to the rules, and to who sees the score of the exercise.
static bool same(const struct simulation *s, const struct way *a,
                 const struct way *b)
{
    if (a->class != b->class || a->prepared < 0 || b->prepared < 0)
        return false;
    struct engine_worth v = engine_worth(s->engine, a->prepared);
    struct engine_worth w = engine_worth(s->engine, b->prepared);
    return v.score == w.score && v.right == w.right &&
           memcmp(v.levels, w.levels,
                  s->c->level_count * sizeof *v.levels) == 0;
}

static bool says_something(const struct exercise *x)
{
    for (size_t i = 0; i < x->option_count; i++)
        if (x->options[i].feedback)
            return true;
    return false;
}

// The first way with each set of options.
static void find_sets(const struct subject *sub, const struct way **sets)
{
    for (size_t i = sub->way_count; i-- > 1;)
        sets[sub->ways[i].picked] = &sub->ways[i];
}

static bool matters(const struct simulation *s, const struct way **sets,
                    size_t options, size_t option)
{
    size_t bit = (size_t)1 << option;
    for (size_t set = 0; set < (size_t)1 << options; set++)
        if (!same(s, sets[set & ~bit], sets[set | bit]))
            return true;
    return false;
}

// Pick all that apply: an option that may as well be left.
static void check_many(struct simulation *s, const struct subject *sub)
{
    const struct exercise *x = sub->x;
    const struct way *sets[1 << MOST_OPTIONS];
    if (x->option_count > MOST_OPTIONS)
        return;
    find_sets(sub, sets);
    for (size_t i = 0; i < x->option_count; i++)
        if (!x->options[i].feedback && !matters(s, sets, x->option_count, i))
            diag(s->c->dx, DIAG_W428, x->options[i].at,
                 "'%.*s'\ngive it points or a feedback, or take it out",
                 STR_ARG(x->options[i].plain));
}

// Pick one: the result is the same for each.
static void check_one(struct simulation *s, const struct subject *sub)
{
    const struct exercise *x = sub->x;
    for (size_t i = 2; i < sub->way_count; i++)
        if (!same(s, &sub->ways[1], &sub->ways[i]))
            return;
    if (x->option_count > 1 && !says_something(x))
        diag(s->c->dx, DIAG_W428, x->at,
             "all of '%.*s'\nlet the options differ in points, level or "
             "feedback, or write `points: 0`",
             STR_ARG(x->name));
}

static bool same_moves(const struct reply *a, const struct reply *b)
{
    if (a->move_count != b->move_count)
        return false;
    for (size_t i = 0; i < a->move_count; i++)
        if (a->moves[i].axis != b->moves[i].axis ||
            a->moves[i].by != b->moves[i].by)
            return false;
    return true;
}

static bool free_of_conditions(const struct reply *r)
{
    return !r->once && !r->test_count && !r->after_count;
}

// A scene where every reply does the same.
static void check_scene(struct simulation *s, const struct scene *scene)
{
    const struct reply *first = scene->replies;
    for (size_t i = 0; i < scene->reply_count; i++) {
        const struct reply *r = &scene->replies[i];
        if (r->to != first->to || !str_same(r->level_name, first->level_name) ||
            !same_moves(r, first) || !free_of_conditions(r))
            return;
    }
    if (scene->reply_count > 1)
        diag(s->c->dx, DIAG_W428, scene->at,
             "the replies of '%.*s'\nlet one lead elsewhere, or do something "
             "else",
             STR_ARG(scene->name));
}

void simulate_options(struct simulation *s)
{
    for (size_t i = 0; i < s->subject_count; i++) {
        const struct subject *sub = &s->subjects[i];
        const struct exercise *x = sub->x;
        if (!exercise_scored(x) ||
            engine_questions(s->engine, sub->number) == 0)
            continue;
        for (size_t k = 0; k < x->scene_count; k++)
            check_scene(s, &x->scenes[k]);
        if (x->kind == KIND_choice && x->many)
            check_many(s, sub);
        else if (x->kind == KIND_choice)
            check_one(s, sub);
    }
}
