// axes.c - how far the axes go, and what rules ask of them in vain.
#include <math.h>

#include "pass/simulate/parts.h"

static double kept(double axis)
{
    return axis > 10 ? 10 : axis < -10 ? -10 : axis;
}

// How far an exercise moves the axis: not at all while it is not answered.
static struct range moved(const struct simulation *s,
                          const struct subject *sub, size_t axis)
{
    struct range r = {0, 0};
    for (size_t i = 1; i < sub->way_count; i++) {
        const double *axes =
            engine_worth(s->engine, sub->ways[i].prepared).axes;
        if (!axes)
            break;
        r.least = fmin(r.least, axes[axis]);
        r.most = fmax(r.most, axes[axis]);
    }
    return r;
}

// As the engine adds them: exercise by exercise, kept within the axis.
struct range simulate_axis(const struct simulation *s, size_t axis, bool *sure)
{
    struct range all = {0, 0};
    *sure = true;
    for (size_t i = 0; i < s->subject_count; i++) {
        const struct subject *sub = &s->subjects[i];
        struct range r = moved(s, sub, axis);
        all.least = kept(all.least + r.least);
        all.most = kept(all.most + r.most);
        if (r.least < r.most)
            *sure &= sub->all <= (double)sub->way_count;
    }
    struct range rules;
    engine_moves(s->engine, (int)axis, &rules.least, &rules.most);
    all.least = kept(all.least + rules.least);
    all.most = kept(all.most + rules.most);
    return all;
}

// Whether a dialogue with closed scenes may be why the axis does not get
// there.
static bool is_explained(const struct simulation *s, int axis)
{
    bool moves = false;
    for (size_t i = 0; i < s->subject_count; i++) {
        const struct exercise *x = s->subjects[i].x;
        for (size_t k = 0; s->subjects[i].troubled && k < x->scene_count; k++)
            for (size_t n = 0; n < x->scenes[k].reply_count; n++)
                for (size_t m = 0; m < x->scenes[k].replies[n].move_count; m++)
                    moves |= x->scenes[k].replies[n].moves[m].axis == axis;
    }
    return moves;
}

static void report_axis(struct simulation *s, const struct engine_threshold *t)
{
    bool sure;
    struct range r = simulate_axis(s, (size_t)t->axis, &sure);
    Str id = s->c->axes[t->axis].id;
    const char *word = t->below ? "below" : "at_least";
    if (t->below ? simulate_less(r.least, t->amount)
                 : !simulate_less(r.most, t->amount))
        return;
    simulate_note(&s->units[t->lesson], simulate_place(s, t, word));
    diag(s->c->dx, DIAG_W438, simulate_place(s, t, word),
         "`%s` for %.*s needs %s %.7g, but it is %.7g to %.7g%s\n"
         "ask for less, or let more replies and scales move %.*s",
         word, STR_ARG(id), t->below ? "less than" : "at least", t->amount,
         r.least, r.most, sure ? "" : ", as far as a large sample shows",
         STR_ARG(id));
}

void simulate_axes(struct simulation *s)
{
    for (size_t i = 0; i < engine_threshold_count(s->engine); i++) {
        const struct engine_threshold *t = engine_threshold(s->engine, i);
        if (t->axis >= 0 && !is_explained(s, t->axis))
            report_axis(s, t);
    }
}
