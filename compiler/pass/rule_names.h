// rule_names.h - names in a lesson's rules that only running would find.
//
// The engine reports a name when a function reads it, and most functions
// read little before there are answers: `p.facts == 1 and p.wyh`. Here the
// text of the rules is looked through for p.name and p["name"], where p is
// what every function of a rule is given. Only names that look like a slip
// of an existing one are told, and none where the rules set a p themselves.
#ifndef PASS_RULE_NAMES_H
#define PASS_RULE_NAMES_H

#include "model/course.h"

// Calls found(context, name, at) for each p.name and p["name"] in the rules,
// in the order of the text; `name` points into the rules' text.
void each_record_name(const struct lua_block *rules,
                      void (*found)(void *context, Str name, Span at),
                      void *context);

// The place of `name`, a part of the rules' text.
Span rule_place(const struct lua_block *rules, Str name);

// The exercise that was meant by `name` in lesson `l`, by its name in that
// lesson or, with a slash, in full. Empty: the name exists, or none is near.
Str meant_exercise(const struct course *c, const struct lesson *l, Str name);

#endif
