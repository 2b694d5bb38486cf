// rules_tree.c - metadata, organizations, items, resources and what they
// refer to.
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "inspect/rules.h"

static size_t count_of(const xmlNode *in, const char *name)
{
    size_t n = 0;
    for (xmlNode *c = manifest_child(in, SPACE_CP, name); c;
         c = manifest_next(c))
        n++;
    return n;
}

static const xmlNode *first_element(const xmlNode *in)
{
    const xmlNode *n = in->children;
    while (n && n->type != XML_ELEMENT_NODE)
        n = n->next;
    return n;
}

void check_metadata(struct profile *f, xmlNode *node)
{
    size_t n = count_of(node, "metadata");
    const xmlNode *metadata = manifest_child(node, SPACE_CP, "metadata");
    if (node != f->root)
        return;
    if (n != 1) {
        found(f, n ? manifest_next(metadata) : node, NULL,
              n ? "a second <metadata>" : "no <metadata>");
        return;
    }
    const xmlNode *schema = manifest_child(metadata, SPACE_CP, "schema");
    const xmlNode *version =
        manifest_child(metadata, SPACE_CP, "schemaversion");
    if (!schema || !version)
        found(f, metadata, NULL, "no <%s>",
              schema ? "schemaversion" : "schema");
    else if (first_element(metadata) != schema)
        found(f, schema, NULL, "<schema> is not the first in it");
}

void check_schema_text(struct profile *f, xmlNode *node)
{
    const xmlNode *metadata = manifest_child(node, SPACE_CP, "metadata");
    const xmlNode *schema = manifest_child(metadata, SPACE_CP, "schema");
    if (!schema || node != f->root)
        return;
    Str text = manifest_text(f->p, schema);
    if (!str_is(str_trim(text), "ADL SCORM"))
        found(f, schema, NULL, "'%.*s'", STR_ARG(shown(f, text)));
}

static const xmlNode *version_node(const struct profile *f)
{
    return manifest_child(manifest_child(f->root, SPACE_CP, "metadata"),
                          SPACE_CP, "schemaversion");
}

static Str without_blanks(Str s)
{
    while (s.n && strchr(" \t\n", s.at[0]))
        s = str_from(s, 1);
    while (s.n && strchr(" \t\n", s.at[s.n - 1]))
        s.n--;
    return s;
}

void check_version_text(struct profile *f, xmlNode *node)
{
    static const char *const known[] = {"1.2", "CAM 1.3", "2004 3rd Edition",
                                        "2004 4th Edition"};
    if (node != f->root || !version_node(f))
        return;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(without_blanks(f->schemaversion), known[i]))
            return;
    found(f, version_node(f), NULL, "'%.*s'",
          STR_ARG(shown(f, f->schemaversion)));
}

void check_version_blanks(struct profile *f, xmlNode *node)
{
    if (node == f->root && version_node(f) &&
        without_blanks(f->schemaversion).n < f->schemaversion.n)
        found(f, version_node(f), NULL, "'%.*s'",
              STR_ARG(shown(f, f->schemaversion)));
}

void check_nested(struct profile *f, xmlNode *node)
{
    if (node != f->root)
        found(f, node, NULL, "'%.*s'",
              STR_ARG(shown(f, value_of(f, node, "identifier"))));
}

void check_default(struct profile *f, xmlNode *node)
{
    Str name;
    if (!manifest_value(f->p, node, SPACE_NONE, "default", &name)) {
        // 1.2 takes the first organization then (IMS CP 1.1.2).
        if (f->version != SCORM_1_2 || !count_of(node, "organization"))
            found(f, node, NULL, "no `default`");
        return;
    }
    for (const xmlNode *o = manifest_child(node, SPACE_CP, "organization"); o;
         o = manifest_next(o))
        if (str_same(value_of(f, o, "identifier"), name))
            return;
    found(f, node, "default", "no organization '%.*s'",
          STR_ARG(shown(f, name)));
}

void check_items(struct profile *f, xmlNode *node)
{
    if (!count_of(node, "item"))
        found(f, node, NULL, "'%.*s'",
              STR_ARG(shown(f, value_of(f, node, "identifier"))));
}

void check_title(struct profile *f, xmlNode *node)
{
    size_t n = count_of(node, "title");
    const xmlNode *title = manifest_child(node, SPACE_CP, "title");
    if (n != 1)
        found(f, node, NULL, "<%s> has %s", (const char *)node->name,
              n ? "more than one" : "none");
    else if (!without_blanks(manifest_text(f->p, title)).n)
        found(f, title, NULL, "<%s> has an empty one",
              (const char *)node->name);
}

void check_leaf(struct profile *f, xmlNode *node)
{
    bool leaf = !count_of(node, "item");
    bool refers = value_of(f, node, "identifierref").n > 0;
    if (leaf && !refers)
        found(f, node, NULL, "no items in it, and no identifierref");
    else if (!leaf && refers)
        found(f, node, "identifierref",
              "it has items in it, and an identifierref");
}

static void check_target(struct profile *f, xmlNode *node)
{
    Str name;
    if (manifest_value(f->p, node, SPACE_NONE, "identifierref", &name) &&
        name.n && !resource_of(f, name))
        found(f, node, "identifierref", "no resource '%.*s'",
              STR_ARG(shown(f, name)));
}

void check_reference(struct profile *f, xmlNode *node)
{
    check_target(f, node);
}

void check_dependency(struct profile *f, xmlNode *node)
{
    check_target(f, node);
}

struct named {
    Str name;
    xmlNode *node;
    size_t order;
};

static int by_name(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    int order = str_compare(a->name, b->name);
    return order ? order : a->order < b->order ? -1 : 1;
}

static bool has_identifier(const xmlNode *n)
{
    return manifest_is(n, SPACE_CP, "manifest") ||
           manifest_is(n, SPACE_CP, "organization") ||
           manifest_is(n, SPACE_CP, "item") ||
           manifest_is(n, SPACE_CP, "resource");
}

void check_identifiers(struct profile *f, xmlNode *node)
{
    struct named *all = NULL;
    size_t n = 0;
    if (node != f->root)
        return;
    for (xmlNode *e = node; e; e = manifest_after(e, node)) {
        Str name = value_of(f, e, "identifier");
        if (has_identifier(e) && name.n) {
            size_t order = n;
            *ARENA_PUSH(f->p->arena, all, n) = (struct named){name, e, order};
        }
    }
    if (n)
        qsort(all, n, sizeof *all, by_name);
    for (size_t i = 1; i < n; i++)
        if (str_same(all[i - 1].name, all[i].name))
            found(f, all[i].node, "identifier", "'%.*s'",
                  STR_ARG(shown(f, all[i].name)));
}

void check_identifier(struct profile *f, xmlNode *node)
{
    Str name;
    if (!has_identifier(node) ||
        !manifest_value(f->p, node, SPACE_NONE, "identifier", &name))
        return;
    bool good = name.n && !byte_is_digit(name.at[0]) && name.at[0] != '-' &&
                name.at[0] != '.';
    for (size_t i = 0; i < name.n; i++) {
        char c = name.at[i];
        good &= byte_is_letter(c) || byte_is_digit(c) || (c & 0x80) ||
                strchr("._-", c);
    }
    if (!good)
        found(f, node, "identifier", "'%.*s'", STR_ARG(shown(f, name)));
}

void check_type(struct profile *f, xmlNode *node)
{
    const char *wanted = f->version == SCORM_1_2 ? "scormtype" : "scormType";
    const char *other = f->version == SCORM_1_2 ? "scormType" : "scormtype";
    Str type;
    if (f->mixed || manifest_value(f->p, node, SPACE_ADLCP, wanted, &type))
        return; // its value is the schema's affair
    if (manifest_value(f->p, node, SPACE_ADLCP, other, &type))
        found(f, node, other, "it is called adlcp:%s in this version", wanted);
    else
        found(f, node, NULL, "no adlcp:%s", wanted);
}

void check_launch(struct profile *f, xmlNode *node)
{
    xmlNode *r = resource_of(f, value_of(f, node, "identifierref"));
    if (r && !count_of(node, "item") && !value_of(f, r, "href").n)
        found(f, r, NULL, "'%.*s'",
              STR_ARG(shown(f, value_of(f, r, "identifier"))));
}

void check_threshold(struct profile *f, xmlNode *node)
{
    Str text = without_blanks(manifest_text(f->p, node));
    bool has = node->properties != NULL;
    if (f->version == SCORM_2004_4 && text.n)
        found(f, node, NULL, "it holds '%.*s'%s", STR_ARG(shown(f, text)),
              has ? " and attributes" : "");
    else if (f->version != SCORM_2004_4 && has)
        found(f, node, NULL, "it has attributes");
}

void check_mastery(struct profile *f, xmlNode *node)
{
    Str text = without_blanks(manifest_text(f->p, node));
    double mark = -1;
    if (!str_number(text, &mark) || mark < 0 || mark > 100)
        found(f, node, NULL, "'%.*s'", STR_ARG(shown(f, text)));
}

void check_foreign_mark(struct profile *f, xmlNode *node)
{
    Str text = manifest_text(f->p, node);
    if (!f->mixed) // then the version is what is wrong
        found(f, node, NULL, "'%.*s'", STR_ARG(shown(f, text)));
}

// In the 4th edition a threshold of attributes may stand on any item.
void check_of_sco(struct profile *f, xmlNode *node)
{
    static const char *const names[] = {"timeLimitAction", "dataFromLMS",
                                        "completionThreshold"};
    Str reference = value_of(f, node, "identifierref");
    xmlNode *r = resource_of(f, reference);
    bool folder = !reference.n && count_of(node, "item");
    if (r ? str_is(type_of_resource(f, r), "sco") : !folder)
        return; // or the reference is what is wrong
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const xmlNode *e = manifest_child(node, SPACE_ADLCP, names[i]);
        bool text = e && without_blanks(manifest_text(f->p, e)).n;
        if (e && (i < 2 || f->version != SCORM_2004_4 || text))
            found(f, e, NULL, "<adlcp:%s>", names[i]);
    }
}

// The schema of 1.2 lets anything follow anywhere, so it does not see this.
static const struct {
    const char *parent, *order;
} lom_orders[] = {
    {"lom", " general lifecycle metametadata technical educational rights "
            "relation annotation classification "},
    {"general", " identifier title catalogentry language description keyword "
                "coverage structure aggregationlevel "},
    {"lifecycle", " version status contribute "},
    {"metametadata", " identifier catalogentry contribute metadatascheme "
                     "language "},
    {"technical", " format size location requirement installationremarks "
                  "otherplatformrequirements duration "},
    {"educational",
     " interactivitytype learningresourcetype interactivitylevel "
     "semanticdensity intendedenduserrole context typicalagerange difficulty "
     "typicallearningtime description language "},
    {"rights", " cost copyrightandotherrestrictions description "},
    {"classification", " purpose taxonpath description keyword "},
};

static size_t place_in(const char *order, const xmlNode *node)
{
    char word[64];
    snprintf(word, sizeof word, " %.60s ", (const char *)node->name);
    const char *at = strstr(order, word);
    return at ? (size_t)(at - order) : 0;
}

void check_lom(struct profile *f, xmlNode *node)
{
    const char *order = NULL;
    for (size_t i = 0; i < sizeof lom_orders / sizeof *lom_orders; i++)
        if (manifest_is(node, SPACE_MD, lom_orders[i].parent))
            order = lom_orders[i].order;
    const xmlNode *before = NULL;
    for (xmlNode *n = order ? node->children : NULL; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE || space_of(n->ns) != SPACE_MD)
            continue;
        if (before && place_in(order, n) < place_in(order, before))
            found(f, n, NULL, "<%s> comes before <%s>",
                  (const char *)n->name, (const char *)before->name);
        else
            before = n;
    }
}
