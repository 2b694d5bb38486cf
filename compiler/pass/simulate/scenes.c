// scenes.c - what the conditions of a dialogue close.
#include <stdlib.h>
#include <string.h>

#include "pass/simulate/parts.h"
#include "pass/simulate/states.h"

enum { MOST_STATES = 100000, EDGES_ROOM = 4 };

static void *resized(void *p, size_t n, size_t size)
{
    p = realloc(p, n * size);
    if (!p)
        die("out of memory");
    return p;
}

static size_t hash_of(const struct talk *t)
{
    const unsigned char *bytes = (const unsigned char *)t;
    uint64_t h = 1469598103934665603u; // FNV-1a
    for (size_t i = 0; i < sizeof *t; i++)
        h = (h ^ bytes[i]) * 1099511628211u;
    return (size_t)(h ^ h >> 29);
}

static void rehash(struct graph *g)
{
    g->table_room = g->table_room ? g->table_room * 2 : 256;
    free(g->table);
    g->table = calloc(g->table_room, sizeof *g->table);
    if (!g->table)
        die("out of memory");
    for (size_t i = 0; i < g->n; i++) {
        size_t at = hash_of(&g->states[i]) & (g->table_room - 1);
        while (g->table[at])
            at = (at + 1) & (g->table_room - 1);
        g->table[at] = i + 1;
    }
}

// The number of a state, which is new perhaps.
static size_t state_number(struct graph *g, const struct talk *t)
{
    if (g->n * 2 >= g->table_room)
        rehash(g);
    size_t at = hash_of(t) & (g->table_room - 1);
    for (; g->table[at]; at = (at + 1) & (g->table_room - 1))
        if (memcmp(&g->states[g->table[at] - 1], t, sizeof *t) == 0)
            return g->table[at] - 1;
    if (g->n == g->room) {
        g->room = g->room ? g->room * 2 : 64;
        g->states = resized(g->states, g->room, sizeof *g->states);
    }
    g->states[g->n] = *t;
    g->table[at] = ++g->n;
    return g->n - 1;
}

static void add_step(struct graph *g, size_t from, size_t to)
{
    if (g->steps == g->steps_room) {
        g->steps_room = g->steps_room ? g->steps_room * 2 : 256;
        g->from = resized(g->from, g->steps_room, sizeof *g->from);
        g->to = resized(g->to, g->steps_room, sizeof *g->to);
    }
    g->from[g->steps] = from;
    g->to[g->steps++] = to;
}

static bool find_states(struct graph *g)
{
    struct clients all = talk_clients(g->plan.x);
    struct talk t;
    for (int i = all.first; i < all.end; i++) {
        talk_start(&g->plan, &t, i);
        state_number(g, &t);
    }
    for (size_t i = 0; i < g->n && g->n < MOST_STATES; i++) {
        const struct scene *s = &g->plan.x->scenes[g->states[i].scene];
        for (size_t k = 0; k < talk_count(s); k++) {
            t = g->states[i];
            if (talk_step(&g->plan, &t, talk_said(s, k)))
                add_step(g, i, state_number(g, &t));
        }
    }
    return g->n < MOST_STATES;
}

// Marks the states from which some state without a step can be reached.
static void find_exits(struct graph *g)
{
    bool *leaves = calloc(g->n, sizeof *leaves), grown = true;
    g->leads = calloc(g->n, sizeof *g->leads);
    if (!leaves || !g->leads)
        die("out of memory");
    for (size_t i = 0; i < g->steps; i++)
        leaves[g->from[i]] = true;
    for (size_t i = 0; i < g->n; i++)
        g->leads[i] = !leaves[i];
    free(leaves);
    // Steps were found from the start outwards, so backwards it goes fast.
    while (grown) {
        grown = false;
        for (size_t i = g->steps; i-- > 0;)
            if (g->leads[g->to[i]] && !g->leads[g->from[i]])
                g->leads[g->from[i]] = grown = true;
    }
}

// A scene where nothing is left to say, for somebody.
static bool report_dead_ends(const struct graph *g)
{
    const struct exercise *x = g->plan.x;
    bool told = false, *stuck = calloc(x->scene_count, sizeof *stuck);
    size_t step = 0;
    if (!stuck)
        die("out of memory");
    for (size_t i = 0; i < g->n; i++) {
        bool leaves = step < g->steps && g->from[step] == i;
        while (step < g->steps && g->from[step] == i)
            step++;
        stuck[g->states[i].scene] |= !leaves;
    }
    for (size_t i = 0; i < x->scene_count; i++) {
        const struct scene *s = &x->scenes[i];
        if (!stuck[i] || !s->reply_count)
            continue;
        told = true;
        diag(x->page->course->dx, DIAG_W433, s->at,
             "'%.*s'\ngive it a reply without a condition",
             STR_ARG(s->name));
    }
    free(stuck);
    return told;
}

// Whether replies alone, without their conditions, lead to an end.
static bool ends_without_conditions(const struct exercise *x, size_t scene)
{
    bool *seen = calloc(x->scene_count, sizeof *seen), found = false;
    size_t *waiting = resized(NULL, x->scene_count, sizeof *waiting), n = 0;
    if (!seen)
        die("out of memory");
    waiting[n++] = scene;
    seen[scene] = true;
    while (n && !found) {
        const struct scene *s = &x->scenes[waiting[--n]];
        found = s->reply_count == 0;
        for (size_t k = 0; k < s->reply_count; k++)
            if (!seen[s->replies[k].to]) {
                seen[s->replies[k].to] = true;
                waiting[n++] = (size_t)s->replies[k].to;
            }
    }
    free(seen);
    free(waiting);
    return found;
}

// Circles that conditions close; W413 knows those without conditions.
static bool report_circles(const struct graph *g)
{
    const struct exercise *x = g->plan.x;
    for (size_t i = 0; i < g->n; i++) {
        const struct scene *s = &x->scenes[g->states[i].scene];
        if (g->leads[i] ||
            !ends_without_conditions(x, (size_t)g->states[i].scene))
            continue;
        diag(x->page->course->dx, DIAG_W432, s->at,
             "'%.*s'\nlet one reply of the circle lead on without a "
             "condition",
             STR_ARG(s->name));
        return true; // the scenes of the circle have the same trouble
    }
    return false;
}

static void graph_clear(struct graph *g)
{
    free(g->states);
    free(g->table);
    free(g->from);
    free(g->to);
    free(g->leads);
}

bool talk_reach(const struct exercise *x, bool *scenes, bool **replies)
{
    struct arena *a = arena_new();
    struct graph *g = ARENA_NEW(a, struct graph);
    talk_plan(&g->plan, x, a);
    bool known = !g->plan.too_large && find_states(g);
    for (size_t i = 0; known && i < g->n; i++) {
        int scene = g->states[i].scene;
        scenes[scene] = true;
        for (size_t k = 0; k < x->scenes[scene].reply_count; k++)
            replies[scene][k] |= talk_open(&g->plan, &g->states[i], k);
    }
    graph_clear(g);
    arena_free(a);
    return known;
}

bool simulate_scenes(const struct exercise *x)
{
    struct arena *a = arena_new();
    struct graph *g = ARENA_NEW(a, struct graph);
    bool *reached = arena_take(a, x->scene_count * sizeof *reached);
    bool told = false;
    talk_plan(&g->plan, x, a);
    if (!g->plan.too_large && find_states(g)) {
        find_exits(g);
        for (size_t i = 0; i < g->n; i++)
            reached[g->states[i].scene] = true;
        told |= simulate_closed(g, reached);
        told |= report_dead_ends(g);
        told |= report_circles(g);
        if (!told)
            simulate_shut(g, reached);
    }
    graph_clear(g);
    arena_free(a);
    return told;
}
