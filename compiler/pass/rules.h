// rules.h - the lessons' Lua rules are loaded and tried.
//
// Needs:   link_course() has run without errors.
// Leaves:  the course table of the rule engine; the size of the saved state,
//          for each exercise and for all; whether the course can be passed.
// Reports: E301-E307.
#ifndef PASS_RULES_H
#define PASS_RULES_H

#include "base/source.h"

struct course;
struct lua_block;

// The place of a name in a line of rules; names stand in quotes there as a
// rule.
Span rule_line_place(const struct lua_block *rules, size_t line,
                     const char *name);

void run_rules(struct course *c);

#endif
