// exercise_asking.c - the kinds that ask for one thing: a word, a number, a
// place on a scale, a probability; and the pool, which asks several.
//
// The answers that are accepted are nowhere in the markup, only what the
// author says about them.
#include "emit/exercise_asking.h"

#include <stdlib.h>

#include "emit/exercise.h"
#include "emit/form.h"

// The id of the exercise's field, as the attribute `name`.
static void put_id(struct prose *w, const char *name, const struct exercise *x)
{
    text_format(w->out, " %s=\"t-", name);
    form_text(w, x->name);
    form_put(w, "\"");
}

// The visible label is short; the question it belongs to is said with it.
static void put_label(struct prose *w, const struct exercise *x,
                      const char *key)
{
    form_put(w, "<label");
    put_id(w, "for", x);
    form_put(w, ">");
    word_html(w->out, w->words, key);
    form_put(w, "<span class=\"sr-only\">: ");
    form_text(w, x->title);
    form_put(w, "</span></label>\n");
}

// A field of one line in which nothing is helped, corrected or remembered.
static void put_input(struct prose *w, const struct exercise *x,
                      const char *mode)
{
    form_put(w, "<input type=\"text\"");
    put_id(w, "id", x);
    form_attribute(w, "inputmode", str_of(mode));
    form_put(w, " autocomplete=\"off\" autocapitalize=\"off\""
                " spellcheck=\"false\"");
}

void write_text(struct prose *w, const struct exercise *x)
{
    form_put(w, "<form class=\"answer\"><div class=\"field\">");
    put_label(w, x, "your_answer");
    put_input(w, x, "text");
    form_put(w, "></div>\n");
    for (size_t i = 0; i < x->option_count; i++) {
        if (!x->options[i].feedback)
            continue;
        text_format(w->out, "<div data-option=\"%zu\" hidden>", i + 1);
        prose_inside(w, x->options[i].feedback);
        form_put(w, "</div>\n");
    }
    form_put(w, "</form>\n");
}

void write_number(struct prose *w, const struct exercise *x)
{
    // The key pads of some phones that inputmode="decimal" brings up have
    // no minus sign.
    bool negative = x->origin->answer - x->origin->within < 0;
    form_put(w, "<form class=\"answer\"><div class=\"field\">");
    put_label(w, x, "your_number");
    put_input(w, x, negative ? "text" : "decimal");
    if (x->unit.n) {
        form_put(w, " aria-describedby=\"u-");
        form_text(w, x->name);
        form_put(w, "\"> <span class=\"unit\" id=\"u-");
        form_text(w, x->name);
        form_put(w, "\">");
        form_text(w, x->unit);
        form_put(w, "</span");
    }
    form_put(w, "></div></form>\n");
}

// What an end of a scale is called; it describes the step next to it.
static void put_end(struct prose *w, const struct exercise *x, size_t end)
{
    if (end >= x->group_count)
        return;
    text_format(w->out, "<p class=\"scale-end\" id=\"e%zu-", end + 1);
    form_text(w, x->name);
    form_put(w, "\">");
    prose_item_head(w, x->groups[end].node);
    form_put(w, "</p>\n");
}

static void put_step(struct prose *w, const struct exercise *x, int step)
{
    size_t end = step == x->from ? 0 : step == x->to ? 1 : x->group_count;
    form_put(w, "<label class=\"step\"><input type=\"radio\"");
    form_attribute(w, "name", x->name);
    form_number(w, "value", step);
    if (end < x->group_count) {
        text_format(w->out, " aria-describedby=\"e%zu-", end + 1);
        form_text(w, x->name);
        form_put(w, "\"");
    }
    text_format(w->out, "> <span class=\"step-number\">%s%d</span></label>\n",
                step < 0 ? "\xE2\x88\x92" : "", abs(step));
}

void write_scale(struct prose *w, const struct exercise *x)
{
    form_put(w, "<form class=\"answer\">");
    form_fieldset(w, x, NULL);
    form_put(w, "\n<div class=\"scale\">\n");
    put_end(w, x, 0);
    form_put(w, "<div class=\"steps\">\n");
    for (int step = x->from; step <= x->to; step++)
        put_step(w, x, step);
    form_put(w, "</div>\n");
    put_end(w, x, 1);
    form_put(w, "</div></fieldset></form>\n");
}

void write_forecast(struct prose *w, const struct exercise *x)
{
    form_put(w, "<form class=\"answer\"><div class=\"field forecast\">");
    put_label(w, x, "your_forecast");
    form_put(w, "<input type=\"range\"");
    put_id(w, "id", x);
    form_put(w, " min=\"0\" max=\"100\" step=\"5\" value=\"50\">\n"
                "<p class=\"forecast-ends\" aria-hidden=\"true\"><span>");
    word_html(w->out, w->words, "chance_none");
    form_put(w, "</span> <span>");
    word_html(w->out, w->words, "chance_all");
    form_put(w, "</span></p></div></form>\n");
}

void write_pool(struct prose *w, const struct exercise *x)
{
    for (size_t i = 0; i < x->member_count; i++)
        emit_exercise(w, x->members[i]);
}
