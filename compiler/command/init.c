#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/fs.h"
#include "base/onefile.h"
#include "command/command.h"
#include "command/init_course.h"
#include "command/options.h"
#include "command/stub_file.h"
#include "model/course.h"
#include "pipeline.h"

enum { MOST_TITLE = 200 };

struct wishes {
    const char *folder, *title, *languages;
    bool yes;
};

// --- what is asked ---

static bool is_asked(const struct wishes *w)
{
    return !w->yes && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

// What is typed, or, for an empty line, what was proposed.
static Str ask(struct arena *a, const char *question, Str proposed)
{
    char line[MOST_TITLE + 2];
    printf("%s [%.*s]: ", question, STR_ARG(proposed));
    fflush(stdout);
    if (!fgets(line, sizeof line, stdin)) {
        putchar('\n');
        return proposed;
    }
    const Str typed = str_trim(str_of(line));
    return typed.n ? arena_str(a, typed) : proposed;
}

// The language of whoever sits here, if the example is written in it.
static Str own_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < 3; i++) {
        const char *locale = getenv(names[i]);
        if (locale && *locale)
            return strncmp(locale, "nl", 2) == 0 ? STR("nl") : STR("en");
    }
    return STR("en");
}

static bool take_language(struct beginning *b, Str language)
{
    bool known = false, twice = false;
    for (size_t i = 0; i < BEGIN_LANGUAGES; i++)
        known |= str_is(language, begin_languages[i]);
    for (size_t i = 0; i < b->language_count; i++)
        twice |= str_same(language, b->languages[i]);
    if (known && !twice)
        b->languages[b->language_count++] = language;
    return known && !twice;
}

static bool take_languages(struct beginning *b, Str list)
{
    b->language_count = 0;
    while (list.n) {
        const size_t comma = str_find_byte(list, ',');
        if (!take_language(b, str_trim(str_upto(list, comma))))
            return false;
        list = str_from(list, comma + 1);
    }
    return b->language_count > 0;
}

// "mijn-eerste-cursus" as one would write it.
static Str title_of(struct arena *a, Str id)
{
    const Str title = arena_str(a, id);
    char *letters = arena_take(a, title.n + 1);
    for (size_t i = 0; i < title.n; i++)
        letters[i] = title.at[i] == '-' ? ' ' : title.at[i];
    if (title.n && byte_is_letter(letters[0]))
        letters[0] = (char)(letters[0] - ('a' - 'A'));
    return (Str){letters, title.n};
}

static Str folder_name(struct arena *a, const char *folder)
{
    char *real = realpath(folder, NULL);
    const char *path = real ? real : folder;
    Str name = str_of(path);
    while (name.n && name.at[name.n - 1] == '/')
        name.n--;
    for (size_t i = name.n; i > 0; i--)
        if (name.at[i - 1] == '/') {
            name = str_from(name, i);
            break;
        }
    name = arena_str(a, name);
    free(real);
    return name;
}

static int decide(const struct wishes *w, struct arena *a,
                  struct beginning *b)
{
    const bool asked = is_asked(w);
    b->id = begin_id(a, folder_name(a, w->folder));
    b->title = w->title ? str_trim(str_of(w->title)) : title_of(a, b->id);
    Str languages = w->languages ? str_of(w->languages) : own_language();
    if (asked && !w->title)
        b->title = ask(a, "Title of the course", b->title);
    while (asked && !w->languages) {
        languages = ask(a, "Its languages, the one you write in first: nl, "
                           "en, or both, as in nl,en",
                        languages);
        if (take_languages(b, languages))
            return 0;
        printf("There are en and nl.\n");
        languages = own_language();
    }
    if (!b->title.n || b->title.n > MOST_TITLE)
        return usage("init", "a title has 1 to %d characters", MOST_TITLE);
    if (!take_languages(b, languages))
        return usage("init", "--lang is nl, en, nl,en or en,nl, not '%.*s'",
                     STR_ARG(languages));
    return 0;
}

// --- what is written ---

static bool is_there(int folder, Str name)
{
    struct stat st;
    return fstatat(folder, name.at, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool is_for_editors(const struct begun_file *file)
{
    return str_starts(file->name, ".");
}

// 0: nothing of a course is there; it would be somebody's work. Settings of
// editors may be: a folder under version control often has some.
static int look_for(int folder, const char *path,
                    const struct begun_file *files, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_for_editors(&files[i]) && is_there(folder, files[i].name))
            return usage("init",
                         "there is a '%s' in '%s' already; nothing was "
                         "written",
                         files[i].name.at, path);
    return 0;
}

// A folder on the way to a file; that it is there already is fine.
static bool make_folders(int folder, Str name)
{
    char path[256];
    for (size_t i = 0; i < name.n && i < sizeof path; i++) {
        path[i] = name.at[i];
        if (name.at[i] != '/')
            continue;
        path[i] = '\0';
        if (mkdirat(folder, path, 0777) && errno != EEXIST)
            return false;
        path[i] = '/';
    }
    return true;
}

// All of them, or none; those that are there already are left alone.
static void write_files(int folder, const char *path,
                        const struct begun_file *files, size_t n)
{
    bool *ours = calloc(n, sizeof *ours);
    if (!ours)
        die("out of memory");
    for (size_t i = 0; i < n; i++) {
        if (is_there(folder, files[i].name))
            continue;
        ours[i] = make_folders(folder, files[i].name) &&
                  onefile_write(folder, files[i].name.at, files[i].bytes);
        if (ours[i])
            continue;
        const int why = errno;
        while (i-- > 0)
            if (ours[i])
                unlinkat(folder, files[i].name.at, 0);
        free(ours);
        die("cannot write into '%s': %s", path, strerror(why));
    }
    free(ours);
}

static int open_folder(const char *path)
{
    char *parents = strdup(path);
    if (!parents)
        die("out of memory");
    for (char *p = parents + 1; *p; p++)
        if (*p == '/') {
            *p = '\0';
            mkdir(parents, 0777);
            *p = '/';
        }
    free(parents);
    if (mkdir(path, 0777) && errno != EEXIST)
        die("cannot make the folder '%s': %s", path, strerror(errno));
    const int folder = fs_open_folder(path);
    if (folder < 0)
        die("cannot open the folder '%s': %s", path, strerror(errno));
    return folder;
}

// What an editor learns the words of rules from.
static void write_words(const char *folder)
{
    struct diag *dx = diag_new(stderr, wants_colour());
    struct course *c = course_new(folder, dx);
    if (pipeline_run(c, NULL))
        write_stub(c);
    course_free(c);
    diag_free(dx);
}

static void print_made(const struct wishes *w, const struct beginning *b,
                       const struct begun_file *files, size_t n)
{
    const bool here = strcmp(w->folder, ".") == 0;
    printf("%.*s is begun in %s:\n", STR_ARG(b->title),
           here ? "this folder" : w->folder);
    printf("  %-22s %s\n", "course.yaml", "its title, languages and levels");
    for (size_t i = 0; i < n; i++)
        if (str_ends(files[i].name, ".md"))
            printf("  %-22s %s\n", files[i].name.at,
                   "a lesson; exercises of every kind, to change");
    printf("  %-22s %s\n", ".vscode/ and others",
           "for editors: tasks, snippets (type stilte-), settings");
    puts("\nNow:");
    if (!here)
        printf(strpbrk(w->folder, " '\"$&()") ? "  cd \"%s\"\n" : "  cd %s\n",
               w->folder);
    puts("  stilte check     after every change\n"
         "  stilte build     the site, the SCORM packages and the handouts");
}

static int begin(const struct wishes *w)
{
    struct arena *a = arena_new();
    struct beginning b = {0};
    size_t n = 0;
    int status = decide(w, a, &b);
    if (!status) {
        const struct begun_file *files = begin_files(&b, a, &n);
        const int folder = open_folder(w->folder);
        status = look_for(folder, w->folder, files, n);
        if (!status) {
            write_files(folder, w->folder, files, n);
            write_words(w->folder);
            print_made(w, &b, files, n);
        }
        close(folder);
    }
    arena_free(a);
    return status;
}

static int run(int argc, char **argv)
{
    struct wishes w = {0};
    const struct setting settings[] = {{"title", 0, &w.title, NULL},
                                       {"lang", 0, &w.languages, NULL},
                                       {"yes", 'y', NULL, &w.yes},
                                       {0}};
    const int status = options_read("init", argc, argv, settings, &w.folder);
    if (status == OPTIONS_HELP) {
        fputs(command_init.help, stdout);
        return 0;
    }
    return status == OPTIONS_FINE ? begin(&w) : status;
}

const struct command command_init = {
    "init", "begin a course",
    "stilte init [DIR] [--title TITLE] [--lang LANGUAGES] [--yes]\n"
    "\n"
    "Begins a course in the folder DIR (default: here): two lessons with an\n"
    "exercise of every kind, to change into your own, and files from which\n"
    "editors such as VS Code learn to help. Nothing that is there already is\n"
    "touched. On a terminal it asks for what was not said.\n"
    "\n"
    "  --title TITLE     of the course (default: after the folder's name)\n"
    "  --lang LANGUAGES  nl, en, nl,en or en,nl: the one you write in first\n"
    "  -y, --yes         ask nothing\n"
    "\n"
    "  stilte init my-course\n"
    "  stilte init luisteren --title \"Leren luisteren\" --lang nl --yes\n",
    run};
