#include "pass/extract.h"

#include <assert.h>

#include "base/pool.h"
#include "pass/extract_parts.h"

void keep_block(struct arena *a, cmark_node ***blocks, size_t *n,
                cmark_node *block)
{
    *ARENA_PUSH(a, *blocks, *n) = block;
}

size_t block_line(cmark_node *block)
{
    int line = cmark_node_get_start_line(block);
    return line > 0 ? (size_t)line : 1;
}

enum callout block_callout(cmark_node *block)
{
    const struct quote *q = cmark_node_get_type(block) ==
                                    CMARK_NODE_BLOCK_QUOTE
                                ? cmark_node_get_user_data(block)
                                : NULL;
    return q ? q->callout : CALLOUT_NONE;
}

// What each kind makes of a list; true when it took the list.

static bool ordered(cmark_node *list)
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

// What each kind cannot do without.

static void need(struct exercise *x, bool there, const char *help)
{
    if (!there)
        diag(x->page->course->dx, DIAG_E210, x->at, "'%.*s'\n%s",
             STR_ARG(x->name), help);
}

// The options of one exercise are boxes, points or levels, not a mixture.
static bool same_boxes(struct exercise *x, const struct option *options,
                       size_t n)
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

static void need_right_option(struct exercise *x, const struct option *options,
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

static void check_choice(struct exercise *x)
{
    need(x, x->option_count > 0,
         "a choice needs options: `1. [x] ...` to pick one, `- [x] ...` to "
         "pick all that apply");
    if (!same_boxes(x, x->options, x->option_count))
        return;
    need_right_option(x, x->options, x->option_count);
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
    if (same_boxes(x, x->options, x->option_count))
        need_right_option(x, x->options, x->option_count);
}

static void check_cues(struct exercise *x)
{
    size_t cues = 0, decisions = 0;
    for (size_t i = 0; i < x->cue_line_count; i++) {
        enum box box = x->cue_lines[i].box;
        cues += box == BOX_RIGHT || box == BOX_DECISION;
        if (box == BOX_DECISION && decisions++)
            diag(x->page->course->dx, DIAG_E227, x->cue_lines[i].at,
                 "'%.*s' has one already", STR_ARG(x->name));
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
    [KIND_silence] = {silence_list, check_silence},
    [KIND_cues] = {cues_list, check_cues},
    [KIND_reflect] = {no_list, check_nothing},
    [KIND_feedback] = {no_list, check_nothing},
};

static cmark_node *read_lone_comment(struct page *p, cmark_node *html,
                                     bool *told)
{
    struct marker m;
    bool ours = read_marker(p, html, &m) && marker_kind(p, &m, told) != KINDS;
    *told |= ours;
    if (ours)
        diag(p->course->dx, DIAG_E206, span_of(&p->source, m.word),
             "'%.*s'\nput it directly under the heading that asks the "
             "question",
             STR_ARG(m.all));
    return cmark_node_next(html);
}

static void report_broken(struct page *p, cmark_node *quote)
{
    const struct quote *q = cmark_node_get_user_data(quote);
    diag(p->course->dx, DIAG_W220, q->at,
         "'BROKEN' belongs to a silence\nput it into the exercise of kind "
         "silence that it ends");
}

// A block of an exercise: a list for its kind, a hint, an example, or prose.
static void read_block(struct exercise *x, cmark_node *block)
{
    struct arena *a = x->page->arena;
    cmark_node_type type = cmark_node_get_type(block);
    bool quote = type == CMARK_NODE_BLOCK_QUOTE;
    enum callout callout = block_callout(block);
    bool prose = x->kind == KIND_feedback;
    if (callout == CALLOUT_BROKEN && x->kind != KIND_silence)
        report_broken(x->page, block);
    if (type == CMARK_NODE_HTML_BLOCK) {
        bool told = false;
        read_lone_comment(x->page, block, &told);
        return;
    }
    if (!prose && type == CMARK_NODE_LIST && readers[x->kind].list(x, block))
        return;
    if (!prose && callout == CALLOUT_HINT)
        keep_block(a, &x->hints, &x->hint_count, block);
    else if (x->kind == KIND_silence && callout == CALLOUT_BROKEN)
        x->broken = block;
    else if (x->kind == KIND_reflect && quote && callout == CALLOUT_NONE &&
             !x->example)
        x->example = block;
    else
        keep_block(a, &x->prose, &x->prose_count, block);
}

static cmark_node *section_end(cmark_node *heading)
{
    int depth = cmark_node_get_heading_level(heading);
    cmark_node *b = cmark_node_next(heading);
    while (b && !(cmark_node_get_type(b) == CMARK_NODE_HEADING &&
                  cmark_node_get_heading_level(b) <= depth))
        b = cmark_node_next(b);
    return b;
}

static void read_exercise(struct page *p, cmark_node *heading,
                          cmark_node *marker_block, const struct marker *m,
                          enum kind kind)
{
    struct exercise *x =
        ARENA_PUSH(p->arena, p->exercises, p->exercise_count);
    struct heading *h = cmark_node_get_user_data(heading);
    x->page = p;
    x->kind = kind;
    x->heading = heading;
    x->depth = h->depth;
    x->title = h->plain;
    x->end = section_end(heading);
    read_exercise_marker(p, x, m);
    cmark_node *first = cmark_node_next(marker_block);
    if (!kind_row(kind)->available)
        return;
    if (kind == KIND_dialogue) {
        read_scenes(x, first, x->end);
        return;
    }
    for (cmark_node *b = first; b && b != x->end; b = cmark_node_next(b))
        read_block(x, b);
    assert(readers[kind].check);
    readers[kind].check(x);
}

// Lists with boxes that belong to no exercise.
static void report_lost_boxes(struct page *p, cmark_node *block)
{
    if (cmark_node_get_type(block) != CMARK_NODE_LIST || !has_boxes(block))
        return;
    size_t line = block_line(block);
    diag(p->course->dx, DIAG_W224,
         span_at(&p->source, line, 1, source_line(&p->source, line).n),
         "\nput `<!-- choice: a-name -->` under its heading");
}

// `told` says whether a comment of the section was reported: then its boxes
// are not worth a second message.
static cmark_node *read_section(struct page *p, cmark_node *heading, bool *told)
{
    cmark_node *next = cmark_node_next(heading);
    struct marker m;
    *told = false;
    if (!next || cmark_node_get_type(next) != CMARK_NODE_HTML_BLOCK ||
        !read_marker(p, next, &m))
        return next;
    enum kind kind = marker_kind(p, &m, told);
    if (kind == KINDS)
        return cmark_node_next(next);
    read_exercise(p, heading, next, &m, kind);
    return p->exercises[p->exercise_count - 1].end;
}

// ```lua rule is most likely meant to be run.
static void report_shown_lua(struct page *p, cmark_node *block, Str which)
{
    static const Str known[] = {STR_INIT("rules"), STR_INIT("tests")};
    Str near = nearest_word(which, known, 2);
    size_t line = block_line(block);
    if (which.n && near.n)
        diag(p->course->dx, DIAG_W230,
             span_find(&p->source, line, line, which),
             "'%.*s'\ndid you mean `lua %.*s`?", STR_ARG(which),
             STR_ARG(near));
}

// Takes ```lua rules and ```lua tests out of the tree.
static void take_lua(struct page *p, cmark_node *block)
{
    const char *fence = cmark_node_get_fence_info(block);
    Str info = str_trim(str_of(fence ? fence : ""));
    size_t end_of_word = 0;
    while (end_of_word < info.n && !byte_is_blank(info.at[end_of_word]))
        end_of_word++;
    Str which = str_trim(str_from(info, end_of_word));
    if (!str_same_letters(str_upto(info, end_of_word), STR("lua")))
        return;
    bool rules = str_is(which, "rules");
    if (!rules && !str_is(which, "tests")) {
        report_shown_lua(p, block, which);
        return;
    }
    struct lua_block *to = rules ? &p->rules : &p->tests;
    size_t first = block_line(block);
    size_t last = (size_t)cmark_node_get_end_line(block);
    const struct source *s = &p->source;
    Span at = span_at(s, first, 1, source_line(s, first).n);
    if (p->language != 0 || to->text.at)
        diag(p->course->dx, DIAG_E225, at, "%s\n%s",
             p->language ? "this is a translation" : "the lesson has one "
                                                     "already",
             p->language ? "take the block out; the source language's counts"
                         : "join the two blocks");
    Str closing = str_trim(source_line(s, last));
    bool closed = last > first && (str_starts(closing, "```") ||
                                   str_starts(closing, "~~~"));
    size_t end = closed ? s->line_at[last - 1] : s->line_at[last];
    *to = (struct lua_block){
        .source = s,
        .line = first + 1,
        .text = {s->text.at + s->line_at[first], end - s->line_at[first]},
        .at = at};
    cmark_node_unlink(block);
    cmark_node_free(block);
}

static void extract_page(void *context, size_t i)
{
    struct course *c = context;
    struct page *p = c->pages[i];
    cmark_node *next;
    for (cmark_node *b = cmark_node_first_child(p->doc); b; b = next) {
        next = cmark_node_next(b);
        if (cmark_node_get_type(b) == CMARK_NODE_CODE_BLOCK)
            take_lua(p, b);
    }
    bool told = false;
    for (cmark_node *b = cmark_node_first_child(p->doc); b; b = next) {
        cmark_node_type type = cmark_node_get_type(b);
        if (type == CMARK_NODE_HEADING)
            next = read_section(p, b, &told);
        else if (type == CMARK_NODE_HTML_BLOCK)
            next = read_lone_comment(p, b, &told);
        else
            next = cmark_node_next(b);
        if (block_callout(b) == CALLOUT_BROKEN)
            report_broken(p, b);
        if (!told)
            report_lost_boxes(p, b);
    }
    // The array of exercises moves while it grows: point to it now.
    for (size_t k = 0; k < p->exercise_count; k++) {
        struct exercise *x = &p->exercises[k];
        ((struct heading *)cmark_node_get_user_data(x->heading))->exercise = x;
    }
}

void extract_exercises(struct course *c)
{
    pool_each(c->page_count, extract_page, c);
}
