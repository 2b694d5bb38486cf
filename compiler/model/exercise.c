#include "model/exercise.h"

static const struct kind_row rows[] = {
#define KIND(name, settings, scored, available)                                \
    {#name, settings, scored, available},
#include "model/kinds.def"
#undef KIND
};

const struct kind_row *kind_row(enum kind kind)
{
    return &rows[kind];
}

enum kind kind_named(Str name)
{
    int i = 0;
    while (i < KINDS && !str_is(name, rows[i].name))
        i++;
    return (enum kind)i;
}

bool exercise_scored(const struct exercise *x)
{
    if (x->kind == KIND_choice && x->option_count &&
        x->options[0].box == BOX_POINTS)
        return true;
    return kind_row(x->kind)->scored && x->points > 0;
}

size_t exercise_room(const struct exercise *x)
{
    // A line of a field takes about 90 characters.
    if (x->kind == KIND_reflect)
        return (size_t)x->lines * 90;
    if (x->kind == KIND_silence && x->open)
        return 200;
    return 0;
}

int exercise_scene(const struct exercise *x, Str name)
{
    for (size_t i = 0; i < x->scene_count; i++)
        if (str_same(x->scenes[i].name, name))
            return (int)i;
    return NOWHERE;
}
