// frame.h - what stands around the text of every page: the theme's
// page.html with its slots.
#ifndef EMIT_FRAME_H
#define EMIT_FRAME_H

#include "emit/slots.h"
#include "emit/words.h"
#include "model/course.h"

struct frame {
    const struct course *course;
    const struct words *words;
    const struct slots *template;
    size_t language;
    const char *page;           // "lesson", "contents", "result", "choice"
    const char *root;           // from the page to the site's root
    Str title;                  // plain text
    Str description;            // plain text
    const struct lesson *lesson; // of a lesson's page, or NULL
    const struct lesson *sco;   // whose SCO the page is in, or NULL
    const char *file;           // the page's own name: same in each language
    Str main, pager;            // HTML
};

// What every page may load: nothing from elsewhere, no inline script or
// style (Content Security Policy Level 3).
extern const char site_policy[];

void frame_write(const struct frame *f, struct text *out);

// A language's own name, as its readers look for it: "Nederlands".
Str frame_language_name(Str tag);

// The list of lessons and the result, as links.
void frame_contents(const struct frame *f, struct text *t, const char *class);

#endif
