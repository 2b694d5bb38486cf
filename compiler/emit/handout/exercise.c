// exercise.c - one exercise on paper, by kind.
#include <cmark.h>

#include "emit/handout/parts.h"

// What the trainer alone reads in an exercise does not come between the
// question and its options, wherever it stands.
static bool for_trainer(struct cmark_node *block)
{
    const struct quote *q =
        cmark_node_get_type(block) == CMARK_NODE_BLOCK_QUOTE
            ? cmark_node_get_user_data(block)
            : NULL;
    return q && q->callout == CALLOUT_TRAINER;
}

static void put_prose(struct sheet *s, const struct exercise *x, bool trainer)
{
    for (size_t i = 0; i < x->prose_count; i++)
        if (for_trainer(x->prose[i]) == trainer)
            prose_block(&s->prose, x->prose[i]);
}

// Options, questions, replies and lines.

// `raise`: the level of an exercise from which it is to be raised, or NOWHERE.
static void put_box(struct sheet *s, int raise, const struct option *o,
                    bool round)
{
    bool raised = raise != NOWHERE && o->level == raise + 1;
    const char *filled = o->box == BOX_RIGHT || raised ? "×"
                         : o->box == BOX_DECISION      ? "!"
                                                       : "";
    sheet_box(s, round ? "box round" : "box", str_of(filled));
}

// What the trainer is told of an option, behind its text.
static void put_worth(struct sheet *s, const struct option *o, bool cue)
{
    bool marked = o->box == BOX_RIGHT || o->box == BOX_DECISION;
    if (!s->prose.trainer || o->box == BOX_NONE || o->box == BOX_EMPTY ||
        (marked && !cue))
        return;
    sheet_put(s, " <span class=\"worth\">");
    if (o->box == BOX_POINTS)
        sheet_signed(s, o->points);
    else if (o->box == BOX_LEVEL)
        sheet_level(s, o->level);
    else
        sheet_word(s, o->box == BOX_RIGHT    ? "cue"
                      : o->box == BOX_POLITE ? "false_cue"
                                             : "decision");
    sheet_put(s, "</span>");
}

static void put_option_text(struct sheet *s, const struct option *o, bool cue)
{
    sheet_put(s, "<div class=\"option-text\">");
    prose_item_head(&s->prose, o->item);
    put_worth(s, o, cue);
    prose_item_tail(&s->prose, o->item, o->feedback);
    sheet_aside(s, o->feedback);
    sheet_put(s, "</div></li>\n");
}

void sheet_options(struct sheet *s, const struct option *options, size_t n)
{
    sheet_put(s, "<ol class=\"options\">\n");
    for (size_t i = 0; i < n; i++) {
        sheet_put(s, "<li>");
        put_box(s, NOWHERE, &options[i], true);
        put_option_text(s, &options[i], false);
    }
    sheet_put(s, "</ol>\n");
}

static void put_options(struct sheet *s, const struct exercise *x)
{
    const size_t *order = sheet_option_order(s, x);
    sheet_note(s, "instruction", x->many ? "tick_all" : "tick_one");
    sheet_put(s, "<ol class=\"options\">\n");
    for (size_t i = 0; i < x->option_count; i++) {
        const struct option *o = &x->options[order[i]];
        sheet_put(s, "<li>");
        put_box(s, x->raise, o, !x->many);
        put_option_text(s, o, false);
    }
    sheet_put(s, "</ol>\n");
}

// The kinds.

static void put_choice(struct sheet *s, const struct exercise *x)
{
    put_options(s, x);
}

static void put_reflect(struct sheet *s, const struct exercise *x)
{
    if (!s->prose.trainer) {
        sheet_lines(s, (size_t)x->lines);
        return;
    }
    if (!x->example)
        return;
    sheet_put(s, "<div class=\"notes\">\n");
    sheet_note(s, "label", "example");
    prose_inside(&s->prose, x->example);
    sheet_put(s, "</div>\n");
}

static void put_timeline(struct sheet *s, const struct exercise *x)
{
    if (x->moment_count)
        sheet_note(s, "label", "read_timeline");
    sheet_put(s, x->moment_count ? "<ol class=\"timeline\">\n" : "");
    for (size_t i = 0; i < x->moment_count; i++) {
        sheet_put(s, "<li><span class=\"at\">");
        word_count(s->prose.out, s->prose.words, "seconds_short",
                   x->moments[i].seconds);
        sheet_put(s, "</span><div>");
        prose_item(&s->prose, x->moments[i].item, NULL);
        sheet_put(s, "</div></li>\n");
    }
    sheet_put(s, x->moment_count ? "</ol>\n" : "");
    if (x->broken) {
        sheet_note(s, "label", "if_broken");
        prose_inside(&s->prose, x->broken);
    }
}

// The second silence, and room for how long it was held.
static void put_longer(struct sheet *s, const struct exercise *x)
{
    if (x->again <= 0)
        return;
    sheet_put(s, "<p class=\"instruction\">");
    word_count(s->prose.out, s->prose.words, "hold_again", x->again);
    sheet_put(s, "</p>\n");
    if (s->prose.trainer)
        return;
    sheet_note(s, "label", "note_again");
    sheet_lines(s, 1);
}

static void put_silence(struct sheet *s, const struct exercise *x)
{
    bool asks = x->open || x->option_count;
    if (x->open && !s->prose.trainer) {
        sheet_note(s, "label", "your_question");
        sheet_lines(s, 2);
    } else if (x->option_count) {
        put_options(s, x);
    }
    sheet_put(s, "<p class=\"instruction\">");
    word_count(s->prose.out, s->prose.words,
               asks ? "hold_silence" : "hold_only", x->seconds);
    sheet_put(s, "</p>\n");
    put_longer(s, x);
    if (s->prose.trainer && (x->moment_count || x->broken)) {
        sheet_put(s, "<div class=\"notes\">\n");
        put_timeline(s, x);
        sheet_put(s, "</div>\n");
    } else if (!s->prose.trainer) {
        sheet_note(s, "label", "note_silence");
        sheet_lines(s, 2);
    }
}

static void put_moments_note(struct sheet *s, size_t decisions)
{
    sheet_put(s, "<p class=\"instruction\">");
    word_count(s->prose.out, s->prose.words, "circle_moments",
               (double)decisions);
    sheet_put(s, "</p>\n");
}

static void put_cues(struct sheet *s, const struct exercise *x)
{
    if (x->live)
        sheet_note(s, "instruction", "read_lines");
    sheet_note(s, "instruction", "tick_cues");
    const size_t decisions = exercise_decisions(x);
    if (decisions == 1)
        sheet_note(s, "instruction", "circle_moment");
    else if (decisions)
        put_moments_note(s, decisions);
    sheet_put(s, "<ol class=\"lines\">\n");
    for (size_t i = 0; i < x->cue_line_count; i++) {
        const struct option *o = &x->cue_lines[i];
        sheet_put(s, "<li>");
        if (o->box != BOX_NONE)
            put_box(s, x->raise, o, false);
        text_format(s->prose.out, "<span class=\"line-number\">%zu</span>",
                    i + 1);
        put_option_text(s, o, true);
    }
    sheet_put(s, "</ol>\n");
    if (x->option_count) {
        sheet_note(s, "label", "your_reply");
        put_options(s, x);
    }
}

// On paper nobody draws: the trainer, or the participant, chooses.
static void put_pool(struct sheet *s, const struct exercise *x)
{
    sheet_put(s, "<p class=\"instruction\">");
    word_count(s->prose.out, s->prose.words, "pick_of_pool", x->pick);
    sheet_put(s, "</p>\n");
    sheet_remark(s, "remark_pool");
    for (size_t i = 0; i < x->member_count; i++)
        sheet_exercise(s, x->members[i]);
    s->member = 0;
}

static const struct {
    void (*write)(struct sheet *s, const struct exercise *x);
    bool long_one;    // may be parted by the end of a page
    const char *task; // what to do, said above the text; or NULL
} kinds[KINDS] = {
    [KIND_choice] = {put_choice, false, NULL},
    [KIND_reflect] = {put_reflect, false, NULL},
    [KIND_silence] = {put_silence, false, NULL},
    [KIND_cues] = {put_cues, false, NULL},
    [KIND_dialogue] = {sheet_dialogue, true, NULL},
    [KIND_order] = {sheet_order, false, NULL},
    [KIND_match] = {sheet_match, false, NULL},
    [KIND_sort] = {sheet_sort, false, NULL},
    [KIND_gaps] = {sheet_gaps, false, "fill_blanks"},
    [KIND_text] = {sheet_typed, false, NULL},
    [KIND_number] = {sheet_amount, false, NULL},
    [KIND_scale] = {sheet_scale, false, NULL},
    [KIND_forecast] = {sheet_forecast, false, NULL},
    [KIND_pool] = {put_pool, true, NULL},
};

// Around them.

static void open_heading(struct sheet *s, const struct exercise *x)
{
    const struct heading *h = cmark_node_get_user_data(x->heading);
    text_format(s->prose.out, "<h%d id=\"", x->depth);
    prose_id(&s->prose, "h", h->id);
    sheet_put(s, "\">");
}

static void close_heading(struct sheet *s, const struct exercise *x)
{
    prose_inlines(&s->prose, x->heading);
    text_format(s->prose.out, "</h%d>\n", x->depth);
}

// What is asked of a participant besides a right answer.
static void put_demands(struct sheet *s, const struct exercise *x)
{
    struct text *t = s->prose.out;
    const struct words *words = s->prose.words;
    if (x->raise != NOWHERE) {
        Str level = localized(&s->course->levels[x->raise].name,
                              s->prose.page->language);
        word_with(t, words, "raise_from", "level",
                  level.n ? level : x->raise_name);
        sheet_put(s, " · ");
    }
    if (x->raises) {
        sheet_word(s, "raise_each");
        sheet_put(s, " · ");
    }
    if (x->again > 0) {
        word_count(t, words, "silence_again", x->again);
        sheet_put(s, " · ");
    }
}

// Level, points, attempts and the name by which an LMS reports it.
static void put_figures(struct sheet *s, const struct exercise *x)
{
    struct text *t = s->prose.out;
    const struct words *words = s->prose.words;
    bool own_points = x->option_count && x->options[0].box == BOX_POINTS;
    // What a pool draws counts through the pool.
    bool counts = exercise_scored(x) && !own_points && !x->pool;
    sheet_put(s, "<p class=\"figures\">");
    if (x->level != NOWHERE) {
        sheet_level(s, x->level);
        sheet_put(s, " · ");
    }
    put_demands(s, x);
    if (counts) {
        word_count(t, words, "points", x->points);
        sheet_put(s, " · ");
    }
    if (x->attempts) {
        word_count(t, words, "attempts", x->attempts);
        sheet_put(s, " · ");
    }
    if (!x->required) {
        sheet_word(s, "optional");
        sheet_put(s, " · ");
    }
    sheet_put(s, "<code>");
    sheet_text(s, sheet_name(s, x));
    sheet_put(s, "</code></p>\n");
}

static void put_hints(struct sheet *s, const struct exercise *x)
{
    if (!x->hint_count)
        return;
    sheet_put(s, "<div class=\"hints\">\n<p class=\"label\">");
    sheet_word(s, "hints");
    if (s->prose.trainer && x->hint_cost > 0 && exercise_scored(x)) {
        sheet_put(s, " ");
        word_count(s->prose.out, s->prose.words, "hint_cost",
                   x->hint_cost * x->points);
    }
    sheet_put(s, "</p>\n<ol>\n");
    for (size_t i = 0; i < x->hint_count; i++) {
        sheet_put(s, "<li>");
        prose_inside(&s->prose, x->hints[i]);
        sheet_put(s, "</li>\n");
    }
    sheet_put(s, "</ol></div>\n");
}

// Behind the question, unless it goes on for pages.
static void put_help(struct sheet *s, const struct exercise *x)
{
    put_hints(s, x);
    put_prose(s, x, true);
}

void sheet_exercise(struct sheet *s, const struct exercise *x)
{
    if (x->pool)
        s->member++;
    else
        s->number++;
    s->prose.gaps = x->kind == KIND_gaps ? x : NULL;
    s->prose.dialogue = x->kind == KIND_dialogue ? x : NULL;
    sheet_put(s, kinds[x->kind].long_one ? "<section class=\"item long\">\n"
                                         : "<section class=\"item\">\n");
    // The number is plain text: Chromium's outline of a PDF writes a heading
    // twice that has elements inside.
    open_heading(s, x);
    sheet_number(s);
    sheet_put(s, s->member ? " " : ". ");
    close_heading(s, x);
    if (s->prose.trainer)
        put_figures(s, x);
    if (kinds[x->kind].task)
        sheet_note(s, "instruction", kinds[x->kind].task);
    put_prose(s, x, false);
    if (kinds[x->kind].long_one)
        put_help(s, x);
    kinds[x->kind].write(s, x);
    if (!kinds[x->kind].long_one)
        put_help(s, x);
    sheet_put(s, "</section>\n");
}

void sheet_feedback(struct sheet *s, const struct exercise *x)
{
    sheet_put(s, "<section class=\"item notes\">\n");
    open_heading(s, x);
    close_heading(s, x);
    sheet_put(s, "<p class=\"figures\">");
    word_with(s->prose.out, s->prose.words, "feedback_when", "name", x->name);
    sheet_put(s, "</p>\n");
    prose_list(&s->prose, x->prose, x->prose_count);
    sheet_put(s, "</section>\n");
}
