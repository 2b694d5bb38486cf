// reading.h - a page read from a string, for tests of extraction. Include it
// behind cmocka.h.
#ifndef UNIT_READING_H
#define UNIT_READING_H

#include <stdlib.h>
#include <string.h>

#include "model/course.h"
#include "pass/extract/extract.h"
#include "pass/marks.h"
#include "pass/parse.h"
#include "pass/tables.h"

// A course of one page that was never on a disk, and what was said of it.
struct reading {
    struct course *c;
    struct page *p;
    FILE *out;
    char *said;
    size_t n;
};

static void read_page(struct reading *r, const char *text)
{
    *r = (struct reading){0};
    r->out = open_memstream(&r->said, &r->n);
    r->c = course_new("course", diag_new(r->out, false));
    r->c->languages[r->c->language_count++] = STR("en");
    r->p = ARENA_NEW(r->c->arena, struct page);
    *ARENA_PUSH(r->c->arena, r->c->pages, r->c->page_count) = r->p;
    r->p->course = r->c;
    r->p->arena = arena_new();
    r->p->body_line = 1;
    r->p->source = (struct source){"course/a.en.md", str_of(text), NULL, 0};
    source_index(&r->p->source, r->p->arena);
    parse_pages(r->c);
    find_tables(r->c);
    mark_pages(r->c);
    extract_exercises(r->c);
    diag_flush(r->c->dx);
}

static void reading_clear(struct reading *r)
{
    struct diag *dx = r->c->dx;
    course_free(r->c);
    diag_free(dx);
    fclose(r->out);
    free(r->said);
}

// Reads a page that has no mistakes and one exercise.
static const struct exercise *read_one(struct reading *r, const char *text)
{
    read_page(r, text);
    if (r->n || r->p->exercise_count != 1)
        fail_msg("%zu exercises\n%s", r->p->exercise_count, r->said);
    return &r->p->exercises[0];
}

#endif
