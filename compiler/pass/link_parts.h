// link_parts.h - the parts of link_course(), for its files only.
#ifndef PASS_LINK_PARTS_H
#define PASS_LINK_PARTS_H

#include "model/course.h"

// Finds what a link or an image points to.
void link_address(struct page *p, struct link *l);

// Reads the file that the front matter's `rules:` names.
void link_rules_file(struct page *p);

// Pairs the exercises of translations with those of the source language.
void link_translations(struct lesson *l);

// The slug that a fragment like `Broken%20off` means.
void slug_of_fragment(struct text *t, Str fragment);

#endif
