// parts.h - the parts of link_course(), for its files only.
#ifndef PASS_LINK_PARTS_H
#define PASS_LINK_PARTS_H

#include "model/course.h"

// Finds what a link or an image points to.
void link_address(struct page *p, struct link *l);

// Measures a picture that was read; reports E267 and W458.
void measure_picture(struct course *c, struct asset *a, Span at);

// Reads the file that the front matter's `rules:` names.
void link_rules_file(struct page *p);

// Pairs the exercises of translations with those of the source language.
void link_translations(struct lesson *l);

// Finds levels, axes, scenes and clients of a dialogue.
void link_dialogue(struct exercise *x);

// Gives the lines of live cues the times of the recording among them.
void link_call(struct exercise *x);

// Finds whom a participant may meet in it.
void link_clients(struct exercise *x);

// Looks after the names that exercises had before: each belongs to one.
void link_names(const struct course *c);

// Reports a name that is not among the known ones.
void report_name(struct course *c, enum diag_code code, Span at, Str name,
                 const Str *known, size_t n);

// The level or axis of that name; NOWHERE after reporting that there is none.
int find_level(struct course *c, Str name, Span at);
int find_axis(struct course *c, Str name, Span at);

// The slug that a fragment like `Broken%20off` means.
void slug_of_fragment(struct text *t, Str fragment);

#endif
