// fold.c - see fold.h.
#include "fold.h"

#include "json.h"
#include "letters.h"

#include <string.h>

struct folding {
    bool exact;
    unsigned *codes;
    size_t n;
};

static void add_plain(struct folding *f, const char *plain)
{
    while (*plain) {
        unsigned code = 0;
        plain += utf8_read(plain, strlen(plain), &code);
        f->codes[f->n++] = code;
    }
}

// One space between words, none before the first.
static void add_space(struct folding *f)
{
    if (f->n > 0 && f->codes[f->n - 1] != ' ')
        f->codes[f->n++] = ' ';
}

// A mark goes behind those of its own and of lower classes.
static void add_mark(struct folding *f, unsigned mark)
{
    if (!f->exact)
        return;
    size_t at = f->n++;
    while (at > 0 && letter_is_mark(f->codes[at - 1]) &&
           letter_mark_class(f->codes[at - 1]) > letter_mark_class(mark)) {
        f->codes[at] = f->codes[at - 1];
        at--;
    }
    f->codes[at] = mark;
}

// A base letter.
static void add_base(struct folding *f, unsigned code)
{
    const char *way = f->exact ? NULL : letter_way(code);
    if (way)
        add_plain(f, way);
    else
        f->codes[f->n++] = f->exact ? code : letter_lower(code);
}

static void add_letter(struct folding *f, unsigned code)
{
    // No letter has more than three marks.
    unsigned marks[8];
    int n = 0;
    unsigned base;
    unsigned mark;
    while (n < 8 && letter_split(code, &base, &mark)) {
        marks[n++] = mark;
        code = base;
    }
    if (letter_is_mark(code))
        add_mark(f, code);
    else
        add_base(f, code);
    while (n-- > 0)
        if (marks[n] != 0)
            add_mark(f, marks[n]);
}

static void add(struct folding *f, unsigned code)
{
    const char *typed = letter_typed(code);
    if (letter_is_space(code))
        add_space(f);
    else if (typed)
        add_plain(f, typed);
    else
        add_letter(f, code);
}

char *text_fold(struct heap *heap, const char *s, size_t n, bool exact)
{
    // No byte becomes more than two characters.
    struct folding f = {
        .exact = exact,
        .codes = heap_take(heap, sizeof *f.codes * (2 * n + 4)),
    };
    for (size_t at = 0; at < n;) {
        unsigned code = 0;
        const size_t bytes = utf8_read(s + at, n - at, &code);
        if (bytes > 0)
            add(&f, code);
        at += bytes > 0 ? bytes : 1;
    }
    if (f.n > 0 && f.codes[f.n - 1] == ' ')
        f.n--;
    char *out = heap_take(heap, 4 * f.n + 1);
    char *end = out;
    for (size_t i = 0; i < f.n; i++)
        end += utf8_write(end, f.codes[i]);
    return out;
}
