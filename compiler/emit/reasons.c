// reasons.c - see reasons.h.
#include "emit/reasons.h"

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

static void look_at(void *context, const struct rule_statement *s)
{
    struct collecting *k = context;
    const bool route = str_is(s->word, "route");
    struct text clause = {0}, name = {0};
    if ((!route && !str_is(s->word, "unlock")) ||
        !str_same(s->name, k->to->id))
        return;
    text_puts(&clause, "");
    reason_say(&clause, s->body, k->from, k->language, k->words);
    const Str own = rule_reason_in(s->body, k->c->languages[k->language]);
    if (!clause.n && !own.n)
        return;
    if (!k->n++) {
        texts_key(k->t, k->to->id);
        text_byte(k->t, '{');
    }
    text_format(&name, "%.*s:%zu", STR_ARG(k->from->id),
                k->from->origin->rules.line + s->line);
    texts_key(k->t, text_str(&name));
    text_byte(k->t, '{');
    put_member(k->t, "when", text_str(&clause));
    put_member(k->t, route ? "because" : "until", own);
    text_byte(k->t, '}');
    text_clear(&name);
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
