#include "model/sco.h"

#include "model/course.h"

size_t ways_rules(const struct ways *w)
{
    if (w->n == 1)
        return 1;
    size_t rules = w->n ? 1 : 0;
    for (size_t i = 0; i < w->n && rules <= MOST_SIGNAL_RULES; i++)
        rules *= 2 * w->all[i].n;
    return rules;
}

Str signal_name(const struct course *c, const struct signal *s)
{
    if (s->kind == SIGNAL_PASSED)
        return STR("lesson.passed");
    return arena_format(c->arena, "%s.%.*s",
                        s->kind == SIGNAL_UNLOCK ? "unlock" : "route",
                        STR_ARG(s->about->id));
}

Str signal_global(const struct course *c, const struct signal *s)
{
    return arena_format(c->arena, "%.*s.%.*s.%.*s", STR_ARG(c->id),
                        STR_ARG(s->from->id), STR_ARG(signal_name(c, s)));
}

bool lesson_is_sco(const struct lesson *l)
{
    return !l->glossary;
}

bool sco_is_routed(const struct lesson *l)
{
    return l->sco->route.n > 0 && !l->sco->route.unsaid;
}

static double counted(const struct lesson *l)
{
    return l->sco && !sco_is_routed(l) ? l->sco->points : 0;
}

static double all_points(const struct course *c)
{
    double all = 0;
    for (size_t i = 0; i < c->lesson_count; i++)
        all += counted(c->lessons[i]);
    return all;
}

double sco_share(const struct course *c, const struct lesson *l)
{
    const double all = all_points(c);
    return all > 0 ? counted(l) / all : 0;
}

size_t sco_count(const struct course *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->lesson_count; i++)
        n += c->lessons[i]->sco != NULL;
    return n;
}

double sco_pass_share(const struct course *c)
{
    const double all = all_points(c);
    if (c->pass_mark != PASS_POINTS || all <= 0)
        return c->pass_value;
    return c->pass_value < all ? c->pass_value / all : 1;
}

bool sco_has_points(const struct course *c)
{
    return all_points(c) > 0;
}
