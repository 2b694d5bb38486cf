// dialogue.c - scenes, levels, axes and clients that replies name.
#include "pass/link/parts.h"

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

// The trait in each of the clients.
static void link_trait(struct exercise *x, struct reply_test *t)
{
    t->about = ABOUT_TRAIT;
    t->which = 0;
    for (size_t i = 0; i < x->client_count; i++)
        if (!persona_trait(x->clients[i], t->name))
            diag(x->page->course->dx, DIAG_E251, t->at,
                 "'%.*s' has no '%.*s'\ngive every client of the dialogue a "
                 "number for it, from 0 to %d",
                 STR_ARG(x->clients[i]->id), STR_ARG(t->name), MOST_TRAIT);
}

// A name that stands for a number: an axis, or a trait of the clients.
static void link_number(struct exercise *x, struct reply_test *t)
{
    enum { SHOWN = 40 };
    struct course *c = x->page->course;
    Str known[MOST_AXES + SHOWN];
    size_t n = 0;
    t->which = course_axis(c, t->name);
    if (t->which != NOWHERE)
        return;
    for (size_t i = 0; i < c->axis_count; i++)
        known[n++] = c->axes[i].id;
    for (size_t i = 0; i < x->client_count; i++) {
        const struct persona *p = x->clients[i];
        if (persona_trait(p, t->name)) {
            link_trait(x, t);
            return;
        }
        for (size_t k = 0; i == 0 && k < p->trait_count && k < SHOWN; k++)
            known[n++] = p->traits[k].id;
    }
    report_name(c, DIAG_E407, t->at, t->name, known, n);
}

static void link_client_test(struct exercise *x, struct reply_test *t)
{
    Str known[MOST_CLIENTS];
    for (size_t i = 0; i < x->client_count; i++) {
        known[i] = x->clients[i]->id;
        if (str_same(known[i], t->name))
            t->which = (int)i;
    }
    if (t->which == NOWHERE)
        report_name(x->page->course, DIAG_E250, t->at, t->name, known,
                    x->client_count);
}

// The scene whose resistance is meant where none is named: this one, or the
// only one that has any.
static int meant_scene(const struct exercise *x, const struct scene *s)
{
    int only = NOWHERE;
    if (s->option_count)
        return (int)(s - x->scenes);
    for (size_t i = 0; i < x->scene_count; i++) {
        if (!x->scenes[i].option_count)
            continue;
        if (only != NOWHERE)
            return NOWHERE;
        only = (int)i;
    }
    return only;
}

static void link_named(struct exercise *x, const struct scene *s,
                       struct reply_test *t)
{
    t->which = t->name.n ? find_scene(x, t->name) : meant_scene(x, s);
    if (t->name.n && t->which == NOWHERE)
        report_scene(x, DIAG_E401, t->name, t->at, "");
    else if (t->which == NOWHERE || !x->scenes[t->which].option_count)
        diag(x->page->course->dx, DIAG_E252, t->at,
             "\nput a numbered list with boxes into the scene, or say in "
             "which one it is: `if named scene`");
    if (t->which != NOWHERE)
        t->name = x->scenes[t->which].name;
}

static void link_test(struct exercise *x, const struct scene *s,
                      struct reply_test *t)
{
    if (t->about == ABOUT_CLIENT)
        link_client_test(x, t);
    else if (t->about == ABOUT_NAMED)
        link_named(x, s, t);
    else
        link_number(x, t);
}

static void link_reply(struct exercise *x, const struct scene *s,
                       struct reply *r)
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
        link_test(x, s, &r->tests[i]);
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

void link_dialogue(struct exercise *x)
{
    link_clients(x);
    x->start = 0;
    if (x->start_name.n) {
        x->start = find_scene(x, x->start_name);
        if (x->start == NOWHERE && x->scene_count)
            report_scene(x, DIAG_E416, x->start_name, x->start_at, "");
    }
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t k = 0; k < x->scenes[i].reply_count; k++)
            link_reply(x, &x->scenes[i], &x->scenes[i].replies[k]);
    if (x->raises && x->scene_count && !has_levels(x))
        diag(x->page->course->dx, DIAG_E248, x->raise_at,
             "the replies of '%.*s' have no levels\nwrite a level into their "
             "titles: `[...](#scene \"feeling\")`",
             STR_ARG(x->name));
}
