// rules_sequencing.c - objectives, what maps and asks for them, and where
// sequencing may stand.
#include <libxml/hash.h>
#include <string.h>

#include "inspect/rules.h"

static bool is_objective(const xmlNode *n)
{
    return manifest_is(n, SPACE_IMSSS, "objective") ||
           manifest_is(n, SPACE_IMSSS, "primaryObjective");
}

static const xmlNode *next_objective(const xmlNode *n)
{
    while (n && !is_objective(n))
        n = n->next;
    return n;
}

void check_objective(struct profile *f, xmlNode *node)
{
    const xmlNode *o = node->parent;
    if (is_objective(o) && !value_of(f, o, "objectiveID").n)
        found(f, o, NULL, "<imsss:%s> without an objectiveID",
              (const char *)o->name);
}

// Names that were met, each once; kept in a hash since a hostile manifest
// has thousands.
static xmlHashTable *names_new(void)
{
    xmlHashTable *names = xmlHashCreate(16);
    if (!names)
        die("out of memory");
    return names;
}

// False: the name was there before.
static bool names_add(xmlHashTable *names, Str name)
{
    static char there;
    return xmlHashAddEntry(names, BAD_CAST name.at, &there) == 0;
}

void check_objective_names(struct profile *f, xmlNode *node)
{
    xmlHashTable *names = names_new();
    for (const xmlNode *o = next_objective(node->children); o;
         o = next_objective(o->next)) {
        Str name = value_of(f, o, "objectiveID");
        if (name.n && !names_add(names, name))
            found(f, o, "objectiveID", "'%.*s' a second time",
                  STR_ARG(shown(f, name)));
    }
    xmlHashFree(names, NULL);
}

void check_referenced(struct profile *f, xmlNode *node)
{
    const xmlNode *all = manifest_child(node, SPACE_IMSSS, "objectives");
    // Shared sequencing may bring the objectives.
    if (value_of(f, node, "IDRef").n)
        return;
    xmlHashTable *names = names_new();
    for (const xmlNode *o = next_objective(all ? all->children : NULL); o;
         o = next_objective(o->next))
        names_add(names, value_of(f, o, "objectiveID"));
    for (const xmlNode *n = node; n; n = manifest_after(n, node)) {
        Str name = value_of(f, n, "referencedObjective");
        if (manifest_is(n, SPACE_IMSSS, "ruleCondition") && name.n &&
            !xmlHashLookup(names, BAD_CAST name.at))
            found(f, n, "referencedObjective", "'%.*s'",
                  STR_ARG(shown(f, name)));
    }
    xmlHashFree(names, NULL);
}

static bool says(const struct profile *f, const xmlNode *map, const char *name,
                 bool unless_said)
{
    Str value;
    if (!manifest_value(f->p, map, SPACE_NONE, name, &value))
        return unless_said;
    return str_is(value, "true") || str_is(value, "1");
}

static const xmlNode *next_map(const xmlNode *n)
{
    while (n && !manifest_is(n, SPACE_IMSSS, "mapInfo"))
        n = n->next;
    return n;
}

// Two maps of one objective that read the same; reading is the default.
static void check_reading(struct profile *f, const xmlNode *objective,
                          const char *what)
{
    bool before = false;
    for (const xmlNode *m = next_map(objective->children); m;
         m = next_map(m->next)) {
        bool reads = says(f, m, what, true);
        if (reads && before)
            found(f, m, NULL, "a second %s", what);
        before |= reads;
    }
}

static void check_writing(struct profile *f, const xmlNode *objectives,
                          const char *what)
{
    xmlHashTable *targets = names_new();
    for (const xmlNode *o = next_objective(objectives->children); o;
         o = next_objective(o->next))
        for (const xmlNode *m = next_map(o->children); m;
             m = next_map(m->next)) {
            Str target = value_of(f, m, "targetObjectiveID");
            if (says(f, m, what, false) && !names_add(targets, target))
                found(f, m, "targetObjectiveID", "%s to '%.*s' a second time",
                      what, STR_ARG(shown(f, target)));
        }
    xmlHashFree(targets, NULL);
}

void check_sharing(struct profile *f, xmlNode *node)
{
    for (const xmlNode *o = next_objective(node->children); o;
         o = next_objective(o->next)) {
        check_reading(f, o, "readSatisfiedStatus");
        check_reading(f, o, "readNormalizedMeasure");
    }
    check_writing(f, node, "writeSatisfiedStatus");
    check_writing(f, node, "writeNormalizedMeasure");
}

void check_after_all(struct profile *f, xmlNode *node)
{
    Str action = value_of(f, node, "action");
    const xmlNode *rule = node->parent;
    bool after = manifest_is(rule, SPACE_IMSSS, "postConditionRule");
    const xmlNode *owner = rule;
    while (owner && owner->type == XML_ELEMENT_NODE &&
           space_of(owner->ns) == SPACE_IMSSS)
        owner = owner->parent;
    if (after && owner && manifest_is(owner, SPACE_CP, "organization") &&
        (str_is(action, "exitParent") || str_is(action, "previous")))
        found(f, node, "action", "'%.*s'", STR_ARG(action));
}

void check_sequencing_id(struct profile *f, xmlNode *node)
{
    if (node != f->root)
        return;
    xmlHashTable *names = names_new();
    const xmlNode *all =
        manifest_child(node, SPACE_IMSSS, "sequencingCollection");
    for (const xmlNode *s = manifest_child(all, SPACE_IMSSS, "sequencing"); s;
         s = manifest_next(s))
        names_add(names, value_of(f, s, "ID"));
    for (const xmlNode *s = node; s; s = manifest_after(s, node)) {
        Str id = value_of(f, s, "ID"), ref = value_of(f, s, "IDRef");
        bool shared = s->parent == all && all;
        if (!manifest_is(s, SPACE_IMSSS, "sequencing"))
            continue;
        if (id.n && !shared)
            found(f, s, "ID", "an ID outside of the collection");
        if (ref.n && shared)
            found(f, s, "IDRef", "an IDRef inside of the collection");
        else if (ref.n && !xmlHashLookup(names, BAD_CAST ref.at))
            found(f, s, "IDRef", "no ID '%.*s'", STR_ARG(shown(f, ref)));
    }
    xmlHashFree(names, NULL);
}

void check_global(struct profile *f, xmlNode *node)
{
    static const struct {
        enum space space;
        const char *name;
    } global[] = {{SPACE_ADLSEQ, "objectivesGlobalToSystem"},
                  {SPACE_ADLCP, "sharedDataGlobalToSystem"}};
    Str value;
    for (size_t i = 0; i < sizeof global / sizeof *global; i++)
        if (manifest_value(f->p, node, global[i].space, global[i].name,
                           &value) &&
            !manifest_is(node, SPACE_CP, "organization"))
            found(f, node, global[i].name, "%s on <%s>", global[i].name,
                  (const char *)node->name);
}

void check_persist(struct profile *f, xmlNode *node)
{
    Str value;
    if (manifest_value(f->p, node, SPACE_ADLCP, "persistState", &value))
        found(f, node, "persistState", "persistState");
}
