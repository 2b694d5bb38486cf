#include "emit/stub/stub.h"

#include "base/embedded.h"
#include "base/utf8.h"
#include "emit/stub/parts.h"

// What conditions, terms and measures are. Inside functions a word gives a
// truth or a number; that it stands for one while rules declare makes no
// difference to an editor.
static const char types[] =
    "\n"
    "--- What holds or does not hold: what a word says, or a function of the\n"
    "--- answers.\n"
    "---@alias stilte.condition boolean|fun(p: stilte.answers): any\n"
    "\n"
    "--- What earns points: what a word says (a condition earns 1), or a\n"
    "--- function of the answers that says 0 to 1.\n"
    "---@alias stilte.term number|boolean|fun(p: stilte.answers): any\n"
    "\n"
    "--- What can be compared: a level of the lesson, its total, an axis, or\n"
    "--- whatever gives a number.\n"
    "---@alias stilte.measure \"total\"|stilte.level|stilte.axis|stilte.term\n";

void stub_text(struct text *out, Str s)
{
    enum { LONGEST = 60 };
    size_t length;
    for (size_t n = 0; s.n; s = str_from(s, length), n++) {
        const uint32_t c = utf8_decode(s, &length);
        if (n == LONGEST) {
            text_puts(out, "...");
            break;
        }
        if (c < 32 || c == 127)
            text_byte(out, ' ');
        else
            text_add(out, str_upto(s, length));
    }
}

// An alias of all names that `add` puts behind it; a course that has none
// leaves a text.
static void put_names(struct text *out, const struct course *c,
                      const char *alias,
                      size_t (*add)(struct text *, const struct course *))
{
    struct text names = {0};
    text_format(out, "\n---@alias stilte.%s", alias);
    if (add(&names, c) > 0)
        text_add(out, text_str(&names));
    else
        text_puts(out, " string # there is none in this course");
    text_byte(out, '\n');
    text_clear(&names);
}

static void put_name(struct text *out, Str name, Str what)
{
    text_format(out, "\n---| \"%.*s\"", STR_ARG(name));
    if (what.n)
        text_puts(out, " # ");
    stub_text(out, what);
}

static size_t add_lessons(struct text *out, const struct course *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct lesson *l = c->lessons[i];
        if (l->glossary)
            continue;
        put_name(out, l->id, l->origin->title);
        n++;
    }
    return n;
}

static size_t add_levels(struct text *out, const struct course *c)
{
    for (size_t i = 0; i < c->level_count; i++)
        put_name(out, c->levels[i].id, localized(&c->levels[i].name, 0));
    return c->level_count;
}

static size_t add_axes(struct text *out, const struct course *c)
{
    struct text ends = {0};
    for (size_t i = 0; i < c->axis_count; i++) {
        Str low = localized(&c->axes[i].low, 0);
        Str high = localized(&c->axes[i].high, 0);
        text_empty(&ends);
        text_format(&ends, "%.*s - %.*s", STR_ARG(low), STR_ARG(high));
        put_name(out, c->axes[i].id, text_str(&ends));
    }
    text_clear(&ends);
    return c->axis_count;
}

static size_t add_scenes(struct text *out, const struct course *c)
{
    size_t n = 0;
    struct stub_walk w = {.course = c};
    while (stub_next(&w)) {
        const struct exercise *x = w.exercise;
        for (size_t i = 0; i < x->scene_count; i++, n++) {
            struct text at = {0};
            text_format(&at, "%.*s/%.*s", STR_ARG(w.lesson->id),
                        STR_ARG(x->name));
            put_name(out, x->scenes[i].name, text_str(&at));
            text_clear(&at);
        }
    }
    return n;
}

// Is the exercise of that kind, or any but a feedback (KINDS)?
static bool is_of(const struct exercise *x, enum kind kind)
{
    return kind == KINDS ? x->kind != KIND_feedback : x->kind == kind;
}

// The names of all exercises of a kind, as their own lesson calls them; an
// earlier lesson may have used the same. And as all others do.
static size_t add_exercises(struct text *out, const struct course *c,
                            enum kind kind)
{
    size_t n = 0;
    struct stub_walk w = {.course = c};
    while (stub_next(&w)) {
        const struct exercise *x = w.exercise;
        struct stub_walk before = {.course = c};
        struct text full = {0};
        if (!is_of(x, kind))
            continue;
        while (stub_next(&before) && before.exercise != x &&
               !(is_of(before.exercise, kind) &&
                 str_same(before.exercise->name, x->name)))
            ;
        if (before.exercise == x)
            put_name(out, x->name, x->title);
        text_format(&full, "%.*s/%.*s", STR_ARG(w.lesson->id),
                    STR_ARG(x->name));
        if (kind != KIND_feedback) // shown by its own lesson only
            put_name(out, text_str(&full), (Str){0});
        text_clear(&full);
        n++;
    }
    return n;
}

static size_t add_all(struct text *out, const struct course *c)
{
    return add_exercises(out, c, KINDS);
}

static size_t add_choices(struct text *out, const struct course *c)
{
    return add_exercises(out, c, KIND_choice);
}

static size_t add_silences(struct text *out, const struct course *c)
{
    return add_exercises(out, c, KIND_silence);
}

static size_t add_cues(struct text *out, const struct course *c)
{
    return add_exercises(out, c, KIND_cues);
}

static size_t add_dialogues(struct text *out, const struct course *c)
{
    return add_exercises(out, c, KIND_dialogue);
}

static size_t add_feedbacks(struct text *out, const struct course *c)
{
    return add_exercises(out, c, KIND_feedback);
}

// The names that @param gives, as the head of a function.
static void put_head(struct text *out, Str name, Str doc)
{
    const char *comma = "";
    Str line;
    text_format(out, "function %.*s(", STR_ARG(name));
    while (str_line(&doc, &line)) {
        if (!str_starts(line, "---@param "))
            continue;
        Str param = str_from(line, sizeof "---@param " - 1);
        param = str_upto(param, str_find_byte(param, ' '));
        if (str_ends(param, "?"))
            param.n--;
        text_format(out, "%s%.*s", comma, STR_ARG(param));
        comma = ", ";
    }
    text_puts(out, ") end\n");
}

// The word that a line of words.lua defines, or an empty text.
static Str word_of(Str line)
{
    const char *const starts[] = {"function words.", "words."};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (!str_starts(line, starts[i]))
            continue;
        Str rest = str_from(line, str_of(starts[i]).n);
        size_t n = 0;
        while (n < rest.n && (byte_is_letter(rest.at[n]) || rest.at[n] == '_'))
            n++;
        return str_upto(rest, n);
    }
    return (Str){0};
}

// Every word with the lines of three hyphens that stand above it.
static void put_words(struct text *out)
{
    Str rest = embedded("words.lua"), line;
    struct text doc = {0};
    while (str_line(&rest, &line)) {
        if (str_starts(line, "---")) {
            text_add(&doc, line);
            text_byte(&doc, '\n');
            continue;
        }
        Str name = word_of(line), written = text_str(&doc);
        if (name.n && written.n) {
            text_byte(out, '\n');
            text_add(out, written);
            if (str_find(written, STR("---@type")) < written.n)
                text_format(out, "%.*s = true\n", STR_ARG(name));
            else
                put_head(out, name, written);
        }
        text_empty(&doc);
    }
    text_clear(&doc);
}

void emit_stub(const struct course *c, struct text *out)
{
    static const struct {
        const char *alias;
        size_t (*add)(struct text *out, const struct course *c);
    } names[] = {
        {"lesson", add_lessons},     {"level", add_levels},
        {"axis", add_axes},          {"exercise", add_all},
        {"choice", add_choices},     {"silence", add_silences},
        {"cues", add_cues},          {"dialogue", add_dialogues},
        {"feedback", add_feedbacks}, {"scene", add_scenes},
    };
    text_puts(out, STUB_FIRST "\n---@meta\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put_names(out, c, names[i].alias, names[i].add);
    text_puts(out, types);
    stub_answers(out, c);
    put_words(out);
}
