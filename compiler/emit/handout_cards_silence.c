// handout_cards_silence.c - a silence for three: one asks, one is the client,
// one holds the stopwatch.
#include "emit/handout_cards.h"

enum { TRIES = 4, LINES = 3 };

static void put_seconds(struct sheet *s, const char *class, const char *key,
                        double seconds)
{
    text_format(s->prose.out, "<p class=\"%s\">", class);
    word_count(s->prose.out, s->prose.words, key, seconds);
    sheet_put(s, "</p>\n");
}

static void put_asker(struct sheet *s, const struct exercise *x)
{
    cards_card(s, x, "card_you_ask");
    cards_situation(s, x);
    if (x->open || !x->option_count) {
        sheet_note(s, "instruction", "card_own_question");
        sheet_lines(s, 2);
    } else {
        sheet_note(s, "instruction", "card_choose_question");
        cards_options(s, x);
    }
    put_seconds(s, "task", "card_then_silent", x->seconds);
    if (x->again > 0)
        put_seconds(s, "task", "card_then_longer", x->again);
    cards_card_end(s);
}

static void put_moments(struct sheet *s, const struct exercise *x)
{
    sheet_put(s, "<ol class=\"timeline\">\n");
    for (size_t i = 0; i < x->moment_count; i++) {
        sheet_put(s, "<li><span class=\"at\">");
        word_count(s->prose.out, s->prose.words, "seconds_short",
                   x->moments[i].seconds);
        sheet_put(s, "</span><div>");
        prose_item(&s->prose, x->moments[i].item, NULL);
        sheet_put(s, "</div></li>\n");
    }
    sheet_put(s, "</ol>\n");
}

static void put_client(struct sheet *s, const struct exercise *x)
{
    cards_card(s, x, "card_client");
    cards_situation(s, x);
    sheet_note(s, "instruction",
               x->moment_count ? "card_client_line" : "card_client_free");
    if (x->moment_count)
        put_moments(s, x);
    sheet_note(s, "label", "if_broken");
    if (x->broken)
        prose_inside(&s->prose, x->broken);
    else
        sheet_note(s, "instruction", "card_client_broken");
    if (x->again > 0)
        put_seconds(s, "instruction", "card_client_longer", x->again);
    cards_card_end(s);
}

static void put_log(struct sheet *s, const struct exercise *x)
{
    bool second = x->again > 0;
    sheet_put(s, "<table class=\"log\">\n<thead>\n<tr>");
    cards_column(s, "card_try");
    cards_column(s, "card_who");
    cards_column(s, "card_question");
    cards_column(s, "card_held");
    if (second)
        cards_column(s, "card_held_again");
    cards_column(s, "card_broke");
    cards_column(s, "card_filled");
    cards_column(s, "card_changed");
    sheet_put(s, "</tr>\n</thead>\n<tbody>\n");
    cards_rows(s, TRIES, second ? 7 : 6);
    sheet_put(s, "</tbody>\n</table>\n");
}

static void put_lines(struct sheet *s, double seconds)
{
    for (int i = 0; i < LINES; i++)
        drawn_seconds(s, seconds);
}

static void put_observer(struct sheet *s, const struct exercise *x)
{
    cards_page(s, x, "card_stopwatch", "card_watch");
    put_log(s, x);
    sheet_note(s, "label", "card_line_marks");
    put_lines(s, x->seconds);
    if (x->again > 0) {
        sheet_note(s, "label", "card_second_round");
        put_lines(s, x->again);
    }
    sheet_note(s, "label", "card_seen");
    sheet_lines(s, x->again > 0 ? 4 : 7);
    cards_page_end(s);
}

void cards_silence(struct sheet *s, const struct exercise *x)
{
    cards_page(s, x, "card_roles", "card_silence_three");
    put_asker(s, x);
    put_client(s, x);
    cards_page_end(s);
    put_observer(s, x);
}
