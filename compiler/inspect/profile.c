#include "inspect/profile.h"

#include <libxml/hash.h>
#include <stdarg.h>
#include <string.h>

#include "base/xml.h"
#include "inspect/rules.h"

static const char cam[] = "CAM, content packaging";
static const char zipped[] = "CAM, content packaging; ADL's conformance test";
static const char sequenced[] = "CAM, sequencing; IMS Simple Sequencing 1.0";
static const char seen[] = "seen in LMSs";

// One row a rule, in the order in which they are told at one place.
static const struct rule rules[] = {
    {DIAG_E640, SCORM_ALL, SPACE_CP, "manifest", check_metadata, cam,
     "begin with <metadata><schema>ADL SCORM</schema><schemaversion>"},
    {DIAG_E638, SCORM_ALL, SPACE_CP, "manifest", check_schema_text, cam,
     "write <schema>ADL SCORM</schema>"},
    {DIAG_E630, SCORM_ALL, SPACE_CP, "manifest", check_version_text, cam,
     "write 1.2, 2004 3rd Edition or 2004 4th Edition"},
    {DIAG_W671, SCORM_ALL, SPACE_CP, "manifest", check_version_blanks, seen,
     "put <schemaversion>, the version and its end on one line, without "
     "blanks around the version"},
    {DIAG_E648, SCORM_ALL, SPACE_CP, "manifest", check_nested, cam,
     "move its items and resources into the outer manifest"},
    {DIAG_W675, SCORM_2004, SPACE_CP, "manifest", check_version_length, cam,
     "shorten it"},
    {DIAG_W676, SCORM_ALL, SPACE_CP, "manifest", check_version_there, seen,
     "add version=\"1.0\""},
    {DIAG_E633, SCORM_2004, SPACE_CP, "manifest", check_places, zipped,
     "add the namespace and its schema to xsi:schemaLocation"},
    {DIAG_E634, SCORM_2004, SPACE_CP, "manifest", check_place_files, zipped,
     "put the schema beside imsmanifest.xml, or take its name out"},
    {DIAG_W635, SCORM_1_2, SPACE_CP, "manifest", check_place_files_12, cam,
     "put the schema beside imsmanifest.xml, or take its name out"},
    {DIAG_E646, SCORM_ALL, SPACE_CP, "manifest", check_identifiers, cam,
     "give one of them another identifier, and what refers to it"},
    {DIAG_W678, SCORM_ALL, SPACE_CP, "manifest", check_first, seen,
     "put the resource of the first item first"},
    {DIAG_E647, SCORM_ALL, SPACE_CP, NULL, check_identifier, cam,
     "begin with a letter and leave out blanks"},
    {DIAG_E641, SCORM_ALL, SPACE_CP, "organizations", check_default, cam,
     "write default=\"...\" with the organization's identifier"},
    {DIAG_E642, SCORM_ALL, SPACE_CP, "organization", check_items, cam,
     "add an <item> that refers to the resource to open"},
    {DIAG_E643, SCORM_ALL, SPACE_CP, "organization", check_title, cam,
     "put one <title> first"},
    {DIAG_E643, SCORM_ALL, SPACE_CP, "item", check_title, cam,
     "put one <title> first"},
    {DIAG_E666, SCORM_ALL, SPACE_CP, "title", check_title_length, cam,
     "keep it within 200 characters"},
    {DIAG_W680, SCORM_ALL, SPACE_CP, "title", check_title_lines, seen,
     "put the title on one line"},
    {DIAG_E644, SCORM_ALL, SPACE_CP, "item", check_leaf, cam,
     "give identifierref to the items that have no items in them, and to no "
     "others"},
    {DIAG_E645, SCORM_ALL, SPACE_CP, "item", check_reference, cam,
     "write the identifier of a <resource>"},
    {DIAG_E645, SCORM_ALL, SPACE_CP, "dependency", check_dependency, cam,
     "write the identifier of a <resource>"},
    {DIAG_E650, SCORM_ALL, SPACE_CP, "item", check_launch, cam,
     "give the resource an href: the page to open"},
    {DIAG_E656, SCORM_ALL, SPACE_CP, "item", check_parameters, cam,
     "write them as ?name=value&amp;other=value"},
    {DIAG_E657, SCORM_2004, SPACE_CP, "item", check_of_sco, cam,
     "take it out, or make the resource a sco"},
    {DIAG_E658, SCORM_2004, SPACE_ADLCP, "completionThreshold",
     check_threshold, cam,
     "3rd edition: <adlcp:completionThreshold>0.8</...>; 4th: attributes"},
    {DIAG_E667, SCORM_2004, SPACE_ADLCP, "masteryscore", check_foreign_mark,
     cam, "take it out, and write <imsss:minNormalizedMeasure> in its place"},
    {DIAG_E659, SCORM_1_2, SPACE_ADLCP, "masteryscore", check_mastery, cam,
     "write a number from 0 to 100"},
    {DIAG_E649, SCORM_ALL, SPACE_CP, "resource", check_type, cam,
     "write sco there for a page that reports, asset for anything else"},
    {DIAG_E651, SCORM_ALL, SPACE_CP, "resource", check_launch_file, cam,
     "add a <file> with the same href"},
    {DIAG_E654, SCORM_2004, SPACE_CP, "resource", check_ending, zipped,
     "name the page itself, such as index.html"},
    {DIAG_W677, SCORM_ALL, SPACE_CP, "resource", check_query, seen,
     "move it into `parameters` of the item"},
    {DIAG_E655, SCORM_ALL, SPACE_CP, NULL, check_base, zipped,
     "write a relative folder with a slash at its end"},
    {DIAG_W679, SCORM_ALL, SPACE_CP, NULL, check_base_level, seen,
     "write the folder into each <resource>, or into each href"},
    {DIAG_E652, SCORM_ALL, SPACE_CP, "resource", check_listed, zipped,
     "write the path of a file in the package, such as media/a.png"},
    {DIAG_E652, SCORM_ALL, SPACE_CP, "file", check_listed, zipped,
     "write the path of a file in the package, such as media/a.png"},
    {DIAG_E653, SCORM_ALL, SPACE_CP, "resource", check_file, cam,
     "pack it, or take it out of the manifest"},
    {DIAG_E653, SCORM_ALL, SPACE_CP, "file", check_file, cam,
     "pack it, or take it out of the manifest"},
    {DIAG_E653, SCORM_ALL, SPACE_ADLCP, "location", check_location, cam,
     "pack it, or take the metadata out of the manifest"},
    {DIAG_E637, SCORM_1_2, SPACE_MD, NULL, check_lom, "IMS LRM 1.2.1",
     "change their order"},
    {DIAG_E660, SCORM_2004, SPACE_IMSSS, "mapInfo", check_objective, sequenced,
     "add an objectiveID"},
    {DIAG_E660, SCORM_2004, SPACE_IMSSS, "objectives", check_objective_names,
     sequenced, "give one of them another objectiveID"},
    {DIAG_E661, SCORM_2004, SPACE_IMSSS, "sequencing", check_referenced,
     sequenced, "write an objectiveID of the same item"},
    {DIAG_E662, SCORM_2004, SPACE_IMSSS, "objectives", check_sharing,
     sequenced, "let one of them do it, and take the other <mapInfo> out"},
    {DIAG_E663, SCORM_2004, SPACE_IMSSS, "ruleAction", check_after_all,
     sequenced, "move the rule to an item, or use exitAll or retryAll"},
    {DIAG_E664, SCORM_2004, SPACE_CP, "manifest", check_sequencing_id,
     sequenced, "put the shared sequencing into <imsss:sequencingCollection>"},
    {DIAG_E665, SCORM_2004, SPACE_CP, NULL, check_global, cam,
     "move it to <organization>"},
    {DIAG_E665, SCORM_2004, SPACE_CP, "resource", check_persist, cam,
     "take it out"},
    {DIAG_W673, SCORM_ALL, SPACE_NONE, NULL, check_known, cam,
     "take it out, or write the name that this version has"},
    {DIAG_W674, SCORM_ALL, SPACE_NONE, NULL, check_prefixes, seen,
     "use the prefix that the books of SCORM use"},
    {DIAG_W611, SCORM_ALL, SPACE_CP, "manifest", check_unlisted, zipped,
     "add a <file> for each, or leave them out of the package"},
};

enum { RULES = sizeof rules / sizeof *rules };

Str shown(const struct profile *f, Str value)
{
    return xml_line(f->p->arena, value, 60);
}

Str value_of(const struct profile *f, const xmlNode *node, const char *name)
{
    Str value;
    manifest_value(f->p, node, SPACE_NONE, name, &value);
    return value;
}

xmlNode *resource_of(const struct profile *f, Str identifier)
{
    return identifier.n
               ? xmlHashLookup(f->resources, BAD_CAST identifier.at)
               : NULL;
}

Str type_of_resource(const struct profile *f, const xmlNode *resource)
{
    Str type;
    if (!manifest_value(f->p, resource, SPACE_ADLCP, "scormType", &type))
        manifest_value(f->p, resource, SPACE_ADLCP, "scormtype", &type);
    return type;
}

void found(struct profile *f, const xmlNode *node, const char *attribute,
           const char *format, ...)
{
    struct text t = {0};
    va_list args;
    va_start(args, format);
    text_vformat(&t, format, args);
    va_end(args);
    text_add(&t, STR(""));
    *ARENA_PUSH(f->p->arena, f->told, f->told_count) =
        (struct told){node, attribute};
    diag(f->p->dx, f->rule->code, manifest_span(f->p, node, attribute),
         "%s\n%s", t.at, f->rule->help);
    text_clear(&t);
}

bool profile_told(const struct profile *f, const xmlNode *element,
                  const char *attribute)
{
    for (size_t i = 0; i < f->told_count; i++) {
        const struct told *t = &f->told[i];
        if (t->element == element &&
            (t->attribute && attribute
                 ? str_same_letters(str_of(t->attribute), str_of(attribute))
                 : t->attribute == attribute))
            return true;
    }
    return false;
}

static unsigned version_of(const struct profile *f)
{
    static const struct {
        const char *text;
        unsigned version;
    } known[] = {{"1.2", SCORM_1_2},
                 {"CAM 1.3", SCORM_2004_2},
                 {"2004 3rd Edition", SCORM_2004_3},
                 {"2004 4th Edition", SCORM_2004_4}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(str_trim(f->schemaversion), known[i].text))
            return known[i].version;
    return 0;
}

static void refuse(struct profile *f)
{
    enum space space = space_of(f->root->ns);
    const char *what = "";
    if (space == SPACE_CMI5)
        what = ": it is a course of cmi5, which is another format";
    else if (space == SPACE_LOM)
        what = ": it is metadata alone";
    else if (f->root->ns && strstr((const char *)f->root->ns->href, "imscc"))
        what = ": it is a Common Cartridge, which is another format";
    diag(f->p->dx, DIAG_E625, manifest_span(f->p, f->root, NULL),
         "<%s>%s%s%s%s", (const char *)f->root->name,
         f->root->ns ? " of " : " without a namespace",
         f->root->ns ? shown(f, str_of((const char *)f->root->ns->href)).at
                     : "",
         what, *what ? "" : "\nexport the course as SCORM");
}

// Whether elements of ADL are those of the other version.
static bool has_other(const struct profile *f, bool old)
{
    for (const xmlNode *n = f->root; n; n = manifest_after(n, f->root)) {
        if (space_of(n->ns) == (old ? SPACE_ADLCP : SPACE_ADLCP_OLD))
            return true;
        for (const xmlAttr *a = n->properties; a; a = a->next)
            if (space_of(a->ns) == (old ? SPACE_ADLCP : SPACE_ADLCP_OLD))
                return true;
    }
    return false;
}

static void settle_version(struct profile *f)
{
    bool old = space_of(f->root->ns) == SPACE_CP_OLD;
    xmlNode *metadata = manifest_child(f->root, SPACE_CP, "metadata");
    xmlNode *version =
        metadata ? manifest_child(metadata, SPACE_CP, "schemaversion") : NULL;
    f->schemaversion = version ? manifest_text(f->p, version) : STR("");
    unsigned said = version_of(f);
    f->version = said ? said : old ? SCORM_1_2 : SCORM_2004_4;
    f->mixed = (f->version == SCORM_1_2) != old || has_other(f, old);
    if (f->mixed)
        diag(f->p->dx, DIAG_E631,
             manifest_span(f->p, version && said ? version : f->root, NULL),
             "'%.*s', and namespaces of %s\nuse the "
             "namespaces of one version, or export the course anew",
             STR_ARG(shown(f, f->schemaversion)),
             (f->version == SCORM_1_2) == old ? "both"
             : old                            ? "1.2"
                                              : "2004");
    if (said == SCORM_2004_2)
        diag(f->p->dx, DIAG_W636, manifest_span(f->p, version, NULL),
             "\nexport the course as 2004 4th Edition, or as 1.2");
}

static void free_hash(void *hash)
{
    xmlHashFree(hash, NULL);
}

static void index_resources(struct profile *f)
{
    f->resources = xmlHashCreate(64);
    if (!f->resources)
        die("out of memory");
    arena_defer(f->p->arena, free_hash, f->resources);
    for (xmlNode *n = f->root; n; n = manifest_after(n, f->root)) {
        if (manifest_is(n, SPACE_CP, "resource"))
            xmlHashAddEntry(f->resources,
                            BAD_CAST value_of(f, n, "identifier").at, n);
        f->has_lom |= space_of(n->ns) == SPACE_LOM;
    }
    for (xmlNode *n = f->root; n; n = manifest_after(n, f->root)) {
        xmlNode *r = manifest_is(n, SPACE_CP, "item")
                         ? resource_of(f, value_of(f, n, "identifierref"))
                         : NULL;
        f->scos += r && str_is(type_of_resource(f, r), "sco");
    }
}

bool profile_begin(struct profile *f)
{
    enum space space = space_of(f->root->ns);
    if ((space != SPACE_CP && space != SPACE_CP_OLD) ||
        strcmp((const char *)f->root->name, "manifest") != 0) {
        refuse(f);
        return false;
    }
    settle_version(f);
    index_resources(f);
    return true;
}

const char *profile_book(const char *code)
{
    for (size_t i = 0; i < RULES; i++)
        if (strcmp(diag_row(rules[i].code)->name, code) == 0)
            return rules[i].where;
    return "";
}

static bool is_about(const struct rule *r, xmlNode *node)
{
    if (r->space == SPACE_NONE)
        return true;
    return manifest_is(node, r->space,
                       r->element ? r->element : (const char *)node->name);
}

void profile_check(struct profile *f)
{
    // The rules about the whole manifest come last: they count what the
    // others have found.
    for (int whole = 0; whole < 2; whole++)
        for (xmlNode *n = f->root; n; n = manifest_after(n, f->root))
            for (size_t i = 0; i < RULES; i++) {
                bool of_all = rules[i].code == DIAG_W611;
                f->rule = &rules[i];
                if (of_all == whole && (f->rule->versions & f->version) &&
                    is_about(f->rule, n))
                    f->rule->check(f, n);
            }
}
