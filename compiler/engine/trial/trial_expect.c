// trial_expect.c - see trial_expect.h.
#include "trial_expect.h"

#include "engine/answers/dialogue.h"
#include "engine/scoring/calibration.h"
#include "engine/scoring/status.h"

#include <math.h>
#include <string.h>

#include <lua.h>

// The row that is compared; the expected value is on top of the stack.
struct row;
typedef void compare(lua_State *L, struct expectation *x,
                     const struct row *row);
typedef double get_score(const struct expectation *x, int i);
typedef bool get_truth(const struct expectation *x, int i);

struct row {
    const char *key;
    compare *how;
    const char *thing; // "level"
    get_score *score;
    get_truth *truth;
    const char *yes, *no; // what `truth` is called
};

static void differ(struct expectation *x, const char *key, const char *inner,
                   const char *const texts[3])
{
    x->differs(x, key, inner, texts);
}

static void refuse(struct expectation *x, const char *key, const char *inner,
                   const char *why)
{
    const char *const texts[3] = {why, NULL, NULL};
    differ(x, key, inner, texts);
}

// "there is no level 'logicl'; did you mean 'logical'?"
static void refuse_name(struct expectation *x, const char *key,
                        const char *thing, const char *name)
{
    const struct course *c = x->e->course;
    const char *near = NULL;
    if (strcmp(thing, "level") == 0)
        near = engine_nearest(name, c->levels, c->n_levels);
    else if (strcmp(thing, "axis") == 0)
        near = engine_nearest(name, c->axes, c->n_axes);
    struct heap *h = &x->e->scratch;
    refuse(x, key, name,
           near ? heap_format(h, "there is no %s '%s'; did you mean '%s'?",
                              thing, name, near)
                : heap_format(h, "there is no %s '%s'", thing, name));
}

static void compare_number(lua_State *L, struct expectation *x,
                           const struct row *row, const char *name, double got)
{
    struct heap *h = &x->e->scratch;
    if (lua_type(L, -1) != LUA_TNUMBER) {
        refuse(x, row->key, name,
               heap_format(h, "%s needs a number", name ? name : row->key));
        return;
    }
    // A score is rounded to 7 digits; what an author writes need not be.
    const double expected = lua_tonumber(L, -1);
    if (fabs(expected - got) <= 1e-6 * fmax(1, fabs(expected)))
        return;
    const char *const texts[3] = {
        name ? heap_format(h, "%s '%s'", row->thing, name) : row->thing,
        heap_format(h, "%.7g", expected), heap_format(h, "%.7g", got)};
    differ(x, row->key, name, texts);
}

static int find_name(const struct expectation *x, const char *thing,
                     const char *name)
{
    const struct course *c = x->e->course;
    if (strcmp(thing, "level") == 0)
        return table_level(c, name);
    if (strcmp(thing, "exercise") == 0)
        return table_exercise(c, x->lesson, name);
    if (strcmp(thing, "lesson") == 0)
        return table_lesson(c, name);
    for (int i = 0; i < c->n_axes; i++)
        if (strcmp(c->axes[i], name) == 0)
            return i;
    return -1;
}

// { name = number, ... }
static void compare_each(lua_State *L, struct expectation *x,
                         const struct row *row)
{
    if (!lua_istable(L, -1)) {
        refuse(x, row->key, NULL,
               heap_format(&x->e->scratch, "%s needs { name = number }",
                           row->key));
        return;
    }
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        const bool named = lua_type(L, -2) == LUA_TSTRING;
        const char *name = named ? lua_tostring(L, -2) : "?";
        const int i = find_name(x, row->thing, name);
        if (i < 0)
            refuse_name(x, row->key, row->thing, name);
        else
            compare_number(L, x, row, name, row->score(x, i));
        lua_pop(L, 1);
    }
}

// By its name, else by that of its scene; NULL: it has not ended.
static const char *ending_of(const struct expectation *x, int i)
{
    const struct exercise *d = &x->e->course->exercises[i];
    struct play p;
    dialogue_play(&p, x->e->course, d, &x->e->answers[i], x->e->seed,
                  &x->e->scratch);
    const struct scene *s = &d->scenes[p.scene];
    return !p.ended ? NULL : s->ending ? s->ending : s->name;
}

static void compare_ending(lua_State *L, struct expectation *x,
                           const struct row *row, const char *name)
{
    const int i = find_name(x, "exercise", name);
    const bool none = lua_isboolean(L, -1) && !lua_toboolean(L, -1);
    if (i < 0 || x->e->course->exercises[i].kind != KIND_DIALOGUE) {
        refuse_name(x, row->key, row->thing, name);
        return;
    }
    if (!none && lua_type(L, -1) != LUA_TSTRING) {
        refuse(x, row->key, name, "an ending is a name, or false: none");
        return;
    }
    const char *got = ending_of(x, i);
    const char *const texts[3] = {
        heap_format(&x->e->scratch, "the ending of '%s'", name),
        none ? "none" : lua_tostring(L, -1), got ? got : "none"};
    if (strcmp(texts[1], texts[2]) != 0)
        differ(x, row->key, name, texts);
}

// { dialogue = "won", ... }
static void compare_endings(lua_State *L, struct expectation *x,
                            const struct row *row)
{
    if (!lua_istable(L, -1)) {
        refuse(x, row->key, NULL, "endings needs { dialogue = \"name\" }");
        return;
    }
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        const bool named = lua_type(L, -2) == LUA_TSTRING;
        compare_ending(L, x, row, named ? lua_tostring(L, -2) : "?");
        lua_pop(L, 1);
    }
}

static void compare_total(lua_State *L, struct expectation *x,
                          const struct row *row)
{
    compare_number(L, x, row, NULL, row->score(x, 0));
}

static void compare_truth(lua_State *L, struct expectation *x,
                          const struct row *row)
{
    static const char *const words[] = {"false", "true"};
    const bool got = row->truth(x, x->lesson);
    const bool expected = lua_toboolean(L, -1);
    const char *const texts[3] = {row->thing, words[expected], words[got]};
    if (lua_type(L, -1) != LUA_TBOOLEAN)
        refuse(x, row->key, NULL,
               heap_format(&x->e->scratch, "%s needs true or false",
                           row->key));
    else if (got != expected)
        differ(x, row->key, NULL, texts);
}

static bool has_feedback(const struct expectation *x, const char *name)
{
    const struct lesson *l = &x->e->course->lessons[x->lesson];
    for (int i = 0; i < l->n_exercises; i++)
        if (l->exercises[i].kind == KIND_FEEDBACK &&
            strcmp(l->exercises[i].name, name) == 0)
            return true;
    return false;
}

static void compare_feedback(lua_State *L, struct expectation *x,
                             const struct row *row)
{
    const char *expected =
        lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    const char *got = x->e->result.lessons[x->lesson].feedback;
    const char *const texts[3] = {row->thing, expected ? expected : "none",
                                  got ? got : "none"};
    if (expected && !has_feedback(x, expected))
        refuse(x, row->key, NULL,
               heap_format(&x->e->scratch, "there is no feedback '%s'",
                           expected));
    else if (!expected != !got || (got && strcmp(expected, got) != 0))
        differ(x, row->key, NULL, texts);
}

// The word of either SCORM version does.
static void compare_status(lua_State *L, struct expectation *x,
                           const struct row *row)
{
    static const char *const words[] = {"not attempted", "incomplete",
                                        "completed", "passed", "failed"};
    const struct engine_status *s = &x->e->result.status;
    const char *expected =
        lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
    const char *one = status_lessons[s->lesson];
    const char *two = status_completions[s->completion];
    struct heap *h = &x->e->scratch;
    const char *const texts[3] = {
        row->thing, expected,
        strcmp(one, two) == 0 ? one : heap_format(h, "%s, %s", two, one)};
    bool known = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        known = known || strcmp(words[i], expected) == 0;
    if (!known)
        refuse(x, row->key, NULL,
               "status is one of \"not attempted\", \"incomplete\", "
               "\"completed\", \"passed\" and \"failed\"");
    else if (strcmp(expected, one) != 0 && strcmp(expected, two) != 0)
        differ(x, row->key, NULL, texts);
}

static bool is_listed(lua_State *L, const char *id)
{
    const int n = (int)lua_rawlen(L, -1);
    bool listed = false;
    for (int i = 1; i <= n && !listed; i++) {
        lua_rawgeti(L, -1, i);
        listed = lua_type(L, -1) == LUA_TSTRING &&
                 strcmp(lua_tostring(L, -1), id) == 0;
        lua_pop(L, 1);
    }
    return listed;
}

static void compare_lesson(struct expectation *x, const struct row *row,
                           const char *id)
{
    struct heap *h = &x->e->scratch;
    const int lesson = table_lesson(x->e->course, id);
    const char *const texts[3] = {heap_format(h, "lesson '%s'", id), row->yes,
                                  row->no};
    if (lesson < 0)
        refuse_name(x, row->key, "lesson", id);
    else if (!row->truth(x, lesson))
        differ(x, row->key, id, texts);
}

// A list of lessons that are all open, all closed, or all on the route.
static void compare_lessons(lua_State *L, struct expectation *x,
                            const struct row *row)
{
    const int n = lua_istable(L, -1) ? (int)lua_rawlen(L, -1) : 0;
    if (!lua_istable(L, -1))
        refuse(x, row->key, NULL,
               heap_format(&x->e->scratch, "%s needs a list of lessons",
                           row->key));
    for (int i = 1; i <= n; i++) {
        lua_rawgeti(L, -1, i);
        compare_lesson(x, row,
                       lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1)
                                                      : "?");
        lua_pop(L, 1);
    }
}

// What some route leads to and what is not listed must be off the route; a
// lesson that nothing routes may be listed or not.
static void compare_route(lua_State *L, struct expectation *x,
                          const struct row *row)
{
    struct heap *h = &x->e->scratch;
    compare_lessons(L, x, row);
    for (int i = 0; lua_istable(L, -1) && i < x->e->course->n_lessons; i++) {
        const struct engine_lesson *l = &x->e->result.lessons[i];
        const char *const texts[3] = {heap_format(h, "lesson '%s'", l->id),
                                      row->no, row->yes};
        if (l->route == ENGINE_YES && !is_listed(L, l->id))
            differ(x, row->key, NULL, texts);
    }
}

static double level_score(const struct expectation *x, int i)
{
    return x->e->result.lessons[x->lesson].levels[i].score;
}

static double axis_value(const struct expectation *x, int i)
{
    return x->e->result.axes[i];
}

static double exercise_score(const struct expectation *x, int i)
{
    return x->e->exercises[i].points.score;
}

static double total_score(const struct expectation *x, int i)
{
    (void)i;
    return x->e->result.lessons[x->lesson].total.score;
}

static bool is_passed(const struct expectation *x, int i)
{
    return x->e->result.lessons[i].passed == ENGINE_YES;
}

static bool is_complete(const struct expectation *x, int i)
{
    return x->e->result.lessons[i].complete;
}

static bool is_unlocked(const struct expectation *x, int i)
{
    return x->e->result.lessons[i].unlocked;
}

static bool is_locked(const struct expectation *x, int i)
{
    return !x->e->result.lessons[i].unlocked;
}

static bool is_on_route(const struct expectation *x, int i)
{
    return x->e->result.lessons[i].route != ENGINE_NO;
}

// NAME in the table on top of the stack: what forecasts of a level (-1: all)
// come to.
static void compare_calibration(lua_State *L, struct expectation *x,
                                const char *of, int level)
{
    const struct calibration k =
        calibrate(x->e->course, x->e->answers, level);
    const struct {
        const char *name;
        double is;
    } parts[] = {{"n", k.n},
                 {"margin", score_round(k.margin)},
                 {"brier", score_round(k.brier)}};
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        const char *name =
            lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        const struct row row = {.key = "forecasts", .thing = of};
        size_t i = 0;
        while (i < 3 && strcmp(parts[i].name, name) != 0)
            i++;
        if (i < 3)
            compare_number(L, x, &row, name, parts[i].is);
        else
            refuse(x, row.key, name,
                   heap_format(&x->e->scratch,
                               "there is no '%s'; n, margin and brier can be "
                               "expected of forecasts", name));
        lua_pop(L, 1);
    }
}

static void compare_trend(lua_State *L, struct expectation *x,
                          const struct row *row)
{
    const char *said =
        trend_names[calibrate_margins(x->e->course, x->e->answers).trend];
    const char *wanted =
        lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    const char *const texts[3] = {"trend", wanted ? wanted : "none",
                                  said ? said : "none"};
    bool known = lua_type(L, -1) == LUA_TBOOLEAN && !lua_toboolean(L, -1);
    for (int i = TREND_SHRINKS; wanted && i <= TREND_GROWS; i++)
        known = known || strcmp(trend_names[i], wanted) == 0;
    if (!known)
        refuse(x, row->key, "trend",
               "trend is \"shrinks\", \"stays\", \"grows\" or false");
    else if (strcmp(texts[1], texts[2]) != 0)
        differ(x, row->key, "trend", texts);
}

// { total = { n = 5, margin = 0.2 }, feeling = { brier = 0.1 }, trend = "..." }
static void compare_forecasts(lua_State *L, struct expectation *x,
                              const struct row *row)
{
    static const char *const needs =
        "forecasts needs { total = { n = 5, margin = 0.2, brier = 0.1 } }, "
        "where a level may stand for total";
    if (!lua_istable(L, -1)) {
        refuse(x, row->key, NULL, needs);
        return;
    }
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        const char *of =
            lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        const bool all = strcmp(of, "total") == 0;
        const int level = all ? -1 : table_level(x->e->course, of);
        if (!all && level < 0 && strcmp(of, "trend") == 0)
            compare_trend(L, x, row);
        else if (!all && level < 0)
            refuse_name(x, row->key, "level", of);
        else if (!lua_istable(L, -1))
            refuse(x, row->key, of, needs);
        else
            compare_calibration(L, x, of, level);
        lua_pop(L, 1);
    }
}

static const struct row rows[] = {
    {"levels", compare_each, "level", .score = level_score},
    {"total", compare_total, "total", .score = total_score},
    {"passed", compare_truth, "passed", .truth = is_passed},
    {"complete", compare_truth, "complete", .truth = is_complete},
    {"feedback", compare_feedback, .thing = "feedback"},
    {"axes", compare_each, "axis", .score = axis_value},
    {"points", compare_each, "exercise", .score = exercise_score},
    {"endings", compare_endings, .thing = "dialogue"},
    {"forecasts", compare_forecasts, .thing = "forecasts"},
    {"status", compare_status, .thing = "status"},
    {"unlocked", compare_lessons, "lesson", .truth = is_unlocked,
     .yes = "unlocked", .no = "locked"},
    {"locked", compare_lessons, "lesson", .truth = is_locked,
     .yes = "locked", .no = "unlocked"},
    {"route", compare_route, "lesson", .truth = is_on_route,
     .yes = "on the route", .no = "off the route"},
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static void refuse_key(struct expectation *x, const char *key)
{
    const char *keys[N_ROWS];
    for (int i = 0; i < N_ROWS; i++)
        keys[i] = rows[i].key;
    const char *near = engine_nearest(key, keys, N_ROWS);
    struct heap *h = &x->e->scratch;
    refuse(x, key, NULL,
           near ? heap_format(h, "'%s' cannot be expected; did you mean '%s'?",
                              key, near)
                : heap_format(h,
                              "'%s' cannot be expected; levels, total, passed, "
                              "complete, feedback, axes, points, endings, "
                              "forecasts, status, unlocked, locked and route "
                              "can",
                              key));
}

void trial_expect(lua_State *L, struct expectation *x)
{
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        const bool named = lua_type(L, -2) == LUA_TSTRING;
        const char *key = named ? lua_tostring(L, -2) : "?";
        int i = 0;
        while (i < N_ROWS && strcmp(rows[i].key, key) != 0)
            i++;
        if (i < N_ROWS)
            rows[i].how(L, x, &rows[i]);
        else
            refuse_key(x, key);
        lua_pop(L, 1);
    }
}
