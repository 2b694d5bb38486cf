// asking.c - gaps, text, number, scale and forecast on paper: a
// blank to write in, or a line to put a mark on.
#include "base/utf8.h"
#include "emit/handout/parts.h"

// gaps

// All blanks of an exercise are of one length, or it would be a hint.
static const char *blank_class(const struct exercise *x)
{
    size_t longest = 0;
    for (size_t i = 0; i < x->word_count; i++)
        if (utf8_width(x->words[i]) > longest)
            longest = utf8_width(x->words[i]);
    return longest <= 8 ? "blank" : longest <= 16 ? "blank mid" : "blank far";
}

static void put_answers(struct sheet *s, const struct gap *g)
{
    for (size_t i = 0; i < g->answer_count; i++) {
        sheet_put(s, i ? " <span class=\"or\">/ " : "");
        sheet_text(s, g->answers[i]);
        sheet_put(s, i ? "</span>" : "");
    }
}

static void put_blank(struct sheet *s, const struct exercise *x, size_t i)
{
    struct text *t = s->prose.out;
    sheet_put(s, "<span class=\"gap\">");
    if (x->gap_count > 1)
        text_format(t, "<sup class=\"blank-number\">%zu</sup>", i + 1);
    text_format(t, "<span class=\"%s%s\">", blank_class(x),
                s->prose.trainer ? " filled" : "");
    if (s->prose.trainer)
        put_answers(s, &x->gaps[i]);
    sheet_put(s, "</span></span>");
}

// The prose of a sheet is its first member, so this finds the sheet.
bool sheet_gap(struct prose *w, struct cmark_node *node)
{
    const struct exercise *x = w->gaps;
    for (size_t i = 0; i < x->gap_count; i++)
        if (x->gaps[i].node == node) {
            put_blank((struct sheet *)w, x, i);
            return true;
        }
    return false;
}

static void put_words(struct sheet *s, const struct exercise *x)
{
    size_t *order = sheet_mix(s, x, x->word_count);
    sheet_put(s, "<p class=\"words\"><span class=\"label\">");
    sheet_word(s, "choose_from");
    sheet_put(s, "</span>");
    for (size_t i = 0; i < x->word_count; i++) {
        sheet_put(s, " <span class=\"word\">");
        sheet_text(s, x->words[order[i]]);
        sheet_put(s, "</span>");
    }
    sheet_put(s, "</p>\n");
}

static void put_spelling(struct sheet *s, const struct exercise *x)
{
    sheet_remark(s, x->exact ? "remark_exact" : "remark_spelling");
}

void sheet_gaps(struct sheet *s, const struct exercise *x)
{
    if (x->list)
        put_words(s, x);
    sheet_remark(s, "remark_gaps");
    if (!x->list)
        put_spelling(s, x);
}

// text: the answers that count, and those that are wrong on purpose.

static void put_answer(struct sheet *s, const struct option *o)
{
    sheet_put(s, "<li>");
    sheet_box(s, "box", o->box == BOX_EMPTY ? STR("") : STR("×"));
    sheet_put(s, "<div class=\"option-text\">");
    prose_item_head(&s->prose, o->item);
    if (o->box == BOX_POINTS) {
        sheet_put(s, " <span class=\"worth\">");
        sheet_signed(s, o->points);
        sheet_put(s, "</span>");
    }
    prose_item_tail(&s->prose, o->item, o->feedback);
    sheet_aside(s, o->feedback);
    sheet_put(s, "</div></li>\n");
}

void sheet_typed(struct sheet *s, const struct exercise *x)
{
    if (!s->prose.trainer) {
        sheet_note(s, "label", "your_answer");
        sheet_lines(s, 1);
        return;
    }
    sheet_note(s, "label", "right_answers");
    sheet_put(s, "<ol class=\"options\">\n");
    for (size_t i = 0; i < x->option_count; i++)
        put_answer(s, &x->options[i]);
    sheet_put(s, "</ol>\n");
    put_spelling(s, x);
}

// number

static void put_number(struct sheet *s, double n)
{
    sheet_put(s, n < 0 ? "\u2212" : "");
    number_html(s->prose.out, s->prose.words, n < 0 ? -n : n);
}

void sheet_amount(struct sheet *s, const struct exercise *x)
{
    sheet_put(s, "<p class=\"answer-line\"><span class=\"label\">");
    sheet_word(s, s->prose.trainer ? "right_answer" : "your_answer");
    sheet_put(s, s->prose.trainer ? "</span> <span class=\"blank filled\">"
                                  : "</span> <span class=\"blank\">");
    if (s->prose.trainer)
        put_number(s, x->answer);
    sheet_put(s, "</span>");
    if (x->unit.n) {
        sheet_put(s, " ");
        sheet_text(s, x->unit);
    }
    if (s->prose.trainer && x->within > 0) {
        sheet_put(s, " <span class=\"or\">(± ");
        put_number(s, x->within);
        sheet_put(s, ")</span>");
    }
    sheet_put(s, "</p>\n");
}

// scale

static void put_ends(struct sheet *s, const struct exercise *x)
{
    sheet_put(s, "<div class=\"ends\">");
    for (size_t i = 0; i < x->group_count; i++) {
        sheet_put(s, "<div>");
        prose_item(&s->prose, x->groups[i].node, NULL);
        sheet_put(s, "</div>");
    }
    sheet_put(s, "</div></div>\n");
}

// Which state it moves, and where it moves nothing.
static void put_axis(struct sheet *s, const struct exercise *x)
{
    const struct axis *a = &s->course->axes[x->axis];
    size_t language = s->prose.page->language;
    sheet_put(s, "<p class=\"remark\">");
    sheet_word(s, "remark_axis");
    sheet_put(s, " ");
    put_number(s, x->from);
    sheet_put(s, " = ");
    sheet_text(s, localized(&a->low, language));
    sheet_put(s, ", ");
    put_number(s, x->to);
    sheet_put(s, " = ");
    sheet_text(s, localized(&a->high, language));
    sheet_put(s, ".</p>\n");
}

void sheet_scale(struct sheet *s, const struct exercise *x)
{
    sheet_note(s, "instruction", "circle_number");
    sheet_put(s, "<div class=\"scale\"><ol>");
    for (int n = x->from; n <= x->to; n++) {
        sheet_put(s, "<li>");
        put_number(s, n);
        sheet_put(s, "</li>");
    }
    sheet_put(s, "</ol>");
    put_ends(s, x);
    sheet_remark(s, "remark_scale");
    if (s->prose.trainer && x->axis_name.n)
        put_axis(s, x);
}

// forecast

static void put_percentages(struct sheet *s)
{
    sheet_put(s, "<div class=\"percentages\"><ol>");
    for (int n = 0; n <= 100; n += 10)
        text_format(s->prose.out, "<li>%d%s</li>", n,
                    n % 100 == 0 ? "\u00A0%" : "");
    sheet_put(s, "</ol><div class=\"ends\"><div>");
    sheet_word(s, "surely_not");
    sheet_put(s, "</div><div>");
    sheet_word(s, "surely");
    sheet_put(s, "</div></div></div>\n");
}

static void put_outcome(struct sheet *s, const char *key, bool ticked)
{
    sheet_put(s, " ");
    sheet_box(s, "box", ticked ? STR("×") : STR(""));
    sheet_put(s, " ");
    sheet_word(s, key);
}

// What happened, and how far off one was: so that a margin of error can be
// reckoned on paper as well.
void sheet_forecast(struct sheet *s, const struct exercise *x)
{
    sheet_note(s, "instruction", "mark_forecast");
    put_percentages(s);
    sheet_put(s, "<p class=\"answer-line\"><span class=\"label\">");
    sheet_word(s, "afterwards");
    sheet_put(s, "</span>");
    put_outcome(s, "outcome_yes", x->outcome);
    put_outcome(s, "outcome_no", !x->outcome);
    if (!s->prose.trainer) {
        sheet_put(s, " <span class=\"off\">");
        sheet_word(s, "off_by");
        sheet_put(s, " <span class=\"blank\"></span>\u00A0%</span>");
    }
    sheet_put(s, "</p>\n");
    sheet_remark(s, "remark_forecast");
}
