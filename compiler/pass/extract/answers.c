// answers.c - text and gaps: answers that participants type.
#include "pass/extract/parts.h"

#include "engine/engine.h"

static void report_answer(struct exercise *x, enum diag_code code, Span at,
                          Str answer, const char *help)
{
    diag(x->page->course->dx, code, at, "'%.*s'\n%s", STR_ARG(answer), help);
}

static void report_long(struct exercise *x, Span at, Str answer, size_t most)
{
    size_t places = engine_text_bytes(answer.at, answer.n);
    if (places > most)
        diag(x->page->course->dx, DIAG_E235, at,
             "it takes %zu places of the saved state, %zu is the most\nask for "
             "less: a word or two, or use `reflect`",
             places, most);
}

// text

// What cmark sets for each character or group that is typed.
static const struct {
    const char *set, *typed;
} typography[] = {
    {"\xE2\x80\x98", "'"},  {"\xE2\x80\x99", "'"},  {"\xE2\x80\x9C", "\""},
    {"\xE2\x80\x9D", "\""}, {"\xE2\x80\x93", "--"}, {"\xE2\x80\x94", "---"},
    {"\xE2\x80\xA6", "..."},
};
enum { TYPOGRAPHY = sizeof typography / sizeof *typography };

// The text as the author typed it: what stands so in `source` stays.
static Str as_typed(struct arena *a, Str plain, Str source)
{
    struct text t = {0};
    for (size_t i = 0; i < plain.n;) {
        Str rest = str_from(plain, i);
        size_t k = 0;
        while (k < TYPOGRAPHY && !str_starts(rest, typography[k].set))
            k++;
        Str set = k < TYPOGRAPHY ? str_of(typography[k].set) : STR("");
        if (set.n && str_find(source, set) == source.n)
            text_puts(&t, typography[k].typed);
        else
            text_add(&t, str_upto(rest, set.n ? set.n : 1));
        i += set.n ? set.n : 1;
    }
    Str typed = arena_str(a, text_str(&t));
    text_clear(&t);
    return typed;
}

static Str item_source(const struct source *s, cmark_node *item)
{
    size_t first = block_line(item);
    size_t last = (size_t)cmark_node_get_end_line(item);
    if (last < first || last > s->lines)
        last = first;
    size_t start = s->line_at[first - 1];
    return (Str){s->text.at + start, s->line_at[last] - start};
}

bool text_list(struct exercise *x, cmark_node *list)
{
    struct page *p = x->page;
    if (cmark_node_get_type(list) != CMARK_NODE_LIST || ordered(list) ||
        !has_boxes(list))
        return false;
    if (x->option_count) {
        report_second(x, list, "list of answers");
        return true;
    }
    read_options(x, list, false, false, &x->options, &x->option_count);
    for (size_t i = 0; i < x->option_count; i++) {
        struct option *o = &x->options[i];
        o->answer =
            as_typed(p->arena, o->plain, item_source(&p->source, o->item));
    }
    return true;
}

static bool said_before(const struct exercise *x, size_t i)
{
    for (size_t k = 0; k < i && k < MOST_ITEMS; k++)
        if (x->exact ? str_same(x->options[i].answer, x->options[k].answer)
                     : str_same_letters(x->options[i].answer,
                                        x->options[k].answer))
            return true;
    return false;
}

static void check_answer(struct exercise *x, size_t i)
{
    const struct option *o = &x->options[i];
    if (o->box == BOX_NONE)
        return; // was reported
    if (!o->answer.n)
        report_answer(x, DIAG_E234, o->at, o->plain,
                      "write the answer behind the box: `- [x] word`");
    else if (str_find_byte(o->answer, '|') < o->answer.n)
        report_answer(x, DIAG_E234, o->at, o->answer,
                      "give each answer an item of its own: `- [x] word`");
    else if (said_before(x, i))
        report_answer(x, DIAG_E236, o->at, o->answer, "take one of them out");
    else
        report_long(x, o->at, o->answer, MOST_TEXT_ROOM);
}

// A numbered list with boxes that was left in the prose, or NULL.
static cmark_node *numbered_boxes(const struct exercise *x)
{
    for (size_t i = 0; i < x->prose_count; i++)
        if (cmark_node_get_type(x->prose[i]) == CMARK_NODE_LIST &&
            has_boxes(x->prose[i]))
            return x->prose[i];
    return NULL;
}

void check_text(struct exercise *x)
{
    cmark_node *numbered = numbered_boxes(x);
    if (numbered) {
        report_other_list(x, numbered,
                          "accepted answers are bullets: `- [x] word`");
        return;
    }
    need(x, x->option_count > 0,
         "list the answers that are accepted: `- [x] word`");
    if (same_boxes(x, x->options, x->option_count))
        need_right_option(x, x->options, x->option_count);
    for (size_t i = 0; i < x->option_count && i < MOST_ITEMS; i++)
        check_answer(x, i);
}

// gaps

// The cell of a table around a node, or NULL.
static const struct table_mark *cell_around(cmark_node *node)
{
    for (; node; node = cmark_node_parent(node)) {
        const struct table_mark *mark =
            cmark_node_get_type(node) == CMARK_NODE_CUSTOM_BLOCK
                ? cmark_node_get_user_data(node)
                : NULL;
        if (mark && mark->part == TABLE_CELL)
            return mark;
    }
    return NULL;
}

// The place of a code span: cmark's columns are off behind a line's indent.
// `from` is where to look for it in the source, then where it ends.
static Span gap_place(const struct exercise *x, cmark_node *code, size_t *from)
{
    const struct source *s = &x->page->source;
    const struct table_mark *cell = cell_around(code);
    Str literal = md_literal(code);
    if (cell)
        return cell->at;
    Str rest = str_from(s->text, *from);
    for (size_t at; (at = str_find(rest, literal)) < rest.n;
         rest = str_from(rest, at + 1)) {
        size_t before = at;
        while (before && rest.at[before - 1] == ' ')
            before--;
        if (!before || rest.at[before - 1] != '`')
            continue;
        Str found = str_upto(str_from(rest, at), literal.n);
        *from = (size_t)(found.at - s->text.at) + found.n;
        return span_of(s, found);
    }
    size_t line = 1;
    while (line < s->lines && s->line_at[line] <= *from)
        line++;
    return span_of(s, str_trim(source_line(s, line)));
}

static int word_index(struct exercise *x, Str answer)
{
    for (size_t i = 0; i < x->word_count; i++)
        if (str_same(x->words[i], answer))
            return (int)i;
    *ARENA_PUSH(x->page->arena, x->words, x->word_count) = answer;
    return (int)x->word_count - 1;
}

static bool has_answer(const struct gap *g, Str answer)
{
    for (size_t i = 0; i < g->answer_count; i++)
        if (str_same(g->answers[i], answer))
            return true;
    return false;
}

static void add_answer(struct exercise *x, struct gap *g, Str answer)
{
    struct arena *a = x->page->arena;
    size_t n = g->answer_count;
    if (!x->list)
        report_long(x, g->at, answer, MOST_GAP_ROOM);
    *ARENA_PUSH(a, g->answers, g->answer_count) = answer;
    *ARENA_PUSH(a, g->words, n) = word_index(x, answer);
}

static void read_gap(struct exercise *x, cmark_node *code, size_t *from)
{
    struct gap *g = ARENA_PUSH(x->page->arena, x->gaps, x->gap_count);
    Str all = arena_str(x->page->arena, md_literal(code)), rest = all, answer;
    bool empty = false;
    g->node = code;
    g->at = gap_place(x, code, from);
    while (next_part(&rest, '|', &answer)) {
        empty |= answer.n == 0;
        if (g->answer_count == MOST_ITEMS || x->word_count > MOST_ITEMS) {
            limit(x, MOST_ITEMS + 1, g->at, "answers");
            break;
        }
        if (answer.n && !has_answer(g, answer))
            add_answer(x, g, answer);
    }
    if (empty)
        report_answer(x, DIAG_E234, g->at, all,
                      "write an answer on both sides of `|`");
}

static bool is_aside(cmark_node *block)
{
    enum callout callout = block_callout(block);
    return callout == CALLOUT_HINT || callout == CALLOUT_TRAINER;
}

static void read_gaps(struct exercise *x, cmark_node *block, size_t *from)
{
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER && is_aside(node))
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
        else if (cmark_node_get_type(node) == CMARK_NODE_CODE &&
                 x->gap_count <= MOST_ITEMS)
            read_gap(x, node, from);
    }
    cmark_iter_free(iter);
}

void check_gaps(struct exercise *x)
{
    const struct source *s = &x->page->source;
    size_t from = 0;
    for (size_t i = 0; i < x->prose_count; i++) {
        cmark_node *block = x->prose[i];
        size_t start = is_aside(block) || block_line(block) > s->lines
                           ? from
                           : s->line_at[block_line(block) - 1];
        from = start > from ? start : from;
        read_gaps(x, block, &from);
    }
    need(x, x->gap_count > 0,
         "put what is left out between backticks: `answer|other answer`");
    if (x->gap_count > MOST_ITEMS)
        limit(x, x->gap_count, x->gaps[MOST_ITEMS].at, "gaps");
    if (x->list && x->gap_count)
        need(x, x->word_count > 1,
             "a list to choose from needs at least two different answers");
    report_lost_box(x);
}
