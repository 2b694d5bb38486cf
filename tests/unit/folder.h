// folder.h - a course on the disk, read and linked, for tests. Include it
// behind cmocka.h.
#ifndef UNIT_FOLDER_H
#define UNIT_FOLDER_H

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/course.h"
#include "pass/extract/extract.h"
#include "pass/link/link.h"
#include "pass/load.h"
#include "pass/marks.h"
#include "pass/parse.h"
#include "pass/settings/settings.h"
#include "pass/tables.h"

// A course on the disk, linked, and what was said of it.
struct reading {
    char folder[64];
    struct course *c;
    FILE *out;
    char *said;
    size_t n;
};

static void begin(struct reading *r, const char *languages)
{
    *r = (struct reading){.folder = "/tmp/link_test.XXXXXX"};
    assert_non_null(mkdtemp(r->folder));
    assert_int_equal(chdir(r->folder), 0);
    mkdir("media", 0755);
    FILE *f = fopen("course.yaml", "w");
    fprintf(f, "id: c\ntitle: C\nlanguages: %s\n", languages);
    fclose(f);
}

static void add(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void link_all(struct reading *r)
{
    r->out = open_memstream(&r->said, &r->n);
    r->c = course_new(r->folder, diag_new(r->out, false));
    read_settings(r->c);
    load_course(r->c);
    parse_pages(r->c);
    find_tables(r->c);
    mark_pages(r->c);
    extract_exercises(r->c);
    link_course(r->c);
    diag_flush(r->c->dx);
}

static void reading_clear(struct reading *r)
{
    char command[128];
    struct diag *dx = r->c->dx;
    course_free(r->c);
    diag_free(dx);
    fclose(r->out);
    free(r->said);
    snprintf(command, sizeof command, "rm -rf '%s'", r->folder);
    assert_int_equal(chdir("/") + system(command), 0);
}

#endif
