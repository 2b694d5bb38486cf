// text_match.c - see text_match.h.
#include "text_match.h"

#include "json.h"
#include "letters.h"

#include <string.h>

// A word must have so many letters before a typo in it is forgiven.
enum { LONG_WORD = 5 };

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

// A word of a folded text.
struct word {
    const char *at;
    size_t n;
};

static struct word next_word(const char **s)
{
    const struct word w = {*s, strcspn(*s, " ")};
    *s += w.n + ((*s)[w.n] == ' ');
    return w;
}

static bool is_same(struct word a, struct word b)
{
    return a.n == b.n && memcmp(a.at, b.at, a.n) == 0;
}

// The bytes of the letter at S.
static size_t letter(const char *s)
{
    unsigned code;
    const size_t n = utf8_read(s, strlen(s), &code);
    return n > 0 ? n : 1;
}

static bool may_have_typo(struct word w, int least)
{
    int letters = 0;
    for (size_t i = 0; i < w.n; i += letter(w.at + i)) {
        if (w.at[i] >= '0' && w.at[i] <= '9')
            return false;
        letters++;
    }
    return letters >= least;
}

static struct word rest(struct word w, size_t from)
{
    return (struct word){w.at + from, w.n - from};
}

// The same again once the first letters are swapped?
static bool is_swapped(struct word a, struct word b)
{
    if (a.n == 0 || b.n == 0)
        return false;
    const size_t x = letter(a.at);
    const size_t y = letter(b.at);
    return a.n == b.n && a.n >= x + y && memcmp(a.at, b.at + y, x) == 0 &&
           memcmp(a.at + x, b.at, y) == 0 &&
           is_same(rest(a, x + y), rest(b, x + y));
}

static bool is_one_typo(struct word a, struct word b)
{
    while (a.n > 0 && b.n > 0 && letter(a.at) == letter(b.at) &&
           memcmp(a.at, b.at, letter(a.at)) == 0) {
        const size_t same = letter(a.at);
        a = rest(a, same);
        b = rest(b, same);
    }
    const size_t x = a.n > 0 ? letter(a.at) : 0;
    const size_t y = b.n > 0 ? letter(b.at) : 0;
    if (x == 0 && y == 0)
        return false;
    return is_same(rest(a, x), b) || is_same(a, rest(b, y)) ||
           (x > 0 && y > 0 && is_same(rest(a, x), rest(b, y))) ||
           is_swapped(a, b);
}

bool text_is_near(const char *accepted, const char *given)
{
    int typos = 0;
    while (*accepted && *given) {
        const struct word a = next_word(&accepted);
        const struct word b = next_word(&given);
        if (is_same(a, b))
            continue;
        if (++typos > 1 || !may_have_typo(a, LONG_WORD) ||
            !may_have_typo(b, 1) || !is_one_typo(a, b))
            return false;
    }
    return !*accepted && !*given && typos == 1;
}

bool text_is_in(const struct accepted *a, const char *given)
{
    for (int i = 0; i < a->n; i++)
        if (*given && strcmp(a->texts[i], given) == 0)
            return true;
    return false;
}

bool text_is_near_in(const struct accepted *a, const char *given)
{
    for (int i = 0; i < a->n; i++)
        if (text_is_near(a->texts[i], given))
            return true;
    return false;
}

static bool is_worth_the_same(const struct option *a, const struct option *b)
{
    return a->right == b->right && a->points == b->points;
}

int text_option(const struct exercise *x, const char *given)
{
    int found = 0;
    for (int i = 0; i < x->n_options; i++)
        if (text_is_in(&x->options[i].accept, given))
            return i + 1;
    for (int i = 0; i < x->n_options && !x->exact; i++) {
        if (!text_is_near_in(&x->options[i].accept, given))
            continue;
        if (found == 0)
            found = i + 1;
        else if (!is_worth_the_same(&x->options[found - 1], &x->options[i]))
            return 0;
    }
    return found;
}

bool text_fills(const struct exercise *x, int i, const char *given)
{
    if (text_is_in(&x->gaps[i].accept, given))
        return true;
    for (int k = 0; k < x->n_gaps; k++)
        if (x->exact || text_is_in(&x->gaps[k].accept, given))
            return false;
    return text_is_near_in(&x->gaps[i].accept, given);
}
