// cards.c - the cards' cover, and what all of its pages share.
#include "emit/handout/cards.h"

#include <cmark.h>

enum { MOST_SCENERY = 1200 };

// What a kind has to hand out.
static const struct {
    const char *contents; // what the cover says of it; NULL: nothing
    void (*write[2])(struct sheet *s, const struct exercise *x);
} kinds[KINDS] = {
    [KIND_silence] = {"card_has_silence", {cards_silence, NULL}},
    [KIND_cues] = {"card_has_cues", {cards_cues, NULL}},
    [KIND_dialogue] = {"card_has_dialogue", {cards_roles, cards_booklet}},
    [KIND_forecast] = {NULL, {NULL, NULL}},
};

static bool is_carded(const struct exercise *x)
{
    return kinds[x->kind].contents || x->kind == KIND_forecast;
}

bool cards_wanted(const struct course *c)
{
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct page *p = c->lessons[i]->origin;
        for (size_t k = 0; k < p->exercise_count; k++)
            if (is_carded(&p->exercises[k]))
                return true;
    }
    return false;
}

// Pages and cards.

static void put_name_of(struct sheet *s, const struct exercise *x)
{
    sheet_number(s);
    sheet_put(s, s->member ? " " : ". ");
    prose_inlines(&s->prose, x->heading);
}

void cards_page(struct sheet *s, const struct exercise *x, const char *name,
                const char *instruction)
{
    sheet_put(s, "<section class=\"paper\">\n<h2>");
    put_name_of(s, x);
    sheet_put(s, " \u2013 ");
    sheet_word(s, name);
    sheet_put(s, "</h2>\n");
    if (instruction)
        sheet_note(s, "instruction", instruction);
}

void cards_page_end(struct sheet *s)
{
    sheet_put(s, "</section>\n");
}

void cards_card(struct sheet *s, const struct exercise *x, const char *role)
{
    sheet_put(s, "<section class=\"card\">\n<h3>");
    sheet_word(s, role);
    sheet_put(s, "</h3>\n<p class=\"of\">");
    put_name_of(s, x);
    sheet_put(s, "</p>\n");
}

void cards_card_end(struct sheet *s)
{
    sheet_put(s, "</section>\n");
}

static enum callout callout_of(struct cmark_node *block)
{
    const struct quote *q =
        cmark_node_get_type(block) == CMARK_NODE_BLOCK_QUOTE
            ? cmark_node_get_user_data(block)
            : NULL;
    return q ? q->callout : CALLOUT_NONE;
}

static bool is_situation(struct cmark_node *block)
{
    return callout_of(block) != CALLOUT_TRAINER;
}

// The heading of the section that an exercise stands in, or NULL: below the
// title of the lesson itself everything is.
static const struct heading *section_of(const struct exercise *x)
{
    const struct page *p = x->page;
    size_t i = 0;
    while (p->headings[i]->node != x->heading)
        i++;
    while (i && p->headings[i]->depth >= x->depth)
        i--;
    const struct heading *h = p->headings[i];
    return h->depth > 1 && h->depth < x->depth && !h->exercise ? h : NULL;
}

// Who one sits with is often told where the section begins. A card, which
// leaves the lesson behind, takes that along if it is a few sentences and
// nothing else; theory stays where it is.
static void put_scenery(struct sheet *s, const struct exercise *x)
{
    const struct heading *h = section_of(x);
    struct text told = {0}, *out = s->prose.out;
    cmark_node *b = h ? cmark_node_next(h->node) : NULL;
    bool fits = true;
    s->prose.out = &told;
    for (; b && cmark_node_get_type(b) != CMARK_NODE_HEADING;
         b = cmark_node_next(b)) {
        if (callout_of(b) != CALLOUT_NONE)
            continue;
        fits &= cmark_node_get_type(b) == CMARK_NODE_PARAGRAPH;
        prose_block(&s->prose, b);
    }
    s->prose.out = out;
    if (fits && told.n < MOST_SCENERY)
        text_add(out, text_str(&told));
    text_clear(&told);
}

void cards_situation(struct sheet *s, const struct exercise *x)
{
    sheet_put(s, "<div class=\"situation\">\n");
    put_scenery(s, x);
    for (size_t i = 0; i < x->prose_count; i++)
        if (is_situation(x->prose[i]))
            prose_block(&s->prose, x->prose[i]);
    sheet_put(s, "</div>\n");
}

void cards_options(struct sheet *s, const struct exercise *x)
{
    const size_t *order = sheet_option_order(s, x);
    sheet_put(s, "<ol class=\"options\">\n");
    for (size_t i = 0; i < x->option_count; i++) {
        const struct option *o = &x->options[order[i]];
        sheet_put(s, "<li>");
        sheet_letter(s, i);
        sheet_put(s, "<div class=\"option-text\">");
        prose_item(&s->prose, o->item, o->feedback);
        sheet_put(s, "</div></li>\n");
    }
    sheet_put(s, "</ol>\n");
}

void cards_column(struct sheet *s, const char *key)
{
    sheet_put(s, "<th scope=\"col\">");
    sheet_word(s, key);
    sheet_put(s, "</th>");
}

void cards_rows(struct sheet *s, size_t rows, size_t columns)
{
    for (size_t i = 1; i <= rows; i++) {
        text_format(s->prose.out, "<tr><th scope=\"row\">%zu</th>", i);
        for (size_t k = 0; k < columns; k++)
            sheet_put(s, "<td></td>");
        sheet_put(s, "</tr>\n");
    }
}

// All exercises of the course with their numbers.

struct carded *cards_number(struct sheet *s, size_t language, size_t *n)
{
    const struct course *c = s->course;
    struct carded *all = NULL;
    size_t number = 0, member = 0;
    *n = 0;
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct page *p = lesson_page(c->lessons[i], language);
        for (size_t k = 0; k < p->exercise_count; k++) {
            const struct exercise *x = &p->exercises[k];
            if (x->kind == KIND_feedback)
                continue;
            member = x->pool ? member + 1 : 0;
            number += x->pool ? 0 : 1;
            struct carded *one = ARENA_PUSH(s->arena, all, *n);
            *one = (struct carded){x, i, number, member};
        }
    }
    return all;
}

void cards_begin(struct sheet *s, const struct carded *one)
{
    s->number = one->number;
    s->member = one->member;
    s->prose.page = one->x->page;
    s->prose.dialogue = one->x->kind == KIND_dialogue ? one->x : NULL;
}

// The cover.

static void put_row(struct sheet *s, const struct carded *one)
{
    const char *what = kinds[one->x->kind].contents;
    if (!what)
        return;
    cards_begin(s, one);
    sheet_put(s, "<li><a href=\"#cards-");
    sheet_number(s);
    sheet_put(s, "\">");
    put_name_of(s, one->x);
    sheet_put(s, "</a><br>");
    sheet_word(s, what);
    sheet_put(s, "</li>\n");
}

static void put_cover(struct sheet *s, const struct carded *all, size_t n,
                      size_t language)
{
    bool forecasts = false;
    sheet_put(s, "<header class=\"cover\">\n");
    sheet_note(s, "edition", "card_edition");
    sheet_put(s, "<h1>");
    sheet_text(s, localized(&s->course->title, language));
    sheet_put(s, "</h1>\n");
    sheet_note(s, "lead", "card_lead");
    sheet_put(s, "<nav class=\"contents\">\n<ul>\n");
    for (size_t i = 0; i < n; i++) {
        put_row(s, &all[i]);
        forecasts |= all[i].x->kind == KIND_forecast;
    }
    if (forecasts) {
        sheet_put(s, "<li><a href=\"#forecasts\">");
        sheet_word(s, "card_forecasts");
        sheet_put(s, "</a><br>");
        sheet_word(s, "card_has_forecasts");
        sheet_put(s, "</li>\n");
    }
    sheet_put(s, "</ul>\n</nav>\n<div class=\"how\">\n");
    sheet_note(s, "label", "card_how");
    sheet_put(s, "<ol>\n");
    for (int i = 1; i <= 4; i++) {
        sheet_put(s, "<li>");
        sheet_word(s, arena_format(s->arena, "card_how_%d", i).at);
        sheet_put(s, "</li>\n");
    }
    sheet_put(s, "</ol>\n</div>\n</header>\n");
}

// The pages, lesson by lesson: a lesson has a head of its own.

static void put_exercise(struct sheet *s, const struct carded *one)
{
    cards_begin(s, one);
    sheet_put(s, "<div class=\"set\" id=\"cards-");
    sheet_number(s);
    sheet_put(s, "\">\n");
    for (size_t i = 0; i < 2; i++)
        if (kinds[one->x->kind].write[i])
            kinds[one->x->kind].write[i](s, one->x);
    sheet_put(s, "</div>\n");
}

static void put_lesson(struct sheet *s, const struct carded *all, size_t n,
                       size_t language)
{
    const struct page *p = all->x->page;
    bool open = false;
    for (size_t i = 0; i < n; i++) {
        if (!kinds[all[i].x->kind].contents)
            continue;
        if (!open) {
            text_format(s->prose.out, "<div class=\"lesson\" id=\"lesson-%zu\"",
                        all->lesson + 1);
            if (p->language != language)
                text_format(s->prose.out, " lang=\"%.*s\"",
                            STR_ARG(s->course->languages[p->language]));
            sheet_put(s, ">\n");
        }
        open = true;
        put_exercise(s, &all[i]);
    }
    sheet_put(s, open ? "</div>\n" : "");
}

void cards_write(struct sheet *s, size_t language)
{
    size_t n;
    const struct carded *all = cards_number(s, language, &n);
    s->prose.loose = true;
    put_cover(s, all, n, language);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && all[end].lesson == all[i].lesson; end++)
            ;
        put_lesson(s, all + i, end - i, language);
    }
    cards_forecasts(s, all, n, language);
}
