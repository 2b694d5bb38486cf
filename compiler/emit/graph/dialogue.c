// dialogue.c - scenes are nodes, replies are edges.
#include "emit/graph/graph.h"

#include <string.h>

#include "pass/simulate/talk.h"

// What participants can reach, with all that conditions ask.
struct reach {
    const struct exercise *x;
    bool *scenes, **replies;
};

// A number without its needless decimals.
static void put_number(struct text *t, double value, const char *plus)
{
    text_puts(t, value > 0 ? plus : "");
    text_number(t, value);
}

static void put_comma(struct text *t)
{
    if (t->n)
        text_puts(t, ", ");
}

static Str effects_of(const struct reply *r, struct arena *a)
{
    struct text t = {0};
    text_add(&t, r->level_name);
    for (size_t i = 0; i < r->move_count; i++) {
        put_comma(&t);
        text_format(&t, "%.*s ", STR_ARG(r->moves[i].axis_name));
        put_number(&t, r->moves[i].by, "+");
    }
    Str effects = arena_str(a, text_str(&t));
    text_clear(&t);
    return effects;
}

// As authors write it.
static void put_test(struct text *t, const struct reply_test *test)
{
    if (test->about == ABOUT_CLIENT)
        text_format(t, "if client is %s%.*s", test->value ? "" : "not ",
                    STR_ARG(test->name));
    else if (test->about == ABOUT_NAMED)
        text_format(t, "if %snamed %.*s", test->value ? "" : "not ",
                    STR_ARG(test->name));
    else {
        text_format(t, "if %.*s %s ", STR_ARG(test->name), test->op);
        put_number(t, test->value, "");
    }
}

// `open`: somebody can choose the reply.
static Str conditions_of(const struct reply *r, bool open, struct arena *a)
{
    struct text t = {0};
    if (r->once)
        text_puts(&t, "once");
    for (size_t i = 0; i < r->test_count; i++) {
        put_comma(&t);
        put_test(&t, &r->tests[i]);
    }
    for (size_t i = 0; i < r->after_count; i++) {
        put_comma(&t);
        text_format(&t, "after %.*s", STR_ARG(r->after[i].name));
    }
    if (!open) {
        put_comma(&t);
        text_puts(&t, "never open");
    }
    Str conditions = arena_str(a, text_str(&t));
    text_clear(&t);
    return conditions;
}

static Str title_of(const struct exercise *x, const struct scene *s)
{
    for (size_t i = 0; i < x->page->heading_count; i++)
        if (x->page->headings[i]->node == s->heading)
            return x->page->headings[i]->plain;
    return s->name;
}

static enum graph_look look_of(const struct reach *r, const struct scene *s)
{
    const struct exercise *x = r->x;
    if (!r->scenes[s - x->scenes])
        return LOOK_CLOSED;
    if (s == &x->scenes[x->start])
        return LOOK_START;
    if (s->reply_count)
        return LOOK_PLAIN;
    return str_is(s->ending, "won")    ? LOOK_WON
           : str_is(s->ending, "lost") ? LOOK_LOST
                                       : LOOK_END;
}

static Str note_of(const struct reach *r, const struct scene *s,
                   struct arena *a)
{
    const struct exercise *x = r->x;
    struct text t = {0};
    if (s == &x->scenes[x->start])
        text_puts(&t, "start");
    if (!s->reply_count) {
        put_comma(&t);
        text_puts(&t, "ends");
        if (s->ending.n)
            text_format(&t, ": %.*s", STR_ARG(s->ending));
    }
    if (s->option_count) {
        put_comma(&t);
        text_puts(&t, "a resistance to name");
    }
    if (!r->scenes[s - x->scenes]) {
        put_comma(&t);
        text_puts(&t, "never reached");
    }
    Str note = arena_str(a, text_str(&t));
    text_clear(&t);
    return note;
}

static void add_scene(struct graph *g, const struct reach *r, size_t i)
{
    const struct scene *s = &r->x->scenes[i];
    *ARENA_PUSH(g->arena, g->nodes, g->node_count) = (struct graph_node){
        .name = s->name,
        .title = title_of(r->x, s),
        .note = note_of(r, s, g->arena),
        .look = look_of(r, s),
    };
    for (size_t k = 0; k < s->reply_count; k++) {
        // Of a scene that nobody reaches no reply is said to be closed.
        bool open = r->replies[i][k] || !r->scenes[i];
        *ARENA_PUSH(g->arena, g->edges, g->edge_count) = (struct graph_edge){
            .from = i,
            .to = (size_t)s->replies[k].to,
            .number = arena_format(g->arena, "%zu", k + 1),
            .words = s->replies[k].plain,
            .effects = effects_of(&s->replies[k], g->arena),
            .conditions = conditions_of(&s->replies[k], open, g->arena),
        };
    }
}

// Where there are too many ways to try, conditions are left out of account.
static void find_reach(struct reach *r, struct arena *a)
{
    const struct exercise *x = r->x;
    r->scenes = arena_take(a, x->scene_count * sizeof *r->scenes);
    r->replies = arena_take(a, x->scene_count * sizeof *r->replies);
    for (size_t i = 0; i < x->scene_count; i++)
        r->replies[i] = arena_take(a, x->scenes[i].reply_count + 1);
    if (talk_reach(x, r->scenes, r->replies))
        return;
    for (size_t i = 0; i < x->scene_count; i++) {
        r->scenes[i] = x->scenes[i].reached;
        memset(r->replies[i], true, x->scenes[i].reply_count);
    }
}

// Where participants meet different clients.
static void put_clients(struct text *t, const struct exercise *x)
{
    for (size_t i = 0; x->client_count > 1 && i < x->client_count; i++)
        text_format(t, "%s%.*s%s", i ? ", " : " The clients are ",
                    STR_ARG(x->clients[i]->id),
                    i + 1 == x->client_count ? "." : "");
}

static Str summary_of(const struct graph *g, const struct exercise *x)
{
    size_t ends = 0, closed = 0;
    struct text t = {0};
    for (size_t i = 0; i < g->node_count; i++) {
        enum graph_look look = g->nodes[i].look;
        closed += look == LOOK_CLOSED;
        ends += look == LOOK_WON || look == LOOK_LOST || look == LOOK_END;
    }
    text_format(&t, "%zu scene%s, %zu repl%s, %zu ending%s; it starts at %.*s.",
                g->node_count, g->node_count == 1 ? "" : "s", g->edge_count,
                g->edge_count == 1 ? "y" : "ies", ends, ends == 1 ? "" : "s",
                STR_ARG(g->nodes[g->start].title));
    put_clients(&t, x);
    if (closed)
        text_format(&t, " %zu scene%s never reached.", closed,
                    closed == 1 ? " is" : "s are");
    Str summary = arena_str(g->arena, text_str(&t));
    text_clear(&t);
    return summary;
}

struct graph *graph_of_dialogue(const struct exercise *x, struct arena *a)
{
    struct graph *g = ARENA_NEW(a, struct graph);
    struct reach r = {.x = x};
    find_reach(&r, a);
    g->arena = a;
    g->id = arena_format(a, "%.*s-%.*s", STR_ARG(x->page->lesson->id),
                         STR_ARG(x->name));
    g->title = x->title;
    g->start = (size_t)x->start;
    for (size_t i = 0; i < x->scene_count; i++)
        add_scene(g, &r, i);
    g->summary = summary_of(g, x);
    return g;
}
