// key.c - the key to the cards, at the end of the trainer's edition:
// what sheets ask, answered on one page, to be read out. No form begins on
// that page: forms are copied.
#include "emit/handout/cards.h"

// "5, 7, 8" behind what these lines are; nothing if there are none.
static void put_numbers(struct sheet *s, const char *key, const char *numbers)
{
    if (!numbers[0])
        return;
    sheet_put(s, "<div>");
    sheet_word(s, key);
    text_format(s->prose.out, ": <b>%s</b></div>", numbers);
}

static void put_lines(struct sheet *s, const struct exercise *x, enum box box,
                      const char *key)
{
    struct text numbers = {0};
    for (size_t i = 0; i < x->cue_line_count; i++)
        if (x->cue_lines[i].box == box)
            text_format(&numbers, "%s%zu", numbers.n ? ", " : "", i + 1);
    put_numbers(s, key, numbers.n ? numbers.at : "");
    text_clear(&numbers);
}

// The letters of the right options, as the cards have them.
static void put_right(struct sheet *s, const struct exercise *x,
                      const char *key)
{
    const size_t *order = sheet_option_order(s, x);
    struct text letters = {0};
    for (size_t i = 0; i < x->option_count; i++)
        if (x->options[order[i]].box == BOX_RIGHT)
            text_format(&letters, "%s%.*s", letters.n ? ", " : "",
                        STR_ARG(letter_of(s, i)));
    put_numbers(s, key, letters.n ? letters.at : "");
    text_clear(&letters);
}

static void put_silence(struct sheet *s, const struct exercise *x)
{
    put_right(s, x, "card_question");
}

static void put_cues(struct sheet *s, const struct exercise *x)
{
    put_lines(s, x, BOX_RIGHT, "form_cues");
    put_lines(s, x, BOX_POLITE, "card_polite");
    put_lines(s, x, BOX_DECISION, "card_decision");
    put_right(s, x, "your_reply");
}

static void put_forecast(struct sheet *s, const struct exercise *x)
{
    sheet_word(s, "card_outcome");
    sheet_put(s, ": <b>");
    sheet_word(s, x->outcome ? "outcome_yes" : "outcome_no");
    sheet_put(s, "</b>");
}

static void put_dialogue(struct sheet *s, const struct exercise *x)
{
    (void)x;
    sheet_word(s, "card_see_table");
}

static void put_row(struct sheet *s, const struct exercise *x)
{
    static void (*const answers[KINDS])(struct sheet *s,
                                        const struct exercise *x) = {
        [KIND_silence] = put_silence,
        [KIND_cues] = put_cues,
        [KIND_dialogue] = put_dialogue,
        [KIND_forecast] = put_forecast,
    };
    struct text answer = {0}, *out = s->prose.out;
    if (!answers[x->kind])
        return;
    s->prose.out = &answer;
    answers[x->kind](s, x);
    s->prose.out = out;
    if (answer.n) {
        sheet_put(s, "<tr><th scope=\"row\">");
        sheet_number(s);
        sheet_put(s, s->member ? " " : ". ");
        prose_inlines(&s->prose, x->heading);
        sheet_put(s, "</th><td>");
        text_add(out, text_str(&answer));
        sheet_put(s, "</td></tr>\n");
    }
    text_clear(&answer);
}

void cards_key(struct sheet *s, size_t language)
{
    size_t n;
    const struct carded *all = cards_number(s, language, &n);
    if (!cards_wanted(s->course))
        return;
    s->prose.loose = true;
    sheet_put(s, "<article class=\"lesson card-key\">\n<h1>");
    sheet_word(s, "card_key");
    sheet_put(s, "</h1>\n<table class=\"decisions\">\n<tbody>\n");
    for (size_t i = 0; i < n; i++) {
        cards_begin(s, &all[i]);
        put_row(s, all[i].x);
    }
    sheet_put(s, "</tbody>\n</table>\n</article>\n");
    s->prose.loose = false;
}
