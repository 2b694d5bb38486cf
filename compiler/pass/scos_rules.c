#include "pass/scos_rules.h"

#include "base/lua_text.h"
#include "model/rule_text.h"
#include "pass/rule_names.h"
#include "pass/rules.h"

static const struct lua_block *rules_of(const struct reading *r)
{
    return &r->lesson->origin->rules;
}

// --- unlock and route ---

// passed_lesson "x", behind the word.
static bool take_passed(const struct reading *r, Str *rest, Str *name)
{
    struct lua_token t = lua_take(rest);
    const bool bracket = str_is(t.text, "(");
    if (bracket)
        t = lua_take(rest);
    *name = t.text;
    return t.kind == LUA_TEXT && course_lesson(r->course, t.text) &&
           (!bracket || str_is(lua_take(rest).text, ")"));
}

// Adds to the way what stands up to `end` (NULL: the end of the text). False:
// something else than passed_lesson.
static bool take_list(const struct reading *r, Str *rest, const char *end,
                      struct way *way)
{
    struct arena *a = r->course->arena;
    for (;;) {
        struct lua_token t = lua_take(rest);
        Str name;
        if (t.kind == LUA_END)
            return !end;
        if (end && str_is(t.text, end))
            return true;
        if (str_is(t.text, ",") || str_is(t.text, ";"))
            continue;
        if (str_is(t.text, "all") && str_is(lua_take(rest).text, "{")) {
            if (!take_list(r, rest, "}", way))
                return false;
            continue;
        }
        if (!str_is(t.text, "passed_lesson") || !take_passed(r, rest, &name))
            return false;
        const struct lesson *from = course_lesson(r->course, name);
        *ARENA_PUSH(a, way->signals, way->n) =
            (struct signal){SIGNAL_PASSED, from, from};
    }
}

// any { passed_lesson "x", passed_lesson "y" } and nothing else.
static bool take_any(const struct reading *r, Str rest, struct way *way)
{
    return str_is(lua_take(&rest).text, "any") &&
           str_is(lua_take(&rest).text, "{") &&
           take_list(r, &rest, "}", way) &&
           (lua_take(&rest).kind == LUA_END || !rest.n);
}

static void read_ways(const struct reading *r, struct opening *o)
{
    struct arena *a = r->course->arena;
    struct way way = {0}, any = {0};
    Str rest = o->body;
    if (take_any(r, o->body, &any)) {
        for (size_t i = 0; i < any.n; i++)
            *ARENA_PUSH(a, o->ways, o->n) =
                (struct way){&any.signals[i], 1};
    } else if (take_list(r, &rest, NULL, &way) && way.n) {
        *ARENA_PUSH(a, o->ways, o->n) = way;
    }
}

static void read_opening(void *context, const struct rule_statement *s)
{
    struct reading *r = context;
    const struct lesson *about = course_lesson(r->course, s->name);
    const bool unlock = str_is(s->word, "unlock");
    if (!about || (!unlock && !str_is(s->word, "route")))
        return;
    struct opening *o = ARENA_PUSH(r->course->arena, r->openings, r->n);
    *o = (struct opening){.kind = unlock ? SIGNAL_UNLOCK : SIGNAL_ROUTE,
                          .about = about,
                          .body = s->body,
                          .at = rule_place(rules_of(r), s->name)};
    o->last_line =
        rule_place(rules_of(r), str_from(s->body, s->body.n)).line;
    read_ways(r, o);
}

// A loop makes statements that have no text of their own.
static void count_words(struct reading *r)
{
    size_t words[SIGNAL_ROUTE + 1] = {0};
    Str rest = rules_of(r)->text;
    for (struct lua_token t = lua_take(&rest); t.kind != LUA_END;
         t = lua_take(&rest)) {
        words[SIGNAL_UNLOCK] += t.kind == LUA_NAME && str_is(t.text, "unlock");
        words[SIGNAL_ROUTE] += t.kind == LUA_NAME && str_is(t.text, "route");
    }
    for (size_t i = 0; i < r->n; i++)
        words[r->openings[i].kind]--;
    for (size_t k = 0; k <= SIGNAL_ROUTE; k++)
        r->loops[k] = words[k] > 0;
}

// --- what other lessons know ---

static void foreign(struct reading *r, struct opening *in, Span at, Str name)
{
    if (in)
        in->foreign = true;
    else
        diag(r->course->dx, DIAG_E260, at,
             "'%.*s'\nmove it into one lesson with these rules, or write "
             "`sco: course`",
             STR_ARG(name));
}

static struct opening *opening_around(const struct reading *r, Str part)
{
    for (size_t i = 0; i < r->n; i++) {
        Str body = r->openings[i].body;
        if (part.at >= body.at && part.at < body.at + body.n)
            return &r->openings[i];
    }
    return NULL;
}

// The opening on that line which has the name in it.
static struct opening *opening_on(const struct reading *r, size_t line,
                                  Str name)
{
    for (size_t i = 0; i < r->n; i++) {
        struct opening *o = &r->openings[i];
        if (line >= o->at.line && line <= o->last_line &&
            str_find(o->body, name) < o->body.n)
            return o;
    }
    return NULL;
}

// passed_lesson of another lesson, or of one that only running would tell.
static void look_at_passed(struct reading *r)
{
    Str rest = rules_of(r)->text;
    for (struct lua_token t = lua_take(&rest); t.kind != LUA_END;
         t = lua_take(&rest)) {
        Str ahead = rest, name;
        if (t.kind != LUA_NAME || !str_is(t.text, "passed_lesson"))
            continue;
        bool said = take_passed(r, &ahead, &name);
        struct opening *in = opening_around(r, t.text);
        if ((said && str_same(name, r->lesson->id)) || (in && in->ways))
            continue;
        Str what = said ? name : t.text;
        foreign(r, in, rule_place(rules_of(r), what), what);
    }
}

// p["other/exercise"]
static void look_at_record(void *context, Str name, Span at)
{
    struct reading *r = context;
    size_t slash = str_find_byte(name, '/');
    const struct lesson *l = course_lesson(r->course, str_upto(name, slash));
    if (slash < name.n && l && l != r->lesson)
        foreign(r, opening_around(r, name), at, name);
}

// The whole course was sound: what the engine misses now is in another
// lesson.
static void look_at_problems(struct reading *r, const struct engine *e)
{
    for (size_t i = 0; i < engine_problem_count(e); i++) {
        const struct engine_problem *p = engine_problem(e, i);
        size_t line = p->line > 0 ? (size_t)p->line : rules_of(r)->line;
        Str name = str_of(p->name);
        foreign(r, opening_on(r, line, name),
                rule_line_place(rules_of(r), line, p->name), name);
    }
}

// --- measures of the whole course ---

// Do other lessons have a part in what the word measures?
static bool is_shared(const struct reading *r, bool of_forecasts)
{
    for (size_t i = 0; i < r->course->lesson_count; i++) {
        const struct lesson *l = r->course->lessons[i];
        for (size_t k = 0; l != r->lesson && k < l->origin->exercise_count;
             k++) {
            const enum kind kind = l->origin->exercises[k].kind;
            if (of_forecasts ? kind == KIND_forecast
                             : kind == KIND_dialogue || kind == KIND_choice ||
                                   kind == KIND_scale)
                return true;
        }
    }
    return false;
}

// share_of ("mira", "feeling") is about one exercise.
static bool is_wide(const struct reading *r, Str word, Str rest)
{
    struct lua_token t = lua_take(&rest);
    const bool bracket = str_is(t.text, "(");
    if (bracket)
        t = lua_take(&rest);
    if (str_is(word, "share_of"))
        return !bracket || !str_is(lua_take(&rest).text, ",");
    if (str_is(word, "at_least") || str_is(word, "below"))
        return t.kind == LUA_TEXT && course_axis(r->course, t.text) >= 0 &&
               course_level(r->course, t.text) < 0 && !str_is(t.text, "total");
    return true;
}

static void look_at_measures(struct reading *r)
{
    static const char *const words[] = {"margin", "brier", "share_of",
                                        "at_least", "below"};
    Str rest = rules_of(r)->text;
    for (struct lua_token t = lua_take(&rest); t.kind != LUA_END;
         t = lua_take(&rest)) {
        size_t k = 0;
        while (k < 5 && !str_is(t.text, words[k]))
            k++;
        if (t.kind == LUA_NAME && k < 5 && is_wide(r, t.text, rest) &&
            is_shared(r, k < 2))
            diag(r->course->dx, DIAG_W452, rule_place(rules_of(r), t.text),
                 "`%.*s`\nwrite `sco: course` if it must count them all",
                 STR_ARG(t.text));
    }
}

void read_sco_rules(struct reading *r, const struct engine *e)
{
    if (!rules_of(r)->text.at)
        return;
    each_rule_statement(rules_of(r), read_opening, r);
    count_words(r);
    look_at_passed(r);
    look_at_problems(r, e);
    each_record_name(rules_of(r), look_at_record, r);
    look_at_measures(r);
}
