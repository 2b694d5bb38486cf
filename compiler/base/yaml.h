// yaml.h - YAML 1.1 as a tree with a place for every node, by libyaml.
//
// Only what settings need: maps, lists and scalars. Scalars stay as written
// (`no` is "no", 1.10 is "1.10"). Anchors, aliases, tags and several
// documents are reported as E107.
#ifndef BASE_YAML_H
#define BASE_YAML_H

#include "base/diag.h"

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    Str text;           // YAML_TEXT
    Str key;            // in a map
    Span at, key_at;    // of the value and of the key
    struct yaml *items; // YAML_LIST and YAML_MAP, in the order written
    size_t n;
};

// Reads lines `first` to `last` of `source` (1-based, inclusive). NULL when
// it is empty or broken; broken was reported. Keys doubled in one map are
// reported as E107.
struct yaml *yaml_read(const struct source *source, size_t first, size_t last,
                       struct arena *a, struct diag *dx);

// The value of `key` in a map, or NULL.
const struct yaml *yaml_get(const struct yaml *map, const char *key);

#endif
