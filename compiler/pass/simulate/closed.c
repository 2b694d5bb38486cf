// closed.c - scenes and replies that their conditions keep closed.
#include <math.h>

#include "pass/simulate/parts.h"
#include "pass/simulate/states.h"

// Why a reply is closed: the condition that never holds, and in words.
struct cause {
    Span at;
    struct text why;
};

// The axis of a test in all states of a scene, to be set against its number.
static struct range range_in(const struct graph *g, int scene,
                             const struct reply_test *t)
{
    struct range r = {INFINITY, -INFINITY};
    for (size_t i = 0; i < g->n; i++) {
        if (g->states[i].scene != scene)
            continue;
        r.least = fmin(r.least, g->states[i].axes[t->which]);
        r.most = fmax(r.most, g->states[i].axes[t->which]);
    }
    return r;
}

static void say_test(const struct graph *g, int scene,
                     const struct reply_test *t, struct text *why)
{
    Str name = g->plan.x->scenes[scene].name;
    if (t->about == ABOUT_AXIS) {
        struct range r = range_in(g, scene, t);
        text_format(why, "%.*s is %g", STR_ARG(t->name), r.least + 0.0);
        if (r.least < r.most)
            text_format(why, " to %g", r.most + 0.0);
        text_format(why, " in '%.*s', never %s %g", STR_ARG(name), t->op,
                    t->value);
    } else if (t->about == ABOUT_TRAIT) {
        text_format(why, "no client who gets to '%.*s' has %.*s %s %g",
                    STR_ARG(name), STR_ARG(t->name), t->op, t->value);
    } else if (t->about == ABOUT_CLIENT) {
        text_format(why, "'%.*s' is%s reached with '%.*s'", STR_ARG(name),
                    t->value ? " not" : " only", STR_ARG(t->name));
    } else {
        text_format(why, "what is to be named in '%.*s' is%s named before",
                    STR_ARG(t->name), t->value ? " not" : " always");
    }
}

static bool ever_holds(const struct graph *g, int scene,
                       const struct reply_test *t)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->states[i].scene == scene &&
            talk_holds(&g->plan, &g->states[i], t))
            return true;
    return false;
}

// Whether somebody in the scene has reached another one.
static bool ever_after(const struct graph *g, int scene, int other)
{
    int bit = g->plan.reached_bit[other];
    for (size_t i = 0; i < g->n; i++)
        if (g->states[i].scene == scene && g->states[i].reached >> bit & 1)
            return true;
    return false;
}

static bool ever_open(const struct graph *g, int scene, size_t reply)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->states[i].scene == scene &&
            talk_open(&g->plan, &g->states[i], reply))
            return true;
    return false;
}

// The first condition of a closed reply that never holds by itself.
static void find_cause(const struct graph *g, int scene,
                       const struct reply *r, struct cause *c)
{
    for (size_t i = 0; i < r->test_count; i++)
        if (!ever_holds(g, scene, &r->tests[i])) {
            c->at = r->tests[i].at;
            say_test(g, scene, &r->tests[i], &c->why);
            return;
        }
    for (size_t i = 0; i < r->after_count; i++)
        if (!ever_after(g, scene, r->after[i].scene)) {
            c->at = r->after[i].at;
            text_format(&c->why, "nobody reaches '%.*s' before",
                        STR_ARG(r->after[i].name));
            return;
        }
    c->at = r->at;
    text_puts(&c->why, "its conditions never hold together");
}

// A scene that nobody reaches: at its heading. Where one condition is to
// blame, it is named.
static void report_scene(const struct graph *g, const struct scene *s,
                         const struct cause *c)
{
    diag(g->plan.x->page->course->dx,
         s->reply_count ? DIAG_W423 : DIAG_W422, s->at,
         "'%.*s'\nno way through the dialogue makes the conditions of a "
         "reply to it hold (line %zu: %s); loosen `if`, `after` or `once`",
         STR_ARG(s->ending.n ? s->ending : s->name), c->at.line, c->why.at);
}

// A reply whose target others lead to: at the condition.
static void report_reply(const struct graph *g, const struct scene *s,
                         const struct reply *r, const struct cause *c)
{
    diag(g->plan.x->page->course->dx, DIAG_W437, c->at,
         "'%.*s' in '%.*s'\n%s; loosen the condition, or take the reply out",
         STR_ARG(r->plain), STR_ARG(s->name), c->why.at);
}

// Whether a reply stands where somebody gets to, and nobody can give it.
static bool is_shut(const struct graph *g, const bool *reached, size_t scene,
                    size_t reply)
{
    return reached[scene] && !ever_open(g, (int)scene, reply);
}

// The first closed scenes only: those behind them have the same trouble.
bool simulate_closed(const struct graph *g, const bool *reached)
{
    const struct exercise *x = g->plan.x;
    bool told = false;
    for (size_t to = 0; to < x->scene_count; to++) {
        struct cause c = {0};
        for (size_t i = 0; !reached[to] && i < x->scene_count; i++)
            for (size_t k = 0; k < x->scenes[i].reply_count; k++) {
                const struct reply *r = &x->scenes[i].replies[k];
                if (r->to == (int)to && !c.why.n && is_shut(g, reached, i, k))
                    find_cause(g, (int)i, r, &c);
            }
        if (c.why.n)
            report_scene(g, &x->scenes[to], &c);
        told |= c.why.n > 0;
        text_clear(&c.why);
    }
    return told;
}

void simulate_shut(const struct graph *g, const bool *reached)
{
    const struct exercise *x = g->plan.x;
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t k = 0; k < x->scenes[i].reply_count; k++) {
            const struct reply *r = &x->scenes[i].replies[k];
            struct cause c = {0};
            if (!reached[r->to] || !is_shut(g, reached, i, k))
                continue;
            find_cause(g, (int)i, r, &c);
            report_reply(g, &x->scenes[i], r, &c);
            text_clear(&c.why);
        }
}
