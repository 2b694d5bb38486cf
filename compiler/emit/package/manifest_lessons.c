// manifest_lessons.c - one SCO for each lesson.
//
// Sequencing and Navigation 4th edition, chapter 3; nothing here is newer
// than the 3rd. What one lesson has to say of another goes through global
// objectives, each with one writer; the other reads it, and a rule in front
// of it keeps it closed or hides it. SCORM 1.2 has prerequisites instead
// (CAM 1.2, 2.3.2.5.3), which know only whether a lesson is passed or done.
#include <assert.h>

#include "base/xml.h"
#include "emit/package/manifest.h"
#include "emit/package/manifest_parts.h"
#include "model/bundle.h"
#include "model/sco.h"

enum { MOST_PREREQUISITES = 200 }; // CAM 1.2

static const Str shared_id = STR_INIT("RES-SHARED");

// Two lessons could come to one identifier, if hardly ever.
static Str identifier_of(struct manifest *m, const char *prefix,
                         const struct lesson *l)
{
    const struct course *c = m->course;
    Str id = manifest_identifier(m, prefix, l->id);
    for (size_t i = 0; i < c->lesson_count && c->lessons[i] != l; i++)
        if (str_same(id, manifest_identifier(m, prefix, c->lessons[i]->id)))
            id = manifest_identifier(
                m, prefix,
                arena_format(c->arena, "%.*s/%zu", STR_ARG(l->id), i));
    return id;
}

static Str item_id(struct manifest *m, const struct lesson *l)
{
    return identifier_of(m, "I-", l);
}

// --- rules in front of a lesson ---

static void add_condition(struct manifest *m, xmlNode *conditions,
                          const struct signal *s, const char *condition)
{
    xmlNode *one =
        manifest_add(m, conditions, IMSSS, "ruleCondition", STR(""));
    manifest_set_str(m, one, "referencedObjective",
                     signal_global(m->course, s));
    manifest_set(one, "operator", "not");
    manifest_set(one, "condition", condition);
}

static xmlNode *add_conditions(struct manifest *m, xmlNode *rules,
                               xmlNode **rule, const char *combination)
{
    *rule = manifest_add(m, rules, IMSSS, "preConditionRule", STR(""));
    xmlNode *all = manifest_add(m, *rule, IMSSS, "ruleConditions", STR(""));
    manifest_set(all, "conditionCombination", combination);
    return all;
}

static void add_action(struct manifest *m, xmlNode *rule, const char *action)
{
    xmlNode *node = manifest_add(m, rule, IMSSS, "ruleAction", STR(""));
    manifest_set(node, "action", action);
}

// A signal does not hold while it is not satisfied, nor while nothing is
// known of it; "not" of what is not known is not known either.
static void add_closed_way(struct manifest *m, xmlNode *rules,
                           const struct way *way, const char *action)
{
    xmlNode *rule, *all = add_conditions(m, rules, &rule, "any");
    for (size_t i = 0; i < way->n; i++) {
        add_condition(m, all, &way->signals[i], "satisfied");
        add_condition(m, all, &way->signals[i], "objectiveStatusKnown");
    }
    add_action(m, rule, action);
}

// With several ways none may hold: for each choice of a signal of each way,
// and of why it does not hold, one rule.
static void add_closed_ways(struct manifest *m, xmlNode *rules,
                            const struct ways *w, const char *action)
{
    for (size_t k = 0; k < ways_rules(w); k++) {
        xmlNode *rule, *all = add_conditions(m, rules, &rule, "all");
        size_t left = k;
        for (size_t i = 0; i < w->n; i++) {
            const size_t choices = 2 * w->all[i].n, choice = left % choices;
            left /= choices;
            add_condition(m, all, &w->all[i].signals[choice / 2],
                          choice % 2 ? "objectiveStatusKnown" : "satisfied");
        }
        add_action(m, rule, action);
    }
}

static void add_closed(struct manifest *m, xmlNode *rules,
                       const struct ways *w, const char *action)
{
    if (!w->n || w->unsaid)
        return;
    if (w->n == 1)
        add_closed_way(m, rules, &w->all[0], action);
    else
        add_closed_ways(m, rules, w, action);
}

static bool is_said(const struct ways *w)
{
    return w->n && !w->unsaid;
}

// What is closed is not offered either: choosing it would end the lesson one
// is in and open none (scorm.md, 1.3). What is not on one's route may be
// chosen, unless it is locked.
static void add_rules(struct manifest *m, xmlNode *sequencing,
                      const struct sco *sco)
{
    static const char hidden[] = "hiddenFromChoice";
    if (!is_said(&sco->unlock) && !is_said(&sco->route))
        return;
    xmlNode *rules =
        manifest_add(m, sequencing, IMSSS, "sequencingRules", STR(""));
    add_closed(m, rules, &sco->route, "skip");
    add_closed(m, rules, &sco->unlock, "disabled");
    add_closed(m, rules, &sco->unlock, hidden);
    if (!sco->route.locks)
        return;
    add_closed(m, rules, &sco->route, "disabled");
    add_closed(m, rules, &sco->route, hidden);
}

// --- objectives ---

static xmlNode *add_objective(struct manifest *m, xmlNode *all, Str id,
                              Str global, bool writes)
{
    xmlNode *objective = manifest_add(m, all, IMSSS, "objective", STR(""));
    manifest_set_str(m, objective, "objectiveID", id);
    xmlNode *map = manifest_add(m, objective, IMSSS, "mapInfo", STR(""));
    manifest_set_str(m, map, "targetObjectiveID", global);
    manifest_set(map, "readSatisfiedStatus", "true");
    manifest_set(map, "readNormalizedMeasure", "true");
    manifest_set(map, "writeSatisfiedStatus", writes ? "true" : "false");
    manifest_set(map, "writeNormalizedMeasure", writes ? "true" : "false");
    return objective;
}

static bool is_in(const struct ways *w, size_t ways, size_t signals,
                  const struct signal *s)
{
    for (size_t i = 0; i <= ways && i < w->n; i++)
        for (size_t k = 0; k < (i < ways ? w->all[i].n : signals); k++) {
            const struct signal *one = &w->all[i].signals[k];
            if (one->kind == s->kind && one->from == s->from &&
                one->about == s->about)
                return true;
        }
    return false;
}

// Each signal that is waited for once, under its global name.
static void add_needs(struct manifest *m, xmlNode *all, const struct ways *w,
                      const struct ways *before)
{
    if (w->unsaid)
        return;
    for (size_t i = 0; i < w->n; i++)
        for (size_t k = 0; k < w->all[i].n; k++) {
            const struct signal *s = &w->all[i].signals[k];
            if (is_in(w, i, k, s) ||
                (before && !before->unsaid && is_in(before, before->n, 0, s)))
                continue;
            Str name = signal_global(m->course, s);
            add_objective(m, all, name, name, false);
        }
}

static void add_objectives(struct manifest *m, xmlNode *sequencing,
                           const struct lesson *l)
{
    const struct course *c = m->course;
    const struct sco *sco = l->sco;
    xmlNode *all = manifest_add(m, sequencing, IMSSS, "objectives", STR(""));
    xmlNode *whole =
        manifest_add(m, all, IMSSS, "primaryObjective", STR(""));
    manifest_set(whole, "objectiveID", "PRIMARYOBJ");
    for (size_t i = 0; i < c->level_count; i++)
        if (sco->levels[i] > 0)
            add_objective(m, all, c->levels[i].id,
                          arena_format(c->arena, "%.*s.%.*s.level.%.*s",
                                       STR_ARG(c->id), STR_ARG(l->id),
                                       STR_ARG(c->levels[i].id)),
                          true);
    for (size_t i = 0; i < sco->tell_count; i++)
        add_objective(m, all, signal_name(c, &sco->tells[i]),
                      signal_global(c, &sco->tells[i]), true);
    add_needs(m, all, &sco->unlock, NULL);
    add_needs(m, all, &sco->route, &sco->unlock);
}

// --- what a lesson counts for ---

static Str decimal(struct manifest *m, double value)
{
    Str s = manifest_number(m, value, 4);
    return str_find_byte(s, '.') < s.n
               ? s
               : arena_format(m->course->arena, "%.*s.0", STR_ARG(s));
}

// Is the course passed when the lessons are that can be passed? Otherwise by
// its points, or never.
static bool lessons_decide(const struct course *c)
{
    return c->pass_mark == PASS_NONE && c->tested;
}

// Some LMSs leave the score of a lesson out along with its satisfaction, so
// that is left out only where it would count.
static void add_rollup(struct manifest *m, xmlNode *sequencing,
                       const struct lesson *l)
{
    xmlNode *rollup =
        manifest_add(m, sequencing, IMSSS, "rollupRules", STR(""));
    manifest_set(rollup, "rollupObjectiveSatisfied",
                 l->tested || !lessons_decide(m->course) ? "true" : "false");
    manifest_set(rollup, "rollupProgressCompletion", "true");
    manifest_set_str(m, rollup, "objectiveMeasureWeight",
                     decimal(m, sco_share(m->course, l)));
}

// A lesson that is not on one's route is not waited for.
static void add_considerations(struct manifest *m, xmlNode *sequencing)
{
    static const char *const names[] = {
        "requiredForSatisfied", "requiredForNotSatisfied",
        "requiredForCompleted", "requiredForIncomplete"};
    xmlNode *node = manifest_add(m, sequencing, ADLSEQ,
                                 "rollupConsiderations", STR(""));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        manifest_set(node, names[i], "ifNotSkipped");
}

static void add_sequencing(struct manifest *m, xmlNode *item,
                           const struct lesson *l)
{
    xmlNode *sequencing = manifest_add(m, item, IMSSS, "sequencing", STR(""));
    add_rules(m, sequencing, l->sco);
    add_rollup(m, sequencing, l);
    add_objectives(m, sequencing, l);
    manifest_delivery(m, sequencing);
    if (is_said(&l->sco->route))
        add_considerations(m, sequencing);
}

// Previous and next stay where the LMS has them. To abandon a lesson is to
// lose what was answered in it.
static void add_presentation(struct manifest *m, xmlNode *item)
{
    xmlNode *presentation =
        manifest_add(m, item, ADLNAV, "presentation", STR(""));
    xmlNode *navigation = manifest_add(m, presentation, ADLNAV,
                                       "navigationInterface", STR(""));
    manifest_add(m, navigation, ADLNAV, "hideLMSUI", STR("abandon"));
    manifest_add(m, navigation, ADLNAV, "hideLMSUI", STR("abandonAll"));
}

// --- SCORM 1.2 ---

// "A&B|C", of the items of lessons; brackets where both signs meet.
static void put_script(struct manifest *m, struct text *t,
                       const struct ways *w)
{
    for (size_t i = 0; i < w->n; i++) {
        const struct way *way = &w->all[i];
        const bool brackets = w->n > 1 && way->n > 1;
        text_puts(t, i ? "|" : "");
        text_puts(t, brackets ? "(" : "");
        for (size_t k = 0; k < way->n; k++)
            text_format(t, "%s%.*s", k ? "&" : "",
                        STR_ARG(item_id(m, way->signals[k].from)));
        text_puts(t, brackets ? ")" : "");
    }
}

static void add_prerequisites(struct manifest *m, xmlNode *item,
                              const struct sco *sco)
{
    const bool unlock = is_said(&sco->unlock) && sco->unlock.passed;
    const bool route =
        is_said(&sco->route) && sco->route.passed && sco->route.locks;
    struct text t = {0};
    if (unlock && route)
        text_byte(&t, '(');
    if (unlock)
        put_script(m, &t, &sco->unlock);
    if (unlock && route)
        text_puts(&t, ")&(");
    if (route)
        put_script(m, &t, &sco->route);
    if (unlock && route)
        text_byte(&t, ')');
    if (t.n && t.n <= MOST_PREREQUISITES)
        manifest_set(manifest_add(m, item, ADLCP, "prerequisites",
                                  arena_str(m->course->arena, text_str(&t))),
                     "type", "aicc_script");
    text_clear(&t);
}

// --- the whole ---

static void add_item(struct manifest *m, xmlNode *organization,
                     const struct lesson *l)
{
    const struct course *c = m->course;
    const size_t first = course_first_language(c);
    xmlNode *item = manifest_add(m, organization, IMSCP, "item", STR(""));
    manifest_set_str(m, item, "identifier", item_id(m, l));
    manifest_set_str(m, item, "identifierref", identifier_of(m, "R-", l));
    manifest_set(item, "isvisible", "true");
    manifest_add(m, item, IMSCP, "title",
                 xml_line(c->arena, lesson_page(l, first)->title, MOST_TITLE));
    if (m->version == SCORM_12) {
        add_prerequisites(m, item, l->sco);
        return;
    }
    add_sequencing(m, item, l);
    add_presentation(m, item);
}

static void add_rule(struct manifest *m, xmlNode *rules, const char *set,
                     const char *const *conditions, const char *action)
{
    xmlNode *rule = manifest_add(m, rules, IMSSS, "rollupRule", STR(""));
    manifest_set(rule, "childActivitySet", set);
    xmlNode *all = manifest_add(m, rule, IMSSS, "rollupConditions", STR(""));
    manifest_set(all, "conditionCombination", "all");
    for (; *conditions; conditions++) {
        xmlNode *one =
            manifest_add(m, all, IMSSS, "rollupCondition", STR(""));
        const bool negative = **conditions == '!';
        if (negative)
            manifest_set(one, "operator", "not");
        manifest_set(one, "condition", *conditions + negative);
    }
    xmlNode *node = manifest_add(m, rule, IMSSS, "rollupAction", STR(""));
    manifest_set(node, "action", action);
}

// What the course comes to: done when all of it is. Passed when the points
// reach the mark of the course, or when every lesson that can be is passed.
static void add_outcome(struct manifest *m, xmlNode *organization)
{
    static const char *const completed[] = {"completed", NULL};
    static const char *const satisfied[] = {"satisfied", NULL};
    static const char *const missed[] = {"objectiveStatusKnown", "!satisfied",
                                         NULL};
    const struct course *c = m->course;
    xmlNode *sequencing =
        manifest_add(m, organization, IMSSS, "sequencing", STR(""));
    xmlNode *mode =
        manifest_add(m, sequencing, IMSSS, "controlMode", STR(""));
    manifest_set(mode, "choice", "true");
    manifest_set(mode, "flow", "true");
    xmlNode *rules =
        manifest_add(m, sequencing, IMSSS, "rollupRules", STR(""));
    add_rule(m, rules, "all", completed, "completed");
    if (lessons_decide(c)) {
        add_rule(m, rules, "all", satisfied, "satisfied");
        add_rule(m, rules, "any", missed, "notSatisfied");
    }
    xmlNode *all = manifest_add(m, sequencing, IMSSS, "objectives", STR(""));
    xmlNode *whole =
        manifest_add(m, all, IMSSS, "primaryObjective", STR(""));
    manifest_set(whole, "objectiveID", "PRIMARYOBJ");
    if (c->pass_mark == PASS_NONE)
        return;
    manifest_set(whole, "satisfiedByMeasure", "true");
    manifest_add(m, whole, IMSSS, "minNormalizedMeasure",
                 manifest_number(m, sco_pass_share(c), 4));
}

static void add_organization(struct manifest *m, xmlNode *root)
{
    const struct course *c = m->course;
    xmlNode *organization = manifest_organization(m, root);
    for (size_t i = 0; i < c->lesson_count; i++)
        if (c->lessons[i]->sco)
            add_item(m, organization, c->lessons[i]);
    if (m->version != SCORM_12)
        add_outcome(m, organization);
}

// The lesson in whose SCO alone the file is, by its name (address.h).
static const struct lesson *owner_of(const struct course *c, Str name)
{
    static const Str table = STR_INIT("assets/course-");
    const size_t slash = str_find_byte(name, '/');
    Str id = slash < name.n ? str_from(name, slash + 1) : name;
    if (str_starts(name, table.at))
        id = str_from(name, table.n);
    else if (str_starts(name, "assets/") || str_starts(name, "media/") ||
             !str_ends(name, ".html"))
        return NULL;
    return course_lesson(c, str_upto(id, str_find_byte(id, '.')));
}

static void add_sco(struct manifest *m, xmlNode *all, const struct lesson *l,
                    const struct bundle *files)
{
    const struct course *c = m->course;
    Str page = arena_format(c->arena, "%.*s.html", STR_ARG(l->id));
    assert(bundle_find(files, page));
    xmlNode *resource =
        manifest_resource(m, all, identifier_of(m, "R-", l), true, page);
    for (size_t i = 0; i < files->n; i++)
        if (owner_of(c, files->files[i]->name) == l)
            manifest_file(m, resource, files->files[i]->name);
    manifest_set_str(m,
                     manifest_add(m, resource, IMSCP, "dependency", STR("")),
                     "identifierref", shared_id);
}

void manifest_lessons(struct manifest *m, xmlNode *root,
                      const struct bundle *files)
{
    const struct course *c = m->course;
    add_organization(m, root);
    xmlNode *all = manifest_add(m, root, IMSCP, "resources", STR(""));
    for (size_t i = 0; i < c->lesson_count; i++)
        if (c->lessons[i]->sco)
            add_sco(m, all, c->lessons[i], files);
    xmlNode *shared = manifest_resource(m, all, shared_id, false,
                                        STR("assets/player.js"));
    for (size_t i = 0; i < files->n; i++)
        if (!owner_of(c, files->files[i]->name))
            manifest_file(m, shared, files->files[i]->name);
}
