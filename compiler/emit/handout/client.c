// client.c - whom one talks to in a dialogue on paper.
//
// The trainer, or another participant, plays the client: their card says how
// they are.
#include "emit/client.h"
#include "emit/handout/parts.h"

static bool compares(double is, const char *op, double value)
{
    if (op[0] == '<')
        return op[1] ? is <= value : is < value;
    if (op[0] == '>')
        return op[1] ? is >= value : is > value;
    return is == value;
}

static bool holds_with(const struct exercise *x, size_t client,
                       const struct reply_test *t)
{
    const struct trait *trait = persona_trait(x->clients[client], t->name);
    if (t->about == ABOUT_CLIENT)
        return ((int)client == t->which) == (t->value != 0);
    return trait && compares(trait->value, t->op, t->value);
}

bool client_lets(const struct exercise *x, size_t client,
                 const struct reply *r)
{
    for (size_t i = 0; i < r->test_count; i++) {
        const struct reply_test *t = &r->tests[i];
        bool of_client = t->about == ABOUT_TRAIT || t->about == ABOUT_CLIENT;
        if (of_client && !holds_with(x, client, t))
            return false;
    }
    return true;
}

void sheet_clients(struct sheet *s, const struct exercise *x,
                   const struct reply_test *test)
{
    struct text names = {0};
    for (size_t i = 0; i < x->client_count; i++)
        if (holds_with(x, i, test))
            text_format(&names, "%s%.*s", names.n ? ", " : "",
                        STR_ARG(client_name(&s->prose, x->clients[i])));
    word_with(s->prose.out, s->prose.words, "only_with", "name",
              names.n ? text_str(&names) : STR("\u2013"));
    text_clear(&names);
}

void sheet_cards(struct sheet *s, const struct exercise *x)
{
    if (!s->prose.trainer || !x->client_count)
        return;
    sheet_note(s, "label", "role_cards");
    sheet_put(s, "<ul>\n");
    for (size_t i = 0; i < x->client_count; i++) {
        const struct persona *p = x->clients[i];
        sheet_put(s, "<li><strong>");
        sheet_text(s, client_name(&s->prose, p));
        sheet_put(s, "</strong>");
        for (size_t k = 0; k < p->trait_count; k++) {
            sheet_put(s, k ? ", " : ": ");
            sheet_text(s, p->traits[k].id);
            sheet_put(s, " ");
            number_html(s->prose.out, s->prose.words, p->traits[k].value);
        }
        sheet_put(s, "</li>\n");
    }
    sheet_put(s, "</ul>\n");
}
