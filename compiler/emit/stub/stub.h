// stub.h - stilte.d.lua: what an editor needs to know to help with rules.
//
// A stub for LuaLS (https://luals.github.io/wiki/annotations): the words of
// the rules with their documentation, which stands above each word in
// engine/rules/words.lua, and the names of this course: lessons, exercises,
// levels, axes, scenes, feedbacks, options, and the fields of the record p.
// It does not say which options are right. The file is never run, but it can
// be read as Lua. The same course gives the same bytes.
#ifndef EMIT_STUB_H
#define EMIT_STUB_H

#include "model/course.h"

#define STUB_FILE "stilte.d.lua"

// The first line of each stub, by which we know it as ours.
#define STUB_FIRST "-- Made by stilte for your editor; changes are lost."

// Needs: link_course() has run.
void emit_stub(const struct course *c, struct text *out);

#endif
