// host.c - see host.h.
#include "host.h"

#include "engine/sandbox/library.h"
#include "ask.h"
#include "declare.h"
#include "guard.h"
#include "purity.h"
#include "questions.h"
#include "rules.h"
#include "watch.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

struct rules *rules_of(struct lua_State *L)
{
    return sandbox_of(L)->owner;
}

void host_report(struct rules *r, int line, enum engine_code code,
                 const char *name, const char *nearest, const char *message)
{
    const struct engine_problem p = {
        .lesson = r->lesson,
        .line = line > 0 ? line : sandbox_line(&r->box),
        .code = code,
        .name = name,
        .message = message,
        .nearest = nearest,
    };
    r->reported = true;
    engine_report(r->e, &p);
}

static int problem(lua_State *L)
{
    host_report(rules_of(L), (int)luaL_optinteger(L, 3, 0), ENGINE_WRONG_VALUE,
                luaL_checkstring(L, 1), NULL, luaL_checkstring(L, 2));
    return 0;
}

// Reports a name that is none of those: there is no such WHAT.
static void unknown_as(struct rules *r, enum engine_code code,
                       const char *what, const char *name,
                       const char *const *names, int n)
{
    host_report(
        r, 0, code, name, engine_nearest(name, names, n),
        heap_format(&r->e->scratch, "there is no %s '%s'", what, name));
}

static void unknown(struct rules *r, enum engine_code code, const char *name,
                    const char *const *names, int n)
{
    static const struct {
        enum engine_code code;
        const char *what;
    } whats[] = {
        {ENGINE_UNKNOWN_EXERCISE, "exercise"},
        {ENGINE_UNKNOWN_LEVEL, "level"},
        {ENGINE_UNKNOWN_FEEDBACK, "feedback"},
        {ENGINE_UNKNOWN_LESSON, "lesson"},
        {ENGINE_UNKNOWN_SCENE, "scene"},
    };
    const char *what = "name";
    for (size_t i = 0; i < sizeof whats / sizeof *whats; i++)
        if (whats[i].code == code)
            what = whats[i].what;
    unknown_as(r, code, what, name, names, n);
}

// Room for N names and one more.
static const char **names_for(const struct rules *r, int n)
{
    return heap_take(&r->e->scratch, sizeof(char *) * ((size_t)n + 1));
}

// The text at INDEX, or NULL after reporting that WHAT was needed there.
static const char *name_at(lua_State *L, int index, const char *what)
{
    if (lua_type(L, index) == LUA_TSTRING)
        return lua_tostring(L, index);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &library_nothing);
    const bool silent = lua_rawequal(L, -1, index);
    lua_pop(L, 1);
    if (!silent)
        host_report(rules_of(L), 0, ENGINE_WRONG_VALUE, NULL, NULL,
                    lua_pushfstring(L,
                                    "the name of %s is needed here, in "
                                    "quotes",
                                    what));
    return NULL;
}

// Reports a name with all that could be meant: exercises of the lesson, or of
// the course when the name has a slash. FEEDBACK: those of that kind only.
static void unknown_exercise(struct rules *r, const char *name, bool feedback)
{
    const struct course *c = r->e->course;
    const char **names = names_for(r, c->n_exercises);
    int n = 0;
    for (int i = 0; i < c->n_exercises; i++) {
        const struct exercise *x = &c->exercises[i];
        const bool full = strchr(name, '/') != NULL;
        if ((full || x->lesson == r->lesson) &&
            feedback == (x->kind == KIND_FEEDBACK))
            names[n++] = full ? x->full_name : x->name;
    }
    unknown(r, feedback ? ENGINE_UNKNOWN_FEEDBACK : ENGINE_UNKNOWN_EXERCISE,
            name, names, n);
}

int host_exercise(struct rules *r, const char *name)
{
    const int i = table_exercise(r->e->course, r->lesson, name);
    if (i >= 0 && r->e->course->exercises[i].kind != KIND_FEEDBACK)
        return i;
    unknown_exercise(r, name, false);
    return -1;
}

// "choice, silence or cues": the texts from FIRST on; pushes them joined.
static const char *join_kinds(lua_State *L, int first)
{
    const int n = lua_gettop(L);
    luaL_Buffer kinds;
    luaL_buffinit(L, &kinds);
    for (int k = first; k <= n; k++) {
        if (k > first)
            luaL_addstring(&kinds, k == n ? " or " : ", ");
        luaL_addstring(&kinds, lua_tostring(L, k));
    }
    luaL_pushresult(&kinds);
    return lua_tostring(L, -1);
}

// exercise(word, name, kinds...): of one of the kinds; without any: of every
// kind but feedback.
static int exercise(lua_State *L)
{
    const int n = lua_gettop(L);
    struct rules *r = rules_of(L);
    const char *name = name_at(L, 2, "an exercise");
    if (!name)
        return 0;
    const int i = table_exercise(r->e->course, r->lesson, name);
    if (i < 0) {
        unknown_exercise(r, name, false);
        return 0;
    }
    const enum kind is = r->e->course->exercises[i].kind;
    const char *kind = kind_names[is];
    bool fits = n < 3 && is != KIND_FEEDBACK;
    for (int k = 3; k <= n; k++)
        fits = fits || strcmp(lua_tostring(L, k), kind) == 0;
    if (fits) {
        r->read[i] = r->call;
        lua_pushinteger(L, i);
        return 1;
    }
    const char *word = lua_tostring(L, 1);
    const char *message =
        n < 3 ? lua_pushfstring(L, "%s is for exercises, but '%s' is a %s",
                                word, name, kind)
              : lua_pushfstring(L,
                                "%s is for an exercise of the kind %s, but "
                                "'%s' is of the kind %s",
                                word, join_kinds(L, 3), name, kind);
    host_report(r, 0, ENGINE_WRONG_KIND, name, NULL, message);
    return 0;
}

static int level(lua_State *L)
{
    struct rules *r = rules_of(L);
    const struct course *c = r->e->course;
    const char *name = name_at(L, 1, "a level");
    const int i = name ? table_level(c, name) : -1;
    if (name && i < 0)
        unknown(r, ENGINE_UNKNOWN_LEVEL, name, c->levels, c->n_levels);
    if (i < 0)
        return 0;
    lua_pushinteger(L, i);
    return 1;
}

// measure(name): a level, -1 for "total"; or nothing and an axis. What has
// the name of both is the level.
static int measure(lua_State *L)
{
    struct rules *r = rules_of(L);
    const struct course *c = r->e->course;
    const char *name = name_at(L, 1, "a level");
    if (!name)
        return 0;
    int i = strcmp(name, "total") == 0 ? -1 : table_level(c, name);
    if (i >= 0 || strcmp(name, "total") == 0) {
        lua_pushinteger(L, i);
        return 1;
    }
    const char **names = names_for(r, c->n_levels + c->n_axes + 1);
    int n = 0;
    for (i = 0; i < c->n_levels; i++)
        names[n++] = c->levels[i];
    for (i = 0; i < c->n_axes && strcmp(c->axes[i], name) != 0; i++)
        names[n++] = c->axes[i];
    if (i == c->n_axes) {
        names[n++] = "total";
        unknown(r, ENGINE_UNKNOWN_LEVEL, name, names, n);
        return 0;
    }
    lua_pushnil(L);
    lua_pushinteger(L, i);
    return 2;
}

static int lesson(lua_State *L)
{
    struct rules *r = rules_of(L);
    const struct course *c = r->e->course;
    const char *name = name_at(L, 1, "a lesson");
    if (!name)
        return 0;
    const int i = table_lesson(c, name);
    if (i < 0) {
        const char **names = names_for(r, c->n_lessons);
        for (int k = 0; k < c->n_lessons; k++)
            names[k] = c->lessons[k].id;
        unknown(r, ENGINE_UNKNOWN_LESSON, name, names, c->n_lessons);
        return 0;
    }
    lua_pushinteger(L, i);
    return 1;
}

static int feedback(lua_State *L)
{
    struct rules *r = rules_of(L);
    const char *name = name_at(L, 1, "a feedback");
    if (!name)
        return 0;
    const int i = table_exercise(r->e->course, r->lesson, name);
    if (i < 0) {
        unknown_exercise(r, name, true);
        return 0;
    }
    const struct exercise *x = &r->e->course->exercises[i];
    if (x->kind != KIND_FEEDBACK || x->lesson != r->lesson) {
        host_report(r, 0, ENGINE_WRONG_KIND, name, NULL,
                    lua_pushfstring(L,
                                    "feedback shows a feedback of this "
                                    "lesson, but '%s' is none",
                                    name));
        return 0;
    }
    lua_pushinteger(L, i);
    return 1;
}

static int find_scene(struct rules *r, const struct exercise *x,
                      const char *name)
{
    const int i = table_scene(x, name);
    if (i >= 0)
        return i;
    const char **names = names_for(r, x->n_scenes);
    for (int k = 0; k < x->n_scenes; k++)
        names[k] = x->scenes[k].name;
    unknown(r, ENGINE_UNKNOWN_SCENE, name, names, x->n_scenes);
    return -1;
}

// The only scene with a resistance; -1 after reporting that it must be named.
static int only_named(struct rules *r, const struct exercise *x)
{
    int only = -1;
    int n = 0;
    for (int i = 0; i < x->n_scenes; i++) {
        n += x->scenes[i].n_options > 0;
        only = x->scenes[i].n_options > 0 ? i : only;
    }
    if (n == 1)
        return only;
    host_report(r, 0, ENGINE_WRONG_VALUE, x->name, NULL,
                n == 0 ? "there is nothing to name in this dialogue"
                       : "more than one scene has something to name: say "
                         "which, named (dialogue, scene)");
    return -1;
}

// named(exercise, name): the scene, counted on behind all of them, as in
// a mark's REACHED.
static int named(lua_State *L)
{
    struct rules *r = rules_of(L);
    const struct exercise *x = &r->e->course->exercises[lua_tointeger(L, 1)];
    const char *name = lua_isnoneornil(L, 2) ? "" : name_at(L, 2, "a scene");
    if (!name)
        return 0;
    const int i = *name ? find_scene(r, x, name) : only_named(r, x);
    if (i >= 0 && x->scenes[i].n_options == 0)
        host_report(r, 0, ENGINE_WRONG_VALUE, name, NULL,
                    lua_pushfstring(L, "there is nothing to name in the "
                                       "scene '%s'", name));
    if (i < 0 || x->scenes[i].n_options == 0)
        return 0;
    lua_pushinteger(L, i + x->n_scenes);
    return 1;
}

// scene(exercise, name)
static int scene(lua_State *L)
{
    struct rules *r = rules_of(L);
    const struct exercise *x = &r->e->course->exercises[lua_tointeger(L, 1)];
    const char *name = name_at(L, 2, "a scene");
    if (!name)
        return 0;
    const int i = find_scene(r, x, name);
    if (i < 0)
        return 0;
    lua_pushinteger(L, i);
    return 1;
}

static int options(lua_State *L)
{
    const struct course *c = rules_of(L)->e->course;
    lua_pushinteger(L, c->exercises[lua_tointeger(L, 1)].n_options);
    return 1;
}

static int decisions(lua_State *L)
{
    const struct course *c = rules_of(L)->e->course;
    lua_pushinteger(L, c->exercises[lua_tointeger(L, 1)].n_decisions);
    return 1;
}

// The seconds that a silence asks for.
static int seconds(lua_State *L)
{
    const struct course *c = rules_of(L)->e->course;
    lua_pushnumber(L, c->exercises[lua_tointeger(L, 1)].seconds);
    return 1;
}

// The number of the highest level in the boxes or replies, 0: none.
static int highest(lua_State *L)
{
    const struct course *c = rules_of(L)->e->course;
    lua_pushinteger(L, score_highest(&c->exercises[lua_tointeger(L, 1)],
                                     c->n_levels));
    return 1;
}

// The share that makes a level mastered; 0: it has none.
static int mastery(lua_State *L)
{
    lua_pushnumber(L, rules_of(L)->e->course->mastery[lua_tointeger(L, 1)]);
    return 1;
}

// reaches(number, need): compared as results are.
static int reaches(lua_State *L)
{
    lua_pushboolean(L, score_round(luaL_checknumber(L, 1)) >=
                           score_round(luaL_checknumber(L, 2)));
    return 1;
}

// axis(name)
static int axis(lua_State *L)
{
    struct rules *r = rules_of(L);
    const struct course *c = r->e->course;
    const char *name = name_at(L, 1, "an axis");
    if (!name)
        return 0;
    for (int i = 0; i < c->n_axes; i++)
        if (strcmp(c->axes[i], name) == 0) {
            lua_pushinteger(L, i);
            return 1;
        }
    unknown_as(r, ENGINE_UNKNOWN_LEVEL, "axis", name, c->axes, c->n_axes);
    return 0;
}

static int running(lua_State *L)
{
    static const char *const names[] = {[PHASE_COUNT] = "count",
                                        [PHASE_JUDGE] = "judge",
                                        [PHASE_MOVE] = "move"};
    const enum phase phase = rules_of(L)->phase;
    if (phase == PHASE_DECLARE)
        lua_pushnil(L);
    else
        lua_pushstring(L, names[phase]);
    return 1;
}

static int line(lua_State *L)
{
    lua_pushinteger(L, sandbox_line(sandbox_of(L)));
    return 1;
}

static int next_item(lua_State *L)
{
    lua_settop(L, 2);
    return lua_next(L, 1) ? 2 : 0;
}

// each(list): all pairs, in Lua's own order.
static int each(lua_State *L)
{
    lua_settop(L, 1);
    purity_look_through(L, 1);
    lua_pushcfunction(L, next_item);
    lua_pushvalue(L, 1);
    return 2;
}

static const luaL_Reg functions[] = {
    {"problem", problem},   {"exercise", exercise}, {"level", level},
    {"measure", measure},   {"lesson", lesson},     {"feedback", feedback},
    {"scene", scene},       {"named", named},       {"options", options},
    {"seconds", seconds},   {"axis", axis},         {"highest", highest},
    {"reaches", reaches},   {"guard", guard},       {"mastery", mastery},
    {"running", running},   {"line", line},         {"each", each},
    {"term", watch_term},   {"has_word", question_has},
    {"is_question", question_is}, {"words", question_words},
    {"is_open_question", question_is_open},
    {"about_the_other", question_is_about_the_other},
    {"decisions", decisions}, {NULL, NULL},
};

void host_push(struct rules *r)
{
    lua_State *L = r->box.L;
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
    declare_push(L);
    ask_push(r);
    lua_setfield(L, -2, "ask");
    lua_rawgeti(L, LUA_REGISTRYINDEX, r->record);
    lua_setfield(L, -2, "record");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &library_nothing);
    lua_setfield(L, -2, "nothing");
}
