// options.c - lists of options, lines and moments.
#include "pass/extract/parts.h"

Str item_text(struct page *p, cmark_node *item)
{
    Str line = source_line(&p->source, block_line(item));
    size_t i = (size_t)cmark_node_get_start_column(item) - 1;
    while (i < line.n && (byte_is_digit(line.at[i]) || line.at[i] == '.' ||
                          line.at[i] == ')' || line.at[i] == '-' ||
                          line.at[i] == '*' || line.at[i] == '+'))
        i++;
    while (i < line.n && byte_is_blank(line.at[i]))
        i++;
    return str_from(line, i);
}

Str brackets(Str text)
{
    size_t close = str_find_byte(text, ']');
    if (!text.n || text.at[0] != '[' || close == text.n || close > 65)
        return STR("");
    // `[text](address)` is a link.
    if (close + 1 < text.n && text.at[close + 1] == '(')
        return STR("");
    return str_upto(text, close + 1);
}

bool has_boxes(cmark_node *list)
{
    cmark_node *item = cmark_node_first_child(list);
    for (; item; item = cmark_node_next(item)) {
        cmark_node *text = md_first_text(item);
        if (text && brackets(md_literal(text)).n)
            return true;
    }
    return false;
}

// Understands what stands between the brackets. False: nothing known.
static bool read_box(struct exercise *x, struct option *o, Str inside,
                     bool decision)
{
    o->level = NOWHERE;
    if (str_is(inside, " "))
        o->box = BOX_EMPTY;
    else if (str_is(inside, "x") || str_is(inside, "X"))
        o->box = BOX_RIGHT;
    else if (decision && str_is(inside, "!"))
        o->box = BOX_DECISION;
    else if (decision && str_is(inside, "~"))
        o->box = BOX_POLITE;
    else if ((x->kind == KIND_choice || x->kind == KIND_text) &&
             str_number(inside, &o->points))
        o->box = BOX_POINTS;
    else if (x->kind == KIND_choice && inside.n > 1 &&
             course_name_is_valid(inside)) {
        o->box = BOX_LEVEL;
        o->level_name = arena_str(x->page->arena, inside);
    } else
        return false;
    return true;
}

static void report_box(struct exercise *x, cmark_node *item, bool decision)
{
    Str text = item_text(x->page, item);
    Str box = brackets(text);
    const char *help =
        decision ? "write `[ ]`, `[x]`, `[!]` or `[~]` with one character "
                   "between the brackets"
        : x->kind == KIND_choice
            ? "write `[ ]` or `[x]`, points as `[2]`, or a level as "
              "`[feeling]`"
        : x->kind == KIND_text
            ? "write `[x]` before an accepted answer, `[ ]` before a wrong "
              "one, or points as `[2]`"
            : "write `[ ]` or `[x]` with one character between the brackets";
    Span at = span_of(&x->page->source, box.n ? box : str_upto(text, 12));
    diag(x->page->course->dx, DIAG_E208, at, "'%.*s'\n%s",
         STR_ARG(box.n ? box : str_upto(text, 12)), help);
}

cmark_node *item_feedback(struct page *p, cmark_node *item)
{
    cmark_node *feedback = NULL;
    cmark_node *child = cmark_node_first_child(item);
    while (child) {
        cmark_node *next = cmark_node_next(child);
        bool quote = cmark_node_get_type(child) == CMARK_NODE_BLOCK_QUOTE &&
                     block_callout(child) == CALLOUT_NONE;
        if (quote && !feedback) {
            feedback = child;
        } else if (quote) {
            cmark_node *block;
            size_t column = (size_t)cmark_node_get_start_column(child);
            diag(p->course->dx, DIAG_W228,
                 span_at(&p->source, block_line(child), column, 1),
                 "\nwrite them as one quote");
            while ((block = cmark_node_first_child(child)))
                cmark_node_append_child(feedback, block);
        }
        child = next;
    }
    return feedback;
}

static void read_option(struct exercise *x, cmark_node *item, bool lone,
                        bool decision, struct option *o)
{
    struct page *p = x->page;
    cmark_node *text = md_first_text(item);
    Str literal = text ? md_literal(text) : STR("");
    Str box = brackets(literal);
    Str written = item_text(p, item);
    o->item = item;
    o->level = NOWHERE;
    o->at = span_of(&p->source, str_upto(written, box.n ? box.n : written.n));
    if (box.n &&
        read_box(x, o, str_upto(str_from(box, 1), box.n - 2), decision))
        md_cut_front(text, box.n);
    else if (box.n || !lone)
        report_box(x, item, decision);
    o->feedback = item_feedback(p, item);
    cmark_node *first = cmark_node_first_child(item);
    if (first)
        o->plain = md_plain_str(p->arena, first);
}

void read_options(struct exercise *x, cmark_node *list, bool lone,
                  bool decision, struct option **options, size_t *n)
{
    cmark_node *item = cmark_node_first_child(list);
    for (; item; item = cmark_node_next(item)) {
        struct option *o = ARENA_PUSH(x->page->arena, *options, *n);
        read_option(x, item, lone, decision, o);
    }
}

// `3s: ` at the front of an item. Returns its length, 0 when there is none.
static size_t read_stamp(Str text, double *seconds)
{
    size_t digits = 0;
    while (digits < text.n &&
           (byte_is_digit(text.at[digits]) || text.at[digits] == '.'))
        digits++;
    size_t end = digits;
    while (end < text.n && byte_is_blank(text.at[end]))
        end++;
    if (!str_starts(str_from(text, end), "s:") ||
        !str_number(str_upto(text, digits), seconds))
        return 0;
    return end + 2;
}

bool is_timeline(cmark_node *list)
{
    cmark_node *item = cmark_node_first_child(list);
    double seconds;
    for (; item; item = cmark_node_next(item)) {
        cmark_node *text = md_first_text(item);
        if (text && read_stamp(md_literal(text), &seconds))
            return true;
    }
    return false;
}

static void report_moment(struct exercise *x, Span at, double last)
{
    diag(x->page->course->dx, DIAG_E221, at,
         "\nwrite `- 3s: what happens`, the seconds rising from %g to at most "
         "%g",
         last, x->seconds);
}

void read_timeline(struct exercise *x, cmark_node *list)
{
    struct page *p = x->page;
    cmark_node *item = cmark_node_first_child(list);
    double last = 0;
    for (; item; item = cmark_node_next(item)) {
        struct moment *m =
            ARENA_PUSH(p->arena, x->moments, x->moment_count);
        cmark_node *text = md_first_text(item);
        Str written = item_text(p, item);
        size_t length = text ? read_stamp(md_literal(text), &m->seconds) : 0;
        m->item = item;
        m->at = span_of(&p->source, str_upto(written, length ? length : 12));
        if (!length || m->seconds < last || m->seconds > x->seconds)
            report_moment(x, m->at, last);
        if (length) {
            md_cut_front(text, length);
            last = m->seconds;
        }
    }
}
