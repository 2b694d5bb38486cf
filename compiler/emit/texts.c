#include "emit/texts.h"

#include "base/yaml.h"

// Members of an object, one a line, so that a change shows in a diff.
void texts_key(struct text *t, Str name)
{
    char last = t->n ? t->at[t->n - 1] : '{';
    text_puts(t, last == '{' || last == '[' ? "\n" : ",\n");
    text_json(t, name);
    text_byte(t, ':');
}

static void put_words(struct text *t, const struct words *w)
{
    texts_key(t, STR("ui"));
    text_byte(t, '{');
    for (size_t i = 0; i < w->all->n; i++) {
        // What only cards and forms say is of no use to a page.
        if (str_starts(w->all->items[i].key, "card_") ||
            str_starts(w->all->items[i].key, "form_"))
            continue;
        texts_key(t, w->all->items[i].key);
        text_json(t, w->all->items[i].text);
    }
    text_byte(t, '}');
}

static void put_levels(struct text *t, const struct course *c, size_t language)
{
    texts_key(t, STR("levels"));
    text_byte(t, '{');
    for (size_t i = 0; i < c->level_count; i++) {
        Str name = localized(&c->levels[i].name, language);
        texts_key(t, c->levels[i].id);
        text_json(t, name.n ? name : c->levels[i].id);
    }
    text_puts(t, "}");
    texts_key(t, STR("axes"));
    text_byte(t, '{');
    for (size_t i = 0; i < c->axis_count; i++) {
        texts_key(t, c->axes[i].id);
        text_byte(t, '[');
        text_json(t, localized(&c->axes[i].low, language));
        text_byte(t, ',');
        text_json(t, localized(&c->axes[i].high, language));
        text_byte(t, ']');
    }
    text_byte(t, '}');
}

static void put_lessons(struct text *t, const struct course *c, size_t language)
{
    texts_key(t, STR("lessons"));
    text_byte(t, '[');
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct lesson *l = c->lessons[i];
        if (l->glossary)
            continue;
        text_puts(t, i ? ",\n{\"id\":" : "\n{\"id\":");
        text_json(t, l->id);
        text_puts(t, ",\"title\":");
        text_json(t, lesson_page(l, language)->title);
        text_format(t, ",\"file\":\"%.*s.html\"}", STR_ARG(l->id));
    }
    text_byte(t, ']');
}

// The text `i` of a list, which is opened by its first one.
static void list_add(struct text *t, const char *name, size_t i, Str s)
{
    if (i)
        text_byte(t, ',');
    else
        text_format(t, ",\"%s\":[", name);
    text_json(t, s);
}

static void list_end(struct text *t, size_t n)
{
    if (n)
        text_byte(t, ']');
}

static void put_options(struct text *t, const char *name,
                        const struct option *options, size_t n)
{
    for (size_t i = 0; i < n; i++)
        list_add(t, name, i, options[i].plain);
    list_end(t, n);
}

static void put_items(struct text *t, const char *name,
                      const struct item *items, size_t n)
{
    for (size_t i = 0; i < n; i++)
        list_add(t, name, i, items[i].plain);
    list_end(t, n);
}

// The words to choose from; they are told anyway.
static void put_offered(struct text *t, const struct exercise *x)
{
    size_t n = x->list ? x->word_count : 0;
    for (size_t i = 0; i < n; i++)
        list_add(t, "words", i, x->words[i]);
    list_end(t, n);
}

// What belongs in each gap, in this language.
static void put_gaps(struct text *t, const struct exercise *x)
{
    for (size_t i = 0; i < x->gap_count; i++)
        list_add(t, "gaps", i, x->gaps[i].answers[0]);
    list_end(t, x->gap_count);
}

static void put_scenes(struct text *t, const struct exercise *x)
{
    for (size_t i = 0; i < x->scene_count; i++) {
        const struct scene *s = &x->scenes[i];
        const struct page *p = x->page;
        Str title = s->name;
        for (size_t k = 0; k < p->heading_count; k++)
            if (p->headings[k]->node == s->heading)
                title = p->headings[k]->plain;
        list_add(t, "scenes", i, title);
    }
    list_end(t, x->scene_count);
}

static void full_name(struct text *t, const struct exercise *x)
{
    struct text name = {0};
    text_format(&name, "%.*s/%.*s", STR_ARG(x->page->lesson->id),
                STR_ARG(x->name));
    texts_key(t, text_str(&name));
    text_clear(&name);
}

static bool is_done(const struct exercise *x)
{
    return x->kind != KIND_feedback;
}

static void put_exercise(struct text *t, const struct exercise *x,
                         const struct telling *how)
{
    (void)how;
    text_puts(t, "{\"title\":");
    text_json(t, x->title);
    put_options(t, "options", x->options, x->option_count);
    put_items(t, "items", x->items, x->item_count);
    put_items(t, "groups", x->groups, x->group_count);
    put_offered(t, x);
    if (x->unit.n) {
        text_puts(t, ",\"unit\":");
        text_json(t, x->unit);
    }
    put_options(t, "lines", x->cue_lines, x->cue_line_count);
    put_scenes(t, x);
    put_gaps(t, x);
    text_byte(t, '}');
}

void texts_each(struct text *t, const struct course *c, size_t language,
                bool wanted(const struct exercise *x),
                void put(struct text *t, const struct exercise *x,
                         const struct telling *how),
                const struct telling *how)
{
    text_byte(t, '{');
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct page *p = lesson_page(c->lessons[i], language);
        for (size_t k = 0; k < p->exercise_count; k++) {
            const struct exercise *x = &p->exercises[k];
            if (!wanted(x))
                continue;
            full_name(t, x);
            put(t, x, how);
        }
    }
    text_byte(t, '}');
}

void texts_write(struct text *t, const struct course *c, size_t language,
                 const struct words *words)
{
    text_puts(t, "window.Stilte = window.Stilte || {};\nStilte.text = {");
    texts_key(t, STR("lang"));
    text_json(t, c->languages[language]);
    texts_key(t, STR("course"));
    text_json(t, localized(&c->title, language));
    put_words(t, words);
    put_levels(t, c, language);
    put_lessons(t, c, language);
    texts_key(t, STR("exercises"));
    const struct telling how = {.words = words};
    texts_each(t, c, language, is_done, put_exercise, &how);
    text_puts(t, "};\n");
}
