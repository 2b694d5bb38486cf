// parse.h - a page's text becomes cmark's tree.
//
// Needs:   load_course() has run.
// Leaves:  page->doc, with line numbers of the source; footnotes' texts
//          taken out and parsed on their own.
// Reports: E215, E218, E219. A page over a limit gets an empty tree.
#ifndef PASS_PARSE_H
#define PASS_PARSE_H

struct course;

void parse_pages(struct course *c);

#endif
