// The printed handouts: what the participants' edition must not hold, what
// the trainers' must, that both show the same, and what cards tell to whom.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <string.h>

#include "emit/handout/handout.h"
#include "emit/words.h"
#include "model/bundle.h"
#include "model/course.h"
#include "pipeline.h"

// Of the first language; the course has an exercise of every kind.
struct fixture {
    struct diag *dx;
    struct course *course;
    struct arena *arena;
    const char *participant, *trainer, *cards;
};

static const char *edition(struct fixture *f, const struct bundle *b,
                           const char *name)
{
    for (size_t i = 0; i < b->n; i++)
        if (str_is(b->files[i]->name, name)) {
            const char *html = arena_str(f->arena, b->files[i]->bytes).at;
            const char *body = strstr(html, "<body");
            assert_non_null(body); // behind the styles
            return body;
        }
    fail_msg("no %s", name);
    return NULL;
}

// A course and its handouts, in the arena of the fixture.
static struct bundle emitted(struct fixture *f, const char *folder)
{
    const struct words *words[MOST_LANGUAGES] = {0};
    f->dx = diag_new(stderr, false);
    f->course = course_new(folder, f->dx);
    f->arena = arena_new();
    assert_true(pipeline_run(f->course, NULL));
    for (size_t i = 0; i < f->course->language_count; i++)
        words[i] = words_read(f->arena, f->course->languages[i], f->dx);
    struct bundle b = {.arena = f->arena};
    emit_handouts(f->course, words, &b);
    return b;
}

static void let_go(struct fixture *f)
{
    arena_free(f->arena);
    course_free(f->course);
    diag_free(f->dx);
}

static int set_up(void **state)
{
    static struct fixture f;
    struct bundle b = emitted(&f, "tests/course/every-kind");
    f.participant = edition(&f, &b, "every-kind-participant.nl.html");
    f.trainer = edition(&f, &b, "every-kind-trainer.nl.html");
    f.cards = edition(&f, &b, "every-kind-cards.nl.html");
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    let_go(*state);
    return 0;
}

static size_t count(const char *text, const char *part)
{
    size_t n = 0;
    for (; (text = strstr(text, part)) != NULL; text++)
        n++;
    return n;
}

static void answers_are_for_the_trainer_alone(void **state)
{
    // Numbers of an order, letters of a match and of a sort, words of gaps,
    // answers of a text, a number with its tolerance, an outcome, feedback,
    // formulas, the axis of a scale.
    static const char *const told[] = {
        "box wide ticked\">1<", "box wide ticked\">a<",
        "<p class=\"placed\">", "<span class=\"or\">/ open vraag",
        "Een pauze is er voor jezelf.", "12,5", "(± 0,5)", "box ticked\">×<",
        "Dat heb je zelf bedacht.", "class=\"remark\"", "op de ander",
        "filled"};
    const struct fixture *f = *state;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        if (!strstr(f->trainer, told[i]) || strstr(f->participant, told[i]))
            print_error("'%s'\n", told[i]);
        assert_non_null(strstr(f->trainer, told[i]));
        assert_null(strstr(f->participant, told[i]));
    }
    assert_null(strstr(f->participant, "ticked"));
}

static void both_editions_ask_the_same(void **state)
{
    static const char *const asked[] = {
        "<span class=\"box wide", "class=\"match\"", "class=\"group\"",
        "class=\"blank-number\"", "class=\"word\"", "class=\"scale\"",
        "class=\"percentages\""};
    const struct fixture *f = *state;
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        assert_true(count(f->participant, asked[i]) > 0);
        assert_int_equal(count(f->participant, asked[i]),
                         count(f->trainer, asked[i]));
    }
}

// Only what there is to fill in, a row for each exercise, nothing filled.
static void the_trainer_has_a_form_of_the_result(void **state)
{
    static const char *const parts[] = {
        "Resultaat, om in te vullen", "class=\"form-bar\"",
        "class=\"form-axis\"", "<caption>Hoe lang je in elke oefening",
        "<caption>Moment: hoeveel regels", "<caption>Ernaast: hoeveel",
        "class=\"form-path\"", "<h2>Eigen woorden</h2>"};
    const struct fixture *f = *state;
    const char *form = strstr(f->trainer, "debrief-form");
    assert_non_null(form);
    assert_null(strstr(f->participant, "debrief-form"));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!strstr(form, parts[i]))
            print_error("'%s'\n", parts[i]);
        assert_non_null(strstr(form, parts[i]));
    }
    assert_int_equal(count(form, "class=\"form-bar\""),
                     f->course->level_count);
    assert_null(strstr(form, "ticked"));
    assert_null(strstr(form, "filled"));
    assert_null(strchr(form, '{'));
}

// Where each of three texts stands.
static void find(const char *html, const char *const *texts, const char **at)
{
    for (size_t i = 0; i < 3; i++) {
        at[i] = strstr(html, texts[i]);
        assert_non_null(at[i]);
    }
}

static void an_order_is_shuffled_alike_in_both(void **state)
{
    static const char *const steps[] = {"Een vraag stellen<",
                                        "Wachten tot hij antwoordt<",
                                        "Herhalen wat hij zei<"};
    const struct fixture *f = *state;
    const char *here[3], *there[3];
    find(f->participant, steps, here);
    find(f->trainer, steps, there);
    assert_false(here[0] < here[1] && here[1] < here[2]);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(here[i] < here[(i + 1) % 3],
                         there[i] < there[(i + 1) % 3]);
}

static void the_members_of_a_pool_are_numbered_in_it(void **state)
{
    const struct fixture *f = *state;
    assert_non_null(strstr(f->participant, ">16. Twee van de vier<"));
    assert_non_null(strstr(f->participant, ">16.1 Hoe lang"));
    assert_non_null(strstr(f->participant, ">16.4 Eerst dit"));
    assert_non_null(strstr(f->participant, "Maak 2 van de opdrachten"));
}

// All blanks are as long as the longest answer asks for, or they would tell.
static void blanks_of_one_text_are_alike(void **state)
{
    const struct fixture *f = *state;
    const char *text = strstr(f->participant, "Stel een <");
    assert_non_null(text);
    char line[400];
    snprintf(line, sizeof line, "%s", text);
    *strstr(line, "</p>") = '\0';
    assert_int_equal(count(line, "class=\"blank mid\""), 2);
}

// Neither filled boxes nor what an option is worth, why, or what becomes of
// it; no title of a scene, no ending, no example, nothing in an attribute.
static void cards_hold_no_answer(void **state)
{
    static const char *const told[] = {
        "ticked", "\"worth\"", "\"figures\"", "feedback-note",
        "\"remark\"", "Verweer", ">Gehoord", "gewonnen", "Ik zou wachten",
        "Zo hoort het", " hidden", " data-", " title=", "<code>"};
    const struct fixture *f = *state;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        if (strstr(f->cards, told[i]))
            print_error("'%s'\n", told[i]);
        assert_null(strstr(f->cards, told[i]));
    }
}

// What comes in a silence is read by the client, who cannot do without.
static void the_client_alone_is_told_what_comes(void **state)
{
    const struct fixture *f = *state;
    const char *asks = strstr(f->cards, "Jij vraagt");
    const char *client = strstr(f->cards, "<h3>De klant");
    const char *comes = strstr(f->cards, "Hij kijkt weg.");
    assert_true(asks && client && comes && asks < client && client < comes);
    assert_int_equal(count(f->cards, "Hij kijkt weg."), 1);
    assert_null(strstr(f->participant, "Hij kijkt weg."));
}

static void cards_keep_the_numbers(void **state)
{
    static const char *const names[] = {
        "13. Vraag, en zeg niets", "14. Wanneer sluit je?",
        "15. Een lastige klant", "12. Gaat dit lukken?"};
    const struct fixture *f = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_non_null(strstr(f->participant, names[i]));
        assert_non_null(strstr(f->cards, names[i]));
    }
    assert_int_equal(count(f->cards, "#item-15-2\""),
                     count(f->participant, "#item-15-2\""));
}

// Nothing in that dialogue asks how its axes stand.
static void nobody_keeps_a_score_that_nothing_asks_for(void **state)
{
    const struct fixture *f = *state;
    assert_null(strstr(f->cards, "Wie de stand bijhoudt"));
    assert_null(strstr(f->cards, "class=\"strip\""));
    assert_null(strstr(f->cards, "class=\"moves\""));
}

static void a_strip_is_kept_for_conditions_on_it(void **state)
{
    struct fixture f;
    struct bundle b = emitted(&f, "tests/golden/routes.course");
    const char *cards = edition(&f, &b, "routes-cards.en.html");
    (void)state;
    assert_non_null(strstr(cards, "Only if “slow – fast” stands below "));
    assert_non_null(strstr(cards, "Only if you have been at 2."));
    assert_int_equal(count(cards, "class=\"strip\""), 1);
    assert_non_null(strstr(cards, "<li><b>1a</b> +3</li>"));
    let_go(&f);
}

static void clients_have_a_card_each(void **state)
{
    struct fixture f;
    struct bundle b = emitted(&f, "tests/browser/clients");
    const char *cards = edition(&f, &b, "clients-cards.en.html");
    (void)state;
    assert_int_equal(count(cards, "class=\"card client\""), 2);
    assert_int_equal(count(cards, "class=\"dot full\""), 2 + 7);
    assert_non_null(strstr(cards, "With you these replies are closed: 1c."));
    assert_non_null(strstr(cards, "<li>1: <b>A</b></li>"));
    let_go(&f);
}

// They cannot know whom they hear; but of the lines they have no more than
// the first words, or they would read on.
static void who_listens_is_told_to_whom(void **state)
{
    struct fixture f;
    struct bundle b = emitted(&f, "tests/course/groups");
    const char *cards = edition(&f, &b, "groups-cards.en.html");
    (void)state;
    assert_int_equal(count(cards, "Ilse leads four nurseries."), 2);
    assert_int_equal(count(cards, "must be different on Monday"), 1);
    let_go(&f);
}

// Politeness has a box like any other line, and each decision a blank.
static void the_cue_sheet_does_not_tell_what_a_line_is(void **state)
{
    struct fixture f;
    struct bundle b = emitted(&f, "tests/course/groups");
    const char *cards = edition(&f, &b, "groups-cards.en.html");
    const char *sheet = strstr(cards, "class=\"log heard\"");
    const char *end = strstr(cards, "class=\"folded\"");
    (void)state;
    assert_true(sheet && end && sheet < end);
    assert_int_equal(count(sheet, "<span class=\"box\"></span>") -
                     count(end, "<span class=\"box\"></span>"), 6);
    assert_int_equal(count(sheet, "class=\"box round\"") -
                     count(end, "class=\"box round\""), 8);
    assert_int_equal(count(cards, "too late (+)"
                           " <span class=\"blank\"></span>"
                           " <span class=\"blank\"></span></span>"), 1);
    assert_null(strstr(cards, "Only polite"));
    let_go(&f);
}

static void a_silence_without_a_question_asks_for_none(void **state)
{
    struct fixture f;
    struct bundle b = emitted(&f, "tests/course/groups");
    const char *cards = edition(&f, &b, "groups-cards.en.html");
    const char *quiet = strstr(cards, "id=\"cards-1\"");
    const char *own = strstr(cards, "id=\"cards-2\"");
    (void)state;
    assert_true(quiet && own && quiet < own);
    assert_non_null(strstr(quiet, "Ask nothing."));
    assert_true(strstr(quiet, "Write down your question") > own);
    assert_true(strstr(quiet, ">Question<") > own);
    assert_int_equal(count(own, "class=\"log held typed\""), 1);
    let_go(&f);
}

// What becomes of a forecast is written down beside the chance.
static void every_forecast_has_room_for_what_happened(void **state)
{
    struct fixture f;
    struct bundle b = emitted(&f, "tests/course/groups");
    const char *cards = edition(&f, &b, "groups-cards.en.html");
    (void)state;
    assert_int_equal(count(cards, "class=\"forecast\""), 2);
    assert_int_equal(count(cards, "class=\"happened\""), 2);
    assert_int_equal(count(cards, "class=\"marks heads\""), 2);
    let_go(&f);
}

// Forms are copied, so that no answer may stand on their page: articles of
// class lesson that follow each other begin on pages of their own.
static void the_key_is_on_a_page_for_the_trainer(void **state)
{
    static const char *const answers[] = {
        "Cues: <b>2, 5</b>", "Only polite: <b>3</b>",
        "Decision: <b>6, 8</b>", "Your reply: <b>b</b>",
        "It happened: <b>yes</b>", "It happened: <b>no</b>"};
    struct fixture f;
    struct bundle b = emitted(&f, "tests/course/groups");
    const char *key = strstr(edition(&f, &b, "groups-trainer.en.html"),
                             "<article class=\"lesson card-key\">");
    (void)state;
    assert_non_null(key);
    const char *form = strstr(
        key, "</article>\n<article class=\"lesson debrief-form\">");
    assert_non_null(form);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        const char *at = strstr(key, answers[i]);
        assert_true(at && at < form);
    }
    assert_null(strstr(edition(&f, &b, "groups-cards.en.html"), "card-key"));
    let_go(&f);
}

static void a_course_with_nothing_to_play_has_no_cards(void **state)
{
    struct fixture f;
    struct bundle b = emitted(&f, "tests/golden/placing.course");
    (void)state;
    assert_int_equal(b.n, 2);
    let_go(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_for_the_trainer_alone),
        cmocka_unit_test(both_editions_ask_the_same),
        cmocka_unit_test(the_trainer_has_a_form_of_the_result),
        cmocka_unit_test(an_order_is_shuffled_alike_in_both),
        cmocka_unit_test(the_members_of_a_pool_are_numbered_in_it),
        cmocka_unit_test(blanks_of_one_text_are_alike),
        cmocka_unit_test(cards_hold_no_answer),
        cmocka_unit_test(the_client_alone_is_told_what_comes),
        cmocka_unit_test(cards_keep_the_numbers),
        cmocka_unit_test(nobody_keeps_a_score_that_nothing_asks_for),
        cmocka_unit_test(a_strip_is_kept_for_conditions_on_it),
        cmocka_unit_test(clients_have_a_card_each),
        cmocka_unit_test(who_listens_is_told_to_whom),
        cmocka_unit_test(the_cue_sheet_does_not_tell_what_a_line_is),
        cmocka_unit_test(a_silence_without_a_question_asks_for_none),
        cmocka_unit_test(every_forecast_has_room_for_what_happened),
        cmocka_unit_test(the_key_is_on_a_page_for_the_trainer),
        cmocka_unit_test(a_course_with_nothing_to_play_has_no_cards),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
