// clients.c - whom participants meet: `clients:` of course.yaml.
#include "pass/settings/parts.h"

static void read_trait(struct course *c, struct persona *p,
                       const struct yaml *item)
{
    bool text = item->kind == YAML_TEXT;
    struct trait t = {.id = item->key};
    if (!course_name_is_valid(t.id) || str_is(t.id, "id"))
        wrong_key(c, item,
                  "a trait is a letter a-z, then a-z, 0-9 and hyphens");
    else if (course_axis(c, t.id) != NOWHERE)
        wrong_key(c, item, "an axis has this name; give the trait another one");
    else if (!text || !str_number(item->text, &t.value) || t.value < 0 ||
             t.value > MOST_TRAIT)
        diag(c->dx, DIAG_E109, text ? item->at : item->key_at,
             "'%.*s'\na trait is a number from 0 to 5",
             STR_ARG(text ? item->text : item->key));
    else
        *ARENA_PUSH(c->arena, p->traits, p->trait_count) = t;
}

static void read_client(struct course *c, const struct yaml *v)
{
    struct persona *p =
        ARENA_PUSH(c->arena, c->personas, c->persona_count);
    *p = (struct persona){.id = v->key};
    p->name.in[0] = v->key;
    for (size_t i = 0; i < v->n; i++)
        if (str_is(v->items[i].key, "name"))
            read_localized(c, &v->items[i], &p->name);
        else
            read_trait(c, p, &v->items[i]);
}

void read_clients(struct course *c, const struct yaml *v)
{
    static const char *const form =
        "one client a line: mira: {name: Mira, dominance: 3, hurry: 1}";
    if (v->kind != YAML_MAP) {
        wrong_key(c, v, form);
        return;
    }
    for (size_t i = 0; i < v->n; i++) {
        const struct yaml *item = &v->items[i];
        if (c->persona_count == MOST_CLIENTS)
            wrong_key(c, item, "a course has at most 12 clients");
        else if (!course_name_is_valid(item->key) || item->kind != YAML_MAP)
            wrong_key(c, item, form);
        else
            read_client(c, item);
    }
}
