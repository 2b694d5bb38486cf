// kinds.c - what each kind takes of its section, and what it needs.
#include "pass/extract/parts.h"

#include <assert.h>

// What each kind makes of a list; true when it took the list.

bool ordered(cmark_node *list)
{
    return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
}

static bool choice_list(struct exercise *x, cmark_node *list)
{
    if (!has_boxes(list) || x->option_count)
        return false;
    x->many = !ordered(list);
    read_options(x, list, false, false, &x->options, &x->option_count);
    return true;
}

static bool silence_list(struct exercise *x, cmark_node *list)
{
    if (is_timeline(list) && !x->moment_count)
        read_timeline(x, list);
    else if (ordered(list) && has_boxes(list) && !x->option_count)
        read_options(x, list, false, false, &x->options, &x->option_count);
    else
        return false;
    return true;
}

static bool cues_list(struct exercise *x, cmark_node *list)
{
    if (ordered(list) && has_boxes(list) && !x->option_count)
        read_options(x, list, false, false, &x->options, &x->option_count);
    else if (!ordered(list) && !x->cue_line_count)
        read_options(x, list, true, true, &x->cue_lines, &x->cue_line_count);
    else
        return false;
    return true;
}

static bool no_list(struct exercise *x, cmark_node *list)
{
    (void)x;
    (void)list;
    return false;
}

Span block_place(struct page *p, cmark_node *block)
{
    const struct table_mark *table =
        cmark_node_get_type(block) == CMARK_NODE_CUSTOM_BLOCK
            ? cmark_node_get_user_data(block)
            : NULL;
    size_t line = table ? table->at.line : block_line(block);
    return span_of(&p->source, str_trim(source_line(&p->source, line)));
}

void report_other_list(struct exercise *x, cmark_node *list, const char *help)
{
    diag(x->page->course->dx, DIAG_E232, block_place(x->page, list),
         "'%.*s' is a%s of %s\n%s", STR_ARG(x->name),
         x->kind == KIND_order ? "n order" : " list",
         ordered(list) ? "numbers" : "bullets", help);
}

void report_second(struct exercise *x, cmark_node *block, const char *what)
{
    diag(x->page->course->dx, DIAG_E238, block_place(x->page, block),
         "'%.*s' has a %s already\nput it all into one; a list ends where its "
         "marks change or other text begins",
         STR_ARG(x->name), what);
}

void limit(struct exercise *x, size_t n, Span at, const char *what)
{
    if (n > MOST_ITEMS)
        diag(x->page->course->dx, DIAG_E239, at,
             "'%.*s' has more than %d %s\ndivide it into several exercises",
             STR_ARG(x->name), MOST_ITEMS, what);
}

// What each kind cannot do without.

void need(struct exercise *x, bool there, const char *help)
{
    if (!there)
        diag(x->page->course->dx, DIAG_E210, x->at, "'%.*s'\n%s",
             STR_ARG(x->name), help);
}

bool same_boxes(struct exercise *x, const struct option *options, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        bool first_is_plain = options[0].box <= BOX_DECISION;
        bool plain = options[i].box <= BOX_DECISION;
        if (options[i].box == BOX_NONE || options[0].box == BOX_NONE)
            continue;
        if (plain != first_is_plain ||
            (!plain && options[i].box != options[0].box)) {
            diag(x->page->course->dx, DIAG_E209, options[i].at,
                 "the first option has another kind of box\nuse [x] and [ ] "
                 "for all, points for all, or levels for all");
            return false;
        }
    }
    return true;
}

void need_right_option(struct exercise *x, const struct option *options,
                       size_t n)
{
    bool unclear = false, right = false;
    for (size_t i = 0; i < n; i++) {
        unclear |= options[i].box == BOX_NONE;
        right |= options[i].box != BOX_EMPTY && options[i].box != BOX_NONE;
    }
    if (n && !right && !unclear)
        diag(x->page->course->dx, DIAG_E207, options[0].at,
             "no option of '%.*s' is marked [x]\nput an x between the "
             "brackets of the best answer: `[x]`",
             STR_ARG(x->name));
}

// One reply out of several, and each on a level.
static void check_raise(struct exercise *x)
{
    bool levels = x->option_count && x->options[0].box == BOX_LEVEL;
    if (!x->raise_name.n || (levels && !x->many))
        return;
    diag(x->page->course->dx, DIAG_E248, x->raise_at,
         levels ? "'%.*s' is a list of bullets\nnumber the replies, so that "
                  "one of them is given: `1. [feeling] ...`"
                : "the replies of '%.*s' have no levels\nput a level into each "
                  "box: `1. [feeling] ...`",
         STR_ARG(x->name));
}

static void check_choice(struct exercise *x)
{
    need(x, x->option_count > 0,
         "a choice needs options: `1. [x] ...` to pick one, `- [x] ...` to "
         "pick all that apply");
    if (!same_boxes(x, x->options, x->option_count))
        return;
    need_right_option(x, x->options, x->option_count);
    check_raise(x);
    size_t right = 0;
    const struct option *second = NULL;
    for (size_t i = 0; i < x->option_count; i++) {
        right += x->options[i].box == BOX_RIGHT;
        if (right == 2 && !second)
            second = &x->options[i];
    }
    if (!x->many && second)
        diag(x->page->course->dx, DIAG_E209, second->at,
             "a numbered list has one right option, this one has %zu\nuse "
             "bullets `- [x]` where all that apply are picked",
             right);
}

static void check_silence(struct exercise *x)
{
    if (x->again > 0 && x->again <= x->seconds)
        diag(x->page->course->dx, DIAG_E203, x->again_at,
             "'%g' is not longer than the %g seconds of the first silence\n"
             "write more, as in `again: %g`",
             x->again, x->seconds, 2 * x->seconds);
    if (same_boxes(x, x->options, x->option_count))
        need_right_option(x, x->options, x->option_count);
}

static void check_cues(struct exercise *x)
{
    size_t cues = 0, decisions = 0;
    for (size_t i = 0; i < x->cue_line_count; i++) {
        enum box box = x->cue_lines[i].box;
        cues += box == BOX_RIGHT || box == BOX_DECISION;
        if (box == BOX_DECISION && ++decisions == MOST_DECISIONS + 1)
            diag(x->page->course->dx, DIAG_E239, x->cue_lines[i].at,
                 "'%.*s' has more than %d decisions\ndivide it into several "
                 "exercises",
                 STR_ARG(x->name), MOST_DECISIONS);
    }
    need(x, x->cue_line_count > 0,
         "cues are the lines of a conversation: `- [x] **Mira:** \"...\"`");
    if (x->cue_line_count && !cues)
        need(x, false, "mark the cues with [x] and the decision with [!]");
    need_right_option(x, x->options, x->option_count);
}

static void check_nothing(struct exercise *x)
{
    (void)x;
}

static const struct {
    bool (*list)(struct exercise *x, cmark_node *list);
    void (*check)(struct exercise *x);
} readers[KINDS] = {
    [KIND_choice] = {choice_list, check_choice},
    [KIND_order] = {order_list, check_order},
    [KIND_match] = {match_table, check_match},
    [KIND_sort] = {sort_list, check_sort},
    [KIND_gaps] = {no_list, check_gaps},
    [KIND_text] = {text_list, check_text},
    [KIND_number] = {no_list, report_lost_box},
    [KIND_scale] = {scale_list, check_scale},
    [KIND_reflect] = {no_list, check_nothing},
    [KIND_forecast] = {no_list, report_lost_box},
    [KIND_silence] = {silence_list, check_silence},
    [KIND_cues] = {cues_list, check_cues},
    [KIND_pool] = {no_list, check_nothing},
    [KIND_feedback] = {no_list, check_nothing},
};

static void check_limits(struct exercise *x)
{
    if (x->option_count > MOST_ITEMS)
        limit(x, x->option_count, x->options[MOST_ITEMS].at, "options");
    if (x->group_count > MOST_ITEMS)
        limit(x, x->group_count, x->groups[MOST_ITEMS].at, "groups");
    else if (x->item_count > MOST_ITEMS)
        limit(x, x->item_count, x->items[MOST_ITEMS].at, "items");
    if (x->hint_count > MOST_ITEMS)
        limit(x, x->hint_count, x->at, "hints");
}

bool read_list(struct exercise *x, cmark_node *list)
{
    return readers[x->kind].list(x, list);
}

void check_parts(struct exercise *x)
{
    assert(readers[x->kind].check);
    readers[x->kind].check(x);
    check_limits(x);
}
