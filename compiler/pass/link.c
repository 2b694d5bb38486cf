#include "pass/link.h"

#include "model/course.h"
#include "pass/link_parts.h"

// Levels and axes.

static void report_name(struct course *c, enum diag_code code, Span at,
                        Str name, const Str *known, size_t n)
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

static int find_level(struct course *c, Str name, Span at)
{
    int level = course_level(c, name);
    Str known[MOST_LEVELS];
    for (size_t i = 0; i < c->level_count; i++)
        known[i] = c->levels[i].id;
    if (level == NOWHERE)
        report_name(c, DIAG_E406, at, name, known, c->level_count);
    return level;
}

static int find_axis(struct course *c, Str name, Span at)
{
    int axis = course_axis(c, name);
    Str known[MOST_AXES];
    for (size_t i = 0; i < c->axis_count; i++)
        known[i] = c->axes[i].id;
    if (axis == NOWHERE)
        report_name(c, DIAG_E407, at, name, known, c->axis_count);
    return axis;
}

// Dialogues.

static int find_scene(struct exercise *x, Str name)
{
    int scene = exercise_scene(x, name);
    for (size_t i = 0; scene == NOWHERE && i < x->scene_count; i++)
        if (str_same(x->scenes[i].slug, name) ||
            str_same(x->scenes[i].page_id, name))
            scene = (int)i;
    if (scene != NOWHERE)
        return scene;
    // `#Broken%20off` and `#Broken off` mean `#broken-off`.
    struct text slug = {0};
    slug_of_fragment(&slug, name);
    for (size_t i = 0; scene == NOWHERE && i < x->scene_count; i++)
        if (str_same(x->scenes[i].slug, text_str(&slug)))
            scene = (int)i;
    text_clear(&slug);
    return scene;
}

// `mark` stands before the name where it is written: "#" in links.
static void report_scene(struct exercise *x, enum diag_code code, Str name,
                         Span at, const char *mark)
{
    enum { SHOWN = 40 };
    Str known[2 * SHOWN] = {{0}}, listed[SHOWN];
    size_t n = 0, shown = 0;
    for (size_t i = 0; i < x->scene_count && i < SHOWN; i++) {
        known[n++] = x->scenes[i].slug;
        known[n++] = x->scenes[i].name;
        listed[shown++] = x->scenes[i].slug;
    }
    Str near = nearest_word(name, known, n);
    struct text list = {0};
    text_join(&list, listed, shown);
    if (near.n)
        diag(x->page->course->dx, code, at,
             "'%.*s'\ndid you mean `%s%.*s`? scenes here: %s", STR_ARG(name),
             mark, STR_ARG(near), list.at);
    else
        diag(x->page->course->dx, code, at, "'%.*s'\nscenes here: %s",
             STR_ARG(name), list.at ? list.at : "none");
    text_clear(&list);
}

static void link_reply(struct exercise *x, struct reply *r)
{
    struct course *c = x->page->course;
    r->to = find_scene(x, r->to_name);
    if (r->to == NOWHERE)
        report_scene(x, DIAG_E401, r->to_name, r->at, "#");
    if (r->level_name.n)
        r->level = find_level(
            c, r->level_name,
            span_find(&x->page->source, r->effects_at.line,
                      r->effects_at.line, r->level_name));
    for (size_t i = 0; i < r->move_count; i++)
        r->moves[i].axis =
            find_axis(c, r->moves[i].axis_name, r->moves[i].at);
    for (size_t i = 0; i < r->test_count; i++)
        r->tests[i].axis =
            find_axis(c, r->tests[i].axis_name, r->tests[i].at);
    for (size_t i = 0; i < r->after_count; i++) {
        r->after[i].scene = find_scene(x, r->after[i].name);
        if (r->after[i].scene == NOWHERE)
            report_scene(x, DIAG_E401, r->after[i].name, r->after[i].at,
                         "");
        else
            r->after[i].name = x->scenes[r->after[i].scene].name;
    }
}

static bool has_levels(const struct exercise *x)
{
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t k = 0; k < x->scenes[i].reply_count; k++)
            if (x->scenes[i].replies[k].level_name.n)
                return true;
    return false;
}

static void link_dialogue(struct exercise *x)
{
    x->start = 0;
    if (x->start_name.n) {
        x->start = find_scene(x, x->start_name);
        if (x->start == NOWHERE && x->scene_count)
            report_scene(x, DIAG_E416, x->start_name, x->start_at, "");
    }
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t k = 0; k < x->scenes[i].reply_count; k++)
            link_reply(x, &x->scenes[i].replies[k]);
    if (x->raises && x->scene_count && !has_levels(x))
        diag(x->page->course->dx, DIAG_E248, x->raise_at,
             "the replies of '%.*s' have no levels\nwrite a level into their "
             "titles: `[...](#scene \"feeling\")`",
             STR_ARG(x->name));
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
        link_rules_file(p);
    }
    for (size_t i = 0; i < c->lesson_count; i++)
        link_translations(c->lessons[i]);
}
