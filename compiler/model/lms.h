// lms.h - presets: what is known of single learning management systems, and
// what a package for one of them does about it.
//
// Every value rests on a fact with its source; where nothing is known of a
// system, its value is that of `generic`. Facts and values are words of the
// theme's import/LANG.yaml: fact_ID_ASPECT and value_VALUE.
#ifndef MODEL_LMS_H
#define MODEL_LMS_H

#include "model/course.h"

enum lms_aspect {
    LMS_VERSION, // of SCORM
    LMS_WINDOW,  // where the course may open
    LMS_NAMES,   // identifiers and names of files
    LMS_FAIL,    // what is reported below the mark
    LMS_EXIT,    // the button that ends a session
    LMS_ASPECTS
};

struct lms_value {
    const char *value;  // NULL: nothing is known, so that of generic
    const char *source; // of the fact
};

struct lms {
    const char *id;     // on the command line and in course.yaml
    const char *name;
    const char *advice; // a word of the import sheet: what to switch on
    enum scorm_version version;
    struct lms_value values[LMS_ASPECTS];
};

extern const struct lms lms_presets[]; // the last one has no id
enum { MOST_PRESETS = 16 };

const struct lms *lms_generic(void);
const struct lms *lms_named(Str id); // or NULL

// The names of all, for messages; returns how many.
size_t lms_ids(Str ids[MOST_PRESETS]);

// The word of an aspect, `preset_window`; of the fact behind a value.
const char *lms_aspect_word(enum lms_aspect aspect);

#endif
