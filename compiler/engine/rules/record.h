// record.h - p, the participant's record that a function of a rule gets.
//
// p[name] is the answer to an exercise of the lesson, p["lesson/name"] to one
// of another lesson; nil until it is answered:
//   choice    the number picked; of many a list of numbers
//   reflect   the text
//   silence   {held = seconds before the first word, breaks = how many,
//              asked = option number or text}
//   cues      {marked = list of lines, moment = lines after the decision
//              (before it: below 0), reply = number, found = n,
//              false_marks = n, false_cues = n of those,
//              moments = the same of each decision, nil where it was missed}
//   order     list of item numbers as they were put
//   match     list of what each on the left got, sort of each item's group;
//             0 where there is none
//   gaps      list of texts, "" where there is none
//   text      the text
//   number    the number, scale too
//   forecast  the chance, 0..1
//   pool      list of the names drawn
//   dialogue  list of the scenes reached after the start, plus ending, and
//             each axis by its name
// Each reading makes a value of its own: writing into it changes nothing.
#ifndef ENGINE_RECORD_H
#define ENGINE_RECORD_H

#include "host.h"

// Pushes p.
void record_push(struct rules *r);

#endif
