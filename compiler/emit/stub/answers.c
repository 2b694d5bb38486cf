// answers.c - the record p as LuaLS sees it.
#include "emit/stub/parts.h"

bool stub_next(struct stub_walk *w)
{
    for (;;) {
        if (w->lesson && w->next_exercise < w->lesson->origin->exercise_count) {
            w->exercise = &w->lesson->origin->exercises[w->next_exercise++];
            return true;
        }
        if (w->next_lesson == w->course->lesson_count)
            return false;
        w->lesson = w->course->lessons[w->next_lesson++];
        w->next_exercise = 0;
        if (w->lesson->glossary)
            w->lesson = NULL;
    }
}

static void put_type(struct text *out, const struct stub_walk *w)
{
    text_format(out, "answer.%.*s.%.*s", STR_ARG(w->lesson->id),
                STR_ARG(w->exercise->name));
}

// "---@alias answer.lesson.name", or a class.
static void put_start(struct text *out, const struct stub_walk *w,
                      const char *what)
{
    text_format(out, "---@%s ", what);
    put_type(out, w);
}

// The numbers of the options as the lines of an alias.
static void put_options(struct text *out, const struct exercise *x)
{
    for (size_t i = 0; i < x->option_count; i++) {
        text_format(out, "\n---| %zu # ", i + 1);
        stub_text(out, x->options[i].plain);
    }
    text_byte(out, '\n');
}

static void put_choice(struct text *out, const struct stub_walk *w)
{
    put_start(out, w, "alias");
    if (w->exercise->many)
        text_puts(out, ".option");
    put_options(out, w->exercise);
    if (!w->exercise->many)
        return;
    put_start(out, w, "alias");
    text_byte(out, ' ');
    put_type(out, w);
    text_puts(out, ".option[]\n");
}

// 1|2|3: the numbers of the options.
static void put_numbers(struct text *out, const struct exercise *x)
{
    for (size_t i = 0; i < x->option_count; i++)
        text_format(out, "%s%zu", i ? "|" : "", i + 1);
}

static void put_silence(struct text *out, const struct stub_walk *w)
{
    put_start(out, w, "class");
    text_puts(out, "\n---@field held number seconds before the first word\n"
                   "---@field breaks integer how often it was broken\n");
    text_puts(out, "---@field asked {text?: string");
    if (!w->exercise->open && w->exercise->option_count) {
        text_puts(out, ", option?: ");
        put_numbers(out, w->exercise);
    }
    text_puts(out, "} what was asked; empty when nothing was\n");
    if (w->exercise->again > 0)
        text_puts(out, "---@field again {held: number, breaks: integer, done: "
                       "boolean} the second silence\n");
}

static void put_cues(struct text *out, const struct stub_walk *w)
{
    put_start(out, w, "class");
    text_puts(out, "\n---@field marked integer[] lines\n"
                   "---@field found integer cues among them\n"
                   "---@field false_marks integer lines that are no cue\n"
                   "---@field false_cues integer those that only looked like "
                   "one\n"
                   "---@field moment? integer lines after the decision; "
                   "before it below 0\n");
    if (exercise_decisions(w->exercise) > 1)
        text_puts(out, "---@field moments (integer|nil)[] the same of each "
                       "decision\n");
    if (!w->exercise->option_count)
        return;
    text_puts(out, "---@field reply? ");
    put_numbers(out, w->exercise);
    text_puts(out, " its number\n");
}

// Whom the participant met: what all that may be met have.
static void put_client(struct text *out, const struct exercise *x)
{
    if (!x->client_count)
        return;
    const struct persona *first = x->clients[0];
    text_puts(out, "---@field client { id: ");
    for (size_t i = 0; i < x->client_count; i++)
        text_format(out, "%s\"%.*s\"", i ? "|" : "",
                    STR_ARG(x->clients[i]->id));
    text_puts(out, ", name: string");
    for (size_t i = 0; i < first->trait_count; i++) {
        bool all = true;
        for (size_t k = 1; k < x->client_count; k++)
            all &= persona_trait(x->clients[k], first->traits[i].id) != NULL;
        if (all)
            text_format(out, ", [\"%.*s\"]: number",
                        STR_ARG(first->traits[i].id));
    }
    text_puts(out, " }\n");
}

static void put_named(struct text *out, const struct exercise *x)
{
    size_t n = 0;
    for (size_t i = 0; i < x->scene_count; i++)
        if (x->scenes[i].option_count)
            text_format(out, "%s[\"%.*s\"]?: boolean",
                        n++ ? ", " : "---@field named { ",
                        STR_ARG(x->scenes[i].name));
    text_puts(out, n ? " } whether by the right name\n" : "");
}

static void put_dialogue(struct text *out, const struct stub_walk *w)
{
    const struct exercise *x = w->exercise;
    const struct course *c = w->course;
    const char *bar = "";
    put_start(out, w, "class");
    text_puts(out, "\n---@field [integer] ");
    for (size_t i = 0; i < x->scene_count; i++, bar = "|")
        text_format(out, "%s\"%.*s\"", bar, STR_ARG(x->scenes[i].name));
    text_puts(out, " scenes reached after the start\n---@field ending? ");
    bar = "";
    for (size_t i = 0; i < x->scene_count; i++) {
        if (!x->scenes[i].ending.n)
            continue;
        text_format(out, "%s\"%.*s\"", bar, STR_ARG(x->scenes[i].ending));
        bar = "|";
    }
    text_puts(out, *bar ? " once it has ended\n" : "nil no end has a name\n");
    for (size_t i = 0; i < c->axis_count; i++)
        text_format(out, "---@field [\"%.*s\"] number -10 to 10\n",
                    STR_ARG(c->axes[i].id));
    put_client(out, x);
    put_named(out, x);
}

static const char *simple_type(enum kind kind)
{
    switch (kind) {
    case KIND_order:
        return "integer[] # items in the order they were put";
    case KIND_match:
        return "integer[] # for each on the left its right-hand one, or 0";
    case KIND_sort:
        return "integer[] # the group of each item, or 0";
    case KIND_gaps:
        return "string[]";
    case KIND_forecast:
        return "number # 0 to 1";
    case KIND_number:
        return "number";
    case KIND_scale:
        return "integer";
    case KIND_pool:
        return "string[] # the exercises that were drawn";
    default:
        return "string";
    }
}

static void put_answer(struct text *out, const struct stub_walk *w)
{
    const struct exercise *x = w->exercise;
    text_format(out, "\n--- %s `%.*s`: ", kind_row(x->kind)->name,
                STR_ARG(x->name));
    stub_text(out, x->title);
    text_byte(out, '\n');
    switch (x->kind) {
    case KIND_choice:
        put_choice(out, w);
        break;
    case KIND_silence:
        put_silence(out, w);
        break;
    case KIND_cues:
        put_cues(out, w);
        break;
    case KIND_dialogue:
        put_dialogue(out, w);
        break;
    default:
        put_start(out, w, "alias");
        text_format(out, " %s\n", simple_type(x->kind));
    }
}

// Has an earlier lesson an exercise of that name?
static bool is_known(const struct stub_walk *here)
{
    struct stub_walk w = {.course = here->course};
    while (stub_next(&w) && w.exercise != here->exercise)
        if (w.exercise->kind != KIND_feedback &&
            str_same(w.exercise->name, here->exercise->name))
            return true;
    return false;
}

// The type of p.name: that of every lesson which has such an exercise.
static void put_short(struct text *out, const struct stub_walk *first)
{
    struct stub_walk w = {.course = first->course};
    const char *bar = "";
    text_format(out, "---@field [\"%.*s\"]? ", STR_ARG(first->exercise->name));
    while (stub_next(&w)) {
        if (w.exercise->kind == KIND_feedback ||
            !str_same(w.exercise->name, first->exercise->name))
            continue;
        text_puts(out, bar);
        put_type(out, &w);
        bar = "|";
    }
    text_byte(out, '\n');
}

void stub_answers(struct text *out, const struct course *c)
{
    struct stub_walk w = {.course = c};
    while (stub_next(&w))
        if (w.exercise->kind != KIND_feedback)
            put_answer(out, &w);
    text_puts(out, "\n--- The participant's record: what was answered. An "
                   "exercise of the lesson by\n--- its name, one of another "
                   "as p[\"lesson/name\"]; nil until it is answered.\n"
                   "---@class stilte.answers\n");
    for (w = (struct stub_walk){.course = c}; stub_next(&w);)
        if (w.exercise->kind != KIND_feedback && !is_known(&w))
            put_short(out, &w);
    for (w = (struct stub_walk){.course = c}; stub_next(&w);) {
        if (w.exercise->kind == KIND_feedback)
            continue;
        text_format(out, "---@field [\"%.*s/%.*s\"]? ", STR_ARG(w.lesson->id),
                    STR_ARG(w.exercise->name));
        put_type(out, &w);
        text_byte(out, '\n');
    }
}
