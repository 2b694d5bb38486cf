#include "model/table.h"

#include "model/course.h"

// Separates the members of an object or array: a comma before all but the
// first.
static void separate(struct text *t)
{
    char last = t->n ? t->at[t->n - 1] : '{';
    if (last != '{' && last != '[' && last != ':')
        text_byte(t, ',');
}

static void key(struct text *t, const char *name)
{
    separate(t);
    text_json(t, str_of(name));
    text_byte(t, ':');
}

static void put_str(struct text *t, const char *name, Str value)
{
    key(t, name);
    text_json(t, value);
}

static void put_number(struct text *t, const char *name, double value)
{
    key(t, name);
    text_number(t, value);
}

static void put_bool(struct text *t, const char *name, bool value)
{
    key(t, name);
    text_puts(t, value ? "true" : "false");
}

static void write_options(struct text *t, const struct option *options,
                          size_t n)
{
    key(t, "options");
    text_byte(t, '[');
    for (size_t i = 0; i < n; i++) {
        separate(t);
        text_byte(t, '{');
        if (options[i].box == BOX_POINTS)
            put_number(t, "points", options[i].points);
        else if (options[i].box == BOX_LEVEL)
            put_str(t, "level", options[i].level_name);
        else
            put_bool(t, "right", options[i].box == BOX_RIGHT);
        text_byte(t, '}');
    }
    text_byte(t, ']');
}

static void write_choice(struct text *t, const struct exercise *x)
{
    put_bool(t, "many", x->many);
    put_bool(t, "shuffle", x->shuffle);
    write_options(t, x->options, x->option_count);
}

static void write_reflect(struct text *t, const struct exercise *x)
{
    put_number(t, "bytes", (double)exercise_room(x));
}

static void write_silence(struct text *t, const struct exercise *x)
{
    put_number(t, "seconds", x->seconds);
    put_bool(t, "open", x->open);
    if (x->open)
        put_number(t, "bytes", (double)exercise_room(x));
    key(t, "line");
    text_byte(t, '[');
    for (size_t i = 0; i < x->moment_count; i++) {
        separate(t);
        text_number(t, x->moments[i].seconds);
    }
    text_byte(t, ']');
    write_options(t, x->options, x->option_count);
}

static void write_cues(struct text *t, const struct exercise *x)
{
    static const char *const boxes[] = {
        [BOX_NONE] = "", [BOX_EMPTY] = " ", [BOX_RIGHT] = "x",
        [BOX_DECISION] = "!", [BOX_POINTS] = " ", [BOX_LEVEL] = " "};
    put_bool(t, "live", x->live);
    key(t, "lines");
    text_byte(t, '[');
    for (size_t i = 0; i < x->cue_line_count; i++) {
        separate(t);
        text_byte(t, '{');
        put_str(t, "box", str_of(boxes[x->cue_lines[i].box]));
        text_byte(t, '}');
    }
    text_byte(t, ']');
    write_options(t, x->options, x->option_count);
}

static void write_moves(struct text *t, const struct reply *r)
{
    key(t, "move");
    text_byte(t, '{');
    for (size_t i = 0; i < r->move_count; i++) {
        separate(t);
        text_json(t, r->moves[i].axis_name);
        text_byte(t, ':');
        text_number(t, r->moves[i].by);
    }
    text_byte(t, '}');
}

static void write_conditions(struct text *t, const struct reply *r)
{
    key(t, "if");
    text_byte(t, '[');
    for (size_t i = 0; i < r->test_count; i++) {
        separate(t);
        text_byte(t, '{');
        put_str(t, "axis", r->tests[i].axis_name);
        put_str(t, "op", str_of(r->tests[i].op));
        put_number(t, "value", r->tests[i].value);
        text_byte(t, '}');
    }
    text_byte(t, ']');
}

static void write_reply(struct text *t, const struct reply *r)
{
    separate(t);
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
        key(t, "after");
        text_byte(t, '[');
        for (size_t i = 0; i < r->after_count; i++) {
            separate(t);
            text_json(t, r->after[i].name);
        }
        text_byte(t, ']');
    }
    text_byte(t, '}');
}

static void write_dialogue(struct text *t, const struct exercise *x)
{
    put_number(t, "start", x->start < 0 ? 0 : x->start);
    put_bool(t, "back", x->back);
    key(t, "scenes");
    text_byte(t, '[');
    for (size_t i = 0; i < x->scene_count; i++) {
        const struct scene *s = &x->scenes[i];
        separate(t);
        text_byte(t, '{');
        put_str(t, "name", s->name);
        if (s->ending.n)
            put_str(t, "end", s->ending);
        key(t, "replies");
        text_byte(t, '[');
        for (size_t k = 0; k < s->reply_count; k++)
            write_reply(t, &s->replies[k]);
        text_puts(t, "]}");
    }
    text_byte(t, ']');
}

static void (*const writers[KINDS])(struct text *t, const struct exercise *x) =
    {[KIND_choice] = write_choice,   [KIND_reflect] = write_reflect,
     [KIND_silence] = write_silence, [KIND_cues] = write_cues,
     [KIND_dialogue] = write_dialogue};

static void write_exercise(struct text *t, const struct exercise *x)
{
    separate(t);
    text_byte(t, '{');
    put_str(t, "name", x->name);
    put_str(t, "kind", str_of(kind_row(x->kind)->name));
    if (x->level_name.n)
        put_str(t, "level", x->level_name);
    if (x->points != 1)
        put_number(t, "points", x->points);
    if (x->attempts)
        put_number(t, "attempts", x->attempts);
    if (!x->required)
        put_bool(t, "required", false);
    if (x->hint_count)
        put_number(t, "hints", (double)x->hint_count);
    if (x->hint_cost > 0)
        put_number(t, "hintCost", x->hint_cost);
    if (writers[x->kind])
        writers[x->kind](t, x);
    text_byte(t, '}');
}

static void write_lesson(struct text *t, const struct course *c,
                         const struct lesson *l)
{
    separate(t);
    text_byte(t, '{');
    put_str(t, "id", l->id);
    key(t, "exercises");
    text_byte(t, '[');
    for (size_t i = 0; i < l->origin->exercise_count; i++)
        write_exercise(t, &l->origin->exercises[i]);
    text_byte(t, ']');
    key(t, "rules");
    const struct lua_block *rules = &l->origin->rules;
    if (rules->text.at) {
        text_byte(t, '{');
        put_str(t, "name", course_path(c, rules->source));
        put_number(t, "line", (double)rules->line);
        put_str(t, "text", rules->text);
        text_byte(t, '}');
    } else {
        text_puts(t, "null");
    }
    text_byte(t, '}');
}

static void write_pass(struct text *t, const struct course *c)
{
    key(t, "pass");
    if (c->pass_mark == PASS_NONE) {
        text_puts(t, "null");
        return;
    }
    text_byte(t, '{');
    put_number(t, c->pass_mark == PASS_SHARE ? "share" : "points",
               c->pass_value);
    text_byte(t, '}');
}

void table_write(struct text *t, const struct course *c)
{
    text_byte(t, '{');
    put_number(t, "v", 1);
    put_str(t, "id", c->id);
    put_str(t, "version", c->version);
    key(t, "levels");
    text_byte(t, '[');
    for (size_t i = 0; i < c->level_count; i++) {
        separate(t);
        text_json(t, c->levels[i].id);
    }
    text_byte(t, ']');
    key(t, "axes");
    text_byte(t, '[');
    for (size_t i = 0; i < c->axis_count; i++) {
        separate(t);
        text_json(t, c->axes[i].id);
    }
    text_byte(t, ']');
    put_str(t, "onfail", c->fail_is_incomplete ? STR("incomplete")
                                               : STR("failed"));
    write_pass(t, c);
    key(t, "lessons");
    text_byte(t, '[');
    for (size_t i = 0; i < c->lesson_count; i++)
        if (!c->lessons[i]->glossary)
            write_lesson(t, c, c->lessons[i]);
    text_puts(t, "]}");
}
