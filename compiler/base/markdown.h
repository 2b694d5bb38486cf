// markdown.h - what we need of cmark's tree (CommonMark 0.30) beyond cmark.
//
// Nodes live as long as the arena that md_parse() was given. User data of a
// node belongs to the passes.
#ifndef BASE_MARKDOWN_H
#define BASE_MARKDOWN_H

#include <cmark.h>

#include "base/arena.h"

// A document with typographic quotes and dashes; neighbouring text nodes are
// merged. Line numbers count from 1
// in `text`, columns count bytes.
cmark_node *md_parse(Str text, struct arena *a);

// The text of inline nodes below `node` without markup; breaks become
// blanks, images their description.
void md_plain(struct text *t, cmark_node *node);
Str md_plain_str(struct arena *a, cmark_node *node);

Str md_literal(cmark_node *node); // of text, code and HTML nodes

// The first inline node of a block's first paragraph if it is text, else
// NULL. For an item, a quote or a paragraph.
cmark_node *md_first_text(cmark_node *block);

// Takes `n` bytes and the blanks behind them off the front of a text node,
// and a line break that is then first. An emptied node goes away.
void md_cut_front(cmark_node *text, size_t n);

// Splits a text node: the bytes from `offset` on move to a new node behind
// it, which is returned.
cmark_node *md_split(cmark_node *text, size_t offset);

// Whether `node` is a paragraph with a single child of type `type`.
cmark_node *md_only_child(cmark_node *node, cmark_node_type type);

#endif
