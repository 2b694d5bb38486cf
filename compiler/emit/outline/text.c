// text.c - the outline for people: as aligned columns, or as Markdown.
//
// What is counted stands in rows, the lessons in columns, as many beside each
// other as fit.
#include "base/columns.h"
#include "emit/outline/outline.h"

enum { LABEL = 32, CELL = 6, BESIDE = (COLUMNS - LABEL - CELL) / CELL };

struct row {
    Str label;
    bool below; // says more about the row above it
    double *cells; // per lesson, and for all
};

struct section {
    Str title;
    struct row *rows;
    size_t n;
};

struct sheet {
    const struct outline *o;
    struct arena *arena;
    struct section *sections;
    size_t n;
    struct text *out;
};

// Numbers of a part, from one place in it on.
typedef double number_of(const struct outline_part *p, size_t i);

static double kinds(const struct outline_part *p, size_t i)
{
    return (double)p->kinds[i];
}

static double levels(const struct outline_part *p, size_t i)
{
    return (double)p->levels[i];
}

static double boxes(const struct outline_part *p, size_t i)
{
    return (double)p->boxes[i];
}

static double replies(const struct outline_part *p, size_t i)
{
    return (double)p->replies[i];
}

static double level_points(const struct outline_part *p, size_t i)
{
    return p->level_points[i];
}

static double low(const struct outline_part *p, size_t i)
{
    return (double)p->low[i];
}

static double high(const struct outline_part *p, size_t i)
{
    return (double)p->high[i];
}

static double ideas(const struct outline_part *p, size_t i)
{
    return (double)p->ideas[i];
}

static void begin(struct sheet *s, const char *title)
{
    *ARENA_PUSH(s->arena, s->sections, s->n) =
        (struct section){.title = str_of(title)};
}

// A row that says more is left out where it says nothing.
static void add_row(struct sheet *s, Str label, bool below, number_of *number,
                    size_t i)
{
    const struct outline *o = s->o;
    struct section *in = &s->sections[s->n - 1];
    if (below && !(number(&o->all, i) > 0))
        return;
    struct row row = {label, below, NULL};
    row.cells = arena_take(s->arena, (o->n + 1) * sizeof *row.cells);
    for (size_t k = 0; k < o->n; k++)
        row.cells[k] = number(&o->parts[k], i);
    row.cells[o->n] = number(&o->all, i);
    *ARENA_PUSH(s->arena, in->rows, in->n) = row;
}

static void fill(struct sheet *s)
{
    const struct course *c = s->o->c;
    begin(s, "Exercises by kind");
    for (size_t i = 0; i < KINDS; i++)
        if (s->o->all.kinds[i])
            add_row(s, str_of(kind_row((enum kind)i)->name), false, kinds, i);
    begin(s, "Levels: exercises for them");
    for (size_t i = 0; i < c->level_count; i++) {
        add_row(s, c->levels[i].name.in[0], false, levels, i);
        add_row(s, STR("boxes"), true, boxes, i);
        add_row(s, STR("replies"), true, replies, i);
        add_row(s, STR("points"), true, level_points, i);
    }
    begin(s, "Axes: what moves them, and where");
    for (size_t i = 0; i < c->axis_count; i++) {
        const struct axis *axis = &c->axes[i];
        add_row(s, arena_format(s->arena, "- %.*s", STR_ARG(axis->low.in[0])),
                false, low, i);
        add_row(s, arena_format(s->arena, "+ %.*s", STR_ARG(axis->high.in[0])),
                false, high, i);
    }
    begin(s, "Ideas");
    for (size_t i = 0; i < IDEAS; i++)
        add_row(s, str_of(idea_row((enum outline_idea)i)->name), false, ideas,
                i);
}

// Zero is a dash, so that gaps catch the eye.
static Str number(struct sheet *s, double value)
{
    struct text t = {0};
    if (value > 0)
        text_number(&t, value);
    else
        text_byte(&t, '-');
    Str shown = arena_str(s->arena, text_str(&t));
    text_clear(&t);
    return shown;
}

// Text that no Markdown reader takes for anything else.
static void put_plain(struct text *out, Str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == '|' || s.at[i] == '\\' || s.at[i] == '`' ||
            s.at[i] == '*' || s.at[i] == '_' || s.at[i] == '[' ||
            s.at[i] == '<' || s.at[i] == '&' || s.at[i] == '~')
            text_byte(out, '\\');
        text_byte(out, s.at[i]);
    }
}

static void put_about(struct sheet *s, bool markdown)
{
    const struct course *c = s->o->c;
    size_t n = s->o->all.exercises;
    struct text about = {0};
    Str title = arena_format(s->arena, "%.*s %.*s", STR_ARG(c->title.in[0]),
                             STR_ARG(c->version));
    if (markdown) {
        text_puts(s->out, "# ");
        put_plain(s->out, title);
        text_byte(s->out, '\n');
    } else {
        columns_wrap(s->out, 0, STR(""), title);
    }
    text_format(&about, "%zu lesson%s, %zu exercise%s", s->o->n,
                s->o->n == 1 ? "" : "s", n, n == 1 ? "" : "s");
    if (c->minutes)
        text_format(&about, ", %d minutes", c->minutes);
    text_puts(&about, "; in ");
    text_join(&about, c->languages, c->language_count);
    text_puts(s->out, markdown ? "\n" : "");
    columns_wrap(s->out, 0, STR(""), text_str(&about));
    text_clear(&about);
}

static void put_lesson(struct sheet *s, const struct outline_part *p,
                       Str number_of_it)
{
    struct text *out = s->out;
    Str title = p->lesson ? p->lesson->origin->title : STR("all");
    columns_put(out, number_of_it, 3, true);
    text_puts(out, "  ");
    columns_put(out, title, COLUMNS - 5 - 3 * 11, false);
    columns_put(out, number(s, p->minutes), 11, true);
    columns_put(out, number(s, (double)p->exercises), 11, true);
    columns_put(out, number(s, p->points), 11, true);
    text_byte(out, '\n');
}

static void put_lessons(struct sheet *s)
{
    text_puts(s->out, "\n     ");
    columns_put(s->out, STR("Lessons"), COLUMNS - 5 - 3 * 11, false);
    columns_put(s->out, STR("minutes"), 11, true);
    columns_put(s->out, STR("exercises"), 11, true);
    columns_put(s->out, STR("points"), 11, true);
    text_byte(s->out, '\n');
    for (size_t i = 0; i < s->o->n; i++)
        put_lesson(s, &s->o->parts[i], arena_format(s->arena, "%zu", i + 1));
    put_lesson(s, &s->o->all, STR(""));
}

// The lessons from `first` on, `n` of them, and all behind the last.
static void put_section(struct sheet *s, const struct section *in,
                        size_t first, size_t n)
{
    struct text *out = s->out;
    bool last = first + n == s->o->n;
    text_byte(out, '\n');
    columns_put(out, in->title, LABEL, false);
    for (size_t k = first; k < first + n; k++)
        columns_put(out, arena_format(s->arena, "%zu", k + 1), CELL, true);
    if (last)
        columns_put(out, STR("all"), CELL, true);
    text_byte(out, '\n');
    for (size_t i = 0; i < in->n; i++) {
        size_t indent = in->rows[i].below ? 4 : 2;
        text_format(out, "%*s", (int)indent, "");
        columns_put(out, in->rows[i].label, LABEL - indent, false);
        for (size_t k = first; k < first + n + last; k++)
            columns_put(out, number(s, in->rows[i].cells[k]), CELL, true);
        text_byte(out, '\n');
    }
}

static void put_sections(struct sheet *s)
{
    size_t first = 0;
    do {
        size_t n = s->o->n - first < BESIDE ? s->o->n - first : BESIDE;
        for (size_t i = 0; i < s->n; i++)
            if (s->sections[i].n)
                put_section(s, &s->sections[i], first, n);
        first += n;
    } while (first < s->o->n);
}

static void put_missing(struct sheet *s)
{
    const struct outline *o = s->o;
    text_puts(s->out, o->missing_count ? "\nMissing\n"
                                       : "\nNothing is missing.\n");
    for (size_t i = 0; i < o->missing_count; i++)
        columns_wrap(s->out, 2, STR("- "), o->missing[i].sentence);
}

static void put_markdown_lessons(struct sheet *s)
{
    text_puts(s->out, "\n## Lessons\n\n"
                      "| | Lesson | Minutes | Exercises | Points |\n"
                      "| ---: | --- | ---: | ---: | ---: |\n");
    for (size_t i = 0; i <= s->o->n; i++) {
        const struct outline_part *p =
            i < s->o->n ? &s->o->parts[i] : &s->o->all;
        if (p->lesson)
            text_format(s->out, "| %zu | ", i + 1);
        else
            text_puts(s->out, "| | ");
        put_plain(s->out, p->lesson ? p->lesson->origin->title : STR("all"));
        Str cells[3] = {number(s, p->minutes), number(s, (double)p->exercises),
                        number(s, p->points)};
        text_format(s->out, " | %.*s | %.*s | %.*s |\n", STR_ARG(cells[0]),
                    STR_ARG(cells[1]), STR_ARG(cells[2]));
    }
}

static void put_markdown_section(struct sheet *s, const struct section *in)
{
    text_format(s->out, "\n## %.*s\n\n| |", STR_ARG(in->title));
    for (size_t k = 0; k < s->o->n; k++)
        text_format(s->out, " %zu |", k + 1);
    text_puts(s->out, " all |\n| --- |");
    for (size_t k = 0; k <= s->o->n; k++)
        text_puts(s->out, " ---: |");
    text_byte(s->out, '\n');
    for (size_t i = 0; i < in->n; i++) {
        text_puts(s->out, in->rows[i].below ? "| … " : "| ");
        put_plain(s->out, in->rows[i].label);
        text_puts(s->out, " |");
        for (size_t k = 0; k <= s->o->n; k++)
            text_format(s->out, " %.*s |",
                        STR_ARG(number(s, in->rows[i].cells[k])));
        text_byte(s->out, '\n');
    }
}

static void put_markdown(struct sheet *s)
{
    put_about(s, true);
    put_markdown_lessons(s);
    for (size_t i = 0; i < s->n; i++)
        if (s->sections[i].n)
            put_markdown_section(s, &s->sections[i]);
    text_puts(s->out, s->o->missing_count ? "\n## Missing\n\n"
                                          : "\nNothing is missing.\n");
    for (size_t i = 0; i < s->o->missing_count; i++) {
        text_puts(s->out, "- ");
        put_plain(s->out, s->o->missing[i].sentence);
        text_byte(s->out, '\n');
    }
}

void outline_text(const struct outline *o, bool markdown, struct text *out)
{
    struct sheet s = {.o = o, .arena = arena_new(), .out = out};
    fill(&s);
    if (markdown) {
        put_markdown(&s);
    } else {
        put_about(&s, false);
        put_lessons(&s);
        put_sections(&s);
        put_missing(&s);
    }
    arena_free(s.arena);
}
