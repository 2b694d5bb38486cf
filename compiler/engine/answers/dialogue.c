// dialogue.c - see dialogue.h.
#include "dialogue.h"

static bool holds(double axis, enum compare op, double value)
{
    switch (op) {
    case LESS:
        return axis < value;
    case LESS_EQUAL:
        return axis <= value;
    case EQUAL:
        return axis == value;
    case UNEQUAL:
        return axis != value;
    case GREATER_EQUAL:
        return axis >= value;
    default:
        return axis > value;
    }
}

static bool was_taken(const struct play *p, const struct reply *reply)
{
    for (int i = 0; i < p->n_path; i++)
        if (p->taken[i] == reply)
            return true;
    return false;
}

bool dialogue_open(const struct play *p, const struct exercise *x, int i)
{
    const struct reply *reply = &x->scenes[p->scene].replies[i];
    if (p->full || (reply->once && was_taken(p, reply)))
        return false;
    for (int k = 0; k < reply->n_conditions; k++) {
        const struct condition *c = &reply->conditions[k];
        if (!holds(p->axes[c->axis], c->op, c->value))
            return false;
    }
    for (int k = 0; k < reply->n_after; k++)
        if (!p->reached[reply->after[k]])
            return false;
    return true;
}

double dialogue_clamp(double axis)
{
    return axis > AXIS_LIMIT    ? AXIS_LIMIT
           : axis < -AXIS_LIMIT ? -AXIS_LIMIT
                                : axis;
}

static void take(struct play *p, const struct exercise *x, int i)
{
    const struct reply *reply = &x->scenes[p->scene].replies[i];
    for (int k = 0; k < reply->n_moves; k++) {
        double *axis = &p->axes[reply->moves[k].axis];
        *axis = dialogue_clamp(*axis + reply->moves[k].by);
    }
    p->taken[p->n_path] = reply;
    p->path[p->n_path++] = reply->to;
    p->scene = reply->to;
    p->reached[reply->to] = true;
    p->full = p->n_path >= x->max_path;
}

void dialogue_play(struct play *p, const struct course *c,
                   const struct exercise *x, const struct answer *a,
                   struct heap *heap)
{
    const size_t n = (size_t)a->n_numbers + 1;
    *p = (struct play){
        .scene = x->start,
        .path = heap_take(heap, sizeof *p->path * n),
        .taken = heap_take(heap, sizeof *p->taken * n),
        .reached = heap_take(heap, sizeof *p->reached * (size_t)x->n_scenes),
        .axes = heap_take(heap, sizeof *p->axes * ((size_t)c->n_axes + 1)),
        .full = x->max_path == 0,
    };
    p->reached[x->start] = true;
    for (int i = 0; i < a->n_numbers; i++) {
        const int reply = a->numbers[i] - 1;
        if (reply >= x->scenes[p->scene].n_replies ||
            !dialogue_open(p, x, reply))
            break;
        take(p, x, reply);
    }
    p->ended = x->scenes[p->scene].n_replies == 0;
}
