// dialogue.c - see dialogue.h.
#include "dialogue.h"

#include "engine/course/shuffle.h"

static bool compares(double is, enum compare op, double value)
{
    switch (op) {
    case LESS:
        return is < value;
    case LESS_EQUAL:
        return is <= value;
    case EQUAL:
        return is == value;
    case UNEQUAL:
        return is != value;
    case GREATER_EQUAL:
        return is >= value;
    default:
        return is > value;
    }
}

// What a condition compares, as it stands now.
static double standing(const struct play *p, const struct exercise *x,
                       const struct condition *c)
{
    switch (c->about) {
    case ABOUT_TRAIT:
        return p->client < 0 ? 0 : x->clients[p->client].traits[c->which];
    case ABOUT_CLIENT:
        return p->client == c->which;
    case ABOUT_NAMED:
        return p->named[c->which];
    default:
        return p->axes[c->which];
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
        if (!compares(standing(p, x, c), c->op, c->value))
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
    p->is_named = false;
}

bool dialogue_has_names(const struct exercise *x)
{
    for (int i = 0; i < x->n_scenes; i++)
        if (x->scenes[i].n_options > 0)
            return true;
    return false;
}

bool dialogue_nameable(const struct play *p, const struct exercise *x)
{
    const struct scene *s = &x->scenes[p->scene];
    return s->n_options > 0 && s->n_replies > 0 && !p->is_named && !p->full;
}

static void name(struct play *p, const struct exercise *x, int option)
{
    const bool right = x->scenes[p->scene].right[option];
    p->is_named = p->tried[p->scene] = true;
    p->named[p->scene] = p->named[p->scene] || right;
}

bool dialogue_say(struct play *p, const struct exercise *x, int number)
{
    const struct scene *s = &x->scenes[p->scene];
    const int option = number - s->n_replies - 1;
    if (option >= s->n_options ||
        !(option < 0 ? dialogue_open(p, x, number - 1)
                     : dialogue_nameable(p, x)))
        return false;
    if (option < 0)
        take(p, x, number - 1);
    else
        name(p, x, option);
    p->full = ++p->n_said >= x->max_path;
    return true;
}

int dialogue_client(const struct exercise *x, const struct answer *a,
                    unsigned seed, struct heap *heap)
{
    if (x->n_clients < 2)
        return x->n_clients - 1;
    return shuffle(heap, seed, x->full_name,
                   x->n_clients)[a->tries % x->n_clients] -
           1;
}

void dialogue_begin(struct play *p, const struct course *c,
                    const struct exercise *x, const struct answer *a,
                    unsigned seed, struct heap *heap)
{
    const size_t scenes = sizeof(bool) * (size_t)x->n_scenes;
    const size_t n = (size_t)a->n_numbers + 1;
    *p = (struct play){
        .scene = x->start,
        .client = dialogue_client(x, a, seed, heap),
        .path = heap_take(heap, sizeof *p->path * n),
        .taken = heap_take(heap, sizeof *p->taken * n),
        .reached = heap_take(heap, scenes),
        .named = heap_take(heap, scenes),
        .tried = heap_take(heap, scenes),
        .axes = heap_take(heap, sizeof *p->axes * ((size_t)c->n_axes + 1)),
        .full = x->max_path == 0,
    };
    p->reached[x->start] = true;
}

void dialogue_play(struct play *p, const struct course *c,
                   const struct exercise *x, const struct answer *a,
                   unsigned seed, struct heap *heap)
{
    dialogue_begin(p, c, x, a, seed, heap);
    for (int i = 0; i < a->n_numbers && dialogue_say(p, x, a->numbers[i]); i++)
        ;
    p->ended = x->scenes[p->scene].n_replies == 0;
}
