// reasons.h - the reasons that authors give for a route or an unlock.
//
// Needs:   run_rules() has run.
// Reports: E253, W441.
//
// The compiler says why a lesson is recommended, or what it waits for, from
// the conditions. Where `because` says it instead, it is a text that can be
// read without running the rules, in every language of the course.
#ifndef PASS_REASONS_H
#define PASS_REASONS_H

struct course;

void check_reasons(struct course *c);

#endif
