// debrief.c - the result as a form to fill in, the last page of the
// trainer's edition: the figures of the result page, with nothing in them.
#include "emit/handout/parts.h"

struct form {
    struct sheet *sheet;
    size_t language;
    bool has_again; // a second silence, anywhere
};

static void put_blank(struct sheet *s)
{
    sheet_put(s, "<span class=\"blank short\"></span>");
}

// A word with something to fill in where {n} and the like stand; {m}, where
// it is known already, is told.
static void put_open(struct sheet *s, const char *key, double m)
{
    Str text = word(s->prose.words, key);
    size_t at;
    while ((at = str_find(text, STR("{"))) < text.n) {
        sheet_text(s, str_upto(text, at));
        if (text.at[at + 1] == 'm' && m > 0)
            number_html(s->prose.out, s->prose.words, m);
        else
            put_blank(s);
        text = str_from(text, at);
        text = str_from(text, str_find(text, STR("}")) + 1);
    }
    sheet_text(s, text);
}

// Calls put() with every exercise of a kind; with how many, if it is NULL.
static size_t each(struct form *f, enum kind kind,
                   void (*put)(struct form *f, const struct exercise *x))
{
    const struct course *c = f->sheet->course;
    size_t n = 0;
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct page *p = lesson_page(c->lessons[i], f->language);
        for (size_t k = 0; k < p->exercise_count; k++) {
            if (p->exercises[k].kind != kind)
                continue;
            if (put)
                put(f, &p->exercises[k]);
            n++;
        }
    }
    return n;
}

static void put_title(struct form *f, const char *key)
{
    sheet_put(f->sheet, "<h2>");
    sheet_word(f->sheet, key);
    sheet_put(f->sheet, "</h2>\n");
}

// --- levels and axes ---

static void put_bar(struct sheet *s)
{
    sheet_put(s, "<svg class=\"form-bar\" aria-hidden=\"true\">");
    for (int i = 10; i < 100; i += 10)
        text_format(s->prose.out,
                    "<line x1=\"%d%%\" x2=\"%d%%\" y1=\"60%%\" "
                    "y2=\"100%%\"/>",
                    i, i);
    sheet_put(s, "</svg>");
}

static void put_levels(struct form *f)
{
    struct sheet *s = f->sheet;
    const struct course *c = s->course;
    if (!c->level_count)
        return;
    put_title(f, "your_levels");
    sheet_put(s, "<div class=\"form-figures\">\n");
    for (size_t i = 0; i < c->level_count; i++) {
        Str name = localized(&c->levels[i].name, f->language);
        sheet_put(s, "<div class=\"form-figure\"><p><strong>");
        sheet_text(s, name.n ? name : c->levels[i].id);
        sheet_put(s, "</strong></p>");
        put_bar(s);
        sheet_put(s, "<p>");
        put_open(s, "score_of", 0);
        sheet_put(s, "</p></div>\n");
    }
    sheet_put(s, "</div>\n");
}

static void put_slider(struct sheet *s)
{
    sheet_put(s, "<svg class=\"form-axis\" aria-hidden=\"true\">"
                 "<line x1=\"0\" x2=\"100%\" y1=\"50%\" y2=\"50%\"/>");
    for (int i = 0; i <= 20; i++)
        text_format(s->prose.out,
                    "<line x1=\"%d%%\" x2=\"%d%%\" y1=\"%d%%\" "
                    "y2=\"%d%%\"/>",
                    i * 5, i * 5, i % 10 ? 35 : 10, i % 10 ? 65 : 90);
    sheet_put(s, "</svg>");
}

static bool moves(const struct exercise *x)
{
    bool any = x->kind == KIND_scale && x->axis_name.n;
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t k = 0; k < x->scenes[i].reply_count; k++)
            any |= x->scenes[i].replies[k].move_count > 0;
    return any;
}

// Does the course move anything at all?
static bool has_moves(const struct form *f)
{
    const struct course *c = f->sheet->course;
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct page *p = lesson_page(c->lessons[i], f->language);
        for (size_t k = 0; k < p->exercise_count; k++)
            if (moves(&p->exercises[k]))
                return true;
    }
    return false;
}

static void put_axes(struct form *f)
{
    struct sheet *s = f->sheet;
    const struct course *c = s->course;
    if (!c->axis_count || !has_moves(f))
        return;
    put_title(f, "your_axes");
    sheet_note(s, "instruction", "form_axes");
    sheet_put(s, "<div class=\"form-figures\">\n");
    for (size_t i = 0; i < c->axis_count; i++) {
        sheet_put(s, "<div class=\"form-figure\">");
        put_slider(s);
        sheet_put(s, "<p><span>");
        sheet_text(s, localized(&c->axes[i].low, f->language));
        sheet_put(s, "</span> <span>");
        sheet_text(s, localized(&c->axes[i].high, f->language));
        sheet_put(s, "</span></p></div>\n");
    }
    sheet_put(s, "</div>\n");
}

// --- tables: a row for each exercise ---

static void put_table(struct form *f, const char *title, const char *note,
                      const char *const *columns, enum kind kind,
                      void (*row)(struct form *f, const struct exercise *x))
{
    struct sheet *s = f->sheet;
    if (!each(f, kind, NULL))
        return;
    put_title(f, title);
    sheet_put(s, "<table class=\"form-table\"><caption>");
    sheet_word(s, note);
    sheet_put(s, "</caption>\n<thead><tr>");
    for (; *columns; columns++) {
        sheet_put(s, "<th scope=\"col\">");
        sheet_word(s, *columns);
        sheet_put(s, "</th>");
    }
    sheet_put(s, "</tr></thead>\n<tbody>\n");
    each(f, kind, row);
    sheet_put(s, "</tbody></table>\n");
}

static void start_row(struct form *f, const struct exercise *x)
{
    sheet_put(f->sheet, "<tr><th scope=\"row\">");
    sheet_text(f->sheet, x->title);
    sheet_put(f->sheet, "</th><td>");
}

static void next_cell(struct form *f)
{
    sheet_put(f->sheet, "</td><td>");
}

static void end_row(struct form *f)
{
    sheet_put(f->sheet, "</td></tr>\n");
}

// The second silence has a column where there is one.
static void see_again(struct form *f, const struct exercise *x)
{
    f->has_again |= x->again > 0;
}

static void put_silence(struct form *f, const struct exercise *x)
{
    start_row(f, x);
    put_open(f->sheet, "held_of", x->seconds);
    next_cell(f);
    if (x->again > 0)
        put_open(f->sheet, "held_of", x->again);
    else if (f->has_again)
        sheet_put(f->sheet, "–");
    if (f->has_again)
        next_cell(f);
    put_open(f->sheet, "broken_at", 0);
    end_row(f);
}

static size_t count_boxes(const struct exercise *x, enum box box)
{
    size_t n = 0;
    for (size_t i = 0; i < x->cue_line_count; i++)
        n += x->cue_lines[i].box == box;
    return n;
}

static void put_yes_no(struct sheet *s)
{
    sheet_put(s, "<span class=\"box\"></span> ");
    sheet_word(s, "outcome_yes");
    sheet_put(s, " <span class=\"box\"></span> ");
    sheet_word(s, "outcome_no");
}

static void put_cues(struct form *f, const struct exercise *x)
{
    const size_t cues = count_boxes(x, BOX_RIGHT);
    start_row(f, x);
    if (cues)
        put_open(f->sheet, "score_of", (double)cues);
    else
        sheet_put(f->sheet, "–");
    next_cell(f);
    put_blank(f->sheet);
    next_cell(f);
    const size_t decisions = exercise_decisions(x);
    for (size_t i = 0; i < decisions; i++) {
        sheet_put(f->sheet, i ? " / " : "");
        put_blank(f->sheet);
    }
    if (!decisions)
        sheet_put(f->sheet, "–");
    next_cell(f);
    if (x->option_count)
        put_yes_no(f->sheet);
    else
        sheet_put(f->sheet, "–");
    end_row(f);
}

static void put_forecast(struct form *f, const struct exercise *x)
{
    start_row(f, x);
    put_blank(f->sheet);
    sheet_put(f->sheet, "\u00A0%");
    next_cell(f);
    put_yes_no(f->sheet);
    next_cell(f);
    put_blank(f->sheet);
    end_row(f);
}

// --- what is written ---

static void put_path(struct form *f, const struct exercise *x)
{
    enum { STEPS = 7 };
    struct sheet *s = f->sheet;
    sheet_put(s, "<div class=\"form-path\"><p><strong>");
    sheet_text(s, x->title);
    sheet_put(s, "</strong></p><p>");
    sheet_word(s, "scene_numbers");
    sheet_put(s, " ");
    for (int i = 0; i < STEPS; i++) {
        sheet_put(s, i ? " → " : "");
        put_blank(s);
    }
    sheet_put(s, "</p><p>");
    sheet_word(s, "the_end");
    sheet_put(s, ": <span class=\"blank far\"></span></p></div>\n");
}

static void put_reflection(struct form *f, const struct exercise *x)
{
    sheet_put(f->sheet, "<div class=\"avoid-break\"><p class=\"label\">");
    sheet_text(f->sheet, x->title);
    sheet_put(f->sheet, "</p>\n");
    sheet_lines(f->sheet, 2);
    sheet_put(f->sheet, "</div>\n");
}

static void put_lists(struct form *f)
{
    if (each(f, KIND_dialogue, NULL)) {
        put_title(f, "form_dialogues");
        each(f, KIND_dialogue, put_path);
    }
    if (each(f, KIND_reflect, NULL)) {
        put_title(f, "form_reflections");
        each(f, KIND_reflect, put_reflection);
    }
}

static void put_silences(struct form *f)
{
    static const char *const once[] = {"column_exercise", "column_held",
                                       "column_broken", NULL};
    static const char *const twice[] = {"column_exercise", "column_held",
                                        "column_again", "column_broken",
                                        NULL};
    if (!each(f, KIND_silence, see_again))
        return;
    put_table(f, "silence_log", "silence_log_caption",
              f->has_again ? twice : once, KIND_silence, put_silence);
    sheet_put(f->sheet, "<p class=\"form-sum\">");
    put_open(f->sheet, "longest_held", 0);
    sheet_put(f->sheet, "</p>\n");
}

static void put_tables(struct form *f)
{
    static const char *const cues[] = {"column_exercise", "column_seen",
                                       "column_false", "column_moment",
                                       "column_reply", NULL};
    static const char *const forecasts[] = {"column_exercise",
                                            "column_chance",
                                            "column_outcome", "column_off",
                                            NULL};
    put_table(f, "form_cues", "form_cues_note", cues, KIND_cues, put_cues);
    put_table(f, "your_forecasts", "form_forecasts_note", forecasts,
              KIND_forecast, put_forecast);
}

void sheet_debrief(struct sheet *s, size_t language)
{
    struct form f = {.sheet = s, .language = language};
    sheet_put(s, "<article class=\"lesson debrief-form\">\n<h1>");
    sheet_word(s, "form_title");
    sheet_put(s, "</h1>\n");
    sheet_note(s, "instruction", "form_note");
    sheet_put(s, "<p class=\"form-who\"><span>");
    sheet_word(s, "name");
    sheet_put(s, "</span> <span>");
    sheet_word(s, "date");
    sheet_put(s, "</span></p>\n");
    put_levels(&f);
    put_axes(&f);
    put_silences(&f);
    put_tables(&f);
    put_lists(&f);
    sheet_put(s, "</article>\n");
}
