// reach.c - what no participant reaches, and what everybody does.
#include <math.h>

#include "pass/simulate/parts.h"

enum { DUST = 1000000 }; // scores are compared in millionths

bool simulate_less(double a, double b)
{
    return round(a * DUST) < round(b * DUST);
}

// Behind what a sample found.
static const char *as_far(const struct unit *u)
{
    return u->exact ? "" : ", as far as a large sample shows";
}

// The first place in the rules where WORD is followed by a text in quotes.
static Span place_of(const struct lua_block *rules, const char *word, Str name)
{
    struct text quoted = {0};
    Str rest = rules->text, line;
    Span at = rules->at;
    text_format(&quoted, "\"%.*s\"", STR_ARG(name));
    while (str_line(&rest, &line)) {
        size_t from = str_find(line, str_of(word));
        size_t quote = str_find(line, text_str(&quoted));
        bool comment = str_starts(str_trim(line), "--");
        if (comment || from >= line.n || (name.n && quote >= line.n))
            continue;
        Str part = name.n ? str_upto(str_from(line, quote + 1), name.n)
                          : str_upto(str_from(line, from), str_of(word).n);
        at = span_of(rules->source, part);
        break;
    }
    text_clear(&quoted);
    return at;
}

// The text between the braces behind `pass`; empty when there is none.
static Str pass_text(Str rules)
{
    Str line, from = rules;
    while (str_line(&rules, &line)) {
        if (!str_starts(str_trim(line), "pass")) {
            from = rules;
            continue;
        }
        size_t start = str_find_byte(from, '{'), end = start, depth = 0;
        do {
            depth += end < from.n && from.at[end] == '{';
            depth -= end < from.n && from.at[end] == '}';
        } while (end++ < from.n && depth);
        return str_upto(str_from(from, start), end - start);
    }
    return STR("");
}

static bool names_exercise(const struct lua_block *rules, Str name)
{
    struct text t = {0};
    text_format(&t, "\"%.*s\"", STR_ARG(name));
    bool found =
        rules->text.at && str_find(rules->text, text_str(&t)) < rules->text.n;
    text_clear(&t);
    return found;
}

// Levels.

static const char *level_name(const struct simulation *s, int level)
{
    Str id = level < 0 ? STR("total") : s->c->levels[level].id;
    return arena_str(s->arena, id).at;
}

static struct engine_points level_points(const struct simulation *s,
                                         const struct unit *u, int level)
{
    const struct engine_lesson *l = engine_lesson(s->engine, u->lesson);
    return level < 0 ? l->total : l->levels[level];
}

static double most_of(const struct unit *u, int level)
{
    return level < 0 ? u->tally.total.most : u->tally.levels[level].most;
}

Span simulate_place(const struct simulation *s,
                    const struct engine_threshold *t, const char *word)
{
    const struct unit *u = &s->units[t->lesson];
    const struct lua_block *rules = &u->l->origin->rules;
    const struct source *source = rules->source;
    size_t line = (size_t)t->line;
    if (t->line < 1 || line > source->lines)
        return rules->at;
    return span_find(source, line, line, str_of(word));
}

static void report_thresholds(struct simulation *s)
{
    for (size_t i = 0; i < engine_threshold_count(s->engine); i++) {
        const struct engine_threshold *t = engine_threshold(s->engine, i);
        struct unit *u = &s->units[t->lesson];
        if (t->axis >= 0)
            continue;
        double need = t->amount, most = most_of(u, t->level);
        const char *word = t->mastery ? "mastered"
                           : t->below ? "below"
                                      : "at_least";
        if (t->share)
            need *= level_points(s, u, t->level).max;
        if (u->guessed || u->reported_count ||
            !simulate_less(most + simulate_closed_points(s, u, t->level),
                           need))
            continue;
        simulate_note(u, simulate_place(s, t, word));
        diag(s->c->dx, DIAG_W424, simulate_place(s, t, word),
             "`%s` for %s needs a score of %.7g, nobody has more than %.7g%s\n"
             "ask for less, or let more count for %s",
             word, level_name(s, t->level), need, most, as_far(u),
             level_name(s, t->level));
    }
}

bool simulate_routed(const struct simulation *s)
{
    size_t n = s->unit_count;
    for (size_t i = 0; i < n * n; i++)
        if (engine_routes(s->engine, (int)(i / n), (int)(i % n)) !=
            ENGINE_UNSURE)
            return true;
    return false;
}

// A level is mastered over all lessons. MOST: what anybody can have; false:
// that is enough, or not known.
static bool is_out_of_reach(struct simulation *s, size_t level, double *most)
{
    double share = s->c->levels[level].mastery;
    double max = engine_evaluate(s->engine)->levels[level].max;
    bool sure = true;
    *most = 0;
    if (share <= 0 || simulate_routed(s))
        return false;
    for (size_t i = 0; i < s->unit_count; i++) {
        const struct unit *u = &s->units[i];
        *most += u->tally.levels[level].most;
        sure &= !u->guessed && !u->troubled && u->tally.weight > 0;
    }
    return max <= 0 || (sure && simulate_less(*most, share * max));
}

static void report_mastery(struct simulation *s)
{
    for (size_t i = 0; i < s->c->level_count; i++) {
        const struct level *l = &s->c->levels[i];
        double max = engine_evaluate(s->engine)->levels[i].max, most;
        if (!is_out_of_reach(s, i, &most))
            continue;
        if (max <= 0)
            diag(s->c->dx, DIAG_W435, l->mastery_at,
                 "nothing counts for %s\nlet an exercise count for it, or take "
                 "its mastery out",
                 level_name(s, (int)i));
        else
            diag(s->c->dx, DIAG_W435, l->mastery_at,
                 "%s needs a score of %.7g out of %.7g, nobody has more than "
                 "%.7g\nask for less, or let more count for %s",
                 level_name(s, (int)i), l->mastery * max, max, most,
                 level_name(s, (int)i));
    }
}

// Whether replies of a dialogue earn for several levels: each of them says
// what could be earned if all replies were for it, which nobody does.
static bool spreads(const struct unit *u)
{
    const struct page *p = u->l->origin;
    for (size_t i = 0; i < p->exercise_count; i++)
        for (size_t k = 0; k < p->exercises[i].scene_count; k++) {
            const struct scene *scene = &p->exercises[i].scenes[k];
            for (size_t n = 0; n < scene->reply_count; n++)
                if (scene->replies[n].level_name.n)
                    return true;
        }
    return false;
}

static void report_maximum(struct simulation *s, struct unit *u, int level)
{
    const struct lua_block *rules = &u->l->origin->rules;
    double max = level_points(s, u, level).max, most = most_of(u, level);
    if (!simulate_less(most, max))
        return;
    Span at = span_file(&u->l->origin->source);
    if (rules->source)
        at = place_of(rules, "level", s->c->levels[level].id);
    if (u->l->origin->heading_count)
        at = rules->source && at.line != rules->at.line
                 ? at
                 : u->l->origin->headings[0]->at;
    diag(s->c->dx, DIAG_W425, at,
         "%s has %.7g, nobody has more than %.7g%s\nlet what counts for it be "
         "reached together, or count it once",
         level_name(s, level), max, most, as_far(u));
}

static void report_maxima(struct simulation *s, struct unit *u)
{
    double most;
    for (size_t i = 0; i < s->c->level_count; i++)
        if (!spreads(u) && !is_out_of_reach(s, i, &most))
            report_maximum(s, u, (int)i);
}

// Passing.

static void report_pass(struct simulation *s, struct unit *u)
{
    const struct lua_block *rules = &u->l->origin->rules;
    const struct tally *t = &u->tally;
    if (!u->l->tested || t->weight <= 0 || u->guessed)
        return;
    Span at = place_of(rules, "pass", STR(""));
    if (!t->passes && !u->troubled) {
        u->troubled = true;
        diag(s->c->dx, DIAG_W426, at,
             "'%.*s'%s\nthe conditions never hold together; ask for less",
             STR_ARG(u->l->id), as_far(u));
    }
    // A pass for taking part is meant to be reached by everybody.
    Str asked = pass_text(rules->text);
    if (!t->fails && str_find(asked, STR("at_least")) < asked.n)
        diag(s->c->dx, DIAG_W427, at,
             "'%.*s': who gets everything wrong has a score of %.7g out of "
             "%.7g, and passes%s\nask for more",
             STR_ARG(u->l->id), t->total.least, level_points(s, u, -1).max,
             as_far(u));
}

// The course is passed by who reaches its mark and fails in no lesson.
static void report_course(struct simulation *s)
{
    struct course *c = s->c;
    double need = c->pass_value, most = 0, least = 0;
    bool can = true, must = true, exact = true;
    if (c->pass_mark == PASS_NONE || simulate_routed(s))
        return;
    if (c->pass_mark == PASS_SHARE)
        need *= engine_evaluate(s->engine)->total.max;
    for (size_t i = 0; i < s->unit_count; i++) {
        const struct unit *u = &s->units[i];
        most += u->tally.passed_total.most;
        least += u->tally.total.least;
        must &= !u->tally.fails && isfinite(u->tally.total.least);
        can &= isfinite(u->tally.passed_total.most) && !u->guessed &&
               !u->troubled;
        exact &= u->exact;
    }
    const char *sure = exact ? "" : ", as far as a large sample shows";
    Span at = span_find(&c->settings, 1, c->settings.lines, STR("pass:"));
    if (can && simulate_less(most, need))
        diag(c->dx, DIAG_W426, at,
             "the course needs a score of %.7g, nobody has more than %.7g%s\n"
             "ask for less",
             need, most, sure);
    if (must && need > 0 && !simulate_less(least, need))
        diag(c->dx, DIAG_W427, at,
             "who gets everything wrong has a score of %.7g, the course asks "
             "for %.7g%s\nask for more",
             least, need, sure);
}

// Feedback and lessons.

static void report_feedback(struct simulation *s, struct unit *u)
{
    const struct page *p = u->l->origin;
    for (size_t i = 0; i < p->exercise_count; i++) {
        const struct exercise *x = &p->exercises[i];
        if (x->kind != KIND_feedback || u->tally.shown[i] ||
            !names_exercise(&p->rules, x->name))
            continue;
        diag(s->c->dx, DIAG_W420, x->at,
             "'%.*s'%s\none that is declared before it always holds, or its "
             "own conditions never do",
             STR_ARG(x->name), as_far(u));
    }
}

// What the rules of all lessons say of one, in the way of SAYS.
struct opening {
    const char *word;
    enum diag_code code;
    enum engine_truth (*says)(const struct engine *e, int lesson, int target);
};

static void report_opening(struct simulation *s, const struct opening *o,
                           int lesson)
{
    const struct unit *target = &s->units[lesson], *from = NULL;
    bool opened = false, sure = true;
    for (size_t i = 0; i < s->unit_count; i++) {
        const struct unit *u = &s->units[i];
        if (o->says(s->engine, (int)i, lesson) == ENGINE_UNSURE)
            continue;
        opened |= o->code == DIAG_W421 ? u->tally.unlocks[lesson]
                                       : u->tally.routes[lesson];
        sure &= !u->guessed;
        from = from ? from : u;
    }
    if (!from || opened || !sure)
        return;
    Span at = place_of(&from->l->origin->rules, o->word, target->l->id);
    if (simulate_explained(s, from, at))
        return;
    diag(s->c->dx, o->code, at,
         "'%.*s'%s\nthe conditions never hold together; loosen one",
         STR_ARG(target->l->id), as_far(from));
}

static void report_openings(struct simulation *s)
{
    static const struct opening openings[] = {
        {"unlock", DIAG_W421, engine_unlocks},
        {"route", DIAG_W434, engine_routes}};
    for (size_t i = 0; i < s->unit_count; i++)
        for (size_t k = 0; k < 2; k++)
            report_opening(s, &openings[k], (int)i);
}

static void find_trouble(struct simulation *s)
{
    for (size_t i = 0; i < s->subject_count; i++) {
        struct subject *sub = &s->subjects[i];
        if (sub->x->kind != KIND_dialogue || !sub->x->scene_count)
            continue;
        sub->troubled = simulate_scenes(sub->x);
        if (sub->troubled)
            s->units[sub->lesson].troubled = true;
        else
            simulate_replies(s, sub);
    }
}

// One mistake, one message: what is closed in a dialogue may be why a
// threshold is not reached, and that why a feedback is not seen.
void simulate_report(struct simulation *s)
{
    find_trouble(s);
    report_thresholds(s);
    simulate_axes(s);
    report_course(s);
    report_mastery(s);
    report_openings(s);
    for (size_t i = 0; i < s->unit_count; i++) {
        struct unit *u = &s->units[i];
        bool troubled = u->troubled || u->guessed || u->tally.weight <= 0;
        report_pass(s, u);
        if (troubled)
            continue;
        report_maxima(s, u);
        report_feedback(s, u);
    }
    simulate_routes(s);
}
