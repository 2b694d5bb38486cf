#include "emit/exercise.h"

static void put(struct prose *w, const char *html)
{
    text_puts(w->out, html);
}

static void put_text(struct prose *w, Str s)
{
    text_html(w->out, s);
}

static void put_attribute(struct prose *w, const char *name, Str value)
{
    text_format(w->out, " %s=\"", name);
    put_text(w, value);
    put(w, "\"");
}

static void put_number(struct prose *w, const char *name, double value)
{
    text_format(w->out, " %s=\"", name);
    text_number(w->out, value);
    put(w, "\"");
}

// Level, points and attempts, as far as they apply.
static void put_badges(struct prose *w, const struct exercise *x)
{
    const struct course *c = x->page->course;
    if (x->kind == KIND_feedback)
        return;
    put(w, "<p class=\"badges\">");
    if (x->level != NOWHERE) {
        put(w, "<span class=\"badge level\"");
        put_attribute(w, "data-level", c->levels[x->level].id);
        put(w, ">");
        put_text(w, localized(&c->levels[x->level].name, w->page->language));
        put(w, "</span> ");
    }
    bool own_points = x->option_count && x->options[0].box == BOX_POINTS;
    if (exercise_scored(x) && !own_points) {
        put(w, "<span class=\"badge points\">");
        word_count(w->out, w->words, "points", x->points);
        put(w, "</span> ");
    }
    if (x->attempts) {
        put(w, "<span class=\"badge attempts\">");
        word_count(w->out, w->words, "attempts", x->attempts);
        put(w, "</span> ");
    }
    if (!x->required) {
        put(w, "<span class=\"badge optional\">");
        word_html(w->out, w->words, "optional");
        put(w, "</span>");
    }
    put(w, "</p>\n");
}

static void put_feedback(struct prose *w, const struct option *o)
{
    if (!o->feedback)
        return;
    put(w, "<div class=\"option-feedback\" hidden>");
    prose_inside(w, o->feedback);
    put(w, "</div>");
}

// <label><input> text</label>: the whole line can be pressed.
static void put_choice(struct prose *w, const struct option *o, size_t number,
                       const char *type, Str group)
{
    text_format(w->out, "<label><input type=\"%s\"", type);
    put_attribute(w, "name", group);
    put_number(w, "value", (double)number);
    put(w, "> <span class=\"option-text\">");
    prose_item_head(w, o->item);
    put(w, "</span></label>");
    prose_item_tail(w, o->item, o->feedback);
    put_feedback(w, o);
}

static void put_options(struct prose *w, const struct exercise *x, bool many,
                        Str group)
{
    put(w, many ? "<ul class=\"options\">\n" : "<ol class=\"options\">\n");
    for (size_t i = 0; i < x->option_count; i++) {
        text_format(w->out, "<li class=\"option\" data-option=\"%zu\">",
                    i + 1);
        put_choice(w, &x->options[i], i + 1, many ? "checkbox" : "radio",
                   group);
        put(w, "</li>\n");
    }
    put(w, many ? "</ul>" : "</ol>");
}

static void open_fieldset(struct prose *w, const struct exercise *x,
                          const char *class)
{
    text_format(w->out, "<fieldset%s%s%s><legend class=\"sr-only\">",
                class ? " class=\"" : "", class ? class : "",
                class ? "\"" : "");
    put_text(w, x->title);
    put(w, "</legend>");
}

static void put_field(struct prose *w, const struct exercise *x,
                      const char *key, size_t rows)
{
    struct text id = {0};
    text_format(&id, "t-%.*s", STR_ARG(x->name));
    put(w, key ? "<label" : "<label class=\"sr-only\"");
    put_attribute(w, "for", text_str(&id));
    put(w, ">");
    if (key)
        word_html(w->out, w->words, key);
    else
        put_text(w, x->title);
    put(w, "</label><textarea");
    put_attribute(w, "id", text_str(&id));
    put_number(w, "rows", (double)rows);
    put_number(w, "data-bytes", (double)exercise_room(x));
    put(w, "></textarea>");
    text_clear(&id);
}

static void write_choice(struct prose *w, const struct exercise *x)
{
    put(w, "<form class=\"answer\">");
    open_fieldset(w, x, NULL);
    put_options(w, x, x->many, x->name);
    put(w, "</fieldset></form>\n");
}

static void write_reflect(struct prose *w, const struct exercise *x)
{
    put(w, "<form class=\"answer\">");
    put_field(w, x, NULL, (size_t)x->lines);
    put(w, "</form>\n");
    if (!x->example)
        return;
    put(w, "<details class=\"example\"><summary>");
    word_html(w->out, w->words, "example");
    put(w, "</summary>\n");
    prose_inside(w, x->example);
    put(w, "</details>\n");
}

static void put_timeline(struct prose *w, const struct exercise *x)
{
    if (!x->moment_count)
        return;
    put(w, "<ol class=\"timeline\">\n");
    for (size_t i = 0; i < x->moment_count; i++) {
        const struct moment *m = &x->moments[i];
        struct text seconds = {0};
        put(w, "<li");
        put_number(w, "data-at", m->seconds);
        put(w, "><span class=\"at\">");
        number_html(&seconds, w->words, m->seconds);
        word_with(w->out, w->words, "seconds_short", "n", text_str(&seconds));
        put(w, "</span> ");
        prose_item(w, m->item, NULL);
        put(w, "</li>\n");
        text_clear(&seconds);
    }
    put(w, "</ol>\n");
}

static void write_silence(struct prose *w, const struct exercise *x)
{
    if (x->option_count || x->open)
        put(w, "<form class=\"answer\">");
    if (x->open) {
        put_field(w, x, "your_question", 2);
    } else if (x->option_count) {
        open_fieldset(w, x, "ask");
        put_options(w, x, false, x->name);
        put(w, "</fieldset>");
    }
    if (x->option_count || x->open)
        put(w, "</form>\n");
    put_timeline(w, x);
    if (x->broken) {
        put(w, "<div class=\"broken\" hidden>");
        prose_inside(w, x->broken);
        put(w, "</div>\n");
    }
}

static void put_line(struct prose *w, const struct exercise *x, size_t i)
{
    const struct option *o = &x->cue_lines[i];
    text_format(w->out, "<li class=\"line\" data-line=\"%zu\">", i + 1);
    if (o->box == BOX_NONE) {
        prose_item(w, o->item, NULL);
    } else {
        put(w, "<label><input type=\"checkbox\"");
        put_attribute(w, "name", x->name);
        put_number(w, "value", (double)(i + 1));
        put(w, "> <span class=\"line-text\">");
        prose_item_head(w, o->item);
        put(w, "</span></label>");
        prose_item_tail(w, o->item, o->feedback);
        put_feedback(w, o);
    }
    put(w, "</li>\n");
}

static void write_cues(struct prose *w, const struct exercise *x)
{
    put(w, "<form class=\"answer\">");
    open_fieldset(w, x, NULL);
    put(w, "<ol class=\"lines\">\n");
    for (size_t i = 0; i < x->cue_line_count; i++)
        put_line(w, x, i);
    put(w, "</ol></fieldset>\n");
    if (x->option_count) {
        struct text group = {0};
        text_format(&group, "%.*s-reply", STR_ARG(x->name));
        put(w, "<fieldset class=\"reply\"><legend>");
        word_html(w->out, w->words, "your_reply");
        put(w, "</legend>");
        put_options(w, x, false, text_str(&group));
        put(w, "</fieldset>");
        text_clear(&group);
    }
    put(w, "</form>\n");
}

static void put_scene_id(struct prose *w, const struct exercise *x,
                         const struct scene *s)
{
    put_text(w, x->name);
    put(w, "-");
    put_text(w, s->name);
}

static void put_reply(struct prose *w, const struct exercise *x,
                      const struct reply *r, size_t number)
{
    text_format(w->out, "<li data-reply=\"%zu\"><a href=\"#", number);
    put_scene_id(w, x, &x->scenes[r->to]);
    put(w, "\">");
    prose_inlines(w, r->link);
    put(w, "</a></li>\n");
}

static void put_scene(struct prose *w, const struct exercise *x,
                      const struct scene *s)
{
    put(w, "<section class=\"scene\" id=\"");
    put_scene_id(w, x, s);
    put(w, "\"");
    put_attribute(w, "data-scene", s->name);
    if (s->ending.n)
        put_attribute(w, "data-end", s->ending);
    put(w, ">");
    prose_heading(w, s->heading, s->depth);
    prose_list(w, s->prose, s->prose_count);
    if (s->reply_count)
        put(w, "<ul class=\"replies\">\n");
    for (size_t i = 0; i < s->reply_count; i++)
        put_reply(w, x, &s->replies[i], i + 1);
    put(w, s->reply_count ? "</ul></section>\n" : "</section>\n");
}

static void write_dialogue(struct prose *w, const struct exercise *x)
{
    put(w, "<div class=\"scenes\">\n");
    for (size_t i = 0; i < x->scene_count; i++)
        put_scene(w, x, &x->scenes[i]);
    put(w, "</div>\n");
}

static void write_nothing(struct prose *w, const struct exercise *x)
{
    (void)w;
    (void)x;
}

// Attributes of the section that only one kind has.

static void choice_data(struct prose *w, const struct exercise *x)
{
    if (x->shuffle)
        put(w, " data-shuffle");
}

static void silence_data(struct prose *w, const struct exercise *x)
{
    put_number(w, "data-seconds", x->seconds);
    put(w, x->mic ? " data-mic=\"offer\"" : " data-mic=\"never\"");
}

static void cues_data(struct prose *w, const struct exercise *x)
{
    if (x->live)
        put(w, " data-live");
    for (size_t i = 0; i < x->cue_line_count; i++)
        if (x->cue_lines[i].box == BOX_DECISION)
            put(w, " data-decision");
}

static void dialogue_data(struct prose *w, const struct exercise *x)
{
    put(w, x->back ? " data-back=\"yes\"" : " data-back=\"no\"");
    if (x->client.n)
        put_attribute(w, "data-client", x->client);
}

static const struct {
    void (*data)(struct prose *w, const struct exercise *x);
    void (*write)(struct prose *w, const struct exercise *x);
} kinds[KINDS] = {
    [KIND_choice] = {choice_data, write_choice},
    [KIND_reflect] = {write_nothing, write_reflect},
    [KIND_silence] = {silence_data, write_silence},
    [KIND_cues] = {cues_data, write_cues},
    [KIND_dialogue] = {dialogue_data, write_dialogue},
    [KIND_feedback] = {write_nothing, write_nothing},
};

static void put_hints(struct prose *w, const struct exercise *x)
{
    if (!x->hint_count)
        return;
    put(w, "<div class=\"hints\">\n");
    for (size_t i = 0; i < x->hint_count; i++) {
        text_format(w->out,
                    "<details class=\"hint\" data-hint=\"%zu\"><summary>",
                    i + 1);
        word_count(w->out, w->words, "hint", (double)(i + 1));
        put(w, "</summary>\n");
        prose_inside(w, x->hints[i]);
        put(w, "</details>\n");
    }
    put(w, "</div>\n");
}

static void open_section(struct prose *w, const struct exercise *x)
{
    bool feedback = x->kind == KIND_feedback;
    put(w, feedback ? "<section class=\"exercise feedback\" id=\"x-"
                    : "<section class=\"exercise\" id=\"x-");
    put_text(w, x->name);
    put(w, "\" data-exercise=\"");
    put_text(w, x->page->lesson->id);
    put(w, "/");
    put_text(w, x->name);
    put(w, "\"");
    put_attribute(w, "data-kind", str_of(kind_row(x->kind)->name));
    if (x->attempts)
        put_number(w, "data-attempts", x->attempts);
    kinds[x->kind].data(w, x);
    put(w, feedback ? " hidden>\n" : ">\n");
}

void emit_exercise(struct prose *w, const struct exercise *x)
{
    open_section(w, x);
    prose_heading(w, x->heading, x->depth);
    put_badges(w, x);
    prose_list(w, x->prose, x->prose_count);
    kinds[x->kind].write(w, x);
    put_hints(w, x);
    put(w, "</section>\n");
}
