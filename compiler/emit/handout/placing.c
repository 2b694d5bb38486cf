// placing.c - order, match and sort on paper: with numbers and
// letters, which a pen writes faster than it draws lines, and which can be
// said aloud when a group goes through the answers.
//
// Both editions show the same order, so that a letter means the same in
// both.
#include <cmark.h>

#include "emit/handout/parts.h"

static Str numeral(struct sheet *s, size_t n)
{
    return arena_format(s->arena, "%zu", n);
}

// At what place of the order each thing stands.
static size_t *places_in(struct sheet *s, const size_t *order, size_t n)
{
    size_t *place = arena_take(s->arena, (n + 1) * sizeof *place);
    for (size_t i = 0; i < n; i++)
        place[order[i]] = i;
    return place;
}

static void put_item(struct sheet *s, const struct item *i)
{
    sheet_put(s, "<div class=\"option-text\">");
    prose_item(&s->prose, i->node, i->feedback);
    sheet_aside(s, i->feedback);
    sheet_put(s, "</div></li>\n");
}

void sheet_order(struct sheet *s, const struct exercise *x)
{
    size_t *order = sheet_mix(s, x, x->item_count);
    sheet_note(s, "instruction", "number_steps");
    sheet_put(s, "<ol class=\"options\">\n");
    for (size_t i = 0; i < x->item_count; i++) {
        sheet_put(s, "<li>");
        sheet_box(s, "box wide", numeral(s, order[i] + 1));
        put_item(s, &x->items[order[i]]);
    }
    sheet_put(s, "</ol>\n");
    sheet_remark(s, "remark_order");
}

// match: the left column with boxes, beside it the right one with letters.

// The head of the author's table, above one of its columns.
static void put_column_head(struct sheet *s, const struct exercise *x,
                            bool right)
{
    cmark_node *row = cmark_node_parent(x->items[0].node);
    cmark_node *head = cmark_node_first_child(cmark_node_parent(row));
    cmark_node *cell = cmark_node_first_child(head);
    sheet_put(s, "<div>\n<p class=\"label\">");
    prose_inlines(&s->prose, right ? cmark_node_next(cell) : cell);
    sheet_put(s, "</p>\n<ol>\n");
}

static void put_left(struct sheet *s, const struct exercise *x,
                     const size_t *place)
{
    put_column_head(s, x, false);
    for (size_t i = 0; i < x->item_count; i++) {
        sheet_put(s, "<li>");
        sheet_box(s, "box wide",
                  letter_of(s, place[(size_t)x->items[i].place]));
        sheet_put(s, "<div class=\"option-text\">");
        prose_inlines(&s->prose, x->items[i].node);
        sheet_put(s, "</div></li>\n");
    }
    sheet_put(s, "</ol></div>\n");
}

static void put_right(struct sheet *s, const struct exercise *x,
                      const size_t *order)
{
    put_column_head(s, x, true);
    for (size_t i = 0; i < x->group_count; i++) {
        sheet_put(s, "<li>");
        sheet_letter(s, i);
        sheet_put(s, "<div class=\"option-text\">");
        prose_inlines(&s->prose, x->groups[order[i]].node);
        sheet_put(s, "</div></li>\n");
    }
    sheet_put(s, "</ol></div>\n");
}

void sheet_match(struct sheet *s, const struct exercise *x)
{
    size_t *order = sheet_mix(s, x, x->group_count);
    sheet_note(s, "instruction", "write_letters");
    if (x->group_count < x->item_count)
        sheet_note(s, "instruction", "letters_again");
    sheet_put(s, "<div class=\"match\">\n");
    put_left(s, x, places_in(s, order, x->group_count));
    put_right(s, x, order);
    sheet_put(s, "</div>\n");
    sheet_remark(s, "remark_match");
}

// sort: the items with letters, below them a field for each group.

static void put_items(struct sheet *s, const struct exercise *x,
                      const size_t *order)
{
    sheet_put(s, "<ol class=\"options\">\n");
    for (size_t i = 0; i < x->item_count; i++) {
        sheet_put(s, "<li>");
        sheet_letter(s, i);
        put_item(s, &x->items[order[i]]);
    }
    sheet_put(s, "</ol>\n");
}

// A group's own text; its items are a list in it.
static void put_group_text(struct sheet *s, const struct item *group)
{
    cmark_node *b = cmark_node_first_child(group->node);
    sheet_put(s, "<div class=\"label\">");
    prose_item_head(&s->prose, group->node);
    sheet_put(s, "</div>");
    while (b && (b = cmark_node_next(b)) != NULL)
        if (b != group->feedback && cmark_node_get_type(b) != CMARK_NODE_LIST)
            prose_block(&s->prose, b);
}

static void put_letters_of(struct sheet *s, const struct exercise *x,
                           const size_t *order, size_t group)
{
    const char *between = "";
    sheet_put(s, "<p class=\"placed\">");
    for (size_t i = 0; i < x->item_count; i++)
        if ((size_t)x->items[order[i]].place == group) {
            sheet_put(s, between);
            sheet_letter(s, i);
            between = " ";
        }
    sheet_put(s, "</p>\n");
}

// So much room that all items could be in one group: it tells nothing.
static size_t lines_for(size_t letters)
{
    return (letters + 5) / 6;
}

void sheet_sort(struct sheet *s, const struct exercise *x)
{
    size_t *order = sheet_mix(s, x, x->item_count);
    sheet_note(s, "instruction", "sort_letters");
    put_items(s, x, order);
    sheet_put(s, "<div class=\"groups\">\n");
    for (size_t g = 0; g < x->group_count; g++) {
        sheet_put(s, "<div class=\"group\">");
        put_group_text(s, &x->groups[g]);
        if (s->prose.trainer)
            put_letters_of(s, x, order, g);
        else
            sheet_lines(s, lines_for(x->item_count));
        sheet_aside(s, x->groups[g].feedback);
        sheet_put(s, "</div>\n");
    }
    sheet_put(s, "</div>\n");
    sheet_remark(s, "remark_sort");
}
