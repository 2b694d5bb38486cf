// slots.h - templates: {{name}} is replaced by what is given for it.
#ifndef EMIT_SLOTS_H
#define EMIT_SLOTS_H

#include "base/arena.h"

struct slot {
    const char *name;
    Str html; // put in as it is
};

struct slots;

// Cuts a template, which must outlive the result, into its pieces. A name is
// made of small letters, digits and _; braces around anything else are text.
struct slots *slots_cut(struct arena *a, Str template);

// The template with its slots filled. Each slot must be given: one without a
// value is our mistake and aborts. Values without a slot are passed over.
void slots_fill(const struct slots *t, const struct slot *values, size_t n,
                struct text *out);

#endif
