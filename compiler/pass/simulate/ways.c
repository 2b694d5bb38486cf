// ways.c - all ways to answer an exercise, or a fair choice of them.
#include "pass/simulate/ways.h"

#include <math.h>

uint64_t simulate_random(uint64_t *state)
{
    // splitmix64 (Vigna, public domain)
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

struct way *simulate_add_way(struct simulation *s, struct subject *sub,
                             const struct text *json)
{
    if (sub->way_count == MOST_WAYS)
        return NULL;
    struct way *w = ARENA_PUSH(s->arena, sub->ways, sub->way_count);
    *w = (struct way){.end = NOWHERE, .prepared = -1};
    if (json)
        w->json = arena_str(s->arena, text_str(json));
    return w;
}

static void add_number(struct literals *l, double number)
{
    for (size_t i = 0; i < l->number_count; i++)
        if (l->numbers[i] == number)
            return;
    if (l->number_count < MOST_NUMBERS)
        l->numbers[l->number_count++] = number;
}

static void add_word(struct literals *l, Str word)
{
    for (size_t i = 0; i < l->word_count; i++)
        if (str_same(l->words[i], word))
            return;
    if (word.n && l->word_count < MOST_WORDS)
        l->words[l->word_count++] = word;
}

// Takes a text in quotes off the front.
static Str take_quoted(Str rest, struct literals *l)
{
    size_t n = 1;
    while (n < rest.n && rest.at[n] != rest.at[0] && rest.at[n] != '\n')
        n += rest.at[n] == '\\' ? 2 : 1;
    n = n < rest.n ? n : rest.n - 1;
    add_word(l, str_upto(str_from(rest, 1), n - 1));
    return str_from(rest, n + 1);
}

// Takes a name or a number off the front.
static Str take_word(Str rest, struct literals *l)
{
    size_t n = 0;
    double number;
    while (n < rest.n && (byte_is_letter(rest.at[n]) || rest.at[n] == '_' ||
                          byte_is_digit(rest.at[n]) || rest.at[n] == '.'))
        n++;
    if (str_number(str_upto(rest, n), &number))
        add_number(l, number);
    return str_from(rest, n ? n : 1);
}

static void find_literals(struct literals *l, Str lua)
{
    while (lua.n) {
        Str line;
        if (str_starts(lua, "--"))
            str_line(&lua, &line);
        else if (lua.at[0] == '"' || lua.at[0] == '\'')
            lua = take_quoted(lua, l);
        else
            lua = take_word(lua, l);
    }
}

void literals_of(const struct exercise *x, struct literals *l)
{
    const struct course *c = x->page->course;
    struct text name = {0};
    text_format(&name, "%.*s/", STR_ARG(x->page->lesson->id));
    for (size_t i = 0; i < c->lesson_count; i++) {
        Str rules = c->lessons[i]->origin->rules.text;
        if (c->lessons[i] == x->page->lesson ||
            str_find(rules, text_str(&name)) < rules.n)
            find_literals(l, rules);
    }
    text_clear(&name);
}

void put_numbers(struct text *t, const char *key, const size_t *list,
                 size_t n)
{
    text_format(t, "\"%s\":[", key);
    for (size_t i = 0; i < n; i++)
        text_format(t, i ? ",%zu" : "%zu", list[i]);
    text_puts(t, "]");
}

void add_set(struct simulation *s, struct sets *sets, uint64_t set)
{
    for (size_t i = 0; i < sets->n; i++)
        if (sets->all[i] == set)
            return;
    *ARENA_PUSH(s->arena, sets->all, sets->n) = set;
}

void choose_sets(struct simulation *s, struct sets *sets, size_t n,
                 uint64_t right)
{
    const uint64_t full = ((uint64_t)1 << n) - 1;
    const uint64_t from[] = {0, full, right};
    for (size_t i = 0; i < 3; i++) {
        add_set(s, sets, from[i]);
        for (size_t k = 0; k < n; k++)
            add_set(s, sets, from[i] ^ (uint64_t)1 << k);
    }
}

struct sets sets_of(struct simulation *s, size_t n, uint64_t right,
                    size_t most)
{
    struct sets sets = {.of = pow(2, (double)n)};
    uint64_t seed = SIMULATE_SEED;
    if (n > 60)
        n = 60;
    if (sets.of <= (double)most) {
        for (uint64_t set = 0; set < (uint64_t)1 << n; set++)
            *ARENA_PUSH(s->arena, sets.all, sets.n) = set;
        return sets;
    }
    choose_sets(s, &sets, n, right);
    while (sets.n < most)
        add_set(s, &sets, simulate_random(&seed) >> (64 - n));
    return sets;
}

size_t list_set(size_t *list, uint64_t set, const size_t *places)
{
    size_t n = 0;
    for (size_t i = 0; i < 64; i++)
        if (set >> i & 1)
            list[n++] = places ? places[i] : i + 1;
    return n;
}

// What is wrong can be tried again, or was tried as often as allowed.
void add_tried(struct simulation *s, struct subject *sub,
               const struct text *json)
{
    const int attempts = sub->x->attempts;
    for (int k = 0; k < (attempts > 1 ? 2 : 1); k++) {
        struct text t = {0};
        text_add(&t, text_str(json));
        text_format(&t, ",\"tries\":%d}", k ? attempts : 1);
        simulate_add_way(s, sub, &t);
        text_clear(&t);
    }
}

static void add_choice(struct simulation *s, struct subject *sub,
                       uint64_t picked)
{
    size_t list[64], n = list_set(list, picked, NULL);
    size_t before = sub->way_count;
    struct text t = {0};
    text_byte(&t, '{');
    put_numbers(&t, "picked", list, n);
    add_tried(s, sub, &t);
    text_clear(&t);
    for (size_t i = before; i < sub->way_count; i++)
        sub->ways[i].picked = (uint32_t)picked;
}

static uint64_t right_options(const struct option *options, size_t n)
{
    uint64_t right = 0;
    for (size_t i = 0; i < n && i < 60; i++)
        if (options[i].box == BOX_RIGHT || options[i].box == BOX_LEVEL ||
            (options[i].box == BOX_POINTS && options[i].points > 0))
            right |= (uint64_t)1 << i;
    return right;
}

static void choice_ways(struct simulation *s, struct subject *sub)
{
    const struct exercise *x = sub->x;
    if (!x->many) {
        for (size_t i = 0; i < x->option_count && i < 60; i++)
            add_choice(s, sub, (uint64_t)1 << i);
        return;
    }
    struct sets sets = sets_of(s, x->option_count,
                               right_options(x->options, x->option_count),
                               MOST_SUBSETS);
    for (size_t i = 0; i < sets.n; i++)
        add_choice(s, sub, sets.all[i]);
    sub->all = sets.of + 1;
}

// Texts that rules might tell apart: short and long ones, a question, and
// those that hold a text of the rules.
static size_t texts_for(struct simulation *s, const struct literals *l,
                        Str *texts)
{
    static const char *const plain[] = {
        "Yes", "First I would listen, and then say what I have understood.",
        "What would it mean to you if nothing changed in the coming years?"};
    size_t n = 0;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        texts[n++] = str_of(plain[i]);
    for (size_t i = 0; i < l->word_count; i++)
        texts[n++] = arena_format(s->arena,
                                  "What, %.*s: would that be so bad?",
                                  STR_ARG(l->words[i]));
    return n;
}

static void reflect_ways(struct simulation *s, struct subject *sub)
{
    const struct exercise *x = sub->x;
    struct literals l = {.number_count = 0};
    Str texts[MOST_WORDS + 3];
    literals_of(x, &l);
    size_t n = texts_for(s, &l, texts);
    for (size_t i = 0; i < n; i++) {
        struct text t = {0};
        text_puts(&t, "{\"text\":");
        text_json(&t, texts[i]);
        text_byte(&t, '}');
        simulate_add_way(s, sub, &t);
        text_clear(&t);
    }
}

// The seconds at which something changes, and just before.
static size_t moments_of(double seconds, const struct literals *l, double *at)
{
    size_t n = 0;
    at[n++] = 0;
    for (size_t i = 0; i < l->number_count; i++)
        if (l->numbers[i] > 0 && l->numbers[i] <= seconds) {
            at[n++] = l->numbers[i] - 0.1;
            if (l->numbers[i] < seconds)
                at[n++] = l->numbers[i];
        }
    return n;
}

static void put_hold(struct text *t, double held, int breaks)
{
    text_puts(t, "\"done\":true,\"held\":");
    text_number(t, held);
    text_puts(t, ",\"breaks\":[");
    for (int i = 0; i < breaks; i++) {
        if (i)
            text_byte(t, ',');
        text_number(t, held);
    }
    text_puts(t, "]");
}

static void add_silence(struct simulation *s, struct subject *sub,
                        const char *asked, double held, int breaks)
{
    struct text t = {0};
    text_format(&t, "{\"asked\":%s,", asked);
    put_hold(&t, held, breaks);
    text_puts(&t, "}");
    simulate_add_way(s, sub, &t);
    text_clear(&t);
}

// The first silence broken at once, and a second one held that long.
static void add_again(struct simulation *s, struct subject *sub,
                      const char *asked, double held, int breaks)
{
    struct text t = {0};
    text_format(&t, "{\"asked\":%s,", asked);
    put_hold(&t, 0, 1);
    text_puts(&t, ",\"again\":{");
    put_hold(&t, held, breaks);
    text_puts(&t, "}}");
    simulate_add_way(s, sub, &t);
    text_clear(&t);
}

static void again_ways(struct simulation *s, struct subject *sub,
                       const char *asked)
{
    struct literals l = {.number_count = 0};
    double at[2 * MOST_NUMBERS + 1];
    literals_of(sub->x, &l);
    add_number(&l, sub->x->again);
    size_t n = moments_of(sub->x->again, &l, at);
    add_again(s, sub, asked, sub->x->again, 0);
    for (size_t k = 0; k < n; k++)
        add_again(s, sub, asked, at[k], 1);
}

static void silence_ways(struct simulation *s, struct subject *sub)
{
    const struct exercise *x = sub->x;
    struct literals l = {.number_count = 0};
    Str texts[MOST_WORDS + 3];
    double at[2 * MOST_NUMBERS + 1];
    literals_of(x, &l);
    add_number(&l, x->seconds);
    size_t n = moments_of(x->seconds, &l, at);
    size_t asked = x->open ? texts_for(s, &l, texts) : x->option_count;
    for (size_t i = 0; i <= asked; i++) {
        struct text t = {0};
        if (i == 0)
            text_puts(&t, "null");
        else if (x->open)
            text_json(&t, texts[i - 1]);
        else
            text_format(&t, "%zu", i);
        add_silence(s, sub, t.at, x->seconds, 0);
        for (size_t k = 0; k < n; k++)
            add_silence(s, sub, t.at, at[k], 1);
        add_silence(s, sub, t.at, at[n / 2], 3);
        if (x->again > 0)
            again_ways(s, sub, t.at);
        text_clear(&t);
    }
}

// A kind without a row has one way only: it is no question.
static void (*const ways_of[KINDS])(struct simulation *, struct subject *) = {
    [KIND_choice] = choice_ways,   [KIND_reflect] = reflect_ways,
    [KIND_silence] = silence_ways, [KIND_cues] = cues_ways,
    [KIND_order] = order_ways,     [KIND_match] = place_ways,
    [KIND_sort] = place_ways,      [KIND_gaps] = gaps_ways,
    [KIND_text] = text_ways,       [KIND_number] = number_ways,
    [KIND_scale] = scale_ways,     [KIND_forecast] = forecast_ways,
    [KIND_pool] = pool_ways,       [KIND_dialogue] = simulate_paths,
};

void simulate_ways(struct simulation *s, struct subject *sub)
{
    simulate_add_way(s, sub, NULL);
    if (ways_of[sub->x->kind])
        ways_of[sub->x->kind](s, sub);
    if (sub->all < (double)sub->way_count)
        sub->all = (double)sub->way_count;
}
