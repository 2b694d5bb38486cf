// standing.c - what the lessons on the route come to for the course.
#include "inside.h"

// Adds a lesson's points to those of the course; what can be reached only
// when that depends on the answers, since otherwise it is known already.
static void add_points(struct engine_points *sum, const struct engine_points *p,
                       bool routed)
{
    sum->score += p->score;
    if (routed)
        sum->max = score_round(sum->max + p->max);
}

// Is the share of the level reached that the course asks for? UNSURE: it asks
// for none, or there is nothing to reach.
static enum engine_truth is_mastered(const struct engine_points *level,
                                     double share)
{
    if (share <= 0 || level->max <= 0)
        return ENGINE_UNSURE;
    return level->score >= score_round(share * level->max) ? ENGINE_YES
                                                           : ENGINE_NO;
}

// Sums up the lessons on the route: levels and total of the course.
void engine_sum_course(struct engine *e)
{
    const struct course *c = e->course;
    struct engine_points *total = &e->result.total;
    bool routed = false;
    for (int i = 0; i < c->n_lessons; i++)
        routed = routed || e->lessons[i].route != ENGINE_UNSURE;
    for (int k = 0; k < c->n_levels; k++)
        e->levels[k] = (struct engine_points){0, routed ? 0 : e->levels[k].max};
    *total = (struct engine_points){0, routed ? 0 : total->max};
    for (int i = 0; i < c->n_lessons; i++) {
        if (e->lessons[i].route == ENGINE_NO)
            continue;
        for (int k = 0; k < c->n_levels; k++)
            add_points(&e->levels[k], &e->lessons[i].levels[k], routed);
        add_points(total, &e->lessons[i].total, routed);
    }
    for (int k = 0; k < c->n_levels; k++)
        e->levels[k].score = score_round(e->levels[k].score);
    total->score = score_round(total->score);
    for (int k = 0; k < c->n_levels; k++)
        e->mastered[k] = is_mastered(&e->levels[k], c->mastery[k]);
}

static enum engine_truth course_passed(const struct engine *e)
{
    const struct pass *p = &e->course->pass;
    const struct engine_points *total = &e->result.total;
    enum engine_truth passed = p->declared ? ENGINE_YES : ENGINE_UNSURE;
    const double need = p->share ? p->value * total->max : p->value;
    if (p->declared && total->score < score_round(need))
        passed = ENGINE_NO;
    for (size_t i = 0; i < e->result.n_lessons; i++) {
        if (e->lessons[i].route == ENGINE_NO)
            continue;
        if (e->lessons[i].passed == ENGINE_NO)
            passed = ENGINE_NO;
        else if (passed == ENGINE_UNSURE)
            passed = e->lessons[i].passed;
    }
    return passed;
}

// What scores on the route: does its score say anything yet, how much of it
// is open?
static void look_at_scores(const struct engine *e, struct standing *s)
{
    for (int i = 0; i < e->course->n_exercises; i++) {
        const struct exercise *x = &e->course->exercises[i];
        if (x->max <= 0 || e->lessons[x->lesson].route == ENGINE_NO)
            continue;
        s->scored = s->scored || e->marks[i].answered;
        s->open += !e->marks[i].finished;
    }
}

void engine_decide_status(struct engine *e)
{
    struct standing s = {
        .passed = course_passed(e),
        .failed_is_failed = e->course->failed_is_failed,
        .total = e->result.total,
    };
    for (int i = 0; i < e->course->n_exercises; i++)
        s.started = s.started || e->answers[i].given;
    look_at_scores(e, &s);
    for (int i = 0; i < e->course->n_lessons; i++) {
        const struct engine_lesson *l = &e->lessons[i];
        s.started = s.started || l->visited;
        if (l->route == ENGINE_NO || e->course->lessons[i].elsewhere)
            continue;
        s.required += l->required > 0 ? l->required : 1;
        s.finished += l->required > 0 ? l->finished : l->visited;
    }
    // Who has no route at all cannot have reached its end.
    if (s.required == 0 && e->course->n_lessons > 0)
        s.required = 1;
    e->result.status = status_of(&s, &e->told);
}
