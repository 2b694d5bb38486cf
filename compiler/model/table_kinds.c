// table_kinds.c - what the engine knows of an exercise, kind by kind.
#include "model/table_parts.h"

// TEXTS: rules may read the words of a question that was asked, as they stand
// in the source language.
static void write_options(struct text *t, const struct option *options,
                          size_t n, bool texts)
{
    put_open(t, "options", '[');
    for (size_t i = 0; i < n; i++) {
        put_next(t);
        text_byte(t, '{');
        if (options[i].box == BOX_POINTS)
            put_number(t, "points", options[i].points);
        else if (options[i].box == BOX_LEVEL)
            put_str(t, "level", options[i].level_name);
        else
            put_bool(t, "right", options[i].box == BOX_RIGHT);
        if (texts)
            put_str(t, "text", options[i].plain);
        text_byte(t, '}');
    }
    text_byte(t, ']');
}

static void write_choice(struct text *t, const struct exercise *x)
{
    put_bool(t, "many", x->many);
    put_bool(t, "shuffle", x->shuffle);
    if (x->raise_name.n)
        put_str(t, "raise", x->raise_name);
    write_options(t, x->options, x->option_count, false);
}

static void write_reflect(struct text *t, const struct exercise *x)
{
    put_number(t, "bytes", (double)exercise_room(x));
}

static void write_silence(struct text *t, const struct exercise *x)
{
    put_number(t, "seconds", x->seconds);
    if (x->again > 0)
        put_number(t, "again", x->again);
    put_bool(t, "open", x->open);
    if (x->open)
        put_number(t, "bytes", (double)exercise_room(x));
    put_open(t, "line", '[');
    for (size_t i = 0; i < x->moment_count; i++) {
        put_next(t);
        text_number(t, x->moments[i].seconds);
    }
    text_byte(t, ']');
    write_options(t, x->options, x->option_count, true);
}

static void write_cues(struct text *t, const struct exercise *x)
{
    static const char *const boxes[] = {
        [BOX_NONE] = "", [BOX_EMPTY] = " ", [BOX_POLITE] = "~",
        [BOX_RIGHT] = "x", [BOX_DECISION] = "!",
        [BOX_POINTS] = " ", [BOX_LEVEL] = " "};
    put_bool(t, "live", x->live);
    put_open(t, "lines", '[');
    for (size_t i = 0; i < x->cue_line_count; i++) {
        put_next(t);
        text_byte(t, '{');
        put_str(t, "box", str_of(boxes[x->cue_lines[i].box]));
        text_byte(t, '}');
    }
    text_byte(t, ']');
    write_options(t, x->options, x->option_count, false);
}

static void write_moves(struct text *t, const struct reply *r)
{
    put_open(t, "move", '{');
    for (size_t i = 0; i < r->move_count; i++) {
        put_next(t);
        text_json(t, r->moves[i].axis_name);
        text_byte(t, ':');
        text_number(t, r->moves[i].by);
    }
    text_byte(t, '}');
}

static void write_conditions(struct text *t, const struct reply *r)
{
    static const char *const abouts[] = {"axis", "trait", "client", "named"};
    put_open(t, "if", '[');
    for (size_t i = 0; i < r->test_count; i++) {
        put_next(t);
        text_byte(t, '{');
        put_str(t, abouts[r->tests[i].about], r->tests[i].name);
        put_str(t, "op", str_of(r->tests[i].op));
        put_number(t, "value", r->tests[i].value);
        text_byte(t, '}');
    }
    text_byte(t, ']');
}

static void write_reply(struct text *t, const struct reply *r)
{
    put_next(t);
    text_byte(t, '{');
    put_number(t, "to", r->to);
    if (r->level_name.n)
        put_str(t, "level", r->level_name);
    if (r->move_count)
        write_moves(t, r);
    if (r->once)
        put_bool(t, "once", true);
    if (r->test_count)
        write_conditions(t, r);
    if (r->after_count) {
        put_open(t, "after", '[');
        for (size_t i = 0; i < r->after_count; i++) {
            put_next(t);
            text_json(t, r->after[i].name);
        }
        text_byte(t, ']');
    }
    text_byte(t, '}');
}

// The first client says which traits there are: those that all of them have.
static bool shared(const struct exercise *x, Str id)
{
    bool all = true;
    for (size_t i = 0; i < x->client_count; i++)
        all &= persona_trait(x->clients[i], id) != NULL;
    return all;
}

static void write_clients(struct text *t, const struct exercise *x)
{
    if (!x->client_count)
        return;
    const struct persona *first = x->clients[0];
    put_open(t, "clients", '[');
    for (size_t i = 0; i < x->client_count; i++) {
        const struct persona *p = x->clients[i];
        put_next(t);
        text_byte(t, '{');
        put_str(t, "id", p->id);
        put_str(t, "name", p->name.in[0]);
        put_open(t, "traits", '{');
        for (size_t k = 0; k < first->trait_count; k++) {
            if (!shared(x, first->traits[k].id))
                continue;
            put_next(t);
            text_json(t, first->traits[k].id);
            text_byte(t, ':');
            text_number(t, persona_trait(p, first->traits[k].id)->value);
        }
        text_puts(t, "}}");
    }
    text_byte(t, ']');
}

static void write_dialogue(struct text *t, const struct exercise *x)
{
    write_clients(t, x);
    put_number(t, "start", x->start < 0 ? 0 : x->start);
    put_bool(t, "back", x->back);
    if (x->raises)
        put_bool(t, "raise", true);
    put_open(t, "scenes", '[');
    for (size_t i = 0; i < x->scene_count; i++) {
        const struct scene *s = &x->scenes[i];
        put_next(t);
        text_byte(t, '{');
        put_str(t, "name", s->name);
        if (s->ending.n)
            put_str(t, "end", s->ending);
        if (s->option_count)
            write_options(t, s->options, s->option_count, false);
        put_open(t, "replies", '[');
        for (size_t k = 0; k < s->reply_count; k++)
            write_reply(t, &s->replies[k]);
        text_puts(t, "]}");
    }
    text_byte(t, ']');
}

// order, match, sort

static void write_order(struct text *t, const struct exercise *x)
{
    put_number(t, "items", (double)x->item_count);
}

// The place of each item, which the engine counts from 1.
static void write_places(struct text *t, const struct exercise *x)
{
    text_byte(t, '[');
    for (size_t i = 0; i < x->item_count; i++) {
        put_next(t);
        text_number(t, x->items[i].place + 1);
    }
    text_byte(t, ']');
}

static void write_match(struct text *t, const struct exercise *x)
{
    put_number(t, "left", (double)x->item_count);
    put_number(t, "right", (double)x->group_count);
    put_key(t, "pairs");
    write_places(t, x);
}

static void write_sort(struct text *t, const struct exercise *x)
{
    put_number(t, "groups", (double)x->group_count);
    put_key(t, "items");
    write_places(t, x);
}

// gaps and text: a participant may answer in any language of the course.

static bool said_before(const struct exercise *x, size_t field, size_t language,
                        size_t answer, Str text)
{
    size_t n;
    for (size_t l = 0; l <= language; l++) {
        const struct exercise *in = exercise_in(x, l);
        const Str *answers = in ? exercise_answers(in, field, &n) : NULL;
        for (size_t i = 0; answers && i < n; i++) {
            if (l == language && i == answer)
                return false;
            if (str_same(answers[i], text))
                return true;
        }
    }
    return false;
}

static void write_accepted(struct text *t, const struct exercise *x,
                           size_t field)
{
    size_t n;
    put_open(t, "accept", '[');
    for (size_t l = 0; l < x->page->course->language_count; l++) {
        const struct exercise *in = exercise_in(x, l);
        const Str *answers = in ? exercise_answers(in, field, &n) : NULL;
        for (size_t i = 0; answers && i < n; i++)
            if (!said_before(x, field, l, i, answers[i])) {
                put_next(t);
                text_json(t, answers[i]);
            }
    }
    text_byte(t, ']');
}

static void write_words(struct text *t, const struct exercise *x)
{
    put_open(t, "list", '[');
    for (size_t i = 0; i < x->word_count; i++) {
        put_next(t);
        text_json(t, x->words[i]);
    }
    text_byte(t, ']');
}

static void write_accepted_words(struct text *t, const struct gap *g)
{
    put_open(t, "accept", '[');
    for (size_t i = 0; i < g->answer_count; i++) {
        put_next(t);
        text_number(t, g->words[i] + 1);
    }
    text_byte(t, ']');
}

static void write_gaps(struct text *t, const struct exercise *x)
{
    if (x->list) {
        write_words(t, x);
    } else {
        put_number(t, "bytes", (double)exercise_room(x));
        put_bool(t, "exact", x->exact);
    }
    put_open(t, "gaps", '[');
    for (size_t i = 0; i < x->gap_count; i++) {
        put_next(t);
        text_byte(t, '{');
        if (x->list)
            write_accepted_words(t, &x->gaps[i]);
        else
            write_accepted(t, x, i);
        text_byte(t, '}');
    }
    text_byte(t, ']');
}

static void write_text(struct text *t, const struct exercise *x)
{
    put_number(t, "bytes", (double)exercise_room(x));
    put_bool(t, "exact", x->exact);
    put_open(t, "options", '[');
    for (size_t i = 0; i < x->option_count; i++) {
        put_next(t);
        text_byte(t, '{');
        if (x->options[i].box == BOX_POINTS)
            put_number(t, "points", x->options[i].points);
        else
            put_bool(t, "right", x->options[i].box == BOX_RIGHT);
        write_accepted(t, x, i);
        text_byte(t, '}');
    }
    text_byte(t, ']');
}

// number, scale, forecast, pool

static void write_number(struct text *t, const struct exercise *x)
{
    put_number(t, "answer", x->answer);
    put_number(t, "within", x->within);
    if (x->unit.n)
        put_str(t, "unit", x->unit);
}

static void write_scale(struct text *t, const struct exercise *x)
{
    put_number(t, "from", x->from);
    put_number(t, "to", x->to);
    if (x->axis_name.n)
        put_str(t, "axis", x->axis_name);
}

static void write_forecast(struct text *t, const struct exercise *x)
{
    put_bool(t, "outcome", x->outcome);
}

static void write_pool(struct text *t, const struct exercise *x)
{
    put_number(t, "pick", x->pick);
    put_open(t, "exercises", '[');
    for (size_t i = 0; i < x->member_count; i++) {
        put_next(t);
        text_json(t, x->members[i]->name);
    }
    text_byte(t, ']');
}

static void write_nothing(struct text *t, const struct exercise *x)
{
    (void)t;
    (void)x;
}

static void (*const writers[KINDS])(struct text *t, const struct exercise *x) =
    {[KIND_choice] = write_choice,     [KIND_order] = write_order,
     [KIND_match] = write_match,       [KIND_sort] = write_sort,
     [KIND_gaps] = write_gaps,         [KIND_text] = write_text,
     [KIND_number] = write_number,     [KIND_scale] = write_scale,
     [KIND_reflect] = write_reflect,   [KIND_forecast] = write_forecast,
     [KIND_silence] = write_silence,   [KIND_cues] = write_cues,
     [KIND_dialogue] = write_dialogue, [KIND_pool] = write_pool,
     [KIND_feedback] = write_nothing};

void put_kind(struct text *t, const struct exercise *x)
{
    writers[x->kind](t, x);
}
