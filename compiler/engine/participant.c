// participant.c - the answers of an engine: taking, saving, giving back.
#include "inside.h"

#include "engine/course/shuffle.h"
#include "engine/data/json.h"
#include "engine/rules/stale.h"
#include "engine/state/state.h"
#include "engine/data/state_code.h"

#include <string.h>

void engine_clear_answer(struct engine *e, int x)
{
    if (e->used[x] > 0)
        e->answers[x] = (struct answer){0};
    else
        answer_clear(&e->answers[x]);
    e->used[x] = 0;
}

static void note_change(struct engine *e)
{
    e->counter++;
    e->fresh = false;
}

bool engine_answer(struct engine *e, const char *full_name, const char *json,
                   size_t n)
{
    const int i = e->course ? table_exercise(e->course, -1, full_name) : -1;
    if (i < 0)
        return false;
    if (e->used[i] > 0)
        engine_clear_answer(e, i);
    const bool taken = answer_read(&e->answers[i], &e->course->exercises[i],
                                   json, n, &e->scratch);
    heap_reset(&e->scratch);
    if (!taken)
        return false;
    e->changed[i] = true;
    e->redo[i] = false;
    note_change(e);
    return true;
}

bool engine_visit(struct engine *e, const char *lesson)
{
    const int i = e->course ? table_lesson(e->course, lesson) : -1;
    if (i < 0)
        return false;
    if (!e->visited[i])
        note_change(e);
    e->visited[i] = true;
    stale_lesson(e, i);
    return true;
}

static void forget(struct engine *e)
{
    for (int i = 0; i < e->course->n_exercises; i++) {
        engine_clear_answer(e, i);
        e->changed[i] = true;
        e->redo[i] = false;
    }
    for (int i = 0; i < e->course->n_lessons; i++)
        e->visited[i] = false;
    stale_all(e);
    e->fresh = false;
}

void engine_reset(struct engine *e)
{
    if (!e->course)
        return;
    forget(e);
    note_change(e); // the emptiness is newer than what was saved
}

static bool has_answers(const struct engine *e)
{
    for (int i = 0; i < e->course->n_exercises; i++)
        if (e->answers[i].given)
            return true;
    return false;
}

bool engine_set_seed(struct engine *e, unsigned seed)
{
    if (!e->course || seed < 1 || seed > MAX_SEED)
        return false;
    if (seed == e->seed)
        return true;
    if (e->seed != 0 && has_answers(e))
        return false;
    e->seed = seed;
    for (int i = 0; i < e->course->n_exercises; i++) // others are met now
        e->changed[i] = e->changed[i] || e->course->exercises[i].n_clients > 1;
    stale_all(e);
    note_change(e);
    return true;
}

unsigned engine_seed(const struct engine *e)
{
    return e->seed;
}

// What is saved of the engine; the arrays are its own.
static struct state saved(const struct engine *e)
{
    return (struct state){.answers = e->answers,
                          .redo = e->redo,
                          .visited = e->visited,
                          .counter = e->counter,
                          .seed = e->seed};
}

const char *engine_pack(struct engine *e)
{
    const struct state s = saved(e);
    buffer_reset(&e->state);
    if (e->course)
        state_pack(&e->state, e->course, &s);
    return e->state.at;
}

bool engine_unpack(struct engine *e, const char *state)
{
    if (!e->course)
        return false;
    forget(e);
    struct state s = saved(e);
    s.counter = 0;
    s.seed = 0;
    e->update = (struct engine_update){0};
    const bool sound = state_unpack(e->course, &s, &e->update, state);
    e->counter = s.counter;
    e->seed = s.seed;
    return sound;
}

struct engine_update engine_update(const struct engine *e)
{
    return e->update;
}

const char *engine_answers_json(struct engine *e)
{
    struct buffer *out = &e->json;
    buffer_reset(out);
    buffer_puts(out, "{\"answers\":{");
    const char *comma = "";
    for (int i = 0; e->course && i < e->course->n_exercises; i++) {
        if (!e->answers[i].given)
            continue;
        buffer_puts(out, comma);
        json_put_string(out, e->course->exercises[i].full_name);
        buffer_putc(out, ':');
        answer_write(out, &e->answers[i], &e->course->exercises[i]);
        comma = ",";
    }
    buffer_puts(out, "},\"visited\":[");
    comma = "";
    for (int i = 0; e->course && i < e->course->n_lessons; i++) {
        if (!e->visited[i])
            continue;
        buffer_puts(out, comma);
        json_put_string(out, e->course->lessons[i].id);
        comma = ",";
    }
    buffer_puts(out, "]}");
    return out->at;
}

enum engine_fate engine_fate(const struct engine *e, const struct engine *old,
                             const char *full_name, const char **now)
{
    const int i = table_exercise(old->course, -1, full_name);
    const struct exercise *x = NULL;
    enum engine_fate fate = ENGINE_DROPPED;
    if (i >= 0)
        fate = state_fate(e->course, &old->course->exercises[i], &x);
    *now = x ? x->full_name : NULL;
    return fate;
}

size_t engine_state_bytes(const struct engine *e, const char *full_name)
{
    if (!e->course)
        return 0;
    if (full_name) {
        const int i = table_exercise(e->course, -1, full_name);
        return i < 0 ? 0 : state_exercise_bytes(&e->course->exercises[i]);
    }
    size_t n = state_head_bytes();
    for (int i = 0; i < e->course->n_exercises; i++)
        n += state_exercise_bytes(&e->course->exercises[i]);
    for (int i = 0; i < e->course->n_lessons; i++)
        n += state_lesson_bytes(&e->course->lessons[i]);
    return n;
}

size_t engine_text_bytes(const char *text, size_t n)
{
    return state_text_bytes(text, n);
}
