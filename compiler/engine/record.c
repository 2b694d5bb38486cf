// record.c - see record.h.
#include "record.h"

#include "dialogue.h"

#include <lauxlib.h>
#include <lua.h>

static void push_numbers(lua_State *L, const struct answer *a)
{
    lua_createtable(L, a->n_numbers, 0);
    for (int i = 0; i < a->n_numbers; i++) {
        lua_pushinteger(L, a->numbers[i]);
        lua_rawseti(L, -2, i + 1);
    }
}

static void push_choice(lua_State *L, const struct exercise *x,
                        const struct answer *a)
{
    if (x->many)
        push_numbers(L, a);
    else
        lua_pushinteger(L, a->numbers[0]);
}

static void set_integer(lua_State *L, const char *key, int value)
{
    lua_pushinteger(L, value);
    lua_setfield(L, -2, key);
}

static void push_silence(lua_State *L, const struct exercise *x,
                         const struct answer *a)
{
    lua_createtable(L, 0, 3);
    lua_pushnumber(L, answer_held(a, x));
    lua_setfield(L, -2, "held");
    set_integer(L, "breaks", a->n_breaks);
    if (x->open && a->text) {
        lua_pushlstring(L, a->text, a->n_text);
        lua_setfield(L, -2, "asked");
    } else if (a->asked > 0) {
        set_integer(L, "asked", a->asked);
    }
}

static void push_cues(lua_State *L, const struct exercise *x,
                      const struct answer *a)
{
    int found;
    int wrong;
    const int decision = score_decision(x);
    const int moment = score_moment(x, a);
    score_marks(x, a, &found, &wrong);
    lua_createtable(L, 0, 5);
    push_numbers(L, a);
    lua_setfield(L, -2, "marked");
    set_integer(L, "found", found);
    set_integer(L, "false_marks", wrong);
    if (decision > 0 && moment > 0)
        set_integer(L, "moment", moment - decision);
    if (a->asked > 0)
        set_integer(L, "reply", a->asked);
}

static void push_dialogue(lua_State *L, struct engine *e,
                          const struct exercise *x, const struct answer *a)
{
    struct play p;
    dialogue_play(&p, e->course, x, a, &e->scratch);
    lua_createtable(L, p.n_path, e->course->n_axes + 1);
    for (int i = 0; i < p.n_path; i++) {
        lua_pushstring(L, x->scenes[p.path[i]].name);
        lua_rawseti(L, -2, i + 1);
    }
    for (int i = 0; i < e->course->n_axes; i++) {
        lua_pushnumber(L, p.axes[i]);
        lua_setfield(L, -2, e->course->axes[i]);
    }
    if (p.ended && x->scenes[p.scene].ending) {
        lua_pushstring(L, x->scenes[p.scene].ending);
        lua_setfield(L, -2, "ending");
    }
}

static void push_answer(lua_State *L, struct engine *e, int i)
{
    const struct exercise *x = &e->course->exercises[i];
    const struct answer *a = &e->answers[i];
    switch (x->kind) {
    case KIND_CHOICE:
        push_choice(L, x, a);
        break;
    case KIND_REFLECT:
        lua_pushlstring(L, a->text, a->n_text);
        break;
    case KIND_SILENCE:
        push_silence(L, x, a);
        break;
    case KIND_CUES:
        push_cues(L, x, a);
        break;
    default:
        push_dialogue(L, e, x, a);
    }
}

static int read_answer(lua_State *L)
{
    struct rules *r = rules_of(L);
    if (lua_type(L, 2) != LUA_TSTRING)
        return 0;
    const int i = host_exercise(r, lua_tostring(L, 2));
    if (i < 0)
        return 0;
    r->read[i] = r->call;
    if (!r->e->marks[i].answered) {
        r->missed = true;
        return 0;
    }
    push_answer(L, r->e, i);
    return 1;
}

static int refuse_write(lua_State *L)
{
    return luaL_error(L, "an answer cannot be changed by a rule");
}

void record_push(struct rules *r)
{
    lua_State *L = r->box.L;
    lua_newtable(L);
    lua_newtable(L);
    lua_pushcfunction(L, read_answer);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
}
