// clients.c - whom participants meet in a dialogue.
//
// `client: mira` is the client of course.yaml, `client: [mira, tom]` are
// several, `client: {name: Mira, hurry: 2}` is one of this dialogue only, who
// may do without a name, and `client: Mira Jansen` just a name.
#include "base/utf8.h"
#include "pass/link/parts.h"

static void bad_client(struct exercise *x, Str part, const char *help)
{
    Span at = span_of(&x->page->source, part);
    diag(x->page->course->dx, DIAG_E203, at, "'%.*s'\n%s", STR_ARG(part), help);
}

// The next part of `list`, up to a separator, trimmed; empty parts are left
// out. False: there is no more.
static bool take(Str *list, const char *separators, Str *part)
{
    while (list->n) {
        size_t end = 0;
        while (end < list->n &&
               str_find_byte(str_of(separators), list->at[end]) ==
                   str_of(separators).n)
            end++;
        *part = str_trim(str_upto(*list, end));
        *list = str_from(*list, end < list->n ? end + 1 : end);
        if (part->n)
            return true;
    }
    return false;
}

static void report_client(struct exercise *x, Str name)
{
    struct course *c = x->page->course;
    Str known[MOST_CLIENTS];
    for (size_t i = 0; i < c->persona_count; i++)
        known[i] = c->personas[i].id;
    report_name(c, DIAG_E250, span_of(&x->page->source, name), name, known,
                c->persona_count);
}

static void meet(struct exercise *x, const struct persona *p)
{
    for (size_t i = 0; i < x->client_count; i++)
        if (x->clients[i] == p)
            return;
    *ARENA_PUSH(x->page->arena, x->clients, x->client_count) = p;
}

static void read_trait(struct exercise *x, struct persona *p, Str part)
{
    size_t colon = str_find_byte(part, ':');
    Str key = str_trim(str_upto(part, colon));
    Str value = colon < part.n ? str_trim(str_from(part, colon + 1)) : STR("");
    if (str_is(key, "name")) {
        p->name.in[x->page->language] = p->name.in[0] = value;
        return;
    }
    struct trait t = {.id = key};
    bool known = persona_trait(p, key) || str_is(key, "id") ||
                 course_axis(x->page->course, key) != NOWHERE;
    if (!course_name_is_valid(key) || known)
        bad_client(x, part,
                   "a client has a `name` and traits, each once, that are no "
                   "axes: `{name: Mira, dominance: 3, hurry: 1}`");
    else if (!str_number(value, &t.value) || t.value < 0 ||
             t.value > MOST_TRAIT)
        bad_client(x, part, "a trait is a number from 0 to 5");
    else
        *ARENA_PUSH(x->page->arena, p->traits, p->trait_count) = t;
}

// {name: Mira, dominance: 3}
static void read_own(struct exercise *x, Str inside)
{
    struct persona *p = ARENA_NEW(x->page->arena, struct persona);
    struct text id = {0};
    Str part;
    while (take(&inside, ",", &part))
        read_trait(x, p, part);
    utf8_slug(&id, p->name.in[0]);
    p->id = arena_str(x->page->arena, id.n ? text_str(&id) : STR("client"));
    text_clear(&id);
    meet(x, p);
}

// Whether all words are clients of course.yaml, or come near to one.
static bool names_clients(const struct course *c, Str list)
{
    Str word, known[MOST_CLIENTS];
    size_t words = 0, found = 0;
    for (size_t i = 0; i < c->persona_count; i++)
        known[i] = c->personas[i].id;
    while (take(&list, " ", &word)) {
        words++;
        found += course_persona(c, word) != NULL ||
                 nearest_word(word, known, c->persona_count).n > 0;
    }
    return words && found == words;
}

void link_clients(struct exercise *x)
{
    const struct course *c = x->page->course;
    Str value = x->client, word;
    char first = value.n ? value.at[0] : ' ';
    bool closed = value.n > 1 && value.at[value.n - 1] == first + 2;
    if ((first == '{' || first == '[') && !closed) {
        bad_client(x, value, "close it with the bracket that fits");
        return;
    }
    if (closed && (first == '{' || first == '['))
        value = str_upto(str_from(value, 1), value.n - 2);
    if (first == '{') {
        read_own(x, value);
        return;
    }
    if (first != '[' && !names_clients(c, value))
        return; // just a name
    while (take(&value, " ,", &word)) {
        const struct persona *p = course_persona(c, word);
        if (p)
            meet(x, p);
        else
            report_client(x, word);
    }
}
