// client.c - see client.h.
#include "emit/client.h"

Str client_name(const struct prose *w, const struct persona *p)
{
    Str name = localized(&p->name, w->page->language);
    return name.n ? name : word(w->words, "other_person");
}

static void put_name(struct prose *w)
{
    const struct exercise *x = w->dialogue;
    if (x->client_count < 2) {
        text_html(w->out, x->client_count ? client_name(w, x->clients[0])
                                          : x->client);
        return;
    }
    text_puts(w->out, "<span class=\"client-name\">");
    for (size_t i = 0; i < x->client_count; i++) {
        text_puts(w->out, i ? " / " : "");
        text_html(w->out, client_name(w, x->clients[i]));
    }
    text_puts(w->out, "</span>");
}

void client_html(struct prose *w, Str s)
{
    static const Str place = STR_INIT("{client}");
    size_t at;
    bool known = w->dialogue && w->dialogue->client.n;
    while (known && (at = str_find(s, place)) < s.n) {
        text_html(w->out, str_upto(s, at));
        put_name(w);
        s = str_from(s, at + place.n);
    }
    text_html(w->out, s);
}
