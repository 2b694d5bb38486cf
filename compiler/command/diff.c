#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "command/options.h"
#include "emit/changes.h"
#include "engine/data/json.h"
#include "inspect/package.h"
#include "pipeline.h"

enum { LARGEST_TABLE = 8 << 20, HURT = 4 };

// The table in assets/course.js, where emit/site.c put it: a JSON string that
// is given a name. Empty: there is none.
static Str table_in(Str script, struct arena *a)
{
    static const char *const name = "Stilte.course = ";
    size_t at = str_find(script, str_of(name));
    Str literal = str_trim(str_from(script, at + strlen(name)));
    if (!str_ends(literal, ";"))
        return STR("");
    struct heap heap = {0};
    const char *why;
    size_t where;
    const struct json *v =
        json_read(&heap, literal.at, literal.n - 1, &why, &where);
    Str table = STR("");
    if (v && v->type == JSON_STRING)
        table = arena_str(a, (Str){v->string, v->n});
    heap_clear(&heap);
    return table;
}

struct tables {
    Str *tables;
    size_t n;
};

// assets/course.js, or with one SCO a lesson assets/course-LESSON.js.
static void take_table(const struct package *p, Str name, struct tables *all,
                       bool *lessons)
{
    Str script;
    bool one = str_is(name, "assets/course.js");
    bool sco = str_starts(name, "assets/course-") && str_ends(name, ".js");
    if ((!one && !sco) || !package_get(p, name, LARGEST_TABLE, &script))
        return;
    *lessons = sco;
    *ARENA_PUSH(p->arena, all->tables, all->n) = table_in(script, p->arena);
}

// Reports in `dx` what is wrong with the package; then the table is empty.
static Str read_table(const char *path, struct arena *a, struct diag *dx,
                      bool *lessons)
{
    struct package p = {.arena = a, .dx = dx};
    struct tables all = {NULL, 0};
    package_open(&p, path);
    for (size_t i = 0; p.kind != PACKAGE_MANIFEST && i < p.n; i++)
        if (diag_errors(dx) == 0)
            take_table(&p, p.files[i], &all, lessons);
    Str table = changes_join(all.tables, all.n, a);
    if (!table.n && diag_errors(dx) == 0)
        diag(dx, DIAG_E265, p.whole,
             "'%s' has no list of exercises\ngive a zip that `stilte build` "
             "made",
             path);
    package_close(&p);
    return table;
}

static int report(const struct changes *ch, struct diag *dx, bool json)
{
    struct text out = {0};
    changes_warn(ch);
    diag_flush(dx);
    if (json)
        changes_json(ch, &out);
    else
        changes_text(ch, &out);
    fwrite(out.at, 1, out.n, stdout);
    text_clear(&out);
    return changes_hurt(ch) ? HURT : 0;
}

static void refuse(struct diag *dx, const char *path, Str why, bool other)
{
    if (other)
        diag(dx, DIAG_E266, (Span){0},
             "'%s' has the id '%.*s'\ngive a package of this course", path,
             STR_ARG(why));
    else
        diag(dx, DIAG_E265, (Span){0},
             "'%s': %.*s\nit may have been made by another version of stilte",
             path, STR_ARG(why));
}

// Reads the package first: what is wrong with it is told before the course.
static int compare(const char *path, const char *folder, bool json)
{
    struct arena *a = arena_new();
    struct diag *dx = diag_new(stderr, wants_colour());
    bool other = false, lessons = false;
    Str why, table = read_table(path, a, dx, &lessons);
    int status = 1;
    struct course *c = course_new(folder, dx);
    const struct changes *ch;
    if (table.n && !pipeline_run(c, NULL))
        print_counts(folder, dx, "; nothing was compared");
    else if (table.n && (ch = changes_of(c, table, lessons, a, &why, &other)))
        status = report(ch, dx, json);
    else if (table.n)
        refuse(dx, path, why, other);
    diag_flush(dx);
    course_free(c);
    diag_free(dx);
    arena_free(a);
    return status;
}

static int run(int argc, char **argv)
{
    const char *format = "text", *words[2] = {NULL, "."};
    size_t n = 2;
    const struct setting settings[] = {{"format", 'f', &format, NULL}, {0}};
    int status =
        options_read_words("diff", argc, argv, settings, words, &n);
    if (status == OPTIONS_HELP) {
        fputs(command_diff.help, stdout);
        return 0;
    }
    if (status != OPTIONS_FINE)
        return status;
    bool json = strcmp(format, "json") == 0;
    if (!json && strcmp(format, "text") != 0)
        return usage("diff", "no format '%s'; the formats are text and json",
                     format);
    if (n == 0)
        return usage("diff", "give the package that participants have now, as "
                             "in: stilte diff old.zip course");
    return compare(words[0], words[1], json);
}

const struct command command_diff = {
    "diff", "what a new version means for who is half-way",
    "stilte diff OLD.zip [COURSE] [--format FORMAT]\n"
    "\n"
    "Compares the course in the folder COURSE (default: here) with the\n"
    "package OLD.zip of an earlier version, and says of every exercise\n"
    "whether a participant who is half-way keeps the answer, loses it or has\n"
    "to do the exercise again when the new version takes its place. What is\n"
    "kept may count otherwise: then it says what changed. It warns of each\n"
    "exercise that disappears; one that was moved or renamed keeps its\n"
    "answers with `was: LESSON/NAME` in its marker.\n"
    "\n"
    "  -f, --format FORMAT  text (default) or json, for programs\n"
    "\n"
    "The exit status is 0 when nothing is lost, 4 when answers are lost or to\n"
    "be given again, 1 when the package or the course has mistakes.\n"
    "\n"
    "  stilte diff empathie-en-closen-1.0.0-scorm12.zip \\\n"
    "      course/empathie-en-closen\n",
    run};
