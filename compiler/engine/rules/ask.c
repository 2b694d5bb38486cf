// ask.c - see ask.h.
#include "ask.h"

#include "engine/scoring/calibration.h"
#include "rules.h"
#include "watch.h"

#include <lauxlib.h>
#include <lua.h>

// The numbers a closure was made with.
static int number(lua_State *L, int upvalue)
{
    return (int)lua_tointeger(L, lua_upvalueindex(upvalue));
}

static int ask_points(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const int i = number(L, 1);
    const struct mark *m = &e->marks[i];
    const bool part = score_spreads(&e->course->exercises[i]);
    const int level = part ? (int)luaL_optinteger(L, 1, -1) : -1;
    watch_ask(L, i, ASK_POINTS, level);
    if (level >= 0)
        lua_pushnumber(L, m->levels[level]);
    else
        lua_pushnumber(L, m->score);
    return 1;
}

static int ask_max(lua_State *L)
{
    const struct exercise *x = &rules_of(L)->e->course->exercises[number(L, 1)];
    if (score_spreads(x) && lua_isinteger(L, 1))
        lua_pushnumber(L, x->level_max[lua_tointeger(L, 1)]);
    else
        lua_pushnumber(L, x->max);
    return 1;
}

static int ask_visited(lua_State *L)
{
    const struct mark *m = &rules_of(L)->e->marks[number(L, 1)];
    watch_ask(L, number(L, 1), ASK_VISITED, number(L, 2));
    lua_pushboolean(L, m->answered && m->reached[number(L, 2)]);
    return 1;
}

static int ask_held(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const int i = number(L, 1);
    const double held = score_held(&e->answers[i], &e->course->exercises[i]);
    const double need = lua_tonumber(L, lua_upvalueindex(2));
    watch_ask(L, i, ASK_HELD, score_round(need));
    lua_pushboolean(L, e->marks[i].answered && held >= score_round(need));
    return 1;
}

static int ask_chose(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const int i = number(L, 1);
    const struct answer *a = &e->answers[i];
    const int option = number(L, 2);
    watch_ask(L, i, ASK_CHOSE, option);
    const bool is_choice = e->course->exercises[i].kind == KIND_CHOICE;
    lua_pushboolean(L, is_choice ? e->marks[i].answered &&
                                       answer_has_number(a, option)
                                 : a->asked == option);
    return 1;
}

static int ask_on_time(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const int i = number(L, 1);
    const int about = number(L, 2);
    watch_ask(L, i, ASK_ON_TIME, about);
    lua_pushboolean(L, score_on_time(&e->course->exercises[i], &e->answers[i],
                                     about % MAX_COUNT, about / MAX_COUNT));
    return 1;
}

static int ask_done(lua_State *L)
{
    watch_ask(L, number(L, 1), ASK_DONE, 0);
    lua_pushboolean(L, rules_of(L)->e->marks[number(L, 1)].finished);
    return 1;
}

static int ask_correct(lua_State *L)
{
    watch_ask(L, number(L, 1), ASK_CORRECT, 0);
    lua_pushboolean(L, rules_of(L)->e->marks[number(L, 1)].right == ENGINE_YES);
    return 1;
}

// upvalues: level or -1, number, is it a share, is it below?
static int ask_level(lua_State *L)
{
    const struct rules *r = rules_of(L);
    const struct engine_lesson *l = &r->e->lessons[r->lesson];
    const int i = number(L, 1);
    watch_late(L, -1);
    const struct engine_points *p = i < 0 ? &l->total : &l->levels[i];
    double need = lua_tonumber(L, lua_upvalueindex(2));
    bool reached = true;
    if (lua_toboolean(L, lua_upvalueindex(3))) {
        need *= p->max;
        reached = p->max > 0;
    }
    reached = reached && p->score >= score_round(need);
    lua_pushboolean(L, reached != lua_toboolean(L, lua_upvalueindex(4)));
    return 1;
}

// upvalues: axis, number, is it below?
static int ask_axis(lua_State *L)
{
    const double need = score_round(lua_tonumber(L, lua_upvalueindex(2)));
    watch_axis(L, number(L, 1));
    if (rules_of(L)->phase == PHASE_MOVE)
        host_report(rules_of(L), 0, ENGINE_WRONG_VALUE, "move", NULL,
                    "what moves an axis cannot ask where an axis stands");
    const bool reached = rules_of(L)->e->axes[number(L, 1)] >= need;
    lua_pushboolean(L, reached != lua_toboolean(L, lua_upvalueindex(3)));
    return 1;
}

static int ask_passed(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const int i = number(L, 1);
    watch_late(L, i);
    enum engine_truth passed =
        e->rules[i] ? rules_passed(e->rules[i]) : ENGINE_UNSURE;
    if (passed == ENGINE_UNSURE)
        passed = e->lessons[i].complete ? ENGINE_YES : ENGINE_NO;
    lua_pushboolean(L, passed == ENGINE_YES);
    return 1;
}

// upvalues: exercise, level.
static int ask_on(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const int i = number(L, 1);
    watch_ask(L, i, ASK_LAST, number(L, 2));
    lua_pushboolean(L, score_is_on(&e->course->exercises[i], &e->marks[i],
                                   number(L, 2)));
    return 1;
}

// The number of the highest level taken in an exercise, from 1; 0: none.
static int ask_highest(lua_State *L)
{
    const struct engine *e = rules_of(L)->e;
    const struct mark *m = &e->marks[number(L, 1)];
    int n = e->course->n_levels;
    watch_taken(L, number(L, 1));
    while (n > 0 && m->taken[n - 1] == 0)
        n--;
    lua_pushinteger(L, n);
    return 1;
}

// upvalues: exercise, -1: all of them; level. Nothing before the first.
static int ask_share(lua_State *L)
{
    struct rules *r = rules_of(L);
    const struct engine *e = r->e;
    int on = 0;
    int all = 0;
    watch_taken(L, number(L, 1));
    for (int i = 0; i < e->course->n_exercises; i++) {
        if (number(L, 1) >= 0 && i != number(L, 1))
            continue;
        on += e->marks[i].taken[number(L, 2)];
        for (int k = 0; k < e->course->n_levels; k++)
            all += e->marks[i].taken[k];
    }
    r->missed = r->missed || all == 0;
    if (all == 0)
        return 0;
    lua_pushnumber(L, (double)on / all);
    return 1;
}

static int push_forecast(lua_State *L, bool brier)
{
    struct rules *r = rules_of(L);
    const struct calibration is =
        calibrate(r->e->course, r->e->answers, number(L, 1));
    watch_forecasts(L, number(L, 1));
    if (is.n == 0) {
        r->missed = true;
        return 0;
    }
    lua_pushnumber(L, brier ? is.brier : is.margin);
    return 1;
}

static int ask_margin(lua_State *L)
{
    return push_forecast(L, false);
}

static int ask_brier(lua_State *L)
{
    return push_forecast(L, true);
}

static int ask_given(lua_State *L)
{
    struct rules *r = rules_of(L);
    const int i = number(L, 1);
    watch_ask(L, i, ASK_NUMBER, 0);
    r->missed = r->missed || !r->e->marks[i].answered;
    if (!r->e->marks[i].answered)
        return 0;
    lua_pushnumber(L, r->e->answers[i].number);
    return 1;
}

// Makes a closure of all arguments.
static int make(lua_State *L)
{
    const lua_CFunction f = lua_tocfunction(L, lua_upvalueindex(1));
    if (f == ask_level || f == ask_axis)
        watch_threshold(L, f == ask_axis);
    lua_pushcclosure(L, lua_tocfunction(L, lua_upvalueindex(1)), lua_gettop(L));
    return 1;
}

static const luaL_Reg makers[] = {
    {"points", ask_points}, {"max", ask_max},         {"visited", ask_visited},
    {"held", ask_held},     {"chose", ask_chose},     {"done", ask_done},
    {"level", ask_level},   {"correct", ask_correct}, {"passed", ask_passed},
    {"margin", ask_margin}, {"brier", ask_brier},     {"axis", ask_axis},
    {"on", ask_on},         {"highest", ask_highest}, {"share", ask_share},
    {"on_time", ask_on_time}, {"given", ask_given},
    {NULL, NULL},
};

void ask_push(struct rules *r)
{
    lua_State *L = r->box.L;
    lua_newtable(L);
    for (const luaL_Reg *m = makers; m->name; m++) {
        lua_pushcfunction(L, m->func);
        lua_pushcclosure(L, make, 1);
        lua_setfield(L, -2, m->name);
    }
}
