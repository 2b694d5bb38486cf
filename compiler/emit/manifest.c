#include "emit/manifest.h"

#include <assert.h>
#include <libxml/tree.h>
#include <stdint.h>
#include <string.h>

#include "base/diag.h"
#include "base/xml.h"
#include "model/bundle.h"
#include "model/course.h"

// LMSs look for these prefixes letter by letter, and 1.2 and 2004 write
// scormtype differently (scorm.md, 1.1).
enum prefix { IMSCP, ADLCP, XSI, ADLSEQ, ADLNAV, IMSSS, PREFIXES };

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

enum {
    MOST_TITLE = 200, // CAM 1.2, 2.3.2; smallest permitted maximum in 2004
    MOST_VERSION = 20,
    MOST_IDENTIFIER = 15 // SuccessFactors tells packages apart by so many
};

struct manifest {
    const struct course *course;
    enum scorm_version version;
    bool measured;
    xmlNs *ns[PREFIXES];
    Str title;
};

static void *made(void *node)
{
    if (!node)
        die("out of memory");
    return node;
}

static xmlNode *add(struct manifest *m, xmlNode *in, enum prefix ns,
                    const char *name, Str text)
{
    xmlNode *node = made(xmlNewChild(in, m->ns[ns], BAD_CAST name, NULL));
    if (text.n)
        made(xmlAddChild(node, xmlNewTextLen(BAD_CAST text.at, (int)text.n)));
    return node;
}

static void set(xmlNode *node, const char *name, const char *value)
{
    made(xmlNewProp(node, BAD_CAST name, BAD_CAST value));
}

// An identifier of capitals, digits and hyphens that stays the same over
// builds: what the course is called, and a hash of all of it behind, because
// only MOST_IDENTIFIER characters count.
static Str identifier(struct manifest *m)
{
    enum { HASH = 6 };
    Str id = m->course->id;
    uint32_t hash = 2166136261u; // FNV-1a
    for (size_t i = 0; i < id.n; i++)
        hash = (hash ^ (unsigned char)id.at[i]) * 16777619u;
    char name[MOST_IDENTIFIER - HASH] = "";
    size_t n = 0;
    for (; n < id.n && n < sizeof name - 1; n++)
        name[n] = (char)(id.at[n] >= 'a' && id.at[n] <= 'z' ? id.at[n] - 32
                                                            : id.at[n]);
    while (n && name[n - 1] == '-')
        n--;
    return arena_format(m->course->arena, "%.*s-%06X", (int)n, name,
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
        m->ns[i] =
            made(xmlNewNs(root, BAD_CAST uri, BAD_CAST namespaces[i].prefix));
        if (schema)
            text_format(&places, "%s%s %s", places.n ? " " : "", uri, schema);
    }
    xmlSetNs(root, m->ns[IMSCP]);
    made(xmlNewNsProp(root, m->ns[XSI], BAD_CAST "schemaLocation",
                      BAD_CAST places.at));
    text_clear(&places);
}

static void add_metadata(struct manifest *m, xmlNode *root)
{
    xmlNode *metadata = add(m, root, IMSCP, "metadata", STR(""));
    add(m, metadata, IMSCP, "schema", STR("ADL SCORM"));
    add(m, metadata, IMSCP, "schemaversion",
        str_of(scorm_editions[m->version].schema_version));
}

// The pass mark in `scale` parts, in at most `digits` decimals.
static Str mark(struct manifest *m, double scale, int digits)
{
    Str s = arena_format(m->course->arena, "%.*f", digits,
                         m->course->pass_value * scale);
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
    xmlNode *all = add(m, sequencing, IMSSS, "objectives", STR(""));
    xmlNode *whole = add(m, all, IMSSS, "primaryObjective", STR(""));
    set(whole, "objectiveID", "PRIMARYOBJ");
    if (m->measured) {
        set(whole, "satisfiedByMeasure", "true");
        add(m, whole, IMSSS, "minNormalizedMeasure", mark(m, 1, 4));
    }
    for (size_t i = 0; i < c->level_count; i++)
        set(add(m, all, IMSSS, "objective", STR("")), "objectiveID",
            arena_str(c->arena, c->levels[i].id).at);
}

static void add_sequencing(struct manifest *m, xmlNode *item)
{
    xmlNode *sequencing = add(m, item, IMSSS, "sequencing", STR(""));
    add_objectives(m, sequencing);

    // Without these an LMS takes a SCO that said nothing for completed.
    xmlNode *controls = add(m, sequencing, IMSSS, "deliveryControls", STR(""));
    set(controls, "tracked", "true");
    set(controls, "completionSetByContent", "true");
    set(controls, "objectiveSetByContent", "true");

    // A single SCO has nothing before or behind it.
    xmlNode *presentation = add(m, item, ADLNAV, "presentation", STR(""));
    xmlNode *navigation =
        add(m, presentation, ADLNAV, "navigationInterface", STR(""));
    add(m, navigation, ADLNAV, "hideLMSUI", STR("previous"));
    add(m, navigation, ADLNAV, "hideLMSUI", STR("continue"));
}

static void add_item(struct manifest *m, xmlNode *organization)
{
    xmlNode *item = add(m, organization, IMSCP, "item", STR(""));
    set(item, "identifier", "ITEM-1");
    set(item, "identifierref", "RES-1");
    set(item, "isvisible", "true");
    add(m, item, IMSCP, "title", m->title);
    if (m->version != SCORM_12)
        add_sequencing(m, item);
    else if (m->measured)
        add(m, item, ADLCP, "masteryscore", mark(m, 100, 2));
}

static void add_organization(struct manifest *m, xmlNode *root)
{
    xmlNode *all = add(m, root, IMSCP, "organizations", STR(""));
    set(all, "default", "ORG-1");
    xmlNode *organization = add(m, all, IMSCP, "organization", STR(""));
    set(organization, "identifier", "ORG-1");
    if (m->version != SCORM_12) {
        set(organization, "structure", "hierarchical");
        made(xmlNewNsProp(organization, m->ns[ADLSEQ],
                          BAD_CAST "objectivesGlobalToSystem",
                          BAD_CAST "false"));
    }
    add(m, organization, IMSCP, "title", m->title);
    add_item(m, organization);
    if (m->version != SCORM_12) {
        xmlNode *sequencing =
            add(m, organization, IMSSS, "sequencing", STR(""));
        xmlNode *mode = add(m, sequencing, IMSSS, "controlMode", STR(""));
        set(mode, "choice", "true");
        set(mode, "flow", "true");
    }
}

static void add_resource(struct manifest *m, xmlNode *root,
                         const struct bundle *files)
{
    assert(bundle_find(files, STR("index.html")));
    xmlNode *all = add(m, root, IMSCP, "resources", STR(""));
    xmlNode *resource = add(m, all, IMSCP, "resource", STR(""));
    set(resource, "identifier", "RES-1");
    set(resource, "type", "webcontent");
    const char *type = m->version == SCORM_12 ? "scormtype" : "scormType";
    made(xmlNewNsProp(resource, m->ns[ADLCP], BAD_CAST type, BAD_CAST "sco"));
    set(resource, "href", "index.html");

    // Names are made of [A-Za-z0-9._/-]: nothing to be percent-encoded.
    for (size_t i = 0; i < files->n; i++)
        set(add(m, resource, IMSCP, "file", STR("")), "href",
            arena_str(m->course->arena, files->files[i]->name).at);
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

    xmlDoc *document = made(xmlNewDoc(BAD_CAST "1.0"));
    arena_defer(c->arena, free_document, document);
    xmlNode *root = made(xmlNewNode(NULL, BAD_CAST "manifest"));
    xmlDocSetRootElement(document, root);
    set(root, "identifier", identifier(&m).at);
    set(root, "version", version.n ? version.at : "1.0");
    declare(&m, root);
    add_metadata(&m, root);
    add_organization(&m, root);
    add_resource(&m, root, files);
    return xml_print(c->arena, document);
}
