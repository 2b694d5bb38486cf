// trial_answer.c - see trial_answer.h.
#include "trial_answer.h"

#include "engine/answers/dialogue.h"
#include "engine/data/json.h"

#include <string.h>

#include <lua.h>

// The answer on top of the stack, and whose it is.
struct given {
    lua_State *L;
    struct engine *e;
    const struct exercise *x;
    struct buffer *json;
};

// A field of the table on top: pushed, its type returned.
static int field(lua_State *L, const char *key)
{
    lua_pushstring(L, key);
    return lua_rawget(L, -2);
}

static void put_key(struct buffer *json, const char *key)
{
    buffer_puts(json, json->n > 1 ? ",\"" : "\"");
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
        if (field(L, keys[i]) == LUA_TNUMBER) {
            put_key(json, keys[i]);
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
    if (lua_istable(L, -1) && field(L, key) != LUA_TNIL)
        return;
    if (lua_isnil(L, -1))
        lua_pop(L, 1);
    lua_pushvalue(L, -1);
}

static const char *put_choice(const struct given *g)
{
    lua_State *L = g->L;
    put_key(g->json, "picked");
    if (lua_type(L, -1) == LUA_TNUMBER) {
        buffer_putc(g->json, '[');
        json_put_number(g->json, lua_tonumber(L, -1));
        buffer_putc(g->json, ']');
        return NULL;
    }
    if (!lua_istable(L, -1))
        return "needs the number of an option, or a list of them";
    push_value(L, "picked");
    put_list(L, g->json);
    lua_pop(L, 1);
    put_counts(L, g->json);
    return NULL;
}

static const char *put_reflect(const struct given *g)
{
    put_key(g->json, "text");
    if (lua_type(g->L, -1) == LUA_TSTRING)
        json_put_string(g->json, lua_tostring(g->L, -1));
    else if (lua_type(g->L, -1) == LUA_TBOOLEAN && lua_toboolean(g->L, -1))
        buffer_puts(g->json, "\"...\"");
    else
        return "needs a text, or true for any text";
    return NULL;
}

// "asked": the number of the question, or its text.
static void put_asked(lua_State *L, struct buffer *json)
{
    const int type = field(L, "asked");
    if (type == LUA_TNUMBER || type == LUA_TSTRING)
        put_key(json, "asked");
    if (type == LUA_TNUMBER)
        json_put_number(json, lua_tonumber(L, -1));
    else if (type == LUA_TSTRING)
        json_put_string(json, lua_tostring(L, -1));
    lua_pop(L, 1);
}

// Rules see how often the silence was broken, and how long it was held until
// the first time: so that is when all the breaks are.
static void put_breaks(lua_State *L, struct buffer *json, double held)
{
    int n = 0;
    if (field(L, "breaks") == LUA_TNUMBER)
        n = (int)lua_tonumber(L, -1);
    lua_pop(L, 1);
    put_key(json, "breaks");
    buffer_putc(json, '[');
    for (int i = 0; i < n && i < MAX_BREAKS; i++) {
        if (i > 0)
            buffer_putc(json, ',');
        json_put_number(json, held);
    }
    buffer_putc(json, ']');
}

static const char *put_silence(const struct given *g)
{
    lua_State *L = g->L;
    struct buffer *json = g->json;
    const bool table = lua_istable(L, -1);
    double held = 0;
    if (!table && lua_type(L, -1) != LUA_TNUMBER)
        return "needs { held = seconds, breaks = number, asked = option }";
    if (table)
        field(L, "held");
    held = lua_tonumber(L, -1);
    if (table)
        lua_pop(L, 1);
    put_key(json, "held");
    json_put_number(json, held);
    if (table) {
        put_asked(L, json);
        put_breaks(L, json, held);
        put_counts(L, json);
    }
    put_key(json, "done");
    buffer_puts(json, "true");
    return NULL;
}

static const char *put_cues(const struct given *g)
{
    lua_State *L = g->L;
    struct buffer *json = g->json;
    const int decision = score_decision(g->x);
    if (!lua_istable(L, -1))
        return "needs { marked = { lines }, moment = lines, reply = number }";
    if (field(L, "marked") == LUA_TTABLE) {
        put_key(json, "marked");
        put_list(L, json);
    }
    lua_pop(L, 1);
    if (field(L, "moment") == LUA_TNUMBER && decision > 0) {
        put_key(json, "moment");
        put_whole(json, decision + (int)lua_tonumber(L, -1));
    }
    lua_pop(L, 1);
    if (field(L, "reply") == LUA_TNUMBER) {
        put_key(json, "reply");
        json_put_number(json, lua_tonumber(L, -1));
    }
    lua_pop(L, 1);
    put_counts(L, json);
    put_key(json, "done");
    buffer_puts(json, "true");
    return NULL;
}

// The first reply open now that leads to SCENE; 0: there is none.
static int reply_to(struct engine *e, const struct exercise *x,
                    const struct answer *so_far, int scene)
{
    struct play p;
    dialogue_play(&p, e->course, x, so_far, e->seed, &e->scratch);
    const struct scene *now = &x->scenes[p.scene];
    for (int i = 0; i < now->n_replies; i++)
        if (now->replies[i].to == scene && dialogue_open(&p, x, i))
            return i + 1;
    return 0;
}

// Under "named" stands for each scene the option that was picked there, the
// first time it was reached. Picks it in the scene where PATH stands.
static void name_there(const struct given *g, struct answer *path)
{
    struct play p;
    dialogue_play(&p, g->e->course, g->x, path, g->e->seed, &g->e->scratch);
    const struct scene *now = &g->x->scenes[p.scene];
    const int top = lua_gettop(g->L);
    if (dialogue_nameable(&p, g->x) && !p.tried[p.scene] &&
        field(g->L, "named") == LUA_TTABLE &&
        field(g->L, now->name) == LUA_TNUMBER)
        answer_add(path, now->n_replies + (int)lua_tonumber(g->L, -1));
    lua_settop(g->L, top);
}

// Whatever stands under "named" must have been picked.
static const char *check_named(const struct given *g,
                               const struct answer *path)
{
    const char *why = NULL;
    struct play p;
    const int top = lua_gettop(g->L);
    if (field(g->L, "named") != LUA_TTABLE) {
        lua_settop(g->L, top);
        return NULL;
    }
    dialogue_play(&p, g->e->course, g->x, path, g->e->seed, &g->e->scratch);
    lua_pushnil(g->L);
    while (!why && lua_next(g->L, -2)) {
        const char *name = lua_type(g->L, -2) == LUA_TSTRING
                               ? lua_tostring(g->L, -2)
                               : "1";
        const int scene = table_scene(g->x, name);
        if (scene < 0 || !p.tried[scene])
            why = heap_format(&g->e->scratch,
                              "names nothing in the scene '%s' on this way",
                              name);
        lua_pop(g->L, 1);
    }
    lua_settop(g->L, top);
    return why;
}

// Begun again until the client under "client" comes.
static const char *meet(const struct given *g, struct answer *path)
{
    const struct exercise *x = g->x;
    const char *why = NULL;
    const char *id =
        field(g->L, "client") == LUA_TSTRING ? lua_tostring(g->L, -1) : NULL;
    bool met = !id;
    for (int i = 0; !met && i < x->n_clients; i++) {
        path->tries = i;
        const int client =
            dialogue_client(x, path, g->e->seed, &g->e->scratch);
        met = strcmp(x->clients[client].id, id) == 0;
    }
    if (!met)
        why = heap_format(&g->e->scratch, "has no client '%s'", id);
    lua_pop(g->L, 1);
    return why;
}

// Item I of the list on top: a reply's number, or the scene it leads to.
static const char *add_step(const struct given *g, struct answer *path, int i)
{
    lua_State *L = g->L;
    struct engine *e = g->e;
    const struct exercise *x = g->x;
    const char *why = NULL;
    int reply = 0;
    lua_rawgeti(L, -1, i);
    if (lua_type(L, -1) == LUA_TNUMBER) {
        reply = (int)lua_tonumber(L, -1);
    } else if (lua_type(L, -1) == LUA_TSTRING) {
        const char *name = lua_tostring(L, -1);
        const int scene = table_scene(x, name);
        reply = scene < 0 ? 0 : reply_to(e, x, path, scene);
        if (scene < 0)
            why = heap_format(&e->scratch, "has no scene '%s'", name);
        else if (reply == 0)
            why = heap_format(&e->scratch,
                              "has no reply that leads to '%s' there", name);
    } else {
        why = "needs a list of scenes, in the order they are reached";
    }
    lua_pop(L, 1);
    if (!why)
        answer_add(path, reply);
    return why;
}

static const char *put_dialogue(const struct given *g)
{
    struct answer path = {.given = true};
    const char *why = NULL;
    if (!lua_istable(g->L, -1))
        return "needs a list of scenes, in the order they are reached";
    const int n = (int)lua_rawlen(g->L, -1);
    why = meet(g, &path);
    for (int i = 1; i <= n && !why; i++) {
        name_there(g, &path);
        why = add_step(g, &path, i);
    }
    if (!why) {
        name_there(g, &path);
        why = check_named(g, &path);
    }
    put_key(g->json, "round");
    put_whole(g->json, path.tries);
    put_key(g->json, "replies");
    buffer_putc(g->json, '[');
    for (int i = 0; i < path.n_numbers; i++) {
        if (i > 0)
            buffer_putc(g->json, ',');
        put_whole(g->json, path.numbers[i]);
    }
    buffer_putc(g->json, ']');
    answer_clear(&path);
    return why;
}

// A list of numbers, under KEY or by itself.
static const char *put_numbers(const struct given *g, const char *key)
{
    if (!lua_istable(g->L, -1))
        return "needs a list of numbers";
    put_key(g->json, key);
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
    put_key(g->json, "gaps");
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
    put_key(g->json, key);
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
    [KIND_DIALOGUE] = put_dialogue, [KIND_ORDER] = put_order,
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
