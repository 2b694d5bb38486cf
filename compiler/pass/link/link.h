// link.h - names become pointers and indices.
//
// Needs:   extract_exercises() has run.
// Leaves:  every link with its target, every level, axis, scene and
//          translated exercise with its index or origin; media read, each
//          file once; the text of a `rules:` file.
// Reports: E104, E402-E407, E410, E411, E414, E416, W408, W409, E401.
#ifndef PASS_LINK_H
#define PASS_LINK_H

struct course;

void link_course(struct course *c);

#endif
