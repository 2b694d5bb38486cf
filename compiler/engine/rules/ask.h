// ask.h - closures over what answers are worth, which words.lua asks anew in
// every evaluation.
#ifndef ENGINE_ASK_H
#define ENGINE_ASK_H

#include "host.h"

// Pushes a table with a function per question; it makes a closure of its
// arguments, which the words have checked:
//   points(x) max(x)        of an exercise; the closure takes the level that
//                           asks, or nothing: all of it
//   visited(x, scene) held(x, seconds) chose(x, option) done(x) correct(x)
//   level(i, need, share, below)     of this lesson, -1: its total
//   axis(i, need, below)             of the course
//   passed(lesson)
//   on(x, level)                     is the last one taken on that level?
//   on_time(x, number + 60 * late)   was that decision (0: every one) taken at
//                           its line, or at most so many lines after it?
//   highest(x)                       the number of the highest taken, or 0
//   share(x, level)                  a number or nil; x -1: of the course
//   margin(level) brier(level)       a number or nil; level -1: of all
void ask_push(struct rules *r);

#endif
