#include "inspect/schema.h"

#include <assert.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "base/embedded.h"
#include "base/xml.h"

// libxml2 takes no notice of xsi:schemaLocation once it has a schema, and
// then lets unknown namespaces pass unchecked: so one schema draws in all.
// `%s` is where the version's schemas are among the embedded files.
static const char driver_12[] =
    "<schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:d'>"
    "<import namespace='http://www.imsproject.org/xsd/imscp_rootv1p1p2'"
    " schemaLocation='%simscp_rootv1p1p2.xsd'/>"
    "<import namespace='http://www.imsglobal.org/xsd/imsmd_rootv1p2p1'"
    " schemaLocation='%simsmd_rootv1p2p1.xsd'/>"
    "<import namespace='http://www.adlnet.org/xsd/adlcp_rootv1p2'"
    " schemaLocation='%sadlcp_rootv1p2.xsd'/>"
    "</schema>";

static const char driver_2004[] =
    "<schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:d'>"
    "<import namespace='http://www.imsglobal.org/xsd/imscp_v1p1'"
    " schemaLocation='%simscp_v1p1.xsd'/>"
    "<import namespace='http://www.imsglobal.org/xsd/imsss'"
    " schemaLocation='%simsss_v1p0.xsd'/>"
    "<import namespace='http://www.adlnet.org/xsd/adlcp_v1p3'"
    " schemaLocation='%sadlcp_v1p3.xsd'/>"
    "<import namespace='http://www.adlnet.org/xsd/adlseq_v1p3'"
    " schemaLocation='%sadlseq_v1p3.xsd'/>"
    "<import namespace='http://www.adlnet.org/xsd/adlnav_v1p3'"
    " schemaLocation='%sadlnav_v1p3.xsd'/>"
    "</schema>";

static const char scheme[] = "embedded:///";

enum { MOST_FAULTS = 200 };

struct validation {
    struct profile *f;
    size_t n;
    const xmlNode *facet; // the element whose value was told a moment ago
};

struct wanted {
    const char *name;
    Str bytes;
};

static void find_schema(void *context, const char *name, Str bytes)
{
    struct wanted *w = context;
    if (strcmp(w->name, name) == 0)
        w->bytes = bytes;
}

// Schemas are embedded files; whatever else libxml2 asks for, document types
// above all, is empty. Nothing is read from the disk or the network.
static xmlParserInput *load(const char *address, const char *id,
                            xmlParserCtxt *context)
{
    (void)id;
    struct wanted w = {"", STR("")};
    if (address && strncmp(address, scheme, sizeof scheme - 1) == 0)
        w.name = address + sizeof scheme - 1;
    embedded_each(w.name, find_schema, &w);
    xmlParserInputBuffer *b = xmlParserInputBufferCreateMem(
        w.bytes.at, (int)w.bytes.n, XML_CHAR_ENCODING_NONE);
    if (!b)
        return NULL;
    xmlParserInput *input =
        xmlNewIOInputStream(context, b, XML_CHAR_ENCODING_NONE);
    // What the schema includes is found relative to it.
    if (input && address)
        input->filename = (const char *)xmlStrdup(BAD_CAST address);
    return input;
}

// ims_xml.xsd of 1.2 makes xml its default namespace, which libxml2 says and
// forgives.
static void be_silent(void *context, xmlError *e)
{
    (void)context;
    (void)e;
}

static xmlSchema *compile(const struct profile *f)
{
    const char *folder = f->version == SCORM_1_2      ? "schemas/scorm12/"
                         : f->version == SCORM_2004_4 ? "schemas/scorm2004-4/"
                                                      : "schemas/scorm2004-3/";
    struct arena *a = f->p->arena;
    const char *at = arena_format(a, "%s%s", scheme, folder).at;
    Str driver = f->version == SCORM_1_2
                     ? arena_format(a, driver_12, at, at, at)
                     : arena_format(a, driver_2004, at, at, at, at, at);
    xmlExternalEntityLoader usual = xmlGetExternalEntityLoader();
    xmlSetExternalEntityLoader(load);
    xmlSetStructuredErrorFunc(NULL, be_silent);
    xmlSchemaParserCtxt *c =
        xmlSchemaNewMemParserCtxt(driver.at, (int)driver.n);
    xmlSchema *schema = c ? xmlSchemaParse(c) : NULL;
    xmlSchemaFreeParserCtxt(c);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlSetExternalEntityLoader(usual);
    assert(schema); // they are ours, and a test compiles them all
    return schema;
}

// libxml2's sentences carry namespaces in braces, which nobody can read.
static Str without_braces(struct arena *a, const char *said)
{
    struct text t = {0};
    for (; *said && *said != '\n'; said++) {
        // A list of values stands in braces as well, each in quotes.
        bool address = *said == '{' && said[1] != '\'';
        const char *close = address ? strchr(said, '}') : NULL;
        if (close)
            said = close;
        else
            text_byte(&t, *said);
    }
    Str s = xml_line(a, text_str(&t), 300);
    text_clear(&t);
    return s;
}

// What stands behind `before` up to `after`; empty when it is not there.
static Str between(Str s, const char *before, const char *after)
{
    size_t start = str_find(s, str_of(before));
    if (start == s.n)
        return STR("");
    Str rest = str_from(s, start + str_of(before).n);
    return str_trim(str_upto(rest, str_find(rest, str_of(after))));
}

static const struct {
    const char *type, *words;
} types[] = {
    {"boolean", "true or false"},
    {"duration", "a length of time such as PT30M"},
    {"decimal", "a number such as 0.8"},
    {"nonNegativeInteger", "a whole number"},
    {"anyURI", "an address"},
    {"dateTime", "a moment such as 2026-11-23T12:00:00"},
    {"xs:ID'", "a name: a letter or _ first, and no blanks"},
    {"xsd:ID'", "a name: a letter or _ first, and no blanks"},
};

// The order that the schemas ask for, in words that fit on a line.
static const struct {
    const char *element, *order;
} orders[] = {
    {"manifest", "metadata, organizations, resources"},
    {"metadata", "schema, schemaversion, then what is of others"},
    {"organizations", "organization, as often as needed"},
    {"organization",
     "title, item, metadata, then what is of adlcp, imsss or adlnav"},
    {"item", "title, item, metadata, then what is of adlcp, imsss or adlnav"},
    {"resources", "resource, as often as needed; its metadata is inside it"},
    {"resource", "metadata, file, dependency"},
    {"sequencing",
     "controlMode, sequencingRules, limitConditions, auxiliaryResources, "
     "rollupRules, objectives, randomizationControls, deliveryControls, then "
     "what is of adlseq"},
    {"sequencingRules",
     "preConditionRule, exitConditionRule, postConditionRule"},
    {"objectives", "primaryObjective, once, then objective"},
    {"primaryObjective", "minNormalizedMeasure, mapInfo"},
    {"objective", "minNormalizedMeasure, mapInfo"},
};

static void put_order(struct text *t, const xmlNode *parent)
{
    const char *name = parent && parent->type == XML_ELEMENT_NODE
                           ? (const char *)parent->name
                           : "";
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (strcmp(orders[i].element, name) == 0) {
            text_format(t, "\nthe order in <%s> is: %s", name,
                        orders[i].order);
            return;
        }
    text_puts(t, "\nput it where the schema has it, or take it out");
}

static void put_value(struct text *t, int code, Str said)
{
    Str length = between(said, "length of '", "'");
    Str most = between(said, "maximum length of '", "'");
    if (most.n) {
        text_format(t, "is %.*s characters long, and can be %.*s\nshorten it",
                    STR_ARG(length), STR_ARG(most));
        return;
    }
    Str value = between(said, "value '", "' ");
    text_format(t, "is '%.*s'", STR_ARG(str_upto(value, 60)));
    Str set = between(said, "the set {", "}");
    Str limit = between(said, "allowed ('", "')");
    if (set.n)
        text_format(t, "\nwrite one of these, letter by letter: %.*s",
                    STR_ARG(set));
    else if (limit.n)
        text_format(t, "\nwrite a number; %.*s is the %s", STR_ARG(limit),
                    code == XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID ? "highest"
                                                               : "lowest");
    else
        text_puts(t, ", which has not the form that is asked for\ncompare it "
                     "with a package that works, or take it out");
}

static void put_type(struct text *t, Str said)
{
    Str value = between(said, ": '", "' is not");
    text_format(t, "is '%.*s'", STR_ARG(str_upto(value, 60)));
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_find(said, str_of(types[i].type)) < said.n) {
            text_format(t, "\nwrite %s", types[i].words);
            return;
        }
    text_puts(t, ", which cannot stand here\ntake it out, or write what is "
                 "meant");
}

static void put_content(struct text *t, const xmlNode *node, Str said)
{
    Str expected = between(said, "( ", " )");
    bool missing = str_find(said, STR("Missing child")) < said.n;
    text_puts(t, missing      ? "has not all its parts"
                 : expected.n ? "cannot stand here"
                              : "stands too late, or once too often");
    text_puts(t, expected.n ? missing ? "; next is " : "; here is room for "
                            : "");
    while (expected.n) {
        size_t end = str_find(expected, STR(", "));
        Str name = str_upto(expected, end);
        // `##other`: an element of another namespace.
        if (name.at[0] == '#' || name.at[0] == '*')
            text_puts(t, "an extension");
        else
            text_format(t, "<%.*s>", STR_ARG(name));
        expected = str_from(expected, end + 2);
        if (expected.n)
            text_puts(t, " or ");
    }
    if (missing)
        text_puts(t, "\nadd what is missing");
    else
        put_order(t, node->parent);
}

static void put_words(struct text *t, const xmlNode *node, int code, Str said)
{
    if (str_find(said, STR("No matching global")) < said.n) {
        text_puts(t, "is not known in this version\nlook at its capitals, or "
                     "take it out");
        return;
    }
    switch (code) {
    case XML_SCHEMAV_ELEMENT_CONTENT:
        put_content(t, node, said);
        break;
    case XML_SCHEMAV_CVC_ENUMERATION_VALID:
    case XML_SCHEMAV_CVC_PATTERN_VALID:
    case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
    case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
        put_value(t, code, said);
        break;
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
        put_type(t, said);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        text_puts(t, "holds text where only elements can be\nput the text "
                     "into the element that it is meant for");
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        text_puts(t, "is missing\nadd it");
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
        text_puts(t, "is not one of its attributes\ntake it out");
        break;
    default:
        text_add(t, between(said, ": ", "\n"));
        text_puts(t, "\nwrite it as the schema has it, or take it out");
    }
}

static bool is_value(int code)
{
    return code == XML_SCHEMAV_CVC_ENUMERATION_VALID ||
           code == XML_SCHEMAV_CVC_PATTERN_VALID ||
           code == XML_SCHEMAV_CVC_MAXLENGTH_VALID ||
           code == XML_SCHEMAV_CVC_MININCLUSIVE_VALID ||
           code == XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID;
}

// "Element '{...}item', attribute '{...}x': what is wrong." in our words.
static void at_fault(void *context, xmlError *e)
{
    struct validation *v = context;
    struct package *p = v->f->p;
    const xmlNode *node = e->node;
    if (node && node->type == XML_ATTRIBUTE_NODE)
        node = node->parent;
    if (!node || !e->message || ++v->n > MOST_FAULTS)
        return;
    Str said = without_braces(p->arena, e->message);
    Str name = between(said, "attribute '", "'");
    if (e->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4)
        name = between(said, "The attribute '", "'");
    const char *attribute = name.n ? arena_str(p->arena, name).at : NULL;

    // A value that breaks a facet is told a second time, without saying how.
    bool again = e->code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 &&
                 v->facet == node;
    v->facet = is_value(e->code) ? node : NULL;
    if (again || profile_told(v->f, node, attribute))
        return;
    struct text t = {0};
    if (attribute)
        text_format(&t, "`%s` of ", attribute);
    text_format(&t, "<%s> ", (const char *)node->name);
    put_words(&t, node, e->code, said);
    diag(p->dx, DIAG_E632, manifest_span(p, node, attribute), "%.*s", (int)t.n,
         t.at);
    text_clear(&t);
}

void schema_check(struct profile *f)
{
    struct validation v = {f, 0, NULL};
    if (f->mixed)
        return; // every second line would be wrong, and say nothing more
    xmlSchema *schema = compile(f);
    xmlSchemaValidCtxt *c = xmlSchemaNewValidCtxt(schema);
    if (!c)
        die("out of memory");
    xmlSchemaSetValidStructuredErrors(c, at_fault, &v);
    xmlSchemaValidateDoc(c, f->root->doc);
    xmlSchemaFreeValidCtxt(c);
    xmlSchemaFree(schema);
}
