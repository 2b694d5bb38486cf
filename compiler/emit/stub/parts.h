// parts.h - what the parts of stub.c share. Nobody else includes it.
#ifndef EMIT_STUB_PARTS_H
#define EMIT_STUB_PARTS_H

#include "model/course.h"

// A walk through all exercises of the course in its source language. Begin
// with the course alone.
struct stub_walk {
    const struct course *course;
    const struct lesson *lesson;
    const struct exercise *exercise;
    size_t next_lesson, next_exercise;
};

// False: that was the last one.
bool stub_next(struct stub_walk *w);

// The text in one line, cut where it is long.
void stub_text(struct text *out, Str s);

// The type of each exercise's answer, and of the record with all of them.
void stub_answers(struct text *out, const struct course *c);

#endif
