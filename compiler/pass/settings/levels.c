// levels.c - the levels and axes of a course: its own or the built-in.
#include "pass/settings/parts.h"

// The built-in name of a level in each language of the course, if it has one.
static void name_builtin(const struct course *c, struct level *l)
{
    static const struct {
        const char *id, *nl, *en, *fr, *de;
    } built_in[] = {
        {"logical", "Logisch niveau", "Logical level", "Niveau logique",
         "Logische Ebene"},
        {"feeling", "Gevoelsniveau", "Feeling level", "Niveau du ressenti",
         "Gefühlsebene"},
        {"intuitive", "Intuïtief niveau", "Intuitive level",
         "Niveau intuitif", "Intuitive Ebene"},
    };
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++) {
        if (!str_is(l->id, built_in[i].id))
            continue;
        for (size_t k = 0; k < c->language_count; k++) {
            Str tag = c->languages[k];
            l->name.in[k] = str_of(str_starts(tag, "nl")   ? built_in[i].nl
                                   : str_starts(tag, "fr") ? built_in[i].fr
                                   : str_starts(tag, "de") ? built_in[i].de
                                                           : built_in[i].en);
        }
    }
}

static void read_mastery(struct course *c, const struct yaml *v,
                         struct level *l)
{
    l->mastery_at = v->at;
    if (v->kind != YAML_TEXT || !read_share(v->text, &l->mastery))
        wrong_value(c, v, "a share of what can be reached: `mastery: 70%`");
}

// Its name in each language, and what makes a participant master it.
static void read_level(struct course *c, const struct yaml *v, struct level *l)
{
    static const Str mastery = STR_INIT("mastery");
    bool named = false;
    if (v->kind != YAML_MAP) {
        read_localized(c, v, &l->name);
        return;
    }
    for (size_t i = 0; i < v->n; i++) {
        const struct yaml *item = &v->items[i];
        int at = language_index(c, item->key);
        named |= at != NOWHERE;
        if (at != NOWHERE)
            read_text(c, item, &l->name.in[at]);
        else if (str_same(item->key, mastery))
            read_mastery(c, item, l);
        else if (nearest_word(item->key, &mastery, 1).n)
            unknown_key(c, item, &mastery, 1);
        else
            unknown_language(c, item);
    }
    if (!named)
        name_builtin(c, l);
}

void read_levels(struct course *c, const struct yaml *v)
{
    if (v->kind != YAML_MAP) {
        wrong_value(c, v, "one level a line: logical: {nl: ..., en: ...}");
        return;
    }
    for (size_t i = 0; i < v->n; i++) {
        const struct yaml *item = &v->items[i];
        if (c->level_count == MOST_LEVELS || !course_name_is_valid(item->key)) {
            wrong_key(c, item, "at most 12 levels, named with a-z, 0-9 and "
                               "hyphens");
            return;
        }
        struct level *l = &c->levels[c->level_count++];
        l->id = item->key;
        read_level(c, item, l);
    }
}

// `[low, high]`, or one such pair for each language.
static void read_ends(struct course *c, const struct yaml *v, struct axis *axis,
                      size_t language)
{
    bool pair = v->kind == YAML_LIST && v->n == 2 &&
                v->items[0].kind == YAML_TEXT && v->items[1].kind == YAML_TEXT;
    if (!pair) {
        wrong_value(c, v, "an axis has two ends: [on myself, on the other]");
        return;
    }
    axis->low.in[language] = v->items[0].text;
    axis->high.in[language] = v->items[1].text;
}

static void read_axis(struct course *c, const struct yaml *v, struct axis *axis)
{
    if (v->kind != YAML_MAP) {
        read_ends(c, v, axis, 0);
        return;
    }
    for (size_t i = 0; i < v->n; i++) {
        int at = language_index(c, v->items[i].key);
        if (at == NOWHERE)
            unknown_language(c, &v->items[i]);
        else
            read_ends(c, &v->items[i], axis, (size_t)at);
    }
}

void read_axes(struct course *c, const struct yaml *v)
{
    if (v->kind != YAML_MAP) {
        wrong_value(c, v, "one axis a line: focus: {en: [on myself, on the "
                          "other]}");
        return;
    }
    for (size_t i = 0; i < v->n; i++) {
        bool named = course_name_is_valid(v->items[i].key);
        if (c->axis_count == MOST_AXES || !named) {
            wrong_key(c, &v->items[i],
                      "at most 8 axes, named with a-z, 0-9 and hyphens");
            return;
        }
        struct axis *axis = &c->axes[c->axis_count++];
        axis->id = v->items[i].key;
        read_axis(c, &v->items[i], axis);
    }
}

void add_builtin_levels(struct course *c)
{
    static const char *const ids[] = {"logical", "feeling", "intuitive"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct level *l = &c->levels[c->level_count++];
        l->id = str_of(ids[i]);
        name_builtin(c, l);
    }
}

void add_builtin_axes(struct course *c)
{
    static const struct {
        const char *id, *ends[4][2]; // nl, en, fr, de
    } built_in[] = {
        {"focus",
         {{"op mezelf", "op de ander"},
          {"on myself", "on the other"},
          {"sur moi", "sur l’autre"},
          {"auf mich", "auf den anderen"}}},
        {"balance",
         {{"klant leidt", "ik leid"},
          {"client leads", "I lead"},
          {"le client mène", "je mène"},
          {"Kunde führt", "ich führe"}}},
    };
    for (size_t i = 0; i < 2; i++) {
        struct axis *axis = &c->axes[c->axis_count++];
        axis->id = str_of(built_in[i].id);
        for (size_t k = 0; k < c->language_count; k++) {
            Str tag = c->languages[k];
            size_t row = str_starts(tag, "nl")   ? 0
                         : str_starts(tag, "fr") ? 2
                         : str_starts(tag, "de") ? 3
                                                 : 1;
            axis->low.in[k] = str_of(built_in[i].ends[row][0]);
            axis->high.in[k] = str_of(built_in[i].ends[row][1]);
        }
    }
}

