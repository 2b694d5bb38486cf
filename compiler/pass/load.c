#include "pass/load.h"

#include "base/fs.h"
#include "base/pool.h"
#include "base/textfile.h"
#include "base/yaml.h"
#include "model/course.h"

enum { LARGEST_LESSON = 1024 * 1024 };

static int find_language(const struct course *c, Str tag)
{
    for (size_t i = 0; i < c->language_count; i++)
        if (str_same_letters(c->languages[i], tag))
            return (int)i;
    return NOWHERE;
}

// "01-waarom-empathie" names the lesson "waarom-empathie".
static Str name_of_stem(Str stem)
{
    size_t digits = 0;
    while (digits < stem.n && byte_is_digit(stem.at[digits]))
        digits++;
    if (digits && digits < stem.n && stem.at[digits] == '-')
        return str_from(stem, digits + 1);
    return stem;
}

static struct page *add_page(struct course *c, Str path, size_t language)
{
    struct page *p = ARENA_NEW(c->arena, struct page);
    struct page **slot = ARENA_PUSH(c->arena, c->pages, c->page_count);
    *slot = p;
    p->course = c;
    p->language = language;
    p->arena = arena_new();
    p->source.path =
        arena_format(c->arena, "%s/%.*s", c->folder, STR_ARG(path)).at;
    return p;
}

static struct lesson *lesson_of_stem(struct course *c, Str stem)
{
    for (size_t i = 0; i < c->lesson_count; i++)
        if (str_same(c->lessons[i]->stem, stem))
            return c->lessons[i];
    struct lesson *l = ARENA_NEW(c->arena, struct lesson);
    l->stem = stem;
    l->id = name_of_stem(stem);
    l->glossary = str_is(stem, "glossary");
    struct lesson **slot = ARENA_PUSH(c->arena, c->lessons, c->lesson_count);
    *slot = l;
    return l;
}

// Reports a .md file whose name says nothing to us; README.md may stay.
static void refuse_name(struct course *c, Str path, const char *help)
{
    struct source *s = ARENA_NEW(c->arena, struct source);
    s->path = arena_format(c->arena, "%s/%.*s", c->folder, STR_ARG(path)).at;
    diag(c->dx, DIAG_E110, span_file(s), "\n%s", help);
}

static void take_file(struct course *c, Str path)
{
    if (!str_ends(path, ".md") || str_find_byte(path, '/') < path.n ||
        str_is(path, "README.md"))
        return;
    Str base = str_upto(path, path.n - 3);
    size_t dot = base.n;
    while (dot && base.at[dot - 1] != '.')
        dot--;
    Str stem = dot ? str_upto(base, dot - 1) : base;
    int language = dot ? find_language(c, str_from(base, dot)) : 0;
    if (!dot && c->language_count > 1) {
        refuse_name(c, path, "add the language: 01-name.nl.md");
        return;
    }
    if (language == NOWHERE) {
        refuse_name(c, path, "add its language to `languages` in course.yaml, "
                             "or rename the file");
        return;
    }
    if (!course_name_is_valid(name_of_stem(stem))) {
        refuse_name(c, path, "use a-z, 0-9 and hyphens: 01-name.nl.md");
        return;
    }
    struct lesson *l = lesson_of_stem(c, stem);
    if (l->in[language]) {
        // 01-name.nl.md and 01-name.NL.md; `languages: [nl, NL]` was reported.
        if (diag_errors(c->dx) == 0)
            refuse_name(c, path, "another file is this lesson already");
        return;
    }
    struct page *p = add_page(c, path, (size_t)language);
    p->lesson = l;
    l->in[language] = p;
}

// The line that ends the front matter, or 0 when there is none.
static size_t front_matter_end(const struct page *p)
{
    const struct source *s = &p->source;
    if (!str_is(str_trim(source_line(s, 1)), "---"))
        return 0;
    for (size_t line = 2; line <= s->lines; line++)
        if (str_is(str_trim(source_line(s, line)), "---"))
            return line;
    diag(p->course->dx, DIAG_E106, span_at(s, 1, 1, 3),
         "a second line --- is missing\nadd `---` behind the settings");
    return 0;
}

static void front_id(struct page *p, const struct yaml *v)
{
    if (!course_name_is_valid(v->text))
        diag(p->course->dx, DIAG_E109, v->at,
             "'%.*s'\nan id is a letter a-z, then a-z, 0-9 and hyphens",
             STR_ARG(v->text));
    else
        p->lesson->id = arena_str(p->course->arena, v->text);
}

static void front_lang(struct page *p, const struct yaml *v)
{
    Str own = p->course->languages[p->language];
    if (!str_same(v->text, own))
        diag(p->course->dx, DIAG_E109, v->at,
             "'%.*s', but the file's name says '%.*s'\nwrite `lang: %.*s` or "
             "leave the line out",
             STR_ARG(v->text), STR_ARG(own), STR_ARG(own));
}

static void front_minutes(struct page *p, const struct yaml *v)
{
    double n;
    if (str_number(v->text, &n) && n >= 1 && n <= 600)
        p->minutes = (int)n;
    else
        diag(p->course->dx, DIAG_E109, v->at,
             "'%.*s'\na number of minutes: 20", STR_ARG(v->text));
}

static void front_rules(struct page *p, const struct yaml *v)
{
    p->rules_file = v->text;
    p->rules_file_at = v->at;
}

// The version of a lesson is for people; the course has the one that counts.
static void front_version(struct page *p, const struct yaml *v)
{
    (void)p;
    (void)v;
}

static const struct {
    Str key;
    void (*read)(struct page *p, const struct yaml *value);
} keys[] = {{STR_INIT("id"), front_id},
            {STR_INIT("lang"), front_lang},
            {STR_INIT("minutes"), front_minutes},
            {STR_INIT("rules"), front_rules},
            {STR_INIT("version"), front_version}};
enum { KEYS = sizeof keys / sizeof *keys };

static void read_front_key(struct page *p, const struct yaml *item)
{
    Str known[KEYS];
    for (size_t k = 0; k < KEYS; k++) {
        known[k] = keys[k].key;
        if (!str_same(item->key, keys[k].key))
            continue;
        if (item->kind == YAML_TEXT)
            keys[k].read(p, item);
        else
            diag(p->course->dx, DIAG_E109, item->key_at,
                 "'%.*s'\nfront matter is flat: `key: value`",
                 STR_ARG(item->key));
        return;
    }
    Str near = nearest_word(item->key, known, KEYS);
    if (near.n)
        diag(p->course->dx, DIAG_E108, item->key_at,
             "'%.*s'\ndid you mean `%.*s`?", STR_ARG(item->key),
             STR_ARG(near));
    else
        diag(p->course->dx, DIAG_E108, item->key_at,
             "'%.*s'\na lesson's keys are id, lang, minutes, rules; the rest "
             "stands in course.yaml",
             STR_ARG(item->key));
}

static void read_front_matter(struct page *p)
{
    size_t end = front_matter_end(p);
    p->body_line = end + 1;
    if (end < 3)
        return;
    const struct yaml *root =
        yaml_read(&p->source, 2, end - 1, p->arena, p->course->dx);
    if (root && root->kind != YAML_MAP) {
        diag(p->course->dx, DIAG_E107, root->at,
             "front matter is `key: value`, one a line");
        return;
    }
    for (size_t i = 0; root && i < root->n; i++)
        read_front_key(p, &root->items[i]);
}

static void read_page(void *context, size_t i)
{
    struct course *c = context;
    struct page *p = c->pages[i];
    // The path behind the folder's name is the one to open.
    Str path = course_path(c, &p->source);
    p->unread = !textfile_read(&p->source, c->folder_fd, path.at,
                               LARGEST_LESSON, p->arena, c->dx, true);
}

static bool in_order(const struct course *c, const struct lesson *l,
                     size_t *where)
{
    for (size_t i = 0; i < c->order_count; i++) {
        bool same = str_same(c->order[i].name, l->id) ||
                    str_same(c->order[i].name, l->stem);
        if (same) {
            *where = i;
            return true;
        }
    }
    return false;
}

static struct lesson *ordered(const struct course *c, size_t where)
{
    size_t found;
    for (size_t i = 0; i < c->lesson_count; i++)
        if (in_order(c, c->lessons[i], &found) && found == where)
            return c->lessons[i];
    return NULL;
}

static void report_unlisted(struct course *c, Str name, Span at)
{
    Str known[64];
    size_t n = 0;
    for (size_t i = 0; i < c->lesson_count && n < 64; i++)
        known[n++] = c->lessons[i]->id;
    Str near = nearest_word(name, known, n);
    if (near.n)
        diag(c->dx, DIAG_E111, at, "'%.*s'\ndid you mean `%.*s`?",
             STR_ARG(name), STR_ARG(near));
    else
        diag(c->dx, DIAG_E111, at,
             "'%.*s'\nmake the file, or take the line out", STR_ARG(name));
}

// Puts the lessons into the order of course.yaml, those it leaves out
// behind, the glossary last. File names are sorted already.
static void order_lessons(struct course *c)
{
    struct lesson **sorted =
        arena_take(c->arena, c->lesson_count * sizeof *sorted);
    size_t n = 0, where;
    for (size_t i = 0; i < c->order_count; i++) {
        struct lesson *l = ordered(c, i);
        if (l)
            sorted[n++] = l;
        else
            report_unlisted(c, c->order[i].name, c->order[i].at);
    }
    for (int last = 0; last < 2; last++)
        for (size_t i = 0; i < c->lesson_count; i++) {
            struct lesson *l = c->lessons[i];
            if (l->glossary == last && !in_order(c, l, &where))
                sorted[n++] = l;
        }
    for (size_t i = 0; i < n; i++)
        c->lessons[i] = sorted[i];
    c->lesson_count = n;
}

static void check_languages(struct course *c, struct lesson *l)
{
    l->origin = l->in[0];
    for (size_t k = 1; k < c->language_count; k++) {
        if (l->in[k] && !l->origin)
            diag(c->dx, DIAG_E111, span_file(&l->in[k]->source),
                 "'%.*s' has no file in the source language '%.*s'\nmake a "
                 "file `%.*s.%.*s.md`",
                 STR_ARG(l->id), STR_ARG(c->languages[0]), STR_ARG(l->stem),
                 STR_ARG(c->languages[0]));
        if (!l->in[k] && l->origin)
            diag(c->dx, DIAG_W112, span_file(&l->origin->source),
                 "'%.*s' is not there in '%.*s'\nmake a file "
                 "`%.*s.%.*s.md`",
                 STR_ARG(l->id), STR_ARG(c->languages[k]), STR_ARG(l->stem),
                 STR_ARG(c->languages[k]));
    }
}

// Pages that every language has: their names are taken.
static void check_page_name(struct course *c, const struct lesson *l)
{
    if (l->origin && (str_is(l->id, "index") || str_is(l->id, "result")))
        diag(c->dx, DIAG_E502, span_file(&l->origin->source),
             "'%.*s.html'\ncall the lesson something else", STR_ARG(l->id));
}

static void check_names(struct course *c)
{
    for (size_t i = 0; i < c->lesson_count; i++) {
        struct lesson *l = c->lessons[i];
        check_languages(c, l);
        check_page_name(c, l);
        for (size_t j = 0; j < i; j++)
            if (str_same(c->lessons[j]->id, l->id) && l->origin)
                diag(c->dx, DIAG_E113, span_file(&l->origin->source),
                     "'%.*s' is also the id of '%.*s'", STR_ARG(l->id),
                     STR_ARG(c->lessons[j]->stem));
    }
}

// Lesson by lesson, language by language, whatever the files' names.
static void order_pages(struct course *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->lesson_count; i++)
        for (size_t k = 0; k < c->language_count; k++)
            if (c->lessons[i]->in[k])
                c->pages[n++] = c->lessons[i]->in[k];
}

void load_course(struct course *c)
{
    for (size_t i = 0; i < c->file_count; i++)
        take_file(c, c->files[i]);
    pool_each(c->page_count, read_page, c);
    for (size_t i = 0; i < c->page_count; i++)
        read_front_matter(c->pages[i]);
    order_lessons(c);
    check_names(c);
    order_pages(c);
    if (c->lesson_count == 0 && diag_errors(c->dx) == 0)
        diag(c->dx, DIAG_E105, span_file(&c->settings),
             "there is no lesson\nmake a file 01-name.%.*s.md",
             STR_ARG(c->languages[0]));
}
