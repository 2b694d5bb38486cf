#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/onefile.h"
#include "command/command.h"
#include "command/options.h"
#include "emit/graph/graph.h"
#include "model/course.h"
#include "pipeline.h"

enum format { AS_TEXT, AS_SVG, AS_DOT, FORMATS };

static const struct {
    const char *name, *ending, *other;
} formats[FORMATS] = {
    {"text", ".txt", ".text"}, {"svg", ".svg", ".svg"}, {"dot", ".dot", ".gv"}};

struct wishes {
    const char *folder, *name, *output;
    enum format format;
};

struct drawing {
    const struct wishes *w;
    const struct course *c;
    struct arena *arena;
    struct graph **graphs;
    size_t n;
    Str *names; // what may be asked for
    size_t name_count;
};

static void add_graph(struct drawing *d, struct graph *g)
{
    *ARENA_PUSH(d->arena, d->graphs, d->n) = g;
}

// Draws the dialogue when it is asked for: by its full name or its own, or
// its lesson's, or none.
static void try_dialogue(struct drawing *d, const struct exercise *x)
{
    const struct lesson *l = x->page->lesson;
    const char *name = d->w->name;
    Str full = arena_format(d->arena, "%.*s/%.*s", STR_ARG(l->id),
                            STR_ARG(x->name));
    *ARENA_PUSH(d->arena, d->names, d->name_count) = full;
    *ARENA_PUSH(d->arena, d->names, d->name_count) = x->name;
    *ARENA_PUSH(d->arena, d->names, d->name_count) = l->id;
    if (!name || str_is(full, name) || str_is(x->name, name) ||
        str_is(l->id, name))
        add_graph(d, graph_of_dialogue(x, d->arena));
}

static void find_graphs(struct drawing *d)
{
    const struct course *c = d->c;
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct page *p = c->lessons[i]->origin;
        for (size_t k = 0; k < p->exercise_count; k++)
            if (p->exercises[k].kind == KIND_dialogue)
                try_dialogue(d, &p->exercises[k]);
    }
    *ARENA_PUSH(d->arena, d->names, d->name_count) = STR("routes");
    if (!d->w->name || (!d->n && strcmp(d->w->name, "routes") == 0))
        add_graph(d, graph_of_routes(c, d->arena));
}

// The exercise or the lesson of that name, of which there is no graph.
static int say_other(const struct drawing *d)
{
    const char *name = d->w->name, *slash = strchr(name, '/');
    for (size_t i = 0; i < d->c->lesson_count; i++) {
        const struct lesson *l = d->c->lessons[i];
        if (str_is(l->id, name))
            return usage("graph", "the lesson '%s' has no dialogue", name);
        if (slash && !str_same(l->id, (Str){name, (size_t)(slash - name)}))
            continue;
        const struct exercise *x =
            page_exercise(l->origin, str_of(slash ? slash + 1 : name));
        if (x)
            return usage("graph",
                         "'%s' is of the kind %s; dialogues can be drawn, and "
                         "routes",
                         name, kind_row(x->kind)->name);
    }
    return -1;
}

static int say_unknown(const struct drawing *d)
{
    const char *name = d->w->name;
    int said = say_other(d);
    if (said >= 0)
        return said;
    Str near = nearest_word(str_of(name), d->names, d->name_count);
    if (near.n)
        return usage("graph", "no dialogue '%s'; did you mean '%.*s'?", name,
                     STR_ARG(near));
    if (d->name_count == 1)
        return usage("graph", "no dialogue '%s'; the course has none", name);
    return usage("graph", "no dialogue '%s'; there is '%.*s'", name,
                 STR_ARG(d->names[0]));
}

static void write_graphs(const struct drawing *d, struct text *out)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->w->format != AS_TEXT)
            graph_place(d->graphs[i]);
        if (d->w->format == AS_TEXT && i)
            text_byte(out, '\n');
        if (d->w->format == AS_TEXT)
            graph_tree(d->graphs[i], out);
        if (d->w->format == AS_DOT)
            graph_dot(d->graphs[i], out);
    }
    Str title = d->n == 1 ? d->graphs[0]->title : d->c->title.in[0];
    if (d->w->format == AS_SVG)
        graph_svg(d->graphs, d->n, title, out);
}

static void put_file(const char *path, Str bytes)
{
    struct stat there;
    // A device or a pipe is not to be replaced by a file.
    if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
        die("cannot write '%s': it is not a file", path);
    if (!onefile_write(AT_FDCWD, path, bytes))
        die("cannot write '%s': %s", path, strerror(errno));
}

static int draw(const struct wishes *w, const struct course *c)
{
    struct drawing d = {.w = w, .c = c, .arena = arena_new()};
    struct text out = {0};
    int status = 0;
    find_graphs(&d);
    if (!d.n)
        status = say_unknown(&d);
    else
        write_graphs(&d, &out);
    if (d.n && w->output)
        put_file(w->output, text_str(&out));
    else if (d.n)
        fwrite(out.at, 1, out.n, stdout);
    text_clear(&out);
    arena_free(d.arena);
    return status;
}

static int draw_folder(const struct wishes *w)
{
    struct diag *dx = diag_new(stderr, wants_colour());
    struct course *c = course_new(w->folder, dx);
    int status = 1;
    if (pipeline_run(c, NULL))
        status = draw(w, c);
    else
        print_counts(w->folder, dx, "; nothing was drawn");
    course_free(c);
    diag_free(dx);
    return status;
}

static bool is_folder(const char *path)
{
    struct stat there;
    return stat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

// One word alone is the course, or what to draw of the one that is here.
static void take_words(struct wishes *w, const char *const *words, size_t n)
{
    struct stat there;
    bool here = stat("course.yaml", &there) == 0;
    w->folder = n ? words[0] : ".";
    w->name = n > 1 ? words[1] : NULL;
    if (n == 1 && here && !is_folder(words[0])) {
        w->folder = ".";
        w->name = words[0];
    }
}

static int take_format(struct wishes *w, const char *format)
{
    w->format = AS_TEXT;
    for (size_t i = 0; i < FORMATS; i++) {
        Str output = str_of(w->output ? w->output : "");
        bool fits = str_ends(output, formats[i].ending) ||
                    str_ends(output, formats[i].other);
        if (format ? strcmp(format, formats[i].name) == 0 : fits) {
            w->format = (enum format)i;
            return OPTIONS_FINE;
        }
    }
    if (format)
        return usage("graph", "no format '%s'; the formats are text, svg and "
                              "dot",
                     format);
    return OPTIONS_FINE;
}

static int run(int argc, char **argv)
{
    struct wishes w = {0};
    const char *format = NULL, *words[2];
    size_t n = 2;
    const struct setting settings[] = {{"format", 'f', &format, NULL},
                                       {"output", 'o', &w.output, NULL},
                                       {0}};
    int status = options_read_words("graph", argc, argv, settings, words, &n);
    if (status == OPTIONS_HELP) {
        fputs(command_graph.help, stdout);
        return 0;
    }
    if (status == OPTIONS_FINE)
        status = take_format(&w, format);
    if (status != OPTIONS_FINE)
        return status;
    take_words(&w, words, n);
    return draw_folder(&w);
}

const struct command command_graph = {
    "graph", "draw dialogues, and the routes through the lessons",
    "stilte graph [COURSE] [NAME] [--format FORMAT] [-o FILE]\n"
    "\n"
    "Draws the dialogues of the course in the folder COURSE (default: here),\n"
    "with every reply and what it does, and which lesson's rules open which\n"
    "other lesson. What no participant can reach is marked.\n"
    "NAME is a dialogue (LESSON/NAME, or NAME alone), a lesson, or `routes`;\n"
    "without it everything is drawn.\n"
    "\n"
    "  -f, --format FORMAT  text (default), svg, or dot for Graphviz\n"
    "  -o, --output FILE    where to; its ending chooses the format as well\n"
    "\n"
    "  stilte graph course/empathie-en-closen gerard\n"
    "  stilte graph course/empathie-en-closen gerard -o gerard.svg\n"
    "  stilte graph course/empathie-en-closen routes --format svg\n",
    run};
