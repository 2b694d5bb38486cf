// tables.h - paragraphs that are pipe tables become tables.
//
// Needs:   parse_pages() has run.
// Leaves:  custom blocks for table, row and cell in the tree, each with a
//          struct table_mark as user data; cells hold inline nodes.
// Reports: E212, E213.
#ifndef PASS_TABLES_H
#define PASS_TABLES_H

struct course;

void find_tables(struct course *c);

#endif
