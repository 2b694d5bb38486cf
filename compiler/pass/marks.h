// marks.h - links, headings, call-outs, strike-through, footnote numbers.
//
// Needs:   find_tables() has run.
// Leaves:  user data on links, images, headings and quotes (see enum mark),
//          custom inlines for strike-through and footnote numbers; the
//          page's title and its lists of headings and links.
// Reports: W214, E216, W217, W220, E226.
#ifndef PASS_MARKS_H
#define PASS_MARKS_H

struct course;

void mark_pages(struct course *c);

#endif
