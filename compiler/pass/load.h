// load.h - the lessons' files become pages.
//
// Needs:   read_settings() has run.
// Leaves:  lessons in course order, each with a page for every language it
//          has; sources read and cut into lines, front matter understood.
// Reports: E101-E104, E106-E111, E113, W112.
#ifndef PASS_LOAD_H
#define PASS_LOAD_H

struct course;

void load_course(struct course *c);

#endif
