#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/output.h"
#include "base/zip.h"
#include "command/budget.h"
#include "command/command.h"
#include "command/options.h"
#include "command/presets.h"
#include "emit/frame.h"
#include "emit/handout/handout.h"
#include "emit/package/import.h"
#include "emit/package/scorm.h"
#include "emit/site.h"
#include "model/bundle.h"
#include "model/course.h"
#include "model/lms.h"
#include "pipeline.h"

struct build {
    const char *folder, *output;
    bool chosen; // on the command line; else by course.yaml
    bool html, handout, scorm[SCORM_VERSIONS];
    const char *languages; // as given, or NULL
    const struct lms *lms; // the same
    size_t most;           // bytes of a package, 0: as many as there are
    struct course *course;
    struct arena *arena;
    const struct words *words[MOST_LANGUAGES];
    struct bundle site, scos, packages[SCORM_VERSIONS], handouts;
    struct package written[SCORM_VERSIONS];
    size_t written_count;
    struct output *out;
    struct text made; // what to tell at the end
    struct timespec begun;
};

// A line on the terminal that says what is being done, once that takes more
// than a second; it is wiped out at the end.
static void progress(const struct build *b, const char *what)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (isatty(STDERR_FILENO) && now.tv_sec - b->begun.tv_sec >= 1)
        fprintf(stderr, "\r\033[Kstilte: %s", what);
}

static void progress_end(const struct build *b)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (isatty(STDERR_FILENO) && now.tv_sec - b->begun.tv_sec >= 1)
        fputs("\r\033[K", stderr);
}

// The words of a comma-separated list, one at a time.
static bool next_word(const char **list, Str *word)
{
    if (!*list)
        return false;
    const char *comma = strchr(*list, ',');
    *word = comma ? (Str){*list, (size_t)(comma - *list)} : str_of(*list);
    *list = comma ? comma + 1 : NULL;
    return true;
}

static int read_targets(struct build *b, const char *list)
{
    Str word;
    b->chosen = true;
    while (next_word(&list, &word)) {
        bool *target = str_is(word, "html")          ? &b->html
                       : str_is(word, "handout")     ? &b->handout
                       : str_is(word, "scorm2004-4") ? &b->scorm[SCORM_2004_4]
                                                     : NULL;
        for (size_t i = 0; i < SCORM_VERSIONS; i++)
            if (str_is(word, scorm_editions[i].target))
                target = &b->scorm[i];
        if (!target)
            return usage("build",
                         "no target '%.*s'; the targets are html, scorm12, "
                         "scorm2004, scorm2004-3 and handout",
                         STR_ARG(word));
        *target = true;
    }
    return 0;
}

// Without --to, the packages are those that the course asks for.
static void choose_targets(struct build *b)
{
    if (b->chosen)
        return;
    b->html = b->handout = true;
    memcpy(b->scorm, b->course->scorm, sizeof b->scorm);
}

// Leaves out the languages that --lang does not name.
static int choose_languages(struct build *b)
{
    struct course *c = b->course;
    const char *list = b->languages;
    Str word;
    if (!list)
        return 0;
    for (size_t i = 0; i < c->language_count; i++)
        c->left_out[i] = true;
    while (next_word(&list, &word)) {
        size_t i = 0;
        while (i < c->language_count && !str_same(word, c->languages[i]))
            i++;
        if (i == c->language_count)
            return usage("build", "the course has no language '%.*s'",
                         STR_ARG(word));
        c->left_out[i] = false;
    }
    return 0;
}

static bool pass_is_a_share(const struct course *c)
{
    bool lessons = false;
    for (size_t i = 0; i < c->lesson_count; i++)
        lessons |= c->lessons[i]->tested;
    return c->pass_mark == PASS_SHARE && !lessons;
}

static void make_scorm(struct build *b, enum scorm_version v)
{
    const struct words *w = b->words[course_first_language(b->course)];
    const struct slot slots[] = {{"dir", STR("ltr")},
                                 {"csp", str_of(site_policy)},
                                 {"head", STR("")},
                                 {"exit", word(w, "exit")},
                                 {"noscript", word(w, "noscript_shell")},
                                 {NULL, STR("")}};
    struct scorm_shell shell = {slots, pass_is_a_share(b->course),
                                word(w, "previous_lesson"),
                                word(w, "next_lesson")};
    b->packages[v].arena = b->arena;
    emit_scorm(b->course, v, b->course->sco_lessons ? &b->scos : &b->site,
               &shell, &b->packages[v]);
    bundle_pack(&b->packages[v]);
}

static void write_zip(struct build *b, enum scorm_version v)
{
    const struct course *c = b->course;
    struct zip z = {.time = zip_time()};
    for (size_t i = 0; i < b->packages[v].n; i++) {
        const struct bundle_file *f = b->packages[v].files[i];
        struct zip_entry e = {f->name, f->bytes, f->packed, f->crc32};
        zip_add(&z, &e);
    }
    Str name = arena_format(b->arena, "%.*s-%.*s-%s.zip", STR_ARG(c->id),
                            STR_ARG(c->version), scorm_editions[v].target);
    Str bytes = zip_end(&z);
    output_file(b->out, name, bytes);
    b->written[b->written_count++] = (struct package){
        v, name, digest_sha256(b->arena, bytes), bytes.n, &b->packages[v]};
    text_format(&b->made, "  SCORM %-5s %s/%.*s (%zu kB)\n",
                scorm_editions[v].label, b->output, STR_ARG(name),
                (bytes.n + 999) / 1000);
    zip_clear(&z);
}

// What a participant fetches besides the lessons, as it lies in the package;
// the engine that stands in where WebAssembly is refused is no part of it.
static void tell_player(struct build *b, const struct bundle *files)
{
    static const char *const engine = "assets/engine.js";
    static const char *const player[] = {
        "assets/player.js", "assets/result.js", "assets/session.js"};
    size_t bytes = 0, own = 0;
    for (size_t i = 0; i < files->n; i++) {
        const struct bundle_file *f = files->files[i];
        own += str_is(f->name, engine) ? f->packed.n : 0;
        for (size_t k = 0; k < 3; k++)
            bytes += str_is(f->name, player[k]) ? f->packed.n : 0;
    }
    text_format(&b->made,
                "  in them     the player %zu kB, its engine %zu kB\n",
                (bytes + 999) / 1000, (own + 999) / 1000);
}

static void write_folder(struct build *b, const struct bundle *files,
                         const char *folder)
{
    for (size_t i = 0; i < files->n; i++)
        output_file(b->out,
                    arena_format(b->arena, "%s/%.*s", folder,
                                 STR_ARG(files->files[i]->name)),
                    files->files[i]->bytes);
}

// What an administrator asks about the packages, beside them.
static void write_import(struct build *b)
{
    struct bundle sheets = {.arena = b->arena};
    emit_import(b->course, b->written, b->written_count,
                pass_is_a_share(b->course), &sheets);
    for (size_t i = 0; i < sheets.n; i++) {
        const struct bundle_file *f = sheets.files[i];
        output_file(b->out, f->name, f->bytes);
        text_format(&b->made, "  import      %s/%.*s\n", b->output,
                    STR_ARG(f->name));
    }
}

static void make_all(struct build *b)
{
    struct course *c = b->course;
    for (size_t i = 0; i < c->language_count; i++)
        b->words[i] = words_read(b->arena, c->languages[i], c->dx);
    bool packages = false;
    for (size_t v = 0; v < SCORM_VERSIONS; v++)
        packages |= b->scorm[v];
    progress(b, "making pages");
    b->site.arena = b->scos.arena = b->handouts.arena = b->arena;
    if (b->html || packages)
        emit_site(c, b->words, &b->site);
    if (packages && c->sco_lessons)
        emit_sco_site(c, b->words, &b->site, &b->scos);
    progress(b, "packing");
    for (size_t v = 0; v < SCORM_VERSIONS; v++)
        if (b->scorm[v])
            make_scorm(b, v);
    progress(b, "making handouts");
    if (b->handout)
        emit_handouts(c, b->words, &b->handouts);
}

// Of each package; of the site where it is all that is made.
static void check_budget(struct build *b)
{
    bool packages = false;
    for (size_t v = 0; b->most && v < SCORM_VERSIONS; v++) {
        if (!b->scorm[v])
            continue;
        packages = true;
        budget_check(b->course,
                     arena_format(b->arena, "the package for SCORM %s",
                                  scorm_editions[v].label)
                         .at,
                     &b->packages[v], true, b->most);
    }
    if (b->most && b->html && !packages)
        budget_check(b->course, "the site", &b->site, false, b->most);
}

static void write_all(struct build *b)
{
    progress(b, "writing");
    b->out = output_new(b->output);
    if (b->html) {
        write_folder(b, &b->site, "site");
        text_format(&b->made, "  site        %s/site/index.html\n", b->output);
    }
    for (size_t v = 0; v < SCORM_VERSIONS; v++)
        if (b->scorm[v])
            write_zip(b, v);
    if (b->written_count) {
        tell_player(b, b->written[0].files);
        write_import(b);
    }
    write_folder(b, &b->handouts, "handout");
    for (size_t i = 0; i < b->handouts.n; i++)
        text_format(&b->made, "  handout     %s/handout/%.*s\n", b->output,
                    STR_ARG(b->handouts.files[i]->name));
    output_commit(b->out);
}

static void tell(const struct build *b)
{
    const struct course *c = b->course;
    Str title = localized(&c->title, course_first_language(c));
    printf("%.*s %.*s is made:\n%s", STR_ARG(title), STR_ARG(c->version),
           b->made.at ? b->made.at : "");
    if (b->html)
        printf("Open the site by double-clicking it, or: xdg-open "
               "%s/site/index.html\n",
               b->output);
    if (b->written_count && c->lms)
        printf("The import sheet says what is known of %s.\n", c->lms->name);
    if (b->written_count > 1)
        puts("Give an LMS one of the zips as it is; 1.2 where in doubt.");
    else if (b->written_count)
        puts("Give an LMS the zip as it is.");
}

static int build_course(struct build *b)
{
    struct diag *dx = diag_new(stderr, wants_colour());
    struct course *c = b->course = course_new(b->folder, dx);
    c->lms_asked = b->lms;
    b->arena = arena_new();
    clock_gettime(CLOCK_MONOTONIC, &b->begun);
    bool sound = pipeline_run(c, NULL);
    int status = sound ? choose_languages(b) : 1;
    if (sound && status == 0) {
        choose_targets(b);
        if (!b->output)
            b->output =
                arena_format(c->arena, "build/%.*s", STR_ARG(c->id)).at;
        make_all(b);
        check_budget(b);
        diag_flush(dx);
        sound = diag_errors(dx) == 0;
        status = sound ? 0 : 1;
        if (sound)
            write_all(b);
        progress_end(b);
    }
    if (status == 0)
        tell(b);
    else if (!sound)
        print_counts(b->folder, dx, "; nothing was written");
    text_clear(&b->made);
    arena_free(b->arena);
    course_free(c);
    diag_free(dx);
    return status;
}

static int run(int argc, char **argv)
{
    struct build b = {0};
    const char *to = NULL, *lms = NULL, *most = NULL;
    const struct setting settings[] = {{"output", 'o', &b.output, NULL},
                                       {"to", 0, &to, NULL},
                                       {"lang", 0, &b.languages, NULL},
                                       {"lms", 0, &lms, NULL},
                                       {"max-size", 0, &most, NULL},
                                       {0}};
    int status = options_read("build", argc, argv, settings, &b.folder);
    if (status == OPTIONS_HELP) {
        fputs(command_build.help, stdout);
        return 0;
    }
    if (status == OPTIONS_FINE && lms && strcmp(lms, "list") == 0) {
        print_presets();
        return 0;
    }
    if (status == OPTIONS_FINE && lms)
        status = read_preset(lms, &b.lms);
    if (status == OPTIONS_FINE && most && !budget_read(most, &b.most))
        return usage("build", "--max-size is a size such as 20M or 500k, not "
                              "'%s'",
                     most);
    if (status == OPTIONS_FINE && to)
        status = read_targets(&b, to);
    return status == OPTIONS_FINE ? build_course(&b) : status;
}

const struct command command_build = {
    "build", "make the site, the SCORM packages and the handouts",
    "stilte build [COURSE] [-o DIR] [--to TARGETS] [--lang LANGUAGES]\n"
    "             [--lms NAME] [--max-size SIZE]\n"
    "\n"
    "Compiles the course in the folder COURSE (default: here). The output\n"
    "appears complete or not at all; with a mistake in the course nothing is\n"
    "written.\n"
    "\n"
    "  -o DIR            where to (default: build/ID of the course)\n"
    "  --to TARGETS      of html,scorm12,scorm2004,scorm2004-3,handout;\n"
    "                    scorm2004 is its 4th edition (default: html, handout\n"
    "                    and the packages that course.yaml asks for)\n"
    "  --lang LANGUAGES  only these, as in nl,en (default: all)\n"
    "  --lms NAME        for one LMS: its version of SCORM, and an import\n"
    "                    sheet with what is known of it; of moodle, ilias,\n"
    "                    canvas, blackboard, cornerstone, sap, scormcloud,\n"
    "                    openedx and generic (--lms list: what, and why)\n"
    "  --max-size SIZE   of a package, such as 20M or 500k; when one is\n"
    "                    larger nothing is written, and its largest files are\n"
    "                    told\n"
    "\n"
    "  stilte build course/empathie-en-closen\n"
    "  stilte build -o /srv/www/empathie --to html --lang nl\n",
    run};
