#include "emit/slots.h"

#include <assert.h>

// A stretch of text, and the name of the slot behind it; empty at the end.
struct piece {
    Str text, name;
};

struct slots {
    struct piece *pieces;
    size_t n;
};

// The name at the front of `s`, which starts behind `{{`, or an empty Str.
static Str slot_name(Str s)
{
    size_t n = 0;
    while (n < s.n && ((s.at[n] >= 'a' && s.at[n] <= 'z') || s.at[n] == '_' ||
                       byte_is_digit(s.at[n])))
        n++;
    return str_starts(str_from(s, n), "}}") ? str_upto(s, n) : STR("");
}

struct slots *slots_cut(struct arena *a, Str template)
{
    struct slots *t = ARENA_NEW(a, struct slots);
    size_t start = 0;
    for (size_t i = 0; i + 1 < template.n; i++) {
        if (template.at[i] != '{' || template.at[i + 1] != '{')
            continue;
        Str name = slot_name(str_from(template, i + 2));
        if (name.n == 0)
            continue;
        Str text = str_from(str_upto(template, i), start);
        *ARENA_PUSH(a, t->pieces, t->n) = (struct piece){text, name};
        start = i + 2 + name.n + 2;
        i = start - 1;
    }
    Str rest = str_from(template, start);
    *ARENA_PUSH(a, t->pieces, t->n) = (struct piece){rest, STR("")};
    return t;
}

static Str value_of(const struct slot *values, size_t n, Str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(name, values[i].name))
            return values[i].html;
    assert(0 && "a slot of the template was not given");
    return STR("");
}

void slots_fill(const struct slots *t, const struct slot *values, size_t n,
                struct text *out)
{
    for (size_t i = 0; i < t->n; i++) {
        text_add(out, t->pieces[i].text);
        if (t->pieces[i].name.n)
            text_add(out, value_of(values, n, t->pieces[i].name));
    }
}
