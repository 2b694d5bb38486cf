#include "pass/rule_names.h"

#include <string.h>

// What stands in the rules, one after the other.
enum token_kind { TOKEN_NAME, TOKEN_TEXT, TOKEN_OTHER, TOKEN_END };

struct token {
    enum token_kind kind;
    Str text; // of a TOKEN_TEXT what stands between the quotes
};

static bool is_name_byte(char c)
{
    return byte_is_letter(c) || byte_is_digit(c) || c == '_';
}

// The length of [[ or [==[ at the front of `s`, 0 when there is none.
static size_t long_bracket(Str s)
{
    size_t n = 1;
    if (s.n < 2 || s.at[0] != '[')
        return 0;
    while (n < s.n && s.at[n] == '=')
        n++;
    return n < s.n && s.at[n] == '[' ? n + 1 : 0;
}

// Takes [[...]], whose opening has `open` bytes, off the front.
static Str take_long(Str *rest, size_t open)
{
    char close[64] = "]";
    memset(close + 1, '=', open - 2 < 60 ? open - 2 : 60);
    strcat(close, "]");
    Str inside = str_from(*rest, open);
    inside = str_upto(inside, str_find(inside, str_of(close)));
    *rest = str_from(*rest, open + inside.n + open);
    return inside;
}

static Str take_quoted(Str *rest)
{
    size_t n = 1;
    while (n < rest->n && rest->at[n] != rest->at[0] && rest->at[n] != '\n')
        n += rest->at[n] == '\\' ? 2 : 1;
    Str inside = str_upto(str_from(*rest, 1), n - 1);
    *rest = str_from(*rest, n + 1);
    return inside;
}

static bool skip_comment(Str *rest)
{
    if (!str_starts(*rest, "--"))
        return false;
    size_t open = long_bracket(str_from(*rest, 2));
    *rest = str_from(*rest, 2);
    if (open)
        take_long(rest, open);
    else
        *rest = str_from(*rest, str_find_byte(*rest, '\n'));
    return true;
}

static struct token take_token(Str *rest)
{
    for (;;) {
        while (rest->n && strchr(" \t\r\n", rest->at[0]))
            *rest = str_from(*rest, 1);
        if (!skip_comment(rest))
            break;
    }
    if (!rest->n)
        return (struct token){TOKEN_END, *rest};
    const char first = rest->at[0];
    const size_t open = long_bracket(*rest);
    if (first == '"' || first == '\'')
        return (struct token){TOKEN_TEXT, take_quoted(rest)};
    if (open)
        return (struct token){TOKEN_TEXT, take_long(rest, open)};
    size_t n = 0;
    while (n < rest->n && is_name_byte(rest->at[n]))
        n++;
    // ".." and "..." are no single point.
    while (first == '.' && n < rest->n && rest->at[n] == '.')
        n++;
    struct token t = {n && first != '.' ? TOKEN_NAME : TOKEN_OTHER,
                      str_upto(*rest, n ? n : 1)};
    *rest = str_from(*rest, t.text.n);
    return t;
}

// Do the rules set a p of their own? `local p`, `p =`, `for p`.
static bool has_own_p(Str text)
{
    struct token before = {TOKEN_OTHER, {0}}, t;
    while ((t = take_token(&text)).kind != TOKEN_END) {
        bool is_p = t.kind == TOKEN_NAME && str_is(t.text, "p");
        Str ahead = text;
        if (is_p && (str_is(before.text, "local") ||
                     str_is(before.text, "for")))
            return true;
        if (is_p && !str_is(before.text, ".") &&
            str_is(take_token(&ahead).text, "=") && !str_starts(ahead, "="))
            return true;
        before = t;
    }
    return false;
}

// The place of `name`, a part of the rules' text.
static Span place_of(const struct lua_block *rules, Str name)
{
    size_t line = rules->line, start = 0;
    const size_t end = (size_t)(name.at - rules->text.at);
    for (size_t i = 0; i < end; i++)
        if (rules->text.at[i] == '\n') {
            line++;
            start = i + 1;
        }
    // A block in a list is indented in the source, but not in the text.
    Str whole = str_from(rules->text, start);
    whole = str_upto(whole, str_find_byte(whole, '\n'));
    size_t indent = str_find(source_line(rules->source, line), whole);
    if (indent == source_line(rules->source, line).n)
        indent = 0;
    return span_at(rules->source, line, indent + end - start + 1, name.n);
}

void each_record_name(const struct lua_block *rules,
                      void (*found)(void *context, Str name, Span at),
                      void *context)
{
    Str rest = rules->text;
    struct token before = {TOKEN_OTHER, {0}}, t;
    if (has_own_p(rest))
        return;
    while ((t = take_token(&rest)).kind != TOKEN_END) {
        bool is_p = t.kind == TOKEN_NAME && str_is(t.text, "p") &&
                    !str_is(before.text, ".") && !str_is(before.text, ":");
        Str ahead = rest;
        struct token next = is_p ? take_token(&ahead) : t;
        struct token name = is_p ? take_token(&ahead) : t;
        if (is_p && ((str_is(next.text, ".") && name.kind == TOKEN_NAME) ||
                     (str_is(next.text, "[") && name.kind == TOKEN_TEXT)))
            found(context, name.text, place_of(rules, name.text));
        before = t;
    }
}

// Too short a name is near to too many.
enum { SHORTEST = 3 };

Str meant_exercise(const struct course *c, const struct lesson *l, Str name)
{
    const bool full = str_find_byte(name, '/') < name.n;
    struct arena *a = arena_new();
    Str *known = NULL, near = {0};
    size_t n = 0;
    bool exists = name.n < SHORTEST;
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct lesson *of = c->lessons[i];
        for (size_t k = 0; k < of->origin->exercise_count; k++) {
            const struct exercise *x = &of->origin->exercises[k];
            if ((!full && of != l) || x->kind == KIND_feedback)
                continue;
            Str *slot = ARENA_PUSH(a, known, n);
            *slot = full ? arena_format(c->arena, "%.*s/%.*s", STR_ARG(of->id),
                                        STR_ARG(x->name))
                         : x->name;
            exists = exists || str_same(*slot, name);
        }
    }
    if (!exists)
        near = nearest_word(name, known, n);
    arena_free(a);
    return near;
}
