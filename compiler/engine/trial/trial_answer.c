// trial_answer.c - see trial_answer.h.
#include "trial_answer.h"

#include "engine/data/json.h"
#include "engine/data/result_put.h"
#include "trial_given.h"

#include <string.h>

#include <lua.h>

int given_field(lua_State *L, const char *key)
{
    lua_pushstring(L, key);
    return lua_rawget(L, -2);
}

void given_key(struct buffer *json, const char *key)
{
    buffer_puts(json, json->at[json->n - 1] == '{' ? "\"" : ",\"");
    buffer_puts(json, key);
    buffer_puts(json, "\":");
}

static void put_whole(struct buffer *json, int value)
{
    json_put_number(json, value);
}

// "hints" and "tries", if they are given; the table is on top.
static void put_counts(lua_State *L, struct buffer *json)
{
    static const char *const keys[] = {"hints", "tries"};
    for (int i = 0; i < 2; i++) {
        if (given_field(L, keys[i]) == LUA_TNUMBER) {
            given_key(json, keys[i]);
            json_put_number(json, lua_tonumber(L, -1));
        }
        lua_pop(L, 1);
    }
}

// The numbers of the list on top.
static void put_list(lua_State *L, struct buffer *json)
{
    const int n = (int)lua_rawlen(L, -1);
    buffer_putc(json, '[');
    for (int i = 1; i <= n; i++) {
        lua_rawgeti(L, -1, i);
        if (i > 1)
            buffer_putc(json, ',');
        json_put_number(json, lua_tonumber(L, -1));
        lua_pop(L, 1);
    }
    buffer_putc(json, ']');
}

// The value on top, or what the table on top has under KEY: pushed, to be
// popped. A table without KEY is the value itself.
static void push_value(lua_State *L, const char *key)
{
    if (lua_istable(L, -1) && given_field(L, key) != LUA_TNIL)
        return;
    if (lua_isnil(L, -1))
        lua_pop(L, 1);
    lua_pushvalue(L, -1);
}

static const char *put_choice(const struct given *g)
{
    lua_State *L = g->L;
    given_key(g->json, "picked");
    push_value(L, "picked");
    const int type = lua_type(L, -1);
    if (type == LUA_TTABLE) {
        put_list(L, g->json);
    } else {
        buffer_putc(g->json, '[');
        json_put_number(g->json, lua_tonumber(L, -1));
        buffer_putc(g->json, ']');
    }
    lua_pop(L, 1);
    if (type != LUA_TTABLE && type != LUA_TNUMBER)
        return "needs the number of an option, or a list of them";
    if (lua_istable(L, -1))
        put_counts(L, g->json);
    return NULL;
}

static const char *put_reflect(const struct given *g)
{
    given_key(g->json, "text");
    if (lua_type(g->L, -1) == LUA_TSTRING)
        json_put_string(g->json, lua_tostring(g->L, -1));
    else if (lua_type(g->L, -1) == LUA_TBOOLEAN && lua_toboolean(g->L, -1))
        buffer_puts(g->json, "\"...\"");
    else
        return "needs a text, or true for any text";
    return NULL;
}

// "asked": the number of the question, or its text; or both, as rules have
// them.
static void put_asked(const struct given *g)
{
    lua_State *L = g->L;
    struct buffer *json = g->json;
    int type = given_field(L, "asked");
    if (type == LUA_TTABLE) {
        type = given_field(L, g->x->open ? "text" : "option");
        lua_remove(L, -2);
    }
    if (type == LUA_TNUMBER || type == LUA_TSTRING)
        given_key(json, "asked");
    if (type == LUA_TNUMBER)
        json_put_number(json, lua_tonumber(L, -1));
    else if (type == LUA_TSTRING)
        json_put_string(json, lua_tostring(L, -1));
    lua_pop(L, 1);
}

// Seconds, or a table of "held" and "breaks" on top. Rules see how often the
// silence was broken, and how long it was held until the first time: so that
// is when all the breaks are.
static void put_hold(lua_State *L, struct buffer *json)
{
    const bool table = lua_istable(L, -1);
    int n = 0;
    if (table && given_field(L, "breaks") == LUA_TNUMBER)
        n = (int)lua_tonumber(L, -1);
    lua_settop(L, table ? -2 : -1);
    if (table)
        given_field(L, "held");
    const double held = lua_tonumber(L, -1);
    lua_settop(L, table ? -2 : -1);
    given_key(json, "held");
    json_put_number(json, held);
    given_key(json, "breaks");
    buffer_putc(json, '[');
    for (int i = 0; i < n && i < MAX_BREAKS; i++) {
        if (i > 0)
            buffer_putc(json, ',');
        json_put_number(json, held);
    }
    buffer_putc(json, ']');
}

// It was held to its end, or to its first break, unless a table says that it
// was not.
static void put_done(lua_State *L, struct buffer *json)
{
    bool done = true;
    if (lua_istable(L, -1)) {
        done = given_field(L, "done") == LUA_TNIL || lua_toboolean(L, -1);
        lua_pop(L, 1);
    }
    given_key(json, "done");
    buffer_puts(json, done ? "true" : "false");
}

static bool is_hold(lua_State *L)
{
    return lua_istable(L, -1) || lua_type(L, -1) == LUA_TNUMBER;
}

// "again": the same once more.
static const char *put_again(lua_State *L, struct buffer *json)
{
    const char *why = NULL;
    if (given_field(L, "again") != LUA_TNIL && !is_hold(L))
        why = "needs again = { held = seconds, breaks = number }";
    else if (!lua_isnil(L, -1)) {
        given_key(json, "again");
        buffer_putc(json, '{');
        put_hold(L, json);
        put_done(L, json);
        buffer_putc(json, '}');
    }
    lua_pop(L, 1);
    return why;
}

static const char *put_silence(const struct given *g)
{
    if (!is_hold(g->L))
        return "needs { held = seconds, breaks = number, asked = option }";
    put_hold(g->L, g->json);
    put_done(g->L, g->json);
    if (!lua_istable(g->L, -1))
        return NULL;
    put_asked(g);
    put_counts(g->L, g->json);
    return put_again(g->L, g->json);
}

// The item on top: lines after decision I.
static void put_moment(const struct given *g, int i)
{
    if (lua_type(g->L, -1) != LUA_TNUMBER || i >= g->x->n_decisions)
        return;
    result_next(g->json);
    put_whole(g->json, g->x->decisions[i] + (int)lua_tonumber(g->L, -1));
}

// "moments" of all decisions, or "moment" of the first.
static void put_moments(const struct given *g)
{
    lua_State *L = g->L;
    given_key(g->json, "moments");
    buffer_putc(g->json, '[');
    const bool several = given_field(L, "moments") == LUA_TTABLE;
    for (int i = 0; several && i < g->x->n_decisions; i++) {
        lua_rawgeti(L, -1, i + 1);
        put_moment(g, i);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (!several) {
        given_field(L, "moment");
        put_moment(g, 0);
        lua_pop(L, 1);
    }
    buffer_putc(g->json, ']');
}

static const char *put_cues(const struct given *g)
{
    lua_State *L = g->L;
    struct buffer *json = g->json;
    if (!lua_istable(L, -1))
        return "needs { marked = { lines }, moment = lines, reply = number }";
    if (given_field(L, "marked") == LUA_TTABLE) {
        given_key(json, "marked");
        put_list(L, json);
    }
    lua_pop(L, 1);
    const bool many = given_field(L, "moments") == LUA_TTABLE &&
                      lua_rawlen(L, -1) > (size_t)g->x->n_decisions;
    lua_pop(L, 1);
    if (many)
        return "has more moments than decisions";
    put_moments(g);
    if (given_field(L, "reply") == LUA_TNUMBER) {
        given_key(json, "reply");
        json_put_number(json, lua_tonumber(L, -1));
    }
    lua_pop(L, 1);
    put_counts(L, json);
    given_key(json, "done");
    buffer_puts(json, "true");
    return NULL;
}

// A list of numbers, under KEY or by itself.
static const char *put_numbers(const struct given *g, const char *key)
{
    if (!lua_istable(g->L, -1))
        return "needs a list of numbers";
    given_key(g->json, key);
    push_value(g->L, key);
    put_list(g->L, g->json);
    lua_pop(g->L, 1);
    put_counts(g->L, g->json);
    return NULL;
}

static const char *put_order(const struct given *g)
{
    return put_numbers(g, "order");
}

static const char *put_match(const struct given *g)
{
    return put_numbers(g, "pairs");
}

static const char *put_sort(const struct given *g)
{
    return put_numbers(g, "groups");
}

// The number of a word of the list; 0: there is none.
static int word_number(const struct given *g, const char *word)
{
    for (int i = 0; i < g->x->n_words; i++)
        if (strcmp(g->x->words[i], word) == 0)
            return i + 1;
    return 0;
}

// The item on top: a text, with a list a word of it or its number.
static const char *put_gap(const struct given *g)
{
    const bool is_text = lua_type(g->L, -1) == LUA_TSTRING;
    const char *text = is_text ? lua_tostring(g->L, -1) : "";
    if (!is_text && !(g->x->words && lua_type(g->L, -1) == LUA_TNUMBER))
        return "needs a list of texts";
    if (!g->x->words)
        json_put_string(g->json, text);
    else if (!is_text)
        json_put_number(g->json, lua_tonumber(g->L, -1));
    else if (*text && word_number(g, text) == 0)
        return heap_format(&g->e->scratch, "has no '%s' in its list", text);
    else
        put_whole(g->json, word_number(g, text));
    return NULL;
}

static const char *put_gaps(const struct given *g)
{
    const char *why = NULL;
    if (!lua_istable(g->L, -1))
        return "needs a list of texts";
    given_key(g->json, "gaps");
    push_value(g->L, "gaps");
    const int n = lua_istable(g->L, -1) ? (int)lua_rawlen(g->L, -1) : 0;
    buffer_putc(g->json, '[');
    for (int i = 1; i <= n && !why; i++) {
        if (i > 1)
            buffer_putc(g->json, ',');
        lua_rawgeti(g->L, -1, i);
        why = put_gap(g);
        lua_pop(g->L, 1);
    }
    buffer_putc(g->json, ']');
    lua_pop(g->L, 1);
    put_counts(g->L, g->json);
    return why;
}

// One number or text, under KEY or by itself.
static const char *put_single(const struct given *g, const char *key,
                              bool may_be_text, const char *needs)
{
    given_key(g->json, key);
    push_value(g->L, key);
    const int type = lua_type(g->L, -1);
    if (type == LUA_TNUMBER)
        json_put_number(g->json, lua_tonumber(g->L, -1));
    else if (type == LUA_TSTRING && may_be_text)
        json_put_string(g->json, lua_tostring(g->L, -1));
    lua_pop(g->L, 1);
    if (type != LUA_TNUMBER && !(type == LUA_TSTRING && may_be_text))
        return needs;
    if (lua_istable(g->L, -1))
        put_counts(g->L, g->json);
    return NULL;
}

static const char *put_text(const struct given *g)
{
    const char *needs = "needs a text";
    if (lua_type(g->L, -1) == LUA_TNUMBER)
        return needs;
    return put_single(g, "text", true, needs);
}

static const char *put_number(const struct given *g)
{
    return put_single(g, "number", true, "needs a number");
}

static const char *put_scale(const struct given *g)
{
    return put_single(g, "value", false, "needs a number of the scale");
}

static const char *put_forecast(const struct given *g)
{
    return put_single(g, "chance", false, "needs a chance from 0 to 1");
}

static const char *put_pool(const struct given *g)
{
    return put_single(g, "draws", false,
                      "needs a number: how often it was drawn");
}

static const char *(*const writers[N_KINDS])(const struct given *g) = {
    [KIND_CHOICE] = put_choice,     [KIND_REFLECT] = put_reflect,
    [KIND_SILENCE] = put_silence,   [KIND_CUES] = put_cues,
    [KIND_DIALOGUE] = given_dialogue, [KIND_ORDER] = put_order,
    [KIND_MATCH] = put_match,       [KIND_SORT] = put_sort,
    [KIND_GAPS] = put_gaps,         [KIND_TEXT] = put_text,
    [KIND_NUMBER] = put_number,     [KIND_SCALE] = put_scale,
    [KIND_FORECAST] = put_forecast, [KIND_POOL] = put_pool,
};

const char *trial_answer(lua_State *L, struct engine *e,
                         const struct exercise *x, struct buffer *json)
{
    const struct given g = {L, e, x, json};
    if (!writers[x->kind])
        return "cannot be answered";
    buffer_reset(json);
    buffer_putc(json, '{');
    const char *why = writers[x->kind](&g);
    buffer_putc(json, '}');
    return why;
}
