#include "pass/reasons.h"

#include "model/course.h"
#include "model/rule_text.h"

struct look {
    struct course *course;
    const struct lua_block *rules;
};

// The place of a part of the rules' text; a block may be indented in the
// source, but is not in the text.
static Span place_of(const struct look *look, const struct rule_statement *s,
                     Str part)
{
    size_t line = look->rules->line + s->line;
    for (const char *at = s->word.at; at < part.at; at++)
        line += *at == '\n';
    const Str rest = str_upto(part, str_find_byte(part, '\n'));
    return span_find(look->rules->source, line, line, rest);
}

static void check_languages(const struct look *look,
                            const struct rule_statement *s, Str texts)
{
    const struct course *c = look->course;
    struct text missing = {0};
    for (size_t i = 0; i < c->language_count; i++)
        if (!c->left_out[i] && !rule_reason_in(s->body, c->languages[i]).n)
            text_format(&missing, "%s'%.*s'", missing.n ? ", " : "",
                        STR_ARG(c->languages[i]));
    if (missing.n)
        diag(c->dx, DIAG_W441, place_of(look, s, str_trim(texts)),
             "'%.*s' has none in %s\nadd it, or take the reason out and let it "
             "be said from the conditions",
             STR_ARG(s->name), missing.at);
    text_clear(&missing);
}

static void look_at(void *context, const struct rule_statement *s)
{
    const struct look *look = context;
    const struct course *c = look->course;
    Str value;
    switch (rule_reason_of(s->body, &value)) {
    case REASON_UNREADABLE:
        diag(c->dx, DIAG_E253, place_of(look, s, value),
             "`because` of '%.*s'\nwrite the text itself in quotes, without "
             "a backslash, or one for each language: { nl = \"...\" }",
             STR_ARG(s->name));
        break;
    case REASON_PLAIN:
        if (c->language_count > 1)
            diag(c->dx, DIAG_W441, place_of(look, s, value),
                 "'%.*s' says it in one language only\nwrite one for each: "
                 "{ %.*s = \"...\", %.*s = \"...\" }",
                 STR_ARG(s->name), STR_ARG(c->languages[0]),
                 STR_ARG(c->languages[1]));
        break;
    case REASON_TRANSLATED:
        check_languages(look, s, value);
        break;
    case REASON_NONE:
        break;
    }
}

void check_reasons(struct course *c)
{
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct lua_block *rules = &c->lessons[i]->origin->rules;
        struct look look = {c, rules};
        if (rules->source)
            each_rule_statement(rules, look_at, &look);
    }
}
