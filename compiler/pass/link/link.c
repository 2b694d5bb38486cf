#include "pass/link/link.h"

#include "model/course.h"
#include "pass/link/parts.h"

// Levels and axes.

void report_name(struct course *c, enum diag_code code, Span at, Str name,
                 const Str *known, size_t n)
{
    Str near = nearest_word(name, known, n);
    struct text list = {0};
    text_join(&list, known, n);
    if (near.n)
        diag(c->dx, code, at, "'%.*s'\ndid you mean `%.*s`? there are %s",
             STR_ARG(name), STR_ARG(near), list.at);
    else
        diag(c->dx, code, at, "'%.*s'\nthere are %s", STR_ARG(name),
             list.at ? list.at : "none");
    text_clear(&list);
}

int find_level(struct course *c, Str name, Span at)
{
    int level = course_level(c, name);
    Str known[MOST_LEVELS];
    for (size_t i = 0; i < c->level_count; i++)
        known[i] = c->levels[i].id;
    if (level == NOWHERE)
        report_name(c, DIAG_E406, at, name, known, c->level_count);
    return level;
}

int find_axis(struct course *c, Str name, Span at)
{
    int axis = course_axis(c, name);
    Str known[MOST_AXES];
    for (size_t i = 0; i < c->axis_count; i++)
        known[i] = c->axes[i].id;
    if (axis == NOWHERE)
        report_name(c, DIAG_E407, at, name, known, c->axis_count);
    return axis;
}

// The level that `raise` names, and whether a reply is on the next.
static void link_raise(struct exercise *x)
{
    struct course *c = x->page->course;
    bool one = x->option_count && x->options[0].box == BOX_LEVEL && !x->many;
    bool found = false;
    x->raise = find_level(c, x->raise_name, x->raise_at);
    if (x->raise == NOWHERE || !one)
        return;
    if ((size_t)x->raise + 1 == c->level_count) {
        diag(c->dx, DIAG_E248, x->raise_at,
             "'%.*s' is the highest\nwrite the level of the client's last "
             "sentence; the reply is to be one level higher",
             STR_ARG(x->raise_name));
        return;
    }
    for (size_t i = 0; i < x->option_count; i++)
        found |= x->options[i].level == x->raise + 1;
    if (!found)
        diag(c->dx, DIAG_E207, x->raise_at,
             "no reply of '%.*s' is on the level asked for\nput `[%.*s]` "
             "before the best one, or raise from another level",
             STR_ARG(x->name), STR_ARG(c->levels[x->raise + 1].id));
}

static void link_exercise(struct exercise *x)
{
    struct course *c = x->page->course;
    if (x->level_name.n)
        x->level = find_level(c, x->level_name, x->level_at);
    for (size_t i = 0; i < x->option_count; i++)
        if (x->options[i].box == BOX_LEVEL)
            x->options[i].level =
                find_level(c, x->options[i].level_name, x->options[i].at);
    if (x->raise_name.n)
        link_raise(x);
    if (x->axis_name.n)
        x->axis = find_axis(c, x->axis_name, x->axis_at);
    if (x->kind == KIND_dialogue)
        link_dialogue(x);
}

void link_course(struct course *c)
{
    for (size_t i = 0; i < c->page_count; i++) {
        struct page *p = c->pages[i];
        for (size_t k = 0; k < p->exercise_count; k++)
            link_exercise(&p->exercises[k]);
        for (size_t k = 0; k < p->link_count; k++)
            link_address(p, p->links[k]);
        for (size_t k = 0; k < p->exercise_count; k++)
            if (p->exercises[k].kind == KIND_cues && p->exercises[k].live)
                link_call(&p->exercises[k]);
        link_rules_file(p);
    }
    for (size_t i = 0; i < c->lesson_count; i++)
        link_translations(c->lessons[i]);
    link_names(c);
}
