// dialogue.c - a dialogue on paper: numbered scenes to go to.
//
// The scenes are shuffled behind the first, as in a book of choices, so that
// the next page does not tell how a reply turns out. Their titles, which
// often do, and what a reply does are for the trainer.
#include "emit/handout/parts.h"

#include <string.h>

struct book book_of(struct sheet *s, const struct exercise *x)
{
    struct book b = {.sheet = s, .x = x};
    Str seed = arena_format(s->arena, "%.*s/%.*s",
                            STR_ARG(x->page->lesson->id), STR_ARG(x->name));
    b.order = sheet_shuffle(s, seed, x->scene_count, (size_t)x->start);
    b.number = arena_take(s->arena, x->scene_count * sizeof *b.number);
    for (size_t i = 0; i < x->scene_count; i++)
        b.number[b.order[i]] = i + 1;
    return b;
}

// When a reply may be chosen.

// On cards the state is kept by hand, on a strip: `balance > 2` is what it
// shows.
static void put_strip_test(struct sheet *s, const struct reply_test *t)
{
    static const struct {
        const char *op, *key;
    } keys[] = {{"<", "card_only_below"}, {"<=", "card_only_most"},
                {">", "card_only_above"}, {">=", "card_only_least"},
                {"==", "card_only_at"}};
    struct text strip = {0}, value = {0}, *out = s->prose.out;
    size_t i = 0;
    while (strcmp(keys[i].op, t->op) != 0)
        i++;
    s->prose.out = &strip;
    sheet_axis(s, t->which);
    s->prose.out = &value;
    sheet_signed(s, t->value);
    s->prose.out = out;
    word_pair(out, s->prose.words, keys[i].key, text_str(&strip),
              text_str(&value));
    text_clear(&strip);
    text_clear(&value);
}

// A test on an axis in words. `balance > 2` leans to the high end; `> -2`
// only says that it is not far to the low one.
static void put_axis_test(struct sheet *s, const struct reply_test *t)
{
    const struct axis *a = &s->course->axes[t->which];
    bool above = t->op[0] == '>' || (t->op[0] == '=' && t->value > 0);
    bool leans = above ? t->value >= 0 : t->value <= 0;
    bool high = above == leans;
    Str end = localized(high ? &a->high : &a->low, s->prose.page->language);
    if (t->op[0] == '=' && t->value == 0)
        sheet_word(s, "only_balanced");
    else
        word_with(s->prose.out, s->prose.words,
                  leans ? "only_towards" : "only_not_far", "end", end);
    if (!s->prose.trainer)
        return;
    sheet_put(s, " (<code>");
    sheet_text(s, a->id);
    sheet_put(s, " ");
    sheet_text(s, str_of(t->op));
    sheet_put(s, t->value < 0 ? " \u2212" : " ");
    number_html(s->prose.out, s->prose.words,
                t->value < 0 ? -t->value : t->value);
    sheet_put(s, "</code>)");
}

static void put_test(const struct book *b, const struct reply_test *t)
{
    struct sheet *s = b->sheet;
    if (t->about == ABOUT_AXIS && s->prose.edition == EDITION_CARDS)
        put_strip_test(s, t);
    else if (t->about == ABOUT_AXIS)
        put_axis_test(s, t);
    else if (t->about == ABOUT_NAMED)
        word_count(s->prose.out, s->prose.words,
                   t->value ? "only_named" : "only_not_named",
                   (double)b->number[t->which]);
    else
        sheet_clients(s, b->x, t);
}

static bool has_conditions(const struct reply *r)
{
    return r->once || r->test_count || r->after_count;
}

void book_conditions(const struct book *b, const struct reply *r)
{
    struct sheet *s = b->sheet;
    const char *between = "<div class=\"only\">";
    if (!has_conditions(r))
        return;
    for (size_t i = 0; i < r->after_count; i++) {
        sheet_put(s, between);
        word_count(s->prose.out, s->prose.words,
                   s->prose.edition == EDITION_CARDS ? "card_only_after"
                                                     : "only_after",
                   (double)b->number[r->after[i].scene]);
        between = " ";
    }
    for (size_t i = 0; i < r->test_count; i++) {
        sheet_put(s, between);
        put_test(b, &r->tests[i]);
        between = " ";
    }
    sheet_put(s, r->once ? between : "");
    if (r->once)
        sheet_word(s, "only_once");
    sheet_put(s, "</div>");
}

// The scenes.

void book_target(const struct book *b, const struct reply *r)
{
    struct sheet *s = b->sheet;
    size_t number = b->number[r->to];
    sheet_put(s, "<a class=\"goto\" href=\"#");
    sheet_anchor(s, number);
    sheet_put(s, "\">");
    word_count(s->prose.out, s->prose.words, "go_to", (double)number);
    sheet_put(s, "</a>");
}

static void put_reply(const struct book *b, const struct reply *r)
{
    struct sheet *s = b->sheet;
    sheet_put(s, "<li><span class=\"box round\"></span>"
                 "<div class=\"option-text\">");
    prose_inlines(&s->prose, r->link);
    sheet_put(s, " ");
    book_target(b, r);
    book_conditions(b, r);
    sheet_put(s, "</div></li>\n");
}

// Authors name endings as they like; of three we know what they mean.
static void put_ending(struct sheet *s, Str ending)
{
    static const char *const known[] = {"end_won", "end_lost", "end_open"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(ending, known[i] + 4)) {
            sheet_word(s, known[i]);
            return;
        }
    sheet_text(s, ending);
}

static void put_end(struct sheet *s, const struct scene *scene)
{
    sheet_word(s, "the_end");
    if (s->prose.trainer && scene->ending.n) {
        sheet_put(s, ": ");
        put_ending(s, scene->ending);
    }
}

static void put_scene_title(const struct book *b, size_t scene)
{
    struct sheet *s = b->sheet;
    word_count(s->prose.out, s->prose.words, "scene",
               (double)b->number[scene]);
    if (s->prose.trainer) {
        sheet_put(s, ": ");
        prose_inlines(&s->prose, b->x->scenes[scene].heading);
    }
}

void book_scene(const struct book *b, size_t index)
{
    struct sheet *s = b->sheet;
    const struct scene *scene = &b->x->scenes[index];
    bool cards = s->prose.edition == EDITION_CARDS;
    int depth = cards ? 3 : scene->depth;
    text_format(s->prose.out, "<section class=\"scene\">\n<h%d id=\"", depth);
    sheet_anchor(s, b->number[index]);
    sheet_put(s, "\">");
    put_scene_title(b, index);
    text_format(s->prose.out, "</h%d>\n", depth);
    prose_list(&s->prose, scene->prose, scene->prose_count);
}

static void put_scene(const struct book *b, size_t index)
{
    struct sheet *s = b->sheet;
    const struct scene *scene = &b->x->scenes[index];
    book_scene(b, index);
    if (scene->option_count)
        sheet_options(s, scene->options, scene->option_count);
    sheet_put(s, scene->reply_count ? "<ol class=\"replies\">\n"
                                    : "<p class=\"the-end\">");
    for (size_t i = 0; i < scene->reply_count; i++)
        put_reply(b, &scene->replies[i]);
    if (!scene->reply_count)
        put_end(s, scene);
    sheet_put(s, scene->reply_count ? "</ol></section>\n"
                                    : "</p></section>\n");
}

// The trainer's table: what each reply leads to, and what it does.

static void put_cell(struct sheet *s, const char *key)
{
    sheet_put(s, "<th scope=\"col\">");
    sheet_word(s, key);
    sheet_put(s, "</th>");
}

static void put_moves(struct sheet *s, const struct reply *r)
{
    for (size_t i = 0; i < r->move_count; i++) {
        const struct axis_move *m = &r->moves[i];
        const struct axis *a = &s->course->axes[m->axis];
        const struct localized *end = m->by < 0 ? &a->low : &a->high;
        sheet_put(s, i ? "<br>" : "");
        sheet_text(s, localized(end, s->prose.page->language));
        sheet_put(s, " ");
        sheet_signed(s, m->by < 0 ? -m->by : m->by);
    }
}

static void put_reply_cells(const struct book *b, const struct reply *r)
{
    struct sheet *s = b->sheet;
    sheet_put(s, "<td>");
    prose_inlines(&s->prose, r->link);
    book_conditions(b, r);
    text_format(s->prose.out, "</td><td class=\"number\">%zu</td><td>",
                b->number[r->to]);
    if (r->level != NOWHERE)
        sheet_level(s, r->level);
    sheet_put(s, "</td><td>");
    put_moves(s, r);
    sheet_put(s, "</td></tr>\n");
}

static void put_rows(const struct book *b, size_t index)
{
    struct sheet *s = b->sheet;
    const struct scene *scene = &b->x->scenes[index];
    size_t rows = scene->reply_count ? scene->reply_count : 1;
    text_format(s->prose.out,
                "<tbody>\n<tr><th scope=\"rowgroup\" rowspan=\"%zu\">%zu ",
                rows, b->number[index]);
    prose_inlines(&s->prose, scene->heading);
    sheet_put(s, "</th>");
    for (size_t i = 0; i < scene->reply_count; i++) {
        sheet_put(s, i ? "<tr>" : "");
        put_reply_cells(b, &scene->replies[i]);
    }
    if (!scene->reply_count) {
        sheet_put(s, "<td colspan=\"4\">");
        put_end(s, scene);
        sheet_put(s, "</td></tr>\n");
    }
    sheet_put(s, "</tbody>\n");
}

static void put_table(const struct book *b)
{
    struct sheet *s = b->sheet;
    sheet_note(s, "label", "decision_table");
    sheet_put(s, "<table class=\"decisions\">\n<thead>\n<tr>");
    put_cell(s, "column_scene");
    put_cell(s, "reply");
    put_cell(s, "column_to");
    put_cell(s, "column_level");
    put_cell(s, "column_moves");
    sheet_put(s, "</tr>\n</thead>\n");
    for (size_t i = 0; i < b->x->scene_count; i++)
        put_rows(b, b->order[i]);
    sheet_put(s, "</table>\n");
}

void sheet_dialogue(struct sheet *s, const struct exercise *x)
{
    struct book b = book_of(s, x);
    sheet_put(s, "<p class=\"instruction\">");
    word_count(s->prose.out, s->prose.words, "play_dialogue", 1);
    sheet_put(s, "</p>\n");
    sheet_cards(s, x);
    for (size_t i = 0; i < x->scene_count; i++)
        put_scene(&b, b.order[i]);
    if (s->prose.trainer)
        put_table(&b);
}
