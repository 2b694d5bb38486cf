// roles.c - the cards of a dialogue that is played: who practises,
// every client there may be, the score keeper, and the observer's sheet.
#include "emit/client.h"
#include "emit/handout/cards.h"

enum { TURNS = 12, MOST_COLUMNS = 4, WAY = 10 };

// What has to be kept by hand, since a condition asks for it.
struct kept {
    bool axis[MOST_AXES], axes, named, after;
};

static void look_at(const struct reply *r, struct kept *k)
{
    k->after |= r->after_count > 0;
    for (size_t i = 0; i < r->test_count; i++) {
        const struct reply_test *t = &r->tests[i];
        if (t->about == ABOUT_AXIS)
            k->axes = k->axis[t->which] = true;
        k->named |= t->about == ABOUT_NAMED;
    }
}

static struct kept kept_in(const struct exercise *x)
{
    struct kept k = {.axes = false};
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t r = 0; r < x->scenes[i].reply_count; r++)
            look_at(&x->scenes[i].replies[r], &k);
    return k;
}

// You.

static void put_way(struct sheet *s)
{
    sheet_note(s, "label", "card_way");
    sheet_put(s, "<p class=\"way\"><span class=\"place\">1</span>");
    for (int i = 0; i < WAY; i++)
        sheet_put(s, " \u2192 <span class=\"place\"></span>");
    sheet_put(s, "</p>\n");
}

static void put_you(struct sheet *s, const struct exercise *x,
                    const struct kept *k)
{
    cards_card(s, x, "card_you");
    cards_situation(s, x);
    sheet_note(s, "task", "card_you_how");
    sheet_note(s, "label", "card_aim");
    sheet_lines(s, 1);
    put_way(s);
    if (k->after) {
        sheet_note(s, "label", "card_been");
        sheet_put(s, "<p class=\"been\">");
        for (size_t i = 1; i <= x->scene_count; i++)
            text_format(s->prose.out, "<span class=\"place\">%zu</span> ", i);
        sheet_put(s, "</p>\n");
    }
    cards_card_end(s);
}

// The clients.

static void put_trait(struct sheet *s, const struct trait *t)
{
    int degree = (int)(t->value + 0.5);
    Str key = arena_format(s->arena, "card_trait_%d", degree);
    sheet_put(s, "<li><span class=\"trait\">");
    sheet_text(s, t->id);
    sheet_put(s, "</span><span class=\"dots\" aria-hidden=\"true\">");
    for (int i = 1; i <= MOST_TRAIT; i++)
        sheet_put(s, i <= degree ? "<span class=\"dot full\"></span>"
                                 : "<span class=\"dot\"></span>");
    sheet_put(s, "</span><span>");
    sheet_word(s, key.at);
    sheet_put(s, "</span></li>\n");
}

static void put_traits(struct sheet *s, const struct persona *p)
{
    if (!p->trait_count)
        return;
    sheet_put(s, "<ul class=\"traits\">\n");
    for (size_t i = 0; i < p->trait_count; i++)
        put_trait(s, &p->traits[i]);
    sheet_put(s, "</ul>\n");
}

// "1a, 3c": replies that this client does not let through.
static void put_closed_replies(const struct book *b, size_t client)
{
    struct sheet *s = b->sheet;
    struct text list = {0};
    for (size_t i = 0; i < b->x->scene_count; i++) {
        const struct scene *scene = &b->x->scenes[b->order[i]];
        for (size_t r = 0; r < scene->reply_count; r++)
            if (!client_lets(b->x, client, &scene->replies[r]))
                text_format(&list, "%s%zu%.*s", list.n ? ", " : "", i + 1,
                            STR_ARG(letter_of(s, r)));
    }
    if (list.n) {
        sheet_put(s, "<p class=\"task\">");
        word_with(s->prose.out, s->prose.words, "card_closed_with_you", "list",
                  text_str(&list));
        sheet_put(s, "</p>\n");
    }
    text_clear(&list);
}

static void open_client(struct sheet *s, const struct exercise *x, Str name)
{
    sheet_put(s, "<section class=\"card client\">\n<h3>");
    if (name.n)
        sheet_text(s, name);
    else
        sheet_word(s, "card_client");
    sheet_put(s, "</h3>\n<p class=\"of\">");
    sheet_number(s);
    sheet_put(s, s->member ? " " : ". ");
    prose_inlines(&s->prose, x->heading);
    sheet_put(s, "</p>\n");
}

static void put_inner(struct sheet *s)
{
    sheet_note(s, "instruction", "card_client_how");
    sheet_note(s, "label", "card_wants");
    sheet_lines(s, 2);
    sheet_note(s, "label", "card_gives_way");
    sheet_lines(s, 2);
}

static void put_clients(const struct book *b)
{
    struct sheet *s = b->sheet;
    const struct exercise *x = b->x;
    sheet_put(s, x->client_count > 1 ? "<div class=\"pairs\">\n"
                                     : "<div>\n");
    for (size_t i = 0; i < x->client_count; i++) {
        open_client(s, x, client_name(&s->prose, x->clients[i]));
        put_traits(s, x->clients[i]);
        put_inner(s);
        put_closed_replies(b, i);
        cards_card_end(s);
    }
    if (!x->client_count) {
        open_client(s, x, x->client);
        cards_situation(s, x);
        put_inner(s);
        cards_card_end(s);
    }
    sheet_put(s, "</div>\n");
}

// The score keeper.

static void put_strip(struct sheet *s, int axis)
{
    sheet_put(s, "<div class=\"strip\"><p class=\"ends\"><span>");
    sheet_text(s, localized(&s->course->axes[axis].low,
                            s->prose.page->language));
    sheet_put(s, "</span> <span>");
    sheet_text(s, localized(&s->course->axes[axis].high,
                            s->prose.page->language));
    sheet_put(s, "</span></p>\n<ol>");
    for (int n = -10; n <= 10; n++) {
        sheet_put(s, n ? "<li>" : "<li class=\"start\">");
        sheet_signed(s, n);
        sheet_put(s, "</li>");
    }
    sheet_put(s, "</ol></div>\n");
}

// "1a −1", "1b +2"
static void put_moves(const struct book *b, int axis)
{
    struct sheet *s = b->sheet;
    sheet_put(s, "<ul class=\"moves\">");
    for (size_t i = 0; i < b->x->scene_count; i++) {
        const struct scene *scene = &b->x->scenes[b->order[i]];
        for (size_t r = 0; r < scene->reply_count; r++)
            for (size_t m = 0; m < scene->replies[r].move_count; m++) {
                const struct axis_move *move = &scene->replies[r].moves[m];
                if (move->axis != axis)
                    continue;
                text_format(s->prose.out, "<li><b>%zu%.*s</b> ", i + 1,
                            STR_ARG(letter_of(s, r)));
                sheet_signed(s, move->by);
                sheet_put(s, "</li>");
            }
    }
    sheet_put(s, "</ul>\n");
}

static void put_named(const struct book *b)
{
    struct sheet *s = b->sheet;
    sheet_note(s, "label", "card_named");
    sheet_put(s, "<ul class=\"moves\">");
    for (size_t i = 0; i < b->x->scene_count; i++) {
        const struct scene *scene = &b->x->scenes[b->order[i]];
        for (size_t o = 0; o < scene->option_count; o++)
            if (scene->options[o].box == BOX_RIGHT)
                text_format(s->prose.out, "<li>%zu: <b>%.*s</b></li>", i + 1,
                            STR_ARG(capital_of(s, o)));
    }
    sheet_put(s, "</ul>\n");
}

static void put_keeper(const struct book *b, const struct kept *k)
{
    struct sheet *s = b->sheet;
    if (!k->axes && !k->named)
        return;
    cards_card(s, b->x, "card_keeper");
    sheet_note(s, "instruction", "card_keeper_how");
    if (k->axes)
        sheet_note(s, "instruction", "card_strip_how");
    for (size_t i = 0; i < s->course->axis_count; i++)
        if (k->axis[i]) {
            put_strip(s, (int)i);
            put_moves(b, (int)i);
        }
    if (k->named)
        put_named(b);
    cards_card_end(s);
}

// The observer.

static bool moves_axis(const struct exercise *x, size_t axis)
{
    for (size_t i = 0; i < x->scene_count; i++)
        for (size_t r = 0; r < x->scenes[i].reply_count; r++)
            for (size_t m = 0; m < x->scenes[i].replies[r].move_count; m++)
                if (x->scenes[i].replies[r].moves[m].axis == (int)axis)
                    return true;
    return false;
}

// A level is ticked, or written down where there are too many for columns;
// which way an axis went is circled.
static void put_turn(struct sheet *s, size_t turn, size_t axes)
{
    size_t levels = s->course->level_count;
    text_format(s->prose.out, "<tr><th scope=\"row\">%zu</th><td></td>"
                              "<td></td>", turn);
    if (levels > MOST_COLUMNS)
        sheet_put(s, "<td></td>");
    for (size_t i = 0; levels <= MOST_COLUMNS && i < levels; i++)
        sheet_put(s, "<td class=\"tick\"><span class=\"box\"></span></td>");
    for (size_t i = 0; i < axes; i++)
        sheet_put(s, "<td class=\"tick\">\u2212 &nbsp;0&nbsp; +</td>");
    sheet_put(s, "<td></td></tr>\n");
}

static void put_level_columns(struct sheet *s)
{
    size_t n = s->course->level_count;
    if (n > MOST_COLUMNS)
        cards_column(s, "column_level");
    for (size_t i = 0; n <= MOST_COLUMNS && i < n; i++) {
        sheet_put(s, "<th scope=\"col\" class=\"tick\">");
        sheet_level(s, (int)i);
        sheet_put(s, "</th>");
    }
}

static size_t put_axis_columns(struct sheet *s, const struct exercise *x)
{
    size_t n = 0;
    for (size_t i = 0; i < s->course->axis_count && n < MOST_COLUMNS; i++) {
        if (!moves_axis(x, i))
            continue;
        const struct axis *a = &s->course->axes[i];
        size_t language = s->prose.page->language;
        sheet_put(s, "<th scope=\"col\"><span class=\"ways\">\u2212 ");
        sheet_text(s, localized(&a->low, language));
        sheet_put(s, "<br>+ ");
        sheet_text(s, localized(&a->high, language));
        sheet_put(s, "</span></th>");
        n++;
    }
    return n;
}

static void put_observer(struct sheet *s, const struct exercise *x)
{
    cards_page(s, x, "card_observer", "card_observer_how");
    sheet_put(s, "<table class=\"log turns\">\n<thead>\n<tr>");
    cards_column(s, "card_turn");
    cards_column(s, "column_scene");
    cards_column(s, "reply");
    put_level_columns(s);
    size_t axes = put_axis_columns(s, x);
    cards_column(s, "card_noticed");
    sheet_put(s, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 1; i <= TURNS; i++)
        put_turn(s, i, axes);
    sheet_put(s, "</tbody>\n</table>\n");
    sheet_note(s, "label", "card_seen");
    sheet_lines(s, 5);
    cards_page_end(s);
}

void cards_roles(struct sheet *s, const struct exercise *x)
{
    struct book b = book_of(s, x);
    struct kept k = kept_in(x);
    cards_page(s, x, "card_roles", "card_dialogue_three");
    put_you(s, x, &k);
    put_clients(&b);
    put_keeper(&b, &k);
    cards_page_end(s);
    put_observer(s, x);
}
