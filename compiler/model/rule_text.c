#include "model/rule_text.h"

#include "base/lua_text.h"
#include "model/course.h"

static bool is_one_of(Str word, const char *const *words)
{
    while (*words && !str_is(word, *words))
        words++;
    return *words != NULL;
}

static bool opens(Str s)
{
    return str_is(s, "{") || str_is(s, "(") || str_is(s, "[");
}

static bool closes(Str s)
{
    return str_is(s, "}") || str_is(s, ")") || str_is(s, "]");
}

// Takes what stands between braces, behind the opening one.
static Str take_body(Str *rest)
{
    Str start = *rest;
    size_t depth = 1;
    for (struct lua_token t = lua_take(rest); t.kind != LUA_END;
         t = lua_take(rest)) {
        if (t.kind != LUA_OTHER)
            continue;
        depth += opens(t.text);
        depth -= closes(t.text);
        if (!depth)
            return str_upto(start, (size_t)(t.text.at - start.at));
    }
    return start;
}

void each_rule_statement(const struct lua_block *rules,
                         void (*found)(void *context,
                                       const struct rule_statement *s),
                         void *context)
{
    static const char *const words[] = {"level", "feedback", "unlock",
                                        "route", NULL};
    Str rest = rules->text;
    for (struct lua_token t = lua_take(&rest); t.kind != LUA_END;
         t = lua_take(&rest)) {
        if (t.kind != LUA_NAME || !is_one_of(t.text, words))
            continue;
        Str ahead = rest;
        struct lua_token name = lua_take(&ahead);
        const bool bracket = str_is(name.text, "(");
        if (bracket)
            name = lua_take(&ahead);
        if (bracket && !str_is(lua_take(&ahead).text, ")"))
            continue;
        if (name.kind != LUA_TEXT || !str_is(lua_take(&ahead).text, "{"))
            continue;
        struct rule_statement s = {t.text, name.text, take_body(&ahead)};
        found(context, &s);
        rest = ahead;
    }
}

static bool names(Str name, const struct lesson *l, const struct exercise *x)
{
    const struct lesson *own = x->page->lesson;
    size_t slash = str_find_byte(name, '/');
    if (slash == name.n)
        return own == l && str_same(name, x->name);
    return str_same(str_upto(name, slash), own->id) &&
           str_same(str_from(name, slash + 1), x->name);
}

// The exercise's name that follows a word or p, or nothing.
static Str name_behind(const struct lua_token *t, Str rest)
{
    static const char *const words[] = {"points", "done", "correct", "held",
                                        "visited", "chose", NULL};
    if (t->kind != LUA_NAME)
        return STR("");
    struct lua_token next = lua_take(&rest), last = next;
    if (str_is(t->text, "p")) {
        last = lua_take(&rest);
        bool dot = str_is(next.text, ".") && last.kind == LUA_NAME;
        bool index = str_is(next.text, "[") && last.kind == LUA_TEXT;
        return dot || index ? last.text : STR("");
    }
    if (!is_one_of(t->text, words))
        return STR("");
    if (str_is(next.text, "("))
        last = lua_take(&rest);
    return last.kind == LUA_TEXT ? last.text : STR("");
}

bool rule_speaks_of(Str body, const struct lesson *l,
                    const struct exercise *x)
{
    for (struct lua_token t = lua_take(&body); t.kind != LUA_END;
         t = lua_take(&body)) {
        Str name = name_behind(&t, body);
        if (name.n && names(name, l, x))
            return true;
    }
    return false;
}

void rule_put_words(struct text *t, Str body)
{
    const char *end = NULL;
    for (struct lua_token w = lua_take(&body); w.kind != LUA_END;
         w = lua_take(&body)) {
        // A string is taken without its quotes, of which one is as long as
        // the other.
        Str whole = w.text, ahead = body;
        size_t quote = (size_t)(body.at - (w.text.at + w.text.n));
        if (w.kind == LUA_TEXT) {
            whole.at -= quote;
            whole.n += 2 * quote;
        }
        bool last = lua_take(&ahead).kind == LUA_END;
        if (last && str_is(whole, ","))
            break;
        if (end && whole.at > end)
            text_byte(t, ' ');
        text_add(t, whole);
        end = whole.at + whole.n;
    }
}
