// reason.c - conditions of rules as a clause; see reasons.h.
#include "emit/reasons.h"

#include <stdlib.h>

#include "base/lua_text.h"

enum { MOST_ARGUMENTS = 3 };

// A word with what stands in its parentheses, braces or quotes.
struct call {
    Str word;
    bool braces;
    Str inside; // of the braces
    Str args[MOST_ARGUMENTS];
    size_t n;
};

struct saying {
    struct text *t;
    const struct lesson *l;
    const struct course *c;
    size_t language;
    const struct words *words;
};

static bool read_call(Str text, struct call *call)
{
    struct rule_item item;
    const struct lua_token word = lua_take(&text);
    Str list = text;
    const struct lua_token open = lua_take(&text);
    *call = (struct call){.word = word.text};
    if (word.kind != LUA_NAME)
        return false;
    call->braces = str_is(open.text, "{");
    if (open.kind == LUA_TEXT)
        call->args[call->n++] = str_trim(list);
    else if (call->braces || str_is(open.text, "("))
        list = call->inside = rule_take_inside(&text);
    else
        return false;
    while (open.kind != LUA_TEXT && !call->braces &&
           rule_take_item(&list, &item) && call->n < MOST_ARGUMENTS)
        call->args[call->n++] = item.value;
    return lua_take(&text).kind == LUA_END;
}

// A text in quotes, or nothing.
static Str name_of(const struct call *call, size_t i)
{
    Str arg = i < call->n ? call->args[i] : (Str){0};
    const struct lua_token t = lua_take(&arg);
    return t.kind == LUA_TEXT && lua_take(&arg).kind == LUA_END ? t.text
                                                                 : (Str){0};
}

static bool number_of(const struct call *call, size_t i, double *number)
{
    char digits[32], *end;
    if (i >= call->n || call->args[i].n >= sizeof digits)
        return false;
    snprintf(digits, sizeof digits, "%.*s", STR_ARG(call->args[i]));
    *number = strtod(digits, &end);
    return end != digits && !*end;
}

// The exercise as the rules of the lesson call it, in the language of the page.
static const struct exercise *exercise_of(const struct saying *s, Str name)
{
    const size_t slash = str_find_byte(name, '/');
    for (size_t i = 0; i < s->c->lesson_count; i++) {
        const struct lesson *l = s->c->lessons[i];
        const struct page *p = lesson_page(l, s->language);
        if (slash < name.n ? !str_same(str_upto(name, slash), l->id)
                           : l != s->l)
            continue;
        const Str own = slash < name.n ? str_from(name, slash + 1) : name;
        for (size_t k = 0; k < p->exercise_count; k++)
            if (str_same(p->exercises[k].name, own))
                return &p->exercises[k];
    }
    return NULL;
}

// What is filled into a clause.
struct filling {
    Str title, name, n;
};

static void put_clause(const struct saying *s, const char *key,
                       const struct filling *f)
{
    const struct {
        const char *slot;
        Str value;
    } slots[] = {{"{title}", f->title}, {"{name}", f->name}, {"{n}", f->n}};
    Str rest = word(s->words, key);
    while (rest.n) {
        size_t at = rest.n, slot = 0;
        for (size_t i = 0; i < 3; i++)
            if (str_find(rest, str_of(slots[i].slot)) < at) {
                at = str_find(rest, str_of(slots[i].slot));
                slot = i;
            }
        text_add(s->t, str_upto(rest, at));
        if (at < rest.n)
            text_add(s->t, slots[slot].value);
        rest = str_from(rest, at < rest.n ? at + str_of(slots[slot].slot).n
                                          : at);
    }
}

// The first key, or, of what is not so, the second.
static bool put_either(const struct saying *s, const char *const keys[2],
                       bool no, const struct filling *f)
{
    put_clause(s, keys[no], f);
    return true;
}

// About an exercise: chose, done, correct, visited, held, named, on_time.
static bool say_option(const struct exercise *x, const struct call *call,
                       struct filling *f)
{
    double n;
    if (!number_of(call, 1, &n) || n < 1 || n > (double)x->option_count)
        return false;
    f->name = x->options[(size_t)n - 1].plain;
    return f->name.n > 0;
}

static bool say_scene(const struct exercise *x, const struct call *call,
                      struct filling *f)
{
    const Str name = name_of(call, 1);
    for (size_t i = 0; i < x->scene_count; i++) {
        const struct page *p = x->page;
        if (!str_same(x->scenes[i].name, name))
            continue;
        for (size_t k = 0; k < p->heading_count; k++)
            if (p->headings[k]->node == x->scenes[i].heading)
                f->name = p->headings[k]->plain;
    }
    return f->name.n > 0;
}

static bool say_exercise(const struct saying *s, const struct call *call,
                         bool no)
{
    static const struct {
        const char *word;
        const char *keys[2];
    } rows[] = {
        {"chose", {"clause_chose", "clause_not_chose"}},
        {"visited", {"clause_visited", "clause_not_visited"}},
        {"held", {"clause_held", "clause_not_held"}},
        {"done", {"clause_done", "clause_not_done"}},
        {"correct", {"clause_correct", "clause_not_correct"}},
        {"named", {"clause_named", "clause_not_named"}},
        {"on_time", {"clause_on_time", "clause_not_on_time"}},
    };
    const struct exercise *x = exercise_of(s, name_of(call, 0));
    size_t i = 0;
    double seconds;
    while (i < 7 && !str_is(call->word, rows[i].word))
        i++;
    if (i == 7 || !x)
        return false;
    struct filling f = {.title = x->title};
    struct text t = {0};
    bool can = true;
    if (i == 0)
        can = say_option(x, call, &f);
    else if (i == 1)
        can = say_scene(x, call, &f);
    else if (i == 2 && number_of(call, 1, &seconds))
        word_count(&t, s->words, "seconds", seconds);
    else if (i == 2)
        text_add(&t, name_of(call, 1));
    if (i == 2)
        f.n = text_str(&t);
    if (can)
        put_either(s, rows[i].keys, no, &f);
    text_clear(&t);
    return can;
}

static const struct level *level_of(const struct saying *s, Str id)
{
    for (size_t i = 0; i < s->c->level_count; i++)
        if (str_same(s->c->levels[i].id, id))
            return &s->c->levels[i];
    return NULL;
}

static Str level_title(const struct saying *s, const struct level *l)
{
    const Str name = localized(&l->name, s->language);
    return name.n ? name : l->id;
}

static Str title_of(const struct saying *s, const struct lesson *l)
{
    return lesson_page(l, s->language)->title;
}

// passed_lesson, mastered: about what has a name of its own.
static bool say_named(const struct saying *s, const struct call *call,
                      bool no)
{
    static const char *const passed[2] = {"clause_passed",
                                          "clause_not_passed"};
    static const char *const mastered[2] = {"clause_mastered",
                                            "clause_not_mastered"};
    const Str name = name_of(call, 0);
    const struct level *level = level_of(s, name);
    if (str_is(call->word, "mastered") && level)
        return put_either(s, mastered, no,
                          &(struct filling){.title = level_title(s, level)});
    for (size_t i = 0; i < s->c->lesson_count; i++)
        if (str_is(call->word, "passed_lesson") &&
            str_same(s->c->lessons[i]->id, name))
            return put_either(
                s, passed, no,
                &(struct filling){.title = title_of(s, s->c->lessons[i])});
    return false;
}

// What a number is asked of: its title, and whether it was given as an answer.
static bool find_measure(const struct saying *s, const struct call *call,
                         struct filling *f, const struct exercise **given)
{
    struct call inner;
    const Str name = name_of(call, 0);
    const struct level *level = level_of(s, name);
    *given = NULL;
    if (level)
        f->title = level_title(s, level);
    else if (str_is(name, "total"))
        f->title = title_of(s, s->l);
    if (name.n || !call->n || !read_call(call->args[0], &inner))
        return f->title.n > 0;
    const struct exercise *x = exercise_of(s, name_of(&inner, 0));
    if (!x || !(str_is(inner.word, "points") || str_is(inner.word, "answer")))
        return false;
    *given = str_is(inner.word, "answer") ? x : NULL;
    f->title = x->title;
    return true;
}

// below ("focus", 0): towards the end on the left; at_least ("focus", 1):
// towards the other one.
static bool say_axis(const struct saying *s, const struct call *call,
                     bool below)
{
    struct filling f = {0};
    double n;
    for (size_t i = 0; i < s->c->axis_count; i++) {
        const struct axis *a = &s->c->axes[i];
        if (!str_same(a->id, name_of(call, 0)) || !number_of(call, 1, &n))
            continue;
        if (below && n <= 0)
            f.name = localized(&a->low, s->language);
        else if (!below && n > 0)
            f.name = localized(&a->high, s->language);
    }
    if (f.name.n)
        put_clause(s, "clause_towards", &f);
    return f.name.n > 0;
}

static bool say_threshold(const struct saying *s, const struct call *call,
                          bool no)
{
    static const char *const reach[2] = {"clause_least", "clause_below"};
    static const char *const answer[2] = {"clause_answer_least",
                                          "clause_answer_below"};
    const bool below = str_is(call->word, "below");
    const struct exercise *given;
    struct filling f = {0};
    struct text t = {0};
    double n;
    if (!below && !str_is(call->word, "at_least"))
        return false;
    if (!find_measure(s, call, &f, &given))
        return say_axis(s, call, below != no);
    if (name_of(call, 1).n)
        text_add(&t, name_of(call, 1));
    else if (number_of(call, 1, &n) && given && given->kind == KIND_forecast)
        text_format(&t, "%g%%", n * 100);
    else if (number_of(call, 1, &n) && given)
        number_html(&t, s->words, n);
    else if (number_of(call, 1, &n))
        word_count(&t, s->words, "points", n);
    f.n = text_str(&t);
    const bool can = f.n.n > 0;
    if (can)
        put_either(s, given ? answer : reach, no != below, &f);
    text_clear(&t);
    return can;
}

// A list of conditions: whether "or" stands between them, and whether what is
// said is that they do not hold.
struct listed {
    Str list;
    bool any, no;
    bool inner; // beside other conditions
};

static bool say_list(const struct saying *s, const struct listed *l);

static bool say_condition(const struct saying *s, Str text,
                          const struct listed *in, bool inner)
{
    struct call call;
    const bool no = in->no;
    if (!read_call(text, &call))
        return false;
    if (call.braces && str_is(call.word, "all"))
        return say_list(s, &(struct listed){call.inside, no, no, inner});
    if (call.braces && str_is(call.word, "any"))
        return say_list(s, &(struct listed){call.inside, !no, no, inner});
    if (call.braces && str_is(call.word, "none"))
        return say_list(s, &(struct listed){call.inside, no, !no, inner});
    return !call.braces &&
           (say_exercise(s, &call, no) || say_named(s, &call, no) ||
            say_threshold(s, &call, no));
}

// A clause that a participant can follow: one condition or two. What is more,
// or nested, is a formula, and is not said.
static bool say_list(const struct saying *s, const struct listed *l)
{
    struct rule_item item;
    size_t all = 0, n = 0;
    for (Str rest = l->list; rule_take_item(&rest, &item);)
        all += !item.key.n;
    if (all > (l->inner ? 1 : 2))
        return false;
    for (Str rest = l->list; rule_take_item(&rest, &item);) {
        if (item.key.n)
            continue;
        if (n++)
            text_add(s->t,
                     word(s->words, l->any ? "reason_or" : "reason_and"));
        if (!say_condition(s, item.value, l, l->inner || all > 1))
            return false;
    }
    return n > 0;
}

bool reason_say(struct text *t, Str body, const struct lesson *l,
                size_t language, const struct words *words)
{
    const struct saying s = {t, l, l->origin->course, language, words};
    const size_t before = t->n;
    const bool said = say_list(&s, &(struct listed){.list = body});
    if (!said)
        t->n = before;
    return said;
}
