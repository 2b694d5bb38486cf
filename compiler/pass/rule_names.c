#include "pass/rule_names.h"

#include "base/lua_text.h"

// Do the rules set a p of their own? `local p`, `p =`, `for p`.
static bool has_own_p(Str text)
{
    struct lua_token before = {LUA_OTHER, {0}}, t;
    while ((t = lua_take(&text)).kind != LUA_END) {
        bool is_p = t.kind == LUA_NAME && str_is(t.text, "p");
        Str ahead = text;
        if (is_p && (str_is(before.text, "local") ||
                     str_is(before.text, "for")))
            return true;
        if (is_p && !str_is(before.text, ".") &&
            str_is(lua_take(&ahead).text, "=") && !str_starts(ahead, "="))
            return true;
        before = t;
    }
    return false;
}

Span rule_place(const struct lua_block *rules, Str name)
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
    struct lua_token before = {LUA_OTHER, {0}}, t;
    if (has_own_p(rest))
        return;
    while ((t = lua_take(&rest)).kind != LUA_END) {
        bool is_p = t.kind == LUA_NAME && str_is(t.text, "p") &&
                    !str_is(before.text, ".") && !str_is(before.text, ":");
        Str ahead = rest;
        struct lua_token next = is_p ? lua_take(&ahead) : t;
        struct lua_token name = is_p ? lua_take(&ahead) : t;
        if (is_p && ((str_is(next.text, ".") && name.kind == LUA_NAME) ||
                     (str_is(next.text, "[") && name.kind == LUA_TEXT)))
            found(context, name.text, rule_place(rules, name.text));
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
