// table_shape.c - what gives the numbers of a saved answer their meaning.
#include "base/fingerprint.h"
#include "model/table_parts.h"

static void add(struct fingerprint *f, const char *word)
{
    fingerprint_add(f, str_of(word));
}

static void add_number(struct fingerprint *f, double value)
{
    struct text t = {0};
    text_number(&t, value);
    fingerprint_add(f, text_str(&t));
    text_clear(&t);
}

static void add_options(struct fingerprint *f, const struct exercise *x)
{
    for (size_t i = 0; i < x->option_count; i++)
        fingerprint_add(f, x->options[i].plain);
}

// Groups and items, with a mark between them: one more group is not one
// item less.
static void add_items(struct fingerprint *f, const struct exercise *x)
{
    for (size_t i = 0; i < x->group_count; i++)
        fingerprint_add(f, x->groups[i].plain);
    add(f, "items");
    for (size_t i = 0; i < x->item_count; i++)
        fingerprint_add(f, x->items[i].plain);
}

static void add_cues(struct fingerprint *f, const struct exercise *x)
{
    for (size_t i = 0; i < x->cue_line_count; i++)
        fingerprint_add(f, x->cue_lines[i].plain);
    add(f, "replies");
    add_options(f, x);
}

static void add_scenes(struct fingerprint *f, const struct exercise *x)
{
    for (size_t i = 0; x->client_count > 1 && i < x->client_count; i++)
        fingerprint_add(f, x->clients[i]->id);
    for (size_t i = 0; i < x->scene_count; i++) {
        const struct scene *s = &x->scenes[i];
        add(f, "scene");
        fingerprint_add(f, s->name);
        for (size_t k = 0; k < s->option_count; k++)
            fingerprint_add(f, s->options[k].plain);
        for (size_t k = 0; k < s->reply_count; k++) {
            int to = s->replies[k].to;
            fingerprint_add(f, to == NOWHERE ? STR("") : x->scenes[to].name);
            fingerprint_add(f, s->replies[k].plain);
        }
    }
}

// Of typed gaps the first answers: others may be added to it later.
static void add_gaps(struct fingerprint *f, const struct exercise *x)
{
    add(f, x->list ? "list" : "typed");
    for (size_t i = 0; x->list && i < x->word_count; i++)
        fingerprint_add(f, x->words[i]);
    for (size_t i = 0; !x->list && i < x->gap_count; i++)
        fingerprint_add(f, x->gaps[i].answer_count ? x->gaps[i].answers[0]
                                                   : STR(""));
}

static void add_steps(struct fingerprint *f, const struct exercise *x)
{
    add_number(f, x->from);
    add_number(f, x->to);
}

static void add_members(struct fingerprint *f, const struct exercise *x)
{
    add_number(f, x->pick);
    for (size_t i = 0; i < x->member_count; i++)
        fingerprint_add(f, x->members[i]->name);
}

// The kinds that are not here save what means the same by itself; so does
// a silence whose question is typed.
static void (*const adders[KINDS])(struct fingerprint *f,
                                   const struct exercise *x) = {
    [KIND_choice] = add_options, [KIND_order] = add_items,
    [KIND_match] = add_items,    [KIND_sort] = add_items,
    [KIND_gaps] = add_gaps,      [KIND_scale] = add_steps,
    [KIND_silence] = add_options, [KIND_cues] = add_cues,
    [KIND_dialogue] = add_scenes, [KIND_pool] = add_members,
};

void put_shape(struct text *t, const struct exercise *x)
{
    struct fingerprint f;
    char shape[FINGERPRINT + 1];
    bool typed = x->kind == KIND_silence && x->option_count == 0;
    if (!adders[x->kind] || typed)
        return;
    fingerprint_begin(&f);
    add(&f, kind_row(x->kind)->name);
    adders[x->kind](&f, x);
    fingerprint_spell(&f, shape);
    put_str(t, "shape", str_of(shape));
}
