// simulate_talk.c - see simulate_talk.h; and the paths through a dialogue.
#include "pass/simulate_talk.h"

#include <string.h>

#include "pass/simulate_parts.h"

// MOST_REPLIES: of a path, as in the engine. MOST_VISITS of one scene, so
// that circles come to an end. MOST_WALKED: of the search for all paths.
enum {
    MOST_PATHS = 1500,
    MOST_REPLIES = 120,
    MOST_VISITS = 2,
    MOST_WALKED = 200000
};

static void plan_scene(struct talk_plan *p, const struct scene *s,
                       signed char *used, int bits[2])
{
    for (size_t k = 0; k < s->reply_count; k++) {
        const struct reply *r = &s->replies[k];
        used[k] = r->once ? (signed char)bits[0]++ : -1;
        p->too_large |= bits[0] > 64;
        bits[0] = bits[0] > 64 ? 0 : bits[0];
        for (size_t i = 0; i < r->test_count; i++)
            p->asked[r->tests[i].axis] = true;
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
    int bits[2] = {0, 0};
    *p = (struct talk_plan){.x = x};
    p->reached_bit = arena_take(a, x->scene_count);
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
    if (p->reached_bit[scene] >= 0)
        t->reached |= (uint64_t)1 << p->reached_bit[scene];
}

void talk_start(const struct talk_plan *p, struct talk *t)
{
    memset(t, 0, sizeof *t); // padding too: states are compared as bytes
    arrive(p, t, p->x->start);
}

static bool test_holds(double axis, const struct axis_test *test)
{
    const char *op = test->op;
    if (op[0] == '<')
        return op[1] ? axis <= test->value : axis < test->value;
    if (op[0] == '>')
        return op[1] ? axis >= test->value : axis > test->value;
    return axis == test->value;
}

bool talk_open(const struct talk_plan *p, const struct talk *t, size_t reply)
{
    const struct reply *r = &p->x->scenes[t->scene].replies[reply];
    int bit = p->used_bit[t->scene][reply];
    if (bit >= 0 && t->used >> bit & 1)
        return false;
    for (size_t i = 0; i < r->test_count; i++)
        if (!test_holds(t->axes[r->tests[i].axis], &r->tests[i]))
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

// The search for paths.
struct search {
    struct simulation *s;
    struct subject *sub;
    struct talk_plan plan;
    size_t path[MOST_REPLIES]; // replies, from 0
    struct talk at[MOST_REPLIES + 1];
    unsigned char *visits; // per scene
    bool *stopped;         // per scene: a path that stops there was taken
    size_t paths, steps;
};

static void add_path(struct search *f, size_t n, bool ended)
{
    struct text t = {0};
    text_puts(&t, "{\"replies\":[");
    for (size_t i = 0; i < n; i++)
        text_format(&t, i ? ",%zu" : "%zu", f->path[i] + 1);
    text_puts(&t, "]}");
    struct way *w = simulate_add_way(f->s, f->sub, &t);
    if (w && ended) {
        unsigned short *path =
            arena_take(f->s->arena, (n + 1) * sizeof *path);
        for (size_t i = 0; i < n; i++)
            path[i] = (unsigned short)f->path[i];
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

// All paths from where the path of N replies stands, without recursion: the
// next reply to try is kept in the path itself.
static bool find_all(struct search *f)
{
    size_t n = 0;
    f->path[0] = 0;
    f->visits[f->at[0].scene] = 1;
    for (;;) {
        const struct scene *s = &f->sub->x->scenes[f->at[n].scene];
        while (f->path[n] < s->reply_count &&
               (!talk_open(&f->plan, &f->at[n], f->path[n]) ||
                f->visits[s->replies[f->path[n]].to] == MOST_VISITS))
            f->path[n]++;
        if (f->paths > MOST_PATHS || ++f->steps > MOST_WALKED)
            return false;
        if (f->path[n] == s->reply_count) {
            f->visits[f->at[n].scene]--;
            if (n == 0)
                return true;
            f->path[--n]++;
            continue;
        }
        f->at[n + 1] = f->at[n];
        talk_take(&f->plan, &f->at[n + 1], f->path[n]);
        n++;
        if (note_path(f, n)) {
            f->visits[f->at[n].scene]++;
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
        for (size_t k = 0; k < s->reply_count; k++)
            if (talk_open(&f->plan, &f->at[n], k) &&
                simulate_random(seed) % ++open == 0)
                f->path[n] = k;
        if (!open)
            return;
        f->at[n + 1] = f->at[n];
        talk_take(&f->plan, &f->at[n + 1], f->path[n]);
    }
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
    f->visits = arena_take(s->arena, x->scene_count);
    f->stopped = arena_take(s->arena, x->scene_count * sizeof(bool));
    talk_plan(&f->plan, x, s->arena);
    talk_start(&f->plan, &f->at[0]);
    f->stopped[x->start] = true;
    if (!f->plan.too_large && find_all(f))
        return;
    // There are more paths than can be tried; of circles without end.
    sub->way_count = 1;
    memset(f->stopped, 0, x->scene_count * sizeof(bool));
    for (int i = 0; i < MOST_PATHS; i++)
        find_one(f, &seed);
    sub->all = 1e12;
}
