#include "pass/scos.h"

#include "engine/rules/explore.h"
#include "model/table.h"
#include "pass/scos_rules.h"

// SCORM 1.2 has 200 characters for what opens a lesson and puts it on the
// route, and an item's identifier is up to 15 long.
enum { MOST_PREREQUISITES = 5 };

// A lesson's SCO while it is planned.
struct plan {
    struct reading reading;
    struct engine *engine; // with the SCO's table
};

static Str sco_table(const struct course *c, const struct lesson *l)
{
    struct text t = {0};
    table_write_sco(&t, c, l);
    Str kept = arena_str(c->arena, text_str(&t));
    text_clear(&t);
    return kept;
}

static struct engine *start_engine(Str table)
{
    struct engine *e = engine_new();
    if (!engine_load(e, table.at, table.n))
        die("the rule engine refused a lesson: %s",
            engine_problem(e, 0)->message);
    return e;
}

static void measure(struct course *c, struct lesson *l, struct engine *e)
{
    const struct engine_result *result = engine_evaluate(e);
    struct sco *sco = l->sco;
    for (size_t i = 0; i < result->n_lessons; i++) {
        const struct engine_lesson *own = &result->lessons[i];
        if (!str_is(l->id, own->id))
            continue;
        sco->points = own->total.max;
        for (size_t k = 0; k < c->level_count; k++)
            sco->levels[k] = own->levels[k].max;
    }
    sco->state_bytes = STATE_SESSION + engine_state_bytes(e, NULL);
}

static void begin(struct course *c, struct lesson *l, struct plan *p)
{
    l->sco = ARENA_NEW(c->arena, struct sco);
    l->sco->levels =
        arena_take(c->arena, c->level_count * sizeof *l->sco->levels + 1);
    p->engine = start_engine(sco_table(c, l));
    measure(c, l, p->engine);
    p->reading = (struct reading){.course = c, .lesson = l};
    read_sco_rules(&p->reading, p->engine);
}

// --- what a lesson waits for ---

static struct ways *ways_of(const struct lesson *l, enum signal_kind kind)
{
    return kind == SIGNAL_UNLOCK ? &l->sco->unlock : &l->sco->route;
}

// What is taken from the rules as they stand; true when all of it was.
static bool add_plain(const struct reading *r, const struct lesson *about,
                      enum signal_kind kind)
{
    struct ways *w = ways_of(about, kind);
    bool all = !r->loops[kind], any = false;
    for (size_t i = 0; i < r->n; i++) {
        const struct opening *o = &r->openings[i];
        if (o->about != about || o->kind != kind)
            continue;
        any = true;
        all = all && o->ways;
        w->unsaid = w->unsaid || o->foreign;
        for (size_t k = 0; k < o->n; k++)
            *ARENA_PUSH(r->course->arena, w->all, w->n) = o->ways[k];
    }
    return any && all;
}

// The rest is for the SCO itself to find out.
static void add_openings(const struct plan *p, struct lesson *about, int from,
                         int to)
{
    const struct reading *r = &p->reading;
    static const enum signal_kind kinds[] = {SIGNAL_UNLOCK, SIGNAL_ROUTE};
    for (size_t k = 0; k < 2; k++) {
        struct ways *w = ways_of(about, kinds[k]);
        const enum engine_truth said =
            k ? engine_routes(p->engine, from, to)
              : engine_unlocks(p->engine, from, to);
        if (said == ENGINE_UNSURE || add_plain(r, about, kinds[k]))
            continue;
        struct way way = {0};
        *ARENA_PUSH(r->course->arena, way.signals, way.n) =
            (struct signal){kinds[k], r->lesson, about};
        *ARENA_PUSH(r->course->arena, w->all, w->n) = way;
    }
}

// --- what a lesson tells ---

static void add_signal(struct course *c, const struct signal *s)
{
    struct sco *from = s->from->sco;
    for (size_t i = 0; i < from->tell_count; i++)
        if (from->tells[i].kind == s->kind && from->tells[i].about == s->about)
            return;
    *ARENA_PUSH(c->arena, from->tells, from->tell_count) = *s;
}

static void add_signals(struct course *c, struct ways *w)
{
    size_t signals = 0;
    w->passed = true;
    for (size_t i = 0; i < w->n; i++)
        for (size_t k = 0; k < w->all[i].n; k++) {
            const struct signal *s = &w->all[i].signals[k];
            w->passed = w->passed && s->kind == SIGNAL_PASSED;
            if (!w->unsaid)
                add_signal(c, s);
            signals++;
        }
    w->passed = w->passed && signals <= MOST_PREREQUISITES;
}

// The place where the rules speak of it, for a message: where they ask for
// the answers of others, if they do.
static Span place_of(const struct plan *plans, size_t n,
                     const struct lesson *about, enum signal_kind kind)
{
    Span at = {0};
    for (size_t i = 0; i < n; i++) {
        const struct reading *r = &plans[i].reading;
        if (r->loops[kind] && !at.line)
            at = span_at(r->lesson->origin->rules.source,
                         r->lesson->origin->rules.line, 1, 1);
        for (size_t k = 0; k < r->n; k++) {
            const struct opening *o = &r->openings[k];
            if (o->about != about || o->kind != kind)
                continue;
            if (o->foreign)
                return o->at;
            at = o->at;
        }
    }
    return at;
}

static void settle(struct course *c, struct lesson *l,
                   const struct plan *plans, size_t n, enum signal_kind kind)
{
    struct ways *w = ways_of(l, kind);
    const char *word = kind == SIGNAL_UNLOCK ? "unlock" : "route";
    if (!w->n)
        return;
    w->unsaid = w->unsaid || ways_rules(w) > MOST_SIGNAL_RULES;
    add_signals(c, w);
    if (w->unsaid)
        diag(c->dx, DIAG_W451, place_of(plans, n, l, kind),
             "'%.*s' is open to everybody in every package\nlet one lesson's "
             "own answers decide, or `%s \"%.*s\" { passed_lesson \"...\" }`, "
             "or write `sco: course`",
             STR_ARG(l->id), word, STR_ARG(l->id));
    else if (!w->passed && c->scorm[SCORM_12])
        diag(c->dx, DIAG_W451, place_of(plans, n, l, kind),
             "'%.*s' is open to everybody in SCORM 1.2, which knows of a "
             "lesson only whether it is passed\nwrite `%s \"%.*s\" "
             "{ passed_lesson \"...\" }`, or leave SCORM 1.2 out of "
             "`scorm: versions`",
             STR_ARG(l->id), word, STR_ARG(l->id));
}

// --- the course's own mark ---

static void check_mark(struct course *c)
{
    const char *other = NULL;
    if (c->pass_mark == PASS_NONE)
        return;
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct lesson *l = c->lessons[i];
        if (l->tested)
            other = "lessons have a `pass` of their own";
        else if (l->sco && sco_is_routed(l) && l->sco->points > 0)
            other = "a lesson with points is not on everybody's route";
    }
    if (other)
        diag(c->dx, DIAG_E261, c->pass_at,
             "%s\ntake it out of course.yaml, or write `sco: course`", other);
    else if (!sco_has_points(c))
        diag(c->dx, DIAG_E261, c->pass_at,
             "no lesson has points\ntake it out of course.yaml");
    else if (c->scorm[SCORM_12])
        diag(c->dx, DIAG_W450, c->pass_at,
             "\ngive the lessons a `pass` in their rules, leave SCORM 1.2 out "
             "of `scorm: versions`, or write `sco: course`");
}

static void finish(struct course *c, struct plan *plans, size_t n)
{
    c->state_bytes = 0;
    for (size_t i = 0; i < n; i++) {
        struct lesson *l = plans[i].reading.lesson;
        settle(c, l, plans, n, SIGNAL_UNLOCK);
        settle(c, l, plans, n, SIGNAL_ROUTE);
        if (l->sco->state_bytes > c->state_bytes)
            c->state_bytes = l->sco->state_bytes;
    }
    for (size_t i = 0; i < n; i++) {
        struct lesson *l = plans[i].reading.lesson;
        l->sco->table = sco_table(c, l);
        engine_free(plans[i].engine);
    }
    check_mark(c);
}

void plan_scos(struct course *c)
{
    struct plan *plans = NULL;
    size_t n = 0;
    if (!c->sco_lessons || diag_errors(c->dx))
        return;
    for (size_t i = 0; i < c->lesson_count; i++)
        if (lesson_is_sco(c->lessons[i])) {
            struct plan *p = ARENA_PUSH(c->arena, plans, n);
            begin(c, c->lessons[i], p);
        }
    for (size_t from = 0; from < n; from++)
        for (size_t to = 0; to < n; to++)
            add_openings(&plans[from], plans[to].reading.lesson, (int)from,
                         (int)to);
    finish(c, plans, n);
}
