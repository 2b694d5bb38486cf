// parts.h - what the files that read course.yaml share.
#ifndef PASS_SETTINGS_PARTS_H
#define PASS_SETTINGS_PARTS_H

#include "base/yaml.h"
#include "model/course.h"
#include "pass/settings/settings.h"

// Reports a value, or a key, with what should stand there instead.
void wrong_value(struct course *c, const struct yaml *value, const char *help);
void wrong_key(struct course *c, const struct yaml *item, const char *help);

// Reports a key that is none of those, or no language of the course.
void unknown_key(struct course *c, const struct yaml *item, const Str *known,
                 size_t n);
void unknown_language(struct course *c, const struct yaml *item);

// The place of a language in the course, or NOWHERE.
int language_index(const struct course *c, Str tag);

void read_text(struct course *c, const struct yaml *v, Str *to);

// A text, or one for each language.
void read_localized(struct course *c, const struct yaml *v,
                    struct localized *to);

// "70%" as 0.7, above 0 and at most 1; false: it is none.
bool read_share(Str s, double *share);

// levels.c
void read_levels(struct course *c, const struct yaml *v);
void read_axes(struct course *c, const struct yaml *v);
void add_builtin_levels(struct course *c);
void add_builtin_axes(struct course *c);

// clients.c
void read_clients(struct course *c, const struct yaml *v);

#endif
