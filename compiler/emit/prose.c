#include "emit/prose.h"

#include <cmark.h>
#include <string.h>

#include "base/markdown.h"
#include "emit/address.h"
#include "emit/client.h"
#include "emit/media.h"

void prose_id(struct prose *w, const char *kind, Str name)
{
    text_html(w->out, w->id_prefix);
    text_format(w->out, "%s-", kind);
    text_html(w->out, name);
}

static void *mark_of(cmark_node *node)
{
    return cmark_node_get_user_data(node);
}

// Addresses: bytes that may not stand in a URI become %XX (RFC 3986).
static void put_url(struct text *t, Str url)
{
    for (size_t i = 0; i < url.n; i++) {
        unsigned char b = (unsigned char)url.at[i];
        if (b <= 32 || b >= 127 || strchr("\"<>`{}|\\^'", b))
            text_format(t, "%%%02X", b);
        else if (b == '&')
            text_puts(t, "&amp;");
        else
            text_byte(t, (char)b);
    }
}

static bool shown_as_text(const struct prose *w, const struct link *l)
{
    if (!l || l->refused || l->reply)
        return true;
    if (l->kind == LINK_LESSON)
        return w->alone || w->apart ||
               !address_is_inside(w->sco, l->page->lesson);
    return (w->alone && l->kind == LINK_FILE) ||
           (w->loose && l->kind == LINK_HERE);
}

static void open_link(struct prose *w, cmark_node *node)
{
    const struct link *l = mark_of(node);
    if (shown_as_text(w, l))
        return;
    text_puts(w->out, "<a href=\"");
    if (l->kind == LINK_OUTSIDE)
        put_url(w->out, l->url);
    else if (l->kind == LINK_LESSON)
        address_page(w->out, w->root, w->sco, w->page, l->page);
    else if (l->kind == LINK_FILE)
        text_format(w->out, "%s%.*s", w->root, STR_ARG(l->asset->name));
    if (l->fragment.n) {
        text_byte(w->out, '#');
        prose_id(w, "h", l->fragment);
    }
    text_puts(w->out, "\"");
    bool web = l->kind == LINK_OUTSIDE && str_starts(l->url, "http");
    if (web || l->kind == LINK_FILE)
        text_puts(w->out, " target=\"_blank\" rel=\"noopener noreferrer\"");
    text_byte(w->out, '>');
}

static void close_link(struct prose *w, cmark_node *node)
{
    if (!shown_as_text(w, mark_of(node)))
        text_puts(w->out, "</a>");
}

// Call-outs and quotes.

static const char *callout_class(enum callout callout)
{
    static const char *const names[] = {
        [CALLOUT_NOTE] = "note",       [CALLOUT_TIP] = "tip",
        [CALLOUT_IMPORTANT] = "important", [CALLOUT_WARNING] = "warning",
        [CALLOUT_CAUTION] = "caution", [CALLOUT_HINT] = "hint",
        [CALLOUT_TRAINER] = "trainer", [CALLOUT_BROKEN] = "note"};
    return names[callout];
}

static void open_quote(struct prose *w, cmark_node *node)
{
    const struct quote *q = mark_of(node);
    if (!q || q->callout == CALLOUT_NONE) {
        text_puts(w->out, "<blockquote>\n");
        return;
    }
    const char *class = callout_class(q->callout);
    struct text key = {0};
    text_format(&key, "callout_%s", class);
    text_format(w->out, "<div class=\"callout %s\" role=\"note\">"
                        "<p class=\"callout-title\">", class);
    word_html(w->out, w->words, key.at);
    text_puts(w->out, "</p>\n");
    text_clear(&key);
}

static void close_quote(struct prose *w, cmark_node *node)
{
    const struct quote *q = mark_of(node);
    bool plain = !q || q->callout == CALLOUT_NONE;
    text_puts(w->out, plain ? "</blockquote>\n" : "</div>\n");
}

static bool left_out(const struct prose *w, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
        return true;
    const struct quote *q =
        type == CMARK_NODE_BLOCK_QUOTE ? mark_of(node) : NULL;
    return q && q->callout == CALLOUT_TRAINER && !w->trainer;
}

// Tables.

static const char *const align_class[] = {"", " class=\"start\"",
                                          " class=\"centre\"",
                                          " class=\"end\""};

static bool is_last_head(cmark_node *row)
{
    const struct table_mark *m = mark_of(row);
    return m->head;
}

static void open_table_part(struct prose *w, cmark_node *node)
{
    const struct table_mark *m = mark_of(node);
    if (m->part == TABLE_WHOLE)
        text_puts(w->out, "<div class=\"table\"><table>\n<thead>\n");
    else if (m->part == TABLE_ROW)
        text_puts(w->out, "<tr>");
    else
        text_format(w->out, m->head ? "<th scope=\"col\"%s>" : "<td%s>",
                    align_class[m->align]);
}

static void close_table_part(struct prose *w, cmark_node *node)
{
    const struct table_mark *m = mark_of(node);
    bool more = cmark_node_next(node) != NULL;
    if (m->part == TABLE_CELL)
        text_puts(w->out, m->head ? "</th>" : "</td>");
    else if (m->part == TABLE_WHOLE)
        text_puts(w->out, "</tbody>\n</table></div>\n");
    else if (is_last_head(node))
        text_puts(w->out, more ? "</tr>\n</thead>\n<tbody>\n"
                               : "</tr>\n</thead><tbody>\n");
    else
        text_puts(w->out, "</tr>\n");
}

// Strike-through and footnote numbers.

static void open_inline_note(struct prose *w, cmark_node *node)
{
    const struct inline_note *n = mark_of(node);
    if (n->what == INLINE_STRIKE) {
        text_puts(w->out, "<del>");
        return;
    }
    if (w->loose)
        return;
    text_puts(w->out, "<sup class=\"footnote\"><a href=\"#");
    struct text number = {0};
    text_format(&number, "%zu", n->number);
    prose_id(w, "fn", text_str(&number));
    text_puts(w->out, "\"");
    if (n->again == 0) {
        text_puts(w->out, " id=\"");
        prose_id(w, "ref", text_str(&number));
        text_puts(w->out, "\"");
    }
    text_format(w->out, ">%s</a></sup>", number.at);
    text_clear(&number);
}

static void close_inline_note(struct prose *w, cmark_node *node)
{
    const struct inline_note *n = mark_of(node);
    if (n->what == INLINE_STRIKE)
        text_puts(w->out, "</del>");
}

// Paragraphs: without <p> in a tight list; a lone image is a figure.

static bool in_tight_list(cmark_node *paragraph)
{
    cmark_node *item = cmark_node_parent(paragraph);
    cmark_node *list = item ? cmark_node_parent(item) : NULL;
    return list && cmark_node_get_type(list) == CMARK_NODE_LIST &&
           cmark_node_get_list_tight(list);
}

static bool is_figure(cmark_node *paragraph)
{
    return md_only_child(paragraph, CMARK_NODE_IMAGE) != NULL;
}

// A call-out's mark can leave a paragraph empty.
static bool is_bare(cmark_node *paragraph)
{
    return in_tight_list(paragraph) || is_figure(paragraph) ||
           !cmark_node_first_child(paragraph);
}

static void open_paragraph(struct prose *w, cmark_node *node)
{
    if (!is_bare(node))
        text_puts(w->out, "<p>");
}

static void close_paragraph(struct prose *w, cmark_node *node)
{
    if (!is_bare(node))
        text_puts(w->out, "</p>\n");
    else if (cmark_node_first_child(node))
        text_byte(w->out, '\n');
}

static void open_list(struct prose *w, cmark_node *node)
{
    bool bullets = cmark_node_get_list_type(node) == CMARK_BULLET_LIST;
    int start = cmark_node_get_list_start(node);
    if (bullets)
        text_puts(w->out, "<ul>\n");
    else if (start == 1)
        text_puts(w->out, "<ol>\n");
    else
        text_format(w->out, "<ol start=\"%d\">\n", start);
}

static void close_list(struct prose *w, cmark_node *node)
{
    bool bullets = cmark_node_get_list_type(node) == CMARK_BULLET_LIST;
    text_puts(w->out, bullets ? "</ul>\n" : "</ol>\n");
}

static void open_heading(struct prose *w, cmark_node *node)
{
    const struct heading *h = mark_of(node);
    text_format(w->out, "<h%d", cmark_node_get_heading_level(node));
    if (h && !w->loose) {
        text_puts(w->out, " id=\"");
        prose_id(w, "h", h->id);
        text_byte(w->out, '"');
    }
    text_byte(w->out, '>');
}

static void close_heading(struct prose *w, cmark_node *node)
{
    text_format(w->out, "</h%d>\n", cmark_node_get_heading_level(node));
}

static void put_code_block(struct prose *w, cmark_node *node)
{
    text_puts(w->out, "<pre tabindex=\"0\"><code>");
    text_html(w->out, md_literal(node));
    text_puts(w->out, "</code></pre>\n");
}

// cmark sets quotes as English and Dutch do; German and French differ.
static void put_text(struct prose *w, cmark_node *node)
{
    static const struct {
        const char *locale, *open, *close;
    } quotes[] = {{"de", "\u201E", "\u201C"},
                  {"fr", "\u00AB\u00A0", "\u00A0\u00BB"}};
    Str s = md_literal(node);
    size_t row = 0;
    while (row < 2 && !str_is(w->words->locale, quotes[row].locale))
        row++;
    while (row < 2 && s.n) {
        size_t open = str_find(s, STR("\u201C"));
        size_t close = str_find(s, STR("\u201D"));
        size_t at = open < close ? open : close;
        client_html(w, str_upto(s, at));
        if (at < s.n)
            text_puts(w->out, open < close ? quotes[row].open
                                           : quotes[row].close);
        s = str_from(s, at + 3);
    }
    client_html(w, s);
}

static void put_code(struct prose *w, cmark_node *node)
{
    if (w->gaps && w->gap(w, node))
        return;
    text_puts(w->out, "<code>");
    text_html(w->out, md_literal(node));
    text_puts(w->out, "</code>");
}

static void put_image(struct prose *w, cmark_node *node)
{
    const struct link *l = mark_of(node);
    bool figure = is_figure(cmark_node_parent(node));
    if (l && l->asset && !l->refused)
        media_write(w, l, figure);
    else if (l)
        text_html(w->out, l->text);
}

#define WRITER(name, html)                                                     \
    static void name(struct prose *w, cmark_node *node)                        \
    {                                                                          \
        (void)node;                                                            \
        text_puts(w->out, html);                                               \
    }
WRITER(open_item, "<li>")
WRITER(close_item, "</li>\n")
WRITER(put_rule, "<hr>\n")
WRITER(put_soft_break, "\n")
WRITER(put_line_break, "<br>\n")
WRITER(open_emph, "<em>")
WRITER(close_emph, "</em>")
WRITER(open_strong, "<strong>")
WRITER(close_strong, "</strong>")

// What is written when a node begins and when it ends. A node without `close`
// whose children were dealt with by `open` is left again at once.
static const struct writer {
    cmark_node_type type;
    void (*open)(struct prose *w, cmark_node *node);
    void (*close)(struct prose *w, cmark_node *node);
} writers[] = {
    {CMARK_NODE_BLOCK_QUOTE, open_quote, close_quote},
    {CMARK_NODE_LIST, open_list, close_list},
    {CMARK_NODE_ITEM, open_item, close_item},
    {CMARK_NODE_CODE_BLOCK, put_code_block, NULL},
    {CMARK_NODE_CUSTOM_BLOCK, open_table_part, close_table_part},
    {CMARK_NODE_PARAGRAPH, open_paragraph, close_paragraph},
    {CMARK_NODE_HEADING, open_heading, close_heading},
    {CMARK_NODE_THEMATIC_BREAK, put_rule, NULL},
    {CMARK_NODE_TEXT, put_text, NULL},
    {CMARK_NODE_SOFTBREAK, put_soft_break, NULL},
    {CMARK_NODE_LINEBREAK, put_line_break, NULL},
    {CMARK_NODE_CODE, put_code, NULL},
    {CMARK_NODE_CUSTOM_INLINE, open_inline_note, close_inline_note},
    {CMARK_NODE_EMPH, open_emph, close_emph},
    {CMARK_NODE_STRONG, open_strong, close_strong},
    {CMARK_NODE_LINK, open_link, close_link},
    {CMARK_NODE_IMAGE, put_image, NULL},
};

static const struct writer *writer_of(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (writers[i].type == type)
            return &writers[i];
    return NULL;
}

// Walks with cmark's iterator, so that deep nesting costs no stack.
void prose_block(struct prose *w, cmark_node *block)
{
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        const struct writer *writer = writer_of(node);
        bool enter = event == CMARK_EVENT_ENTER;
        if (enter && left_out(w, node)) {
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
            continue;
        }
        if (!writer)
            continue;
        if (enter)
            writer->open(w, node);
        else if (writer->close)
            writer->close(w, node);
        if (enter && cmark_node_get_type(node) == CMARK_NODE_IMAGE)
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iter);
}

void prose_list(struct prose *w, cmark_node *const *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++)
        prose_block(w, blocks[i]);
}

void prose_inside(struct prose *w, cmark_node *container)
{
    cmark_node *b = cmark_node_first_child(container);
    for (; b; b = cmark_node_next(b))
        prose_block(w, b);
}

void prose_inlines(struct prose *w, cmark_node *parent)
{
    prose_inside(w, parent);
}

void prose_item_head(struct prose *w, cmark_node *item)
{
    cmark_node *first = cmark_node_first_child(item);
    if (first && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH)
        prose_inlines(w, first);
}

void prose_item_tail(struct prose *w, cmark_node *item, cmark_node *leave_out)
{
    cmark_node *b = cmark_node_first_child(item);
    if (b && cmark_node_get_type(b) == CMARK_NODE_PARAGRAPH)
        b = cmark_node_next(b);
    for (; b; b = cmark_node_next(b))
        if (b != leave_out)
            prose_block(w, b);
}

void prose_item(struct prose *w, cmark_node *item, cmark_node *leave_out)
{
    prose_item_head(w, item);
    prose_item_tail(w, item, leave_out);
}

void prose_heading(struct prose *w, cmark_node *heading, int depth)
{
    const struct heading *h = mark_of(heading);
    text_format(w->out, "<h%d id=\"", depth);
    prose_id(w, "h", h->id);
    text_puts(w->out, "\">");
    prose_inlines(w, heading);
    text_format(w->out, "</h%d>\n", depth);
}

static void put_footnote(struct prose *w, size_t number)
{
    const struct page *p = w->page;
    size_t i = 0;
    while (i < p->footnote_count && p->footnotes[i].number != number)
        i++;
    if (i == p->footnote_count)
        return;
    struct text id = {0};
    text_format(&id, "%zu", number);
    text_puts(w->out, "<li id=\"");
    prose_id(w, "fn", text_str(&id));
    text_puts(w->out, "\">");
    prose_inside(w, p->footnotes[i].doc);
    if (!w->alone) {
        text_puts(w->out, "<p class=\"back\"><a href=\"#");
        prose_id(w, "ref", text_str(&id));
        text_puts(w->out, "\">");
        word_html(w->out, w->words, "back_to_text");
        text_puts(w->out, "</a></p>");
    }
    text_puts(w->out, "</li>\n");
    text_clear(&id);
}

void prose_footnotes(struct prose *w)
{
    if (!w->page->footnotes_used)
        return;
    text_puts(w->out, "<section class=\"footnotes\"><h2>");
    word_html(w->out, w->words, "footnotes");
    text_puts(w->out, "</h2>\n<ol>\n");
    for (size_t n = 1; n <= w->page->footnotes_used; n++)
        put_footnote(w, n);
    text_puts(w->out, "</ol></section>\n");
}

void prose_body(struct prose *w,
                void (*exercise)(struct prose *w, const struct exercise *x))
{
    cmark_node *b = cmark_node_first_child(w->page->doc);
    while (b) {
        const struct heading *h =
            cmark_node_get_type(b) == CMARK_NODE_HEADING ? mark_of(b) : NULL;
        if (h && h->exercise) {
            exercise(w, h->exercise);
            b = h->exercise->end;
            continue;
        }
        prose_block(w, b);
        b = cmark_node_next(b);
    }
}
