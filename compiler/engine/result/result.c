// result.c - see result.h.
#include "result.h"

#include "engine/data/json.h"
#include "engine/data/result_put.h"
#include "engine/rules/rules.h"
#include "engine/scoring/calibration.h"
#include "result_kinds.h"

static void put_points(struct buffer *out, const struct engine_points *p)
{
    result_number(out, "score", p->score);
    result_number(out, "max", p->max);
}

static void put_total(struct buffer *out, const struct engine_points *p)
{
    result_open(out, "total", '{');
    put_points(out, p);
    buffer_putc(out, '}');
}

// MASTERED: per level, NULL: not asked here.
static void put_levels(struct buffer *out, const struct engine *e,
                       const struct engine_points *levels,
                       const enum engine_truth *mastered)
{
    result_open(out, "levels", '[');
    for (size_t i = 0; i < e->result.n_levels; i++) {
        result_next(out);
        buffer_putc(out, '{');
        result_string(out, "id", e->result.level_ids[i]);
        put_points(out, &levels[i]);
        if (mastered)
            result_truth(out, "mastered", mastered[i]);
        buffer_putc(out, '}');
    }
    buffer_putc(out, ']');
}

static void put_exercise(struct buffer *out, struct engine *e, int i)
{
    const struct engine_exercise *x = &e->exercises[i];
    result_next(out);
    buffer_putc(out, '{');
    result_string(out, "name", x->name);
    result_string(out, "kind", x->kind);
    result_bool(out, "answered", x->answered);
    result_bool(out, "finished", x->finished);
    put_points(out, &x->points);
    result_truth(out, "right", x->right);
    if (x->tries_left < 0)
        result_string(out, "triesLeft", NULL);
    else
        result_number(out, "triesLeft", x->tries_left);
    if (x->error)
        result_string(out, "error", x->error);
    result_put_detail(out, e, i);
    buffer_putc(out, '}');
}

// Puts the ways of one sort that lead to the lesson: LESSON:LINE of each, or
// only of the first that holds. Returns how many there are, and *HOLD.
static int each_way(struct buffer *out, struct engine *e, int lesson,
                    bool route, int *hold)
{
    const bool first = e->lessons[lesson].route == ENGINE_YES;
    int n = 0;
    *hold = 0;
    for (int i = 0; i < e->course->n_lessons; i++) {
        const struct engine_way *w;
        const size_t all = rules_ways(e->rules[i], &w);
        for (size_t k = 0; k < all; k++) {
            if (w[k].to != lesson || w[k].route != route)
                continue;
            n++;
            *hold += w[k].holds;
            if (!out || (route && first && (!w[k].holds || *hold > 1)))
                continue;
            result_word(out, heap_format(&e->scratch, "%s:%d",
                                         e->course->lessons[i].id, w[k].line));
        }
    }
    return n;
}

// Why the lesson stands where it does: what would open it; else the route
// that leads to it, or those that do not.
static void put_why(struct buffer *out, struct engine *e, int lesson)
{
    int hold;
    const bool shut = each_way(NULL, e, lesson, false, &hold) > 0 && !hold;
    if (!shut && e->lessons[lesson].route == ENGINE_UNSURE)
        return;
    result_open(out, "why", '[');
    each_way(out, e, lesson, !shut, &hold);
    buffer_putc(out, ']');
}

static void put_lesson(struct buffer *out, struct engine *e, int i)
{
    const struct engine_lesson *l = &e->lessons[i];
    const struct lesson *lesson = &e->course->lessons[i];
    result_next(out);
    buffer_putc(out, '{');
    result_string(out, "id", l->id);
    put_levels(out, e, l->levels, NULL);
    put_total(out, &l->total);
    result_string(out, "feedback", l->feedback);
    result_string(out, "shown", l->shown);
    result_truth(out, "passed", l->passed);
    result_truth(out, "route", l->route);
    result_bool(out, "unlocked", l->unlocked);
    put_why(out, e, i);
    result_bool(out, "visited", l->visited);
    result_number(out, "required", l->required);
    result_number(out, "finished", l->finished);
    result_bool(out, "complete", l->complete);
    result_open(out, "exercises", '[');
    for (int k = 0; k < lesson->n_exercises; k++)
        put_exercise(out, e, lesson->first + k);
    buffer_puts(out, "]}");
}

static void put_status(struct buffer *out, const struct engine_status *s)
{
    result_open(out, "status", '{');
    result_string(out, "completion", status_completions[s->completion]);
    result_string(out, "success",
                  s->success == ENGINE_UNSURE ? "unknown"
                  : s->success                ? "passed"
                                              : "failed");
    result_string(out, "lesson", status_lessons[s->lesson]);
    result_number(out, "progress", s->progress);
    if (s->scaled < 0)
        result_string(out, "scaled", NULL);
    else
        result_number(out, "scaled", s->scaled);
    buffer_putc(out, '}');
}

static void put_problems(struct buffer *out, const struct engine *e)
{
    result_open(out, "problems", '[');
    for (size_t i = 0; i < e->problems.n; i++) {
        const struct engine_problem *p = &e->problems.all[i];
        result_next(out);
        buffer_putc(out, '{');
        result_string(out, "lesson", e->lessons[p->lesson].id);
        result_number(out, "line", p->line);
        result_string(out, "message", p->message);
        buffer_putc(out, '}');
    }
    buffer_putc(out, ']');
}

// What is too little for a picture has no bins.
static void put_calibration(struct buffer *out, const char *level,
                            const struct calibration *c)
{
    result_next(out);
    buffer_putc(out, '{');
    result_string(out, "level", level);
    result_number(out, "n", c->n);
    result_number(out, "of", c->of);
    result_number(out, "brier", score_round(c->brier));
    result_number(out, "margin", score_round(c->margin));
    if (c->n >= CALIBRATION_LEAST) {
        result_open(out, "bins", '[');
        for (int i = 0; i < CALIBRATION_BINS; i++) {
            if (c->bins[i].n == 0)
                continue;
            result_next(out);
            buffer_putc(out, '{');
            result_number(out, "n", c->bins[i].n);
            result_number(out, "said", score_round(c->bins[i].said));
            result_number(out, "came", c->bins[i].came);
            buffer_putc(out, '}');
        }
        buffer_putc(out, ']');
    }
    buffer_putc(out, '}');
}

static void put_margins(struct buffer *out, const struct engine *e)
{
    const struct margins m = calibrate_margins(e->course, e->answers);
    if (!m.could)
        return;
    const bool known = m.trend != TREND_NONE;
    result_open(out, "margins", '{');
    result_string(out, "trend", trend_names[m.trend]);
    result_string(out, "first", known ? e->course->levels[m.first] : NULL);
    result_string(out, "last", known ? e->course->levels[m.last] : NULL);
    buffer_putc(out, '}');
}

static void put_forecasts(struct buffer *out, const struct engine *e)
{
    const struct calibration all = calibrate(e->course, e->answers, -1);
    if (all.n == 0)
        return;
    result_open(out, "forecasts", '[');
    put_calibration(out, NULL, &all);
    for (int i = 0; i < e->course->n_levels; i++) {
        const struct calibration one = calibrate(e->course, e->answers, i);
        if (one.n > 0)
            put_calibration(out, e->course->levels[i], &one);
    }
    buffer_putc(out, ']');
    put_margins(out, e);
}

static void put_axes(struct buffer *out, const struct engine *e)
{
    result_open(out, "axes", '[');
    for (size_t i = 0; i < e->result.n_axes; i++) {
        result_next(out);
        buffer_putc(out, '{');
        result_string(out, "id", e->result.axis_ids[i]);
        result_number(out, "value", e->axes[i]);
        buffer_putc(out, '}');
    }
    buffer_putc(out, ']');
}

void result_write(struct buffer *out, struct engine *e)
{
    buffer_putc(out, '{');
    put_levels(out, e, e->levels, e->result.mastered);
    put_total(out, &e->result.total);
    put_axes(out, e);
    put_forecasts(out, e);
    result_open(out, "lessons", '[');
    for (size_t i = 0; i < e->result.n_lessons; i++)
        put_lesson(out, e, (int)i);
    buffer_putc(out, ']');
    put_status(out, &e->result.status);
    put_problems(out, e);
    buffer_putc(out, '}');
}
