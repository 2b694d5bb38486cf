#include "emit/changes.h"

#include <string.h>

#include "engine/data/json.h"
#include "engine/engine.h"
#include "model/sco.h"

struct comparison {
    struct changes *out;
    struct arena *arena;
    const struct json *old, *now; // tables
    struct engine *old_engine, *engine;
};

static Str kept(struct arena *a, const char *s)
{
    return arena_str(a, str_of(s ? s : ""));
}

static const char *text_of(const struct json *object, const char *key)
{
    const struct json *v = json_get(object, key);
    return v && v->type == JSON_STRING ? v->string : "";
}

static const struct json *items(const struct json *object, const char *key)
{
    const struct json *v = json_get(object, key);
    return v && v->type == JSON_ARRAY ? v->child : NULL;
}

// --- one value beside another ---

static bool is_one_of(const char *key, const char *const *words)
{
    for (; words && *words; words++)
        if (strcmp(key, *words) == 0)
            return true;
    return false;
}

static bool same(const struct json *a, const struct json *b,
                 const char *const *besides);

// Every member of A is in B as well.
static bool contains(const struct json *b, const struct json *a,
                     const char *const *besides)
{
    for (const struct json *v = a->child; v; v = v->next)
        if (!is_one_of(v->key, besides) &&
            !same(v, json_get(b, v->key), besides))
            return false;
    return true;
}

// Without the members called `besides`, wherever they stand.
static bool same(const struct json *a, const struct json *b,
                 const char *const *besides)
{
    if (!a || !b || a->type != b->type)
        return !a && !b;
    if (a->type == JSON_NUMBER)
        return a->number == b->number;
    if (a->type == JSON_STRING)
        return strcmp(a->string, b->string) == 0;
    if (a->type == JSON_OBJECT)
        return contains(b, a, besides) && contains(a, b, besides);
    if (a->type != JSON_ARRAY)
        return true;
    const struct json *v = a->child, *w = b->child;
    for (; v && w && same(v, w, besides); v = v->next)
        w = w->next;
    return !v && !w;
}

static bool is_true(const struct json *v)
{
    return v && v->type == JSON_TRUE;
}

// --- what a change of an exercise means for its answers ---

typedef enum change_care weighing(const struct json *old,
                                  const struct json *now);

static weighing counts, partly, given_up, shrunk, unmarkable, replayed;

static enum change_care counts(const struct json *old, const struct json *now)
{
    (void)old;
    (void)now;
    return CARE_COUNTED;
}

static enum change_care partly(const struct json *old, const struct json *now)
{
    (void)old;
    (void)now;
    return CARE_PARTLY;
}

static enum change_care given_up(const struct json *old, const struct json *now)
{
    return is_true(old) && !is_true(now) ? CARE_PARTLY : CARE_COUNTED;
}

// A room became smaller, or is not there any more; a larger one is no matter.
static enum change_care shrunk(const struct json *old, const struct json *now)
{
    double before = old && old->type == JSON_NUMBER ? old->number : 0;
    double after = now && now->type == JSON_NUMBER ? now->number : 0;
    return before > after ? CARE_PARTLY : CARE_NONE;
}

// A line that could be marked may only be read now.
static enum change_care unmarkable(const struct json *old,
                                   const struct json *now)
{
    const struct json *v = old ? old->child : NULL;
    const struct json *w = now ? now->child : NULL;
    for (; v && w; v = v->next, w = w->next)
        if (*text_of(v, "box") && !*text_of(w, "box"))
            return CARE_PARTLY;
    return CARE_COUNTED;
}

// What was said is said again, and may not be allowed any more.
static enum change_care replayed(const struct json *old, const struct json *now)
{
    static const char *const harmless[] = {"level", "end", "right", NULL};
    return same(old, now, harmless) ? CARE_COUNTED : CARE_PARTLY;
}

// What an author calls a member of an exercise in the table. Of members that
// are not here a change is no matter.
static const struct {
    const char *key, *word;
    weighing *weigh;
} members[] = {
    {"level", "level", counts},
    {"points", "points", counts},
    {"attempts", "attempts", counts},
    {"required", "required", counts},
    {"hints", "hints", counts},
    {"hintCost", "hint-cost", counts},
    {"raise", "raise", counts},
    {"options", "boxes", counts},
    {"many", "how many may be picked", given_up},
    {"bytes", "lines", shrunk},
    {"seconds", "seconds", counts},
    {"again", "again", shrunk},
    {"open", "ask", given_up},
    {"lines", "boxes of lines", unmarkable},
    {"clients", "client", partly},
    {"start", "start", partly},
    {"scenes", "replies", replayed},
    {"pairs", "pairs", counts},
    {"items", "groups of items", counts},
    {"exact", "exact", counts},
    {"gaps", "answers", counts},
    {"answer", "answer", counts},
    {"within", "within", counts},
    {"axis", "axis", counts},
    {"outcome", "outcome", counts},
};

static void weigh(struct comparison *m, struct change *ch,
                  const struct json *old, const struct json *now)
{
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const struct json *v = json_get(old, members[i].key);
        const struct json *w = json_get(now, members[i].key);
        enum change_care care =
            same(v, w, NULL) ? CARE_NONE : members[i].weigh(v, w);
        if (care != CARE_NONE)
            *ARENA_PUSH(m->arena, ch->changed, ch->changed_count) =
                str_of(members[i].word);
        if (care > ch->care)
            ch->care = care;
    }
}

// --- exercises ---

static const struct exercise *exercise_called(const struct course *c,
                                              Str full_name)
{
    size_t slash = str_find_byte(full_name, '/');
    const struct lesson *l = course_lesson(c, str_upto(full_name, slash));
    return l ? page_exercise(l->origin, str_from(full_name, slash + 1)) : NULL;
}

// The exercise of that full name in a table, or NULL.
static const struct json *find(const struct json *table, Str full_name)
{
    size_t slash = str_find_byte(full_name, '/');
    Str name = str_from(full_name, slash + 1);
    for (const struct json *l = items(table, "lessons"); l; l = l->next) {
        if (!str_is(str_upto(full_name, slash), text_of(l, "id")))
            continue;
        for (const struct json *x = items(l, "exercises"); x; x = x->next)
            if (str_is(name, text_of(x, "name")))
                return x;
    }
    return NULL;
}

// Of an exercise that is gone: one that looks like it and is not in the older
// version.
static Str likely(struct comparison *m, const struct json *old)
{
    for (const struct json *l = items(m->now, "lessons"); l; l = l->next)
        for (const struct json *x = items(l, "exercises"); x; x = x->next) {
            Str full = arena_format(m->arena, "%s/%s", text_of(l, "id"),
                                    text_of(x, "name"));
            bool alike = same(json_get(old, "kind"), json_get(x, "kind"),
                              NULL) &&
                         same(json_get(old, "shape"), json_get(x, "shape"),
                              NULL) &&
                         (json_get(old, "shape") ||
                          same(json_get(old, "name"), json_get(x, "name"),
                               NULL));
            if (alike && !find(m->old, full) && !json_get(x, "was"))
                return full;
        }
    return STR("");
}

static bool same_lesson(const struct change *ch)
{
    return str_same(str_upto(ch->name, str_find_byte(ch->name, '/')),
                    str_upto(ch->now, str_find_byte(ch->now, '/')));
}

static void add_old(struct comparison *m, const char *lesson,
                    const struct json *old)
{
    static const enum change_fate fates[] = {[ENGINE_KEPT] = CHANGE_KEPT,
                                             [ENGINE_REDONE] = CHANGE_AGAIN,
                                             [ENGINE_DROPPED] = CHANGE_LOST};
    struct changes *out = m->out;
    struct change *ch = ARENA_PUSH(m->arena, out->all, out->n);
    const char *now;
    ch->name = arena_format(m->arena, "%s/%s", lesson, text_of(old, "name"));
    ch->kind = kept(m->arena, text_of(old, "kind"));
    ch->fate = fates[engine_fate(m->engine, m->old_engine, ch->name.at, &now)];
    ch->now = kept(m->arena, now);
    ch->x = exercise_called(out->course, ch->now);
    const struct json *x = find(m->now, ch->now);
    ch->kind_now = kept(m->arena, text_of(x, "kind"));
    if (ch->fate == CHANGE_LOST) {
        ch->lost = "no exercise has this name any more";
        ch->likely = likely(m, old);
    } else if (out->sco) {
        ch->lost = "another SCO keeps its answers";
    } else if (out->course->sco_lessons && !same_lesson(ch)) {
        ch->lost = "the SCO of another lesson keeps its answers";
    }
    if (ch->lost)
        ch->fate = CHANGE_LOST;
    if (ch->fate == CHANGE_KEPT)
        weigh(m, ch, old, x);
}

static bool is_new(const struct changes *out, size_t n, Str full_name)
{
    for (size_t i = 0; i < n; i++)
        if (str_same(out->all[i].now, full_name))
            return false;
    return true;
}

// A feedback is nothing to do.
static bool is_answered(const struct json *x)
{
    return strcmp(text_of(x, "kind"), "feedback") != 0;
}

static void add_new(struct comparison *m)
{
    struct changes *out = m->out;
    size_t n = out->n;
    for (const struct json *l = items(m->now, "lessons"); l; l = l->next)
        for (const struct json *x = items(l, "exercises"); x; x = x->next) {
            Str full = arena_format(m->arena, "%s/%s", text_of(l, "id"),
                                    text_of(x, "name"));
            if (!is_answered(x) || !is_new(out, n, full))
                continue;
            struct change *ch = ARENA_PUSH(m->arena, out->all, out->n);
            ch->fate = CHANGE_NEW;
            ch->name = ch->now = full;
            ch->kind = ch->kind_now = kept(m->arena, text_of(x, "kind"));
            ch->x = exercise_called(out->course, full);
            ch->required = ch->x && ch->x->required;
        }
}

// --- lessons, and all of it ---

static const struct json *lesson_in(const struct json *table, const char *id)
{
    const struct json *l = items(table, "lessons");
    while (l && strcmp(text_of(l, "id"), id) != 0)
        l = l->next;
    return l;
}

static void add_lessons(struct comparison *m, const struct json *from,
                        const struct json *other, bool added)
{
    struct changes *out = m->out;
    for (const struct json *l = items(from, "lessons"); l; l = l->next) {
        const struct json *beside = lesson_in(other, text_of(l, "id"));
        if (added && beside)
            continue;
        struct lesson_change *ch =
            ARENA_PUSH(m->arena, out->lessons, out->lesson_count);
        *ch = (struct lesson_change){
            .id = kept(m->arena, text_of(l, "id")),
            .gone = !added && !beside,
            .added = added,
            .rules = !added && beside &&
                     strcmp(text_of(json_get(l, "rules"), "text"),
                            text_of(json_get(beside, "rules"), "text")) != 0};
    }
}

static void count(struct changes *out)
{
    for (size_t i = 0; i < out->n; i++) {
        out->counts[out->all[i].fate]++;
        out->counted += out->all[i].care == CARE_COUNTED;
        out->partly += out->all[i].care == CARE_PARTLY;
    }
}

static void compare(struct comparison *m)
{
    m->out->old_version = kept(m->arena, text_of(m->old, "version"));
    m->out->pass = !same(json_get(m->old, "pass"), json_get(m->now, "pass"),
                         NULL);
    for (const struct json *l = items(m->old, "lessons"); l; l = l->next)
        for (const struct json *x = items(l, "exercises"); x; x = x->next)
            if (is_answered(x))
                add_old(m, text_of(l, "id"), x);
    add_new(m);
    add_lessons(m, m->old, m->now, false);
    add_lessons(m, m->now, m->old, true);
    count(m->out);
}

// The table of a SCO names the other lessons too, as `stub` has them. Takes
// those off the front of its lessons, or off their end.
static Str without_others(Str lessons, Str own, bool front)
{
    static const char stub[] = "\",\"exercises\":[],\"rules\":null}";
    static const char id[] = "{\"id\":\"";
    for (;;) {
        size_t start = 0, last = 0;
        while (!front && last < lessons.n) {
            start = last;
            last += str_find(str_from(lessons, last + 1), str_of(id)) + 1;
        }
        Str name = str_from(lessons, start + sizeof id - 1);
        size_t n = str_find_byte(name, '"');
        size_t end = start + sizeof id - 1 + n + sizeof stub - 1;
        bool other = str_starts(str_from(name, n), stub) &&
                     !str_same(str_upto(name, n), own);
        if (!other || (!front && end != lessons.n))
            return lessons;
        lessons = front ? str_from(lessons, end + 1)
                        : str_upto(lessons, start ? start - 1 : 0);
    }
}

// Within a text the quotes around the keys would be escaped.
static Str value_of(Str table, const char *key)
{
    Str value = str_from(table, str_find(table, str_of(key)));
    value = str_from(value, str_of(key).n);
    return str_upto(value, str_find_byte(value, '"'));
}

// A table ends with its lessons.
Str changes_join(const Str *tables, size_t n, struct arena *a)
{
    static const char key[] = "\"lessons\":[";
    struct text all = {0};
    bool sound = n > 0;
    for (size_t i = 0; i < n && sound; i++) {
        Str t = str_trim(tables[i]), own = value_of(t, "\"sco\":\"");
        size_t start = str_find(t, str_of(key)) + sizeof key - 1;
        sound = start + 2 <= t.n && str_ends(t, "]}");
        if (!sound)
            break;
        text_add(&all, i ? STR(",") : str_upto(t, start));
        Str lessons = str_upto(str_from(t, start), t.n - 2 - start);
        lessons = without_others(lessons, own, true);
        text_add(&all, without_others(lessons, own, false));
    }
    text_puts(&all, "]}");
    Str joined = sound ? arena_str(a, text_str(&all)) : STR("");
    text_clear(&all);
    return n == 1 ? tables[0] : joined;
}

// What the packages of the course carry now.
static Str table_now(const struct course *c, struct arena *a)
{
    Str *tables = NULL;
    size_t n = 0;
    if (!c->sco_lessons)
        return c->table;
    for (size_t i = 0; i < c->lesson_count; i++)
        if (c->lessons[i]->sco)
            *ARENA_PUSH(a, tables, n) = c->lessons[i]->sco->table;
    return changes_join(tables, n, a);
}

static bool load(struct comparison *m, Str now, Str table, Str *why)
{
    if (!engine_load(m->engine, now.at, now.n))
        die("the rule engine refused the course");
    if (engine_load(m->old_engine, table.at, table.n))
        return true;
    *why = kept(m->arena, engine_problem(m->old_engine, 0)->message);
    return false;
}

const struct changes *changes_of(const struct course *c, Str table,
                                 bool lessons, struct arena *a, Str *why,
                                 bool *id_differs)
{
    struct heap heap = {0};
    const char *wrong;
    size_t at;
    struct changes *out = ARENA_NEW(a, struct changes);
    struct comparison m = {.out = out, .arena = a,
                           .old_engine = engine_new(),
                           .engine = engine_new()};
    out->course = c;
    out->sco = lessons != c->sco_lessons;
    *id_differs = false;
    Str now = table_now(c, a);
    bool sound = load(&m, now, table, why);
    if (sound) {
        m.old = json_read(&heap, table.at, table.n, &wrong, &at);
        m.now = json_read(&heap, now.at, now.n, &wrong, &at);
        *id_differs = !str_is(c->id, text_of(m.old, "id"));
        *why = kept(a, text_of(m.old, "id"));
    }
    if (sound && !*id_differs)
        compare(&m);
    engine_free(m.old_engine);
    engine_free(m.engine);
    heap_clear(&heap);
    return sound && !*id_differs ? out : NULL;
}

bool changes_hurt(const struct changes *ch)
{
    return ch->counts[CHANGE_AGAIN] || ch->counts[CHANGE_LOST] || ch->partly;
}
