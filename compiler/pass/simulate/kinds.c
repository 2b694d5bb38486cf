// kinds.c - ways to answer what is put, filled in or estimated.
#include <math.h>

#include "pass/simulate/ways.h"

// MOST_ORDERS: of the items of an exercise; six in all orders are 720.
// NONSENSE is no answer that anybody accepts, nor a mistyped one.
enum { MOST_ORDERS = 720, MOST_PLACES = 1000 };
#define NONSENSE "qqqqqqqq"

static double factorial(size_t n)
{
    double product = 1;
    while (n > 1)
        product *= (double)n--;
    return product;
}

static void swap(size_t *a, size_t *b)
{
    size_t kept = *a;
    *a = *b;
    *b = kept;
}

// The next order after this one, as in a dictionary; false: it was the last.
static bool next_order(size_t *order, size_t n)
{
    size_t i = n, k = n;
    while (i > 1 && order[i - 2] > order[i - 1])
        i--;
    if (i < 2)
        return false;
    while (order[k - 1] < order[i - 2])
        k--;
    swap(&order[i - 2], &order[k - 1]);
    for (k = n; i < k; i++, k--)
        swap(&order[i - 1], &order[k - 1]);
    return true;
}

static void add_order(struct simulation *s, struct subject *sub,
                      const size_t *order)
{
    struct text t = {0};
    text_byte(&t, '{');
    put_numbers(&t, "order", order, sub->x->item_count);
    add_tried(s, sub, &t);
    text_clear(&t);
}

// Of very many orders: the right one, with two neighbours changed, the
// opposite, and some by chance.
static void choose_orders(struct simulation *s, struct subject *sub,
                          size_t *order)
{
    size_t n = sub->x->item_count;
    uint64_t seed = SIMULATE_SEED;
    for (size_t i = 1; i < n; i++) {
        swap(&order[i - 1], &order[i]);
        add_order(s, sub, order);
        swap(&order[i - 1], &order[i]);
    }
    for (size_t i = 0; i < n; i++)
        order[i] = n - i;
    add_order(s, sub, order);
    for (size_t k = 0; k < MOST_ORDERS / 2; k++) {
        for (size_t i = n; i > 1; i--)
            swap(&order[i - 1], &order[simulate_random(&seed) % i]);
        add_order(s, sub, order);
    }
}

void order_ways(struct simulation *s, struct subject *sub)
{
    size_t n = sub->x->item_count;
    size_t *order = arena_take(s->arena, (n + 1) * sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = i + 1;
    add_order(s, sub, order);
    if (factorial(n) > MOST_ORDERS)
        choose_orders(s, sub, order);
    else
        while (next_order(order, n))
            add_order(s, sub, order);
    sub->all = factorial(n) + 1;
}

static void add_places(struct simulation *s, struct subject *sub,
                       const size_t *places)
{
    struct text t = {0};
    text_byte(&t, '{');
    put_numbers(&t, sub->x->kind == KIND_match ? "pairs" : "groups", places,
                sub->x->item_count);
    add_tried(s, sub, &t);
    text_clear(&t);
}

// Every item at every place, none is one: counted like an odometer.
static void all_places(struct simulation *s, struct subject *sub,
                       size_t *places)
{
    const struct exercise *x = sub->x;
    size_t i = 0;
    while (i < x->item_count) {
        add_places(s, sub, places);
        for (i = 0; i < x->item_count; i++) {
            if (++places[i] <= x->group_count)
                break;
            places[i] = 0;
        }
    }
}

// Of very many: one item after the other put right, from none and from all
// wrong, each alone wrong, and some by chance.
static void choose_places(struct simulation *s, struct subject *sub,
                          size_t *places)
{
    const struct exercise *x = sub->x;
    size_t n = x->item_count, groups = x->group_count;
    uint64_t seed = SIMULATE_SEED;
    for (int wrong = 0; wrong < 2; wrong++) {
        for (size_t i = 0; i < n; i++)
            places[i] = wrong ? ((size_t)x->items[i].place + 1) % groups + 1
                              : 0;
        for (size_t i = 0; i <= n; i++) {
            add_places(s, sub, places);
            if (i < n)
                places[i] = (size_t)x->items[i].place + 1;
        }
    }
    for (size_t i = 0; i < n; i++) {
        size_t right = places[i];
        places[i] = right % groups + 1;
        add_places(s, sub, places);
        places[i] = right;
    }
    for (int k = 0; k < MOST_PLACES / 4; k++) {
        for (size_t i = 0; i < n; i++)
            places[i] = simulate_random(&seed) % groups + 1;
        add_places(s, sub, places);
    }
}

void place_ways(struct simulation *s, struct subject *sub)
{
    const struct exercise *x = sub->x;
    size_t *places =
        arena_take(s->arena, (x->item_count + 1) * sizeof *places);
    double all = pow((double)x->group_count + 1, (double)x->item_count);
    if (all <= MOST_PLACES)
        all_places(s, sub, places);
    else
        choose_places(s, sub, places);
    sub->all = all + 1;
}

// What fills a gap: one of its answers, or nothing that belongs there.
static void put_gap(struct text *t, const struct exercise *x, size_t gap,
                    bool right)
{
    const struct gap *g = &x->gaps[gap];
    size_t other = 0;
    if (!x->list) {
        text_json(t, right ? g->answers[0] : STR(NONSENSE));
        return;
    }
    for (size_t i = 0; i < x->word_count && !other; i++) {
        bool belongs = false;
        for (size_t k = 0; k < g->answer_count; k++)
            belongs |= g->words[k] == (int)i;
        other = belongs ? 0 : i + 1;
    }
    text_format(t, "%zu", right ? (size_t)g->words[0] + 1 : other);
}

void gaps_ways(struct simulation *s, struct subject *sub)
{
    const struct exercise *x = sub->x;
    struct sets sets =
        sets_of(s, x->gap_count, ((uint64_t)1 << x->gap_count) - 1,
                MOST_SUBSETS);
    for (size_t i = 0; i < sets.n; i++) {
        struct text t = {0};
        text_puts(&t, "{\"gaps\":[");
        for (size_t k = 0; k < x->gap_count; k++) {
            text_puts(&t, k ? "," : "");
            put_gap(&t, x, k, sets.all[i] >> k & 1);
        }
        text_byte(&t, ']');
        add_tried(s, sub, &t);
        text_clear(&t);
    }
    sub->all = sets.of + 1;
}

void text_ways(struct simulation *s, struct subject *sub)
{
    const struct exercise *x = sub->x;
    for (size_t i = 0; i <= x->option_count; i++) {
        struct text t = {0};
        text_puts(&t, "{\"text\":");
        text_json(&t, i ? x->options[i - 1].answer : STR(NONSENSE));
        add_tried(s, sub, &t);
        text_clear(&t);
    }
}

static void add_value(struct simulation *s, struct subject *sub,
                      const char *key, double value)
{
    struct text t = {0};
    text_format(&t, "{\"%s\":", key);
    text_number(&t, value);
    if (sub->x->kind == KIND_number) {
        add_tried(s, sub, &t);
    } else {
        text_byte(&t, '}');
        simulate_add_way(s, sub, &t);
    }
    text_clear(&t);
}

// The answer, the borders of what is near enough, and beyond them.
void number_ways(struct simulation *s, struct subject *sub)
{
    const struct exercise *x = sub->x;
    struct literals l = {.number_count = 0};
    const double far = x->within * 1.5 + fabs(x->answer) / 10 + 1;
    const double at[] = {0, -x->within, x->within, -far, far};
    literals_of(x, &l);
    for (size_t i = 0; i < sizeof at / sizeof *at; i++)
        add_value(s, sub, "number", x->answer + at[i]);
    for (size_t i = 0; i < l.number_count; i++)
        add_value(s, sub, "number", l.numbers[i]);
}

void scale_ways(struct simulation *s, struct subject *sub)
{
    for (int i = sub->x->from; i <= sub->x->to; i++)
        add_value(s, sub, "value", i);
}

void forecast_ways(struct simulation *s, struct subject *sub)
{
    struct literals l = {.number_count = 0};
    literals_of(sub->x, &l);
    for (int i = 0; i <= 4; i++)
        add_value(s, sub, "chance", i / 4.0);
    for (size_t i = 0; i < l.number_count; i++)
        if (l.numbers[i] > 0 && l.numbers[i] < 1)
            add_value(s, sub, "chance", l.numbers[i]);
}

// Drawn so often that everything has been drawn in every way that the
// authored order gives. Its members are answered by themselves.
void pool_ways(struct simulation *s, struct subject *sub)
{
    const struct exercise *x = sub->x;
    size_t step = x->pick > 0 ? (size_t)x->pick : 1, at = 0;
    for (int draws = 1; draws <= 60; draws++) {
        struct text t = {0};
        text_format(&t, "{\"draws\":%d}", draws);
        simulate_add_way(s, sub, &t);
        text_clear(&t);
        at = (at + step) % (x->member_count ? x->member_count : 1);
        if (at == 0)
            return;
    }
}
