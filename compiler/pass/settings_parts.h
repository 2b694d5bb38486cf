// settings_parts.h - what the files that read course.yaml share.
#ifndef PASS_SETTINGS_PARTS_H
#define PASS_SETTINGS_PARTS_H

#include "base/yaml.h"
#include "model/course.h"

// A text, or one for each language.
void read_localized(struct course *c, const struct yaml *v,
                    struct localized *to);

// settings_clients.c
void read_clients(struct course *c, const struct yaml *v);

#endif
