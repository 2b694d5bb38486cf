#include "pass/marks.h"

#include "base/markdown.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "model/course.h"

// The lines of the source that the block around `node` takes; `offset` is
// added to cmark's line numbers (for footnotes, which have their own tree).
struct lines {
    size_t first, last;
};

static struct lines lines_of(const struct page *p, cmark_node *node,
                             size_t offset)
{
    cmark_node *block = node;
    while (block) {
        cmark_node_type type = cmark_node_get_type(block);
        if (type == CMARK_NODE_CUSTOM_BLOCK) {
            const struct table_mark *m = cmark_node_get_user_data(block);
            return (struct lines){m->at.line, m->at.line};
        }
        if (type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK)
            break;
        block = cmark_node_parent(block);
    }
    size_t first = block ? (size_t)cmark_node_get_start_line(block) : 1;
    size_t last = block ? (size_t)cmark_node_get_end_line(block) : 1;
    if (last < first)
        last = first;
    if (last + offset > p->source.lines)
        last = p->source.lines > offset ? p->source.lines - offset : first;
    return (struct lines){first + offset, last + offset};
}

// Headings.

static bool id_taken(const struct page *p, Str id)
{
    for (size_t i = 0; i < p->heading_count; i++)
        if (str_same(p->headings[i]->id, id))
            return true;
    return false;
}

static Str unique_id(struct page *p, Str plain)
{
    struct text t = {0};
    utf8_slug(&t, plain);
    if (t.n == 0)
        text_puts(&t, "section");
    Str slug = arena_str(p->arena, text_str(&t));
    text_clear(&t);
    Str id = slug;
    for (int again = 2; id_taken(p, id); again++)
        id = arena_format(p->arena, "%.*s-%d", STR_ARG(slug), again);
    return id;
}

static void mark_heading(struct page *p, cmark_node *node)
{
    size_t line = (size_t)cmark_node_get_start_line(node);
    struct heading *h = ARENA_NEW(p->arena, struct heading);
    h->mark = MARK_HEADING;
    h->node = node;
    h->depth = cmark_node_get_heading_level(node);
    h->plain = md_plain_str(p->arena, node);
    h->id = unique_id(p, h->plain);
    h->at = span_at(&p->source, line, 1, source_line(&p->source, line).n);
    cmark_node_set_user_data(node, h);
    struct heading **slot = ARENA_PUSH(p->arena, p->headings, p->heading_count);
    *slot = h;
    if (h->depth == 1 && !p->title.n)
        p->title = h->plain;
}

// Links and images.

static void mark_link(struct page *p, cmark_node *node, size_t offset)
{
    struct lines lines = lines_of(p, node, offset);
    struct link *l = ARENA_NEW(p->arena, struct link);
    const char *url = cmark_node_get_url(node);
    l->mark = MARK_LINK;
    l->url = arena_str(p->arena, str_of(url ? url : ""));
    l->text = md_plain_str(p->arena, node);
    l->image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    l->at = span_find(&p->source, lines.first, lines.last, l->url);
    // The same address twice in a block: the second one stands further on.
    // Earlier links of the block are the last ones of the list.
    size_t i = p->link_count;
    while (i > 0 && p->links[i - 1]->at.line >= lines.first)
        i--;
    for (; i < p->link_count; i++) {
        const Span *o = &p->links[i]->at;
        if (o->line != l->at.line || o->column != l->at.column)
            continue;
        Str line = source_line(&p->source, l->at.line);
        size_t from = l->at.column - 1 + l->at.length;
        size_t next = str_find(str_from(line, from), l->url);
        if (l->url.n && from + next < line.n)
            l->at.column = from + next + 1;
        else if (l->at.line < lines.last)
            l->at = span_find(&p->source, l->at.line + 1, lines.last, l->url);
    }
    cmark_node_set_user_data(node, l);
    struct link **slot = ARENA_PUSH(p->arena, p->links, p->link_count);
    *slot = l;
}

// Call-outs.

static const struct {
    Str word;
    enum callout callout;
} callouts[] = {
    {STR_INIT("NOTE"), CALLOUT_NOTE},
    {STR_INIT("TIP"), CALLOUT_TIP},
    {STR_INIT("IMPORTANT"), CALLOUT_IMPORTANT},
    {STR_INIT("WARNING"), CALLOUT_WARNING},
    {STR_INIT("CAUTION"), CALLOUT_CAUTION},
    {STR_INIT("HINT"), CALLOUT_HINT},
    {STR_INIT("TRAINER"), CALLOUT_TRAINER},
    {STR_INIT("BROKEN"), CALLOUT_BROKEN},
};
enum { CALLOUTS = sizeof callouts / sizeof *callouts };

static enum callout callout_named(Str word)
{
    for (size_t i = 0; i < CALLOUTS; i++) {
        if (str_same_letters(word, callouts[i].word))
            return callouts[i].callout;
    }
    return CALLOUT_NONE;
}

static void report_callout(struct page *p, Str word, Span at)
{
    Str known[CALLOUTS];
    for (size_t i = 0; i < CALLOUTS; i++)
        known[i] = callouts[i].word;
    Str near = nearest_word(word, known, CALLOUTS);
    diag(p->course->dx, DIAG_W220, at, "'%.*s'\n%s`> [!%.*s]`%s", STR_ARG(word),
         near.n ? "did you mean " : "the most common one is ",
         STR_ARG(near.n ? near : callouts[0].word), near.n ? "?" : "");
}

static void mark_quote(struct page *p, cmark_node *node, size_t offset)
{
    struct quote *q = ARENA_NEW(p->arena, struct quote);
    struct lines lines = lines_of(p, node, offset);
    q->mark = MARK_QUOTE;
    q->at = span_at(&p->source, lines.first, 1, 1);
    cmark_node_set_user_data(node, q);
    cmark_node *text = md_first_text(node);
    Str literal = text ? md_literal(text) : STR("");
    size_t close = str_find_byte(literal, ']');
    if (!str_starts(literal, "[!") || close == literal.n)
        return;
    Str word = arena_str(p->arena, str_from(str_upto(literal, close), 2));
    q->callout = callout_named(word);
    q->at = span_find(&p->source, lines.first, lines.last, STR("[!"));
    q->at.length = word.n + 3;
    if (q->callout == CALLOUT_NONE)
        report_callout(p, word, q->at);
    else
        md_cut_front(text, close + 1);
}

// Raw HTML. Comments may stay: they are not shown, and some are ours.

// One without an end was reported by parse_pages().
static bool is_comment(cmark_node *node)
{
    return str_starts(str_trim(md_literal(node)), "<!--");
}

static void report_html(struct page *p, cmark_node *node, size_t offset)
{
    Str first = str_trim(md_literal(node));
    // One message for a pair of tags.
    if (is_comment(node) || str_starts(first, "</"))
        return;
    struct lines lines = lines_of(p, node, offset);
    Str head = str_upto(first, str_find_byte(first, '\n'));
    Span at = span_find(&p->source, lines.first, lines.last, head);
    diag(p->course->dx, DIAG_W214, at,
         "\nsay it in Markdown, or take it out; a tag that is meant as text "
         "is written `\\<`");
}

// Strike-through: ~~ ... ~~ among the children of one node.

// Cuts `~~` out of `text`; returns what stands behind it.
static cmark_node *cut_tildes(cmark_node *text, size_t at)
{
    cmark_node *rest = md_split(text, at);
    cmark_node *tail = md_split(rest, 2);
    cmark_node_unlink(rest);
    cmark_node_free(rest);
    return tail;
}

static void wrap_strike(struct page *p, cmark_node *before, cmark_node *last)
{
    struct inline_note *note = ARENA_NEW(p->arena, struct inline_note);
    note->mark = MARK_INLINE;
    note->what = INLINE_STRIKE;
    cmark_node *wrap = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    cmark_node_set_user_data(wrap, note);
    cmark_node_insert_after(before, wrap);
    for (;;) {
        cmark_node *next = cmark_node_next(wrap);
        cmark_node_append_child(wrap, next);
        if (next == last)
            return;
    }
}

static void find_strikes(struct page *p, cmark_node *parent)
{
    cmark_node *opener = NULL;
    cmark_node *node = cmark_node_first_child(parent);
    while (node) {
        Str text = cmark_node_get_type(node) == CMARK_NODE_TEXT
                       ? md_literal(node)
                       : STR("");
        size_t at = str_find(text, STR("~~"));
        if (at == text.n) {
            node = cmark_node_next(node);
            continue;
        }
        cmark_node *tail = cut_tildes(node, at);
        if (opener)
            wrap_strike(p, opener, node);
        opener = opener ? NULL : node;
        node = tail;
    }
    if (opener) {
        struct text t = {0};
        text_add(&t, md_literal(opener));
        text_puts(&t, "~~");
        cmark_node_set_literal(opener, t.at);
        text_clear(&t);
    }
}

// Footnote references: [^name] in text.

static struct footnote *footnote_named(struct page *p, Str id)
{
    for (size_t i = 0; i < p->footnote_count; i++)
        if (str_same(p->footnotes[i].id, id))
            return &p->footnotes[i];
    return NULL;
}

static void report_footnote(struct page *p, cmark_node *node, Str id,
                            size_t offset)
{
    struct lines lines = lines_of(p, node, offset);
    Str written = arena_format(p->arena, "[^%.*s]", STR_ARG(id));
    diag(p->course->dx, DIAG_E216,
         span_find(&p->source, lines.first, lines.last, written),
         "'%.*s'\nadd a line `[^%.*s]: text`", STR_ARG(id), STR_ARG(id));
}

// Turns the first reference in `text` into a custom inline; returns the text
// behind it, NULL when there is no reference.
static cmark_node *cut_reference(struct page *p, cmark_node *text,
                                 size_t offset)
{
    Str all = md_literal(text);
    size_t start = str_find(all, STR("[^"));
    size_t length = str_find_byte(str_from(all, start), ']') + 1;
    Str id = str_from(str_upto(str_from(all, start), length - 1), 2);
    if (start == all.n || start + length > all.n || id.n == 0 ||
        str_find_byte(id, ' ') < id.n)
        return NULL;
    struct footnote *f = footnote_named(p, id);
    if (!f) {
        report_footnote(p, text, id, offset);
        return md_split(text, start + length);
    }
    if (!f->number)
        f->number = ++p->footnotes_used;
    struct inline_note *note = ARENA_NEW(p->arena, struct inline_note);
    *note = (struct inline_note){MARK_INLINE, INLINE_FOOTNOTE, f->number,
                                   f->references++};
    cmark_node *reference = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    cmark_node_set_user_data(reference, note);
    cmark_node *tail = md_split(md_split(text, start), length);
    cmark_node *written = cmark_node_next(text);
    cmark_node_replace(written, reference);
    cmark_node_free(written);
    return tail;
}

static void find_references(struct page *p, cmark_node *parent, size_t offset)
{
    cmark_node *node = cmark_node_first_child(parent);
    while (node) {
        cmark_node *tail = NULL;
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            tail = cut_reference(p, node, offset);
        node = tail ? tail : cmark_node_next(node);
    }
}

// One tree: the page's or a footnote's.

static bool holds_inlines(cmark_node_type type)
{
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
           type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG ||
           type == CMARK_NODE_LINK || type == CMARK_NODE_CUSTOM_BLOCK;
}

static void mark_node(struct page *p, cmark_node *node, size_t offset)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (holds_inlines(type)) {
        find_references(p, node, offset);
        find_strikes(p, node);
    }
    if (type == CMARK_NODE_HEADING && offset == 0)
        mark_heading(p, node);
    else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
        mark_link(p, node, offset);
    else if (type == CMARK_NODE_BLOCK_QUOTE)
        mark_quote(p, node, offset);
    else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
        report_html(p, node, offset);
}

// Collects the nodes first: marking changes the tree below them, and text
// and breaks may go away.
static void mark_tree(struct page *p, cmark_node *doc, size_t offset)
{
    cmark_node **nodes = NULL;
    size_t n = 0;
    cmark_iter *iter = cmark_iter_new(doc);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        bool kept = type != CMARK_NODE_TEXT && type != CMARK_NODE_SOFTBREAK &&
                    type != CMARK_NODE_LINEBREAK;
        if (event == CMARK_EVENT_ENTER && kept)
            *ARENA_PUSH(p->arena, nodes, n) = node;
    }
    cmark_iter_free(iter);
    for (size_t i = 0; i < n; i++)
        mark_node(p, nodes[i], offset);
}

static void mark_page(void *context, size_t i)
{
    struct course *c = context;
    struct page *p = c->pages[i];
    mark_tree(p, p->doc, 0);
    for (size_t k = 0; k < p->footnote_count; k++)
        mark_tree(p, p->footnotes[k].doc, p->footnotes[k].first_line - 1);
    for (size_t k = 0; k < p->footnote_count; k++)
        if (!p->footnotes[k].number)
            diag(c->dx, DIAG_W217, p->footnotes[k].at, "'%.*s'",
                 STR_ARG(p->footnotes[k].id));
    if (!p->title.n && !p->unread)
        diag(c->dx, DIAG_E226,
             p->source.lines >= p->body_line
                 ? span_at(&p->source, p->body_line, 1, 1)
                 : span_file(&p->source),
             "\nbegin the text with `# Title`");
}

void mark_pages(struct course *c)
{
    pool_each(c->page_count, mark_page, c);
}
