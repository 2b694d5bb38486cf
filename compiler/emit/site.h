// site.h - the static site: pages, assets, media.
//
// index.html (choice of language), LANG/index.html (contents),
// LANG/LESSON.html, LANG/result.html, assets/, media/, licences.txt.
#ifndef EMIT_SITE_H
#define EMIT_SITE_H

#include "model/bundle.h"
#include "model/course.h"

struct words;

// Pages are made on all cores; the bundle's order does not depend on that.
// `words` holds those of every language of the course.
void emit_site(const struct course *c, const struct words *const *words,
               struct bundle *out);

// What packages hold where each lesson is a SCO: pages and a table of its own
// for each lesson, assets/course-LESSON.js, and once what they share, most of
// it the site's.
void emit_sco_site(const struct course *c, const struct words *const *words,
                   const struct bundle *site, struct bundle *out);

#endif
