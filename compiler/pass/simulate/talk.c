// talk.c - see talk.h; and the paths through a dialogue.
#include "pass/simulate/talk.h"

#include <string.h>

#include "pass/simulate/parts.h"

// MOST_REPLIES: of a path, as in the engine. MOST_VISITS of one scene, so
// that circles come to an end. MOST_WALKED: of the search for all paths.
enum {
    MOST_PATHS = 1500,
    MOST_REPLIES = 120,
    MOST_VISITS = 2,
    MOST_WALKED = 200000
};

static void plan_test(struct talk_plan *p, const struct reply_test *t,
                      int bits[3])
{
    if (t->about == ABOUT_AXIS)
        p->asked[t->which] = true;
    if (t->about != ABOUT_NAMED || p->named_bit[t->which] >= 0)
        return;
    p->named_bit[t->which] = (signed char)bits[2]++;
    p->too_large |= bits[2] > 64;
    bits[2] = bits[2] > 64 ? 0 : bits[2];
}

static void plan_scene(struct talk_plan *p, const struct scene *s,
                       signed char *used, int bits[3])
{
    for (size_t k = 0; k < s->reply_count; k++) {
        const struct reply *r = &s->replies[k];
        used[k] = r->once ? (signed char)bits[0]++ : -1;
        p->too_large |= bits[0] > 64;
        bits[0] = bits[0] > 64 ? 0 : bits[0];
        for (size_t i = 0; i < r->test_count; i++)
            plan_test(p, &r->tests[i], bits);
        for (size_t i = 0; i < r->after_count; i++) {
            signed char *bit = &p->reached_bit[r->after[i].scene];
            if (*bit < 0)
                *bit = (signed char)bits[1]++;
            p->too_large |= bits[1] > 64;
            bits[1] = bits[1] > 64 ? 0 : bits[1];
        }
    }
}

void talk_plan(struct talk_plan *p, const struct exercise *x, struct arena *a)
{
    int bits[3] = {0, 0, 0};
    *p = (struct talk_plan){.x = x};
    p->reached_bit = arena_take(a, x->scene_count);
    p->named_bit = arena_take(a, x->scene_count);
    memset(p->named_bit, -1, x->scene_count);
    p->used_bit = arena_take(a, x->scene_count * sizeof *p->used_bit);
    memset(p->reached_bit, -1, x->scene_count);
    for (size_t i = 0; i < x->scene_count; i++) {
        p->used_bit[i] = arena_take(a, x->scenes[i].reply_count + 1);
        plan_scene(p, &x->scenes[i], p->used_bit[i], bits);
    }
}

static void arrive(const struct talk_plan *p, struct talk *t, int scene)
{
    t->scene = scene;
    t->is_named = 0;
    if (p->reached_bit[scene] >= 0)
        t->reached |= (uint64_t)1 << p->reached_bit[scene];
}

void talk_start(const struct talk_plan *p, struct talk *t, int client)
{
    memset(t, 0, sizeof *t); // padding too: states are compared as bytes
    t->client = client;
    arrive(p, t, p->x->start);
}

// What a condition compares, as it stands.
static double standing(const struct talk_plan *p, const struct talk *t,
                       const struct reply_test *test)
{
    switch (test->about) {
    case ABOUT_TRAIT:
        return persona_trait(p->x->clients[t->client], test->name)->value;
    case ABOUT_CLIENT:
        return t->client == test->which;
    case ABOUT_NAMED:
        return (int)(t->named >> p->named_bit[test->which] & 1);
    default:
        return t->axes[test->which];
    }
}

bool talk_holds(const struct talk_plan *p, const struct talk *t,
                const struct reply_test *test)
{
    double is = standing(p, t, test);
    const char *op = test->op;
    if (op[0] == '<')
        return op[1] ? is <= test->value : is < test->value;
    if (op[0] == '>')
        return op[1] ? is >= test->value : is > test->value;
    return is == test->value;
}

bool talk_open(const struct talk_plan *p, const struct talk *t, size_t reply)
{
    const struct reply *r = &p->x->scenes[t->scene].replies[reply];
    int bit = p->used_bit[t->scene][reply];
    if (bit >= 0 && t->used >> bit & 1)
        return false;
    for (size_t i = 0; i < r->test_count; i++)
        if (!talk_holds(p, t, &r->tests[i]))
            return false;
    for (size_t i = 0; i < r->after_count; i++)
        if (!(t->reached >> p->reached_bit[r->after[i].scene] & 1))
            return false;
    return true;
}

void talk_take(const struct talk_plan *p, struct talk *t, size_t reply)
{
    const struct reply *r = &p->x->scenes[t->scene].replies[reply];
    int bit = p->used_bit[t->scene][reply];
    for (size_t i = 0; i < r->move_count; i++) {
        const struct axis_move *m = &r->moves[i];
        double moved = t->axes[m->axis] + m->by;
        if (p->asked[m->axis])
            t->axes[m->axis] = moved > 10 ? 10 : moved < -10 ? -10 : moved;
    }
    if (bit >= 0)
        t->used |= (uint64_t)1 << bit;
    arrive(p, t, r->to);
}

static size_t option_of(const struct scene *s, bool right)
{
    for (size_t i = 0; i < s->option_count; i++)
        if ((s->options[i].box == BOX_RIGHT) == right)
            return i;
    return s->option_count;
}

size_t talk_count(const struct scene *s)
{
    bool wrong = option_of(s, false) < s->option_count;
    return s->reply_count + (s->option_count ? 1 + (size_t)wrong : 0);
}

size_t talk_said(const struct scene *s, size_t i)
{
    if (i < s->reply_count)
        return i;
    return s->reply_count + option_of(s, i == s->reply_count);
}

bool talk_step(const struct talk_plan *p, struct talk *t, size_t said)
{
    const struct scene *s = &p->x->scenes[t->scene];
    if (said < s->reply_count) {
        if (!talk_open(p, t, said))
            return false;
        talk_take(p, t, said);
        return true;
    }
    if (t->is_named)
        return false;
    int bit = p->named_bit[t->scene];
    t->is_named = 1;
    if (bit >= 0 && s->options[said - s->reply_count].box == BOX_RIGHT)
        t->named |= (uint64_t)1 << bit;
    return true;
}

struct clients talk_clients(const struct exercise *x)
{
    if (!x->client_count)
        return (struct clients){-1, 0};
    return (struct clients){0, (int)x->client_count};
}

// The search for paths.
struct search {
    struct simulation *s;
    struct subject *sub;
    struct talk_plan plan;
    size_t path[MOST_REPLIES]; // of what may be said there, from 0
    struct talk at[MOST_REPLIES + 1];
    int *visits; // per scene
    bool *stopped;         // per scene: a path that stops there was taken
    size_t paths, steps;
};

// What was said at place N of the path.
static size_t said(const struct search *f, size_t n)
{
    return talk_said(&f->sub->x->scenes[f->at[n].scene], f->path[n]);
}

// Takes what stands at place N of the path; false: it may not come there.
static bool step(struct search *f, size_t n)
{
    f->at[n + 1] = f->at[n];
    return talk_step(&f->plan, &f->at[n + 1], said(f, n));
}

static void add_path(struct search *f, size_t n, bool ended)
{
    struct text t = {0};
    text_format(&t, "{\"round\":%d,\"replies\":[",
                f->at[0].client > 0 ? f->at[0].client : 0);
    for (size_t i = 0; i < n; i++)
        text_format(&t, i ? ",%zu" : "%zu", said(f, i) + 1);
    text_puts(&t, "]}");
    struct way *w = simulate_add_way(f->s, f->sub, &t);
    if (w && ended) {
        unsigned short *path =
            arena_take(f->s->arena, (n + 1) * sizeof *path);
        for (size_t i = 0; i < n; i++)
            path[i] = (unsigned short)said(f, i);
        w->end = f->at[n].scene;
        w->path = path;
        w->path_length = n;
    }
    text_clear(&t);
}

// Notes the path of N replies if it is complete, or the first that leads to
// where it stands. False: it ends here.
static bool note_path(struct search *f, size_t n)
{
    int scene = f->at[n].scene;
    bool ended = f->sub->x->scenes[scene].reply_count == 0;
    if (n && (ended || !f->stopped[scene])) {
        add_path(f, n, ended);
        f->paths += ended;
        f->stopped[scene] = true;
    }
    return !ended && n < MOST_REPLIES;
}

// Whether the scene at place N was visited often enough.
static bool is_worn(const struct search *f, size_t n)
{
    return !f->at[n].is_named && f->visits[f->at[n].scene] == MOST_VISITS;
}

// All paths from where the path of N replies stands, without recursion: the
// next reply to try is kept in the path itself.
static bool find_all(struct search *f)
{
    size_t n = 0;
    f->path[0] = 0;
    f->visits[f->at[0].scene] = 1;
    for (;;) {
        const struct scene *s = &f->sub->x->scenes[f->at[n].scene];
        while (f->path[n] < talk_count(s) &&
               (!step(f, n) || is_worn(f, n + 1)))
            f->path[n]++;
        if (f->paths > MOST_PATHS || ++f->steps > MOST_WALKED)
            return false;
        if (f->path[n] == talk_count(s)) {
            f->visits[f->at[n].scene] -= f->at[n].is_named ? 0 : 1;
            if (n == 0)
                return true;
            f->path[--n]++;
            continue;
        }
        n++;
        if (note_path(f, n)) {
            f->visits[f->at[n].scene] += f->at[n].is_named ? 0 : 1;
            f->path[n] = 0;
        } else {
            f->path[--n]++;
        }
    }
}

// One path by chance.
static void find_one(struct search *f, uint64_t *seed)
{
    const struct exercise *x = f->sub->x;
    for (size_t n = 0; note_path(f, n) || n == 0; n++) {
        const struct scene *s = &x->scenes[f->at[n].scene];
        size_t open = 0;
        size_t chosen = 0;
        for (f->path[n] = 0; f->path[n] < talk_count(s); f->path[n]++)
            if (step(f, n) && simulate_random(seed) % ++open == 0)
                chosen = f->path[n];
        f->path[n] = chosen;
        if (!open || !step(f, n))
            return;
    }
}

// All paths with all clients.
static bool find_all_clients(struct search *f)
{
    struct clients all = talk_clients(f->sub->x);
    bool found = !f->plan.too_large;
    for (int i = all.first; found && i < all.end; i++) {
        talk_start(&f->plan, &f->at[0], i);
        found = find_all(f);
    }
    return found;
}

void simulate_paths(struct simulation *s, struct subject *sub)
{
    const struct exercise *x = sub->x;
    uint64_t seed = SIMULATE_SEED;
    struct search *f = ARENA_NEW(s->arena, struct search);
    if (!x->scene_count || x->start == NOWHERE)
        return;
    f->s = s;
    f->sub = sub;
    f->visits = arena_take(s->arena, x->scene_count * sizeof *f->visits);
    f->stopped = arena_take(s->arena, x->scene_count * sizeof(bool));
    talk_plan(&f->plan, x, s->arena);
    f->stopped[x->start] = true;
    if (find_all_clients(f))
        return;
    // There are more paths than can be tried; of circles without end.
    sub->way_count = 1;
    memset(f->stopped, 0, x->scene_count * sizeof(bool));
    struct clients all = talk_clients(x);
    for (int i = 0; i < MOST_PATHS; i++) {
        talk_start(&f->plan, &f->at[0],
                   all.first + i % (all.end - all.first));
        find_one(f, &seed);
    }
    sub->all = 1e12;
}
