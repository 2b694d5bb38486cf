// settings.c - the settings behind an exercise's name.
#include "pass/extract/parts.h"

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

static bool whole_within(struct exercise *x, Str value, int low, int high,
                         int *to)
{
    double n;
    bool sound = str_number(value, &n) && n >= low && n <= high &&
                 n == (double)(int)n;
    if (sound)
        *to = (int)n;
    else
        diag(x->page->course->dx, DIAG_E203, span_of(&x->page->source, value),
             "'%.*s'\na whole number from %d to %d", STR_ARG(value), low,
             high);
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
    if (x->kind == KIND_scale && x->points > 0)
        bad_value(x, value, "a scale has no right answer, so it earns "
                            "nothing; `axis: focus` lets it move an axis");
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

// LESSON/NAME, as saved answers know it.
static void set_was(struct exercise *x, Str value)
{
    size_t slash = str_find_byte(value, '/');
    x->was_at = span_of(&x->page->source, value);
    if (course_name_is_valid(str_upto(value, slash)) &&
        course_name_is_valid(str_from(value, slash + 1)))
        x->was = value;
    else
        bad_value(x, value, "the lesson and the name it had, as `stilte diff` "
                            "tells them: `was: first-lesson/facts`");
}

static void set_shuffle(struct exercise *x, Str value)
{
    bool yes = yes_or_no(x, value, &x->shuffle);
    if (x->kind != KIND_choice && !yes && str_is(value, "no"))
        bad_value(x, value,
                  "what is put in order, matched, sorted or drawn is always "
                  "shuffled: take it out");
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

static void set_again(struct exercise *x, Str value)
{
    if (number_within(x, value, 1, 600, &x->again))
        x->again_at = span_of(&x->page->source, value);
}

// Of a choice the level itself, of a dialogue whether.
static void set_raise(struct exercise *x, Str value)
{
    x->raise_at = span_of(&x->page->source, value);
    if (x->kind == KIND_choice)
        x->raise_name = value;
    else
        yes_or_no(x, value, &x->raises);
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
    x->client_at = span_of(&x->page->source, value);
}

static void set_back(struct exercise *x, Str value)
{
    yes_or_no(x, value, &x->back);
}

static void set_exact(struct exercise *x, Str value)
{
    yes_or_no(x, value, &x->exact);
}

static void set_list(struct exercise *x, Str value)
{
    yes_or_no(x, value, &x->list);
}

// The number at the front of `50%` or `12 kg`; its length.
static size_t number_in_front(Str value)
{
    double n;
    size_t end = value.n;
    while (end && !str_number(str_trim(str_upto(value, end)), &n))
        end--;
    return end;
}

static void set_answer(struct exercise *x, Str value)
{
    static const double most = 1e9;
    bool number = str_number(value, &x->answer);
    if (number && x->answer >= -most && x->answer <= most)
        return;
    size_t front = number_in_front(value);
    Str unit = str_trim(str_from(value, front));
    struct page *p = x->page;
    if (number || !front || str_find_byte(unit, ' ') < unit.n)
        bad_value(x, value, "a number with at most one decimal point: "
                            "`answer: 12.5`");
    else
        diag(p->course->dx, DIAG_E203, span_of(&p->source, value),
             "'%.*s'\nwrite `answer: %.*s, unit: %.*s`", STR_ARG(value),
             STR_ARG(str_trim(str_upto(value, front))), STR_ARG(unit));
}

static void set_within(struct exercise *x, Str value)
{
    if (!str_number(value, &x->within) || x->within < 0 || x->within > 1e9) {
        bad_value(x, value, "how far from the answer is still right, in the "
                            "same unit: `within: 0.5`");
        x->within = 0;
    }
}

static void set_unit(struct exercise *x, Str value)
{
    x->unit = value;
    if (value.n > 24)
        bad_value(x, value, "a unit is short: `unit: %`");
}

static void set_from(struct exercise *x, Str value)
{
    if (whole_within(x, value, -9999, 9999, &x->from))
        x->from_at = span_of(&x->page->source, value);
}

static void set_to(struct exercise *x, Str value)
{
    if (whole_within(x, value, -9999, 9999, &x->to))
        x->to_at = span_of(&x->page->source, value);
}

static void set_axis(struct exercise *x, Str value)
{
    x->axis_name = value;
    x->axis_at = span_of(&x->page->source, value);
}

static void set_outcome(struct exercise *x, Str value)
{
    yes_or_no(x, value, &x->outcome);
}

static void set_pick(struct exercise *x, Str value)
{
    if (whole_within(x, value, 1, MOST_ITEMS - 1, &x->pick))
        x->pick_at = span_of(&x->page->source, value);
}

static const struct {
    const char *key;
    bool common; // of every kind; else of those that kinds.def says
    void (*set)(struct exercise *x, Str value);
    const char *example;
    bool needed; // by those kinds
} settings[] = {
    {"level", true, set_level, "level: feeling", false},
    {"points", true, set_points, "points: 2", false},
    {"attempts", true, set_attempts, "attempts: 2", false},
    {"required", true, set_required, "required: no", false},
    {"hint-cost", true, set_hint_cost, "hint-cost: 0.25", false},
    {"was", true, set_was, "was: first-lesson/facts", false},
    {"shuffle", false, set_shuffle, "shuffle: yes", false},
    {"lines", false, set_lines, "lines: 6", false},
    {"seconds", false, set_seconds, "seconds: 12", false},
    {"again", false, set_again, "again: 24", false},
    {"mic", false, set_mic, "mic: offer", false},
    {"ask", false, set_ask, "ask: open", false},
    {"live", false, set_live, "live: yes", false},
    {"start", false, set_start, "start: opening", false},
    {"client", false, set_client, "client: Mira", false},
    {"back", false, set_back, "back: no", false},
    {"raise", false, set_raise, "raise: logical", false},
    {"exact", false, set_exact, "exact: yes", false},
    {"list", false, set_list, "list: yes", false},
    {"answer", false, set_answer, "answer: 12.5", true},
    {"within", false, set_within, "within: 0.5", false},
    {"unit", false, set_unit, "unit: %", false},
    {"from", false, set_from, "from: 1", true},
    {"to", false, set_to, "to: 7", true},
    {"axis", false, set_axis, "axis: focus", false},
    {"outcome", false, set_outcome, "outcome: yes", true},
    {"pick", false, set_pick, "pick: 3", true},
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
    const char *article = x->kind == KIND_order ? "an" : "a";
    if (near.n)
        diag(p->course->dx, DIAG_E202, at,
             "%s %s has no '%.*s'\ndid you mean `%.*s`? known: %s",
             article, kind_row(x->kind)->name, STR_ARG(key), STR_ARG(near),
             list.at);
    else
        diag(p->course->dx, DIAG_E202, at, "%s %s has no '%.*s'\nknown: %s",
             article, kind_row(x->kind)->name, STR_ARG(key), list.at);
    text_clear(&list);
}

// `seen` has a bit for each setting that stood before.
static void read_setting(struct exercise *x, Str part, unsigned *seen)
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

static bool all_digits(Str s)
{
    size_t n = 0;
    while (n < s.n && byte_is_digit(s.at[n]))
        n++;
    return n && n == s.n;
}

// `answer: 12,5` is cut in two at its comma. Takes the second half off
// `rest` when `part` ends with a number and digits alone follow.
static void take_decimals(struct exercise *x, Str part, Str *rest)
{
    Str value = part, key, after = *rest, digits;
    double n;
    next_part(&value, ':', &key);
    value = str_trim(value);
    if (!value.at || !str_number(value, &n) ||
        !next_part(&after, ',', &digits) || !all_digits(digits))
        return;
    Str whole = {value.at, (size_t)(digits.at + digits.n - value.at)};
    struct page *p = x->page;
    if (str_find_byte(value, '.') < value.n)
        bad_value(x, whole, "write it without points between the thousands, "
                            "and with a decimal point: `1000.5`");
    else
        diag(p->course->dx, DIAG_E203, span_of(&p->source, whole),
             "'%.*s'\nwrite `%.*s.%.*s`: numbers have a decimal point, a "
             "comma begins the next setting",
             STR_ARG(whole), STR_ARG(value), STR_ARG(digits));
    *rest = after;
}

static void report_missing(struct exercise *x, unsigned seen)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (settings[i].needed && kind_knows(x->kind, settings[i].key) &&
            !(seen >> i & 1))
            diag(x->page->course->dx, DIAG_E231, x->at,
                 "'%.*s' has no `%s`\na %s needs it, as in `%s`",
                 STR_ARG(x->name), settings[i].key, kind_row(x->kind)->name,
                 settings[i].example);
}

// `client: {name: Mira, hurry: 2}` and `client: [mira, tom]` have commas of
// their own: takes what belongs to `part` off `rest`.
static Str take_bracket(Str part, Str *rest)
{
    size_t open = str_find_byte(part, '{'), other = str_find_byte(part, '[');
    char close = open < part.n ? '}' : ']';
    if (open == part.n && other == part.n)
        return part;
    Str more;
    while (str_find_byte(part, close) == part.n && next_part(rest, ',', &more))
        part.n = (size_t)(more.at + more.n - part.at);
    return part;
}

void read_settings_of(struct exercise *x, Str list)
{
    unsigned seen = 0;
    Str part;
    while (next_part(&list, ',', &part)) {
        if (str_starts(part, "client"))
            part = take_bracket(part, &list);
        take_decimals(x, part, &list);
        if (part.n)
            read_setting(x, part, &seen);
    }
    report_missing(x, seen);
}
