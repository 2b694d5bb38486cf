// form.h - what the forms of all exercises are written with.
#ifndef EMIT_FORM_H
#define EMIT_FORM_H

#include "emit/prose.h"

void form_put(struct prose *w, const char *html);
void form_text(struct prose *w, Str s); // escaped

// One more attribute of the tag that is open.
void form_attribute(struct prose *w, const char *name, Str value);
void form_number(struct prose *w, const char *name, double value);

// The author's quote under an option or an item, hidden; NULL: nothing.
void form_feedback(struct prose *w, struct cmark_node *quote);

// Opens <fieldset> with the exercise's title as its unseen legend; `class`
// may be NULL.
void form_fieldset(struct prose *w, const struct exercise *x,
                   const char *class);

#endif
