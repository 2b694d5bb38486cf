// fields.c - see fields.h.
#include "fields.h"

#include <string.h>

void field_fail(struct fields *f, const char *key, const char *what)
{
    if (!f->why)
        f->why = heap_format(f->heap,
                             "the course table is broken: "
                             "'%s' of %s %s",
                             key, f->where, what);
}

const struct json *field_list(struct fields *f, const struct json *object,
                              const char *key)
{
    const struct json *v = json_get(object, key);
    if (v && v->type == JSON_ARRAY)
        return v;
    if (v)
        field_fail(f, key, "is not a list");
    return NULL;
}

int field_length(const struct json *v)
{
    return v ? (int)v->n : 0;
}

const struct json *field_first(const struct json *v)
{
    return v ? v->child : NULL;
}

double field_number(struct fields *f, const struct json *object,
                    const char *key, double otherwise)
{
    const struct json *v = json_get(object, key);
    if (v && v->type == JSON_NUMBER)
        return v->number;
    if (v)
        field_fail(f, key, "is not a number");
    return otherwise;
}

// A whole number from LEAST on.
int field_whole(struct fields *f, const struct json *object, const char *key,
                int otherwise, int least)
{
    const double d = field_number(f, object, key, otherwise);
    if (d >= least && d <= 1e6 && d == (int)d)
        return (int)d;
    field_fail(f, key, "is out of range");
    return otherwise;
}

bool field_truth(struct fields *f, const struct json *object, const char *key,
                 bool otherwise)
{
    const struct json *v = json_get(object, key);
    if (v && v->type != JSON_TRUE && v->type != JSON_FALSE)
        field_fail(f, key, "is not true or false");
    return v ? v->type == JSON_TRUE : otherwise;
}

const char *field_string(struct fields *f, const struct json *object,
                         const char *key, const char *otherwise)
{
    const struct json *v = json_get(object, key);
    if (v && v->type == JSON_STRING)
        return v->string;
    if (v || !otherwise)
        field_fail(f, key, "is not a text");
    return otherwise ? otherwise : "";
}

int field_find(const char *const *names, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}
