// nearest.c - "did you mean": the edit distance of Damerau and Levenshtein.
#include "base/diag.h"

enum { LONGEST = 64 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(Str a, Str b)
{
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *above = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b.n; j++)
        above[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            char x = byte_lower(a.at[i - 1]), y = byte_lower(b.at[j - 1]);
            size_t best = least(above[j] + 1, now[j - 1] + 1);
            best = least(best, above[j - 1] + (x != y));
            bool swapped = i > 1 && j > 1 &&
                           x == byte_lower(b.at[j - 2]) &&
                           byte_lower(a.at[i - 2]) == y;
            if (swapped)
                best = least(best, before[j - 2] + 1);
            now[j] = best;
        }
        size_t *free_row = before;
        before = above;
        above = now;
        now = free_row;
    }
    return above[b.n];
}

Str nearest_word(Str word, const Str *known, size_t n)
{
    Str best = STR("");
    size_t best_distance = word.n / 3 > 2 ? word.n / 3 : 2;
    if (word.n <= 2)
        best_distance = 1;
    bool found = false;
    for (size_t i = 0; i < n; i++) {
        if (known[i].n > LONGEST || word.n > LONGEST || known[i].n == 0)
            continue;
        size_t d = distance(word, known[i]);
        if (d < best_distance || (d == best_distance && !found)) {
            best = known[i];
            best_distance = d;
            found = true;
        }
    }
    return best;
}
