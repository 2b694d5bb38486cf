#include "inspect/inspect.h"

#include <libxml/parser.h>

#include "inspect/metadata.h"
#include "inspect/schema.h"

// A bare file may be of a format that lies near; in a package it has no
// business under the name imsmanifest.xml.
static const char *other_format(const struct inspection *i,
                                const xmlNode *root)
{
    if (i->package.kind != PACKAGE_MANIFEST)
        return NULL;
    if (space_of(root->ns) == SPACE_CMI5)
        return "a course structure of cmi5";
    if (space_of(root->ns) == SPACE_LOM)
        return "metadata of a learning object (LOM)";
    return NULL;
}

static void inspect_manifest(struct inspection *i)
{
    if (!i->package.readable)
        return;
    xmlDoc *doc = manifest_parse(&i->package);
    if (!doc)
        return;
    xmlNode *root = xmlDocGetRootElement(doc);
    i->other = other_format(i, root);
    if (i->other)
        return;
    i->profile = (struct profile){.p = &i->package, .root = root};
    i->scorm = profile_begin(&i->profile);
    if (i->scorm) {
        profile_check(&i->profile);
        schema_check(&i->profile);
        metadata_check(&i->profile);
    }
}

void inspect_path(struct inspection *i, const char *path, struct arena *arena,
                  struct diag *dx)
{
    *i = (struct inspection){.package = {.arena = arena, .dx = dx}};
    package_open(&i->package, path);
    inspect_manifest(i);
    package_close(&i->package);
}

void inspect_bytes(struct inspection *i, Str archive, struct arena *arena,
                   struct diag *dx)
{
    *i = (struct inspection){.package = {.arena = arena, .dx = dx}};
    i->package.path = "package.zip";
    package_read(&i->package, archive);
    inspect_manifest(i);
}
