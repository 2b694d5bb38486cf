#include "emit/exercise_placing.h"

#include <assert.h>
#include <cmark.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "emit/form.h"

enum { NARROWEST = 8, WIDEST = 24 }; // a gap's field, in characters

// Keys and their order.

struct place {
    uint32_t key;
    size_t index; // from 0, in the authored order
};

static uint32_t add_bytes(uint32_t hash, Str s)
{
    for (size_t i = 0; i < s.n; i++)
        hash = (hash ^ (unsigned char)s.at[i]) * 0x01000193u;
    return hash;
}

static uint32_t key_of(const struct exercise *x, size_t index)
{
    uint32_t h = add_bytes(0x811C9DC5u, x->page->lesson->id);
    h = add_bytes(add_bytes(h, STR("/")), x->name) ^ (uint32_t)(index + 1);
    h = (h ^ (h >> 16)) * 0x85EBCA6Bu;
    h = (h ^ (h >> 13)) * 0xC2B2AE35u;
    return h ^ (h >> 16);
}

static int by_key(const void *a, const void *b)
{
    const struct place *one = a, *other = b;
    return one->key < other->key ? -1 : one->key > other->key;
}

static void put_in_order(const struct exercise *x, struct place *places,
                         size_t n)
{
    assert(n <= MOST_ITEMS);
    for (size_t i = 0; i < n; i++)
        places[i] = (struct place){key_of(x, i), i};
    qsort(places, n, sizeof *places, by_key);
}

static void put_key(struct prose *w, const char *name, uint32_t key)
{
    text_format(w->out, " %s=\"%08" PRIx32 "\"", name, key);
}

// order

static bool is_solution(const struct place *places, size_t n)
{
    size_t i = 0;
    while (i < n && places[i].index == i)
        i++;
    return i == n;
}

static void move_on(struct place *places, size_t n)
{
    struct place last = places[n - 1];
    memmove(places + 1, places, (n - 1) * sizeof *places);
    places[0] = last;
}

void write_order(struct prose *w, const struct exercise *x)
{
    struct place places[MOST_ITEMS];
    put_in_order(x, places, x->item_count);
    if (is_solution(places, x->item_count))
        move_on(places, x->item_count);
    form_put(w, "<form class=\"answer\">");
    form_fieldset(w, x, NULL);
    form_put(w, "<ul class=\"order\">\n");
    for (size_t i = 0; i < x->item_count; i++) {
        const struct item *item = &x->items[places[i].index];
        form_put(w, "<li class=\"item\"");
        put_key(w, "data-item", places[i].key);
        form_put(w, "><div class=\"item-text\">");
        prose_item(w, item->node, item->feedback);
        form_put(w, "</div>");
        form_feedback(w, item->feedback);
        form_put(w, "</li>\n");
    }
    form_put(w, "</ul></fieldset></form>\n");
}

// What match, sort and gaps choose from.

static void put_id(struct prose *w, const struct exercise *x,
                   const char *part, size_t number)
{
    text_format(w->out, "x-%.*s-%s", STR_ARG(x->name), part);
    if (number)
        text_format(w->out, "-%zu", number);
}

static void open_select(struct prose *w, const struct exercise *x,
                        const char *part, size_t number)
{
    form_put(w, "<select name=\"");
    put_id(w, x, part, number);
    form_put(w, "\" id=\"");
    put_id(w, x, part, number);
    form_put(w, "\"");
}

static void put_nothing_chosen(struct prose *w)
{
    form_put(w, "><option value=\"0\">");
    word_html(w->out, w->words, "choose");
    form_put(w, "</option>");
}

static void put_option(struct prose *w, const struct place *place, Str text)
{
    form_put(w, "<option");
    put_key(w, "value", place->key);
    form_put(w, ">");
    form_text(w, text);
    form_put(w, "</option>");
}

// match

static void put_column(struct prose *w, const struct exercise *x,
                       struct cmark_node *cell, size_t number)
{
    form_put(w, "<th scope=\"col\" id=\"");
    put_id(w, x, "column", number);
    form_put(w, "\">");
    prose_inlines(w, cell);
    form_put(w, "</th>");
}

static void put_pair(struct prose *w, const struct exercise *x, size_t i,
                     const struct place *places)
{
    form_put(w, "<tr data-item=\"");
    text_format(w->out, "%zu\"><th scope=\"row\" id=\"", i + 1);
    put_id(w, x, "left", i + 1);
    form_put(w, "\">");
    prose_inlines(w, x->items[i].node);
    form_put(w, "</th><td>");
    open_select(w, x, "right", i + 1);
    form_put(w, " aria-labelledby=\"");
    put_id(w, x, "left", i + 1);
    form_put(w, " ");
    put_id(w, x, "column", 2);
    form_put(w, "\"");
    put_nothing_chosen(w);
    for (size_t k = 0; k < x->group_count; k++)
        put_option(w, &places[k], x->groups[places[k].index].plain);
    form_put(w, "</select></td></tr>\n");
}

static bool holds_picture(struct cmark_node *cell)
{
    struct cmark_node *one = cmark_node_first_child(cell);
    while (one && cmark_node_get_type(one) != CMARK_NODE_IMAGE)
        one = cmark_node_next(one);
    return one != NULL;
}

// A list to choose from has no pictures, only the words for them; so those
// stand above the table, each with the words it has in the lists.
static void put_pictures(struct prose *w, const struct exercise *x,
                         const struct place *places)
{
    bool found = false;
    for (size_t k = 0; k < x->group_count; k++) {
        const struct item *right = &x->groups[places[k].index];
        if (!holds_picture(right->node))
            continue;
        form_put(w, found ? "<li>" : "<ul class=\"pictures\">\n<li>");
        prose_inlines(w, right->node);
        form_put(w, "<span aria-hidden=\"true\">");
        form_text(w, right->plain);
        form_put(w, "</span></li>\n");
        found = true;
    }
    if (found)
        form_put(w, "</ul>\n");
}

void write_match(struct prose *w, const struct exercise *x)
{
    struct place places[MOST_ITEMS];
    cmark_node *row = cmark_node_parent(x->items[0].node);
    cmark_node *head = cmark_node_first_child(cmark_node_parent(row));
    put_in_order(x, places, x->group_count);
    form_put(w, "<form class=\"answer\">");
    form_fieldset(w, x, NULL);
    put_pictures(w, x, places);
    form_put(w, "<table class=\"match\">\n<thead><tr>");
    put_column(w, x, cmark_node_first_child(head), 1);
    put_column(w, x, cmark_node_last_child(head), 2);
    form_put(w, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < x->item_count; i++)
        put_pair(w, x, i, places);
    form_put(w, "</tbody></table></fieldset></form>\n");
}

// sort

static void put_sorted(struct prose *w, const struct exercise *x,
                       const struct place *place, size_t number)
{
    const struct item *item = &x->items[place->index];
    form_put(w, "<li class=\"item\"");
    put_key(w, "data-item", place->key);
    form_put(w, "><div class=\"item-text\" id=\"");
    put_id(w, x, "item", number);
    form_put(w, "\">");
    prose_item(w, item->node, item->feedback);
    form_put(w, "</div>");
    open_select(w, x, "group", number);
    form_put(w, " aria-labelledby=\"");
    put_id(w, x, "item", number);
    form_put(w, "\"");
    put_nothing_chosen(w);
    for (size_t g = 0; g < x->group_count; g++) {
        text_format(w->out, "<option value=\"%zu\">", g + 1);
        form_text(w, x->groups[g].plain);
        form_put(w, "</option>");
    }
    form_put(w, "</select>");
    form_feedback(w, item->feedback);
    form_put(w, "</li>\n");
}

void write_sort(struct prose *w, const struct exercise *x)
{
    struct place places[MOST_ITEMS];
    put_in_order(x, places, x->item_count);
    form_put(w, "<form class=\"answer\">");
    form_fieldset(w, x, NULL);
    form_put(w, "<ul class=\"sort\">\n");
    for (size_t i = 0; i < x->item_count; i++)
        put_sorted(w, x, &places[i], i + 1);
    form_put(w, "</ul></fieldset></form>\n");
}

// gaps

// All fields are as wide as the longest answer of the exercise, so that none
// tells how long its own is.
static size_t gap_width(const struct exercise *x)
{
    size_t most = NARROWEST;
    for (size_t i = 0; i < x->word_count; i++) {
        size_t n = utf8_width(x->words[i]);
        most = n > most ? n : most;
    }
    return most < WIDEST ? most : WIDEST;
}

static void put_gap_label(struct prose *w, const struct exercise *x,
                          size_t number)
{
    text_format(w->out, " class=\"gap\" data-gap=\"%zu\" aria-label=\"",
                number);
    word_of(w->out, w->words, "gap", number, x->gap_count);
    form_put(w, "\"");
}

static void put_gap_list(struct prose *w, const struct exercise *x,
                         size_t number)
{
    struct place places[MOST_ITEMS];
    put_in_order(x, places, x->word_count);
    open_select(w, x, "gap", number);
    put_gap_label(w, x, number);
    put_nothing_chosen(w);
    for (size_t i = 0; i < x->word_count; i++)
        put_option(w, &places[i], x->words[places[i].index]);
    form_put(w, "</select>");
}

static void put_gap_field(struct prose *w, const struct exercise *x,
                          size_t number)
{
    form_put(w, "<input type=\"text\" id=\"");
    put_id(w, x, "gap", number);
    form_put(w, "\"");
    put_gap_label(w, x, number);
    form_number(w, "size", (double)gap_width(x));
    form_number(w, "maxlength", (double)exercise_room(x));
    form_put(w, " autocomplete=\"off\" autocapitalize=\"off\""
                " spellcheck=\"false\">");
}

// The number of the gap that this code span is, or 0.
static size_t gap_number(const struct exercise *x, struct cmark_node *code)
{
    for (size_t i = 0; i < x->gap_count; i++)
        if (x->gaps[i].node == code)
            return i + 1;
    return 0;
}

static bool put_gap(struct prose *w, struct cmark_node *code)
{
    size_t number = gap_number(w->gaps, code);
    if (!number)
        return false;
    if (w->gaps->list)
        put_gap_list(w, w->gaps, number);
    else
        put_gap_field(w, w->gaps, number);
    return true;
}

static bool holds_gap(const struct exercise *x, struct cmark_node *block)
{
    bool found = false;
    cmark_iter *iter = cmark_iter_new(block);
    while (!found && cmark_iter_next(iter) != CMARK_EVENT_DONE)
        found = gap_number(x, cmark_iter_get_node(iter)) > 0;
    cmark_iter_free(iter);
    return found;
}

void write_gaps(struct prose *w, const struct exercise *x)
{
    size_t first = 0, end = x->prose_count;
    while (first < end && !holds_gap(x, x->prose[first]))
        first++;
    while (end > first && !holds_gap(x, x->prose[end - 1]))
        end--;
    prose_list(w, x->prose, first);
    form_put(w, "<form class=\"answer\">");
    form_fieldset(w, x, "gaps");
    w->gaps = x;
    w->gap = put_gap;
    prose_list(w, x->prose + first, end - first);
    w->gaps = NULL;
    form_put(w, "</fieldset></form>\n");
    prose_list(w, x->prose + end, x->prose_count - end);
}
