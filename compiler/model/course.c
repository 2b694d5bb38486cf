#include "model/course.h"

#include <unistd.h>

const struct scorm_edition scorm_editions[SCORM_VERSIONS] = {
    [SCORM_12] = {"1.2", "scorm12", "1.2", "1.2", "schemas/scorm12/"},
    [SCORM_2004_3] = {"2004-3", "scorm2004-3", "2004 3rd Edition",
                      "2004 (3rd)", "schemas/scorm2004-3/"},
    [SCORM_2004_4] = {"2004-4", "scorm2004", "2004 4th Edition", "2004",
                      "schemas/scorm2004-4/"},
};

bool course_wants_2004(const struct course *c)
{
    return c->scorm[SCORM_2004_3] || c->scorm[SCORM_2004_4];
}

struct course *course_new(const char *folder, struct diag *dx)
{
    struct arena *a = arena_new();
    struct course *c = ARENA_NEW(a, struct course);
    c->arena = a;
    c->dx = dx;
    c->folder = folder;
    c->folder_fd = -1;
    return c;
}

void course_free(struct course *c)
{
    if (!c)
        return;
    if (c->folder_fd >= 0)
        close(c->folder_fd);
    for (size_t i = 0; i < c->page_count; i++)
        arena_free(c->pages[i]->arena);
    arena_free(c->arena);
}

bool course_name_is_valid(Str s)
{
    if (!s.n || s.n > 64 || s.at[0] < 'a' || s.at[0] > 'z')
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!(s.at[i] >= 'a' && s.at[i] <= 'z') && !byte_is_digit(s.at[i]) &&
            s.at[i] != '-')
            return false;
    return true;
}

int course_level(const struct course *c, Str id)
{
    for (size_t i = 0; i < c->level_count; i++)
        if (str_same(c->levels[i].id, id))
            return (int)i;
    return NOWHERE;
}

const struct persona *course_persona(const struct course *c, Str id)
{
    for (size_t i = 0; i < c->persona_count; i++)
        if (str_same(c->personas[i].id, id))
            return &c->personas[i];
    return NULL;
}

const struct trait *persona_trait(const struct persona *p, Str id)
{
    for (size_t i = 0; i < p->trait_count; i++)
        if (str_same(p->traits[i].id, id))
            return &p->traits[i];
    return NULL;
}

int course_axis(const struct course *c, Str id)
{
    for (size_t i = 0; i < c->axis_count; i++)
        if (str_same(c->axes[i].id, id))
            return (int)i;
    return NOWHERE;
}

struct lesson *course_lesson(const struct course *c, Str id)
{
    for (size_t i = 0; i < c->lesson_count; i++)
        if (str_same(c->lessons[i]->id, id))
            return c->lessons[i];
    return NULL;
}

Str course_path(const struct course *c, const struct source *s)
{
    return str_from(str_of(s->path), str_of(c->folder).n + 1);
}

size_t course_first_language(const struct course *c)
{
    size_t i = 0;
    while (i + 1 < c->language_count && c->left_out[i])
        i++;
    return i;
}

struct exercise *page_exercise(const struct page *p, Str name)
{
    for (size_t i = 0; i < p->exercise_count; i++)
        if (str_same(p->exercises[i].name, name))
            return &p->exercises[i];
    return NULL;
}

Str localized(const struct localized *text, size_t language)
{
    return text->in[language].n ? text->in[language] : text->in[0];
}

struct page *lesson_page(const struct lesson *l, size_t language)
{
    return l->in[language] ? l->in[language] : l->origin;
}
