// engine_versions.h - exercises of every kind, for tests of what becomes of
// answers in another version of a course.
#ifndef ENGINE_VERSIONS_H
#define ENGINE_VERSIONS_H

#include "engine_course.h"

// A lesson with one exercise called NAME.
static inline struct engine *load_one(const char *name, const char *shape,
                               const char *table)
{
    struct heap heap = {0};
    struct engine *e =
        load_lesson(heap_format(&heap, "{\"name\":\"%s\",\"shape\":\"%s\",%s}",
                                name, shape, table),
                    NULL);
    heap_clear(&heap);
    return e;
}

static const struct {
    const char *table;
    const char *given;
    bool lasting; // kept when the shape changes
} kinds[] = {
    {"\"kind\":\"choice\",\"options\":[" RIGHT "," WRONG "]",
     "{\"picked\":[2]}", false},
    {"\"kind\":\"choice\",\"many\":true,\"options\":[" RIGHT "," WRONG "]",
     "{\"picked\":[1,2]}", false},
    {"\"kind\":\"reflect\",\"bytes\":9", "{\"text\":\"ja\"}", true},
    {"\"kind\":\"silence\",\"seconds\":9", "{\"held\":3}", true},
    {"\"kind\":\"silence\",\"seconds\":9,\"open\":true",
     "{\"held\":3,\"asked\":\"En?\"}", true},
    {"\"kind\":\"silence\",\"seconds\":9,\"options\":[" RIGHT "]",
     "{\"held\":3,\"asked\":1}", false},
    {"\"kind\":\"cues\",\"lines\":[{\"box\":\"x\"}]", "{\"marked\":[1]}",
     false},
    {"\"kind\":\"dialogue\",\"start\":0,\"scenes\":[{\"name\":\"a\","
     "\"replies\":[{\"to\":0}]}]",
     "{\"replies\":[1]}", false},
    {"\"kind\":\"order\",\"items\":2", "{\"order\":[2,1]}", false},
    {"\"kind\":\"match\",\"left\":1,\"right\":1,\"pairs\":[1]",
     "{\"pairs\":[1]}", false},
    {"\"kind\":\"sort\",\"groups\":1,\"items\":[1]", "{\"groups\":[1]}", false},
    {"\"kind\":\"gaps\",\"gaps\":[{\"accept\":[\"ja\"]}]",
     "{\"gaps\":[\"ja\"]}", false},
    {"\"kind\":\"gaps\",\"list\":[\"a\"],\"gaps\":[{\"accept\":[1]}]",
     "{\"gaps\":[1]}", false},
    {"\"kind\":\"text\",\"options\":[]", "{\"text\":\"ja\"}", true},
    {"\"kind\":\"number\",\"answer\":1", "{\"number\":-2.5}", true},
    {"\"kind\":\"scale\",\"from\":1,\"to\":7", "{\"value\":7}", false},
    {"\"kind\":\"forecast\",\"outcome\":true", "{\"chance\":0.25}", true},
};
enum { N_ROWS = sizeof kinds / sizeof *kinds };

#endif
