// table.c - see table.h. The JSON is checked key by key; the first thing that
// does not fit ends the reading, since the compiler wrote the table.
#include "table.h"

#include "table_parts.h"

#include <string.h>

const char *const kind_names[N_KINDS] = {
    [KIND_CHOICE] = "choice",     [KIND_REFLECT] = "reflect",
    [KIND_SILENCE] = "silence",   [KIND_CUES] = "cues",
    [KIND_DIALOGUE] = "dialogue", [KIND_FEEDBACK] = "feedback",
    [KIND_ORDER] = "order",       [KIND_MATCH] = "match",
    [KIND_SORT] = "sort",         [KIND_GAPS] = "gaps",
    [KIND_TEXT] = "text",         [KIND_NUMBER] = "number",
    [KIND_SCALE] = "scale",       [KIND_FORECAST] = "forecast",
    [KIND_POOL] = "pool",
};

// The level that OBJECT names; -1: none.
int table_read_level(struct reader *r, const struct json *object)
{
    const struct json *v = json_get(object, "level");
    if (!v)
        return -1;
    const int i =
        table_level(r->course, field_string(&r->f, object, "level", ""));
    if (i < 0)
        field_fail(&r->f, "level", "is no level of the course");
    return i;
}

int table_read_axis(struct reader *r, const char *name)
{
    const int i = field_find(r->course->axes, r->course->n_axes, name);
    if (i < 0)
        field_fail(&r->f, name, "is no axis of the course");
    return i;
}

void *table_places(struct reader *r, int n, size_t size)
{
    return heap_take(r->heap, ((size_t)n + 1) * size);
}

static void read_exercise(struct reader *r, struct exercise *x, int lesson,
                          const struct json *object)
{
    const char *id = r->course->lessons[lesson].id;
    x->name = field_string(&r->f, object, "name", NULL);
    x->full_name = heap_format(r->heap, "%s/%s", id, x->name);
    r->f.where = x->full_name;
    x->saved = field_string(&r->f, object, "was", x->full_name);
    x->lesson = lesson;
    x->level = table_read_level(r, object);
    x->points = field_number(&r->f, object, "points", 1);
    x->attempts = field_whole(&r->f, object, "attempts", 0, 0);
    if (x->attempts > MAX_COUNT)
        x->attempts = MAX_COUNT;
    x->required = field_truth(&r->f, object, "required", true);
    x->hints = field_whole(&r->f, object, "hints", 0, 0);
    x->hint_cost = field_number(&r->f, object, "hintCost", 0);
    x->shape = field_string(&r->f, object, "shape", "");
    x->pool = -1;
    x->axis = -1;
    x->asked = -1;
    table_read_kind(r, x, object);
    if (table_exercise(r->course, lesson, x->name) >= 0)
        field_fail(&r->f, "name", "stands twice in its lesson");
    r->course->lessons[lesson].n_exercises++;
}

static void read_rules(struct reader *r, struct lesson *l,
                       const struct json *object)
{
    const struct json *rules = json_get(object, "rules");
    if (!rules || rules->type == JSON_NULL)
        return;
    l->rules = heap_take(r->heap, sizeof *l->rules);
    l->rules->name = field_string(&r->f, rules, "name", NULL);
    l->rules->line = field_whole(&r->f, rules, "line", 1, 1);
    l->rules->text = field_string(&r->f, rules, "text", NULL);
    l->rules->n = strlen(l->rules->text);
}

// What a pool draws from counts only through the pool.
static bool names_level(const struct exercise *x)
{
    if (x->pool >= 0)
        return false;
    return x->level >= 0 || x->boxes == BOXES_LEVELS || x->levelled;
}

static void read_lesson(struct reader *r, int lesson, const struct json *object)
{
    struct course *c = r->course;
    struct lesson *l = &c->lessons[lesson];
    const char *id = field_string(&r->f, object, "id", NULL);
    r->f.where = heap_format(r->heap, "lesson %d", lesson + 1);
    if (table_lesson(c, id) >= 0)
        field_fail(&r->f, "id", "stands twice");
    l->id = id;
    l->first = c->n_exercises;
    l->exercises = c->exercises + c->n_exercises;
    l->plain = true;
    read_rules(r, l, object);
    const struct json *exercises = field_list(&r->f, object, "exercises");
    for (const struct json *v = field_first(exercises); v && !r->f.why;
         v = v->next) {
        struct exercise *x = &c->exercises[c->n_exercises];
        read_exercise(r, x, lesson, v);
        c->n_exercises++;
    }
    struct exercise *x = l->exercises;
    for (const struct json *v = field_first(exercises); v && !r->f.why;
         v = v->next, x++)
        if (x->kind == KIND_POOL)
            table_read_members(r, x, v);
    for (int i = 0; i < l->n_exercises; i++)
        if (names_level(&l->exercises[i]))
            l->plain = false;
}

static void read_pass(struct reader *r, const struct json *object)
{
    struct pass *p = &r->course->pass;
    const struct json *pass = json_get(object, "pass");
    if (!pass || pass->type == JSON_NULL)
        return;
    p->declared = true;
    p->share = json_get(pass, "share") != NULL;
    p->value = field_number(&r->f, pass, p->share ? "share" : "points", 0);
}

// {"feeling":0.7}: above 0 and at most 1.
static void read_mastery(struct reader *r, const struct json *object)
{
    struct course *c = r->course;
    const struct json *mastery = json_get(object, "mastery");
    c->mastery = table_places(r, c->n_levels, sizeof *c->mastery);
    for (const struct json *v = field_first(mastery); v; v = v->next) {
        const int i = v->key ? table_level(c, v->key) : -1;
        if (i >= 0 && v->type == JSON_NUMBER && v->number > 0 &&
            v->number <= 1)
            c->mastery[i] = v->number;
        else
            field_fail(&r->f, "mastery", "is no share of a level");
    }
}

static const char **names(struct reader *r, const struct json *object,
                          const char *key, int *n)
{
    const struct json *v = field_list(&r->f, object, key);
    const char **all = heap_take(r->heap, sizeof *all * (v ? v->n + 1 : 1));
    *n = field_length(v);
    int i = 0;
    for (const struct json *name = field_first(v); name; name = name->next) {
        if (name->type != JSON_STRING || field_find(all, i, name->string) >= 0)
            field_fail(&r->f, key, "is no list of different names");
        all[i++] = name->type == JSON_STRING ? name->string : "";
    }
    return all;
}

static void read_course(struct reader *r, const struct json *object)
{
    struct course *c = r->course;
    if (field_whole(&r->f, object, "v", 0, 0) != 1)
        field_fail(&r->f, "v", "is not 1");
    c->id = field_string(&r->f, object, "id", NULL);
    c->levels = names(r, object, "levels", &c->n_levels);
    read_mastery(r, object);
    c->axes = names(r, object, "axes", &c->n_axes);
    c->failed_is_failed =
        strcmp(field_string(&r->f, object, "onfail", "incomplete"), "failed") ==
        0;
    read_pass(r, object);
    const struct json *lessons = field_list(&r->f, object, "lessons");
    size_t n = 0;
    for (const struct json *v = field_first(lessons); v; v = v->next)
        n += (size_t)field_length(field_list(&r->f, v, "exercises"));
    const char *sco = field_string(&r->f, object, "sco", "");
    c->exercises = heap_take(r->heap, sizeof *c->exercises * (n + 1));
    c->lessons = heap_take(r->heap, sizeof *c->lessons *
                                        ((size_t)field_length(lessons) + 1));
    for (const struct json *v = field_first(lessons); v && !r->f.why;
         v = v->next) {
        struct lesson *l = &c->lessons[c->n_lessons];
        read_lesson(r, c->n_lessons, v);
        l->elsewhere = *sco && l->id && strcmp(l->id, sco) != 0;
        c->n_lessons++;
    }
}

struct course *table_read(struct heap *heap, const char *json, size_t n,
                          const char **why)
{
    size_t at;
    struct reader r = {.heap = heap,
                       .f = {.heap = heap, .where = "the course"}};
    const struct json *tree = json_read(heap, json, n, why, &at);
    if (!tree) {
        *why = heap_format(heap, "the course table is no JSON: byte %zu: %s",
                           at + 1, *why);
        return NULL;
    }
    r.course = heap_take(heap, sizeof *r.course);
    read_course(&r, tree);
    *why = r.f.why;
    return r.f.why ? NULL : r.course;
}

int table_level(const struct course *c, const char *id)
{
    return field_find(c->levels, c->n_levels, id);
}

int table_lesson(const struct course *c, const char *id)
{
    for (int i = 0; i < c->n_lessons; i++)
        if (strcmp(c->lessons[i].id, id) == 0)
            return i;
    return -1;
}

int table_exercise(const struct course *c, int lesson, const char *name)
{
    const char *slash = strchr(name, '/');
    for (int i = 0; slash && i < c->n_lessons; i++) {
        const size_t n = (size_t)(slash - name);
        if (strlen(c->lessons[i].id) == n &&
            memcmp(c->lessons[i].id, name, n) == 0)
            return table_exercise(c, i, slash + 1);
    }
    if (slash || lesson < 0)
        return -1;
    const struct lesson *l = &c->lessons[lesson];
    for (int i = 0; i < l->n_exercises; i++)
        if (strcmp(l->exercises[i].name, name) == 0)
            return l->first + i;
    return -1;
}

int table_scene(const struct exercise *x, const char *name)
{
    for (int i = 0; i < x->n_scenes; i++)
        if (strcmp(x->scenes[i].name, name) == 0)
            return i;
    return -1;
}
