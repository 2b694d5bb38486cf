// table_parts.h - the parts of table_write(), for its files only.
#ifndef MODEL_TABLE_PARTS_H
#define MODEL_TABLE_PARTS_H

#include "model/course.h"

// JSON, appended. Begin an element of an array with put_next(), a member of
// an object with put_key() or one of those that take a name.
void put_next(struct text *t);
void put_key(struct text *t, const char *name);
// Begins a member that is a list '[' or an object '{'.
void put_open(struct text *t, const char *name, char bracket);
void put_str(struct text *t, const char *name, Str value);
void put_number(struct text *t, const char *name, double value);
void put_bool(struct text *t, const char *name, bool value);

// The members of an exercise that only its kind has.
void put_kind(struct text *t, const struct exercise *x);

// The member "shape", unless the kind has none.
void put_shape(struct text *t, const struct exercise *x);

#endif
