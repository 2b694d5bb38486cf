// cards_silence.c - a silence for three: one asks, one is the client,
// one holds the stopwatch.
#include "emit/handout/cards.h"

enum { TRIES = 4 };

static void put_seconds(struct sheet *s, const char *class, const char *key,
                        double seconds)
{
    text_format(s->prose.out, "<p class=\"%s\">", class);
    word_count(s->prose.out, s->prose.words, key, seconds);
    sheet_put(s, "</p>\n");
}

// Some silences follow what the client said, and no question.
static bool asks(const struct exercise *x)
{
    return x->open || x->option_count;
}

static void put_asker(struct sheet *s, const struct exercise *x)
{
    cards_card(s, x, asks(x) ? "card_you_ask" : "card_you");
    cards_situation(s, x);
    if (x->open) {
        sheet_note(s, "instruction", "card_own_question");
        sheet_lines(s, 2);
    } else if (!asks(x)) {
        sheet_note(s, "instruction", "card_no_question");
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

static void put_what_to_play(struct sheet *s, const struct exercise *x)
{
    if (asks(x)) {
        sheet_note(s, "instruction",
                   x->moment_count ? "card_client_line" : "card_client_free");
        return;
    }
    sheet_note(s, "instruction", "card_client_silent");
    if (x->moment_count)
        sheet_note(s, "instruction", "read_timeline");
}

static void put_client(struct sheet *s, const struct exercise *x)
{
    cards_card(s, x, "card_client");
    cards_situation(s, x);
    put_what_to_play(s, x);
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
    size_t columns = 5u + asks(x) + (x->again > 0);
    text_format(s->prose.out, "<table class=\"log held%s\">\n<thead>\n<tr>",
                x->open ? " typed" : "");
    cards_column(s, "card_try");
    cards_column(s, asks(x) ? "card_who" : "card_who_silent");
    if (asks(x))
        cards_column(s, "card_question");
    cards_column(s, "card_held");
    if (x->again > 0)
        cards_column(s, "card_held_again");
    cards_column(s, "card_broke");
    cards_column(s, "card_filled");
    cards_column(s, "card_changed");
    sheet_put(s, "</tr>\n</thead>\n<tbody>\n");
    cards_rows(s, TRIES, columns);
    sheet_put(s, "</tbody>\n</table>\n");
}

// A line for every try.
static void put_lines(struct sheet *s, double seconds)
{
    sheet_put(s, "<ol class=\"tries\">\n");
    for (int i = 0; i < TRIES; i++) {
        sheet_put(s, "<li>");
        drawn_seconds(s, seconds);
        sheet_put(s, "</li>\n");
    }
    sheet_put(s, "</ol>\n");
}

static void put_observer(struct sheet *s, const struct exercise *x)
{
    cards_page(s, x, "card_stopwatch",
               asks(x) ? "card_watch" : "card_watch_only");
    put_log(s, x);
    sheet_note(s, "label", "card_line_marks");
    put_lines(s, x->seconds);
    if (x->again > 0) {
        sheet_note(s, "label", "card_second_round");
        put_lines(s, x->again);
    }
    sheet_note(s, "label", "card_seen");
    sheet_lines(s, x->again > 0 ? 3 : 6);
    cards_page_end(s);
}

void cards_silence(struct sheet *s, const struct exercise *x)
{
    cards_page(s, x, "card_roles",
               asks(x) ? "card_silence_three" : "card_silent_three");
    put_asker(s, x);
    put_client(s, x);
    cards_page_end(s);
    put_observer(s, x);
}
