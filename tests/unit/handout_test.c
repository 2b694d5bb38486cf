// The printed handouts: what the participants' edition must not hold, what
// the trainers' must, and that both show the same.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <string.h>

#include "emit/handout.h"
#include "emit/words.h"
#include "model/bundle.h"
#include "model/course.h"
#include "pipeline.h"

// Of the first language; the course has an exercise of every kind.
struct fixture {
    struct diag *dx;
    struct course *course;
    struct arena *arena;
    const char *participant, *trainer;
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

static int set_up(void **state)
{
    static struct fixture f;
    const struct words *words[MOST_LANGUAGES] = {0};
    f.dx = diag_new(stderr, false);
    f.course = course_new("tests/course/every-kind", f.dx);
    f.arena = arena_new();
    assert_true(pipeline_run(f.course, NULL));
    for (size_t i = 0; i < f.course->language_count; i++)
        words[i] = words_read(f.arena, f.course->languages[i], f.dx);
    struct bundle b = {.arena = f.arena};
    emit_handouts(f.course, words, &b);
    f.participant = edition(&f, &b, "every-kind-participant.nl.html");
    f.trainer = edition(&f, &b, "every-kind-trainer.nl.html");
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    course_free(f->course);
    diag_free(f->dx);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_for_the_trainer_alone),
        cmocka_unit_test(both_editions_ask_the_same),
        cmocka_unit_test(the_trainer_has_a_form_of_the_result),
        cmocka_unit_test(an_order_is_shuffled_alike_in_both),
        cmocka_unit_test(the_members_of_a_pool_are_numbered_in_it),
        cmocka_unit_test(blanks_of_one_text_are_alike),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
