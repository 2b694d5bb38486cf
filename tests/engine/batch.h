// batch.h - reads cases and batches, see native.c.
#ifndef TESTS_ENGINE_BATCH_H
#define TESTS_ENGINE_BATCH_H

#include "engine/data/json.h"
#include "engine/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline void die(const char *what, const char *name)
{
    fprintf(stderr, "%s: %s\n", what, name);
    exit(3);
}

static inline void read_file(struct buffer *into, const char *name)
{
    char part[4096];
    size_t n;
    FILE *f = fopen(name, "rb");
    if (!f)
        die("cannot open", name);
    buffer_reset(into);
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        buffer_put(into, part, n);
    fclose(f);
}

// A tree as text again.
static inline void write_json(struct buffer *out, const struct json *v)
{
    static const char *const words[] = {"null", "false", "true"};
    switch (v->type) {
    case JSON_NUMBER:
        json_put_number(out, v->number);
        return;
    case JSON_STRING:
        json_put_string(out, v->string);
        return;
    case JSON_ARRAY:
    case JSON_OBJECT:
        break;
    default:
        buffer_puts(out, words[v->type]);
        return;
    }
    buffer_putc(out, v->type == JSON_ARRAY ? '[' : '{');
    for (const struct json *c = v->child; c; c = c->next) {
        if (c->key) {
            json_put_string(out, c->key);
            buffer_putc(out, ':');
        }
        write_json(out, c);
        if (c->next)
            buffer_putc(out, ',');
    }
    buffer_putc(out, v->type == JSON_ARRAY ? ']' : '}');
}

#endif
