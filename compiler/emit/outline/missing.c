// missing.c - what a trainer would ask for, each as one sentence.
#include "emit/outline/outline.h"

static void say(struct outline *o, const char *id, Str about, Str sentence)
{
    *ARENA_PUSH(o->arena, o->missing, o->missing_count) =
        (struct missing){id, about, sentence};
}

// The only kind that exercises the level, or KINDS; *one: the only exercise,
// or NULL.
static enum kind only_kind(const struct outline *o, size_t level,
                           const struct outline_exercise **one)
{
    enum kind kind = KINDS;
    bool several = false;
    size_t n = 0;
    *one = NULL;
    for (size_t i = 0; i < o->exercise_count; i++) {
        const struct outline_exercise *e = &o->exercises[i];
        if (!e->levels[level])
            continue;
        several |= n && e->x->kind != kind;
        kind = e->x->kind;
        *one = n++ ? NULL : e;
    }
    return several ? KINDS : kind;
}

static void look_at_level(struct outline *o, size_t i)
{
    const struct level *level = &o->c->levels[i];
    const struct outline_exercise *one = NULL;
    Str what = arena_format(o->arena, "the level '%.*s' (%.*s)",
                            STR_ARG(level->id), STR_ARG(level->name.in[0]));
    if (!o->all.levels[i]) {
        say(o, "level-unused", level->id,
            arena_format(o->arena, "No lesson exercises %.*s.",
                         STR_ARG(what)));
        return;
    }
    enum kind kind = only_kind(o, i, &one);
    if (one)
        say(o, "level-one-exercise", level->id,
            arena_format(o->arena,
                         "Only one exercise is for %.*s: %.*s/%.*s.",
                         STR_ARG(what),
                         STR_ARG(o->parts[one->lesson].lesson->id),
                         STR_ARG(one->x->name)));
    else if (kind != KINDS)
        say(o, "level-one-kind", level->id,
            arena_format(o->arena,
                         "Only exercises of the kind %s are for %.*s.",
                         kind_row(kind)->name, STR_ARG(what)));
    if (!(o->all.level_points[i] > 0))
        say(o, "level-no-points", level->id,
            arena_format(o->arena, "Nothing earns points for %.*s.",
                         STR_ARG(what)));
    if (o->all.ideas[IDEA_FORECAST] && !o->all.forecasts[i])
        say(o, "level-no-forecast", level->id,
            arena_format(o->arena,
                         "Nothing is forecast for %.*s, so its margin of "
                         "error stays unknown.",
                         STR_ARG(what)));
}

static void look_at_axis(struct outline *o, size_t i)
{
    const struct axis *axis = &o->c->axes[i];
    bool low = o->all.low[i], high = o->all.high[i];
    Str ends[2] = {axis->low.in[0], axis->high.in[0]};
    if (!low && !high)
        say(o, "axis-unmoved", axis->id,
            arena_format(o->arena,
                         "Nothing moves the axis '%.*s' (%.*s, %.*s).",
                         STR_ARG(axis->id), STR_ARG(ends[0]),
                         STR_ARG(ends[1])));
    else if (!low || !high)
        say(o, "axis-one-way", axis->id,
            arena_format(o->arena,
                         "The axis '%.*s' is only moved towards '%.*s', never "
                         "towards '%.*s'.",
                         STR_ARG(axis->id), STR_ARG(ends[high]),
                         STR_ARG(ends[!high])));
}

static void look_at_lesson(struct outline *o, size_t i)
{
    const struct outline_part *p = &o->parts[i];
    Str id = p->lesson->id;
    Str what = arena_format(o->arena, "Lesson %zu, '%.*s',", i + 1,
                            STR_ARG(p->lesson->origin->title));
    if (!p->exercises)
        say(o, "lesson-nothing-to-do", id,
            arena_format(o->arena, "%.*s has nothing to do.", STR_ARG(what)));
    else if (!p->ideas[IDEA_FEEDBACK] && o->all.ideas[IDEA_FEEDBACK])
        say(o, "lesson-no-feedback", id,
            arena_format(o->arena, "%.*s has no feedback of its own.",
                         STR_ARG(what)));
    if (!p->minutes)
        say(o, "lesson-no-minutes", id,
            arena_format(o->arena, "%.*s does not say how many minutes it "
                                   "takes.",
                         STR_ARG(what)));
}

static void look_at_minutes(struct outline *o)
{
    for (size_t i = 0; i < o->n; i++)
        if (!o->parts[i].minutes)
            return;
    if (o->n && o->c->minutes && o->c->minutes != o->all.minutes)
        say(o, "minutes-differ", STR(""),
            arena_format(o->arena,
                         "The lessons take %d minutes together, the course "
                         "says %d.",
                         o->all.minutes, o->c->minutes));
}

void outline_find_missing(struct outline *o)
{
    for (size_t i = 0; i < o->c->level_count; i++)
        look_at_level(o, i);
    for (size_t i = 0; i < o->c->axis_count; i++)
        look_at_axis(o, i);
    for (int i = 0; i < IDEAS; i++) {
        const struct idea_row *row = idea_row((enum outline_idea)i);
        bool alone = i == IDEA_ROUTE && o->n < 2;
        if (!o->all.ideas[i] && row->missing && !alone)
            say(o, "idea-missing", str_of(row->id), str_of(row->missing));
    }
    if (o->all.ideas[IDEA_CUES] && !o->all.decisions)
        say(o, "cues-no-decision", STR("cues"),
            STR("No cues have a moment of decision, so nobody practises when "
                "to close."));
    for (size_t i = 0; i < o->n; i++)
        look_at_lesson(o, i);
    look_at_minutes(o);
}
