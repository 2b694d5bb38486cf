// names.c - the names that exercises had in earlier versions.
#include "pass/link/parts.h"

static void refuse(const struct exercise *x, const char *help, Str name)
{
    diag(x->page->course->dx, DIAG_E264, x->was_at, "'%.*s'\n%s%.*s",
         STR_ARG(x->was), help, STR_ARG(name));
}

// The exercise that is called `full_name` now, or NULL.
static const struct exercise *exercise_called(const struct course *c,
                                              Str full_name)
{
    size_t slash = str_find_byte(full_name, '/');
    const struct lesson *l = course_lesson(c, str_upto(full_name, slash));
    return l && l->origin
               ? page_exercise(l->origin, str_from(full_name, slash + 1))
               : NULL;
}

// The first exercise of the course that had the same name, perhaps X itself.
static const struct exercise *first_with(const struct course *c, Str was)
{
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct page *p = c->lessons[i]->origin;
        for (size_t k = 0; p && k < p->exercise_count; k++)
            if (str_same(p->exercises[k].was, was))
                return &p->exercises[k];
    }
    return NULL;
}

static void link_was(const struct exercise *x)
{
    const struct course *c = x->page->course;
    if (!x->was.n)
        return;
    const struct exercise *now = exercise_called(c, x->was);
    const struct exercise *first = first_with(c, x->was);
    if (now == x)
        refuse(x, "it is called so now: take `was` out", STR(""));
    else if (now && !now->was.n)
        refuse(x, "there is an exercise of that name: give it another, or "
                  "take `was` out",
               STR(""));
    else if (first != x)
        refuse(x, "answers can go to one exercise, and that is now ",
               first->name);
}

void link_names(const struct course *c)
{
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct page *p = c->lessons[i]->origin;
        for (size_t k = 0; p && k < p->exercise_count; k++)
            link_was(&p->exercises[k]);
    }
}
