// table.h - the course as the rule engine reads it: JSON.
#ifndef MODEL_TABLE_H
#define MODEL_TABLE_H

#include "base/str.h"

struct course;

// Appends the course table: exercises of the source language with their
// boxes, scenes and rules. link_course() must have run without errors.
void table_write(struct text *t, const struct course *c);

#endif
