// init_course.h - the course to begin with, in the languages asked for.
//
// It is course/begin, which the program carries: a course like any other,
// with an exercise of every kind.
#ifndef COMMAND_INIT_COURSE_H
#define COMMAND_INIT_COURSE_H

#include "base/arena.h"

enum { BEGIN_LANGUAGES = 2 };

struct beginning {
    Str id, title;
    Str languages[BEGIN_LANGUAGES]; // the first is the source
    size_t language_count;
};

struct begun_file {
    Str name; // relative to the new course's folder
    Str bytes;
};

// The languages that course/begin is written in.
extern const char *const begin_languages[BEGIN_LANGUAGES];

// All files, those for editors as well, in the order of their names.
struct begun_file *begin_files(const struct beginning *b, struct arena *a,
                               size_t *n);

// An id out of a folder's name: "Mijn Cursus" becomes mijn-cursus.
Str begin_id(struct arena *a, Str folder);

#endif
