// record.c - see record.h.
#include "record.h"

#include "engine/answers/dialogue.h"
#include "engine/scoring/pool.h"
#include "watch.h"

#include <lauxlib.h>
#include <lua.h>

// The answer that is pushed.
struct subject {
    lua_State *L;
    struct engine *e;
    const struct exercise *x;
    const struct answer *a;
};

static void push_numbers(const struct subject *t)
{
    lua_createtable(t->L, t->a->n_numbers, 0);
    for (int i = 0; i < t->a->n_numbers; i++) {
        lua_pushinteger(t->L, t->a->numbers[i]);
        lua_rawseti(t->L, -2, i + 1);
    }
}

static void push_choice(const struct subject *t)
{
    if (t->x->many)
        push_numbers(t);
    else
        lua_pushinteger(t->L, t->a->numbers[0]);
}

static void push_text(const struct subject *t)
{
    lua_pushlstring(t->L, t->a->text, t->a->n_text);
}

static void set_integer(lua_State *L, const char *key, int value)
{
    lua_pushinteger(L, value);
    lua_setfield(L, -2, key);
}

// What was asked: a question by its number and its words, or what was typed.
// Empty when nothing was, so that a rule may look into it all the same.
static void push_asked(const struct subject *t)
{
    lua_State *L = t->L;
    const int option = t->a->asked;
    lua_createtable(L, 0, 2);
    if (t->x->open && t->a->text) {
        push_text(t);
        lua_setfield(L, -2, "text");
    } else if (option > 0) {
        set_integer(L, "option", option);
        lua_pushstring(L, t->x->options[option - 1].text);
        lua_setfield(L, -2, "text");
    }
}

static void set_hold(lua_State *L, double held, int breaks)
{
    lua_pushnumber(L, held);
    lua_setfield(L, -2, "held");
    set_integer(L, "breaks", breaks);
}

static void push_silence(const struct subject *t)
{
    lua_State *L = t->L;
    lua_createtable(L, 0, 4);
    push_asked(t);
    lua_setfield(L, -2, "asked");
    set_hold(L, answer_held(t->a, t->x), t->a->hold.n_breaks);
    if (t->x->again <= 0)
        return;
    lua_createtable(L, 0, 3);
    set_hold(L, answer_held_again(t->a, t->x), t->a->again.n_breaks);
    lua_pushboolean(L, t->a->again.done);
    lua_setfield(L, -2, "done");
    lua_setfield(L, -2, "again");
}

static void push_cues(const struct subject *t)
{
    int moments[MAX_DECISIONS];
    const struct marks is = score_marks(t->x, t->a);
    score_moments(t->x, t->a, moments);
    lua_createtable(t->L, 0, 7);
    push_numbers(t);
    lua_setfield(t->L, -2, "marked");
    set_integer(t->L, "found", is.found);
    set_integer(t->L, "false_marks", is.wrong);
    set_integer(t->L, "false_cues", is.polite);
    if (t->x->n_decisions > 0 && moments[0] > 0)
        set_integer(t->L, "moment", moments[0] - t->x->decisions[0]);
    lua_createtable(t->L, t->x->n_decisions, 0);
    for (int i = 0; i < t->x->n_decisions; i++)
        if (moments[i] > 0) {
            lua_pushinteger(t->L, moments[i] - t->x->decisions[i]);
            lua_rawseti(t->L, -2, i + 1);
        }
    lua_setfield(t->L, -2, "moments");
    if (t->a->asked > 0)
        set_integer(t->L, "reply", t->a->asked);
}

static void push_client(lua_State *L, const struct exercise *x, int client)
{
    if (client < 0)
        return;
    lua_createtable(L, 0, x->n_traits + 2);
    lua_pushstring(L, x->clients[client].id);
    lua_setfield(L, -2, "id");
    lua_pushstring(L, x->clients[client].name);
    lua_setfield(L, -2, "name");
    for (int i = 0; i < x->n_traits; i++) {
        lua_pushnumber(L, x->clients[client].traits[i]);
        lua_setfield(L, -2, x->traits[i]);
    }
    lua_setfield(L, -2, "client");
}

// Of the scenes where something was named: whether by the right name.
static void push_named(lua_State *L, const struct exercise *x,
                       const struct play *p)
{
    if (!dialogue_has_names(x))
        return;
    lua_newtable(L);
    for (int i = 0; i < x->n_scenes; i++) {
        if (!p->tried[i])
            continue;
        lua_pushboolean(L, p->named[i]);
        lua_setfield(L, -2, x->scenes[i].name);
    }
    lua_setfield(L, -2, "named");
}

static void push_dialogue(const struct subject *t)
{
    lua_State *L = t->L;
    const struct course *c = t->e->course;
    struct play p;
    dialogue_play(&p, c, t->x, t->a, t->e->seed, &t->e->scratch);
    lua_createtable(L, p.n_path, c->n_axes + 3);
    push_client(L, t->x, p.client);
    push_named(L, t->x, &p);
    for (int i = 0; i < p.n_path; i++) {
        lua_pushstring(L, t->x->scenes[p.path[i]].name);
        lua_rawseti(L, -2, i + 1);
    }
    for (int i = 0; i < c->n_axes; i++) {
        lua_pushnumber(L, p.axes[i]);
        lua_setfield(L, -2, c->axes[i]);
    }
    if (p.ended && t->x->scenes[p.scene].ending) {
        lua_pushstring(L, t->x->scenes[p.scene].ending);
        lua_setfield(L, -2, "ending");
    }
}

// What stands in gap I: as it was typed, or the word of the list.
static const char *gap_text(const struct subject *t, int i)
{
    if (!t->x->words)
        return answer_gap(t->a, i);
    return t->a->numbers[i] > 0 ? t->x->words[t->a->numbers[i] - 1] : "";
}

static void push_gaps(const struct subject *t)
{
    lua_createtable(t->L, t->x->n_gaps, 0);
    for (int i = 0; i < t->x->n_gaps; i++) {
        lua_pushstring(t->L, gap_text(t, i));
        lua_rawseti(t->L, -2, i + 1);
    }
}

static void push_number(const struct subject *t)
{
    lua_pushnumber(t->L, t->a->number);
}

static void push_scale(const struct subject *t)
{
    lua_pushinteger(t->L, (lua_Integer)t->a->number);
}

static void push_pool(const struct subject *t)
{
    const struct draw d = pool_draw(&t->e->scratch, t->x, t->a, t->e->seed);
    lua_createtable(t->L, d.n, 0);
    for (int i = 0; i < d.n; i++) {
        lua_pushstring(t->L, t->e->course->exercises[d.members[i]].name);
        lua_rawseti(t->L, -2, i + 1);
    }
}

// A feedback is never answered.
static void (*const pushers[N_KINDS])(const struct subject *t) = {
    [KIND_CHOICE] = push_choice,     [KIND_REFLECT] = push_text,
    [KIND_SILENCE] = push_silence,   [KIND_CUES] = push_cues,
    [KIND_DIALOGUE] = push_dialogue, [KIND_ORDER] = push_numbers,
    [KIND_MATCH] = push_numbers,     [KIND_SORT] = push_numbers,
    [KIND_GAPS] = push_gaps,         [KIND_TEXT] = push_text,
    [KIND_NUMBER] = push_number,     [KIND_SCALE] = push_scale,
    [KIND_FORECAST] = push_number,   [KIND_POOL] = push_pool,
};

static void push_answer(lua_State *L, struct engine *e, int i)
{
    const struct subject t = {L, e, &e->course->exercises[i], &e->answers[i]};
    pushers[t.x->kind](&t);
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
    watch_record(L, i);
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
