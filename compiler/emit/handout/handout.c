#include "emit/handout/handout.h"

#include <cmark.h>

#include "base/embedded.h"
#include "base/pool.h"
#include "emit/handout/cards.h"
#include "emit/handout/parts.h"
#include "emit/slots.h"

// One handout that waits to be made; each has an arena of its own.
struct job {
    const struct course *course;
    const struct words *words;
    const struct slots *template;
    Str theme[2]; // style sheets; of cards
    size_t language;
    enum edition edition;
    struct arena *arena;
    Str name, html;
};

// Like that of the site's pages, but with the style inside.
static const char policy[] =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'";

static const struct {
    const char *name, *title; // of the file and the class; of the document
} editions[] = {[EDITION_PARTICIPANT] = {"participant", "participant_edition"},
                [EDITION_TRAINER] = {"trainer", "trainer_edition"},
                [EDITION_CARDS] = {"cards", "card_edition"}};

// The cover.

static void put_field(struct sheet *s, const char *key)
{
    sheet_put(s, "<p class=\"field\"><span>");
    sheet_word(s, key);
    sheet_put(s, "</span></p>\n");
}

static void put_contents(struct sheet *s, size_t language)
{
    const struct course *c = s->course;
    sheet_put(s, "<nav class=\"contents\">\n");
    sheet_note(s, "label", "contents");
    sheet_put(s, "<ol>\n");
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct page *p = lesson_page(c->lessons[i], language);
        text_format(s->prose.out, "<li%s><a href=\"#lesson-%zu\">",
                    c->lessons[i]->glossary ? " class=\"glossary\"" : "",
                    i + 1);
        sheet_text(s, p->title);
        sheet_put(s, "</a>");
        if (s->prose.trainer && p->minutes) {
            sheet_put(s, " <span class=\"minutes\">");
            word_count(s->prose.out, s->prose.words, "minutes", p->minutes);
            sheet_put(s, "</span>");
        }
        sheet_put(s, "</li>\n");
    }
    sheet_put(s, "</ol>\n</nav>\n");
}

static void put_origin(struct sheet *s)
{
    const struct course *c = s->course;
    sheet_put(s, "<p class=\"origin\">");
    sheet_text(s, c->author);
    sheet_put(s, c->author.n && c->licence.n ? " · " : "");
    sheet_text(s, c->licence);
    sheet_put(s, c->author.n || c->licence.n ? " · " : "");
    sheet_word(s, "version");
    sheet_put(s, " ");
    sheet_text(s, c->version);
    sheet_put(s, "</p>\n");
}

// The levels that a participant can master, and how.
static void put_mastery(struct sheet *s, size_t language)
{
    const struct course *c = s->course;
    bool any = false;
    for (size_t i = 0; i < c->level_count; i++) {
        if (c->levels[i].mastery <= 0)
            continue;
        sheet_put(s, any ? " · " : "<p class=\"figures\">");
        Str name = localized(&c->levels[i].name, language);
        sheet_text(s, name.n ? name : c->levels[i].id);
        sheet_put(s, ": ");
        word_count(s->prose.out, s->prose.words, "mastered_from",
                   c->levels[i].mastery * 100);
        any = true;
    }
    sheet_put(s, any ? "</p>\n" : "");
}

static void put_cover(struct sheet *s, size_t language)
{
    const struct course *c = s->course;
    Str description = localized(&c->description, language);
    sheet_put(s, "<header class=\"cover\">\n");
    sheet_note(s, "edition", editions[s->prose.edition].title);
    sheet_put(s, "<h1>");
    sheet_text(s, localized(&c->title, language));
    sheet_put(s, "</h1>\n");
    if (description.n) {
        sheet_put(s, "<p class=\"lead\">");
        sheet_text(s, description);
        sheet_put(s, "</p>\n");
    }
    sheet_put(s, "<div class=\"fields\">\n");
    put_field(s, "name");
    put_field(s, "date");
    sheet_put(s, "</div>\n");
    put_contents(s, language);
    if (s->prose.trainer)
        put_mastery(s, language);
    put_origin(s);
    sheet_put(s, "</header>\n");
}

// The lessons.

static const struct heading *heading_of(cmark_node *block)
{
    bool heading = cmark_node_get_type(block) == CMARK_NODE_HEADING;
    return heading ? cmark_node_get_user_data(block) : NULL;
}

static bool is_printed(const struct sheet *s, const struct exercise *x)
{
    return s->prose.trainer || x->kind != KIND_feedback;
}

// Whether nothing but blanks and what is left out comes of a block.
static bool is_empty(const struct sheet *s, cmark_node *block)
{
    cmark_node_type type = cmark_node_get_type(block);
    const struct quote *q = type == CMARK_NODE_BLOCK_QUOTE
                                ? cmark_node_get_user_data(block)
                                : NULL;
    return type == CMARK_NODE_HTML_BLOCK ||
           (q && q->callout == CALLOUT_TRAINER && !s->prose.trainer);
}

// A heading over texts that this edition leaves out, and over nothing else,
// is left out with them.
static bool is_hollow(const struct sheet *s, cmark_node *start)
{
    int depth = cmark_node_get_heading_level(start);
    bool left_out = false;
    cmark_node *b = cmark_node_next(start);
    while (b) {
        const struct heading *h = heading_of(b);
        if (h && h->depth <= depth)
            break;
        if (h && h->exercise && is_printed(s, h->exercise))
            return false;
        if (!h && !is_empty(s, b))
            return false;
        left_out |= !h || h->exercise;
        b = h && h->exercise ? h->exercise->end : cmark_node_next(b);
    }
    return left_out;
}

static void put_body(struct sheet *s)
{
    cmark_node *b = cmark_node_first_child(s->prose.page->doc);
    while (b) {
        const struct heading *h = heading_of(b);
        const struct exercise *x = h ? h->exercise : NULL;
        if (x && x->kind != KIND_feedback)
            sheet_exercise(s, x);
        else if (x && is_printed(s, x))
            sheet_feedback(s, x);
        else if (!x && !(h && is_hollow(s, b)))
            prose_block(&s->prose, b);
        b = x ? x->end : cmark_node_next(b);
    }
}

static void put_lesson_number(struct sheet *s, size_t number)
{
    const struct words *words = s->prose.words;
    int minutes = s->prose.page->minutes;
    sheet_put(s, "<p class=\"lesson-number\">");
    word_count(s->prose.out, words, "lesson_number", (double)number);
    if (s->prose.trainer && minutes) {
        sheet_put(s, " · ");
        word_count(s->prose.out, words, "minutes", minutes);
    }
    sheet_put(s, "</p>\n");
}

static void put_lesson(struct sheet *s, size_t index, size_t language)
{
    const struct course *c = s->course;
    const struct lesson *l = c->lessons[index];
    const struct page *p = s->prose.page = lesson_page(l, language);
    s->prose.id_prefix = arena_format(s->arena, "l%zu-", index + 1);
    text_format(s->prose.out, "<article class=\"lesson\" id=\"lesson-%zu\"",
                index + 1);
    if (p->language != language)
        text_format(s->prose.out, " lang=\"%.*s\"",
                    STR_ARG(c->languages[p->language]));
    sheet_put(s, ">\n");
    if (!l->glossary)
        put_lesson_number(s, index + 1);
    put_body(s);
    prose_footnotes(&s->prose);
    sheet_put(s, "</article>\n");
}

// The style: the theme, and what only this handout knows - the words of the
// page number and the lesson's title at the head of its pages, which are
// named pages (CSS Paged Media Level 3, sections 4 and 9).

static void put_css_string(struct text *t, Str s)
{
    text_byte(t, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char b = (unsigned char)s.at[i];
        if (b < ' ' || b == '"' || b == '\\' || b == '<')
            text_format(t, "\\%X ", b);
        else
            text_byte(t, s.at[i]);
    }
    text_byte(t, '"');
}

// "page {n} of {m}" as a value of `content`.
static void put_page_number(struct text *t, Str pattern)
{
    static const struct {
        const char *slot, *counter;
    } counters[] = {{"{n}", " counter(page) "}, {"{m}", " counter(pages)"}};
    for (size_t i = 0; i < 2; i++) {
        Str slot = str_of(counters[i].slot);
        size_t at = str_find(pattern, slot);
        put_css_string(t, str_upto(pattern, at));
        text_puts(t, at < pattern.n ? counters[i].counter : "");
        pattern = str_from(pattern, at + slot.n);
    }
    text_puts(t, " ");
    put_css_string(t, pattern);
}

static void put_style(const struct job *j, struct text *t)
{
    const struct course *c = j->course;
    text_add(t, j->theme[j->edition == EDITION_CARDS]);
    text_puts(t, "@page { @bottom-center { content: ");
    put_page_number(t, word(j->words, "page_of"));
    text_puts(t, "; } }\n@page cover { @bottom-center { content: none; } }\n");
    for (size_t i = 0; i < c->lesson_count; i++) {
        text_format(t, "@page lesson-%zu { @top-left { content: ", i + 1);
        put_css_string(t, localized(&c->title, j->language));
        text_puts(t, "; } @top-right { content: ");
        put_css_string(t, lesson_page(c->lessons[i], j->language)->title);
        text_format(t, "; } }\n#lesson-%zu { page: lesson-%zu; }\n", i + 1,
                    i + 1);
    }
}

// All handouts.

static void put_title(struct sheet *s, size_t language)
{
    sheet_text(s, localized(&s->course->title, language));
    sheet_put(s, " – ");
    sheet_word(s, editions[s->prose.edition].title);
}

static void put_all(struct sheet *s, size_t language)
{
    put_cover(s, language);
    for (size_t i = 0; i < s->course->lesson_count; i++)
        put_lesson(s, i, language);
    if (s->prose.trainer) {
        cards_key(s, language);
        sheet_debrief(s, language);
    }
}

static void make_handout(void *context, size_t i)
{
    struct job *j = (struct job *)context + i;
    const struct course *c = j->course;
    struct text title = {0}, style = {0}, body = {0}, html = {0};
    struct sheet s = {
        .prose = {.words = j->words,
                  .edition = j->edition,
                  .trainer = j->edition == EDITION_TRAINER,
                  .root = "",
                  .alone = true,
                  .gap = sheet_gap},
        .course = c,
        .arena = j->arena};
    s.prose.out = &title;
    put_title(&s, j->language);
    put_style(j, &style);
    s.prose.out = &body;
    if (j->edition == EDITION_CARDS)
        cards_write(&s, j->language);
    else
        put_all(&s, j->language);
    const struct slot slots[] = {
        {"lang", c->languages[j->language]},
        {"csp", str_of(policy)},
        {"title", text_str(&title)},
        {"style", text_str(&style)},
        {"edition", str_of(editions[j->edition].name)},
        {"body", text_str(&body)},
    };
    slots_fill(j->template, slots, sizeof slots / sizeof *slots, &html);
    j->html = arena_str(j->arena, text_str(&html));
    text_clear(&title);
    text_clear(&style);
    text_clear(&body);
    text_clear(&html);
}

static Str join_theme(struct arena *a, bool cards)
{
    struct text css = {0};
    text_add(&css, embedded("themes/plain/tokens.css"));
    text_add(&css, embedded("themes/plain/prose.css"));
    text_add(&css, embedded("themes/plain/print.css"));
    text_add(&css, embedded("themes/plain/print-kinds.css"));
    if (cards) {
        text_add(&css, embedded("themes/plain/print-cards.css"));
        text_add(&css, embedded("themes/plain/print-sheets.css"));
    } else {
        text_add(&css, embedded("themes/plain/print-debrief.css"));
    }
    Str theme = arena_str(a, text_str(&css));
    text_clear(&css);
    return theme;
}

static Str file_name(struct arena *a, const struct job *j)
{
    return arena_format(a, "%.*s-%s.%.*s.html", STR_ARG(j->course->id),
                        editions[j->edition].name,
                        STR_ARG(j->course->languages[j->language]));
}

void emit_handouts(const struct course *c, const struct words *const *words,
                   struct bundle *out)
{
    static const enum edition wanted[] = {EDITION_PARTICIPANT, EDITION_TRAINER,
                                          EDITION_CARDS};
    struct arena *a = out->arena;
    struct job like = {.course = c,
                       .theme = {join_theme(a, false), join_theme(a, true)}};
    struct job *jobs = NULL;
    size_t n = 0, each = cards_wanted(c) ? 3 : 2;
    like.template = slots_cut(a, embedded("themes/plain/handout.html"));
    for (size_t i = 0; i < each * c->language_count; i++) {
        if (c->left_out[i / each])
            continue;
        struct job *j = ARENA_PUSH(a, jobs, n);
        *j = like;
        j->language = i / each;
        j->words = words[i / each];
        j->edition = wanted[i % each];
        j->arena = arena_new();
        j->name = file_name(a, j);
    }
    pool_each(n, make_handout, jobs);
    for (size_t i = 0; i < n; i++) {
        arena_adopt(a, jobs[i].arena);
        bundle_add(out, jobs[i].name, jobs[i].html);
    }
}
