// address.h - what the pages of one language are called, as seen from each
// other.
//
// On the site and in a package of one SCO a lesson is LESSON.html and the
// result result.html. Where each lesson is a SCO, all of them lie side by
// side as well, but each has its own result and its own glossary:
// LESSON.result.html, LESSON.glossary.html. No id of a lesson has a point.
#ifndef EMIT_ADDRESS_H
#define EMIT_ADDRESS_H

#include "model/course.h"

// `sco`: the lesson whose SCO the page is in; NULL: there is but one course.
void address_lesson(struct text *t, const struct lesson *sco,
                    const struct lesson *l);
void address_result(struct text *t, const struct lesson *sco);

// Of page `to`, as seen from another one, perhaps in another language.
void address_page(struct text *t, const char *root, const struct lesson *sco,
                  const struct page *from, const struct page *to);

// A SCO must not lead into another one: its answers would be saved here.
bool address_is_inside(const struct lesson *sco, const struct lesson *l);

#endif
