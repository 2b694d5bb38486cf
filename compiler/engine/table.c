// table.c - see table.h. The JSON is checked key by key; the first thing that
// does not fit ends the reading, since the compiler wrote the table.
#include "table.h"

#include "answer.h"
#include "fields.h"
#include "score.h"
#include "state.h"

#include <string.h>

const char *const kind_names[N_KINDS] = {"choice", "reflect",  "silence",
                                         "cues",   "dialogue", "feedback"};

struct reader {
    struct fields f;
    struct heap *heap;
    struct course *course;
};

// The level that OBJECT names; -1: none.
static int level(struct reader *r, const struct json *object)
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

static int axis(struct reader *r, const char *name)
{
    const int i = field_find(r->course->axes, r->course->n_axes, name);
    if (i < 0)
        field_fail(&r->f, name, "is no axis of the course");
    return i;
}

static void read_options(struct reader *r, struct exercise *x,
                         const struct json *object)
{
    const struct json *options = field_list(&r->f, object, "options");
    x->n_options = field_length(options);
    x->options =
        heap_take(r->heap, sizeof *x->options * (options ? options->n : 1));
    struct option *o = x->options;
    for (const struct json *v = field_first(options); v; v = v->next, o++) {
        o->right = field_truth(&r->f, v, "right", false);
        o->points = field_number(&r->f, v, "points", 0);
        o->level = level(r, v);
        if (o->level >= 0)
            x->boxes = BOXES_LEVELS;
        else if (json_get(v, "points") && x->boxes == BOXES_RIGHT)
            x->boxes = BOXES_POINTS;
    }
}

static void read_choice(struct reader *r, struct exercise *x,
                        const struct json *object)
{
    x->many = field_truth(&r->f, object, "many", false);
    read_options(r, x, object);
}

static void read_reflect(struct reader *r, struct exercise *x,
                         const struct json *object)
{
    x->bytes = (size_t)field_whole(&r->f, object, "bytes", 600, 0);
}

static void read_silence(struct reader *r, struct exercise *x,
                         const struct json *object)
{
    x->seconds = field_number(&r->f, object, "seconds", 0);
    if (!(x->seconds > 0 && x->seconds <= 86400))
        field_fail(&r->f, "seconds", "is out of range");
    x->open = field_truth(&r->f, object, "open", false);
    x->bytes = (size_t)field_whole(&r->f, object, "bytes", 200, 0);
    read_options(r, x, object);
    if (x->open)
        x->n_options = 0;
}

static void read_cues(struct reader *r, struct exercise *x,
                      const struct json *object)
{
    const struct json *lines = field_list(&r->f, object, "lines");
    x->n_lines = field_length(lines);
    x->lines = heap_take(r->heap, (size_t)x->n_lines + 1);
    char *box = x->lines;
    for (const struct json *v = field_first(lines); v; v = v->next, box++) {
        const char *s = field_string(&r->f, v, "box", "");
        *box = *s ? *s : '-';
        if (!strchr("- x!", *box) || (*s && s[1]))
            field_fail(&r->f, "box", "is none of \"\", \" \", \"x\", \"!\"");
    }
    read_options(r, x, object);
}

static void read_moves(struct reader *r, struct reply *reply,
                       const struct json *object)
{
    const struct json *moves = json_get(object, "move");
    reply->n_moves = field_length(moves);
    reply->moves =
        heap_take(r->heap, sizeof *reply->moves * ((size_t)reply->n_moves + 1));
    struct move *m = reply->moves;
    for (const struct json *v = field_first(moves); v; v = v->next, m++) {
        m->axis = v->key ? axis(r, v->key) : -1;
        m->by = field_number(&r->f, moves, v->key ? v->key : "", 0);
        if (!v->key)
            field_fail(&r->f, "move", "is no object");
    }
}

static void read_conditions(struct reader *r, struct reply *reply,
                            const struct json *object)
{
    static const char *const ops[] = {"<", "<=", "==", "~=", ">=", ">"};
    const struct json *ifs = field_list(&r->f, object, "if");
    reply->n_conditions = field_length(ifs);
    reply->conditions = heap_take(
        r->heap, sizeof *reply->conditions * ((size_t)reply->n_conditions + 1));
    struct condition *c = reply->conditions;
    for (const struct json *v = field_first(ifs); v; v = v->next, c++) {
        const char *name = field_string(&r->f, v, "op", NULL);
        int op = field_find(ops, 6, name);
        if (strcmp(name, "=") == 0)
            op = EQUAL;
        if (strcmp(name, "!=") == 0)
            op = UNEQUAL;
        if (op < 0)
            field_fail(&r->f, "op", "is no comparison");
        c->op = (enum compare)op;
        c->axis = axis(r, field_string(&r->f, v, "axis", NULL));
        c->value = field_number(&r->f, v, "value", 0);
    }
}

// Needs the names of all scenes.
static void read_after(struct reader *r, const struct exercise *x,
                       struct reply *reply, const struct json *object)
{
    const struct json *after = field_list(&r->f, object, "after");
    reply->n_after = field_length(after);
    reply->after =
        heap_take(r->heap, sizeof *reply->after * ((size_t)reply->n_after + 1));
    int *scene = reply->after;
    for (const struct json *v = field_first(after); v; v = v->next, scene++) {
        *scene = v->type == JSON_STRING ? table_scene(x, v->string) : -1;
        if (*scene < 0)
            field_fail(&r->f, "after", "names no scene");
    }
}

static void read_reply(struct reader *r, struct exercise *x,
                       struct reply *reply, const struct json *object)
{
    reply->to = field_whole(&r->f, object, "to", 0, 0);
    if (reply->to >= x->n_scenes) {
        field_fail(&r->f, "to", "is no scene");
        reply->to = 0;
    }
    reply->level = level(r, object);
    reply->once = field_truth(&r->f, object, "once", false);
    x->levelled = x->levelled || reply->level >= 0;
    read_moves(r, reply, object);
    read_conditions(r, reply, object);
    read_after(r, x, reply, object);
}

static void read_replies(struct reader *r, struct exercise *x,
                         struct scene *scene, const struct json *object)
{
    const struct json *replies = field_list(&r->f, object, "replies");
    scene->n_replies = field_length(replies);
    scene->replies = heap_take(r->heap, sizeof *scene->replies *
                                            ((size_t)scene->n_replies + 1));
    struct reply *reply = scene->replies;
    for (const struct json *v = field_first(replies); v; v = v->next)
        read_reply(r, x, reply++, v);
}

// The most replies from a scene on; more than MAX_PATH when it can go in
// circles. DEPTH is -1 where nothing is known yet, -2 on the way down.
static int longest(const struct exercise *x, int *depth, int scene)
{
    if (depth[scene] == -2)
        return MAX_PATH + 1;
    if (depth[scene] >= 0)
        return depth[scene];
    int most = 0;
    depth[scene] = -2;
    for (int i = 0; i < x->scenes[scene].n_replies; i++) {
        const int n = longest(x, depth, x->scenes[scene].replies[i].to) + 1;
        if (n > most)
            most = n;
    }
    depth[scene] = most > MAX_PATH ? MAX_PATH + 1 : most;
    return depth[scene];
}

static void read_dialogue(struct reader *r, struct exercise *x,
                          const struct json *object)
{
    const struct json *scenes = field_list(&r->f, object, "scenes");
    x->n_scenes = field_length(scenes);
    x->start = field_whole(&r->f, object, "start", 0, 0);
    x->back = field_truth(&r->f, object, "back", false);
    if (x->start >= x->n_scenes) {
        field_fail(&r->f, "start", "is no scene");
        return;
    }
    x->scenes = heap_take(r->heap, sizeof *x->scenes * (size_t)x->n_scenes);
    struct scene *s = x->scenes;
    for (const struct json *v = field_first(scenes); v; v = v->next, s++) {
        s->name = field_string(&r->f, v, "name", NULL);
        s->ending =
            json_get(v, "end") ? field_string(&r->f, v, "end", "") : NULL;
    }
    s = x->scenes;
    for (const struct json *v = field_first(scenes); v; v = v->next)
        read_replies(r, x, s++, v);
    int *depth = heap_take(r->heap, sizeof *depth * (size_t)x->n_scenes);
    for (int i = 0; i < x->n_scenes; i++)
        depth[i] = -1;
    const int most = longest(x, depth, x->start);
    x->max_path = most > MAX_PATH ? MAX_PATH : most;
}

static void read_feedback(struct reader *r, struct exercise *x,
                          const struct json *object)
{
    (void)r;
    (void)object;
    x->required = false;
}

// Feedback comes after the common keys, since it is never required.
static void read_kind(struct reader *r, struct exercise *x,
                      const struct json *object)
{
    static void (*const read[N_KINDS])(struct reader *, struct exercise *,
                                       const struct json *) = {
        read_choice, read_reflect,  read_silence,
        read_cues,   read_dialogue, read_feedback};
    const int kind = field_find(kind_names, N_KINDS,
                                field_string(&r->f, object, "kind", NULL));
    if (kind < 0) {
        field_fail(&r->f, "kind", "is no kind of exercise");
        return;
    }
    x->kind = (enum kind)kind;
    read[kind](r, x, object);
}

static void read_exercise(struct reader *r, struct exercise *x, int lesson,
                          const struct json *object)
{
    const char *id = r->course->lessons[lesson].id;
    x->name = field_string(&r->f, object, "name", NULL);
    x->full_name = heap_format(r->heap, "%s/%s", id, x->name);
    r->f.where = x->full_name;
    x->lesson = lesson;
    x->level = level(r, object);
    x->points = field_number(&r->f, object, "points", 1);
    x->attempts = field_whole(&r->f, object, "attempts", 0, 0);
    if (x->attempts > MAX_COUNT)
        x->attempts = MAX_COUNT;
    x->required = field_truth(&r->f, object, "required", true);
    x->hints = field_whole(&r->f, object, "hints", 0, 0);
    x->hint_cost = field_number(&r->f, object, "hintCost", 0);
    read_kind(r, x, object);
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

static bool names_level(const struct exercise *x)
{
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
        if (names_level(x))
            l->plain = false;
        c->n_exercises++;
    }
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
    c->axes = names(r, object, "axes", &c->n_axes);
    c->failed_is_failed =
        strcmp(field_string(&r->f, object, "onfail", "incomplete"), "failed") ==
        0;
    read_pass(r, object);
    const struct json *lessons = field_list(&r->f, object, "lessons");
    size_t n = 0;
    for (const struct json *v = field_first(lessons); v; v = v->next)
        n += (size_t)field_length(field_list(&r->f, v, "exercises"));
    c->exercises = heap_take(r->heap, sizeof *c->exercises * (n + 1));
    c->lessons = heap_take(r->heap, sizeof *c->lessons *
                                        ((size_t)field_length(lessons) + 1));
    for (const struct json *v = field_first(lessons); v && !r->f.why;
         v = v->next) {
        read_lesson(r, c->n_lessons, v);
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
    if (r.f.why)
        return NULL;
    score_limits(heap, r.course);
    state_name(heap, r.course);
    return r.course;
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
