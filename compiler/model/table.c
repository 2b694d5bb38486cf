#include "model/table.h"

#include "model/sco.h"
#include "model/table_parts.h"

// Separates the members of an object or array: a comma before all but the
// first.
void put_next(struct text *t)
{
    char last = t->n ? t->at[t->n - 1] : '{';
    if (last != '{' && last != '[' && last != ':')
        text_byte(t, ',');
}

void put_key(struct text *t, const char *name)
{
    put_next(t);
    text_json(t, str_of(name));
    text_byte(t, ':');
}

void put_open(struct text *t, const char *name, char bracket)
{
    put_key(t, name);
    text_byte(t, bracket);
}

void put_str(struct text *t, const char *name, Str value)
{
    put_key(t, name);
    text_json(t, value);
}

void put_number(struct text *t, const char *name, double value)
{
    put_key(t, name);
    text_number(t, value);
}

void put_bool(struct text *t, const char *name, bool value)
{
    put_key(t, name);
    text_puts(t, value ? "true" : "false");
}

static void write_exercise(struct text *t, const struct exercise *x)
{
    put_next(t);
    text_byte(t, '{');
    put_str(t, "name", x->name);
    put_str(t, "kind", str_of(kind_row(x->kind)->name));
    if (x->was.n)
        put_str(t, "was", x->was);
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
    put_kind(t, x);
    put_shape(t, x);
    text_byte(t, '}');
}

static void write_lesson(struct text *t, const struct course *c,
                         const struct lesson *l)
{
    put_next(t);
    text_byte(t, '{');
    put_str(t, "id", l->id);
    put_open(t, "exercises", '[');
    for (size_t i = 0; i < l->origin->exercise_count; i++)
        write_exercise(t, &l->origin->exercises[i]);
    text_byte(t, ']');
    put_key(t, "rules");
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

// Only of the levels that have one.
static void write_mastery(struct text *t, const struct course *c)
{
    bool open = false;
    for (size_t i = 0; i < c->level_count; i++) {
        if (c->levels[i].mastery <= 0)
            continue;
        if (!open)
            put_open(t, "mastery", '{');
        open = true;
        put_next(t);
        text_json(t, c->levels[i].id);
        text_byte(t, ':');
        text_number(t, c->levels[i].mastery);
    }
    if (open)
        text_byte(t, '}');
}

static void write_pass(struct text *t, const struct course *c)
{
    put_key(t, "pass");
    if (c->pass_mark == PASS_NONE) {
        text_puts(t, "null");
        return;
    }
    text_byte(t, '{');
    put_number(t, c->pass_mark == PASS_SHARE ? "share" : "points",
               c->pass_value);
    text_byte(t, '}');
}

static void write_head(struct text *t, const struct course *c)
{
    text_byte(t, '{');
    put_number(t, "v", 1);
    put_str(t, "id", c->id);
    put_str(t, "version", c->version);
    put_open(t, "levels", '[');
    for (size_t i = 0; i < c->level_count; i++) {
        put_next(t);
        text_json(t, c->levels[i].id);
    }
    text_byte(t, ']');
    write_mastery(t, c);
    put_open(t, "axes", '[');
    for (size_t i = 0; i < c->axis_count; i++) {
        put_next(t);
        text_json(t, c->axes[i].id);
    }
    text_byte(t, ']');
    put_str(t, "onfail", c->fail_is_incomplete ? STR("incomplete")
                                               : STR("failed"));
}

void table_write(struct text *t, const struct course *c)
{
    write_head(t, c);
    write_pass(t, c);
    put_open(t, "lessons", '[');
    for (size_t i = 0; i < c->lesson_count; i++)
        if (!c->lessons[i]->glossary)
            write_lesson(t, c, c->lessons[i]);
    text_puts(t, "]}");
}

static void write_tells(struct text *t, const struct course *c,
                        const struct sco *sco)
{
    static const char *const keys[] = {
        [SIGNAL_PASSED] = "passed",
        [SIGNAL_UNLOCK] = "unlocked",
        [SIGNAL_ROUTE] = "route"};
    put_open(t, "tells", '[');
    for (size_t i = 0; i < sco->tell_count; i++) {
        const struct signal *s = &sco->tells[i];
        put_next(t);
        text_byte(t, '{');
        put_str(t, "id", signal_name(c, s));
        put_str(t, "lesson", s->about->id);
        put_str(t, "key", str_of(keys[s->kind]));
        text_byte(t, '}');
    }
    text_byte(t, ']');
}

void table_write_sco(struct text *t, const struct course *c,
                     const struct lesson *sco)
{
    write_head(t, c);
    put_str(t, "sco", sco->id);
    put_key(t, "pass");
    text_puts(t, "null");
    write_tells(t, c, sco->sco);
    put_open(t, "lessons", '[');
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct lesson *l = c->lessons[i];
        if (l == sco) {
            write_lesson(t, c, l);
        } else if (!l->glossary) {
            put_next(t);
            text_byte(t, '{');
            put_str(t, "id", l->id);
            text_puts(t, ",\"exercises\":[],\"rules\":null}");
        }
    }
    text_puts(t, "]}");
}
