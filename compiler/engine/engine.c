// engine.c - see engine.h: the life of an engine, and one evaluation.
#include "inside.h"

#include "engine/result/result.h"
#include "engine/rules/rules.h"
#include "engine/rules/stale.h"
#include "engine/rules/watch.h"
#include "engine/scoring/pool.h"
#include "engine/state/state.h"

#include <stdlib.h>
#include <string.h>

struct engine *engine_new(void)
{
    struct engine *e = memory_resize(NULL, sizeof *e);
    *e = (struct engine){0};
    return e;
}

void engine_free(struct engine *e)
{
    if (!e)
        return;
    for (int i = 0; e->rules && i < e->course->n_lessons; i++)
        rules_free(e->rules[i]);
    for (int i = 0; e->answers && i < e->course->n_exercises; i++)
        engine_clear_answer(e, i);
    for (int i = 0; i < e->n_prepared; i++)
        answer_clear(&e->prepared[i].answer);
    watch_free(e);
    free(e->prepared);
    free(e->thresholds);
    free(e->functions);
    free(e->problems.all);
    heap_clear(&e->said);
    heap_clear(&e->said_now);
    heap_clear(&e->scratch);
    heap_clear(&e->heap);
    buffer_clear(&e->json);
    buffer_clear(&e->state);
    free(e);
}

// N places of SIZE bytes each, one more than needed so that none is no case.
static void *places(struct engine *e, int n, size_t size)
{
    return heap_take(&e->heap, ((size_t)n + 1) * size);
}

static void make_marks(struct engine *e)
{
    const struct course *c = e->course;
    e->answers = places(e, c->n_exercises, sizeof *e->answers);
    e->marks = places(e, c->n_exercises, sizeof *e->marks);
    e->changed = places(e, c->n_exercises, sizeof *e->changed);
    e->used = places(e, c->n_exercises, sizeof *e->used);
    e->redo = places(e, c->n_exercises, sizeof *e->redo);
    e->visited = places(e, c->n_lessons, sizeof *e->visited);
    e->stale = places(e, c->n_lessons, sizeof *e->stale);
    memset(e->stale, true, (size_t)c->n_lessons);
    for (int i = 0; i < c->n_exercises; i++) {
        struct mark *m = &e->marks[i];
        m->levels = places(e, c->n_levels, sizeof *m->levels);
        m->taken = places(e, c->n_levels, sizeof *m->taken);
        e->changed[i] = true;
        if (score_moves(&c->exercises[i]))
            m->axes = places(e, c->n_axes, sizeof *m->axes);
        if (c->exercises[i].kind == KIND_DIALOGUE)
            m->reached =
                places(e, 2 * c->exercises[i].n_scenes, sizeof *m->reached);
    }
}

static void make_lesson(struct engine *e, int i)
{
    const struct lesson *l = &e->course->lessons[i];
    struct engine_lesson *out = &e->lessons[i];
    out->id = l->id;
    out->levels = e->lesson_levels + i * e->course->n_levels;
    out->exercises = e->exercises + l->first;
    out->n_exercises = (size_t)l->n_exercises;
    for (int k = 0; k < l->n_exercises; k++) {
        struct engine_exercise *x = &e->exercises[l->first + k];
        x->name = l->exercises[k].name;
        x->kind = kind_names[l->exercises[k].kind];
        x->points.max = score_round(l->exercises[k].max);
        out->required += l->exercises[k].required;
    }
}

static void make_result(struct engine *e)
{
    const struct course *c = e->course;
    e->levels = places(e, c->n_levels, sizeof *e->levels);
    e->mastered = places(e, c->n_levels, sizeof *e->mastered);
    e->lesson_levels =
        places(e, c->n_levels * c->n_lessons, sizeof *e->lesson_levels);
    e->axes = places(e, c->n_axes, sizeof *e->axes);
    e->lessons = places(e, c->n_lessons, sizeof *e->lessons);
    e->exercises = places(e, c->n_exercises, sizeof *e->exercises);
    for (int i = 0; i < c->n_lessons; i++)
        make_lesson(e, i);
    e->result = (struct engine_result){
        .level_ids = c->levels,
        .levels = e->levels,
        .mastered = e->mastered,
        .n_levels = (size_t)c->n_levels,
        .axis_ids = c->axes,
        .axes = e->axes,
        .n_axes = (size_t)c->n_axes,
        .lessons = e->lessons,
        .n_lessons = (size_t)c->n_lessons,
    };
}

bool engine_adds(const struct exercise *x, int level)
{
    return x->kind != KIND_FEEDBACK && x->pool < 0 &&
           (score_spreads(x) ? x->level_max[level] > 0 : x->level == level);
}

// What can be reached in a level of lesson I; ALONE without the exercises
// that earn for several levels.
static double level_limit(const struct engine *e, int i, int level,
                          double *alone)
{
    const struct lesson *l = &e->course->lessons[i];
    double max = 0;
    *alone = 0;
    if (rules_declares(e->rules[i], level))
        return rules_limit(e->rules[i], level, alone);
    for (int k = 0; k < l->n_exercises; k++) {
        const struct exercise *x = &l->exercises[k];
        if (!engine_adds(x, level))
            continue;
        max += x->level_max[level];
        *alone += score_spreads(x) ? 0 : x->max;
    }
    return max;
}

// What exercise X, which earns for several levels, can bring into lesson I:
// its parts that count, but never more than it brings in all.
static double spread_limit(const struct engine *e, int i, int x)
{
    const struct exercise *exercise = &e->course->exercises[x];
    double parts = rules_spread(e->rules[i], x);
    for (int k = 0; k < e->course->n_levels && exercise->lesson == i; k++)
        if (engine_adds(exercise, k) && !rules_declares(e->rules[i], k))
            parts += exercise->level_max[k];
    return parts < exercise->max ? parts : exercise->max;
}

bool engine_is_plain(const struct engine *e, int i)
{
    for (int k = 0; k < e->course->n_levels; k++)
        if (rules_declares(e->rules[i], k))
            return false;
    return e->course->lessons[i].plain;
}

// What can be reached in lesson I. An exercise that earns for several levels
// counts once in the total, with what it can bring in all.
static void limit_lesson(struct engine *e, int i)
{
    const struct course *c = e->course;
    const struct lesson *l = &c->lessons[i];
    struct engine_points *levels = e->lesson_levels + i * c->n_levels;
    double total = 0;
    for (int k = 0; k < c->n_levels; k++) {
        double alone;
        levels[k].max = score_round(level_limit(e, i, k, &alone));
        e->levels[k].max = score_round(e->levels[k].max + levels[k].max);
        total += alone;
    }
    for (int x = 0; x < c->n_exercises; x++)
        if (score_spreads(&c->exercises[x]))
            total += spread_limit(e, i, x);
    for (int k = 0; k < l->n_exercises && engine_is_plain(e, i); k++)
        total += l->exercises[k].pool < 0 ? l->exercises[k].max : 0;
    e->lessons[i].total.max = score_round(total);
    e->result.total.max = score_round(e->result.total.max + total);
}

static bool refuse(struct engine *e, const char *why)
{
    const struct engine_problem p = {
        .lesson = -1, .code = ENGINE_TABLE, .message = why};
    engine_report(e, &p);
    e->problems.n_loaded = e->problems.n;
    return false;
}

bool engine_load(struct engine *e, const char *json, size_t n)
{
    const char *why;
    if (e->course)
        return false;
    e->course = table_read(&e->heap, json, n, &why);
    if (!e->course)
        return refuse(e, why);
    score_limits(&e->heap, e->course);
    state_name(&e->heap, e->course);
    make_marks(e);
    e->rules = places(e, e->course->n_lessons, sizeof *e->rules);
    for (int i = 0; i < e->course->n_lessons; i++)
        if (e->course->lessons[i].rules)
            e->rules[i] = rules_new(e, i);
    make_result(e);
    for (int i = 0; i < e->course->n_lessons; i++)
        limit_lesson(e, i);
    e->problems.n_loaded = e->problems.n;
    heap_reset(&e->scratch);
    return true;
}

static void show_mark(struct engine *e, int i)
{
    const struct mark *m = &e->marks[i];
    struct engine_exercise *x = &e->exercises[i];
    x->answered = m->answered;
    x->finished = m->finished;
    x->points.score = score_round(m->score);
    x->right = m->right;
    x->tries_left = m->tries_left;
}

static void score_exercise(struct engine *e, int i)
{
    score_answer(&e->marks[i], e->course, &e->course->exercises[i],
                 &e->answers[i], e->seed, &e->scratch);
    show_mark(e, i);
    e->changed[i] = false;
}

// Pools come last: they are worth what is drawn from them.
void engine_score_pools(struct engine *e)
{
    for (int i = 0; i < e->course->n_exercises; i++) {
        const struct exercise *x = &e->course->exercises[i];
        if (x->kind != KIND_POOL)
            continue;
        const struct draw d =
            pool_draw(&e->scratch, x, &e->answers[i], e->seed);
        pool_score(e->marks, e->course, x, &d);
        show_mark(e, i);
    }
}

static double level_score(const struct engine *e, int i, int level)
{
    const struct lesson *l = &e->course->lessons[i];
    double sum = 0;
    if (rules_declares(e->rules[i], level))
        return rules_level(e->rules[i], level);
    for (int k = 0; k < l->n_exercises; k++)
        if (engine_adds(&l->exercises[k], level))
            sum += e->marks[l->first + k].levels[level];
    return sum;
}

void engine_count_lesson(struct engine *e, int i)
{
    const struct course *c = e->course;
    const struct lesson *l = &c->lessons[i];
    struct engine_lesson *out = &e->lessons[i];
    struct engine_points *levels = e->lesson_levels + i * c->n_levels;
    double total = 0;
    if (e->rules[i])
        rules_count(e->rules[i]);
    for (int k = 0; k < c->n_levels; k++) {
        const double score = level_score(e, i, k);
        levels[k].score = score_round(score);
        total += score;
    }
    out->finished = 0;
    for (int k = 0; k < l->n_exercises; k++) {
        const struct mark *m = &e->marks[l->first + k];
        out->finished += l->exercises[k].required && m->finished;
        total += engine_is_plain(e, i) && l->exercises[k].pool < 0 ? m->score
                                                                   : 0;
    }
    out->total.score = score_round(total);
    out->visited = e->visited[i];
    out->complete =
        out->required > 0 ? out->finished == out->required : out->visited;
}

// What the rules of all lessons say about one: YES when some say yes, UNSURE
// when none speaks of it.
static enum engine_truth ask_all(const struct engine *e, int lesson,
                                 enum engine_truth (*ask)(const struct rules *,
                                                          int))
{
    enum engine_truth said = ENGINE_UNSURE;
    for (int i = 0; i < e->course->n_lessons && said != ENGINE_YES; i++) {
        const enum engine_truth one =
            e->rules[i] ? ask(e->rules[i], lesson) : ENGINE_UNSURE;
        if (one != ENGINE_UNSURE)
            said = one;
    }
    return said;
}

void engine_pass_lesson(struct engine *e, int i)
{
    e->lessons[i].passed =
        e->rules[i] ? rules_passed(e->rules[i]) : ENGINE_UNSURE;
}

// The lessons' results first, which routes may depend on, but not the other
// way round.
static void find_routes(struct engine *e)
{
    const int n = e->course->n_lessons;
    for (int i = 0; i < n; i++)
        if (e->stale[i])
            engine_pass_lesson(e, i);
    for (int i = 0; i < n; i++)
        if (e->stale[i] && e->rules[i])
            rules_find_route(e->rules[i]);
    for (int i = 0; i < n; i++)
        e->lessons[i].route = ask_all(e, i, rules_routes);
}

void engine_judge_lesson(struct engine *e, int i)
{
    struct engine_lesson *l = &e->lessons[i];
    struct rules *r = e->rules[i];
    l->feedback = NULL;
    if (r) {
        rules_judge(r);
        l->feedback = rules_feedback(r);
    }
    l->shown = l->complete ? l->feedback : NULL;
}

// What rules move: few lessons have such rules, they are all asked again.
static void move_axes(struct engine *e)
{
    for (int i = 0; i < e->course->n_lessons; i++) {
        const double *moved = e->rules[i] ? rules_move(e->rules[i]) : NULL;
        for (int k = 0; moved && k < e->course->n_axes; k++)
            e->axes[k] = score_round(dialogue_clamp(e->axes[k] + moved[k]));
    }
}

void engine_sum_axes(struct engine *e)
{
    for (int k = 0; k < e->course->n_axes; k++) {
        double axis = 0;
        for (int i = 0; i < e->course->n_exercises; i++)
            if (e->marks[i].axes)
                axis = dialogue_clamp(axis + e->marks[i].axes[k]);
        e->axes[k] = score_round(axis);
    }
    move_axes(e);
}

// Is the lesson off the route, and locked for those it is not on?
static bool is_locked_out(const struct engine *e, int lesson)
{
    bool locks = false;
    for (int i = 0; i < e->course->n_lessons; i++) {
        const struct engine_way *ways;
        const size_t n = rules_ways(e->rules[i], &ways);
        for (size_t k = 0; k < n; k++)
            locks = locks || (ways[k].to == lesson && ways[k].locks);
    }
    return locks && e->lessons[lesson].route == ENGINE_NO;
}

const struct engine_result *engine_evaluate(struct engine *e)
{
    if (!e->course)
        return NULL;
    e->problems.n = e->problems.n_loaded;
    heap_reset(&e->said_now);
    for (int i = 0; i < e->course->n_exercises; i++)
        if (e->changed[i]) {
            score_exercise(e, i);
            stale_exercise(e, i);
        }
    stale_spread(e);
    engine_score_pools(e);
    for (int i = 0; i < e->course->n_exercises; i++)
        e->exercises[i].error = NULL;
    stale_begin_all(e);
    engine_sum_axes(e);
    for (int i = 0; i < e->course->n_lessons; i++)
        if (e->stale[i])
            engine_count_lesson(e, i);
    find_routes(e);
    for (int i = 0; i < e->course->n_lessons; i++)
        if (e->stale[i])
            engine_judge_lesson(e, i);
    stale_done(e);
    // A lesson that no rule unlocks is open.
    for (int i = 0; i < e->course->n_lessons; i++)
        e->lessons[i].unlocked =
            ask_all(e, i, rules_unlocks) != ENGINE_NO &&
            (e->course->lessons[i].elsewhere || !is_locked_out(e, i));
    engine_sum_course(e);
    engine_decide_status(e);
    heap_reset(&e->scratch);
    e->fresh = true;
    return &e->result;
}

bool engine_told(struct engine *e, const char *element, const char *value)
{
    e->fresh = false;
    return status_note(&e->told, element, value);
}

size_t engine_problem_count(const struct engine *e)
{
    return e->problems.n;
}

const struct engine_problem *engine_problem(const struct engine *e, size_t i)
{
    return i < e->problems.n ? &e->problems.all[i] : NULL;
}

const char *engine_result_json(struct engine *e)
{
    buffer_reset(&e->json);
    if (e->course && !e->fresh)
        engine_evaluate(e);
    if (e->course)
        result_write(&e->json, e);
    heap_reset(&e->scratch);
    return e->json.at;
}
