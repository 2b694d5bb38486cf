// score_cues.c - cues: what was noticed, when, and the reply.
#include "score_parts.h"

#include <string.h>

int score_decision(const struct exercise *x)
{
    const char *line =
        x->n_lines > 0 ? memchr(x->lines, '!', (size_t)x->n_lines) : NULL;
    return line ? (int)(line - x->lines) + 1 : 0;
}

int score_moment(const struct exercise *x, const struct answer *a)
{
    const int decision = score_decision(x);
    if (a->moment > 0 || decision == 0 || !answer_has_number(a, decision))
        return a->moment;
    return decision;
}

void score_marks(const struct exercise *x, const struct answer *a, int *found,
                 int *wrong)
{
    *found = 0;
    *wrong = 0;
    for (int i = 0; i < a->n_numbers; i++) {
        const char box = x->lines[a->numbers[i] - 1];
        *found += box == 'x';
        *wrong += box == ' ';
    }
}

static double moment_part(const struct exercise *x, const struct answer *a)
{
    const int moment = score_moment(x, a);
    const int distance = moment - score_decision(x);
    if (moment == 0)
        return 0;
    const double part = distance < 0 ? 1 + 0.5 * distance : 1 - 0.25 * distance;
    return part > 0 ? part : 0;
}

void score_cues(struct mark *m, const struct attempt *t)
{
    const struct exercise *x = t->x;
    const struct answer *a = t->a;
    int cues = 0;
    int found;
    int wrong;
    for (int i = 0; i < x->n_lines; i++)
        cues += x->lines[i] == 'x';
    score_marks(x, a, &found, &wrong);
    double sum = 0;
    int parts = 0;
    if (cues > 0) {
        sum += found > wrong ? (double)(found - wrong) / cues : 0;
        parts++;
    }
    if (score_decision(x) > 0) {
        sum += moment_part(x, a);
        parts++;
    }
    if (x->n_options > 0) {
        sum += a->asked > 0 && x->options[a->asked - 1].right;
        parts++;
    }
    const double share = parts > 0 ? sum / parts : wrong == 0;
    m->answered = a->n_numbers > 0 || a->moment > 0 || a->asked > 0 || a->done;
    m->finished = a->done;
    m->score = m->answered ? x->points * share : 0;
    if (m->finished)
        m->right = score_truth(share == 1);
}
