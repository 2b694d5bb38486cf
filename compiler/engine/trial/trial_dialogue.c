// trial_dialogue.c - a way through a dialogue, as a test writes it.
#include "trial_given.h"

#include "engine/answers/dialogue.h"
#include "engine/data/json.h"

#include <string.h>

#include <lua.h>

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
        given_field(g->L, "named") == LUA_TTABLE &&
        given_field(g->L, now->name) == LUA_TNUMBER)
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
    if (given_field(g->L, "named") != LUA_TTABLE) {
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
        given_field(g->L, "client") == LUA_TSTRING ? lua_tostring(g->L, -1)
                                                   : NULL;
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

const char *given_dialogue(const struct given *g)
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
    given_key(g->json, "round");
    json_put_number(g->json, path.tries);
    given_key(g->json, "replies");
    buffer_putc(g->json, '[');
    for (int i = 0; i < path.n_numbers; i++) {
        if (i > 0)
            buffer_putc(g->json, ',');
        json_put_number(g->json, path.numbers[i]);
    }
    buffer_putc(g->json, ']');
    answer_clear(&path);
    return why;
}
