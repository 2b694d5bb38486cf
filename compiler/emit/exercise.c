#include "emit/exercise.h"

#include "emit/client.h"
#include "emit/exercise_asking.h"
#include "emit/exercise_placing.h"
#include "emit/form.h"

// Level, points and attempts, as far as they apply. What is drawn counts
// through its pool only.
static void put_badges(struct prose *w, const struct exercise *x)
{
    const struct course *c = x->page->course;
    if (x->kind == KIND_feedback)
        return;
    form_put(w, "<p class=\"badges\">");
    if (x->level != NOWHERE && !x->pool) {
        form_put(w, "<span class=\"badge level\"");
        form_attribute(w, "data-level", c->levels[x->level].id);
        form_put(w, ">");
        form_text(w, localized(&c->levels[x->level].name, w->page->language));
        form_put(w, "</span> ");
    }
    bool own_points = x->option_count && x->options[0].box == BOX_POINTS;
    if (exercise_scored(x) && !own_points && !x->pool) {
        form_put(w, "<span class=\"badge points\">");
        word_count(w->out, w->words, "points", x->points);
        form_put(w, "</span> ");
    }
    if (x->attempts) {
        form_put(w, "<span class=\"badge attempts\">");
        word_count(w->out, w->words, "attempts", x->attempts);
        form_put(w, "</span> ");
    }
    if (x->kind == KIND_pool) {
        form_put(w, "<span class=\"badge drawn\">");
        word_count(w->out, w->words, "drawn", x->pick);
        form_put(w, "</span> ");
    }
    if (!x->required && !x->pool) {
        form_put(w, "<span class=\"badge optional\">");
        word_html(w->out, w->words, "optional");
        form_put(w, "</span>");
    }
    form_put(w, "</p>\n");
}

// <label><input> text</label>: the whole line can be pressed.
static void put_choice(struct prose *w, const struct option *o, size_t number,
                       const char *type, Str group)
{
    text_format(w->out, "<label><input type=\"%s\"", type);
    form_attribute(w, "name", group);
    form_number(w, "value", (double)number);
    form_put(w, "> <span class=\"option-text\">");
    prose_item_head(w, o->item);
    form_put(w, "</span></label>");
    prose_item_tail(w, o->item, o->feedback);
    form_feedback(w, o->feedback);
}

static void put_options(struct prose *w, const struct exercise *x, bool many,
                        Str group)
{
    form_put(w, many ? "<ul class=\"options\">\n" : "<ol class=\"options\">\n");
    for (size_t i = 0; i < x->option_count; i++) {
        text_format(w->out, "<li class=\"option\" data-option=\"%zu\">",
                    i + 1);
        put_choice(w, &x->options[i], i + 1, many ? "checkbox" : "radio",
                   group);
        form_put(w, "</li>\n");
    }
    form_put(w, many ? "</ul>" : "</ol>");
}

static void put_field(struct prose *w, const struct exercise *x,
                      const char *key, size_t rows)
{
    struct text id = {0};
    text_format(&id, "t-%.*s", STR_ARG(x->name));
    form_put(w, key ? "<label" : "<label class=\"sr-only\"");
    form_attribute(w, "for", text_str(&id));
    form_put(w, ">");
    if (key)
        word_html(w->out, w->words, key);
    else
        form_text(w, x->title);
    form_put(w, "</label><textarea");
    form_attribute(w, "id", text_str(&id));
    form_number(w, "rows", (double)rows);
    form_number(w, "data-bytes", (double)exercise_room(x));
    form_put(w, "></textarea>");
    text_clear(&id);
}

static void write_choice(struct prose *w, const struct exercise *x)
{
    form_put(w, "<form class=\"answer\">");
    form_fieldset(w, x, NULL);
    put_options(w, x, x->many, x->name);
    form_put(w, "</fieldset></form>\n");
}

static void write_reflect(struct prose *w, const struct exercise *x)
{
    form_put(w, "<form class=\"answer\">");
    put_field(w, x, NULL, (size_t)x->lines);
    form_put(w, "</form>\n");
    if (!x->example)
        return;
    form_put(w, "<details class=\"example\"><summary>");
    word_html(w->out, w->words, "example");
    form_put(w, "</summary>\n");
    prose_inside(w, x->example);
    form_put(w, "</details>\n");
}

static void put_timeline(struct prose *w, const struct exercise *x)
{
    if (!x->moment_count)
        return;
    form_put(w, "<ol class=\"timeline\">\n");
    for (size_t i = 0; i < x->moment_count; i++) {
        const struct moment *m = &x->moments[i];
        struct text seconds = {0};
        form_put(w, "<li");
        form_number(w, "data-at", m->seconds);
        form_put(w, "><span class=\"at\">");
        number_html(&seconds, w->words, m->seconds);
        word_with(w->out, w->words, "seconds_short", "n", text_str(&seconds));
        form_put(w, "</span> ");
        prose_item(w, m->item, NULL);
        form_put(w, "</li>\n");
        text_clear(&seconds);
    }
    form_put(w, "</ol>\n");
}

static void write_silence(struct prose *w, const struct exercise *x)
{
    if (x->option_count || x->open)
        form_put(w, "<form class=\"answer\">");
    if (x->open) {
        put_field(w, x, "your_question", 2);
    } else if (x->option_count) {
        form_fieldset(w, x, "ask");
        put_options(w, x, false, x->name);
        form_put(w, "</fieldset>");
    }
    if (x->option_count || x->open)
        form_put(w, "</form>\n");
    put_timeline(w, x);
    if (x->broken) {
        form_put(w, "<div class=\"broken\" hidden>");
        prose_inside(w, x->broken);
        form_put(w, "</div>\n");
    }
}

static void put_line(struct prose *w, const struct exercise *x, size_t i)
{
    const struct option *o = &x->cue_lines[i];
    text_format(w->out, "<li class=\"line\" data-line=\"%zu\"", i + 1);
    if (x->call)
        form_number(w, "data-begin", o->begin);
    form_put(w, ">");
    if (o->box == BOX_NONE) {
        prose_item(w, o->item, NULL);
    } else {
        form_put(w, "<label><input type=\"checkbox\"");
        form_attribute(w, "name", x->name);
        form_number(w, "value", (double)(i + 1));
        form_put(w, "> <span class=\"line-text\">");
        prose_item_head(w, o->item);
        form_put(w, "</span></label>");
        prose_item_tail(w, o->item, o->feedback);
        form_feedback(w, o->feedback);
    }
    form_put(w, "</li>\n");
}

static void write_cues(struct prose *w, const struct exercise *x)
{
    form_put(w, "<form class=\"answer\">");
    form_fieldset(w, x, NULL);
    form_put(w, "<ol class=\"lines\">\n");
    for (size_t i = 0; i < x->cue_line_count; i++)
        put_line(w, x, i);
    form_put(w, "</ol></fieldset>\n");
    if (x->option_count) {
        struct text group = {0};
        text_format(&group, "%.*s-reply", STR_ARG(x->name));
        form_put(w, "<fieldset class=\"reply\"><legend>");
        word_html(w->out, w->words, "your_reply");
        form_put(w, "</legend>");
        put_options(w, x, false, text_str(&group));
        form_put(w, "</fieldset>");
        text_clear(&group);
    }
    form_put(w, "</form>\n");
}

static void put_scene_id(struct prose *w, const struct exercise *x,
                         const struct scene *s)
{
    form_text(w, x->name);
    form_put(w, "-");
    form_text(w, s->name);
}

static void put_reply(struct prose *w, const struct exercise *x,
                      const struct reply *r, size_t number)
{
    text_format(w->out, "<li data-reply=\"%zu\"><a href=\"#", number);
    put_scene_id(w, x, &x->scenes[r->to]);
    form_put(w, "\">");
    prose_inlines(w, r->link);
    form_put(w, "</a></li>\n");
}

// What may be behind what the client says; without a script each name opens
// what the author says of it.
static void put_resistance(struct prose *w, const struct scene *s)
{
    form_put(w, "<ol class=\"resistance\">\n");
    for (size_t i = 0; i < s->option_count; i++) {
        const struct option *o = &s->options[i];
        text_format(w->out, "<li data-option=\"%zu\">", i + 1);
        form_put(w, o->feedback ? "<details><summary>" : "");
        form_put(w, "<span class=\"option-text\">");
        prose_item_head(w, o->item);
        form_put(w, o->feedback ? "</span></summary>\n" : "</span>");
        prose_item_tail(w, o->item, o->feedback);
        if (o->feedback)
            prose_inside(w, o->feedback);
        form_put(w, o->feedback ? "</details></li>\n" : "</li>\n");
    }
    form_put(w, "</ol>\n");
}

static void put_scene(struct prose *w, const struct exercise *x,
                      const struct scene *s)
{
    form_put(w, "<section class=\"scene\" id=\"");
    put_scene_id(w, x, s);
    form_put(w, "\"");
    form_attribute(w, "data-scene", s->name);
    if (s->ending.n)
        form_attribute(w, "data-end", s->ending);
    form_put(w, ">");
    prose_heading(w, s->heading, s->depth);
    prose_list(w, s->prose, s->prose_count);
    if (s->option_count)
        put_resistance(w, s);
    if (s->reply_count)
        form_put(w, "<ul class=\"replies\">\n");
    for (size_t i = 0; i < s->reply_count; i++)
        put_reply(w, x, &s->replies[i], i + 1);
    form_put(w, s->reply_count ? "</ul></section>\n" : "</section>\n");
}

static void write_dialogue(struct prose *w, const struct exercise *x)
{
    form_put(w, "<div class=\"scenes\">\n");
    for (size_t i = 0; i < x->scene_count; i++)
        put_scene(w, x, &x->scenes[i]);
    form_put(w, "</div>\n");
}

static void write_nothing(struct prose *w, const struct exercise *x)
{
    (void)w;
    (void)x;
}

// Attributes of the section that only one kind has.

static void silence_data(struct prose *w, const struct exercise *x)
{
    form_number(w, "data-seconds", x->seconds);
    if (x->again > 0)
        form_number(w, "data-again", x->again);
    form_put(w, x->mic ? " data-mic=\"offer\"" : " data-mic=\"never\"");
}

static void cues_data(struct prose *w, const struct exercise *x)
{
    if (x->live)
        form_put(w, " data-live");
    const size_t decisions = exercise_decisions(x);
    if (decisions == 1)
        form_put(w, " data-decision");
    else if (decisions)
        form_number(w, "data-decision", (double)decisions);
}

static void dialogue_data(struct prose *w, const struct exercise *x)
{
    form_put(w, x->back ? " data-back=\"yes\"" : " data-back=\"no\"");
    if (x->client.n && !x->client_count)
        form_attribute(w, "data-client", x->client);
    for (size_t i = 0; i < x->client_count; i++) {
        const struct persona *p = x->clients[i];
        struct text name = {0};
        text_format(&name, "data-client-%.*s", STR_ARG(p->id));
        form_attribute(w, name.at, client_name(w, p));
        text_clear(&name);
    }
}

static const struct {
    void (*data)(struct prose *w, const struct exercise *x);
    void (*write)(struct prose *w, const struct exercise *x);
} kinds[KINDS] = {
    [KIND_choice] = {write_nothing, write_choice},
    [KIND_order] = {write_nothing, write_order},
    [KIND_match] = {write_nothing, write_match},
    [KIND_sort] = {write_nothing, write_sort},
    [KIND_gaps] = {write_nothing, write_gaps},
    [KIND_text] = {write_nothing, write_text},
    [KIND_number] = {write_nothing, write_number},
    [KIND_scale] = {write_nothing, write_scale},
    [KIND_forecast] = {write_nothing, write_forecast},
    [KIND_pool] = {write_nothing, write_pool},
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
    form_put(w, "<div class=\"hints\">\n");
    for (size_t i = 0; i < x->hint_count; i++) {
        text_format(w->out,
                    "<details class=\"hint\" data-hint=\"%zu\"><summary>",
                    i + 1);
        word_count(w->out, w->words, "hint", (double)(i + 1));
        form_put(w, "</summary>\n");
        prose_inside(w, x->hints[i]);
        form_put(w, "</details>\n");
    }
    form_put(w, "</div>\n");
}

static void open_section(struct prose *w, const struct exercise *x)
{
    bool feedback = x->kind == KIND_feedback;
    form_put(w, "<section class=\"exercise");
    form_put(w, feedback ? " feedback" : x->kind == KIND_pool ? " pool" : "");
    form_put(w, "\" id=\"x-");
    form_text(w, x->name);
    form_put(w, "\" data-exercise=\"");
    form_text(w, x->page->lesson->id);
    form_put(w, "/");
    form_text(w, x->name);
    form_put(w, "\"");
    form_attribute(w, "data-kind", str_of(kind_row(x->kind)->name));
    if (x->attempts)
        form_number(w, "data-attempts", x->attempts);
    kinds[x->kind].data(w, x);
    form_put(w, feedback ? " hidden>\n" : ">\n");
}

void emit_exercise(struct prose *w, const struct exercise *x)
{
    open_section(w, x);
    w->dialogue = x->kind == KIND_dialogue ? x : NULL;
    w->call = x->call;
    prose_heading(w, x->heading, x->depth);
    put_badges(w, x);
    if (x->kind != KIND_gaps) // whose form the prose is
        prose_list(w, x->prose, x->prose_count);
    kinds[x->kind].write(w, x);
    put_hints(w, x);
    w->dialogue = NULL;
    w->call = NULL;
    form_put(w, "</section>\n");
}
