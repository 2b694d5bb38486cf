#include "emit/address.h"

void address_lesson(struct text *t, const struct lesson *sco,
                    const struct lesson *l)
{
    if (sco && l != sco)
        text_format(t, "%.*s.", STR_ARG(sco->id));
    text_format(t, "%.*s.html", STR_ARG(l->id));
}

void address_result(struct text *t, const struct lesson *sco)
{
    if (sco)
        text_format(t, "%.*s.", STR_ARG(sco->id));
    text_puts(t, "result.html");
}

bool address_is_inside(const struct lesson *sco, const struct lesson *l)
{
    return !sco || l == sco || l->glossary;
}

void address_page(struct text *t, const char *root, const struct lesson *sco,
                  const struct page *from, const struct page *to)
{
    if (to->language != from->language)
        text_format(t, "%s%.*s/", root,
                    STR_ARG(to->course->languages[to->language]));
    address_lesson(t, sco, to->lesson);
}
