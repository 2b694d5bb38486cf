// explore.c - see explore.h.
#include "explore.h"

#include "rules.h"
#include "stale.h"
#include "watch.h"

#include <string.h>

#include <lua.h>

static void *places(struct engine *e, int n, size_t size)
{
    return heap_take(&e->heap, ((size_t)n + 1) * size);
}

// A mark of its own for a prepared answer.
static void make_mark(struct engine *e, struct mark *m, int x)
{
    const struct course *c = e->course;
    const struct mark *like = &e->marks[x];
    m->levels = places(e, c->n_levels, sizeof *m->levels);
    m->taken = places(e, c->n_levels, sizeof *m->taken);
    m->axes = like->axes ? places(e, c->n_axes, sizeof *m->axes) : NULL;
    m->reached = like->reached ? places(e, 2 * c->exercises[x].n_scenes,
                                        sizeof *m->reached)
                               : NULL;
}

int engine_prepare(struct engine *e, int x, const char *json, size_t n)
{
    const struct exercise *exercise = &e->course->exercises[x];
    struct prepared p = {.exercise = x};
    const bool taken = answer_read(&p.answer, exercise, json, n, &e->scratch);
    heap_reset(&e->scratch);
    if (!taken)
        return -1;
    make_mark(e, &p.mark, x);
    score_answer(&p.mark, e->course, exercise, &p.answer, e->seed,
                 &e->scratch);
    heap_reset(&e->scratch);
    // Room doubles at every power of two.
    if ((e->n_prepared & (e->n_prepared - 1)) == 0)
        e->prepared = memory_resize(
            e->prepared,
            sizeof *e->prepared * ((size_t)e->n_prepared * 2 + 1));
    e->prepared[e->n_prepared] = p;
    return e->n_prepared++;
}

// Copies a mark, whose lists lie elsewhere.
static void put_mark(struct engine *e, int x, const struct mark *from)
{
    const struct course *c = e->course;
    struct mark *m = &e->marks[x];
    struct mark is = *from;
    memcpy(m->levels, from->levels,
           sizeof *m->levels * (size_t)c->n_levels);
    memcpy(m->taken, from->taken, sizeof *m->taken * (size_t)c->n_levels);
    if (m->axes)
        memcpy(m->axes, from->axes, sizeof *m->axes * (size_t)c->n_axes);
    if (m->reached)
        memcpy(m->reached, from->reached,
               sizeof *m->reached * 2 * (size_t)c->exercises[x].n_scenes);
    is.levels = m->levels;
    is.taken = m->taken;
    is.axes = m->axes;
    is.reached = m->reached;
    *m = is;
}

void engine_use(struct engine *e, int x, int prepared)
{
    engine_clear_answer(e, x);
    if (prepared < 0) {
        score_answer(&e->marks[x], e->course, &e->course->exercises[x],
                     &e->answers[x], e->seed, &e->scratch);
    } else {
        e->answers[x] = e->prepared[prepared].answer;
        e->used[x] = prepared + 1;
        put_mark(e, x, &e->prepared[prepared].mark);
    }
    e->changed[x] = true; // for engine_evaluate(), which shows it as well
    e->fresh = false;
}

struct engine_worth engine_worth(const struct engine *e, int prepared)
{
    const struct mark *m = &e->prepared[prepared].mark;
    return (struct engine_worth){m->answered, m->finished, m->score,
                                 m->right,    m->levels,   m->axes};
}

// Few lessons speak of routes, so most need not be asked.
static void find_route(struct engine *e, int lesson)
{
    struct rules *r = e->rules[lesson];
    for (int i = 0; r && i < e->course->n_lessons; i++)
        if (rules_routes(r, i) != ENGINE_UNSURE) {
            rules_find_route(r);
            return;
        }
}

void engine_evaluate_lessons(struct engine *e, const int *lessons, size_t n)
{
    e->problems.n = e->problems.n_loaded;
    heap_reset(&e->said_now);
    engine_score_pools(e);
    for (size_t i = 0; i < n; i++)
        if (e->rules[lessons[i]])
            stale_begin(e->rules[lessons[i]]);
    engine_sum_axes(e);
    for (size_t i = 0; i < n; i++)
        engine_count_lesson(e, lessons[i]);
    for (size_t i = 0; i < n; i++)
        engine_pass_lesson(e, lessons[i]);
    for (size_t i = 0; i < n; i++)
        find_route(e, lessons[i]);
    for (size_t i = 0; i < n; i++)
        engine_judge_lesson(e, lessons[i]);
    heap_reset(&e->scratch);
}

const struct engine_lesson *engine_lesson(const struct engine *e, int lesson)
{
    return &e->lessons[lesson];
}

enum engine_truth engine_unlocks(const struct engine *e, int lesson,
                                 int target)
{
    const struct rules *r = e->rules[lesson];
    return r ? rules_unlocks(r, target) : ENGINE_UNSURE;
}

enum engine_truth engine_routes(const struct engine *e, int lesson,
                                int target)
{
    const struct rules *r = e->rules[lesson];
    return r ? rules_routes(r, target) : ENGINE_UNSURE;
}

size_t engine_ways(const struct engine *e, int lesson,
                   const struct engine_way **ways)
{
    return rules_ways(e->rules[lesson], ways);
}

size_t engine_threshold_count(const struct engine *e)
{
    return (size_t)e->n_thresholds;
}

const struct engine_threshold *engine_threshold(const struct engine *e,
                                                size_t i)
{
    return &e->thresholds[i];
}

void engine_moves(const struct engine *e, int axis, double *low, double *high)
{
    *low = *high = 0;
    for (int i = 0; i < e->course->n_lessons; i++) {
        *low += e->rules[i] ? e->rules[i]->move_low[axis] : 0;
        *high += e->rules[i] ? e->rules[i]->move_high[axis] : 0;
    }
}

// What levels add by themselves is asked for in every evaluation.
static void watch_levels(struct engine *e, int lesson)
{
    const struct lesson *l = &e->course->lessons[lesson];
    for (int i = 0; i < l->n_exercises; i++) {
        const struct exercise *x = &l->exercises[i];
        for (int k = 0; k < e->course->n_levels; k++)
            if (!rules_declares(e->rules[lesson], k) && engine_adds(x, k))
                watch_add(e, lesson, l->first + i, k);
        if (x->kind != KIND_FEEDBACK && x->pool < 0 &&
            engine_is_plain(e, lesson))
            watch_add(e, lesson, l->first + i, -1);
    }
}

void engine_watch(struct engine *e)
{
    const struct course *c = e->course;
    if (e->watch)
        return;
    struct watch *w = heap_take(&e->heap, sizeof *w);
    w->reads = places(e, c->n_lessons * c->n_exercises, sizeof *w->reads);
    w->lessons = places(e, c->n_lessons * c->n_lessons, sizeof *w->lessons);
    w->asked = places(e, c->n_exercises, sizeof *w->asked);
    w->n_asked = places(e, c->n_exercises, sizeof *w->n_asked);
    w->moved = places(e, c->n_exercises, sizeof *w->moved);
    w->judged = places(e, c->n_exercises, sizeof *w->judged);
    e->watch = w;
    watch_begin(e);
    for (int i = 0; i < c->n_lessons; i++)
        watch_levels(e, i);
}

size_t engine_notes(const struct engine *e)
{
    return e->watch ? e->watch->notes : 0;
}

void engine_share_notes(struct engine *e, const struct engine *from)
{
    watch_share(e, from);
}

bool engine_asks(const struct engine *e, int lesson, int x)
{
    return e->watch->reads[lesson * e->course->n_exercises + x];
}

bool engine_asks_lesson(const struct engine *e, int lesson, int other)
{
    return e->watch->lessons[lesson * e->course->n_lessons + other];
}

size_t engine_questions(const struct engine *e, int x)
{
    return (size_t)e->watch->n_asked[x];
}

// As ask.c has it.
static double reply_to(const struct engine *e, const struct prepared *p,
                       const struct question *q)
{
    const struct exercise *x = &e->course->exercises[p->exercise];
    const struct mark *m = &p->mark;
    const int about = (int)q->about;
    switch (q->kind) {
    case ASK_POINTS:
        return about >= 0 ? m->levels[about] : m->score;
    case ASK_VISITED:
        return m->answered && m->reached[about];
    case ASK_HELD:
        return m->answered && score_held(&p->answer, x) >= q->about;
    case ASK_CHOSE:
        if (x->kind == KIND_CHOICE)
            return m->answered && answer_has_number(&p->answer, about);
        return p->answer.asked == about;
    case ASK_DONE:
        return m->finished;
    case ASK_NUMBER:
        return m->answered ? p->answer.number : -1e9;
    case ASK_ON_TIME:
        return score_on_time(x, &p->answer, about % MAX_COUNT,
                             about / MAX_COUNT);
    case ASK_DRAWS:
        return p->answer.tries;
    case ASK_LAST:
        return score_is_on(x, m, about);
    case ASK_TAKEN:
        return m->taken[about];
    case ASK_AXIS:
        return m->axes[about];
    default:
        return m->right == ENGINE_YES;
    }
}

void engine_ask(const struct engine *e, int prepared, double *answers)
{
    const struct prepared *p = &e->prepared[prepared];
    const struct watch *w = e->watch;
    for (int i = 0; i < w->n_asked[p->exercise]; i++)
        answers[i] = reply_to(e, p, &w->asked[p->exercise][i]);
}

bool engine_only_adds(const struct engine *e, int x)
{
    const struct watch *w = e->watch;
    if (w->judged[x])
        return false;
    for (int i = 0; i < e->course->n_lessons; i++)
        for (int k = 0; k < w->terms[i].n; k++) {
            const struct reading *t = &w->terms[i].all[k];
            if (t->reads[x] && (t->n_reads > 1 || t->late))
                return false;
        }
    return true;
}

void engine_run_terms(struct engine *e)
{
    for (int i = 0; i < e->course->n_lessons; i++)
        if (e->rules[i])
            rules_terms(e->rules[i]);
    heap_reset(&e->scratch);
}

size_t engine_function_count(const struct engine *e)
{
    return (size_t)e->n_functions;
}

double engine_run_function(struct engine *e, size_t f)
{
    const struct function *function = &e->functions[f];
    struct rules *r = e->rules[function->lesson];
    double said = 0;
    if (e->watch)
        e->watch->apart = true;
    rules_run(r, function->reference, &said);
    if (e->watch)
        e->watch->apart = false;
    heap_reset(&e->scratch);
    return said;
}

enum engine_reading engine_function_reads(const struct engine *e, size_t f,
                                          int x)
{
    const struct reading *n = &e->watch->functions.all[f];
    if (!n->reads[x])
        return READS_NOTHING;
    if (n->n_reads == 1 && !n->late)
        return READS_ALONE;
    return n->records[x] ? READS_TOGETHER : READS_WORDS;
}
