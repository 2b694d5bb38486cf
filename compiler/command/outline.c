#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "command/options.h"
#include "emit/outline/outline.h"
#include "pipeline.h"

enum format { AS_TEXT, AS_MARKDOWN, AS_JSON, FORMATS };

static const char *const formats[FORMATS] = {"text", "markdown", "json"};

static void print_outline(const struct course *c, enum format format)
{
    struct arena *a = arena_new();
    struct text out = {0};
    const struct outline *o = outline_of(c, a);
    if (format == AS_JSON)
        outline_json(o, &out);
    else
        outline_text(o, format == AS_MARKDOWN, &out);
    fwrite(out.at, 1, out.n, stdout);
    text_clear(&out);
    arena_free(a);
}

static int outline_folder(const char *folder, enum format format)
{
    struct diag *dx = diag_new(stderr, wants_colour());
    struct course *c = course_new(folder, dx);
    bool sound = pipeline_run(c, NULL);
    if (sound)
        print_outline(c, format);
    else
        print_counts(folder, dx, "; there is no outline of it yet");
    course_free(c);
    diag_free(dx);
    return sound ? 0 : 1;
}

static int run(int argc, char **argv)
{
    const char *folder, *name = formats[AS_TEXT];
    const struct setting settings[] = {{"format", 'f', &name, NULL}, {0}};
    int status = options_read("outline", argc, argv, settings, &folder);
    if (status == OPTIONS_HELP) {
        fputs(command_outline.help, stdout);
        return 0;
    }
    if (status != OPTIONS_FINE)
        return status;
    for (int i = 0; i < FORMATS; i++)
        if (strcmp(name, formats[i]) == 0)
            return outline_folder(folder, (enum format)i);
    return usage("outline",
                 "no format '%s'; the formats are text, markdown and json",
                 name);
}

const struct command command_outline = {
    "outline", "count what is exercised, for the trainer",
    "stilte outline [COURSE] [--format FORMAT]\n"
    "\n"
    "Counts what the course in the folder COURSE (default: here) exercises\n"
    "in each lesson: kinds of exercise, levels, axes and ideas such as\n"
    "silence, closing cues and forecasts; then says what is missing. An\n"
    "exercise counts for a level that its marker, its boxes or its replies\n"
    "name, and for one whose rules speak of it.\n"
    "\n"
    "  -f, --format FORMAT  text (default), markdown or json\n"
    "\n"
    "  stilte outline course/empathie-en-closen\n"
    "  stilte outline --format markdown > outline.md\n",
    run};
