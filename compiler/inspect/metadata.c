#include "inspect/metadata.h"

#include "base/xml.h"
#include "inspect/rules.h"

// All of them together, since each is held in memory.
enum { MOST_BYTES = 1 << 20, MOST_TOLD = 10 };

// A validator reads the schemas of such a file as it does the manifest's.
static void check_schemas(struct profile *f, const struct source *in,
                          const xmlNode *root)
{
    Str rest, word, file;
    manifest_value(f->p, root, SPACE_XSI, "schemaLocation", &rest);
    enum diag_code code = f->version == SCORM_1_2 ? DIAG_W635 : DIAG_E634;
    for (size_t n = 0; n < MOST_TOLD && rules_next_word(&rest, &word) &&
                       rules_next_word(&rest, &file);)
        if (!rules_is_web(file) && !package_has(f->p, file) && ++n)
            diag(f->p->dx, code, manifest_span_in(in, root, "schemaLocation"),
                 "'%.*s'\nput the schema beside imsmanifest.xml, or take its "
                 "name out of the metadata",
                 STR_ARG(shown(f, file)));
}

void metadata_check(struct profile *f)
{
    size_t left = MOST_BYTES;
    for (size_t i = 0; i < f->metadata_count; i++) {
        // Messages point to it, so it lives as long as they do.
        struct source *in = ARENA_NEW(f->p->arena, struct source);
        in->path = package_path(f->p, f->metadata[i]);
        if (f->p->kind == PACKAGE_MANIFEST ||
            !package_get(f->p, f->metadata[i], left, &in->text))
            continue;
        left -= in->text.n;
        xmlDoc *doc = manifest_document(f->p, in, DIAG_E668);
        if (doc)
            check_schemas(f, in, xmlDocGetRootElement(doc));
        xmlFreeDoc(doc);
    }
}
