// table_dialogue.c - reads the scenes of a dialogue.
#include "table_parts.h"

#include <string.h>

static void read_moves(struct reader *r, struct reply *reply,
                       const struct json *object)
{
    const struct json *moves = json_get(object, "move");
    reply->n_moves = field_length(moves);
    reply->moves =
        heap_take(r->heap, sizeof *reply->moves * ((size_t)reply->n_moves + 1));
    struct move *m = reply->moves;
    for (const struct json *v = field_first(moves); v; v = v->next, m++) {
        m->axis = v->key ? table_read_axis(r, v->key) : -1;
        m->by = field_number(&r->f, moves, v->key ? v->key : "", 0);
        if (!v->key)
            field_fail(&r->f, "move", "is no object");
    }
}

static int trait_named(struct reader *r, const struct exercise *x,
                       const char *name)
{
    const int i = field_find(x->traits, x->n_traits, name);
    if (i < 0)
        field_fail(&r->f, name, "is no trait of the clients");
    return i;
}

static int client_named(struct reader *r, const struct exercise *x,
                        const char *id)
{
    for (int i = 0; i < x->n_clients; i++)
        if (strcmp(x->clients[i].id, id) == 0)
            return i;
    field_fail(&r->f, id, "is no client");
    return -1;
}

static void read_about(struct reader *r, const struct exercise *x,
                       struct condition *c, const struct json *v)
{
    if (json_get(v, "trait")) {
        c->about = ABOUT_TRAIT;
        c->which = trait_named(r, x, field_string(&r->f, v, "trait", ""));
    } else if (json_get(v, "client")) {
        c->about = ABOUT_CLIENT;
        c->which = client_named(r, x, field_string(&r->f, v, "client", ""));
    } else if (json_get(v, "named")) {
        c->about = ABOUT_NAMED;
        c->which = table_scene(x, field_string(&r->f, v, "named", ""));
        if (c->which < 0)
            field_fail(&r->f, "named", "names no scene");
    } else {
        c->which = table_read_axis(r, field_string(&r->f, v, "axis", NULL));
    }
}

static void read_conditions(struct reader *r, const struct exercise *x,
                            struct reply *reply, const struct json *object)
{
    static const char *const ops[] = {"<", "<=", "==", "~=", ">=", ">"};
    const struct json *ifs = field_list(&r->f, object, "if");
    reply->n_conditions = field_length(ifs);
    reply->conditions = heap_take(
        r->heap, sizeof *reply->conditions * ((size_t)reply->n_conditions + 1));
    struct condition *c = reply->conditions;
    for (const struct json *v = field_first(ifs); v; v = v->next, c++) {
        const char *name = field_string(&r->f, v, "op", NULL);
        int op = field_find(ops, 6, name);
        if (strcmp(name, "=") == 0)
            op = EQUAL;
        if (strcmp(name, "!=") == 0)
            op = UNEQUAL;
        if (op < 0)
            field_fail(&r->f, "op", "is no comparison");
        c->op = (enum compare)op;
        read_about(r, x, c, v);
        c->value = field_number(&r->f, v, "value", 0);
    }
}

// Needs the names of all scenes.
static void read_after(struct reader *r, const struct exercise *x,
                       struct reply *reply, const struct json *object)
{
    const struct json *after = field_list(&r->f, object, "after");
    reply->n_after = field_length(after);
    reply->after =
        heap_take(r->heap, sizeof *reply->after * ((size_t)reply->n_after + 1));
    int *scene = reply->after;
    for (const struct json *v = field_first(after); v; v = v->next, scene++) {
        *scene = v->type == JSON_STRING ? table_scene(x, v->string) : -1;
        if (*scene < 0)
            field_fail(&r->f, "after", "names no scene");
    }
}

static void read_reply(struct reader *r, struct exercise *x,
                       struct reply *reply, const struct json *object)
{
    reply->to = field_whole(&r->f, object, "to", 0, 0);
    if (reply->to >= x->n_scenes) {
        field_fail(&r->f, "to", "is no scene");
        reply->to = 0;
    }
    reply->level = table_read_level(r, object);
    reply->once = field_truth(&r->f, object, "once", false);
    x->levelled = x->levelled || reply->level >= 0;
    read_moves(r, reply, object);
    read_conditions(r, x, reply, object);
    read_after(r, x, reply, object);
}

static void read_replies(struct reader *r, struct exercise *x,
                         struct scene *scene, const struct json *object)
{
    const struct json *replies = field_list(&r->f, object, "replies");
    scene->n_replies = field_length(replies);
    scene->replies = heap_take(r->heap, sizeof *scene->replies *
                                            ((size_t)scene->n_replies + 1));
    struct reply *reply = scene->replies;
    for (const struct json *v = field_first(replies); v; v = v->next)
        read_reply(r, x, reply++, v);
}

static void read_options(struct reader *r, struct scene *scene,
                         const struct json *object)
{
    if (!json_get(object, "options"))
        return;
    const struct json *options = field_list(&r->f, object, "options");
    scene->right = table_places(r, field_length(options), sizeof(bool));
    for (const struct json *v = field_first(options); v; v = v->next)
        scene->right[scene->n_options++] =
            field_truth(&r->f, v, "right", false);
}

// The first client says which traits there are.
static void read_client(struct reader *r, struct exercise *x,
                        const struct json *object)
{
    struct client *client = &x->clients[x->n_clients++];
    const struct json *traits = json_get(object, "traits");
    client->id = field_string(&r->f, object, "id", NULL);
    client->name = field_string(&r->f, object, "name", client->id);
    if (x->n_clients == 1) {
        x->traits =
            table_places(r, field_length(traits), sizeof *x->traits);
        for (const struct json *v = field_first(traits); v; v = v->next)
            x->traits[x->n_traits++] = v->key ? v->key : "";
    }
    client->traits = table_places(r, x->n_traits, sizeof *client->traits);
    for (int i = 0; i < x->n_traits; i++)
        client->traits[i] = field_number(&r->f, traits, x->traits[i], 0);
}

static void read_clients(struct reader *r, struct exercise *x,
                         const struct json *object)
{
    if (!json_get(object, "clients"))
        return;
    const struct json *clients = field_list(&r->f, object, "clients");
    x->clients =
        table_places(r, field_length(clients), sizeof *x->clients);
    for (const struct json *v = field_first(clients); v; v = v->next)
        read_client(r, x, v);
}

// The most replies and namings from a scene on; more than MAX_PATH when it can
// go in circles. DEPTH is -1 where nothing is known yet, -2 on the way down.
static int longest(const struct exercise *x, int *depth, int scene)
{
    if (depth[scene] == -2)
        return MAX_PATH + 1;
    if (depth[scene] >= 0)
        return depth[scene];
    int most = 0;
    depth[scene] = -2;
    for (int i = 0; i < x->scenes[scene].n_replies; i++) {
        const int n = longest(x, depth, x->scenes[scene].replies[i].to) + 1;
        if (n > most)
            most = n;
    }
    most += x->scenes[scene].n_options > 0 && most > 0;
    depth[scene] = most > MAX_PATH ? MAX_PATH + 1 : most;
    return depth[scene];
}

void table_read_dialogue(struct reader *r, struct exercise *x,
                         const struct json *object)
{
    const struct json *scenes = field_list(&r->f, object, "scenes");
    x->n_scenes = field_length(scenes);
    x->start = field_whole(&r->f, object, "start", 0, 0);
    x->back = field_truth(&r->f, object, "back", false);
    x->raise = field_truth(&r->f, object, "raise", false);
    if (x->start >= x->n_scenes) {
        field_fail(&r->f, "start", "is no scene");
        return;
    }
    read_clients(r, x, object);
    x->scenes = heap_take(r->heap, sizeof *x->scenes * (size_t)x->n_scenes);
    struct scene *s = x->scenes;
    for (const struct json *v = field_first(scenes); v; v = v->next, s++) {
        s->name = field_string(&r->f, v, "name", NULL);
        s->ending =
            json_get(v, "end") ? field_string(&r->f, v, "end", "") : NULL;
        read_options(r, s, v);
    }
    s = x->scenes;
    for (const struct json *v = field_first(scenes); v; v = v->next)
        read_replies(r, x, s++, v);
    int *depth = heap_take(r->heap, sizeof *depth * (size_t)x->n_scenes);
    for (int i = 0; i < x->n_scenes; i++)
        depth[i] = -1;
    const int most = longest(x, depth, x->start);
    x->max_path = most > MAX_PATH ? MAX_PATH : most;
}
