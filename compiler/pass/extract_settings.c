// extract_settings.c - the settings behind an exercise's name.
#include "pass/extract_parts.h"

static void bad_value(struct exercise *x, Str value, const char *help)
{
    struct page *p = x->page;
    diag(p->course->dx, DIAG_E203, span_of(&p->source, value), "'%.*s'\n%s",
         STR_ARG(value), help);
}

static bool yes_or_no(struct exercise *x, Str value, bool *to)
{
    bool yes = str_is(value, "yes");
    if (yes || str_is(value, "no"))
        *to = yes;
    else
        bad_value(x, value, "write `yes` or `no`");
    return yes;
}

static bool number_within(struct exercise *x, Str value, double low,
                          double high, double *to)
{
    double n;
    bool sound = str_number(value, &n) && n >= low && n <= high;
    if (sound) {
        *to = n;
    } else {
        struct page *p = x->page;
        diag(p->course->dx, DIAG_E203, span_of(&p->source, value),
             "'%.*s'\na number from %g to %g", STR_ARG(value), low, high);
    }
    return sound;
}

static void set_level(struct exercise *x, Str value)
{
    x->level_name = value;
    x->level_at = span_of(&x->page->source, value);
}

static void set_points(struct exercise *x, Str value)
{
    x->points_given = number_within(x, value, 0, 1000, &x->points);
}

static void set_attempts(struct exercise *x, Str value)
{
    double n = 0;
    if (number_within(x, value, 1, 99, &n))
        x->attempts = (int)n;
}

static void set_required(struct exercise *x, Str value)
{
    yes_or_no(x, value, &x->required);
}

static void set_hint_cost(struct exercise *x, Str value)
{
    number_within(x, value, 0, 1, &x->hint_cost);
}

static void set_shuffle(struct exercise *x, Str value)
{
    yes_or_no(x, value, &x->shuffle);
}

static void set_lines(struct exercise *x, Str value)
{
    double n = 6;
    number_within(x, value, 1, 30, &n);
    x->lines = (int)n;
}

static void set_seconds(struct exercise *x, Str value)
{
    number_within(x, value, 1, 600, &x->seconds);
}

static void set_mic(struct exercise *x, Str value)
{
    x->mic = str_is(value, "offer");
    if (!x->mic && !str_is(value, "never"))
        bad_value(x, value, "write `offer` or `never`");
}

static void set_ask(struct exercise *x, Str value)
{
    x->open = str_is(value, "open");
    if (!x->open && !str_is(value, "pick"))
        bad_value(x, value, "write `open` for a typed question, or leave it "
                            "out");
}

static void set_live(struct exercise *x, Str value)
{
    yes_or_no(x, value, &x->live);
}

static void set_start(struct exercise *x, Str value)
{
    x->start_name = value;
    x->start_at = span_of(&x->page->source, value);
}

static void set_client(struct exercise *x, Str value)
{
    x->client = value;
}

static void set_back(struct exercise *x, Str value)
{
    yes_or_no(x, value, &x->back);
}

static const struct {
    const char *key;
    bool common; // of every kind; else of those that kinds.def says
    void (*set)(struct exercise *x, Str value);
    const char *example;
} settings[] = {
    {"level", true, set_level, "level: feeling"},
    {"points", true, set_points, "points: 2"},
    {"attempts", true, set_attempts, "attempts: 2"},
    {"required", true, set_required, "required: no"},
    {"hint-cost", true, set_hint_cost, "hint-cost: 0.25"},
    {"shuffle", false, set_shuffle, "shuffle: yes"},
    {"lines", false, set_lines, "lines: 6"},
    {"seconds", false, set_seconds, "seconds: 12"},
    {"mic", false, set_mic, "mic: offer"},
    {"ask", false, set_ask, "ask: open"},
    {"live", false, set_live, "live: yes"},
    {"start", false, set_start, "start: opening"},
    {"client", false, set_client, "client: Mira"},
    {"back", false, set_back, "back: no"},
};
enum { SETTINGS = sizeof settings / sizeof *settings };

static bool kind_knows(enum kind kind, const char *key)
{
    Str words = str_of(kind_row(kind)->settings), word;
    while (next_part(&words, ' ', &word))
        if (str_is(word, key))
            return true;
    return false;
}

static void report_setting(struct exercise *x, Str key)
{
    Str known[SETTINGS];
    size_t n = 0;
    struct text list = {0};
    for (size_t i = 0; i < SETTINGS; i++)
        if (settings[i].common || kind_knows(x->kind, settings[i].key)) {
            text_format(&list, "%s%s", n ? ", " : "", settings[i].key);
            known[n++] = str_of(settings[i].key);
        }
    Str near = nearest_word(key, known, n);
    struct page *p = x->page;
    Span at = span_of(&p->source, key);
    if (near.n)
        diag(p->course->dx, DIAG_E202, at,
             "a %s has no '%.*s'\ndid you mean `%.*s`? known: %s",
             kind_row(x->kind)->name, STR_ARG(key), STR_ARG(near), list.at);
    else
        diag(p->course->dx, DIAG_E202, at, "a %s has no '%.*s'\nknown: %s",
             kind_row(x->kind)->name, STR_ARG(key), list.at);
    text_clear(&list);
}

void read_setting(struct exercise *x, Str part, unsigned *seen)
{
    Str rest = part, key, value = STR("");
    next_part(&rest, ':', &key);
    if (rest.at)
        value = str_trim(rest);
    for (size_t i = 0; i < SETTINGS; i++) {
        bool known = str_is(key, settings[i].key) &&
                     (settings[i].common ||
                      kind_knows(x->kind, settings[i].key));
        if (known && *seen >> i & 1)
            diag(x->page->course->dx, DIAG_E229,
                 span_of(&x->page->source, key), "'%.*s'", STR_ARG(key));
        *seen |= (unsigned)known << i;
        if (known && value.n) {
            settings[i].set(x, value);
            return;
        }
        if (known) {
            diag(x->page->course->dx, DIAG_E203,
                 span_of(&x->page->source, key),
                 "'%.*s' has no value\nwrite one behind it, as in `%s`",
                 STR_ARG(key), settings[i].example);
            return;
        }
    }
    report_setting(x, key);
}
