#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "command/options.h"
#include "inspect/report.h"

static void print_text(const struct inspection *i)
{
    struct diag *dx = i->package.dx;
    struct text kind = {0};
    diag_flush(dx);
    if (i->scorm || i->other)
        report_kind(i, &kind);
    text_add(&kind, STR(""));
    if (diag_errors(dx) || diag_warnings(dx))
        print_counts(i->package.path, dx,
                     kind.n ? arena_format(i->package.arena, " (%s)", kind.at)
                                  .at
                            : "");
    else if (i->other)
        printf("%s: %s\n", i->package.path, kind.at);
    else
        printf("%s: fine (%s)\n", i->package.path, kind.at);
    text_clear(&kind);
}

static void print_json(const struct inspection *i)
{
    struct text out = {0};
    report_json(i, &out);
    fwrite(out.at, 1, out.n, stdout);
    text_clear(&out);
}

static int inspect(const char *path, bool json)
{
    struct arena *arena = arena_new();
    struct diag *dx = diag_new(stderr, wants_colour());
    struct inspection i;
    inspect_path(&i, path, arena, dx);
    if (json)
        print_json(&i);
    else
        print_text(&i);
    int status = diag_errors(dx) ? 1 : 0;
    diag_free(dx);
    arena_free(arena);
    return status;
}

static int run(int argc, char **argv)
{
    const char *format = "text", *path = NULL;
    size_t n = 1;
    const struct setting settings[] = {{"format", 'f', &format, NULL}, {0}};
    int status =
        options_read_words("inspect", argc, argv, settings, &path, &n);
    if (status == OPTIONS_HELP) {
        fputs(command_inspect.help, stdout);
        return 0;
    }
    if (status != OPTIONS_FINE)
        return status;
    bool json = strcmp(format, "json") == 0;
    if (!json && strcmp(format, "text") != 0)
        return usage("inspect", "no format '%s'; the formats are text and json",
                     format);
    if (n == 0)
        return usage("inspect", "give a package, as in: stilte inspect x.zip");
    return inspect(path, json);
}

const struct command command_inspect = {
    "inspect", "look into a SCORM package of any maker",
    "stilte inspect PACKAGE [--format FORMAT]\n"
    "\n"
    "Says what LMSs will refuse in a package, or trip over: the zip, the\n"
    "manifest against the schemas of SCORM 1.2 and 2004 (3rd and 4th edition)\n"
    "and against the rules that no schema knows. PACKAGE is a zip, a folder\n"
    "with imsmanifest.xml, or that file. Nothing is unpacked to the disk, and\n"
    "nothing is fetched: the schemas are in the program.\n"
    "A message says what is wrong and where, what an LMS does with it, and\n"
    "what to do. The exit status is 1 when there are errors; with warnings\n"
    "alone it is 0.\n"
    "\n"
    "  -f, --format FORMAT  text (default) or json, for programs\n"
    "\n"
    "  stilte inspect course.zip\n"
    "  stilte inspect course.zip --format json\n",
    run};
