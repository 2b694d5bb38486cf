#include "command/init_course.h"

#include <stdlib.h>

#include "base/embedded.h"

// With "course-" in front no longer than a name may be.
enum { MOST_ID = 56 };

const char *const begin_languages[BEGIN_LANGUAGES] = {"en", "nl"};

// Files that editors look for, some behind names with a dot.
static const struct {
    const char *embedded, *name;
} editor_files[] = {
    {"editor/editorconfig", ".editorconfig"},
    {"editor/gitignore", ".gitignore"},
    {"editor/luarc.json", ".luarc.json"},
    {"editor/markdownlint.json", ".markdownlint.json"},
    {"editor/extensions.json", ".vscode/extensions.json"},
    {"editor/settings.json", ".vscode/settings.json"},
    {"editor/tasks.json", ".vscode/tasks.json"},
};

struct beginning_files {
    const struct beginning *b;
    struct arena *a;
    struct begun_file *files;
    size_t n;
};

static void add(struct beginning_files *f, Str name, Str bytes)
{
    struct begun_file *file = ARENA_PUSH(f->a, f->files, f->n);
    *file = (struct begun_file){name, bytes};
}

static size_t place_of(const struct beginning *b, Str language)
{
    size_t i = 0;
    while (i < b->language_count && !str_same(b->languages[i], language))
        i++;
    return i;
}

// --- course.yaml ---

// A text as a YAML scalar: plain where that is surely the same (YAML 1.2,
// 7.3.3), else in double quotes.
static void put_scalar(struct text *t, Str s)
{
    bool plain = s.n && byte_is_letter(s.at[0]);
    for (size_t i = 0; i < s.n; i++)
        plain &= byte_is_letter(s.at[i]) || byte_is_digit(s.at[i]) ||
                 s.at[i] == ' ' || s.at[i] == '-' || s.at[i] == '.' ||
                 (s.at[i] & 0x80);
    if (plain) {
        text_add(t, s);
        return;
    }
    text_byte(t, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == '"' || s.at[i] == '\\')
            text_byte(t, '\\');
        text_byte(t, s.at[i]);
    }
    text_byte(t, '"');
}

static void put_title(struct text *t, const struct beginning *b)
{
    text_puts(t, "title:");
    for (size_t i = 0; i < b->language_count; i++) {
        if (b->language_count > 1)
            text_format(t, "\n  %.*s:", STR_ARG(b->languages[i]));
        text_byte(t, ' ');
        put_scalar(t, b->title);
    }
    text_puts(t, "\nlanguages: [");
    text_join(t, b->languages, b->language_count);
    text_puts(t, "]\n");
}

// What stands behind "LANGUAGE: " in `{en: ..., nl: ...}`.
static Str inline_value(struct arena *a, Str map, Str language)
{
    const Str key = arena_format(a, "%.*s: ", STR_ARG(language));
    Str value = str_from(map, str_find(map, key) + key.n);
    for (size_t i = 0; i < BEGIN_LANGUAGES; i++) {
        const Str next = arena_format(a, ", %s: ", begin_languages[i]);
        value = str_upto(value, str_find(value, next));
    }
    return value;
}

// A line with a map of the languages: only those asked for; of one language
// the value alone.
static void put_localized(struct text *t, const struct beginning *b,
                          struct arena *a, Str line)
{
    const size_t open = str_find_byte(line, '{');
    const Str map = str_upto(str_from(line, open + 1), line.n - open - 2);
    text_add(t, str_upto(line, open));
    if (b->language_count > 1)
        text_byte(t, '{');
    for (size_t i = 0; i < b->language_count; i++) {
        if (b->language_count > 1)
            text_format(t, "%s%.*s: ", i ? ", " : "",
                        STR_ARG(b->languages[i]));
        text_add(t, inline_value(a, map, b->languages[i]));
    }
    text_puts(t, b->language_count > 1 ? "}\n" : "\n");
}

static void add_settings(struct beginning_files *f)
{
    struct text t = {0};
    Str rest = embedded("begin/course.yaml"), line;
    text_format(&t, "id: %.*s\n", STR_ARG(f->b->id));
    put_title(&t, f->b);
    bool behind = false; // what has been written already
    while (str_line(&rest, &line)) {
        behind |= str_starts(line, "version:");
        if (!behind)
            continue;
        if (str_find_byte(line, '{') < line.n) {
            put_localized(&t, f->b, f->a, line);
        } else {
            text_add(&t, line);
            text_byte(&t, '\n');
        }
    }
    add(f, STR("course.yaml"), arena_str(f->a, text_str(&t)));
    text_clear(&t);
}

// --- lessons ---

static const Str code = STR_INIT("\n```lua rules\n");

// A lesson in its source language has the rules, the others have not.
static void add_lesson(struct beginning_files *f, Str name, Str language,
                       Str bytes)
{
    const Str source = str_of(begin_languages[0]);
    const Str stem = str_upto(name, name.n - STR("en.md").n);
    const Str with_rules = embedded(arena_format(f->a, "begin/%.*s%.*s.md",
                                                 STR_ARG(stem),
                                                 STR_ARG(source)).at);
    const Str rules = str_from(with_rules, str_find(with_rules, code));
    struct text t = {0};
    text_add(&t, str_upto(bytes, str_find(bytes, code)));
    if (str_same(language, f->b->languages[0]))
        text_add(&t, rules);
    add(f, name, arena_str(f->a, text_str(&t)));
    text_clear(&t);
}

static void look_at(void *context, const char *path, Str bytes)
{
    struct beginning_files *f = context;
    const Str name = str_from(str_of(path), STR("begin/").n);
    if (!str_ends(name, ".md"))
        return;
    const Str language = str_upto(str_from(name, name.n - 5), 2);
    if (place_of(f->b, language) < f->b->language_count)
        add_lesson(f, name, language, bytes);
}

// --- all ---

static int by_name(const void *a, const void *b)
{
    return str_compare(((const struct begun_file *)a)->name,
                       ((const struct begun_file *)b)->name);
}

struct begun_file *begin_files(const struct beginning *b, struct arena *a,
                               size_t *n)
{
    struct beginning_files f = {.b = b, .a = a};
    add_settings(&f);
    embedded_each("begin/", look_at, &f);
    for (size_t i = 0; i < sizeof editor_files / sizeof *editor_files; i++)
        add(&f, str_of(editor_files[i].name),
            embedded(editor_files[i].embedded));
    const Str snippets = arena_format(a, "editor/snippets.%.*s.json",
                                      STR_ARG(b->languages[0]));
    add(&f, STR(".vscode/stilte.code-snippets"), embedded(snippets.at));
    qsort(f.files, f.n, sizeof *f.files, by_name);
    *n = f.n;
    return f.files;
}

Str begin_id(struct arena *a, Str folder)
{
    struct text t = {0};
    for (size_t i = 0; i < folder.n && t.n < MOST_ID; i++) {
        const char c = byte_lower(folder.at[i]);
        const bool good = byte_is_letter(c) || byte_is_digit(c);
        if (good)
            text_byte(&t, c);
        else if (t.n && t.at[t.n - 1] != '-')
            text_byte(&t, '-');
    }
    while (t.n && t.at[t.n - 1] == '-')
        t.n--;
    const bool named = t.n && byte_is_letter(t.at[0]);
    const Str id = arena_format(a, "%s%.*s", named ? "" : t.n ? "course-" :
                                "course", (int)t.n, t.n ? t.at : "");
    text_clear(&t);
    return id;
}
