// items.c - order, match, sort and scale: lists and tables of items.
#include "pass/extract/parts.h"

static bool holds_image(cmark_node *block)
{
    bool found = false;
    cmark_iter *iter = cmark_iter_new(block);
    while (!found && cmark_iter_next(iter) != CMARK_EVENT_DONE)
        found = cmark_node_get_type(cmark_iter_get_node(iter)) ==
                CMARK_NODE_IMAGE;
    cmark_iter_free(iter);
    return found;
}

static void report_empty(struct exercise *x, Span at, const char *help)
{
    diag(x->page->course->dx, DIAG_E237, at, "in '%.*s'\n%s", STR_ARG(x->name),
         help);
}

// `[x]` and `[2]` are boxes; `[later]` may be text.
static bool is_box(Str inside)
{
    double points;
    return str_is(inside, " ") || str_is(inside, "x") || str_is(inside, "X") ||
           str_is(inside, "!") || str_number(inside, &points);
}

// The box at the front of a text, or empty.
static Str box_in_front(Str text)
{
    Str box = brackets(text);
    bool real = box.n && is_box(str_upto(str_from(box, 1), box.n - 2));
    return real ? box : STR("");
}

static void report_box_in_front(struct exercise *x, Str text)
{
    Str box = box_in_front(text);
    if (!box.n)
        return;
    const char *help =
        x->kind == KIND_order
            ? "take it out: the right order is the one you write"
        : x->kind == KIND_sort
            ? "take it out: an item belongs to the bullet it stands under"
            : "take it out: a scale has no right answer";
    diag(x->page->course->dx, DIAG_E233, span_of(&x->page->source, box),
         "'%.*s'\n%s", STR_ARG(box), help);
}

static void read_item(struct exercise *x, cmark_node *node, struct item *i)
{
    struct page *p = x->page;
    Str text = str_trim(item_text(p, node));
    cmark_node *first = cmark_node_first_child(node);
    bool paragraph =
        first && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH;
    i->node = node;
    i->at = text.n ? span_of(&p->source, text) : block_place(p, node);
    i->feedback = item_feedback(p, node);
    if (paragraph)
        i->plain = md_plain_str(p->arena, first);
    report_box_in_front(x, text);
    if (!i->plain.n && !(paragraph && holds_image(first)))
        report_empty(x, i->at, "write it behind the mark of the list");
}

// Texts must differ, or nobody can tell which is which.
static void report_same(struct exercise *x, const struct item *items, size_t n)
{
    n = n < MOST_ITEMS ? n : MOST_ITEMS;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (items[i].plain.n &&
                str_same_letters(items[i].plain, items[k].plain)) {
                diag(x->page->course->dx, DIAG_E236, items[i].at,
                     "'%.*s' stands on line %zu already\ntake one out, or say "
                     "how they differ",
                     STR_ARG(items[i].plain), items[k].at.line);
                break;
            }
}

void report_lost_box(struct exercise *x)
{
    for (size_t i = 0; i < x->prose_count; i++) {
        cmark_node *list = x->prose[i];
        if (cmark_node_get_type(list) != CMARK_NODE_LIST)
            continue;
        cmark_node *node = cmark_node_first_child(list);
        for (; node; node = cmark_node_next(node)) {
            Str box = box_in_front(item_text(x->page, node));
            if (!box.n)
                continue;
            diag(x->page->course->dx, DIAG_E233,
                 span_of(&x->page->source, box),
                 "'%.*s'\na box marks an option: take it out, or make the "
                 "exercise a `choice`",
                 STR_ARG(box));
            return;
        }
    }
}

// The first list or table that was left in the prose, or NULL.
static cmark_node *left_over(const struct exercise *x, cmark_node_type type)
{
    for (size_t i = 0; i < x->prose_count; i++)
        if (cmark_node_get_type(x->prose[i]) == type)
            return x->prose[i];
    return NULL;
}

static void need_list(struct exercise *x, const char *other, const char *none)
{
    cmark_node *list = left_over(x, CMARK_NODE_LIST);
    if (list)
        report_other_list(x, list, other);
    else
        need(x, false, none);
}

// order

bool order_list(struct exercise *x, cmark_node *list)
{
    if (cmark_node_get_type(list) != CMARK_NODE_LIST || !ordered(list))
        return false;
    if (x->item_count) {
        report_second(x, list, "numbered list");
        return true;
    }
    cmark_node *node = cmark_node_first_child(list);
    for (; node; node = cmark_node_next(node))
        read_item(x, node, ARENA_PUSH(x->page->arena, x->items,
                                      x->item_count));
    return true;
}

void check_order(struct exercise *x)
{
    static const char help[] = "write the steps in the right order as a "
                               "numbered list: `1. First`";
    if (x->item_count == 0)
        need_list(x, help, help);
    else
        need(x, x->item_count > 1, "an order has at least two items");
    report_same(x, x->items, x->item_count);
}

// match

static bool is_table(cmark_node *block)
{
    return cmark_node_get_type(block) == CMARK_NODE_CUSTOM_BLOCK;
}

static size_t table_columns(cmark_node *table)
{
    size_t n = 0;
    cmark_node *head = cmark_node_first_child(table);
    for (cmark_node *cell = cmark_node_first_child(head); cell;
         cell = cmark_node_next(cell))
        n++;
    return n;
}

static struct item read_cell(struct exercise *x, cmark_node *cell)
{
    const struct table_mark *mark = cmark_node_get_user_data(cell);
    const struct table_mark *row =
        cmark_node_get_user_data(cmark_node_parent(cell));
    struct item i = {.node = cell, .at = mark->at};
    i.plain = md_plain_str(x->page->arena, cell);
    if (!i.at.length)
        i.at = row->at;
    if (!i.plain.n && !holds_image(cell))
        report_empty(x, i.at, "write both halves of the pair, one in each "
                              "cell");
    return i;
}

// The right-hand item of that text, which is added if it is a new one.
static int right_item(struct exercise *x, const struct item *right)
{
    size_t seen = x->group_count < MOST_ITEMS ? x->group_count : MOST_ITEMS;
    for (size_t i = 0; right->plain.n && i < seen; i++)
        if (str_same(x->groups[i].plain, right->plain))
            return (int)i;
    *ARENA_PUSH(x->page->arena, x->groups, x->group_count) = *right;
    return (int)x->group_count - 1;
}

bool match_table(struct exercise *x, cmark_node *table)
{
    if (!is_table(table) || table_columns(table) != 2)
        return false;
    if (x->item_count) {
        report_second(x, table, "table");
        return true;
    }
    cmark_node *row = cmark_node_next(cmark_node_first_child(table));
    for (; row; row = cmark_node_next(row)) {
        cmark_node *left = cmark_node_first_child(row);
        struct item one = read_cell(x, left);
        struct item other = read_cell(x, cmark_node_next(left));
        one.place = right_item(x, &other);
        *ARENA_PUSH(x->page->arena, x->items, x->item_count) = one;
    }
    return true;
}

void check_match(struct exercise *x)
{
    cmark_node *table = left_over(x, CMARK_NODE_CUSTOM_BLOCK);
    if (x->item_count == 0 && table) {
        diag(x->page->course->dx, DIAG_E240, block_place(x->page, table),
             "this one has %zu\nput the two halves of a pair on a row: "
             "`| left | right |`",
             table_columns(table));
        return;
    }
    if (x->item_count < 2)
        need(x, false, "a match is a table of two columns, with a head and a "
                       "row for each of at least two pairs");
    else
        need(x, x->group_count > 1,
             "the right-hand column needs at least two different texts");
    report_same(x, x->items, x->item_count);
    report_lost_box(x);
}

// sort

static void read_group_items(struct exercise *x, cmark_node *list, int group)
{
    struct page *p = x->page;
    cmark_node *node = cmark_node_first_child(list);
    for (; node; node = cmark_node_next(node)) {
        struct item *i = ARENA_PUSH(p->arena, x->items, x->item_count);
        i->place = group;
        read_item(x, node, i);
        cmark_node *child = cmark_node_first_child(node);
        for (; child; child = cmark_node_next(child))
            if (cmark_node_get_type(child) == CMARK_NODE_LIST)
                diag(p->course->dx, DIAG_E242, block_place(p, child),
                     "below '%.*s'\nindent it as far as the other items",
                     STR_ARG(i->plain));
    }
}

bool sort_list(struct exercise *x, cmark_node *list)
{
    if (cmark_node_get_type(list) != CMARK_NODE_LIST || ordered(list))
        return false;
    if (x->group_count) {
        report_second(x, list, "list of groups");
        return true;
    }
    cmark_node *node = cmark_node_first_child(list);
    for (; node; node = cmark_node_next(node)) {
        read_item(x, node, ARENA_PUSH(x->page->arena, x->groups,
                                      x->group_count));
        cmark_node *child = cmark_node_first_child(node);
        for (; child; child = cmark_node_next(child))
            if (cmark_node_get_type(child) == CMARK_NODE_LIST)
                read_group_items(x, child, (int)x->group_count - 1);
    }
    return true;
}

static void report_bare_groups(struct exercise *x)
{
    for (size_t g = 0; g < x->group_count && g < MOST_ITEMS; g++) {
        bool bare = true;
        for (size_t i = 0; bare && i < x->item_count; i++)
            bare = x->items[i].place != (int)g;
        if (bare)
            diag(x->page->course->dx, DIAG_W243, x->groups[g].at,
                 "'%.*s'\nindent it with two blanks if it is an item of the "
                 "group above",
                 STR_ARG(x->groups[g].plain));
    }
}

void check_sort(struct exercise *x)
{
    if (x->group_count == 0) {
        need_list(x, "groups are bullets: `- Group`, their items are indented "
                     "below them: `  - item`",
                  "a sort is a list of groups, `- Group`, with their items "
                  "indented below them, `  - item`");
        return;
    }
    need(x, x->item_count > 0,
         "indent the items below their group: two blanks, then `- item`");
    if (x->item_count)
        need(x, x->group_count > 1, "a sort has at least two groups");
    if (x->item_count && x->group_count <= MOST_ITEMS)
        report_bare_groups(x);
    report_same(x, x->groups, x->group_count);
    report_same(x, x->items, x->item_count);
}

// scale

bool scale_list(struct exercise *x, cmark_node *list)
{
    if (cmark_node_get_type(list) != CMARK_NODE_LIST || ordered(list))
        return false;
    if (x->group_count) {
        report_second(x, list, "list of its ends");
        return true;
    }
    cmark_node *node = cmark_node_first_child(list);
    for (; node; node = cmark_node_next(node))
        read_item(x, node, ARENA_PUSH(x->page->arena, x->groups,
                                      x->group_count));
    return true;
}

void check_scale(struct exercise *x)
{
    struct diag *dx = x->page->course->dx;
    if (x->group_count == 0)
        need_list(x, "two bullets name the ends: `- never` and `- always`",
                  "two bullets name the ends: `- never` and `- always`");
    else if (x->group_count != 2)
        diag(dx, DIAG_E241,
             x->groups[x->group_count > 2 ? 2 : 0].at,
             "'%.*s' has %zu bullet%s\nthe first names the low end, the second "
             "the high one; what lies between has no name",
             STR_ARG(x->name), x->group_count, x->group_count > 1 ? "s" : "");
    if (x->from_at.in && x->to_at.in && x->to <= x->from)
        diag(dx, DIAG_E203, x->to_at,
             "'%d' is not above `from: %d`\nbegin with the low end: "
             "`from: 1, to: 7`",
             x->to, x->from);
    else if (x->from_at.in && x->to_at.in && x->to - x->from > MOST_STEPS)
        diag(dx, DIAG_E203, x->to_at,
             "'%d'\na scale has at most %d steps, so up to `to: %d` here",
             x->to, MOST_STEPS + 1, x->from + MOST_STEPS);
    if (x->group_count == 2)
        report_same(x, x->groups, x->group_count);
}
