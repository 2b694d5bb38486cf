// table.h - the course as the rule engine reads it: JSON.
#ifndef MODEL_TABLE_H
#define MODEL_TABLE_H

#include "base/str.h"

struct course;
struct lesson;

// Appends the course table: exercises of the source language with their
// boxes, scenes and rules. link_course() must have run without errors.
//
// Answers that are typed are accepted in every language of the course: the
// "accept" of a gap or an answer of a text is the union over its translations.
// The words of a list to choose from are those of the source language; a
// translation has the same ones in the same places.
//
// "shape" is a fingerprint (base/fingerprint.h) of what gives the numbers of
// a saved answer their meaning, in the source language. When it changes with
// a new version of the course, the answer is dropped; a correction of marks,
// points, punctuation, markup or translations keeps it.
//   choice, silence  the texts of the options, in their order
//   order            the texts of the items
//   match, sort      the texts of the groups (right column), then the items
//   gaps             with a list its words, typed the first answer of each
//   scale            from, to
//   cues             the lines, then the replies
//   dialogue         each scene's name; each reply's scene and text
//   pool             pick, the names of its exercises
// number, forecast, reflect, text, feedback and a silence without questions
// have none: always kept.
void table_write(struct text *t, const struct course *c);

// The table of one lesson's SCO: "sco" names it, of the others only the id is
// there, for rules to speak of. The course's own pass mark is not in it: no
// SCO has what it is a share of. "tells" are its signals (sco.h): the id of
// each, and in whose result under which key it is found.
void table_write_sco(struct text *t, const struct course *c,
                     const struct lesson *sco);

#endif
