#include "emit/form.h"

void form_put(struct prose *w, const char *html)
{
    text_puts(w->out, html);
}

void form_text(struct prose *w, Str s)
{
    text_html(w->out, s);
}

void form_attribute(struct prose *w, const char *name, Str value)
{
    text_format(w->out, " %s=\"", name);
    form_text(w, value);
    form_put(w, "\"");
}

void form_number(struct prose *w, const char *name, double value)
{
    text_format(w->out, " %s=\"", name);
    text_number(w->out, value);
    form_put(w, "\"");
}

void form_feedback(struct prose *w, struct cmark_node *quote)
{
    if (!quote)
        return;
    form_put(w, "<div class=\"option-feedback\" hidden>");
    prose_inside(w, quote);
    form_put(w, "</div>");
}

void form_fieldset(struct prose *w, const struct exercise *x,
                   const char *class)
{
    text_format(w->out, "<fieldset%s%s%s><legend class=\"sr-only\">",
                class ? " class=\"" : "", class ? class : "",
                class ? "\"" : "");
    form_text(w, x->title);
    form_put(w, "</legend>");
}
