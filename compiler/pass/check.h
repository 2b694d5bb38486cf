// check.h - what only the whole course tells.
//
// Needs:   run_rules() has run.
// Leaves:  nothing new but scenes marked as reached.
// Reports: W247, W412, W413, W415, W417, E501, W504.
#ifndef PASS_CHECK_H
#define PASS_CHECK_H

struct course;

void check_course(struct course *c);

#endif
