// trial.c - see trial.h.
#include "trial.h"

#include "sandbox.h"
#include "trial_answer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

struct trial {
    struct engine *e;
    int lesson;
    struct sandbox box;
    struct heap heap;
    struct trial_outcome *all;
    size_t n;
    struct buffer differs; // of the participant at hand
    struct buffer json;
};

static struct trial *trial_of(lua_State *L)
{
    return sandbox_of(L)->owner;
}

static void note(struct trial *t, const char *name, int line)
{
    if ((t->n & (t->n - 1)) == 0)
        t->all = memory_resize(t->all, sizeof *t->all * (t->n * 2 + 1));
    t->all[t->n++] = (struct trial_outcome){
        .name = heap_text(&t->heap, name, strlen(name)),
        .line = line,
        .passed = t->differs.n == 0,
        .message = t->differs.n > 0 ? heap_text(&t->heap, t->differs.at,
                                                t->differs.n)
                                    : "",
    };
}

static void differ(struct trial *t, const char *message)
{
    if (t->differs.n > 0)
        buffer_puts(&t->differs, "; ");
    buffer_puts(&t->differs, message);
}

static void differ_in(struct trial *t, const char *what, const char *name,
                      double expected, double got)
{
    // A score is rounded to 7 digits; what an author writes need not be.
    if (fabs(expected - got) <= 1e-6 * fmax(1, fabs(expected)))
        return;
    differ(t, heap_format(&t->heap, "%s%s%s%s: expected %.7g, got %.7g", what,
                          *name ? " '" : "", name, *name ? "'" : "", expected,
                          got));
}

// What is compared; the expected value is on top of the stack.

static double level_score(const struct trial *t, const char *name, bool *known)
{
    const int i = table_level(t->e->course, name);
    *known = i >= 0;
    return i < 0 ? 0 : t->e->result.lessons[t->lesson].levels[i].score;
}

static double axis_value(const struct trial *t, const char *name, bool *known)
{
    const struct engine_result *r = &t->e->result;
    for (size_t i = 0; i < r->n_axes; i++)
        if (strcmp(r->axis_ids[i], name) == 0)
            return r->axes[i];
    *known = false;
    return 0;
}

static double exercise_score(const struct trial *t, const char *name,
                             bool *known)
{
    const int i = table_exercise(t->e->course, t->lesson, name);
    *known = i >= 0;
    if (i < 0)
        return 0;
    const struct exercise *x = &t->e->course->exercises[i];
    const struct engine_lesson *l = &t->e->result.lessons[x->lesson];
    return l->exercises[x - t->e->course->lessons[x->lesson].exercises]
        .points.score;
}

// { name = number, ... }
static void compare_each(lua_State *L, struct trial *t, const char *what,
                         double (*get)(const struct trial *t, const char *name,
                                       bool *known))
{
    if (!lua_istable(L, -1)) {
        differ(t, heap_format(&t->heap, "%ss need { name = number }", what));
        return;
    }
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        const bool named = lua_type(L, -2) == LUA_TSTRING;
        const char *name = named ? lua_tostring(L, -2) : "?";
        bool known = true;
        const double got = get(t, name, &known);
        if (known)
            differ_in(t, what, name, lua_tonumber(L, -1), got);
        else
            differ(t, heap_format(&t->heap, "there is no %s '%s'", what, name));
        lua_pop(L, 1);
    }
}

static void compare_levels(lua_State *L, struct trial *t)
{
    compare_each(L, t, "level", level_score);
}

static void compare_axes(lua_State *L, struct trial *t)
{
    compare_each(L, t, "axis", axis_value);
}

static void compare_points(lua_State *L, struct trial *t)
{
    compare_each(L, t, "exercise", exercise_score);
}

static void compare_total(lua_State *L, struct trial *t)
{
    differ_in(t, "total", "", lua_tonumber(L, -1),
              t->e->result.lessons[t->lesson].total.score);
}

static void compare_passed(lua_State *L, struct trial *t)
{
    static const char *const words[] = {"false", "true"};
    const enum engine_truth got = t->e->result.lessons[t->lesson].passed;
    const int expected = lua_toboolean(L, -1);
    if ((got == ENGINE_YES) != expected)
        differ(t, heap_format(&t->heap, "passed: expected %s, got %s",
                              words[expected], words[got == ENGINE_YES]));
}

static void compare_feedback(lua_State *L, struct trial *t)
{
    const char *expected =
        lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "none";
    const char *got = t->e->result.lessons[t->lesson].feedback;
    if (strcmp(expected, got ? got : "none") != 0)
        differ(t, heap_format(&t->heap, "feedback: expected %s, got %s",
                              expected, got ? got : "none"));
}

static void compare_unlocked(lua_State *L, struct trial *t)
{
    const int n = lua_istable(L, -1) ? (int)lua_rawlen(L, -1) : 0;
    for (int i = 1; i <= n; i++) {
        lua_rawgeti(L, -1, i);
        const char *id =
            lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
        const int lesson = table_lesson(t->e->course, id);
        if (lesson < 0)
            differ(t, heap_format(&t->heap, "there is no lesson '%s'", id));
        else if (!t->e->result.lessons[lesson].unlocked)
            differ(t, heap_format(&t->heap, "lesson '%s' stays locked", id));
        lua_pop(L, 1);
    }
}

static const struct {
    const char *key;
    void (*compare)(lua_State *L, struct trial *t);
} keys[] = {{"levels", compare_levels},     {"total", compare_total},
            {"passed", compare_passed},     {"feedback", compare_feedback},
            {"axes", compare_axes},         {"points", compare_points},
            {"unlocked", compare_unlocked}};
enum { N_KEYS = sizeof keys / sizeof *keys };

static void compare_key(lua_State *L, struct trial *t)
{
    const bool named = lua_type(L, -2) == LUA_TSTRING;
    const char *name = named ? lua_tostring(L, -2) : "?";
    for (int i = 0; i < N_KEYS; i++)
        if (strcmp(keys[i].key, name) == 0) {
            keys[i].compare(L, t);
            return;
        }
    differ(t, heap_format(&t->heap,
                          "'%s' cannot be expected; levels, total, passed, "
                          "feedback, axes, points and unlocked can",
                          name));
}

// Gives the answer on top of the stack to the exercise NAME.
static void give(lua_State *L, struct trial *t, const char *name)
{
    const int i = table_exercise(t->e->course, t->lesson, name);
    if (i < 0) {
        differ(t, heap_format(&t->heap, "there is no exercise '%s'", name));
        return;
    }
    const struct exercise *x = &t->e->course->exercises[i];
    const char *why = trial_answer(L, t->e, x, &t->json);
    const bool given = !why && engine_answer(t->e, x->full_name, t->json.at,
                                             t->json.n);
    if (!given)
        differ(t, heap_format(&t->heap, "'%s' %s", name,
                              why ? why : "cannot have this answer"));
}

// expects (self, expected); upvalues: the participant's name and answers.
static int expects(lua_State *L)
{
    struct trial *t = trial_of(L);
    const int line = sandbox_line(&t->box);
    lua_settop(L, 2);
    luaL_checktype(L, 2, LUA_TTABLE);
    buffer_reset(&t->differs);
    engine_reset(t->e);
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        if (lua_type(L, -2) == LUA_TSTRING)
            give(L, t, lua_tostring(L, -2));
        else
            differ(t, "answers need names: { facts = 1 }");
        lua_pop(L, 1);
    }
    engine_evaluate(t->e);
    lua_pushvalue(L, 2);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        compare_key(L, t);
        lua_pop(L, 1);
    }
    note(t, lua_tostring(L, lua_upvalueindex(1)), line);
    return 0;
}

// participant "name" { answers }: an object that knows expects.
static int take_answers(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_newtable(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, expects, 2);
    lua_setfield(L, -2, "expects");
    return 1;
}

static int participant(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TSTRING);
    lua_settop(L, 1);
    lua_pushcclosure(L, take_answers, 1);
    return 1;
}

static void unknown_word(struct sandbox *b, const char *name)
{
    struct trial *t = b->owner;
    buffer_reset(&t->differs);
    differ(t, heap_format(&t->heap,
                          "'%s' is no word of the tests; they begin with "
                          "participant",
                          name));
    note(t, "", sandbox_line(b));
}

static int open_words(lua_State *L)
{
    sandbox_push_names(sandbox_of(L));
    lua_pushcfunction(L, participant);
    lua_setfield(L, -2, "participant");
    return 0;
}

static void run(struct trial *t, const char *text, size_t n, int line)
{
    lua_pushcfunction(t->box.L, open_words);
    if (lua_pcall(t->box.L, 0, 0, 0) == LUA_OK &&
        sandbox_read(&t->box, text, n, line) && sandbox_call(&t->box, 0, 0))
        return;
    buffer_reset(&t->differs);
    differ(t, t->box.failure.message);
    note(t, "", t->box.failure.line);
}

struct trial *trial_new(struct engine *e, const char *lesson, const char *text,
                        size_t n, int line)
{
    struct trial *t = memory_resize(NULL, sizeof *t);
    *t = (struct trial){.e = e, .lesson = table_lesson(e->course, lesson)};
    if (t->lesson < 0 || !sandbox_open(&t->box, "=tests"))
        abort();
    t->box.owner = t;
    t->box.unknown = unknown_word;
    run(t, text, n, line);
    engine_reset(e);
    return t;
}

void trial_free(struct trial *t)
{
    if (!t)
        return;
    sandbox_close(&t->box);
    heap_clear(&t->heap);
    buffer_clear(&t->differs);
    buffer_clear(&t->json);
    free(t->all);
    free(t);
}

size_t trial_count(const struct trial *t)
{
    return t->n;
}

const struct trial_outcome *trial_outcome(const struct trial *t, size_t i)
{
    return &t->all[i];
}
