// trial.c - see trial.h.
#include "trial.h"

#include "engine/data/json.h"
#include "engine/sandbox/sandbox.h"
#include "trial_answer.h"
#include "trial_expect.h"
#include "trial_place.h"

#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

struct trial {
    struct engine *e;
    int lesson;
    struct trial_text text;
    struct sandbox box;
    struct heap heap;
    struct trial_outcome *all;
    size_t n;
    // Of the participant at hand:
    const char *name;
    int line;
    struct trial_difference *differences;
    size_t n_differences;
    struct buffer answers;
    struct buffer json; // one answer
};

static struct trial *trial_of(lua_State *L)
{
    return sandbox_of(L)->owner;
}

// Room for one more of N things of SIZE bytes.
static void *one_more(void *list, size_t n, size_t size)
{
    return (n & (n - 1)) == 0 ? memory_resize(list, size * (n * 2 + 1)) : list;
}

static char *keep(struct trial *t, const char *text)
{
    return heap_text(&t->heap, text, strlen(text));
}

static void begin(struct trial *t, const char *name, int line)
{
    t->name = keep(t, name);
    t->line = line;
    t->n_differences = 0;
    buffer_reset(&t->answers);
}

// Adds D behind those that stand before it in the file.
static void add(struct trial *t, struct trial_difference d)
{
    size_t i = t->n_differences++;
    t->differences = one_more(t->differences, i, sizeof d);
    while (i > 0 && (t->differences[i - 1].line > d.line ||
                     (t->differences[i - 1].line == d.line &&
                      t->differences[i - 1].column > d.column))) {
        t->differences[i] = t->differences[i - 1];
        i--;
    }
    t->differences[i] = d;
}

static void add_plain(struct trial *t, const char *what, int line)
{
    add(t, (struct trial_difference){.what = keep(t, what), .line = line});
}

// Adds D at the place of a word, or at the participant.
static void add_at(struct trial *t, const struct trial_word *word,
                   struct trial_difference d)
{
    struct trial_place place = {.line = t->line};
    trial_find(&t->text, word, &place);
    d.line = place.line;
    d.column = place.column;
    d.width = place.width;
    add(t, d);
}

static void finish(struct trial *t, const char *result)
{
    const size_t size = sizeof *t->differences * t->n_differences;
    struct trial_difference *all = heap_take(&t->heap, size + 1);
    if (size > 0)
        memcpy(all, t->differences, size);
    t->all = one_more(t->all, t->n, sizeof *t->all);
    t->all[t->n++] = (struct trial_outcome){
        .name = t->name,
        .line = t->line,
        .passed = t->n_differences == 0,
        .differences = all,
        .n = t->n_differences,
        .answers = t->answers.n > 0 ? keep(t, t->answers.at) : "",
        .result = keep(t, result),
    };
}

// An expectation that is not met.
static void unmet(struct expectation *x, const char *key, const char *inner,
                  const char *const texts[3])
{
    struct trial *t = x->owner;
    const struct trial_word word = {t->name, t->line, true, key, inner};
    struct trial_difference d = {.what = keep(t, texts[0])};
    if (texts[1]) {
        d.expected = keep(t, texts[1]);
        d.got = keep(t, texts[2]);
    }
    add_at(t, &word, d);
}

static void wrong_answer(struct trial *t, const char *name, const char *what)
{
    const struct trial_word word = {t->name, t->line, false, name, NULL};
    add_at(t, &word, (struct trial_difference){.what = keep(t, what)});
}

static void unknown_exercise(struct trial *t, const char *name)
{
    const struct lesson *l = &t->e->course->lessons[t->lesson];
    struct heap *h = &t->e->scratch;
    const size_t room = sizeof(char *) * ((size_t)l->n_exercises + 1);
    const char **names = heap_take(h, room);
    for (int i = 0; i < l->n_exercises; i++)
        names[i] = l->exercises[i].name;
    const char *near = engine_nearest(name, names, l->n_exercises);
    wrong_answer(t, name,
                 near ? heap_format(h,
                                    "there is no exercise '%s'; did you mean "
                                    "'%s'?",
                                    name, near)
                      : heap_format(h, "there is no exercise '%s'", name));
}

// Gives the answer on top of the stack to the exercise NAME.
static void give(lua_State *L, struct trial *t, const char *name)
{
    const int i = table_exercise(t->e->course, t->lesson, name);
    if (i < 0) {
        unknown_exercise(t, name);
        return;
    }
    const struct exercise *x = &t->e->course->exercises[i];
    const char *why = trial_answer(L, t->e, x, &t->json);
    if (!why &&
        !engine_answer(t->e, x->full_name, t->json.at, t->json.n))
        why = "cannot have this answer";
    if (why) {
        wrong_answer(t, name,
                     heap_format(&t->e->scratch, "'%s' %s", name, why));
        return;
    }
    buffer_puts(&t->answers, t->answers.n > 1 ? ",[" : "[");
    json_put_string(&t->answers, x->full_name);
    buffer_putc(&t->answers, ',');
    buffer_put(&t->answers, t->json.at, t->json.n);
    buffer_putc(&t->answers, ']');
}

// Gives all answers in the table on top of the stack.
static void give_all(lua_State *L, struct trial *t)
{
    buffer_putc(&t->answers, '[');
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        if (lua_type(L, -2) == LUA_TSTRING)
            give(L, t, lua_tostring(L, -2));
        else
            add_plain(t, "answers need names: { facts = 1 }", t->line);
        lua_pop(L, 1);
    }
    buffer_putc(&t->answers, ']');
}

// expects (self, expected); upvalues: the participant's name and answers.
static int expects(lua_State *L)
{
    struct trial *t = trial_of(L);
    struct expectation x = {.e = t->e, .lesson = t->lesson,
                            .differs = unmet, .owner = t};
    lua_settop(L, 2);
    luaL_checktype(L, 2, LUA_TTABLE);
    begin(t, lua_tostring(L, lua_upvalueindex(1)), sandbox_line(&t->box));
    engine_reset(t->e);
    lua_pushvalue(L, lua_upvalueindex(2));
    give_all(L, t);
    engine_evaluate(t->e);
    lua_pushvalue(L, 2);
    trial_expect(L, &x);
    finish(t, engine_result_json(t->e));
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
    const int line = sandbox_line(b);
    begin(t, "", line);
    add_plain(t,
              heap_format(&t->heap,
                          "'%s' is no word of the tests; they begin with "
                          "participant",
                          name),
              line);
    finish(t, "");
}

static int open_words(lua_State *L)
{
    sandbox_push_names(sandbox_of(L));
    lua_pushcfunction(L, participant);
    lua_setfield(L, -2, "participant");
    return 0;
}

static void run(struct trial *t)
{
    const struct failure *f = &t->box.failure;
    lua_pushcfunction(t->box.L, open_words);
    if (lua_pcall(t->box.L, 0, 0, 0) == LUA_OK &&
        sandbox_read(&t->box, t->text.at, t->text.n, t->text.line) &&
        sandbox_call(&t->box, 0, 0))
        return;
    begin(t, "", f->line);
    add_plain(t, f->message, f->line);
    finish(t, "");
}

struct trial *trial_new(struct engine *e, const char *lesson, const char *text,
                        size_t n, int line)
{
    struct trial *t = memory_resize(NULL, sizeof *t);
    *t = (struct trial){.e = e,
                        .lesson = table_lesson(e->course, lesson),
                        .text = {text, n, line}};
    if (t->lesson < 0 || !sandbox_open(&t->box, "=tests"))
        abort();
    t->box.owner = t;
    t->box.unknown = unknown_word;
    run(t);
    engine_reset(e);
    return t;
}

void trial_free(struct trial *t)
{
    if (!t)
        return;
    sandbox_close(&t->box);
    heap_clear(&t->heap);
    buffer_clear(&t->answers);
    buffer_clear(&t->json);
    free(t->differences);
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
