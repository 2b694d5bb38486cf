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

Str rule_take_inside(Str *rest)
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

static size_t line_of(Str text, Str part)
{
    size_t n = 0;
    for (const char *at = text.at; at < part.at; at++)
        n += *at == '\n';
    return n;
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
        struct rule_statement s = {t.text, name.text, rule_take_inside(&ahead),
                                   line_of(rules->text, t.text)};
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

bool rule_take_item(Str *list, struct rule_item *item)
{
    Str start = *list, ahead = *list;
    size_t depth = 0;
    struct lua_token t = lua_take(list);
    if (t.kind == LUA_END)
        return false;
    *item = (struct rule_item){.value = start};
    lua_take(&ahead);
    if (t.kind == LUA_NAME && str_is(lua_take(&ahead).text, "=") &&
        !str_starts(ahead, "=")) {
        item->key = t.text;
        item->value = ahead;
    }
    for (; t.kind != LUA_END; t = lua_take(list)) {
        const bool sign = t.kind == LUA_OTHER;
        depth += sign && opens(t.text);
        depth -= sign && closes(t.text);
        // A function has commas of its own, but only in parentheses or in
        // what it does, and nothing of that is looked at.
        if (sign && !depth && (str_is(t.text, ",") || str_is(t.text, ";")))
            break;
    }
    item->value = str_trim(
        str_upto(item->value, (size_t)(t.text.at - item->value.at)));
    return true;
}

// Is it one text in quotes, as it is read? Then *TEXT is what it says.
static bool is_plain_text(Str value, Str *text)
{
    struct lua_token t = lua_take(&value);
    *text = t.text;
    return t.kind == LUA_TEXT && lua_take(&value).kind == LUA_END &&
           str_find_byte(t.text, '\\') == t.text.n;
}

static bool is_translated(Str value, Str *inside)
{
    struct rule_item item;
    Str text;
    if (!str_is(lua_take(&value).text, "{"))
        return false;
    *inside = rule_take_inside(&value);
    if (lua_take(&value).kind != LUA_END)
        return false;
    for (Str list = *inside; rule_take_item(&list, &item);)
        if (!item.key.n || !is_plain_text(item.value, &text))
            return false;
    return true;
}

enum rule_reason rule_reason_of(Str body, Str *value)
{
    struct rule_item item = {0};
    while (rule_take_item(&body, &item))
        if (str_is(item.key, "because")) {
            if (is_plain_text(item.value, value))
                return REASON_PLAIN;
            if (is_translated(item.value, value))
                return REASON_TRANSLATED;
            *value = item.value;
            return REASON_UNREADABLE;
        }
    return REASON_NONE;
}

Str rule_reason_in(Str body, Str language)
{
    struct rule_item item;
    Str value, text = {0};
    const enum rule_reason reason = rule_reason_of(body, &value);
    if (reason == REASON_PLAIN)
        return value;
    while (reason == REASON_TRANSLATED && rule_take_item(&value, &item))
        if (str_same(item.key, language) && is_plain_text(item.value, &text))
            return text;
    return (Str){0};
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
