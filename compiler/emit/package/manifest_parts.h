// manifest_parts.h - what the manifests of one SCO and of many have in
// common.
#ifndef EMIT_MANIFEST_PARTS_H
#define EMIT_MANIFEST_PARTS_H

#include <libxml/tree.h>

#include "model/course.h"

// LMSs look for these prefixes letter by letter, and 1.2 and 2004 write
// scormtype differently (scorm.md, 1.1).
enum prefix { IMSCP, ADLCP, XSI, ADLSEQ, ADLNAV, IMSSS, PREFIXES };

struct bundle;

struct manifest {
    const struct course *course;
    enum scorm_version version;
    bool measured;
    xmlNs *ns[PREFIXES];
    Str title;
};

enum {
    MOST_TITLE = 200, // CAM 1.2, 2.3.2; smallest permitted maximum in 2004
    MOST_VERSION = 20,
    MOST_IDENTIFIER = 15 // SuccessFactors tells packages apart by so many
};

// libxml2 gives NULL only where memory is out.
void *manifest_made(void *node);

xmlNode *manifest_add(struct manifest *m, xmlNode *in, enum prefix ns,
                      const char *name, Str text);
void manifest_set(xmlNode *node, const char *name, const char *value);
void manifest_set_str(struct manifest *m, xmlNode *node, const char *name,
                      Str value);

// An identifier of capitals, digits and hyphens that stays the same over
// builds: the prefix, what it is called, and a hash of all of that behind,
// because only MOST_IDENTIFIER characters count.
Str manifest_identifier(struct manifest *m, const char *prefix, Str id);

// A number in `scale` parts, in at most `digits` decimals.
Str manifest_number(struct manifest *m, double value, int digits);

// The organization, with its title alone.
xmlNode *manifest_organization(struct manifest *m, xmlNode *root);

// A resource with its launch file, if it has one.
xmlNode *manifest_resource(struct manifest *m, xmlNode *all, Str identifier,
                           bool sco, Str href);
void manifest_file(struct manifest *m, xmlNode *resource, Str name);

// Without these an LMS takes a SCO that said nothing for completed.
void manifest_delivery(struct manifest *m, xmlNode *sequencing);

// Organization and resources with one SCO a lesson (manifest_lessons.c).
void manifest_lessons(struct manifest *m, xmlNode *root,
                      const struct bundle *files);

#endif
