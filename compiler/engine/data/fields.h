// fields.h - reads the keys of JSON objects; the first one that does not fit
// is remembered, and reading goes on with harmless values.
#ifndef ENGINE_FIELDS_H
#define ENGINE_FIELDS_H

#include "json.h"

struct fields {
    struct heap *heap;
    const char *where; // what is being read, for the message
    const char *why;   // what did not fit first, or NULL
};

void field_fail(struct fields *f, const char *key, const char *what);

// The list under KEY; NULL when it is missing. Its length and first item.
const struct json *field_list(struct fields *f, const struct json *object,
                              const char *key);
int field_length(const struct json *v);
const struct json *field_first(const struct json *v);

// The value under KEY, or OTHERWISE when it is missing.
double field_number(struct fields *f, const struct json *object,
                    const char *key, double otherwise);
bool field_truth(struct fields *f, const struct json *object, const char *key,
                 bool otherwise);

// A whole number from LEAST to a million.
int field_whole(struct fields *f, const struct json *object, const char *key,
                int otherwise, int least);

// A text; with OTHERWISE NULL it may not be missing. Never NULL.
const char *field_string(struct fields *f, const struct json *object,
                         const char *key, const char *otherwise);

// The place of a name among N, or -1.
int field_find(const char *const *names, int n, const char *name);

#endif
