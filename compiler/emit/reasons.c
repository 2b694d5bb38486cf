// reasons.c - see reasons.h.
#include "emit/reasons.h"

#include "base/lua_text.h"
#include "emit/texts.h"

struct collecting {
    struct text *t;
    const struct course *c;
    const struct lesson *from; // whose rules are looked at
    const struct lesson *to;   // the lesson they speak of
    size_t language;
    const struct words *words;
    size_t n; // statements written for that lesson
};

static void put_member(struct text *t, const char *key, Str value)
{
    if (!value.n)
        return;
    text_puts(t, t->at[t->n - 1] == '{' ? "\"" : ",\"");
    text_puts(t, key);
    text_puts(t, "\":");
    text_json(t, value);
}

static bool has_exercise(const struct lesson *l, Str name)
{
    const struct page *p = lesson_page(l, 0);
    for (size_t i = 0; i < p->exercise_count; i++)
        if (str_same(p->exercises[i].name, name))
            return true;
    return false;
}

// Whether a statement of lesson `from` asks for what was done in lesson `l`:
// by the lesson's own name, by that of an exercise of it, or, for the lesson
// of the statement, by one of its own.
static bool concerns(Str body, const struct lesson *from,
                     const struct lesson *l)
{
    for (struct lua_token t; (t = lua_take(&body)).kind != LUA_END;) {
        const Str first = str_upto(t.text, str_find_byte(t.text, '/'));
        if (t.kind == LUA_TEXT && str_same(first, l->id))
            return true;
        if (t.kind != LUA_OTHER && l == from && has_exercise(l, t.text))
            return true;
    }
    return false;
}

// The lessons that decide as a list of JSON, where they are not the
// statement's own alone; else nothing.
static void list_concerned(struct text *t, const struct collecting *k,
                           Str body)
{
    bool others = false;
    for (size_t i = 0; i < k->c->lesson_count; i++) {
        const struct lesson *l = k->c->lessons[i];
        if (!concerns(body, k->from, l))
            continue;
        others |= l != k->from;
        text_byte(t, t->n ? ',' : '[');
        text_json(t, l->id);
    }
    if (others)
        text_byte(t, ']');
    else
        text_clear(t);
}

static void put_reason(const struct collecting *k,
                       const struct rule_statement *s, Str clause, Str whose)
{
    const bool route = str_is(s->word, "route");
    struct text name = {0};
    text_format(&name, "%.*s:%zu", STR_ARG(k->from->id),
                k->from->origin->rules.line + s->line);
    texts_key(k->t, text_str(&name));
    text_byte(k->t, '{');
    put_member(k->t, "when", clause);
    put_member(k->t, route ? "because" : "until",
               rule_reason_in(s->body, k->c->languages[k->language]));
    if (whose.n) {
        text_puts(k->t, k->t->at[k->t->n - 1] == '{' ? "" : ",");
        text_puts(k->t, "\"whose\":");
        text_add(k->t, whose);
    }
    text_byte(k->t, '}');
    text_clear(&name);
}

static void look_at(void *context, const struct rule_statement *s)
{
    struct collecting *k = context;
    struct text clause = {0}, whose = {0};
    if ((!str_is(s->word, "route") && !str_is(s->word, "unlock")) ||
        !str_same(s->name, k->to->id))
        return;
    text_puts(&clause, "");
    if (!reason_say(&clause, s->body, k->from, k->language, k->words))
        list_concerned(&whose, k, s->body);
    if (clause.n || whose.n ||
        rule_reason_in(s->body, k->c->languages[k->language]).n) {
        if (!k->n++) {
            texts_key(k->t, k->to->id);
            text_byte(k->t, '{');
        }
        put_reason(k, s, text_str(&clause), text_str(&whose));
    }
    text_clear(&whose);
    text_clear(&clause);
}

void reasons_write(struct text *t, const struct course *c, size_t language,
                   const struct words *words)
{
    text_byte(t, '{');
    for (size_t i = 0; i < c->lesson_count; i++) {
        struct collecting k = {.t = t, .c = c, .to = c->lessons[i],
                               .language = language, .words = words};
        for (size_t n = 0; n < c->lesson_count; n++) {
            k.from = c->lessons[n];
            if (k.from->origin->rules.source)
                each_rule_statement(&k.from->origin->rules, look_at, &k);
        }
        if (k.n)
            text_byte(t, '}');
    }
    text_byte(t, '}');
}
