// rules.h - the lessons' Lua rules are loaded and tried.
//
// Needs:   link_course() has run without errors.
// Leaves:  the course table of the rule engine; the size of the saved state,
//          for each exercise and for all; whether the course can be passed.
// Reports: E301-E307.
#ifndef PASS_RULES_H
#define PASS_RULES_H

struct course;

void run_rules(struct course *c);

#endif
