// prose.h - Markdown's tree as HTML.
//
// Own serialiser, so that every attribute goes through our escaping, raw
// HTML never comes out, and only links that link_course() accepted do.
#ifndef EMIT_PROSE_H
#define EMIT_PROSE_H

#include "emit/words.h"
#include "model/course.h"

// Where the HTML will stand.
enum edition {
    EDITION_SCREEN,      // a page of the site
    EDITION_PARTICIPANT, // the printed handout
    EDITION_TRAINER,     // the same, with key and TRAINER notes
    EDITION_CARDS        // what is handed out to pairs and groups of three
};

struct cmark_node;

struct prose {
    struct text *out;
    const struct page *page;
    const struct words *words;
    enum edition edition;
    bool trainer;     // show > [!TRAINER] call-outs (the trainer's handout)
    const char *root; // from the page to the site's root: "../"
    // Handouts stand alone: pictures go in as data: addresses, links to
    // other pages become plain text, and ids get a prefix for each lesson.
    bool alone;
    // Of a page in a lesson's SCO, that lesson: links to other lessons become
    // plain text. `apart`: the text is for the SCOs of all lessons, so that
    // every link to a page does.
    const struct lesson *sco;
    bool apart;
    Str id_prefix;
    // Cut-out cards say the same text more than once, far from its notes: no
    // ids, no footnotes, no links within the page.
    bool loose;
    // Code spans that are gaps: gap() writes the field, or says that this
    // one is none. NULL: they are code.
    const struct exercise *gaps;
    bool (*gap)(struct prose *w, struct cmark_node *code);
    // Whose clients `{client}` stands for; NULL: it is a text like any other.
    const struct exercise *dialogue;
    const struct link *call; // whose transcript the lines of cues are
};

void prose_block(struct prose *w, struct cmark_node *block);
void prose_list(struct prose *w, struct cmark_node *const *blocks, size_t n);

// The blocks inside a quote, a call-out or a document.
void prose_inside(struct prose *w, struct cmark_node *container);

// An item of a list: the first paragraph without <p>, then the other blocks,
// without the block `leave_out` (may be NULL).
void prose_item(struct prose *w, struct cmark_node *item,
                struct cmark_node *leave_out);

// Only the first paragraph's inline content of an item, or what follows it.
void prose_item_head(struct prose *w, struct cmark_node *item);
void prose_item_tail(struct prose *w, struct cmark_node *item,
                     struct cmark_node *leave_out);

// The inline content of a heading, a paragraph, a link or a cell.
void prose_inlines(struct prose *w, struct cmark_node *parent);

// <h3 id="...">...</h3>; `depth` 1 to 6.
void prose_heading(struct prose *w, struct cmark_node *heading, int depth);

// The texts of the footnotes that the page refers to, if there are any.
void prose_footnotes(struct prose *w);

// An id: the edition's prefix, `kind` ("h", "fn", ...) and the name.
void prose_id(struct prose *w, const char *kind, Str name);

// The page's body: calls exercise(w, x) where an exercise stands.
void prose_body(struct prose *w,
                void (*exercise)(struct prose *w, const struct exercise *x));

#endif
