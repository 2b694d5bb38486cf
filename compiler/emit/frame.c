#include "emit/frame.h"

#include <string.h>

#include "emit/address.h"

const char site_policy[] =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
    "style-src 'self'; img-src 'self' data:; media-src 'self' data:; "
    "font-src 'self'; frame-src 'self'; connect-src 'none'; "
    "base-uri 'none'; form-action 'none'";

Str frame_language_name(Str tag)
{
    static const struct {
        const char *tag, *name;
    } names[] = {{"nl", "Nederlands"}, {"en", "English"}, {"fr", "Français"},
                 {"de", "Deutsch"},    {"es", "Español"}, {"it", "Italiano"},
                 {"pt", "Português"},  {"pl", "Polski"},  {"da", "Dansk"},
                 {"sv", "Svenska"},    {"fy", "Frysk"},   {"tr", "Türkçe"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(str_upto(tag, 2), names[i].tag))
            return str_of(names[i].name);
    return tag;
}

static bool right_to_left(Str tag)
{
    static const char *const tags[] = {"ar", "fa", "he", "ur"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_is(str_upto(tag, 2), tags[i]))
            return true;
    return false;
}

static void put_languages(const struct frame *f, struct text *t)
{
    const struct course *c = f->course;
    if (c->language_count < 2 || strcmp(f->page, "choice") == 0)
        return;
    text_puts(t, "<nav class=\"languages\" aria-label=\"");
    word_html(t, f->words, "languages");
    text_puts(t, "\"><ul>");
    for (size_t i = 0; i < c->language_count; i++) {
        Str tag = c->languages[i];
        if (c->left_out[i])
            continue;
        text_format(t, "<li><a href=\"%s%.*s/%s\" lang=\"%.*s\" "
                       "hreflang=\"%.*s\"%s>",
                    f->root, STR_ARG(tag), f->file, STR_ARG(tag),
                    STR_ARG(tag),
                    i == f->language ? " aria-current=\"true\"" : "");
        text_html(t, frame_language_name(tag));
        text_puts(t, "</a></li>");
    }
    text_puts(t, "</ul></nav>");
}

static void put_lesson_link(const struct frame *f, struct text *t,
                            const struct lesson *l)
{
    const struct page *p = lesson_page(l, f->language);
    text_puts(t, "<li><a href=\"");
    address_lesson(t, f->sco, l);
    text_format(t, "\"%s>", l == f->lesson ? " aria-current=\"page\"" : "");
    text_html(t, p->title);
    if (p->minutes && strcmp(f->page, "contents") == 0) {
        text_puts(t, " <span class=\"minutes\">");
        word_count(t, f->words, "minutes", p->minutes);
        text_puts(t, "</span>");
    }
    text_puts(t, "</a></li>\n");
}

void frame_contents(const struct frame *f, struct text *t, const char *class)
{
    const struct course *c = f->course;
    text_format(t, "<ol%s%s%s>\n", class ? " class=\"" : "",
                class ? class : "", class ? "\"" : "");
    for (size_t i = 0; i < c->lesson_count; i++)
        put_lesson_link(f, t, c->lessons[i]);
    bool here = strcmp(f->page, "result") == 0;
    text_puts(t, "<li class=\"to-result\"><a href=\"");
    address_result(t, f->sco);
    text_format(t, "\"%s>", here ? " aria-current=\"page\"" : "");
    word_html(t, f->words, "result");
    text_puts(t, "</a></li>\n</ol>\n");
}

static void put_toc(const struct frame *f, struct text *t)
{
    bool lists = strcmp(f->page, "contents") == 0 ||
                 strcmp(f->page, "choice") == 0;
    if (lists)
        return;
    text_puts(t, "<nav class=\"toc\" aria-label=\"");
    word_html(t, f->words, "contents");
    text_puts(t, "\">\n");
    frame_contents(f, t, NULL);
    text_puts(t, "</nav>");
}

static void put_scripts(const struct frame *f, struct text *t)
{
    if (strcmp(f->page, "choice") == 0)
        return;
    Str tag = f->course->languages[f->language];
    text_format(t, "<script src=\"%sassets/text-%.*s.js\"></script>\n",
                f->root, STR_ARG(tag));
    static const char *const files[] = {"engine", "player", "result"};
    const size_t n = strcmp(f->page, "result") == 0 ? 3 : 2;
    Str sco = f->sco ? f->sco->id : STR("");
    text_format(t, "<script src=\"%sassets/course%s%.*s.js\"></script>\n",
                f->root, sco.n ? "-" : "", STR_ARG(sco));
    for (size_t i = 0; i < n; i++)
        text_format(t, "<script src=\"%sassets/%s.js\"></script>\n", f->root,
                    files[i]);
    if (n == 3)
        text_format(t, "<script src=\"%sassets/result-%.*s.js\"></script>\n",
                    f->root, STR_ARG(tag));
}

static void put_footer(const struct frame *f, struct text *t)
{
    const struct course *c = f->course;
    text_puts(t, "<p>");
    text_html(t, c->author);
    if (c->author.n && c->licence.n)
        text_puts(t, " · ");
    text_html(t, c->licence);
    if (c->author.n || c->licence.n)
        text_puts(t, " · ");
    word_html(t, f->words, "version");
    text_byte(t, ' ');
    text_html(t, c->version);
    text_puts(t, "</p>");
}

static void put_noscript(const struct frame *f, struct text *t)
{
    if (strcmp(f->page, "lesson") != 0)
        return;
    text_puts(t, "<noscript><p class=\"notice\">");
    word_html(t, f->words, "noscript");
    text_puts(t, "</p></noscript>\n");
}

static void put_title(const struct frame *f, struct text *t)
{
    Str course = localized(&f->course->title, f->language);
    text_html(t, f->title);
    if (!str_same(f->title, course)) {
        text_puts(t, " – ");
        text_html(t, course);
    }
}

// The name under which the answers are kept: each SCO has its own.
static void put_course_id(const struct frame *f, struct text *t)
{
    text_add(t, f->course->id);
    if (f->sco)
        text_format(t, ".%.*s", STR_ARG(f->sco->id));
}

// What the course's title leads to.
static void put_home(const struct frame *f, struct text *t)
{
    if (f->sco)
        address_lesson(t, f->sco, f->sco);
    else
        text_puts(t, "index.html");
}

enum { PARTS = 10 }; // that are made here

void frame_write(const struct frame *f, struct text *out)
{
    const struct course *c = f->course;
    Str tag = c->languages[f->language];
    struct text made[PARTS] = {{0}};
    put_title(f, &made[0]);
    text_html(&made[1], localized(&c->title, f->language));
    text_html(&made[2], f->description);
    put_languages(f, &made[3]);
    put_toc(f, &made[4]);
    put_scripts(f, &made[5]);
    put_footer(f, &made[6]);
    put_noscript(f, &made[7]);
    text_add(&made[7], f->main);
    put_course_id(f, &made[8]);
    put_home(f, &made[9]);
    const struct slot slots[] = {
        {"lang", tag},
        {"dir", right_to_left(tag) ? STR("rtl") : STR("ltr")},
        {"course_id", text_str(&made[8])},
        {"home", text_str(&made[9])},
        {"lesson", f->lesson ? f->lesson->id : STR("")},
        {"page", str_of(f->page)},
        {"root", str_of(f->root)},
        {"csp", str_of(site_policy)},
        {"head", STR("")},
        {"skip", word(f->words, "skip")},
        {"title", text_str(&made[0])},
        {"course", text_str(&made[1])},
        {"description", text_str(&made[2])},
        {"languages", text_str(&made[3])},
        {"toc", text_str(&made[4])},
        {"scripts", text_str(&made[5])},
        {"footer", text_str(&made[6])},
        {"main", text_str(&made[7])},
        {"pager", f->pager},
    };
    slots_fill(f->template, slots, sizeof slots / sizeof *slots, out);
    for (size_t i = 0; i < PARTS; i++)
        text_clear(&made[i]);
}
