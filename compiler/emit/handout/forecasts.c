// forecasts.c - all forecasts of the course on one form, level by
// level, and one's own margin of error reckoned by hand.
//
// The margin is the one that the course shows: how far off the forecasts
// were, on average; the Brier score is that of the engine too.
#include "emit/handout/cards.h"

static void put_outcome(struct sheet *s, const char *key)
{
    sheet_put(s, "<span class=\"outcome\"><span class=\"box\"></span> ");
    sheet_word(s, key);
    sheet_put(s, "</span> ");
}

static void put_forecast(struct sheet *s, const struct carded *one)
{
    sheet_put(s, "<div class=\"forecast\">\n<p class=\"asked\"><b>");
    sheet_number(s);
    sheet_put(s, s->member ? " " : ". ");
    prose_inlines(&s->prose, one->x->heading);
    sheet_put(s, "</b></p>\n");
    cards_situation(s, one->x);
    sheet_put(s, "<div class=\"marks\">");
    drawn_chance(s);
    sheet_put(s, "<p>");
    put_outcome(s, "outcome_yes");
    put_outcome(s, "outcome_no");
    sheet_put(s, "</p><p><span class=\"blank\"></span></p>"
                 "<p class=\"happened\"></p></div>\n</div>\n");
}

static void put_column_heads(struct sheet *s)
{
    sheet_put(s, "<div class=\"marks heads\"><p class=\"spread\"><span>");
    sheet_word(s, "surely_not");
    sheet_put(s, "</span> <span>");
    sheet_word(s, "surely");
    sheet_put(s, "</span></p><p>");
    sheet_word(s, "card_outcome");
    sheet_put(s, "</p><p>");
    sheet_word(s, "card_difference");
    sheet_put(s, "</p><p>");
    sheet_word(s, "card_in_short");
    sheet_put(s, "</p></div>\n");
}

// "Sum ___ : 3 = ___ points"
static void put_margin(struct sheet *s, size_t n)
{
    sheet_put(s, "<p class=\"margin\">");
    word_count(s->prose.out, s->prose.words, "card_sum", (double)n);
    sheet_put(s, " <span class=\"blank\"></span> ");
    sheet_word(s, "card_points");
    sheet_put(s, "</p>\n");
}

// What the columns are stands above each level: it may be on another page.
static void put_level_head(struct sheet *s, int level, bool named)
{
    if (named) {
        sheet_put(s, "<h3>");
        if (level == NOWHERE)
            sheet_word(s, "card_no_level");
        else
            sheet_level(s, level);
        sheet_put(s, "</h3>\n");
    }
    put_column_heads(s);
}

// The forecasts of one level, or of none.
static void put_level(struct sheet *s, const struct carded *all, size_t n,
                      int level, bool named)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        if (all[i].x->kind != KIND_forecast || all[i].x->level != level)
            continue;
        cards_begin(s, &all[i]);
        if (!found++)
            put_level_head(s, level, named);
        put_forecast(s, &all[i]);
    }
    if (found && named)
        put_margin(s, found);
}

// How many different levels there are, none being one of them.
static size_t count_levels(const struct carded *all, size_t n)
{
    bool seen[MOST_LEVELS + 1] = {false};
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        size_t level = (size_t)(all[i].x->level - NOWHERE);
        if (all[i].x->kind != KIND_forecast || seen[level])
            continue;
        seen[level] = true;
        found++;
    }
    return found;
}

static void put_reckoning(struct sheet *s, size_t n)
{
    sheet_put(s, "<div class=\"reckoning\">\n");
    sheet_note(s, "label", "forecast_margin");
    put_margin(s, n);
    sheet_note(s, "explained", "card_margin_how");
    sheet_note(s, "explained", "card_brier_how");
    sheet_put(s, "</div>\n");
}

// How many forecasts each column of the picture has, and its height.
static void put_tally(struct sheet *s)
{
    sheet_put(s, "<table class=\"log tally\">\n<thead>\n<tr>");
    cards_column(s, "card_said");
    cards_column(s, "card_number");
    cards_column(s, "card_of_which");
    cards_column(s, "card_share");
    sheet_put(s, "</tr>\n</thead>\n<tbody>\n");
    for (int i = 0; i < 5; i++)
        text_format(s->prose.out,
                    "<tr><th scope=\"row\">%d\u2013%d</th>"
                    "<td></td><td></td><td></td></tr>\n",
                    i ? i * 20 + 1 : 0, i * 20 + 20);
    sheet_put(s, "</tbody>\n</table>\n");
}

static void put_picture(struct sheet *s)
{
    sheet_put(s, "<section class=\"picture\">\n<h3>");
    sheet_word(s, "card_reliable");
    sheet_put(s, "</h3>\n");
    sheet_note(s, "explained", "card_reliable_how");
    sheet_put(s, "<div class=\"columns\">\n");
    put_tally(s);
    drawn_reliability(s);
    sheet_put(s, "</div>\n</section>\n");
}

void cards_forecasts(struct sheet *s, const struct carded *all, size_t n,
                     size_t language)
{
    size_t found = 0;
    bool named = count_levels(all, n) > 1;
    s->prose.dialogue = NULL;
    for (size_t i = 0; i < n; i++)
        found += all[i].x->kind == KIND_forecast;
    if (!found)
        return;
    sheet_put(s, "<section class=\"paper forecasts\" id=\"forecasts\">\n<h2>");
    sheet_word(s, "card_forecasts");
    sheet_put(s, "</h2>\n<p class=\"field\"><span>");
    sheet_word(s, "name");
    sheet_put(s, "</span></p>\n");
    sheet_note(s, "instruction", "card_forecasts_how");
    for (size_t i = 0; i < s->course->level_count; i++)
        put_level(s, all, n, (int)i, named);
    put_level(s, all, n, NOWHERE, named);
    s->prose.page = lesson_page(s->course->lessons[0], language);
    put_reckoning(s, found);
    put_picture(s);
    sheet_put(s, "</section>\n");
}
