// text_match.c - see text_match.h.
#include "text_match.h"

#include "engine/data/json.h"

#include <string.h>

// A word must have so many letters before a typo in it is forgiven.
enum { LONG_WORD = 5 };

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
