// result.c - see result.h.
#include "result.h"

#include "dialogue.h"
#include "json.h"

// What can be put after "key":, the comma before it included.
static void put_key(struct buffer *out, const char *key)
{
    const char last = out->at[out->n - 1];
    if (last != '{' && last != '[')
        buffer_putc(out, ',');
    json_put_string(out, key);
    buffer_putc(out, ':');
}

static void put_string(struct buffer *out, const char *key, const char *s)
{
    put_key(out, key);
    if (s)
        json_put_string(out, s);
    else
        buffer_puts(out, "null");
}

static void put_number(struct buffer *out, const char *key, double d)
{
    put_key(out, key);
    json_put_number(out, d);
}

static void put_truth(struct buffer *out, const char *key, enum engine_truth t)
{
    put_key(out, key);
    buffer_puts(out, t == ENGINE_UNSURE ? "null" : t ? "true" : "false");
}

static void put_bool(struct buffer *out, const char *key, bool b)
{
    put_truth(out, key, b ? ENGINE_YES : ENGINE_NO);
}

static void open_list(struct buffer *out, const char *key, char bracket)
{
    put_key(out, key);
    buffer_putc(out, bracket);
}

// A comma between the items of a list.
static void next_item(struct buffer *out)
{
    if (out->at[out->n - 1] != '[')
        buffer_putc(out, ',');
}

static void put_word(struct buffer *out, const char *word)
{
    next_item(out);
    json_put_string(out, word);
}

static void put_points(struct buffer *out, const struct engine_points *p)
{
    put_number(out, "score", p->score);
    put_number(out, "max", p->max);
}

static void put_total(struct buffer *out, const struct engine_points *p)
{
    open_list(out, "total", '{');
    put_points(out, p);
    buffer_putc(out, '}');
}

static void put_levels(struct buffer *out, const struct engine *e,
                       const struct engine_points *levels)
{
    open_list(out, "levels", '[');
    for (size_t i = 0; i < e->result.n_levels; i++) {
        next_item(out);
        buffer_putc(out, '{');
        put_string(out, "id", e->result.level_ids[i]);
        put_points(out, &levels[i]);
        buffer_putc(out, '}');
    }
    buffer_putc(out, ']');
}

// Is this the box that should have been picked?
static bool is_good(const struct exercise *x, const struct option *o)
{
    if (x->boxes == BOXES_RIGHT)
        return o->right;
    return x->many ? o->points > 0 : o->points > 0 && o->points == x->max;
}

static const char *option_word(const struct exercise *x, const struct mark *m,
                               const struct option *o, bool picked)
{
    if (x->boxes == BOXES_LEVELS)
        return picked ? "level" : "";
    // As long as there is another try, the answer is not given away.
    if (!picked)
        return m->tries_left == 0 && is_good(x, o) ? "missed" : "";
    if (x->boxes == BOXES_RIGHT)
        return o->right ? "right" : "wrong";
    if (is_good(x, o))
        return "right";
    return o->points > 0 ? "level" : "wrong"; // some points: neither
}

static void put_choice(struct buffer *out, const struct exercise *x,
                       const struct mark *m, const struct answer *a)
{
    if (!m->answered)
        return;
    open_list(out, "options", '[');
    for (int i = 0; i < x->n_options; i++)
        put_word(out, option_word(x, m, &x->options[i],
                                  answer_has_number(a, i + 1)));
    buffer_putc(out, ']');
}

// A question or reply by its number, 0: none.
static const char *asked_word(const struct exercise *x, int asked)
{
    if (asked == 0)
        return "";
    return x->options[asked - 1].right ? "right" : "wrong";
}

static void put_silence(struct buffer *out, const struct exercise *x,
                        const struct answer *a)
{
    put_number(out, "held", answer_held(a, x));
    put_number(out, "breaks", a->n_breaks);
    put_string(out, "asked", asked_word(x, a->asked));
}

static const char *line_word(char box, bool marked, bool finished)
{
    if (box == '!')
        return marked || finished ? "decision" : "";
    if (box == 'x')
        return marked ? "found" : finished ? "missed" : "";
    return marked ? "false" : "";
}

static void put_cues(struct buffer *out, const struct exercise *x,
                     const struct mark *m, const struct answer *a)
{
    const int moment = score_moment(x, a);
    const int decision = score_decision(x);
    if (m->answered) {
        open_list(out, "lines", '[');
        for (int i = 0; i < x->n_lines; i++)
            put_word(out, line_word(x->lines[i], answer_has_number(a, i + 1),
                                    m->finished));
        buffer_putc(out, ']');
    }
    if (moment > 0 && decision > 0)
        put_number(out, "distance", moment - decision);
    else
        put_string(out, "distance", NULL);
    put_string(out, "reply", asked_word(x, a->asked));
}

static void put_replies(struct buffer *out, const struct exercise *x,
                        const struct play *p)
{
    put_number(out, "scene", p->scene);
    open_list(out, "path", '[');
    for (int i = 0; i < p->n_path; i++)
        put_word(out, x->scenes[p->path[i]].name);
    buffer_puts(out, "]");
    open_list(out, "open", '[');
    for (int i = 0; i < x->scenes[p->scene].n_replies; i++)
        if (dialogue_open(p, x, i)) {
            next_item(out);
            json_put_number(out, i + 1);
        }
    buffer_putc(out, ']');
}

static void put_dialogue(struct buffer *out, struct engine *e,
                         const struct exercise *x, const struct mark *m,
                         const struct answer *a)
{
    const struct course *c = e->course;
    struct play p;
    dialogue_play(&p, c, x, a, &e->scratch);
    put_replies(out, x, &p);
    put_bool(out, "ended", p.ended);
    const char *ending = p.ended ? x->scenes[p.scene].ending : NULL;
    put_string(out, "ending", ending ? ending : "");
    open_list(out, "axes", '{');
    for (int i = 0; i < c->n_axes; i++)
        put_number(out, c->axes[i], score_round(p.axes[i]));
    buffer_putc(out, '}');
    open_list(out, "levels", '{');
    for (int i = 0; i < c->n_levels; i++)
        if (m->levels[i] != 0)
            put_number(out, c->levels[i], score_round(m->levels[i]));
    buffer_putc(out, '}');
}

static void put_detail(struct buffer *out, struct engine *e, int i)
{
    const struct exercise *x = &e->course->exercises[i];
    const struct mark *m = &e->marks[i];
    const struct answer *a = &e->answers[i];
    switch (x->kind) {
    case KIND_CHOICE:
        put_choice(out, x, m, a);
        break;
    case KIND_SILENCE:
        put_silence(out, x, a);
        break;
    case KIND_CUES:
        put_cues(out, x, m, a);
        break;
    case KIND_DIALOGUE:
        put_dialogue(out, e, x, m, a);
        break;
    default:
        break;
    }
}

static void put_exercise(struct buffer *out, struct engine *e, int i)
{
    const struct engine_exercise *x = &e->exercises[i];
    next_item(out);
    buffer_putc(out, '{');
    put_string(out, "name", x->name);
    put_string(out, "kind", x->kind);
    put_bool(out, "answered", x->answered);
    put_bool(out, "finished", x->finished);
    put_points(out, &x->points);
    put_truth(out, "right", x->right);
    if (x->tries_left < 0)
        put_string(out, "triesLeft", NULL);
    else
        put_number(out, "triesLeft", x->tries_left);
    if (x->error)
        put_string(out, "error", x->error);
    put_detail(out, e, i);
    buffer_putc(out, '}');
}

static void put_lesson(struct buffer *out, struct engine *e, int i)
{
    const struct engine_lesson *l = &e->lessons[i];
    const struct lesson *lesson = &e->course->lessons[i];
    next_item(out);
    buffer_putc(out, '{');
    put_string(out, "id", l->id);
    put_levels(out, e, l->levels);
    put_total(out, &l->total);
    put_string(out, "feedback", l->feedback);
    put_string(out, "shown", l->shown);
    put_truth(out, "passed", l->passed);
    put_truth(out, "route", l->route);
    put_bool(out, "unlocked", l->unlocked);
    put_bool(out, "visited", l->visited);
    put_number(out, "required", l->required);
    put_number(out, "finished", l->finished);
    put_bool(out, "complete", l->complete);
    open_list(out, "exercises", '[');
    for (int k = 0; k < lesson->n_exercises; k++)
        put_exercise(out, e, lesson->first + k);
    buffer_puts(out, "]}");
}

static void put_status(struct buffer *out, const struct engine_status *s)
{
    open_list(out, "status", '{');
    put_string(out, "completion", status_completions[s->completion]);
    put_string(out, "success",
               s->success == ENGINE_UNSURE ? "unknown"
               : s->success                ? "passed"
                                           : "failed");
    put_string(out, "lesson", status_lessons[s->lesson]);
    put_number(out, "progress", s->progress);
    if (s->scaled < 0)
        put_string(out, "scaled", NULL);
    else
        put_number(out, "scaled", s->scaled);
    buffer_putc(out, '}');
}

static void put_problems(struct buffer *out, const struct engine *e)
{
    open_list(out, "problems", '[');
    for (size_t i = 0; i < e->problems.n; i++) {
        const struct engine_problem *p = &e->problems.all[i];
        next_item(out);
        buffer_putc(out, '{');
        put_string(out, "lesson", e->lessons[p->lesson].id);
        put_number(out, "line", p->line);
        put_string(out, "message", p->message);
        buffer_putc(out, '}');
    }
    buffer_putc(out, ']');
}

void result_write(struct buffer *out, struct engine *e)
{
    buffer_putc(out, '{');
    put_levels(out, e, e->levels);
    put_total(out, &e->result.total);
    open_list(out, "axes", '[');
    for (size_t i = 0; i < e->result.n_axes; i++) {
        next_item(out);
        buffer_putc(out, '{');
        put_string(out, "id", e->result.axis_ids[i]);
        put_number(out, "value", e->axes[i]);
        buffer_putc(out, '}');
    }
    buffer_putc(out, ']');
    open_list(out, "lessons", '[');
    for (size_t i = 0; i < e->result.n_lessons; i++)
        put_lesson(out, e, (int)i);
    buffer_putc(out, ']');
    put_status(out, &e->result.status);
    put_problems(out, e);
    buffer_putc(out, '}');
}
