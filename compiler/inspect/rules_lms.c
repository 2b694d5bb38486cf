// rules_lms.c - what is allowed, and trips up an LMS that somebody named.
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "inspect/rules.h"

static size_t characters(Str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.at[i] & 0xC0) != 0x80;
    return n;
}

void check_title_length(struct profile *f, xmlNode *node)
{
    size_t n = characters(str_trim(manifest_text(f->p, node)));
    if (n > 200)
        found(f, node, NULL, "%zu characters", n);
}

void check_title_lines(struct profile *f, xmlNode *node)
{
    Str text = manifest_text(f->p, node);
    if (str_find_byte(text, '\n') < text.n ||
        str_find_byte(text, '\t') < text.n)
        found(f, node, NULL, "'%.*s'", STR_ARG(shown(f, text)));
}

// What the namespaces of ADL have, by version, and what is told as an error.
static const struct {
    enum space space;
    unsigned versions;
    const char *names; // a blank before and behind each
} known[] = {
    {SPACE_ADLCP, SCORM_1_2,
     " location prerequisites maxtimeallowed timelimitaction datafromlms "
     "masteryscore scormtype schema schemaversion "},
    {SPACE_ADLCP, SCORM_2004_2 | SCORM_2004_3,
     " location dataFromLMS timeLimitAction completionThreshold scormType "
     "scormtype persistState sharedDataGlobalToSystem "},
    {SPACE_ADLCP, SCORM_2004_4,
     " location dataFromLMS timeLimitAction completionThreshold data map "
     "scormType scormtype sharedDataGlobalToSystem persistState "},
    {SPACE_ADLSEQ, SCORM_2004,
     " constrainedChoiceConsiderations rollupConsiderations objectives "
     "objective mapInfo objectivesGlobalToSystem "},
    {SPACE_ADLNAV, SCORM_2004,
     " presentation navigationInterface hideLMSUI "},
};

static bool is_unknown(const struct profile *f, enum space space,
                       const char *name)
{
    char word[64];
    snprintf(word, sizeof word, " %.60s ", name);
    space = space == SPACE_ADLCP_OLD ? SPACE_ADLCP : space;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].space == space && (known[i].versions & f->version))
            return !strstr(known[i].names, word);
    return false;
}

// In 1.2 the schema lets nothing unknown pass, and says so itself.
void check_known(struct profile *f, xmlNode *node)
{
    if (f->version == SCORM_1_2 || f->mixed)
        return;
    const char *name = (const char *)node->name;
    // A foreign pass mark is told by itself.
    if (is_unknown(f, space_of(node->ns), name) &&
        strcmp(name, "masteryscore") != 0)
        found(f, node, NULL, "<%s:%s>", (const char *)node->ns->prefix
              ? (const char *)node->ns->prefix : "", name);
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        name = (const char *)a->name;
        if (is_unknown(f, space_of(a->ns), name))
            found(f, node, name, "%s", name);
    }
}

void check_prefixes(struct profile *f, xmlNode *node)
{
    for (const xmlNs *ns = node->nsDef; ns; ns = ns->next) {
        enum space s = space_of(ns);
        const char *wanted = space_prefix(s);
        const char *prefix = (const char *)ns->prefix;
        if ((s == SPACE_CP || s == SPACE_CP_OLD) && prefix && node->ns == ns)
            found(f, node, NULL, "'%s' for the elements of IMS, which need "
                  "none", prefix);
        else if (wanted && (!prefix || strcmp(prefix, wanted) != 0))
            found(f, node, NULL, "'%s' instead of '%s'", prefix ? prefix : "",
                  wanted);
    }
}

void check_version_length(struct profile *f, xmlNode *node)
{
    Str version = value_of(f, node, "version");
    if (characters(version) > 20)
        found(f, node, "version", "'%.*s'", STR_ARG(shown(f, version)));
}

void check_version_there(struct profile *f, xmlNode *node)
{
    Str version;
    if (node == f->root &&
        !manifest_value(f->p, node, SPACE_NONE, "version", &version))
        found(f, node, NULL, "%s", "");
}

void check_query(struct profile *f, xmlNode *node)
{
    Str href = value_of(f, node, "href");
    if (str_find_byte(href, '?') < href.n || str_find_byte(href, '#') < href.n)
        found(f, node, "href", "'%.*s'", STR_ARG(shown(f, href)));
}

void check_first(struct profile *f, xmlNode *node)
{
    const xmlNode *item = node, *resource = node;
    if (node != f->root)
        return;
    while (item && !(manifest_is(item, SPACE_CP, "item") &&
                     resource_of(f, value_of(f, item, "identifierref"))))
        item = manifest_after(item, node);
    while (resource && !(manifest_is(resource, SPACE_CP, "resource") &&
                         value_of(f, resource, "href").n))
        resource = manifest_after(resource, node);
    if (!item || !resource)
        return;
    const xmlNode *wanted = resource_of(f, value_of(f, item, "identifierref"));
    if (wanted != resource)
        found(f, resource, NULL, "'%.*s'",
              STR_ARG(shown(f, value_of(f, resource, "href"))));
}

void check_base_level(struct profile *f, xmlNode *node)
{
    Str base;
    if (!manifest_is(node, SPACE_CP, "resource") &&
        manifest_value(f->p, node, SPACE_XML, "base", &base))
        found(f, node, "base", "'%.*s'", STR_ARG(shown(f, base)));
}
