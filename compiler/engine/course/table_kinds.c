// table_kinds.c - reads what belongs to one kind of exercise.
#include "table_parts.h"

#include "engine/data/fold.h"

#include <string.h>

// The texts under "accept", folded so that scoring only compares.
static struct accepted read_accepted(struct reader *r, const struct exercise *x,
                                     const struct json *object)
{
    const struct json *texts = field_list(&r->f, object, "accept");
    struct accepted a = {
        .texts = table_places(r, field_length(texts), sizeof *a.texts)};
    for (const struct json *v = field_first(texts); v; v = v->next) {
        if (v->type != JSON_STRING) {
            field_fail(&r->f, "accept", "is no list of texts");
            return a;
        }
        a.texts[a.n++] = text_fold(r->heap, v->string, v->n, x->exact);
    }
    return a;
}

static void read_options(struct reader *r, struct exercise *x,
                         const struct json *object)
{
    const struct json *options = field_list(&r->f, object, "options");
    x->n_options = field_length(options);
    x->options = table_places(r, x->n_options, sizeof *x->options);
    struct option *o = x->options;
    for (const struct json *v = field_first(options); v; v = v->next, o++) {
        o->right = field_truth(&r->f, v, "right", false);
        o->points = field_number(&r->f, v, "points", 0);
        o->level = table_read_level(r, v);
        if (x->kind == KIND_TEXT)
            o->accept = read_accepted(r, x, v);
        if (x->kind == KIND_SILENCE)
            o->text = field_string(&r->f, v, "text", "");
        if (o->level >= 0)
            x->boxes = BOXES_LEVELS;
        else if (json_get(v, "points") && x->boxes == BOXES_RIGHT)
            x->boxes = BOXES_POINTS;
    }
}

// The level the client's last sentence was answered on: asked for is the next.
// Where nothing else is said, the exercise counts for that one.
static void read_raise(struct reader *r, struct exercise *x,
                       const struct json *object)
{
    if (!json_get(object, "raise"))
        return;
    const int from =
        table_level(r->course, field_string(&r->f, object, "raise", ""));
    x->asked = from + 1;
    if (from < 0 || x->asked == r->course->n_levels || x->many ||
        x->boxes != BOXES_LEVELS)
        field_fail(&r->f, "raise", "asks for a level that no reply can be on");
    if (x->level < 0)
        x->level = x->asked;
}

static void read_choice(struct reader *r, struct exercise *x,
                        const struct json *object)
{
    x->many = field_truth(&r->f, object, "many", false);
    x->shuffle = field_truth(&r->f, object, "shuffle", false);
    read_options(r, x, object);
    read_raise(r, x, object);
}

static void read_reflect(struct reader *r, struct exercise *x,
                         const struct json *object)
{
    x->bytes = (size_t)field_whole(&r->f, object, "bytes", 600, 0);
}

static void read_silence(struct reader *r, struct exercise *x,
                         const struct json *object)
{
    x->seconds = field_number(&r->f, object, "seconds", 0);
    if (!(x->seconds > 0 && x->seconds <= 86400))
        field_fail(&r->f, "seconds", "is out of range");
    x->again = field_number(&r->f, object, "again", 0);
    if (x->again != 0 && !(x->again > x->seconds && x->again <= 86400))
        field_fail(&r->f, "again", "is not longer than 'seconds'");
    x->open = field_truth(&r->f, object, "open", false);
    x->bytes = (size_t)field_whole(&r->f, object, "bytes", 200, 0);
    read_options(r, x, object);
    if (x->open)
        x->n_options = 0;
}

static void read_cues(struct reader *r, struct exercise *x,
                      const struct json *object)
{
    const struct json *lines = field_list(&r->f, object, "lines");
    x->n_lines = field_length(lines);
    x->lines = table_places(r, x->n_lines, 1);
    char *box = x->lines;
    for (const struct json *v = field_first(lines); v; v = v->next, box++) {
        const char *s = field_string(&r->f, v, "box", "");
        *box = *s ? *s : '-';
        if (!strchr("- ~x!", *box) || (*s && s[1]))
            field_fail(&r->f, "box",
                       "is none of \"\", \" \", \"~\", \"x\", \"!\"");
        if (*box == '!' && x->n_decisions == MAX_DECISIONS)
            field_fail(&r->f, "lines", "has too many decisions");
        else if (*box == '!')
            x->decisions[x->n_decisions++] = (int)(box - x->lines) + 1;
    }
    read_options(r, x, object);
}

static void read_feedback(struct reader *r, struct exercise *x,
                          const struct json *object)
{
    (void)r;
    (void)object;
    x->required = false;
}

static int read_count(struct reader *r, const struct json *object,
                      const char *key)
{
    const int n = field_whole(&r->f, object, key, 0, 1);
    if (n <= MAX_ITEMS)
        return n;
    field_fail(&r->f, key, "is out of range");
    return 0;
}

// The whole numbers from 1 to MOST in the list under KEY; N is how many.
static int *read_numbers(struct reader *r, const struct json *object,
                         const char *key, int *n, int most)
{
    const struct json *list = field_list(&r->f, object, key);
    int *numbers = table_places(r, field_length(list), sizeof *numbers);
    *n = 0;
    for (const struct json *v = field_first(list); v; v = v->next) {
        if (v->type == JSON_NUMBER && v->number >= 1 && v->number <= most &&
            v->number == (int)v->number)
            numbers[(*n)++] = (int)v->number;
        else
            field_fail(&r->f, key, "is no list of numbers that exist");
    }
    if (*n > MAX_ITEMS)
        field_fail(&r->f, key, "is too long");
    return numbers;
}

static void read_order(struct reader *r, struct exercise *x,
                       const struct json *object)
{
    x->n_items = read_count(r, object, "items");
    x->shuffle = true;
}

static void read_match(struct reader *r, struct exercise *x,
                       const struct json *object)
{
    const int left = read_count(r, object, "left");
    x->n_targets = read_count(r, object, "right");
    x->targets = read_numbers(r, object, "pairs", &x->n_items, x->n_targets);
    x->shuffle = true;
    if (x->n_items != left)
        field_fail(&r->f, "pairs", "does not fit 'left'");
}

static void read_sort(struct reader *r, struct exercise *x,
                      const struct json *object)
{
    x->n_targets = read_count(r, object, "groups");
    x->targets = read_numbers(r, object, "items", &x->n_items, x->n_targets);
    x->shuffle = true;
}

static void read_words(struct reader *r, struct exercise *x,
                       const struct json *object)
{
    const struct json *words = field_list(&r->f, object, "list");
    if (!words)
        return;
    x->words = table_places(r, field_length(words), sizeof *x->words);
    for (const struct json *v = field_first(words); v; v = v->next) {
        if (v->type != JSON_STRING)
            field_fail(&r->f, "list", "is no list of texts");
        x->words[x->n_words++] = v->type == JSON_STRING ? v->string : "";
    }
    x->shuffle = true;
}

static void read_gaps(struct reader *r, struct exercise *x,
                      const struct json *object)
{
    const struct json *gaps = field_list(&r->f, object, "gaps");
    x->bytes = (size_t)field_whole(&r->f, object, "bytes", 40, 0);
    x->exact = field_truth(&r->f, object, "exact", false);
    read_words(r, x, object);
    x->n_gaps = field_length(gaps);
    if (x->n_gaps > MAX_ITEMS || x->n_words > MAX_ITEMS)
        field_fail(&r->f, "gaps", "is too long");
    x->gaps = table_places(r, x->n_gaps, sizeof *x->gaps);
    struct gap *g = x->gaps;
    for (const struct json *v = field_first(gaps); v; v = v->next, g++) {
        if (x->words)
            g->numbers =
                read_numbers(r, v, "accept", &g->n_numbers, x->n_words);
        else
            g->accept = read_accepted(r, x, v);
    }
}

static void read_text(struct reader *r, struct exercise *x,
                      const struct json *object)
{
    x->bytes = (size_t)field_whole(&r->f, object, "bytes", 120, 0);
    x->exact = field_truth(&r->f, object, "exact", false);
    read_options(r, x, object);
    if (x->boxes == BOXES_LEVELS)
        field_fail(&r->f, "options", "cannot be levels here");
}

static void read_number(struct reader *r, struct exercise *x,
                        const struct json *object)
{
    x->answer = field_number(&r->f, object, "answer", 0);
    x->within = field_number(&r->f, object, "within", 0);
    x->unit = field_string(&r->f, object, "unit", "");
    if (!json_get(object, "answer"))
        field_fail(&r->f, "answer", "is missing");
    if (x->within < 0)
        field_fail(&r->f, "within", "is below 0");
}

// A whole number of either sign, at most a million.
static int read_end(struct reader *r, const struct json *object,
                    const char *key)
{
    const double d = field_number(&r->f, object, key, 1e7);
    if (d >= -1e6 && d <= 1e6 && d == (int)d)
        return (int)d;
    field_fail(&r->f, key, "is out of range");
    return 0;
}

static void read_scale(struct reader *r, struct exercise *x,
                       const struct json *object)
{
    x->from = read_end(r, object, "from");
    x->to = read_end(r, object, "to");
    if (x->from >= x->to)
        field_fail(&r->f, "to", "is not above 'from'");
    if (json_get(object, "axis"))
        x->axis = table_read_axis(r, field_string(&r->f, object, "axis", NULL));
}

static void read_forecast(struct reader *r, struct exercise *x,
                          const struct json *object)
{
    x->outcome = field_truth(&r->f, object, "outcome", false);
    if (!json_get(object, "outcome"))
        field_fail(&r->f, "outcome", "is missing");
}

static void read_pool(struct reader *r, struct exercise *x,
                      const struct json *object)
{
    x->pick = read_count(r, object, "pick");
}

static bool may_be_drawn(const struct exercise *x)
{
    return x->kind != KIND_POOL && x->kind != KIND_FEEDBACK && x->pool < 0;
}

void table_read_members(struct reader *r, struct exercise *x,
                        const struct json *object)
{
    const struct json *names = field_list(&r->f, object, "exercises");
    const int self = (int)(x - r->course->exercises);
    r->f.where = x->full_name;
    x->members = table_places(r, field_length(names), sizeof *x->members);
    for (const struct json *v = field_first(names); v; v = v->next) {
        const int i = v->type != JSON_STRING
                          ? -1
                          : table_exercise(r->course, x->lesson, v->string);
        if (i < 0 || r->course->exercises[i].lesson != x->lesson ||
            !may_be_drawn(&r->course->exercises[i])) {
            field_fail(&r->f, "exercises", "names what cannot be drawn");
            return;
        }
        r->course->exercises[i].pool = self;
        r->course->exercises[i].required = false;
        x->members[x->n_members++] = i;
    }
    if (x->n_members == 0)
        field_fail(&r->f, "exercises", "is empty");
    if (x->pick > x->n_members)
        x->pick = x->n_members;
}

// What comes here is read after the keys of every exercise: a feedback is
// never required.
void table_read_kind(struct reader *r, struct exercise *x,
                     const struct json *object)
{
    static void (*const read[N_KINDS])(struct reader *, struct exercise *,
                                       const struct json *) = {
        [KIND_CHOICE] = read_choice,
        [KIND_REFLECT] = read_reflect,
        [KIND_SILENCE] = read_silence,
        [KIND_CUES] = read_cues,
        [KIND_DIALOGUE] = table_read_dialogue,
        [KIND_FEEDBACK] = read_feedback,
        [KIND_ORDER] = read_order,
        [KIND_MATCH] = read_match,
        [KIND_SORT] = read_sort,
        [KIND_GAPS] = read_gaps,
        [KIND_TEXT] = read_text,
        [KIND_NUMBER] = read_number,
        [KIND_SCALE] = read_scale,
        [KIND_FORECAST] = read_forecast,
        [KIND_POOL] = read_pool,
    };
    const int kind = field_find(kind_names, N_KINDS,
                                field_string(&r->f, object, "kind", NULL));
    if (kind < 0) {
        field_fail(&r->f, "kind", "is no kind of exercise");
        return;
    }
    x->kind = (enum kind)kind;
    read[kind](r, x, object);
}
