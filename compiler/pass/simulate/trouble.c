// trouble.c - what was reported already may explain the rest.
#include "pass/simulate/parts.h"

// Points that a closed dialogue may hold back, for a level or in all.
static double held_back(const struct simulation *s, const struct subject *sub,
                        int level)
{
    double best = 0;
    for (size_t i = 1; i < sub->way_count; i++) {
        struct engine_worth w =
            engine_worth(s->engine, sub->ways[i].prepared);
        double is = level < 0 ? w.score : w.levels[level];
        best = is > best ? is : best;
    }
    return sub->x->points - best;
}

static bool counts_for(const struct exercise *x, int level)
{
    bool counts = level < 0 || x->level == level;
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t k = 0; k < x->scenes[i].reply_count; k++)
            counts |= x->scenes[i].replies[k].level == level;
    return counts;
}

double simulate_closed_points(const struct simulation *s, const struct unit *u,
                              int level)
{
    double sum = 0;
    for (size_t i = 0; i < s->subject_count; i++) {
        const struct subject *sub = &s->subjects[i];
        if (sub->troubled && sub->lesson == u->lesson &&
            counts_for(sub->x, level))
            sum += held_back(s, sub, level);
    }
    return sum;
}

// The statement that begins at a place, up to the brace that ends it.
static Str statement_text(Span at)
{
    const struct source *source = at.in;
    Str rest = str_from(source->text, source->line_at[at.line - 1]);
    size_t end = str_find_byte(rest, '{'), depth = 0;
    do {
        depth += end < rest.n && rest.at[end] == '{';
        depth -= end < rest.n && rest.at[end] == '}';
    } while (end++ < rest.n && depth);
    return str_upto(rest, end < rest.n ? end : rest.n);
}

static bool quotes(Str text, Str name)
{
    struct text quoted = {0};
    text_format(&quoted, "\"%.*s\"", STR_ARG(name));
    bool found = str_find(text, text_str(&quoted)) < text.n;
    text_clear(&quoted);
    return found;
}

bool simulate_explained(const struct simulation *s, const struct unit *u,
                        Span statement)
{
    Str text = statement_text(statement);
    size_t lines = 0;
    for (size_t i = 0; i < text.n; i++)
        lines += text.at[i] == '\n';
    for (size_t i = 0; i < u->reported_count; i++)
        if (u->reported[i].line >= statement.line &&
            u->reported[i].line <= statement.line + lines)
            return true;
    if (!u->troubled || u->reported_count)
        return false;
    bool explained = str_find(text, STR("function")) < text.n ||
                     (quotes(text, STR("total")) &&
                      simulate_closed_points(s, u, -1) > 0);
    for (size_t i = 0; i < s->c->level_count; i++)
        explained |= quotes(text, s->c->levels[i].id) &&
                     simulate_closed_points(s, u, (int)i) > 0;
    for (size_t i = 0; i < s->subject_count; i++)
        explained |=
            s->subjects[i].troubled && quotes(text, s->subjects[i].x->name);
    return explained;
}

void simulate_note(struct unit *u, Span reported)
{
    struct arena *a = u->l->origin->arena;
    *ARENA_PUSH(a, u->reported, u->reported_count) = reported;
    u->troubled = true;
}
