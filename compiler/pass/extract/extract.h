// extract.h - headings with a marker become exercises.
//
// Needs:   mark_pages() has run.
// Leaves:  page->exercises with everything the author wrote, names not yet
//          resolved; boxes and time stamps cut off the text; pools with
//          their members; the rules and tests blocks taken out of the
//          tree.
// Reports: E201-E210, E215, E221-E223, E225, E227, E229, E231-E242, W224,
//          W230, W243, E244-E246.
#ifndef PASS_EXTRACT_H
#define PASS_EXTRACT_H

struct course;

void extract_exercises(struct course *c);

#endif
