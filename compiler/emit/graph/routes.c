// routes.c - lessons are nodes; what rules open, and what comes next,
// are edges.
#include "emit/graph/graph.h"
#include "engine/engine.h"
#include "engine/rules/explore.h"
#include "model/course.h"
#include "model/rule_text.h"

// Lessons go by their number in the engine, which has no glossary.
struct routes {
    struct graph *g;
    const struct engine *engine;
    const struct lesson **lessons;
    size_t n;
    size_t from, to; // the lessons that are looked at
    const char *word;
    bool found;
};

static void add_edge(struct routes *r, Str words, Str conditions)
{
    *ARENA_PUSH(r->g->arena, r->g->edges, r->g->edge_count) =
        (struct graph_edge){
            .from = r->from,
            .to = r->to,
            .words = words,
            .conditions = conditions,
            .order = !words.n,
        };
}

static void look_at(void *context, const struct rule_statement *s)
{
    struct routes *r = context;
    struct text t = {0};
    if (!str_is(s->word, r->word) ||
        !str_same(s->name, r->lessons[r->to]->id))
        return;
    struct rule_item item;
    for (Str list = s->body; rule_take_item(&list, &item);) {
        if (str_is(item.key, "because") || str_is(item.key, "otherwise"))
            continue;
        text_puts(&t, t.n ? ", " : "");
        if (item.key.n)
            text_format(&t, "%.*s = ", STR_ARG(item.key));
        rule_put_words(&t, item.value);
    }
    add_edge(r, s->word, arena_str(r->g->arena, text_str(&t)));
    text_clear(&t);
    r->found = true;
}

// The engine knows what is declared; the text has the words for it, unless
// the rules put them together themselves.
static void look_for(struct routes *r, const char *word,
                     enum engine_truth declared)
{
    if (declared == ENGINE_UNSURE)
        return;
    r->word = word;
    r->found = false;
    each_rule_statement(&r->lessons[r->from]->origin->rules, look_at, r);
    if (!r->found)
        add_edge(r, str_of(word), STR("as the rules work out"));
}

static void find_edges(struct routes *r)
{
    for (r->from = 0; r->from < r->n; r->from++)
        for (r->to = 0; r->to < r->n; r->to++) {
            const struct engine *e = r->engine;
            int from = (int)r->from, to = (int)r->to;
            bool next = r->to == r->from + 1;
            size_t before = r->g->edge_count;
            look_for(r, "route", engine_routes(e, from, to));
            look_for(r, "unlock", engine_unlocks(e, from, to));
            if (next && r->g->edge_count == before)
                add_edge(r, STR(""), STR(""));
        }
}

// Is a lesson closed to those whom no route sends there?
static bool is_shut_off(const struct routes *r, int lesson)
{
    const struct engine_way *ways;
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = engine_ways(r->engine, (int)i, &ways); k-- > 0;)
            if (ways[k].to == lesson && ways[k].locks)
                return true;
    return false;
}

// What rules make of the lesson: "open", "locked at first, intake", ...
static Str note_of(const struct routes *r, size_t lesson)
{
    struct text t = {0};
    bool routed = false, locked = false, routes = false;
    bool shut = is_shut_off(r, (int)lesson);
    for (size_t i = 0; i < r->n; i++) {
        int at = (int)i, here = (int)lesson;
        routed |= engine_routes(r->engine, at, here) != ENGINE_UNSURE;
        locked |= engine_unlocks(r->engine, at, here) != ENGINE_UNSURE;
        routes |= engine_routes(r->engine, here, at) != ENGINE_UNSURE;
    }
    text_puts(&t, locked ? "locked at first" : shut ? "" : "open");
    if (routed)
        text_format(&t, "%son some routes%s", t.n ? ", " : "",
                    shut ? " only" : "");
    if (routes)
        text_puts(&t, ", intake");
    Str note = arena_str(r->g->arena, text_str(&t));
    text_clear(&t);
    return note;
}

static void add_lessons(struct routes *r)
{
    struct graph *g = r->g;
    for (size_t i = 0; i < r->n; i++) {
        const struct lesson *l = r->lessons[i];
        Str note = note_of(r, i);
        *ARENA_PUSH(g->arena, g->nodes, g->node_count) = (struct graph_node){
            .name = l->id,
            .title = arena_format(g->arena, "%zu. %.*s", i + 1,
                                  STR_ARG(l->origin->title)),
            .note = note,
            .look = i ? LOOK_PLAIN : LOOK_START,
        };
    }
}

static Str summary_of(const struct graph *g)
{
    size_t rules = 0;
    for (size_t i = 0; i < g->edge_count; i++)
        rules += !g->edges[i].order;
    return arena_format(g->arena,
                        "%zu lesson%s, %zu rule%s about who comes where.",
                        g->node_count, g->node_count == 1 ? "" : "s", rules,
                        rules == 1 ? "" : "s");
}

struct graph *graph_of_routes(const struct course *c, struct arena *a)
{
    struct graph *g = ARENA_NEW(a, struct graph);
    struct engine *e = engine_new();
    struct routes r = {.g = g, .engine = e};
    *g = (struct graph){.arena = a, .id = STR("routes"), .flat = true};
    g->title = arena_format(a, "%.*s: routes", STR_ARG(c->title.in[0]));
    r.lessons = arena_take(a, (c->lesson_count + 1) * sizeof *r.lessons);
    for (size_t i = 0; i < c->lesson_count; i++)
        if (!c->lessons[i]->glossary)
            r.lessons[r.n++] = c->lessons[i];
    if (engine_load(e, c->table.at, c->table.n)) {
        engine_evaluate(e);
        add_lessons(&r);
        find_edges(&r);
    }
    engine_free(e);
    g->summary = summary_of(g);
    return g;
}
