// routes.c - whether every route can be gone to its end.
//
// A lesson decides with its rules who goes where. Of all its participants for
// whom it decides alike, the one who does best is kept: a bearing. These are
// put together to participants of the whole course, who answer what is open
// to them, as long as something opens; and then the engine says whether they
// have passed.
#include <math.h>

#include "pass/simulate/parts.h"

// MOST_TRIED: participants of the whole course; of more, a choice.
enum { MOST_TRIED = 600, MOST_WAYS_OF_LESSON = 64 };

// Those who go one way.
struct side {
    bool seen, passes;
    double most; // the score of who did best without passing
    Str why;     // and what stopped them
    bool explained; // by what is reported already
};

struct traveller {
    struct simulation *s;
    struct engine *engine;
    size_t *bearings; // per unit, which of its own
    bool *answered;   // per unit
    bool refused;     // an answer was not taken: nothing is known
    struct side **to; // per unit and way
    struct side *past; // per unit: who is not sent there
    struct side all;
};

static bool is_better(const struct bearing *a, const struct bearing *b)
{
    if (a->rank != b->rank)
        return a->rank > b->rank;
    if (simulate_less(a->total, b->total) || simulate_less(b->total, a->total))
        return a->total > b->total;
    return a->number < b->number;
}

void bearing_merge(struct tally *t, const struct bearing *b)
{
    t->held |= b->held;
    for (size_t i = 0; i < t->bearing_count; i++) {
        struct bearing *is = &t->bearings[i];
        if (is->held != b->held || is->lessons != b->lessons)
            continue;
        if (is_better(b, is))
            *is = *b;
        return;
    }
    if (t->bearing_count < MOST_BEARINGS)
        t->bearings[t->bearing_count++] = *b;
    else
        t->bearings_cut = true;
}

void bearing_of(struct tally *t, const struct engine_lesson *l,
                const struct observed *o)
{
    const struct engine_way *ways;
    const size_t n = engine_ways(o->engine, o->u->lesson, &ways);
    const bool passes = l->passed != ENGINE_NO;
    struct bearing b = {.number = o->number, .total = l->total.score,
                        .rank = 2 * (o->finishes && passes) + o->finishes};
    for (size_t i = 0; i < n && i < MOST_WAYS_OF_LESSON; i++)
        b.held |= (uint64_t)ways[i].holds << i;
    // Whether another lesson is passed: it may do without.
    for (size_t i = 0, bit = 0; i < o->u->part_count && bit < 64; i++)
        if (o->u->parts[i].lesson != NOWHERE)
            b.lessons |= (uint64_t)(o->states[i] > 0) << bit++;
    bearing_merge(t, &b);
}

// A way of the class that finishes the exercise, if there is one.
static const struct way *way_of(const struct simulation *s,
                                const struct subject *sub, int class)
{
    const struct way *way = NULL;
    for (size_t i = 0; i < sub->way_count; i++) {
        const struct way *w = &sub->ways[i];
        if ((class >= 0 && w->class != class) || w->prepared < 0)
            continue;
        if (engine_worth(s->engine, w->prepared).finished)
            return w;
        way = way ? way : w;
    }
    return way;
}

// The class that a bearing has for a subject; -1: it does not matter.
static int class_of(const struct unit *u, const struct bearing *b,
                    size_t subject)
{
    for (size_t i = 0; i < u->part_count; i++) {
        const struct state *state = &u->parts[i].states[b->states[i]];
        for (size_t k = 0; k < state->setting_count; k++)
            if (state->settings[k].subject == (int)subject)
                return state->settings[k].class;
    }
    return -1;
}

static void answer_lesson(struct traveller *t, size_t lesson)
{
    const struct simulation *s = t->s;
    const struct unit *u = &s->units[lesson];
    const struct bearing *b = &u->tally.bearings[t->bearings[lesson]];
    for (size_t i = 0; i < s->subject_count; i++) {
        const struct subject *sub = &s->subjects[i];
        if (sub->lesson != (int)lesson)
            continue;
        const struct way *way = way_of(s, sub, class_of(u, b, i));
        struct text name = {0};
        if (!way || !way->json.n)
            continue;
        text_format(&name, "%.*s/%.*s", STR_ARG(u->l->id),
                    STR_ARG(sub->x->name));
        t->refused |=
            !engine_answer(t->engine, name.at, way->json.at, way->json.n);
        text_clear(&name);
    }
    engine_visit(t->engine, engine_lesson(t->engine, (int)lesson)->id);
    t->answered[lesson] = true;
}

// Answers what is open, until nothing more opens.
static const struct engine_result *travel(struct traveller *t)
{
    const struct simulation *s = t->s;
    const struct engine_result *r;
    bool more = true;
    engine_reset(t->engine);
    for (size_t i = 0; i < s->unit_count; i++)
        t->answered[i] = false;
    while (more) {
        more = false;
        r = engine_evaluate(t->engine);
        for (size_t i = 0; i < s->unit_count; i++)
            if (r->lessons[i].unlocked && !t->answered[i]) {
                answer_lesson(t, i);
                more = true;
            }
    }
    return r;
}

static bool has_trouble(const struct simulation *s)
{
    bool troubled = false;
    for (size_t i = 0; i < s->unit_count; i++)
        troubled |= s->units[i].troubled;
    return troubled;
}

// Where the rules say where to.
static Span place_of(const struct simulation *s, const struct unit *u,
                     const struct engine_way *w)
{
    const struct source *source = u->l->origin->rules.source;
    const size_t line = (size_t)w->line;
    if (w->line < 1 || line > source->lines)
        return u->l->origin->rules.at;
    return span_find(source, line, line, s->units[w->to].l->id);
}

// Whether what keeps the lesson closed is reported already.
static bool closed_by_trouble(const struct simulation *s, int lesson)
{
    const struct engine_way *ways;
    bool known = false;
    for (size_t i = 0; i < s->unit_count; i++) {
        const size_t n = engine_ways(s->engine, (int)i, &ways);
        for (size_t k = 0; k < n; k++)
            if (ways[k].to == lesson && !ways[k].route)
                known |= simulate_explained(s, &s->units[i],
                                            place_of(s, &s->units[i],
                                                     &ways[k]));
    }
    return known;
}

// The first thing in the way of who travelled like this.
static Str why_not(const struct traveller *t, const struct engine_result *r,
                   bool *explained)
{
    struct arena *a = t->s->arena;
    for (size_t i = 0; i < r->n_lessons; i++) {
        const struct engine_lesson *l = &r->lessons[i];
        if (l->route == ENGINE_NO)
            continue;
        *explained = t->answered[i] ? t->s->units[i].troubled
                                    : closed_by_trouble(t->s, (int)i);
        if (!t->answered[i])
            return arena_format(a, "'%s' never opens for them", l->id);
        if (l->passed == ENGINE_NO)
            return arena_format(a, "they do not pass '%s'", l->id);
    }
    *explained = has_trouble(t->s);
    const struct course *c = t->s->c;
    double need = c->pass_mark == PASS_NONE ? 0 : c->pass_value;
    if (c->pass_mark == PASS_SHARE)
        need *= r->total.max;
    if (simulate_less(r->total.score, need))
        return arena_format(a,
                            "they have a score of %.7g at most out of %.7g, "
                            "the course asks for %.7g",
                            r->total.score, r->total.max, need);
    return STR("they never get to the end");
}

static void see(struct traveller *t, struct side *side,
                const struct engine_result *r)
{
    const bool passes = r->status.completion == ENGINE_COMPLETED &&
                        r->status.success != ENGINE_NO;
    if (!passes && (!side->why.n || r->total.score > side->most)) {
        side->most = r->total.score;
        side->why = why_not(t, r, &side->explained);
    }
    side->seen = true;
    side->passes |= passes;
}

static void look_around(struct traveller *t, const struct engine_result *r)
{
    const struct simulation *s = t->s;
    const struct engine_way *ways;
    see(t, &t->all, r);
    for (size_t i = 0; i < s->unit_count; i++) {
        const size_t n = engine_ways(t->engine, (int)i, &ways);
        for (size_t k = 0; k < n; k++)
            if (ways[k].route && ways[k].holds)
                see(t, &t->to[i][k], r);
        if (r->lessons[i].route == ENGINE_NO)
            see(t, &t->past[i], r);
    }
}

// The number of participants to put together; false: they are a choice.
static bool count_all(const struct simulation *s, size_t *n)
{
    double all = 1;
    bool whole = true;
    for (size_t i = 0; i < s->unit_count; i++) {
        all *= (double)s->units[i].tally.bearing_count;
        whole &= !s->units[i].tally.bearings_cut && s->units[i].all;
    }
    *n = (size_t)fmin(all, MOST_TRIED);
    return whole && all <= MOST_TRIED;
}

static void travel_all(struct traveller *t, size_t n, bool whole)
{
    const struct simulation *s = t->s;
    for (size_t i = 0; i < n && !t->refused; i++) {
        uint64_t seed = SIMULATE_SEED + i;
        size_t number = i;
        for (size_t k = 0; k < s->unit_count; k++) {
            const size_t count = s->units[k].tally.bearing_count;
            t->bearings[k] = (whole ? number : simulate_random(&seed)) % count;
            number /= count;
        }
        look_around(t, travel(t));
    }
}

// Whether what lessons earn can be told for each by itself.
static bool is_plain_case(const struct simulation *s)
{
    bool routes = false;
    for (size_t i = 0; i < s->unit_count; i++) {
        const struct unit *u = &s->units[i];
        const struct engine_way *ways;
        if (u->guessed || !u->tally.bearing_count)
            return false;
        for (size_t k = 0; k < u->part_count; k++)
            for (size_t n = 0; u->parts[k].lesson == NOWHERE &&
                               n < u->parts[k].states[0].setting_count;
                 n++)
                if (s->subjects[u->parts[k].states[0].settings[n].subject]
                        .lesson != u->lesson)
                    return false;
        for (size_t k = engine_ways(s->engine, (int)i, &ways); k-- > 0;)
            routes |= ways[k].route;
    }
    return routes;
}

static bool report(struct traveller *t, const struct side *side,
                   const char *which, const struct unit *u,
                   const struct engine_way *w, bool whole)
{
    const struct simulation *s = t->s;
    const Str why = t->all.passes ? side->why : t->all.why;
    if (!side->seen || side->passes || side->explained)
        return false;
    diag(s->c->dx, DIAG_W439, place_of(s, u, w),
         "%s '%.*s'%s\n%.*s%s; open what they need, ask less of them or send "
         "them another way",
         which, STR_ARG(s->units[w->to].l->id),
         t->all.passes ? "" : ", and on any other", STR_ARG(why),
         whole ? "" : ", as far as a large sample shows");
    return true;
}

// One mistake, one message: who is sent past one lesson may be sent to
// another.
static void report_all(struct traveller *t, bool whole)
{
    const struct simulation *s = t->s;
    const struct engine_way *ways;
    bool told = !t->all.passes && has_trouble(s);
    for (int past = 0; past < 2 && !told; past++)
        for (size_t i = 0; i < s->unit_count; i++) {
            const struct unit *u = &s->units[i];
            const size_t n = engine_ways(t->engine, (int)i, &ways);
            for (size_t k = 0; k < n; k++) {
                struct side *side =
                    past ? &t->past[ways[k].to] : &t->to[i][k];
                if (!ways[k].route || (told && !t->all.passes))
                    continue;
                told |= report(t, side, past ? "past" : "to", u, &ways[k],
                               whole);
                side->passes = true;
            }
        }
}

// A statement that never holds, beside others to the same lesson that do.
static void report_unused(struct simulation *s, const struct unit *u)
{
    const struct engine_way *ways;
    const size_t n = engine_ways(s->engine, u->lesson, &ways);
    for (size_t k = 0; k < n && k < MOST_WAYS_OF_LESSON; k++) {
        bool others = false;
        for (size_t i = 0; i < s->unit_count; i++)
            others |= s->units[i].tally.routes[ways[k].to];
        const Span at = place_of(s, u, &ways[k]);
        if (ways[k].route && others && !u->guessed &&
            !(u->tally.held >> k & 1) && !simulate_explained(s, u, at))
            diag(s->c->dx, DIAG_W440, at,
                 "'%.*s'%s\nthe conditions never hold together; loosen one, "
                 "or take the statement out",
                 STR_ARG(s->units[ways[k].to].l->id),
                 u->exact ? "" : ", as far as a large sample shows");
    }
}

void simulate_routes(struct simulation *s)
{
    struct traveller t = {.s = s};
    const struct engine_way *ways;
    size_t n;
    for (size_t i = 0; i < s->unit_count; i++)
        report_unused(s, &s->units[i]);
    if (!is_plain_case(s))
        return;
    t.bearings = arena_take(s->arena, s->unit_count * sizeof *t.bearings);
    t.answered = arena_take(s->arena, s->unit_count * sizeof *t.answered);
    t.past = arena_take(s->arena, s->unit_count * sizeof *t.past);
    t.to = arena_take(s->arena, s->unit_count * sizeof *t.to);
    for (size_t i = 0; i < s->unit_count; i++) {
        const size_t count = engine_ways(s->engine, (int)i, &ways);
        t.to[i] = arena_take(s->arena, (count + 1) * sizeof *t.to[i]);
    }
    t.engine = engine_new();
    if (!engine_load(t.engine, s->c->table.at, s->c->table.n))
        die("the rule engine refused the course");
    const bool whole = count_all(s, &n);
    travel_all(&t, n, whole);
    if (!t.refused)
        report_all(&t, whole);
    engine_free(t.engine);
}
