#include "emit/package/manifest.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/diag.h"
#include "base/xml.h"
#include "emit/package/manifest_parts.h"
#include "model/bundle.h"
#include "model/course.h"

static const struct {
    const char *prefix;
    const char *uri[2], *schema[2]; // of 1.2, of 2004; NULL: not used
} namespaces[PREFIXES] = {
    [IMSCP] = {NULL,
               {"http://www.imsproject.org/xsd/imscp_rootv1p1p2",
                "http://www.imsglobal.org/xsd/imscp_v1p1"},
               {"imscp_rootv1p1p2.xsd", "imscp_v1p1.xsd"}},
    [ADLCP] = {"adlcp",
               {"http://www.adlnet.org/xsd/adlcp_rootv1p2",
                "http://www.adlnet.org/xsd/adlcp_v1p3"},
               {"adlcp_rootv1p2.xsd", "adlcp_v1p3.xsd"}},
    [XSI] = {"xsi",
             {"http://www.w3.org/2001/XMLSchema-instance",
              "http://www.w3.org/2001/XMLSchema-instance"},
             {NULL, NULL}},
    [ADLSEQ] = {"adlseq",
                {NULL, "http://www.adlnet.org/xsd/adlseq_v1p3"},
                {NULL, "adlseq_v1p3.xsd"}},
    [ADLNAV] = {"adlnav",
                {NULL, "http://www.adlnet.org/xsd/adlnav_v1p3"},
                {NULL, "adlnav_v1p3.xsd"}},
    [IMSSS] = {"imsss",
               {NULL, "http://www.imsglobal.org/xsd/imsss"},
               {NULL, "imsss_v1p0.xsd"}},
};

void *manifest_made(void *node)
{
    if (!node)
        die("out of memory");
    return node;
}

xmlNode *manifest_add(struct manifest *m, xmlNode *in, enum prefix ns,
                      const char *name, Str text)
{
    xmlNode *node =
        manifest_made(xmlNewChild(in, m->ns[ns], BAD_CAST name, NULL));
    if (text.n)
        manifest_made(xmlAddChild(
            node, xmlNewTextLen(BAD_CAST text.at, (int)text.n)));
    return node;
}

void manifest_set(xmlNode *node, const char *name, const char *value)
{
    manifest_made(xmlNewProp(node, BAD_CAST name, BAD_CAST value));
}

void manifest_set_str(struct manifest *m, xmlNode *node, const char *name,
                      Str value)
{
    manifest_set(node, name, arena_str(m->course->arena, value).at);
}

Str manifest_identifier(struct manifest *m, const char *prefix, Str id)
{
    enum { HASH = 6 };
    const size_t most = MOST_IDENTIFIER - HASH - 1 - strlen(prefix);
    uint32_t hash = 2166136261u; // FNV-1a
    for (size_t i = 0; i < id.n; i++)
        hash = (hash ^ (unsigned char)id.at[i]) * 16777619u;
    char name[MOST_IDENTIFIER] = "";
    size_t n = 0;
    for (; n < id.n && n < most; n++)
        name[n] = (char)(id.at[n] >= 'a' && id.at[n] <= 'z' ? id.at[n] - 32
                                                            : id.at[n]);
    while (n && name[n - 1] == '-')
        n--;
    return arena_format(m->course->arena, "%s%.*s-%06X", prefix, (int)n, name,
                        (unsigned)(hash >> 24 ^ (hash & 0xFFFFFF)));
}

static void declare(struct manifest *m, xmlNode *root)
{
    struct text places = {0};
    size_t v = m->version != SCORM_12;
    for (int i = 0; i < PREFIXES; i++) {
        const char *uri = namespaces[i].uri[v];
        const char *schema = namespaces[i].schema[v];
        if (!uri)
            continue;
        m->ns[i] = manifest_made(xmlNewNs(root, BAD_CAST uri,
                                          BAD_CAST namespaces[i].prefix));
        if (schema)
            text_format(&places, "%s%s %s", places.n ? " " : "", uri, schema);
    }
    xmlSetNs(root, m->ns[IMSCP]);
    manifest_made(xmlNewNsProp(root, m->ns[XSI], BAD_CAST "schemaLocation",
                               BAD_CAST places.at));
    text_clear(&places);
}

static void add_metadata(struct manifest *m, xmlNode *root)
{
    xmlNode *metadata = manifest_add(m, root, IMSCP, "metadata", STR(""));
    manifest_add(m, metadata, IMSCP, "schema", STR("ADL SCORM"));
    manifest_add(m, metadata, IMSCP, "schemaversion",
        str_of(scorm_editions[m->version].schema_version));
}

Str manifest_number(struct manifest *m, double value, int digits)
{
    Str s = arena_format(m->course->arena, "%.*f", digits, value);
    size_t n = s.n;
    while (s.at[n - 1] == '0')
        n--;
    return str_upto(s, s.at[n - 1] == '.' ? n - 1 : n);
}

// Sequencing and Navigation 4th edition, 3.10: the primary objective is the
// course as a whole; each level is an objective of its own, which the SCO
// finds by the level's name in cmi.objectives.
static void add_objectives(struct manifest *m, xmlNode *sequencing)
{
    const struct course *c = m->course;
    xmlNode *all = manifest_add(m, sequencing, IMSSS, "objectives", STR(""));
    xmlNode *whole = manifest_add(m, all, IMSSS, "primaryObjective", STR(""));
    manifest_set(whole, "objectiveID", "PRIMARYOBJ");
    if (m->measured) {
        manifest_set(whole, "satisfiedByMeasure", "true");
        manifest_add(m, whole, IMSSS, "minNormalizedMeasure",
                     manifest_number(m, m->course->pass_value, 4));
    }
    for (size_t i = 0; i < c->level_count; i++)
        manifest_set_str(m, manifest_add(m, all, IMSSS, "objective", STR("")),
                         "objectiveID", c->levels[i].id);
}

void manifest_delivery(struct manifest *m, xmlNode *sequencing)
{
    xmlNode *controls =
        manifest_add(m, sequencing, IMSSS, "deliveryControls", STR(""));
    manifest_set(controls, "tracked", "true");
    manifest_set(controls, "completionSetByContent", "true");
    manifest_set(controls, "objectiveSetByContent", "true");
}

static void add_sequencing(struct manifest *m, xmlNode *item)
{
    xmlNode *sequencing = manifest_add(m, item, IMSSS, "sequencing", STR(""));
    add_objectives(m, sequencing);

    manifest_delivery(m, sequencing);

    // A single SCO has nothing before or behind it.
    xmlNode *presentation =
        manifest_add(m, item, ADLNAV, "presentation", STR(""));
    xmlNode *navigation =
        manifest_add(m, presentation, ADLNAV, "navigationInterface", STR(""));
    manifest_add(m, navigation, ADLNAV, "hideLMSUI", STR("previous"));
    manifest_add(m, navigation, ADLNAV, "hideLMSUI", STR("continue"));
}

static void add_item(struct manifest *m, xmlNode *organization)
{
    xmlNode *item = manifest_add(m, organization, IMSCP, "item", STR(""));
    manifest_set(item, "identifier", "ITEM-1");
    manifest_set(item, "identifierref", "RES-1");
    manifest_set(item, "isvisible", "true");
    manifest_add(m, item, IMSCP, "title", m->title);
    if (m->version != SCORM_12)
        add_sequencing(m, item);
    else if (m->measured)
        manifest_add(m, item, ADLCP, "masteryscore",
            manifest_number(m, m->course->pass_value * 100, 2));
}

xmlNode *manifest_organization(struct manifest *m, xmlNode *root)
{
    xmlNode *all = manifest_add(m, root, IMSCP, "organizations", STR(""));
    manifest_set(all, "default", "ORG-1");
    xmlNode *organization =
        manifest_add(m, all, IMSCP, "organization", STR(""));
    manifest_set(organization, "identifier", "ORG-1");
    if (m->version != SCORM_12) {
        manifest_set(organization, "structure", "hierarchical");
        manifest_made(xmlNewNsProp(organization, m->ns[ADLSEQ],
                                   BAD_CAST "objectivesGlobalToSystem",
                                   BAD_CAST "false"));
    }
    manifest_add(m, organization, IMSCP, "title", m->title);
    return organization;
}

static void add_organization(struct manifest *m, xmlNode *root)
{
    xmlNode *organization = manifest_organization(m, root);
    add_item(m, organization);
    if (m->version != SCORM_12) {
        xmlNode *sequencing =
            manifest_add(m, organization, IMSSS, "sequencing", STR(""));
        xmlNode *mode =
            manifest_add(m, sequencing, IMSSS, "controlMode", STR(""));
        manifest_set(mode, "choice", "true");
        manifest_set(mode, "flow", "true");
    }
}

xmlNode *manifest_resource(struct manifest *m, xmlNode *all, Str identifier,
                           bool sco, Str href)
{
    xmlNode *resource = manifest_add(m, all, IMSCP, "resource", STR(""));
    manifest_set_str(m, resource, "identifier", identifier);
    manifest_set(resource, "type", "webcontent");
    const char *type = m->version == SCORM_12 ? "scormtype" : "scormType";
    manifest_made(xmlNewNsProp(resource, m->ns[ADLCP], BAD_CAST type,
                               BAD_CAST(sco ? "sco" : "asset")));
    manifest_set_str(m, resource, "href", href);
    return resource;
}

// Names are made of [A-Za-z0-9._/-]: nothing to be percent-encoded.
void manifest_file(struct manifest *m, xmlNode *resource, Str name)
{
    manifest_set_str(m, manifest_add(m, resource, IMSCP, "file", STR("")),
                     "href", name);
}

static void add_resource(struct manifest *m, xmlNode *root,
                         const struct bundle *files)
{
    assert(bundle_find(files, STR("index.html")));
    xmlNode *all = manifest_add(m, root, IMSCP, "resources", STR(""));
    xmlNode *resource = manifest_resource(m, all, STR("RES-1"), true,
                                          STR("index.html"));
    for (size_t i = 0; i < files->n; i++)
        manifest_file(m, resource, files->files[i]->name);
}

static void free_document(void *document)
{
    xmlFreeDoc(document);
}

Str emit_manifest(const struct course *c, enum scorm_version v,
                  const struct bundle *files, bool measured)
{
    assert(!measured || c->pass_mark == PASS_SHARE);

    // An LMS that knows the mark makes "failed" of every lower score, so a
    // course where one may go on trying keeps it to itself.
    struct manifest m = {.course = c,
                         .version = v,
                         .measured = measured && !c->fail_is_incomplete};
    m.title = xml_line(c->arena, localized(&c->title, course_first_language(c)),
                       MOST_TITLE);
    Str version = xml_line(c->arena, c->version, MOST_VERSION);

    xmlDoc *document = manifest_made(xmlNewDoc(BAD_CAST "1.0"));
    arena_defer(c->arena, free_document, document);
    xmlNode *root = manifest_made(xmlNewNode(NULL, BAD_CAST "manifest"));
    xmlDocSetRootElement(document, root);
    manifest_set(root, "identifier", manifest_identifier(&m, "", c->id).at);
    manifest_set(root, "version", version.n ? version.at : "1.0");
    declare(&m, root);
    add_metadata(&m, root);
    if (c->sco_lessons) {
        manifest_lessons(&m, root, files);
    } else {
        add_organization(&m, root);
        add_resource(&m, root, files);
    }
    return xml_print(c->arena, document);
}
