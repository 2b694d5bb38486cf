#include "pass/extract/extract.h"

#include "base/pool.h"
#include "pass/extract/parts.h"

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
    bool list = type == CMARK_NODE_LIST || type == CMARK_NODE_CUSTOM_BLOCK;
    if (!prose && list && read_list(x, block))
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

// Reads the section's blocks. Returns the first block behind what it read:
// a pool's members are sections of their own.
static cmark_node *read_blocks(struct exercise *x, cmark_node *first)
{
    if (x->kind == KIND_dialogue) {
        read_scenes(x, first, x->end);
        return x->end;
    }
    cmark_node *b = first;
    for (; b && b != x->end; b = cmark_node_next(b)) {
        if (x->kind == KIND_pool &&
            cmark_node_get_type(b) == CMARK_NODE_HEADING)
            break;
        read_block(x, b);
    }
    check_parts(x);
    return b;
}

static cmark_node *read_exercise(struct page *p, cmark_node *heading,
                                 cmark_node *marker_block,
                                 const struct marker *m, enum kind kind)
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
    return read_blocks(x, cmark_node_next(marker_block));
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
    return read_exercise(p, heading, next, &m, kind);
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
    link_pools(p);
}

void extract_exercises(struct course *c)
{
    pool_each(c->page_count, extract_page, c);
}
