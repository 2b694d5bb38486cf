// texts_result.c - assets/result-LANG.js; see texts.h.
#include "emit/client.h"
#include "emit/prose.h"
#include "emit/texts.h"

// A text of an exercise as HTML, and then as a JSON string.
struct told {
    struct text *out;
    struct text html;
    struct prose prose;
};

static struct told told_of(struct text *out, const struct exercise *x,
                           const struct telling *how)
{
    return (struct told){.out = out,
                         .prose = {.page = x->page,
                                   .words = how->words,
                                   .root = "../",
                                   .apart = how->apart,
                                   .id_prefix = STR("told-"),
                                   .dialogue = x}};
}

static void end_html(struct told *t)
{
    text_json(t->out, text_str(&t->html));
    text_empty(&t->html);
}

static bool is_feedback(const struct exercise *x)
{
    return x->kind == KIND_feedback;
}

static void put_feedback(struct text *out, const struct exercise *x,
                         const struct telling *how)
{
    struct told t = told_of(out, x, how);
    t.prose.out = &t.html;
    t.prose.dialogue = NULL;
    prose_list(&t.prose, x->prose, x->prose_count);
    text_puts(out, "{\"title\":");
    text_json(out, x->title);
    text_puts(out, ",\"html\":");
    end_html(&t);
    text_byte(out, '}');
    text_clear(&t.html);
}

// --- dialogues ---

static bool is_dialogue(const struct exercise *x)
{
    return x->kind == KIND_dialogue;
}

static void put_clients(struct told *t, const struct exercise *x)
{
    text_puts(t->out, "{\"client\":");
    text_json(t->out, x->client_count ? STR("") : x->client);
    text_puts(t->out, ",\"clients\":{");
    for (size_t i = 0; i < x->client_count; i++) {
        if (i)
            text_byte(t->out, ',');
        text_json(t->out, x->clients[i]->id);
        text_byte(t->out, ':');
        text_json(t->out, client_name(&t->prose, x->clients[i]));
    }
    text_byte(t->out, '}');
}

static void put_replies(struct told *t, const struct scene *s)
{
    text_puts(t->out, ",\"replies\":[");
    for (size_t i = 0; i < s->reply_count; i++) {
        if (i)
            text_byte(t->out, ',');
        prose_inlines(&t->prose, s->replies[i].link);
        end_html(t);
    }
    text_byte(t->out, ']');
}

static void put_names(struct told *t, const struct scene *s)
{
    text_puts(t->out, s->option_count ? ",\"names\":[" : "");
    for (size_t i = 0; i < s->option_count; i++) {
        if (i)
            text_byte(t->out, ',');
        prose_item_head(&t->prose, s->options[i].item);
        end_html(t);
    }
    text_puts(t->out, s->option_count ? "]" : "");
}

static void put_scenes(struct text *out, const struct exercise *x,
                       const struct telling *how)
{
    struct told t = told_of(out, x, how);
    t.prose.out = &t.html;
    put_clients(&t, x);
    text_puts(out, ",\"scenes\":[");
    for (size_t i = 0; i < x->scene_count; i++) {
        text_puts(out, i ? ",\n{\"html\":" : "\n{\"html\":");
        prose_list(&t.prose, x->scenes[i].prose, x->scenes[i].prose_count);
        end_html(&t);
        put_replies(&t, &x->scenes[i]);
        put_names(&t, &x->scenes[i]);
        text_byte(out, '}');
    }
    text_puts(out, "]}");
    text_clear(&t.html);
}

void texts_result_write(struct text *t, const struct course *c,
                        size_t language, const struct words *words, bool apart)
{
    const struct telling how = {words, apart};
    text_puts(t, "Object.assign(Stilte.text, {");
    texts_key(t, STR("feedback"));
    texts_each(t, c, language, is_feedback, put_feedback, &how);
    texts_key(t, STR("dialogues"));
    texts_each(t, c, language, is_dialogue, put_scenes, &how);
    text_puts(t, "});\n");
}
