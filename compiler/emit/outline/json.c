// json.c - the outline for programs. Levels, axes, kinds and ideas go
// by their ids; what is zero is left out where ids are keys.
#include "emit/outline/outline.h"

struct json {
    struct text *out;
    bool first; // of an object or a list
};

static void key(struct json *j, Str name)
{
    text_puts(j->out, j->first ? "" : ",");
    j->first = false;
    text_json(j->out, name);
    text_byte(j->out, ':');
}

static void open(struct json *j, const char *name, char bracket)
{
    if (*name)
        key(j, str_of(name));
    else
        text_puts(j->out, j->first ? "" : ",");
    text_byte(j->out, bracket);
    j->first = true;
}

static void close(struct json *j, char bracket)
{
    text_byte(j->out, bracket);
    j->first = false;
}

static void put_number(struct json *j, Str name, double value)
{
    key(j, name);
    text_number(j->out, value);
}

static void put_text(struct json *j, const char *name, Str value)
{
    key(j, str_of(name));
    text_json(j->out, value);
}

static void put_levels(struct json *j, const struct course *c,
                       const struct outline_part *p)
{
    open(j, "levels", '{');
    for (size_t i = 0; i < c->level_count; i++) {
        key(j, c->levels[i].id);
        j->first = true;
        text_byte(j->out, '{');
        put_number(j, STR("exercises"), (double)p->levels[i]);
        put_number(j, STR("boxes"), (double)p->boxes[i]);
        put_number(j, STR("replies"), (double)p->replies[i]);
        put_number(j, STR("forecasts"), (double)p->forecasts[i]);
        put_number(j, STR("points"), p->level_points[i]);
        close(j, '}');
    }
    close(j, '}');
}

static void put_axes(struct json *j, const struct course *c,
                     const size_t *low, const size_t *high)
{
    open(j, "axes", '{');
    for (size_t i = 0; i < c->axis_count; i++) {
        if (!low[i] && !high[i])
            continue;
        key(j, c->axes[i].id);
        j->first = true;
        text_byte(j->out, '{');
        put_number(j, STR("low"), (double)low[i]);
        put_number(j, STR("high"), (double)high[i]);
        close(j, '}');
    }
    close(j, '}');
}

static void put_part(struct json *j, const struct course *c,
                     const struct outline_part *p)
{
    put_number(j, STR("minutes"), p->minutes);
    put_number(j, STR("count"), (double)p->exercises);
    put_number(j, STR("points"), p->points);
    open(j, "kinds", '{');
    for (size_t i = 0; i < KINDS; i++)
        if (p->kinds[i])
            put_number(j, str_of(kind_row((enum kind)i)->name),
                       (double)p->kinds[i]);
    close(j, '}');
    put_levels(j, c, p);
    put_axes(j, c, p->low, p->high);
    open(j, "ideas", '{');
    for (size_t i = 0; i < IDEAS; i++)
        put_number(j, str_of(idea_row((enum outline_idea)i)->id),
                   (double)p->ideas[i]);
    close(j, '}');
}

static void put_exercise(struct json *j, const struct course *c,
                         const struct outline_exercise *e)
{
    text_puts(j->out, j->first ? "\n" : ",\n");
    j->first = true;
    text_byte(j->out, '{');
    put_text(j, "name", e->x->name);
    put_text(j, "kind", str_of(kind_row(e->x->kind)->name));
    put_text(j, "title", e->x->title);
    if (e->x->pool)
        put_text(j, "pool", e->x->pool->name);
    open(j, "levels", '[');
    for (size_t i = 0; i < c->level_count; i++) {
        if (!e->levels[i])
            continue;
        text_puts(j->out, j->first ? "" : ",");
        j->first = false;
        text_json(j->out, c->levels[i].id);
    }
    close(j, ']');
    put_axes(j, c, e->low, e->high);
    close(j, '}');
}

static void put_lesson(struct json *j, const struct outline *o, size_t lesson)
{
    const struct lesson *l = o->parts[lesson].lesson;
    text_puts(j->out, j->first ? "\n" : ",\n");
    j->first = true;
    text_byte(j->out, '{');
    put_text(j, "id", l->id);
    put_text(j, "title", l->origin->title);
    put_part(j, o->c, &o->parts[lesson]);
    open(j, "exercises", '[');
    for (size_t i = 0; i < o->exercise_count; i++)
        if (o->exercises[i].lesson == lesson)
            put_exercise(j, o->c, &o->exercises[i]);
    close(j, ']');
    close(j, '}');
}

void outline_json(const struct outline *o, struct text *out)
{
    struct json j = {out, true};
    const struct course *c = o->c;
    open(&j, "", '{');
    put_text(&j, "id", c->id);
    put_text(&j, "title", c->title.in[0]);
    put_text(&j, "version", c->version);
    open(&j, "lessons", '[');
    for (size_t i = 0; i < o->n; i++)
        put_lesson(&j, o, i);
    close(&j, ']');
    text_byte(out, '\n');
    open(&j, "all", '{');
    put_part(&j, c, &o->all);
    close(&j, '}');
    open(&j, "missing", '[');
    for (size_t i = 0; i < o->missing_count; i++) {
        text_puts(out, i ? ",\n" : "\n");
        j.first = true;
        text_byte(out, '{');
        put_text(&j, "id", str_of(o->missing[i].id));
        if (o->missing[i].about.n)
            put_text(&j, "about", o->missing[i].about);
        put_text(&j, "sentence", o->missing[i].sentence);
        close(&j, '}');
    }
    close(&j, ']');
    close(&j, '}');
    text_byte(out, '\n');
}
