#include "base/markdown.h"

#include "base/die.h"

static void release(void *node)
{
    cmark_node_free(node);
}

cmark_node *md_parse(Str text, struct arena *a)
{
    cmark_node *doc = cmark_parse_document(
        text.at, text.n, CMARK_OPT_SOURCEPOS | CMARK_OPT_SMART);
    if (!doc)
        die("out of memory");
    arena_defer(a, release, doc);
    cmark_consolidate_text_nodes(doc);
    return doc;
}

Str md_literal(cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    return literal ? str_of(literal) : STR("");
}

void md_plain(struct text *t, cmark_node *node)
{
    cmark_iter *iter = cmark_iter_new(node);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *at = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(at);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            text_add(t, md_literal(at));
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            text_byte(t, ' ');
    }
    cmark_iter_free(iter);
}

Str md_plain_str(struct arena *a, cmark_node *node)
{
    struct text t = {0};
    md_plain(&t, node);
    Str copy = arena_str(a, str_trim(text_str(&t)));
    text_clear(&t);
    return copy;
}

cmark_node *md_first_text(cmark_node *block)
{
    cmark_node *at = block;
    if (cmark_node_get_type(at) != CMARK_NODE_PARAGRAPH)
        at = cmark_node_first_child(at);
    if (!at || cmark_node_get_type(at) != CMARK_NODE_PARAGRAPH)
        return NULL;
    at = cmark_node_first_child(at);
    return at && cmark_node_get_type(at) == CMARK_NODE_TEXT ? at : NULL;
}

// Through a copy: cmark frees the old literal, which `s` may point into.
static void set_literal(cmark_node *node, Str s)
{
    struct text copy = {0};
    text_add(&copy, s);
    cmark_node_set_literal(node, copy.at);
    text_clear(&copy);
}

static void discard(cmark_node *node)
{
    cmark_node_unlink(node);
    cmark_node_free(node);
}

void md_cut_front(cmark_node *text, size_t n)
{
    Str rest = str_from(md_literal(text), n);
    while (rest.n && byte_is_blank(rest.at[0]))
        rest = str_from(rest, 1);
    if (rest.n) {
        set_literal(text, rest);
        return;
    }
    cmark_node *next = cmark_node_next(text);
    discard(text);
    if (next && (cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK ||
                 cmark_node_get_type(next) == CMARK_NODE_LINEBREAK))
        discard(next);
}

cmark_node *md_split(cmark_node *text, size_t offset)
{
    struct text whole = {0};
    text_add(&whole, md_literal(text));
    cmark_node *tail = cmark_node_new(CMARK_NODE_TEXT);
    set_literal(tail, str_from(text_str(&whole), offset));
    set_literal(text, str_upto(text_str(&whole), offset));
    text_clear(&whole);
    cmark_node_insert_after(text, tail);
    return tail;
}

cmark_node *md_only_child(cmark_node *node, cmark_node_type type)
{
    if (!node || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
        return NULL;
    cmark_node *child = cmark_node_first_child(node);
    bool only = child && !cmark_node_next(child) &&
                cmark_node_get_type(child) == type;
    return only ? child : NULL;
}
