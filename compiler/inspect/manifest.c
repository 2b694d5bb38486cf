#include "inspect/manifest.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/xml.h"
#include "inspect/encoding.h"
#include "inspect/tags.h"

// A declaration of a namespace counts for many, since every prefix inside of
// it is looked up among all of them.
enum {
    MOST_PARTS = 100000,
    DEEPEST = 100,
    SPACE_PARTS = 50,
    LONGEST_VALUE = 64 << 10
};

static const struct {
    const char *address, *prefix;
} spaces[SPACE_OTHER] = {
    [SPACE_CP] = {"http://www.imsglobal.org/xsd/imscp_v1p1", NULL},
    [SPACE_CP_OLD] = {"http://www.imsproject.org/xsd/imscp_rootv1p1p2", NULL},
    [SPACE_ADLCP] = {"http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp"},
    [SPACE_ADLCP_OLD] = {"http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp"},
    [SPACE_ADLSEQ] = {"http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq"},
    [SPACE_ADLNAV] = {"http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav"},
    [SPACE_IMSSS] = {"http://www.imsglobal.org/xsd/imsss", "imsss"},
    [SPACE_MD] = {"http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", NULL},
    [SPACE_LOM] = {"http://ltsc.ieee.org/xsd/LOM", NULL},
    [SPACE_XML] = {"http://www.w3.org/XML/1998/namespace", NULL},
    [SPACE_XSI] = {"http://www.w3.org/2001/XMLSchema-instance", NULL},
    [SPACE_CMI5] = {"https://w3id.org/xapi/profiles/cmi5/v1/"
                    "CourseStructure.xsd",
                    NULL},
};

enum space space_of(const xmlNs *ns)
{
    if (!ns || !ns->href)
        return SPACE_NONE;
    for (int i = SPACE_CP; i < SPACE_OTHER; i++)
        if (strcmp((const char *)ns->href, spaces[i].address) == 0)
            return (enum space)i;
    return SPACE_OTHER;
}

const char *space_address(enum space s)
{
    return spaces[s].address;
}

const char *space_prefix(enum space s)
{
    return s < SPACE_OTHER ? spaces[s].prefix : NULL;
}

// What the parser's callbacks know; hangs off the parser's context.
struct parsing {
    struct package *p;
    struct source *in;
    enum diag_code unreadable; // E620, or E668 for metadata
    size_t parts;
    bool told; // one message about a file that cannot be read is enough
};

static struct parsing *parsing_of(void *context)
{
    return ((xmlParserCtxt *)context)->_private;
}

static size_t offset_of(const xmlParserCtxt *c)
{
    size_t at = c->input->consumed + (size_t)(c->input->cur - c->input->base);
    struct parsing *s = c->_private;
    return at < s->in->text.n ? at : s->in->text.n;
}

static Span span_here(const xmlParserCtxt *c)
{
    struct parsing *s = c->_private;
    size_t at = offset_of(c);
    // The end of the file has no line: its last byte stands for it.
    if (at == s->in->text.n && at > 0)
        at--;
    return span_of(s->in, (Str){s->in->text.at + at, 1});
}

static const char usual_help[] =
    "\nmend it in an editor for XML, or export the course anew";

static void stop(xmlParserCtxt *c, enum diag_code code, const char *detail)
{
    struct parsing *s = c->_private;
    if (!s->told)
        diag(s->p->dx, code, span_here(c), "%s%s", detail,
             strchr(detail, '\n') ? "" : usual_help);
    s->told = true;
    xmlStopParser(c);
}

static void at_document_type(void *context, const xmlChar *name,
                             const xmlChar *public_id, const xmlChar *system_id)
{
    (void)name;
    (void)public_id;
    (void)system_id;
    stop(context, DIAG_E621, "\ntake the line <!DOCTYPE ...> out");
}

static void at_element(void *context, const xmlChar *name,
                       const xmlChar *prefix, const xmlChar *uri,
                       int namespaces, const xmlChar **namespace_list,
                       int attributes, int defaulted,
                       const xmlChar **attribute_list)
{
    xmlParserCtxt *c = context;
    struct parsing *s = parsing_of(context);
    s->parts += 1 + (size_t)namespaces * SPACE_PARTS + (size_t)attributes;
    for (int i = 0; i < attributes; i++) {
        // Five pointers an attribute: the last two are where its value is.
        const xmlChar *const *a = attribute_list + (size_t)i * 5;
        if (a[4] - a[3] > LONGEST_VALUE) {
            stop(c, DIAG_E624, "an attribute of more than 64 KiB");
            return;
        }
    }
    if (s->parts > MOST_PARTS) {
        stop(c, DIAG_E624, "more elements and attributes");
        return;
    }
    if (c->nameNr > DEEPEST) {
        stop(c, DIAG_E624, "elements inside each other");
        return;
    }
    xmlSAX2StartElementNs(context, name, prefix, uri, namespaces,
                          namespace_list, attributes, defaulted,
                          attribute_list);
    // No attribute holds a bare <, so the last one began this tag.
    size_t at = offset_of(c);
    while (at && s->in->text.at[at - 1] != '<')
        at--;
    if (c->node)
        c->node->_private = (void *)(s->in->text.at + at);
}

static const struct {
    int code;
    const char *words;
} in_words[] = {
    {XML_ERR_DOCUMENT_EMPTY, "there is no XML in it"},
    {XML_ERR_DOCUMENT_END, "something stands behind the last end tag"},
    {XML_ERR_TAG_NAME_MISMATCH, "an end tag that belongs to another element"},
    {XML_ERR_TAG_NOT_FINISHED, "an element without its end"},
    {XML_ERR_NAME_REQUIRED, "a bare & or <\nwrite &amp; or &lt;"},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, "a bare &\nwrite &amp;"},
    {XML_ERR_LT_IN_ATTRIBUTE, "a bare < in an attribute\nwrite &lt;"},
    {XML_ERR_UNDECLARED_ENTITY,
     "an entity that XML does not know\nwrite the character itself"},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute without quotes"},
    {XML_ERR_ATTRIBUTE_REDEFINED, "the same attribute twice"},
    {XML_ERR_INVALID_CHAR, "a control character"},
    {XML_NS_ERR_UNDEFINED_NAMESPACE,
     "a prefix that is not declared\ndeclare it with xmlns: in <manifest>"},
};

static void at_problem(void *context, xmlError *e)
{
    xmlParserCtxt *c = context;
    struct parsing *s = c->_private;
    if (s->told || e->level == XML_ERR_WARNING)
        return;
    for (size_t i = 0; i < sizeof in_words / sizeof *in_words; i++)
        if (in_words[i].code == e->code) {
            stop(c, s->unreadable, in_words[i].words);
            return;
        }
    Str said = xml_line(s->p->arena, str_of(e->message ? e->message : ""), 200);
    bool huge = strstr(said.at, "huge") || strstr(said.at, "Huge");
    stop(c, huge ? DIAG_E624 : s->unreadable, said.at);
}

xmlDoc *manifest_document(struct package *p, struct source *in,
                          enum diag_code unreadable)
{
    struct parsing s = {.p = p, .in = in, .unreadable = unreadable};
    if (!encoding_read(p, in) || !tags_check(p, in))
        return NULL;
    xmlParserCtxt *c = xmlNewParserCtxt();
    if (!c)
        die("out of memory");
    c->_private = &s;
    c->sax->internalSubset = at_document_type;
    c->sax->startElementNs = at_element;
    c->sax->serror = at_problem;
    xmlDoc *doc = xmlCtxtReadMemory(c, in->text.at, (int)in->text.n, NULL,
                                    "UTF-8", XML_PARSE_NONET);
    bool sound = doc && !s.told && c->wellFormed && xmlDocGetRootElement(doc);
    if (!sound && !s.told)
        diag(p->dx, unreadable, span_file(in), "there is no XML in it%s",
             usual_help);
    xmlFreeParserCtxt(c);
    if (!sound) {
        xmlFreeDoc(doc);
        return NULL;
    }
    return doc;
}

static void free_document(void *document)
{
    xmlFreeDoc(document);
}

xmlDoc *manifest_parse(struct package *p)
{
    xmlDoc *doc = manifest_document(p, &p->manifest, DIAG_E620);
    if (doc)
        arena_defer(p->arena, free_document, doc);
    return doc;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

// The attribute of that name in a tag's text, from its name to its quote.
static Str attribute_in(Str rest, Str wanted)
{
    while (rest.n) {
        while (rest.n && is_space(rest.at[0]))
            rest = str_from(rest, 1);
        size_t equals = str_find_byte(rest, '=');
        if (!rest.n || rest.at[0] == '>' || rest.at[0] == '/' ||
            equals == rest.n)
            break;
        Str name = str_trim(str_upto(rest, equals));
        size_t colon = str_find_byte(name, ':');
        size_t open = equals + 1;
        while (open < rest.n && rest.at[open] != '"' && rest.at[open] != '\'')
            open++;
        if (open == rest.n)
            break;
        size_t length = str_find_byte(str_from(rest, open + 1), rest.at[open]);
        size_t end = open + length + 2;
        if (str_same(name, wanted) ||
            (colon < name.n && str_same(str_from(name, colon + 1), wanted)))
            return str_upto(rest, end);
        rest = str_from(rest, end);
    }
    return STR("");
}

Span manifest_span(const struct package *p, const xmlNode *element,
                   const char *attribute)
{
    return manifest_span_in(&p->manifest, element, attribute);
}

Span manifest_span_in(const struct source *in, const xmlNode *element,
                      const char *attribute)
{
    const char *at = element->_private;
    if (!at)
        return span_file(in);
    Str rest = {at, (size_t)(in->text.at + in->text.n - at)};
    size_t n = 0;
    while (n < rest.n && !is_space(rest.at[n]) && rest.at[n] != '>' &&
           rest.at[n] != '/')
        n++;
    Str found = STR("");
    if (attribute)
        found = attribute_in(str_from(rest, n), str_of(attribute));
    return span_of(in, found.n ? found : str_upto(rest, n));
}

static enum space one_of(enum space s)
{
    return s == SPACE_CP_OLD ? SPACE_CP
                             : s == SPACE_ADLCP_OLD ? SPACE_ADLCP : s;
}

bool manifest_is(const xmlNode *node, enum space space, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0 &&
           one_of(space_of(node->ns)) == space;
}

xmlNode *manifest_child(const xmlNode *in, enum space space, const char *name)
{
    for (xmlNode *n = in ? in->children : NULL; n; n = n->next)
        if (manifest_is(n, space, name))
            return n;
    return NULL;
}

xmlNode *manifest_next(const xmlNode *node)
{
    enum space space = one_of(space_of(node->ns));
    for (xmlNode *n = node->next; n; n = n->next)
        if (manifest_is(n, space, (const char *)node->name))
            return n;
    return NULL;
}

// The text of these nodes, not of what is inside them: as one node, which is
// usual, it stays where it is.
static Str text_among(const struct package *p, const xmlNode *first)
{
    struct text t = {0};
    const xmlNode *only = NULL;
    size_t n = 0;
    for (const xmlNode *c = first; c; c = c->next)
        if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE) {
            only = c;
            n++;
        }
    if (n == 1 && only->content)
        return str_of((const char *)only->content);
    for (const xmlNode *c = first; c && n; c = c->next)
        if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE)
            text_puts(&t, (const char *)c->content);
    Str s = arena_str(p->arena, text_str(&t));
    text_clear(&t);
    return s;
}

bool manifest_value(const struct package *p, const xmlNode *element,
                    enum space space, const char *name, Str *value)
{
    *value = STR("");
    for (xmlAttr *a = element->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 &&
            one_of(space_of(a->ns)) == space) {
            *value = text_among(p, a->children);
            return true;
        }
    return false;
}

Str manifest_text(const struct package *p, const xmlNode *element)
{
    return text_among(p, element->children);
}

xmlNode *manifest_after(const xmlNode *node, const xmlNode *root)
{
    xmlNode *n = node->children;
    for (; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE)
            return n;
    for (; node != root; node = node->parent)
        for (n = node->next; n; n = n->next)
            if (n->type == XML_ELEMENT_NODE)
                return n;
    return NULL;
}
