// result_kinds.c - what a result says of one exercise, by its kind.
#include "result_kinds.h"

#include "engine/answers/dialogue.h"
#include "engine/course/shuffle.h"
#include "engine/data/json.h"
#include "engine/scoring/pool.h"
#include "engine/data/fold.h"
#include "engine/scoring/text_match.h"
#include "engine/data/result_put.h"

// What is told about.
struct subject {
    struct engine *e;
    const struct exercise *x;
    const struct mark *m;
    const struct answer *a;
};

// Is this the box that should have been picked?
static bool is_good(const struct exercise *x, const struct option *o)
{
    if (x->asked >= 0)
        return o->level == x->asked;
    if (x->boxes == BOXES_RIGHT)
        return o->right;
    return x->many ? o->points > 0 : o->points > 0 && o->points == x->max;
}

static const char *option_word(const struct exercise *x, const struct mark *m,
                               const struct option *o, bool picked)
{
    if (x->boxes == BOXES_LEVELS && x->asked < 0)
        return picked ? "level" : "";
    // As long as there is another try, the answer is not given away.
    if (!picked)
        return m->tries_left == 0 && is_good(x, o) ? "missed" : "";
    if (x->boxes == BOXES_RIGHT)
        return o->right ? "right" : "wrong";
    if (is_good(x, o))
        return "right";
    // Some of the points: neither.
    return o->points > 0 || (x->asked >= 0 && o->level > x->asked) ? "level"
                                                                   : "wrong";
}

static void put_choice(struct buffer *out, const struct subject *t)
{
    const struct exercise *x = t->x;
    if (!t->m->answered)
        return;
    if (x->asked >= 0)
        result_string(out, "asked", t->e->course->levels[x->asked]);
    result_open(out, "options", '[');
    for (int i = 0; i < x->n_options; i++)
        result_word(out, option_word(x, t->m, &x->options[i],
                                     answer_has_number(t->a, i + 1)));
    buffer_putc(out, ']');
}

// A question or reply by its number, 0: none.
static const char *asked_word(const struct exercise *x, int asked)
{
    if (asked == 0)
        return "";
    return x->options[asked - 1].right ? "right" : "wrong";
}

static void put_silence(struct buffer *out, const struct subject *t)
{
    result_number(out, "held", answer_held(t->a, t->x));
    result_number(out, "breaks", t->a->hold.n_breaks);
    result_string(out, "asked", asked_word(t->x, t->a->asked));
    if (!answer_has_again(t->a))
        return;
    result_open(out, "again", '{');
    result_number(out, "held", answer_held_again(t->a, t->x));
    result_number(out, "breaks", t->a->again.n_breaks);
    buffer_putc(out, '}');
}

static const char *line_word(char box, bool marked, bool finished)
{
    if (box == '!')
        return marked || finished ? "decision" : "";
    if (box == 'x')
        return marked ? "found" : finished ? "missed" : "";
    if (box == '~' && finished)
        return marked ? "polite" : "left";
    return marked ? "false" : "";
}

// Lines after each decision, below 0 before it.
static void put_distances(struct buffer *out, const struct exercise *x,
                          const int *moments)
{
    if (moments[0] > 0 && x->n_decisions > 0)
        result_number(out, "distance", moments[0] - x->decisions[0]);
    else
        result_string(out, "distance", NULL);
    if (x->n_decisions < 2)
        return;
    result_open(out, "distances", '[');
    for (int i = 0; i < x->n_decisions; i++) {
        result_next(out);
        if (moments[i] > 0)
            json_put_number(out, moments[i] - x->decisions[i]);
        else
            buffer_puts(out, "null");
    }
    buffer_putc(out, ']');
}

static void put_cues(struct buffer *out, const struct subject *t)
{
    const struct exercise *x = t->x;
    const struct mark *m = t->m;
    const struct answer *a = t->a;
    int moments[MAX_DECISIONS];
    score_moments(x, a, moments);
    if (m->answered) {
        result_open(out, "lines", '[');
        for (int i = 0; i < x->n_lines; i++)
            result_word(out, line_word(x->lines[i], answer_has_number(a, i + 1),
                                       m->finished));
        buffer_putc(out, ']');
    }
    put_distances(out, x, moments);
    result_string(out, "reply", asked_word(x, a->asked));
}

// The replies that may be given now; ends the list.
static void put_open(struct buffer *out, const struct exercise *x,
                     const struct play *p)
{
    for (int i = 0; i < x->scenes[p->scene].n_replies; i++)
        if (dialogue_open(p, x, i)) {
            result_next(out);
            json_put_number(out, i + 1);
        }
    buffer_putc(out, ']');
}

// The same at each point of a conversation that is over.
static void put_choices(struct buffer *out, const struct subject *t, int said)
{
    struct play p;
    dialogue_begin(&p, t->e->course, t->x, t->a, t->e->seed, &t->e->scratch);
    result_open(out, "choices", '[');
    for (int i = 0; i < said; i++) {
        result_next(out);
        buffer_putc(out, '[');
        put_open(out, t->x, &p);
        dialogue_say(&p, t->x, t->a->numbers[i]);
    }
    buffer_putc(out, ']');
}

static void put_replies(struct buffer *out, const struct exercise *x,
                        const struct play *p)
{
    result_number(out, "scene", p->scene);
    result_open(out, "path", '[');
    for (int i = 0; i < p->n_path; i++)
        result_word(out, x->scenes[p->path[i]].name);
    buffer_puts(out, "]");
    result_open(out, "open", '[');
    put_open(out, x, p);
}

// What was named, in the order in which it was, and whether it may be now.
static void put_named(struct buffer *out, const struct subject *t,
                      const struct play *p)
{
    int scene = t->x->start;
    result_number(out, "said", p->n_said);
    result_bool(out, "nameable", dialogue_nameable(p, t->x));
    result_open(out, "named", '[');
    for (int i = 0; i < p->n_said; i++) {
        const struct scene *s = &t->x->scenes[scene];
        const int option = t->a->numbers[i] - s->n_replies - 1;
        if (option < 0)
            scene = s->replies[t->a->numbers[i] - 1].to;
        else
            result_word(out, s->right[option] ? "right" : "wrong");
    }
    buffer_putc(out, ']');
}

// The level that each levelled reply of the path should have been on; "" for
// the others, and for the first.
static void put_raise(struct buffer *out, const struct subject *t,
                      const struct play *p)
{
    const struct course *c = t->e->course;
    int before = -1;
    result_open(out, "asked", '[');
    for (int i = 0; i < p->n_path; i++) {
        const int level = p->taken[i]->level;
        const int asked = level < 0 ? -1 : score_raise_to(c, before);
        result_word(out, asked < 0 ? "" : c->levels[asked]);
        before = level >= 0 ? level : before;
    }
    buffer_putc(out, ']');
}

static void put_dialogue(struct buffer *out, const struct subject *t)
{
    const struct course *c = t->e->course;
    const struct exercise *x = t->x;
    const struct mark *m = t->m;
    struct play p;
    dialogue_play(&p, c, x, t->a, t->e->seed, &t->e->scratch);
    put_replies(out, x, &p);
    if (p.client >= 0)
        result_string(out, "client", x->clients[p.client].id);
    if (dialogue_has_names(x))
        put_named(out, t, &p);
    result_bool(out, "ended", p.ended);
    const char *ending = p.ended ? x->scenes[p.scene].ending : NULL;
    result_string(out, "ending", ending ? ending : "");
    if (p.ended)
        put_choices(out, t, p.n_said);
    if (x->raise)
        put_raise(out, t, &p);
    result_open(out, "axes", '{');
    for (int i = 0; i < c->n_axes; i++)
        result_number(out, c->axes[i], score_round(p.axes[i]));
    buffer_putc(out, '}');
    result_open(out, "levels", '{');
    for (int i = 0; i < c->n_levels; i++)
        if (m->levels[i] != 0)
            result_number(out, c->levels[i], score_round(m->levels[i]));
    buffer_putc(out, '}');
}

// How each of N places is filled: "" when nothing is there.
static void
put_places(struct buffer *out, const char *key, const struct subject *t, int n,
           enum engine_truth (*place)(const struct subject *t, int i))
{
    if (!t->m->answered)
        return;
    result_open(out, key, '[');
    for (int i = 0; i < n; i++) {
        const enum engine_truth is = place(t, i);
        result_word(out, is == ENGINE_UNSURE ? "" : is ? "right" : "wrong");
    }
    buffer_putc(out, ']');
}

static enum engine_truth order_place(const struct subject *t, int i)
{
    return t->a->numbers[i] == i + 1 ? ENGINE_YES : ENGINE_NO;
}

static void put_order(struct buffer *out, const struct subject *t)
{
    put_places(out, "places", t, t->a->n_numbers, order_place);
}

static enum engine_truth pair_place(const struct subject *t, int i)
{
    const int target = t->a->numbers[i];
    if (target == 0)
        return ENGINE_UNSURE;
    return target == t->x->targets[i] ? ENGINE_YES : ENGINE_NO;
}

static void put_match(struct buffer *out, const struct subject *t)
{
    put_places(out, "pairs", t, t->x->n_items, pair_place);
}

static void put_sort(struct buffer *out, const struct subject *t)
{
    put_places(out, "items", t, t->x->n_items, pair_place);
}

static enum engine_truth gap_place(const struct subject *t, int i)
{
    return score_gap(t->x, t->a, i, &t->e->scratch);
}

static void put_gaps(struct buffer *out, const struct subject *t)
{
    put_places(out, "gaps", t, t->x->n_gaps, gap_place);
}

static void put_text(struct buffer *out, const struct subject *t)
{
    const char *given =
        text_fold(&t->e->scratch, t->a->text, t->a->n_text, t->x->exact);
    if (t->m->answered)
        result_number(out, "option", text_option(t->x, given));
}

static void put_forecast(struct buffer *out, const struct subject *t)
{
    const double off = t->a->number - t->x->outcome;
    if (t->m->answered)
        result_number(out, "brier", score_round(off * off));
}

static void put_pool(struct buffer *out, const struct subject *t)
{
    const struct draw d = pool_draw(&t->e->scratch, t->x, t->a, t->e->seed);
    result_open(out, "drawn", '[');
    for (int i = 0; i < d.n; i++)
        result_word(out, t->e->course->exercises[d.members[i]].name);
    buffer_putc(out, ']');
}

// How many things stand in an order of the participant's own.
static int count_shuffled(const struct exercise *x)
{
    switch (x->kind) {
    case KIND_MATCH:
        return x->n_targets;
    case KIND_GAPS:
        return x->n_words;
    case KIND_CHOICE:
        return x->n_options;
    default:
        return x->n_items;
    }
}

static void put_shown(struct buffer *out, const struct subject *t)
{
    const struct exercise *x = t->x;
    const int n = count_shuffled(x);
    const int *order = (x->kind == KIND_ORDER ? shuffle_apart : shuffle)(
        &t->e->scratch, t->e->seed, x->full_name, n);
    result_open(out, "shown", '[');
    for (int i = 0; i < n; i++) {
        result_next(out);
        json_put_number(out, order[i]);
    }
    buffer_putc(out, ']');
}

static void (*const details[N_KINDS])(struct buffer *,
                                      const struct subject *) = {
    [KIND_CHOICE] = put_choice, [KIND_SILENCE] = put_silence,
    [KIND_CUES] = put_cues,     [KIND_DIALOGUE] = put_dialogue,
    [KIND_ORDER] = put_order,   [KIND_MATCH] = put_match,
    [KIND_SORT] = put_sort,     [KIND_GAPS] = put_gaps,
    [KIND_TEXT] = put_text,     [KIND_FORECAST] = put_forecast,
    [KIND_POOL] = put_pool,
};

void result_put_detail(struct buffer *out, struct engine *e, int i)
{
    const struct subject t = {e, &e->course->exercises[i], &e->marks[i],
                              &e->answers[i]};
    if (details[t.x->kind])
        details[t.x->kind](out, &t);
    if (t.x->shuffle && e->seed != 0)
        put_shown(out, &t);
    if (e->redo[i])
        result_bool(out, "changed", true);
}
