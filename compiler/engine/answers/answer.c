// answer.c - see answer.h: what every answer has.
#include "answer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void answer_clear(struct answer *a)
{
    free(a->numbers);
    free(a->text);
    *a = (struct answer){0};
}

void answer_replace(struct answer *a, struct answer *fresh)
{
    answer_clear(a);
    *a = *fresh;
    *fresh = (struct answer){0};
}

void answer_add(struct answer *a, int number)
{
    // Room doubles at every power of two.
    if ((a->n_numbers & (a->n_numbers - 1)) == 0)
        a->numbers = memory_resize(
            a->numbers, sizeof *a->numbers * ((size_t)a->n_numbers * 2 + 1));
    a->numbers[a->n_numbers++] = number;
}

bool answer_has_number(const struct answer *a, int number)
{
    for (int i = 0; i < a->n_numbers; i++)
        if (a->numbers[i] == number)
            return true;
    return false;
}

bool answer_has_words(const struct answer *a)
{
    for (size_t i = 0; i < a->n_text; i++)
        if ((unsigned char)a->text[i] > ' ')
            return true;
    return false;
}

bool answer_has_tries(const struct exercise *x)
{
    switch (x->kind) {
    case KIND_CHOICE:
    case KIND_ORDER:
    case KIND_MATCH:
    case KIND_SORT:
    case KIND_GAPS:
    case KIND_TEXT:
    case KIND_NUMBER:
        return true;
    default:
        return false;
    }
}

bool answer_is_filled(const struct answer *a)
{
    for (int i = 0; i < a->n_numbers; i++)
        if (a->numbers[i] > 0)
            return true;
    return a->has_number || answer_has_words(a);
}

bool answer_is_typed(const struct exercise *x)
{
    return x->kind == KIND_GAPS && !x->words;
}

const char *answer_gap(const struct answer *a, int i)
{
    size_t at = 0;
    while (i-- > 0 && at < a->n_text)
        at += strlen(a->text + at) + 1;
    return at < a->n_text ? a->text + at : "";
}

static double held(const struct hold *h, double seconds)
{
    int tenths = h->held;
    for (int i = 0; i < h->n_breaks; i++)
        if (h->breaks[i] < tenths)
            tenths = h->breaks[i];
    return fmin(tenths / 10.0, seconds);
}

double answer_held(const struct answer *a, const struct exercise *x)
{
    return held(&a->hold, x->seconds);
}

double answer_held_again(const struct answer *a, const struct exercise *x)
{
    return held(&a->again, x->again);
}

bool answer_has_again(const struct answer *a)
{
    return a->again.done || a->again.held > 0 || a->again.n_breaks > 0;
}
