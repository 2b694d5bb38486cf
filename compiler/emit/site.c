#include "emit/site.h"

#include "base/embedded.h"
#include "base/pool.h"
#include "emit/address.h"
#include "emit/exercise.h"
#include "emit/frame.h"
#include "emit/prose.h"
#include "emit/slots.h"
#include "emit/texts.h"
#include "model/sco.h"

// A page that waits to be made: jobs are independent of each other, and each
// has an arena for what it leaves.
struct job {
    const struct course *course;
    const struct words *words;       // of `language`
    const struct words *const *all;  // of each language
    const struct slots *template;
    const struct lesson *sco;        // whose SCO the page is in, or NULL
    size_t language;
    size_t lesson;
    void (*make)(struct job *job, struct text *out);
    Str name;
    Str html;
    struct arena *arena;
};

struct work {
    struct job *jobs;
    size_t n;
};

static struct frame frame_of(const struct job *j, const char *page,
                             const char *file)
{
    const struct course *c = j->course;
    return (struct frame){.course = c,
                          .words = j->words,
                          .template = j->template,
                          .language = j->language,
                          .sco = j->sco,
                          .page = page,
                          .root = "../",
                          .title = localized(&c->title, j->language),
                          .description =
                              localized(&c->description, j->language),
                          .file = file,
                          .main = STR(""),
                          .pager = STR("")};
}

// A lesson.

static void put_neighbour(const struct job *j, struct text *t, size_t index,
                          const char *rel, const char *key)
{
    const struct course *c = j->course;
    bool result = index >= c->lesson_count;
    text_format(t, "<a rel=\"%s\" href=\"", rel);
    if (result)
        address_result(t, j->sco);
    else
        address_lesson(t, j->sco, c->lessons[index]);
    text_puts(t, "\"><span>");
    word_html(t, j->words, key);
    text_puts(t, "</span> ");
    if (result)
        word_html(t, j->words, "result");
    else
        text_html(t, lesson_page(c->lessons[index], j->language)->title);
    text_puts(t, "</a>");
}

static void put_pager(const struct job *j, struct text *t)
{
    text_puts(t, "<nav class=\"pager\" aria-label=\"");
    word_html(t, j->words, "pages");
    text_puts(t, "\">");
    if (j->lesson)
        put_neighbour(j, t, j->lesson - 1, "prev", "previous");
    put_neighbour(j, t, j->lesson + 1, "next", "next");
    text_puts(t, "</nav>");
}

// cmark bounds what one construct costs, not what a reference used thousands
// of times adds up to.
static void check_size(const struct page *p, size_t size)
{
    if (size > 16 * p->source.text.n + 64 * 1024)
        diag(p->course->dx, DIAG_E503, span_file(&p->source),
             "%zu KiB from %zu KiB", size / 1024, p->source.text.n / 1024);
}

static void make_lesson(struct job *j, struct text *out)
{
    const struct lesson *l = j->course->lessons[j->lesson];
    const struct page *p = lesson_page(l, j->language);
    struct text main = {0}, pager = {0};
    struct prose w = {.out = &main,
                      .page = p,
                      .words = j->all[p->language],
                      .root = "../",
                      .sco = j->sco,
                      .id_prefix = STR("")};
    text_puts(&main, "<article class=\"lesson\"");
    if (p->language != j->language)
        text_format(&main, " lang=\"%.*s\"",
                    STR_ARG(j->course->languages[p->language]));
    text_puts(&main, ">\n");
    prose_body(&w, emit_exercise);
    prose_footnotes(&w);
    text_puts(&main, "</article>");
    check_size(p, main.n);
    put_pager(j, &pager);
    struct text file = {0};
    address_lesson(&file, j->sco, l);
    struct frame f = frame_of(j, "lesson", file.at);
    f.title = p->title;
    f.lesson = l;
    f.main = text_str(&main);
    f.pager = text_str(&pager);
    frame_write(&f, out);
    text_clear(&file);
    text_clear(&main);
    text_clear(&pager);
}

// Contents, result, choice of language.

static void make_contents(struct job *j, struct text *out)
{
    struct text main = {0};
    struct frame f = frame_of(j, "contents", "index.html");
    text_puts(&main, "<article class=\"contents\">\n<h1>");
    text_html(&main, f.title);
    text_puts(&main, "</h1>\n");
    if (f.description.n) {
        text_puts(&main, "<p class=\"lead\">");
        text_html(&main, f.description);
        text_puts(&main, "</p>\n");
    }
    frame_contents(&f, &main, "lessons");
    text_puts(&main, "</article>");
    f.main = text_str(&main);
    frame_write(&f, out);
    text_clear(&main);
}

static void make_result(struct job *j, struct text *out)
{
    struct text main = {0}, file = {0};
    address_result(&file, j->sco);
    struct frame f = frame_of(j, "result", file.at);
    text_puts(&main, "<article class=\"result\">\n<h1>");
    word_html(&main, j->words, "result");
    text_puts(&main, "</h1>\n<noscript><p class=\"notice\">");
    word_html(&main, j->words, "noscript_result");
    text_puts(&main, "</p></noscript>\n<div id=\"debrief\"></div>\n"
                     "</article>");
    f.title = word(j->words, "result");
    f.main = text_str(&main);
    frame_write(&f, out);
    text_clear(&main);
    text_clear(&file);
}

static void make_choice(struct job *j, struct text *out)
{
    const struct course *c = j->course;
    struct text main = {0};
    text_puts(&main, "<article class=\"choice\">\n<h1>");
    text_html(&main, localized(&c->title, j->language));
    text_puts(&main, "</h1>\n");
    for (size_t i = 0; i < c->language_count; i++) {
        Str tag = c->languages[i];
        if (c->left_out[i])
            continue;
        text_format(&main,
                    "<p class=\"lead\"><a href=\"%.*s/index.html\" "
                    "lang=\"%.*s\" hreflang=\"%.*s\">",
                    STR_ARG(tag), STR_ARG(tag), STR_ARG(tag));
        text_html(&main, frame_language_name(tag));
        text_puts(&main, ": ");
        text_html(&main, localized(&c->title, i));
        text_puts(&main, "</a></p>\n");
    }
    text_puts(&main, "</article>");
    struct frame f = frame_of(j, "choice", "index.html");
    f.root = "";
    f.main = text_str(&main);
    frame_write(&f, out);
    text_clear(&main);
}

// All pages.

static struct job *add_job(struct arena *a, struct work *work,
                           const struct job *like,
                           void (*make)(struct job *j, struct text *out),
                           Str name)
{
    struct job *j = ARENA_PUSH(a, work->jobs, work->n);
    *j = *like;
    j->make = make;
    j->name = name;
    j->arena = arena_new();
    return j;
}

static void run_job(void *context, size_t i)
{
    struct job *j = &((struct work *)context)->jobs[i];
    struct text html = {0};
    j->make(j, &html);
    j->html = arena_str(j->arena, text_str(&html));
    text_clear(&html);
}

static Str in_language(struct arena *a, const struct job *j, struct text *file)
{
    Str tag = j->course->languages[j->language];
    Str name = arena_format(a, "%.*s/%s", STR_ARG(tag), file->at);
    text_clear(file);
    return name;
}

static void plan_language(struct arena *a, struct work *work,
                          const struct job *like)
{
    const struct course *c = like->course;
    struct text file = {0};
    if (!like->sco)
        add_job(a, work, like, make_contents,
                arena_format(a, "%.*s/index.html",
                             STR_ARG(c->languages[like->language])));
    for (size_t i = 0; i < c->lesson_count; i++) {
        address_lesson(&file, like->sco, c->lessons[i]);
        add_job(a, work, like, make_lesson,
                in_language(a, like, &file))->lesson = i;
    }
    address_result(&file, like->sco);
    add_job(a, work, like, make_result, in_language(a, like, &file));
}

static void plan_languages(struct arena *a, struct work *work,
                           const struct job *like)
{
    struct job j = *like;
    for (size_t i = 0; i < j.course->language_count; i++) {
        if (j.course->left_out[i])
            continue;
        j.language = i;
        j.words = j.all[i];
        plan_language(a, work, &j);
    }
}

static void make_pages(struct work *work, struct bundle *out)
{
    pool_each(work->n, run_job, work);
    for (size_t i = 0; i < work->n; i++) {
        arena_adopt(out->arena, work->jobs[i].arena);
        bundle_add(out, work->jobs[i].name, work->jobs[i].html);
    }
}

static void join_styles(struct arena *a, struct text *css,
                        const char *const *parts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Str name = arena_format(a, "themes/plain/%s.css", parts[i]);
        text_add(css, embedded(name.at));
        text_byte(css, '\n');
    }
}

static void add_theme(struct bundle *out)
{
    static const char *const parts[] = {
        "tokens", "prose", "frame", "parts", "dialogue", "kinds",
        "kinds-asked", "kinds-live", "result", "debrief", "print"};
    struct text css = {0};
    join_styles(out->arena, &css, parts, sizeof parts / sizeof *parts);
    bundle_add(out, STR("assets/theme.css"),
               arena_str(out->arena, text_str(&css)));
    text_clear(&css);
}

// The result can be kept as a file, and a page from disk may not read its own
// style sheet: what the file needs of it is in the script.
static void add_result(struct bundle *out)
{
    static const char *const parts[] = {
        "tokens", "prose", "frame", "parts", "dialogue", "result", "debrief",
        "print"};
    struct text css = {0}, t = {0};
    join_styles(out->arena, &css, parts, sizeof parts / sizeof *parts);
    text_add(&t, embedded("assets/result.js"));
    text_puts(&t, "Stilte.resultStyle = ");
    text_json(&t, text_str(&css));
    text_puts(&t, ";\n");
    bundle_add(out, STR("assets/result.js"),
               arena_str(out->arena, text_str(&t)));
    text_clear(&css);
    text_clear(&t);
}

// What is written in each language.
static void add_text(const char *name, Str of, struct text *t,
                     struct bundle *out)
{
    bundle_add(out,
               arena_format(out->arena, "assets/%s-%.*s.js", name,
                            STR_ARG(of)),
               arena_str(out->arena, text_str(t)));
    text_clear(t);
}

static void add_texts(const struct course *c, size_t language,
                      const struct words *words, struct bundle *out)
{
    struct text t = {0};
    texts_write(&t, c, language, words);
    add_text("text", c->languages[language], &t, out);
    texts_result_write(&t, c, language, words, false);
    add_text("result", c->languages[language], &t, out);
}

static void put_table(struct text *t, Str table)
{
    text_puts(t, "window.Stilte = window.Stilte || {};\nStilte.course = ");
    text_json(t, table);
    text_puts(t, ";\n");
}

static void add_scripts(const struct course *c,
                        const struct words *const *words, struct bundle *out)
{
    struct text t = {0};
    put_table(&t, c->table);
    bundle_add(out, STR("assets/course.js"),
               arena_str(out->arena, text_str(&t)));
    static const char *const carried[] = {
        "assets/engine.js", "assets/engine-js.js", "assets/player.js"};
    for (size_t i = 0; i < sizeof carried / sizeof *carried; i++)
        bundle_add(out, str_of(carried[i]), embedded(carried[i]));
    add_result(out);
    for (size_t i = 0; i < c->language_count; i++)
        if (!c->left_out[i])
            add_texts(c, i, words[i], out);
    text_clear(&t);
}

void emit_site(const struct course *c, const struct words *const *words,
               struct bundle *out)
{
    struct work work = {0};
    size_t first = course_first_language(c);
    struct job like = {
        .course = c, .words = words[first], .all = words, .language = first};
    like.template =
        slots_cut(out->arena, embedded("themes/plain/page.html"));
    add_job(out->arena, &work, &like, make_choice, STR("index.html"));
    plan_languages(out->arena, &work, &like);
    make_pages(&work, out);
    add_theme(out);
    add_scripts(c, words, out);
    for (size_t i = 0; i < c->asset_count; i++)
        bundle_add(out, c->assets[i]->name, c->assets[i]->bytes);
    bundle_add(out, STR("licences.txt"), embedded("licences.txt"));
}

// A lesson and the glossary, as a course that has no other lessons.
static struct course lesson_alone(const struct course *c, struct lesson *sco,
                                  struct arena *a)
{
    struct course view = *c;
    view.lessons = NULL;
    view.lesson_count = 0;
    for (size_t i = 0; i < c->lesson_count; i++)
        if (c->lessons[i] == sco || c->lessons[i]->glossary)
            *ARENA_PUSH(a, view.lessons, view.lesson_count) = c->lessons[i];
    return view;
}

static void add_sco(const struct course *c, const struct words *const *words,
                    struct lesson *sco, struct bundle *out)
{
    struct work work = {0};
    struct text t = {0};
    struct course view = lesson_alone(c, sco, out->arena);
    struct job like = {.course = &view, .all = words, .sco = sco};
    like.template =
        slots_cut(out->arena, embedded("themes/plain/page.html"));
    plan_languages(out->arena, &work, &like);
    make_pages(&work, out);
    put_table(&t, sco->sco->table);
    add_text("course", sco->id, &t, out);
}

// Neither pages nor the table of the whole course.
static bool is_for_scos(Str name)
{
    return !str_is(name, "assets/course.js") &&
           (str_starts(name, "assets/") || str_starts(name, "media/") ||
            str_is(name, "licences.txt"));
}

void emit_sco_site(const struct course *c, const struct words *const *words,
                   const struct bundle *site, struct bundle *out)
{
    struct text t = {0};
    for (size_t i = 0; i < c->lesson_count; i++)
        if (c->lessons[i]->sco)
            add_sco(c, words, c->lessons[i], out);
    for (size_t i = 0; i < c->language_count; i++) {
        if (c->left_out[i])
            continue;
        texts_result_write(&t, c, i, words[i], true);
        add_text("result", c->languages[i], &t, out);
    }
    for (size_t i = 0; i < site->n; i++)
        if (is_for_scos(site->files[i]->name) &&
            !bundle_find(out, site->files[i]->name))
            *ARENA_PUSH(out->arena, out->files, out->n) = site->files[i];
}
