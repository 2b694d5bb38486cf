// marker.c - the comment line of an exercise.
#include "pass/extract/parts.h"

bool next_part(Str *list, char separator, Str *part)
{
    if (list->at == NULL)
        return false;
    size_t end = str_find_byte(*list, separator);
    *part = str_trim(str_upto(*list, end));
    *list = end == list->n ? (Str){NULL, 0} : str_from(*list, end + 1);
    return true;
}

static bool is_word(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!byte_is_letter(s.at[i]) && s.at[i] != '-')
            return false;
    return s.n > 0;
}

bool read_marker(struct page *p, cmark_node *html, struct marker *m)
{
    const struct source *s = &p->source;
    Str literal = str_trim(md_literal(html));
    size_t line = block_line(html);
    if (!str_starts(literal, "<!--") || line < 1 || line > s->lines)
        return false;
    Str from = str_from(s->text, s->line_at[line - 1]);
    from = str_from(from, str_find(from, STR("<!--")) + 4);
    from = str_upto(from, str_find(from, STR("-->")));
    Str rest = from;
    m->all = str_trim(from);
    next_part(&rest, ':', &m->word);
    m->rest = rest.at ? str_trim(rest) : STR("");
    return rest.at && is_word(m->word);
}

enum kind marker_kind(struct page *p, const struct marker *m, bool *told)
{
    enum kind kind = kind_named(m->word);
    if (kind != KINDS)
        return kind;
    Str known[KINDS];
    for (int i = 0; i < KINDS; i++)
        known[i] = str_of(kind_row((enum kind)i)->name);
    Str near = nearest_word(m->word, known, KINDS);
    bool ours = str_is(m->word, "scene") || str_is(m->word, "end");
    if (!near.n || ours)
        return KINDS;
    *told = true;
    diag(p->course->dx, DIAG_E201, span_of(&p->source, m->word),
         "'%.*s'\ndid you mean `%.*s`? (other comments are left alone)",
         STR_ARG(m->word), STR_ARG(near));
    return KINDS;
}

static void set_defaults(struct exercise *x)
{
    x->points = kind_row(x->kind)->scored ? 1 : 0;
    x->required = x->kind != KIND_feedback;
    x->lines = 6;
    x->seconds = 30;
    x->level = x->start = x->axis = x->raise = NOWHERE;
    x->back = true;
    x->shuffle = x->kind == KIND_order || x->kind == KIND_match ||
                 x->kind == KIND_sort || x->kind == KIND_pool;
}

void read_exercise_marker(struct page *p, struct exercise *x,
                          const struct marker *m)
{
    Str rest = m->rest, part;
    set_defaults(x);
    x->kind_at = span_of(&p->source, m->word);
    next_part(&rest, ',', &part);
    x->name = part;
    x->at = span_of(&p->source, part.n ? part : m->word);
    if (!course_name_is_valid(part))
        diag(p->course->dx, DIAG_E204, x->at,
             "'%.*s'\nwrite `<!-- %s: a-name -->` with a-z, 0-9 and hyphens",
             STR_ARG(part), kind_row(x->kind)->name);
    for (size_t i = 0; i < p->exercise_count; i++) {
        const struct exercise *o = &p->exercises[i];
        if (o != x && str_same(o->name, part))
            diag(p->course->dx, DIAG_E205, x->at,
                 "'%.*s' stands on line %zu already", STR_ARG(part),
                 o->at.line);
    }
    read_settings_of(x, rest);
}
