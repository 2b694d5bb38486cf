// cards_cues.c - cues for four: two read the conversation aloud, the
// others hear it for the first time.
#include "emit/handout/cards.h"

#include "base/utf8.h"

enum { FIRST_WORDS = 24 };

static void put_script(struct sheet *s, const struct exercise *x)
{
    cards_page(s, x, "card_script", "card_script_how");
    cards_situation(s, x);
    sheet_put(s, "<ol class=\"lines script\">\n");
    for (size_t i = 0; i < x->cue_line_count; i++) {
        const struct option *o = &x->cue_lines[i];
        text_format(s->prose.out,
                    "<li><span class=\"line-number\">%zu</span>"
                    "<div class=\"option-text\">",
                    i + 1);
        prose_item(&s->prose, o->item, o->feedback);
        sheet_put(s, "</div></li>\n");
    }
    sheet_put(s, "</ol>\n");
    cards_page_end(s);
}

// So much of a line that an ear finds its place, and no more.
static void put_first_words(struct sheet *s, Str line)
{
    size_t end = 0;
    for (size_t i = 0; i < line.n; i++) {
        if (line.at[i] != ' ')
            continue;
        if (end && utf8_width(str_upto(line, i)) > FIRST_WORDS)
            break;
        end = i;
    }
    bool whole = utf8_width(line) <= FIRST_WORDS || end == 0;
    sheet_text(s, whole ? line : str_upto(line, end));
    sheet_put(s, whole ? "" : "\u00A0\u2026");
}

static void put_line(struct sheet *s, const struct exercise *x, size_t i,
                     bool moment)
{
    const struct option *o = &x->cue_lines[i];
    bool asked = o->box != BOX_NONE;
    text_format(s->prose.out, "<tr%s><th scope=\"row\">%zu</th><td>",
                asked ? "" : " class=\"read\"", i + 1);
    put_first_words(s, o->plain);
    sheet_put(s, "</td><td class=\"tick\">");
    if (asked)
        sheet_box(s, "box", STR(""));
    sheet_put(s, moment ? "</td><td class=\"tick\">" : "");
    if (moment)
        sheet_box(s, "box round", STR(""));
    sheet_put(s, "</td><td></td></tr>\n");
}

static void put_blank(struct sheet *s, const char *key, size_t blanks)
{
    sheet_put(s, "<span class=\"count\">");
    sheet_word(s, key);
    for (size_t i = 0; i < blanks; i++)
        sheet_put(s, " <span class=\"blank\"></span>");
    sheet_put(s, "</span> ");
}

// Each decision has a distance of its own.
static void put_counts(struct sheet *s, size_t decisions)
{
    sheet_put(s, "<p class=\"answer-line\">");
    put_blank(s, "card_found", 1);
    put_blank(s, "card_in_vain", 1);
    put_blank(s, "card_missed", 1);
    if (decisions)
        put_blank(s, "card_lines_off", decisions);
    sheet_put(s, "</p>\n");
}

// What one would say comes after the moment was chosen.
static void put_replies(struct sheet *s, const struct exercise *x)
{
    sheet_put(s, "<div class=\"folded\">\n");
    sheet_note(s, "crease", "card_fold");
    sheet_note(s, "label", "your_reply");
    cards_options(s, x);
    sheet_put(s, "</div>\n");
}

static void put_sheet(struct sheet *s, const struct exercise *x)
{
    size_t decisions = exercise_decisions(x);
    bool moment = decisions > 0;
    cards_page(s, x, "card_cue_sheet", NULL);
    cards_situation(s, x);
    sheet_note(s, "instruction", "card_cue_how");
    if (moment)
        sheet_note(s, "instruction", "card_now_how");
    sheet_put(s, "<table class=\"log heard\">\n<thead>\n<tr>");
    cards_column(s, "card_line");
    cards_column(s, "card_begins");
    cards_column(s, "card_cue");
    if (moment)
        cards_column(s, "now");
    cards_column(s, "card_heard");
    sheet_put(s, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < x->cue_line_count; i++)
        put_line(s, x, i, moment);
    sheet_put(s, "</tbody>\n</table>\n");
    put_counts(s, decisions);
    if (x->option_count) {
        put_replies(s, x);
    } else {
        sheet_note(s, "label", "card_seen");
        sheet_lines(s, 4);
    }
    cards_page_end(s);
}

void cards_cues(struct sheet *s, const struct exercise *x)
{
    put_script(s, x);
    put_sheet(s, x);
}
