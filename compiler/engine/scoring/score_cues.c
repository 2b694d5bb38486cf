// score_cues.c - cues: what was noticed, when, and the reply.
#include "score_parts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

// Gives M moments to the N decisions; how far all of them are off.
static int match(const int *decisions, int n, const int *moments, int m,
                 int *taken)
{
    int best = INT_MAX;
    if (m == 0)
        return 0;
    for (int i = 0; i + m <= n; i++) {
        int way[MAX_DECISIONS] = {0};
        way[i] = moments[0];
        const int sum = abs(moments[0] - decisions[i]) +
                        match(decisions + i + 1, n - i - 1, moments + 1, m - 1,
                              way + i + 1);
        if (sum >= best)
            continue;
        best = sum;
        memcpy(taken, way, sizeof *taken * (size_t)n);
    }
    return best;
}

void score_moments(const struct exercise *x, const struct answer *a,
                   int moments[MAX_DECISIONS])
{
    memset(moments, 0, sizeof *moments * MAX_DECISIONS);
    for (int i = 0; i < x->n_decisions && a->n_moments == 0; i++)
        if (answer_has_number(a, x->decisions[i]))
            moments[i] = x->decisions[i];
    match(x->decisions, x->n_decisions, a->moments, a->n_moments, moments);
}

bool score_on_time(const struct exercise *x, const struct answer *a,
                   int number, int late)
{
    int moments[MAX_DECISIONS];
    bool met = x->n_decisions > 0;
    score_moments(x, a, moments);
    for (int i = 0; i < x->n_decisions; i++) {
        const int off = moments[i] - x->decisions[i];
        if (number == 0 || number == i + 1)
            met = met && moments[i] > 0 && off >= 0 && off <= late;
    }
    return met;
}

struct marks score_marks(const struct exercise *x, const struct answer *a)
{
    struct marks marks = {0};
    for (int i = 0; i < a->n_numbers; i++) {
        const char box = x->lines[a->numbers[i] - 1];
        marks.found += box == 'x';
        marks.wrong += box == ' ' || box == '~';
        marks.polite += box == '~';
    }
    return marks;
}

static double moment_part(const struct exercise *x, const struct answer *a)
{
    int moments[MAX_DECISIONS];
    double sum = 0;
    score_moments(x, a, moments);
    for (int i = 0; i < x->n_decisions; i++) {
        const int off = moments[i] - x->decisions[i];
        const double part = off < 0 ? 1 + 0.5 * off : 1 - 0.25 * off;
        sum += moments[i] > 0 && part > 0 ? part : 0;
    }
    return sum / x->n_decisions;
}

void score_cues(struct mark *m, const struct attempt *t)
{
    const struct exercise *x = t->x;
    const struct answer *a = t->a;
    const struct marks is = score_marks(x, a);
    int cues = 0;
    for (int i = 0; i < x->n_lines; i++)
        cues += x->lines[i] == 'x';
    double sum = 0;
    int parts = 0;
    if (cues > 0) {
        sum += is.found > is.wrong ? (double)(is.found - is.wrong) / cues : 0;
        parts++;
    }
    if (x->n_decisions > 0) {
        sum += moment_part(x, a);
        parts++;
    }
    if (x->n_options > 0) {
        sum += a->asked > 0 && x->options[a->asked - 1].right;
        parts++;
    }
    const double share = parts > 0 ? sum / parts : is.wrong == 0;
    m->answered = a->n_numbers > 0 || a->n_moments > 0 || a->asked > 0 ||
                  a->done;
    m->finished = a->done;
    m->score = m->answered ? x->points * share : 0;
    if (m->finished)
        m->right = score_truth(share == 1);
}
