// changes.h - what a new version of a course means for whoever is half-way
// through an older one: which answers are kept, lost or to be given again.
//
// The older version is known by its table (model/table.h), which every package
// carries. What becomes of an answer is the engine's word (engine_fate()); why,
// and what a kept answer is worth, is read from the two tables.
#ifndef EMIT_CHANGES_H
#define EMIT_CHANGES_H

#include "model/course.h"

enum change_fate { CHANGE_KEPT, CHANGE_AGAIN, CHANGE_LOST, CHANGE_NEW,
                   CHANGE_FATES };

// How the answers that are kept fare.
enum change_care {
    CARE_NONE,    // nothing about them changed
    CARE_COUNTED, // they may earn something else
    CARE_PARTLY   // those that fit no more are cut, or are to be given again
};

struct change {
    Str name; // LESSON/NAME, as the older version has it; of a new one, as now
    Str now;  // what it is called now, empty: it is gone
    Str kind; // in the older version; of a new one, now
    Str kind_now;
    enum change_fate fate;
    enum change_care care;
    Str *changed; // what is different: settings, as authors write them
    size_t changed_count;
    bool required;              // of a new one
    Str likely;       // of a lost one: where it may have gone
    const char *lost; // why
    const struct exercise *x;   // in the new version, or NULL
};

struct lesson_change {
    Str id;
    bool gone, added;
    bool rules; // changed
};

struct changes {
    const struct course *course;
    Str old_version;
    struct change *all; // in the order of the older version, then what is new
    size_t n;
    struct lesson_change *lessons;
    size_t lesson_count;
    bool pass; // the course's mark changed
    bool sco;  // it is divided into SCOs otherwise
    size_t counts[CHANGE_FATES], counted, partly;
};

// With one SCO a lesson each lesson has a saved state of its own, so what
// moves to another lesson is lost; and all is lost when a course is divided
// into SCOs otherwise than before: `lessons`, of the older package.
//
// changes_join() makes one table of those of single lessons; empty when one
// of them is none.
Str changes_join(const Str *tables, size_t n, struct arena *a);

// Compares `table`, of an older version, with the course after its passes.
// NULL: the table cannot be used; *why says what is wrong with it, in `a`.
// `id_differs`: it is another course's; then there is nothing to compare.
const struct changes *changes_of(const struct course *c, Str table,
                                 bool lessons, struct arena *a, Str *why,
                                 bool *id_differs);

// Whether anybody may lose an answer, or have to give it again.
bool changes_hurt(const struct changes *ch);

// Reports W455 and W456 in the course's `dx`.
void changes_warn(const struct changes *ch);

void changes_text(const struct changes *ch, struct text *out);
void changes_json(const struct changes *ch, struct text *out);

#endif
