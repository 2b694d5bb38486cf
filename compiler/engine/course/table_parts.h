// table_parts.h - what the files that read the table share.
#ifndef ENGINE_TABLE_PARTS_H
#define ENGINE_TABLE_PARTS_H

#include "engine/data/fields.h"
#include "table.h"

struct reader {
    struct fields f;
    struct heap *heap;
    struct course *course;
};

// The level that OBJECT names; -1: none.
int table_read_level(struct reader *r, const struct json *object);

// The number of an axis; a failure when there is none of this name.
int table_read_axis(struct reader *r, const char *name);

// N places of SIZE bytes each, one more so that none is no case.
void *table_places(struct reader *r, int n, size_t size);

// What belongs to the kind of X.
void table_read_kind(struct reader *r, struct exercise *x,
                     const struct json *object);
void table_read_dialogue(struct reader *r, struct exercise *x,
                         const struct json *object);

// The members of a pool; needs all exercises of its lesson.
void table_read_members(struct reader *r, struct exercise *x,
                        const struct json *object);

#endif
