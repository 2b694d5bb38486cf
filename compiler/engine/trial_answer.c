// trial_answer.c - see trial_answer.h.
#include "trial_answer.h"

#include "dialogue.h"
#include "json.h"

#include <lua.h>

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

static const char *put_choice(lua_State *L, struct buffer *json)
{
    put_key(json, "picked");
    if (lua_type(L, -1) == LUA_TNUMBER) {
        buffer_putc(json, '[');
        json_put_number(json, lua_tonumber(L, -1));
        buffer_putc(json, ']');
        return NULL;
    }
    if (!lua_istable(L, -1))
        return "needs the number of an option, or a list of them";
    const bool inside = field(L, "picked") == LUA_TTABLE;
    if (!inside)
        lua_pop(L, 1);
    put_list(L, json);
    if (inside)
        lua_pop(L, 1);
    put_counts(L, json);
    return NULL;
}

static const char *put_reflect(lua_State *L, struct buffer *json)
{
    put_key(json, "text");
    if (lua_type(L, -1) == LUA_TSTRING)
        json_put_string(json, lua_tostring(L, -1));
    else if (lua_type(L, -1) == LUA_TBOOLEAN && lua_toboolean(L, -1))
        buffer_puts(json, "\"...\"");
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

static const char *put_silence(lua_State *L, struct buffer *json)
{
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

static const char *put_cues(lua_State *L, const struct exercise *x,
                            struct buffer *json)
{
    const int decision = score_decision(x);
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
    dialogue_play(&p, e->course, x, so_far, &e->scratch);
    const struct scene *now = &x->scenes[p.scene];
    for (int i = 0; i < now->n_replies; i++)
        if (now->replies[i].to == scene && dialogue_open(&p, x, i))
            return i + 1;
    return 0;
}

// Item I of the list on top: a reply's number, or the scene it leads to.
static const char *add_step(lua_State *L, struct engine *e,
                            const struct exercise *x, struct answer *path,
                            int i)
{
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

static const char *put_dialogue(lua_State *L, struct engine *e,
                                const struct exercise *x, struct buffer *json)
{
    struct answer path = {.given = true};
    const char *why = NULL;
    if (!lua_istable(L, -1))
        return "needs a list of scenes, in the order they are reached";
    const int n = (int)lua_rawlen(L, -1);
    for (int i = 1; i <= n && !why; i++)
        why = add_step(L, e, x, &path, i);
    put_key(json, "replies");
    buffer_putc(json, '[');
    for (int i = 0; i < path.n_numbers; i++) {
        if (i > 0)
            buffer_putc(json, ',');
        put_whole(json, path.numbers[i]);
    }
    buffer_putc(json, ']');
    answer_clear(&path);
    return why;
}

const char *trial_answer(lua_State *L, struct engine *e,
                         const struct exercise *x, struct buffer *json)
{
    const char *why = "cannot be answered";
    buffer_reset(json);
    buffer_putc(json, '{');
    switch (x->kind) {
    case KIND_CHOICE:
        why = put_choice(L, json);
        break;
    case KIND_REFLECT:
        why = put_reflect(L, json);
        break;
    case KIND_SILENCE:
        why = put_silence(L, json);
        break;
    case KIND_CUES:
        why = put_cues(L, x, json);
        break;
    case KIND_DIALOGUE:
        why = put_dialogue(L, e, x, json);
        break;
    default:
        break;
    }
    buffer_putc(json, '}');
    return why;
}
