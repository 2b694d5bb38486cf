#include "pass/check.h"

#include "model/course.h"

// Dialogues.

// Marks what can be reached from `start`, without recursion: a dialogue may
// be thousands of scenes long.
static void reach(struct exercise *x, size_t start)
{
    size_t *waiting = arena_take(x->page->arena,
                                 x->scene_count * sizeof *waiting);
    size_t n = 0;
    x->scenes[start].reached = true;
    waiting[n++] = start;
    while (n) {
        const struct scene *s = &x->scenes[waiting[--n]];
        for (size_t i = 0; i < s->reply_count; i++) {
            int to = s->replies[i].to;
            if (to == NOWHERE || x->scenes[to].reached)
                continue;
            x->scenes[to].reached = true;
            waiting[n++] = (size_t)to;
        }
    }
}

// Adds the scenes from which one step leads to a scene of the set.
static void grow_ending(const struct exercise *x, bool *ends)
{
    for (size_t i = 0; i < x->scene_count; i++) {
        const struct scene *s = &x->scenes[i];
        for (size_t k = 0; k < s->reply_count && !ends[i]; k++)
            ends[i] = s->replies[k].to != NOWHERE &&
                      ends[s->replies[k].to];
    }
}

static void check_endings(struct exercise *x)
{
    struct course *c = x->page->course;
    bool *ends = arena_take(x->page->arena, x->scene_count * sizeof *ends);
    for (size_t i = 0; i < x->scene_count; i++)
        ends[i] = x->scenes[i].reply_count == 0;
    // A path to an end has at most as many steps as there are scenes.
    for (size_t i = 0; i < x->scene_count; i++)
        grow_ending(x, ends);
    for (size_t i = 0; i < x->scene_count; i++)
        if (x->scenes[i].reached && !ends[i]) {
            diag(c->dx, DIAG_W413, x->scenes[i].at,
                 "'%.*s'\nlet some reply lead to a scene without replies",
                 STR_ARG(x->scenes[i].name));
            return; // the scenes behind it have the same trouble
        }
}

static void check_dialogue(struct exercise *x)
{
    struct course *c = x->page->course;
    if (x->scene_count && x->start != NOWHERE)
        reach(x, (size_t)x->start);
    for (size_t i = 0; i < x->scene_count; i++)
        if (!x->scenes[i].reached)
            diag(c->dx, DIAG_W412, x->scenes[i].at,
                 "'%.*s'\nlet a reply lead to it, or take it out",
                 STR_ARG(x->scenes[i].name));
    check_endings(x);
}

// Whether some rule of the course names the exercise in quotes.
static bool named_in(const struct lua_block *rules, Str lesson, Str name)
{
    struct text t = {0};
    text_format(&t, "\"%.*s%s%.*s\"", STR_ARG(lesson), lesson.n ? "/" : "",
                STR_ARG(name));
    bool found = rules->text.at &&
                 str_find(rules->text, text_str(&t)) < rules->text.n;
    text_clear(&t);
    return found;
}

static bool used_by_rules(const struct exercise *x)
{
    const struct course *c = x->page->course;
    const struct lesson *own = x->page->lesson;
    if (named_in(&own->origin->rules, STR(""), x->name))
        return true;
    for (size_t i = 0; i < c->lesson_count; i++)
        if (named_in(&c->lessons[i]->origin->rules, own->id, x->name))
            return true;
    return false;
}

static bool spreads_levels(const struct exercise *x)
{
    bool spread = x->option_count && x->options[0].box == BOX_LEVEL;
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t k = 0; k < x->scenes[i].reply_count; k++)
            spread |= x->scenes[i].replies[k].level_name.n > 0;
    return spread;
}

// What is typed is taken in every language of the course, so a word that is
// right here and wrong there surprises one of the two.
static void check_answer_elsewhere(const struct exercise *x, size_t i,
                                   const struct exercise *other)
{
    const struct option *o = &x->options[i];
    for (size_t k = 0; k < other->option_count; k++) {
        const struct option *found = &other->options[k];
        bool same = x->exact ? str_same(o->answer, found->answer)
                             : str_same_letters(o->answer, found->answer);
        if (same && (o->box != found->box || o->points != found->points))
            diag(x->page->course->dx, DIAG_W418, o->at,
                 "'%.*s' is answer %zu in '%.*s'\nwhat is typed is taken in "
                 "every language: let it be worth the same in both",
                 STR_ARG(o->answer), k + 1,
                 STR_ARG(x->page->course->languages[other->page->language]));
    }
}

static void check_answers(const struct exercise *x)
{
    for (size_t l = 1; l < x->page->course->language_count; l++) {
        const struct exercise *in = exercise_in(x, l);
        for (size_t m = 0; in && m < l; m++) {
            const struct exercise *other = exercise_in(x, m);
            for (size_t i = 0; other && i < in->option_count; i++)
                check_answer_elsewhere(in, i, other);
        }
    }
}

static void check_exercise(struct exercise *x)
{
    struct course *c = x->page->course;
    if (x->kind == KIND_dialogue)
        check_dialogue(x);
    if (x->kind == KIND_text)
        check_answers(x);
    bool counts = x->level_name.n || spreads_levels(x) || used_by_rules(x);
    // Open questions are there to think: without a level they count nowhere,
    // and no author expects otherwise.
    bool spreads = spreads_levels(x) && !x->raise_name.n && !x->raises;
    if (x->pool && (x->level_name.n || spreads))
        diag(c->dx, DIAG_W247, x->level_name.n ? x->level_at : x->at,
             "'%.*s' is drawn by '%.*s'\ntake it out, and give the pool a "
             "level",
             STR_ARG(x->name), STR_ARG(x->pool->name));
    if (exercise_scored(x) && !counts && !x->pool && x->kind != KIND_reflect)
        diag(c->dx, DIAG_W415, x->at,
             "'%.*s'\nadd `level: %.*s`, or `points: 0`", STR_ARG(x->name),
             STR_ARG(c->levels[0].id));
    if (x->kind == KIND_feedback && !used_by_rules(x))
        diag(c->dx, DIAG_W417, x->at,
             "'%.*s'\nadd `feedback \"%.*s\" { otherwise }` to the rules",
             STR_ARG(x->name), STR_ARG(x->name));
}

// Typed text ends where its room does: the author hears of it here.
static void check_room(const struct exercise *x)
{
    const struct course *c = x->page->course;
    const size_t room = exercise_room(x);
    if (!c->scorm[SCORM_12] || room * 4 <= STATE_ROOM_12)
        return;
    diag(c->dx, DIAG_W504, x->at,
         "'%.*s' keeps %zu characters of what is typed, %zu%% of what SCORM "
         "1.2 has for the whole course\nwrite `lines: 8`, or leave SCORM 1.2 "
         "out of `scorm: versions`",
         STR_ARG(x->name), room, room * 100 / STATE_ROOM_12);
}

static void check_rooms(const struct course *c)
{
    for (size_t i = 0; i < c->lesson_count; i++)
        for (size_t k = 0; k < c->lessons[i]->origin->exercise_count; k++)
            check_room(&c->lessons[i]->origin->exercises[k]);
}

static void check_state(struct course *c)
{
    size_t most = c->scorm[SCORM_12] ? STATE_ROOM_12 : STATE_ROOM_2004;
    if (!c->scorm[SCORM_12] && !course_wants_2004(c))
        return;
    const struct exercise *dearest = NULL;
    for (size_t i = 0; i < c->lesson_count; i++)
        for (size_t k = 0; k < c->lessons[i]->origin->exercise_count; k++) {
            const struct exercise *x = &c->lessons[i]->origin->exercises[k];
            if (!dearest || x->state_bytes > dearest->state_bytes)
                dearest = x;
        }
    if (c->state_bytes <= most || !dearest) {
        check_rooms(c);
        return;
    }
    diag(c->dx, DIAG_E501, dearest->at,
         "up to %zu characters, %zu fit in SCORM %s; '%.*s' takes %zu of "
         "them\ngive open questions fewer `lines`%s",
         c->state_bytes, most, c->scorm[SCORM_12] ? "1.2" : "2004",
         STR_ARG(dearest->name), dearest->state_bytes,
         c->scorm[SCORM_12] ? ", or leave SCORM 1.2 out of `scorm: versions`"
                         : "");
}

void check_course(struct course *c)
{
    for (size_t i = 0; i < c->lesson_count; i++) {
        struct page *p = c->lessons[i]->origin;
        for (size_t k = 0; k < p->exercise_count; k++)
            check_exercise(&p->exercises[k]);
    }
    check_state(c);
}
