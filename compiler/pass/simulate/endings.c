// endings.c - the endings of the dialogues, for the author to read.
#include <math.h>

#include "pass/simulate/parts.h"
#include "pass/simulate/talk.h"

// How one scene without replies is reached.
struct ending {
    size_t ways;
    bool with[MOST_CLIENTS];
    struct range axes[MOST_AXES];
};

static int client_of(const struct subject *sub, const struct way *w)
{
    double round = 0;
    Str digits = str_from(w->json, str_find_byte(w->json, ':') + 1);
    str_number(str_upto(digits, str_find_byte(digits, ',')), &round);
    return sub->x->client_count ? (int)round : 0;
}

static struct ending ending_of(const struct simulation *s,
                               const struct subject *sub, int scene)
{
    struct ending e = {.ways = 0};
    for (size_t i = 1; i < sub->way_count; i++) {
        const struct way *w = &sub->ways[i];
        if (w->end != scene)
            continue;
        const double *axes = engine_worth(s->engine, w->prepared).axes;
        e.with[client_of(sub, w)] = true;
        for (size_t k = 0; k < s->c->axis_count; k++) {
            struct range *r = &e.axes[k];
            r->least = e.ways ? fmin(r->least, axes[k]) : axes[k];
            r->most = e.ways ? fmax(r->most, axes[k]) : axes[k];
        }
        e.ways++;
    }
    return e;
}

static bool moves_axis(const struct exercise *x, int axis)
{
    bool moves = false;
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t k = 0; k < x->scenes[i].reply_count; k++)
            for (size_t m = 0; m < x->scenes[i].replies[k].move_count; m++)
                moves |= x->scenes[i].replies[k].moves[m].axis == axis;
    return moves;
}

static void put_number(struct text *t, double n)
{
    text_format(t, n > 0 ? "+%.7g" : "%.7g", n);
}

static void put_axes(const struct simulation *s, const struct exercise *x,
                     const struct ending *e, struct text *t)
{
    for (size_t i = 0; i < s->c->axis_count; i++) {
        if (!moves_axis(x, (int)i))
            continue;
        text_format(t, "; %.*s ", STR_ARG(s->c->axes[i].id));
        put_number(t, e->axes[i].least + 0.0);
        if (e->axes[i].least == e->axes[i].most)
            continue;
        text_puts(t, " to ");
        put_number(t, e->axes[i].most + 0.0);
    }
}

// Only with whom, where that is not everybody.
static void put_clients(const struct exercise *x, const struct ending *e,
                        struct text *t)
{
    size_t n = 0;
    for (size_t i = 0; i < x->client_count; i++)
        n += e->with[i];
    for (size_t i = 0, put = 0; n < x->client_count && i < x->client_count;
         i++)
        if (e->with[i])
            text_format(t, "%s%.*s", put++ ? ", " : " with ",
                        STR_ARG(x->clients[i]->id));
}

static void put_dialogue(const struct simulation *s, const struct subject *sub,
                         struct text *t)
{
    const struct exercise *x = sub->x;
    text_format(t, "%.*s/%.*s:\n", STR_ARG(x->page->lesson->id),
                STR_ARG(x->name));
    for (size_t i = 0; i < x->scene_count; i++) {
        const struct scene *scene = &x->scenes[i];
        if (scene->reply_count)
            continue;
        struct ending e = ending_of(s, sub, (int)i);
        text_format(t, "  %.*s%s%.*s: ", STR_ARG(scene->ending),
                    scene->ending.n ? ", " : "", STR_ARG(scene->name));
        if (e.ways) {
            text_format(t, "%zu way%s", e.ways, e.ways == 1 ? "" : "s");
            put_clients(x, &e, t);
            put_axes(s, x, &e, t);
        } else {
            text_puts(t, "nobody");
        }
        text_puts(t, sub->all > (double)sub->way_count && e.ways
                         ? " (in a sample)\n"
                         : "\n");
    }
}

void simulation_endings(const struct simulation *s, struct text *t)
{
    for (size_t i = 0; i < s->subject_count; i++)
        if (s->subjects[i].x->kind == KIND_dialogue)
            put_dialogue(s, &s->subjects[i], t);
}
