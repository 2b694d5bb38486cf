// manifest.h - imsmanifest.xml as a tree whose elements know their place.
//
// Read without a document type, so that there are no entities: nothing can
// be drawn in from elsewhere and nothing can grow. Depth and number of
// elements are bounded.
#ifndef INSPECT_MANIFEST_H
#define INSPECT_MANIFEST_H

#include <libxml/tree.h>

#include "inspect/package.h"

// The same space of names has an address of its own in 1.2 and in 2004.
enum space {
    SPACE_NONE,
    SPACE_CP,  // IMS Content Packaging
    SPACE_CP_OLD, // and of 1.2
    SPACE_ADLCP,
    SPACE_ADLCP_OLD,
    SPACE_ADLSEQ,
    SPACE_ADLNAV,
    SPACE_IMSSS,
    SPACE_MD, // IMS Learning Resource Meta-Data, in 1.2
    SPACE_LOM,
    SPACE_XML,
    SPACE_XSI,
    SPACE_CMI5,
    SPACE_OTHER
};

enum space space_of(const xmlNs *ns);
const char *space_address(enum space s);
const char *space_prefix(enum space s); // as LMSs look for it; NULL: none

// Reads p->manifest into a tree, which lives as long as p->arena. NULL when
// it cannot be read; reports E620, E621, E622, W623, E624.
xmlDoc *manifest_parse(struct package *p);

// The same for another file of the package, whose text is as it was found.
// What cannot be read is reported as `unreadable`; the caller frees the tree.
xmlDoc *manifest_document(struct package *p, struct source *in,
                          enum diag_code unreadable);

// The start tag of an element, or where `attribute` is not NULL, that part of
// it; the tag's name when it has no such attribute.
Span manifest_span(const struct package *p, const xmlNode *element,
                   const char *attribute);

// The same in a file read by manifest_document().
Span manifest_span_in(const struct source *in, const xmlNode *element,
                      const char *attribute);

// Old and new names of one space are one here: SPACE_CP is also CP_OLD.
bool manifest_is(const xmlNode *node, enum space space, const char *name);

// The first child of that name, and the next sibling of the same name.
xmlNode *manifest_child(const xmlNode *in, enum space space, const char *name);
xmlNode *manifest_next(const xmlNode *node);

// The value of an attribute, which lives as long as the tree; `space`
// SPACE_NONE: without a prefix. False when there is none.
bool manifest_value(const struct package *p, const xmlNode *element,
                    enum space space, const char *name, Str *value);

// The text in an element, without that of elements in it; it lives as long as
// the tree.
Str manifest_text(const struct package *p, const xmlNode *element);

// The element behind it in the document, within `root`; NULL at the end.
xmlNode *manifest_after(const xmlNode *node, const xmlNode *root);

#endif
