// rules.h - the checks behind the table of profile.c, by subject.
//
// Each is called for every element of the name in its row, and reports with
// found(), which knows the row's code and help.
#ifndef INSPECT_RULES_H
#define INSPECT_RULES_H

#include "inspect/profile.h"

typedef void check_element(struct profile *f, xmlNode *node);

struct rule {
    enum diag_code code;
    unsigned versions;
    enum space space;
    const char *element; // NULL: every element of the space
    check_element *check;
    const char *where; // the book, and the chapter of it
    const char *help;
};

// Reports the rule at hand at the element, or at an attribute of it.
void found(struct profile *f, const xmlNode *node, const char *attribute,
           const char *format, ...) __attribute__((format(printf, 4, 5)));

// A value in a message: one line of at most 60 characters.
Str shown(const struct profile *f, Str value);

// The value of an attribute without a prefix; empty when there is none.
Str value_of(const struct profile *f, const xmlNode *node, const char *name);

// The <resource> with that identifier, or NULL.
xmlNode *resource_of(const struct profile *f, Str identifier);

// "sco", "asset", or empty.
Str type_of_resource(const struct profile *f, const xmlNode *resource);

// The next word of xsi:schemaLocation; false at its end.
bool rules_next_word(Str *rest, Str *word);

// Whether it is an address of the web, and so no file of the package.
bool rules_is_web(Str s);

// rules_tree.c
check_element check_metadata, check_schema_text, check_version_text,
    check_nested, check_default, check_items, check_title, check_leaf,
    check_reference, check_dependency, check_identifiers, check_identifier,
    check_type, check_launch, check_threshold, check_mastery,
    check_foreign_mark, check_of_sco, check_lom;

// rules_files.c
check_element check_listed, check_file, check_launch_file, check_ending,
    check_base, check_parameters, check_location, check_unlisted,
    check_places, check_place_files, check_place_files_12;

// rules_sequencing.c
check_element check_objective, check_objective_names, check_referenced,
    check_sharing, check_after_all, check_sequencing_id, check_global,
    check_persist;

// rules_lms.c
check_element check_title_length, check_title_lines, check_version_blanks,
    check_known, check_prefixes, check_version_length,
    check_version_there, check_query, check_first, check_base_level;

#endif
