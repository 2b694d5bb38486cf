// profile.h - what SCORM asks of a manifest beyond its schemas, and what
// single LMSs trip over.
#ifndef INSPECT_PROFILE_H
#define INSPECT_PROFILE_H

#include "inspect/manifest.h"

enum {
    SCORM_1_2 = 1,
    SCORM_2004_2 = 2,
    SCORM_2004_3 = 4,
    SCORM_2004_4 = 8,
    SCORM_2004 = SCORM_2004_2 | SCORM_2004_3 | SCORM_2004_4,
    SCORM_ALL = SCORM_1_2 | SCORM_2004
};

enum { MOST_METADATA = 20 };

// Where something was reported, so that the schema need not say it again.
struct told {
    const xmlNode *element;
    const char *attribute; // NULL: the element itself
};

struct rule;

struct profile {
    struct package *p;
    xmlNode *root;
    unsigned version; // one of SCORM_*
    Str schemaversion; // as it stands there
    bool mixed;        // names of 1.2 and of 2004 in one manifest
    size_t scos;
    bool has_lom;      // metadata that no schema here describes
    const struct rule *rule; // the one that is being checked
    struct told *told;
    size_t told_count;
    void *resources; // struct _xmlHashTable: by identifier
    Str *listed;     // files that the manifest names
    size_t listed_count;
    Str metadata[MOST_METADATA]; // files of metadata, each once
    size_t metadata_count;
};

// Fills `f`, of which `p` and `root` are set. False when it is no SCORM
// manifest, which is reported (E625).
bool profile_begin(struct profile *f);

// Goes through the rules and reports what does not hold.
void profile_check(struct profile *f);

// The book that the rule of a code is from; empty when it is none of these.
const char *profile_book(const char *code);

bool profile_told(const struct profile *f, const xmlNode *element,
                  const char *attribute);

#endif
