// booklet.c - a dialogue as a booklet that the client holds: scenes
// with numbers, replies with letters, and where each of them goes.
//
// What a reply does is not in it. Where a condition hangs on the state of an
// axis or on what was named, a score keeper says whether the reply is open.
#include "emit/handout/cards.h"

// What the client's resistance may be called: A, B, C ...
static void put_names(struct sheet *s, const struct scene *scene)
{
    sheet_note(s, "label", "what_is_behind");
    sheet_put(s, "<ol class=\"options names\">\n");
    for (size_t i = 0; i < scene->option_count; i++) {
        const struct option *o = &scene->options[i];
        sheet_put(s, "<li><span class=\"letter\">");
        sheet_text(s, capital_of(s, i));
        sheet_put(s, "</span><div class=\"option-text\">");
        prose_item(&s->prose, o->item, o->feedback);
        sheet_put(s, "</div></li>\n");
    }
    sheet_put(s, "</ol>\n");
}

static void put_reply(const struct book *b, size_t i, const struct reply *r)
{
    struct sheet *s = b->sheet;
    sheet_put(s, "<li>");
    sheet_letter(s, i);
    sheet_put(s, "<div class=\"option-text\">");
    prose_inlines(&s->prose, r->link);
    sheet_put(s, " ");
    book_target(b, r);
    if (r->once) {
        sheet_put(s, " ");
        sheet_box(s, "box", STR(""));
    }
    book_conditions(b, r);
    sheet_put(s, "</div></li>\n");
}

static void put_scene(const struct book *b, size_t index)
{
    struct sheet *s = b->sheet;
    const struct scene *scene = &b->x->scenes[index];
    book_scene(b, index);
    if (scene->option_count)
        put_names(s, scene);
    if (scene->reply_count) {
        sheet_put(s, "<ol class=\"replies\">\n");
        for (size_t i = 0; i < scene->reply_count; i++)
            put_reply(b, i, &scene->replies[i]);
        sheet_put(s, "</ol>\n");
    } else {
        sheet_note(s, "the-end", "the_end");
    }
    sheet_put(s, "</section>\n");
}

void cards_booklet(struct sheet *s, const struct exercise *x)
{
    struct book b = book_of(s, x);
    cards_page(s, x, "card_booklet", "card_booklet_how");
    sheet_put(s, "<div class=\"booklet\">\n");
    for (size_t i = 0; i < x->scene_count; i++)
        put_scene(&b, b.order[i]);
    sheet_put(s, "</div>\n");
    cards_page_end(s);
}
