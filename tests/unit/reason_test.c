// Why a lesson is there: conditions of rules as a clause.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "emit/reasons.h"
#include "pipeline.h"

// A course with an exercise of every kind, in Dutch and in English.
struct fixture {
    struct diag *dx;
    struct course *course;
    struct arena *arena;
    const struct words *words[2];
};

static int set_up(void **state)
{
    static struct fixture f;
    f.dx = diag_new(stderr, false);
    f.course = course_new("tests/course/every-kind", f.dx);
    f.arena = arena_new();
    assert_true(pipeline_run(f.course, NULL));
    for (size_t i = 0; i < 2; i++)
        f.words[i] = words_read(f.arena, f.course->languages[i], f.dx);
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

static void says(const struct fixture *f, size_t language, const char *body,
                 const char *expected)
{
    struct text t = {0};
    text_puts(&t, "-");
    const bool said = reason_say(&t, str_of(body), f->course->lessons[0],
                                 language, f->words[language]);
    if (said != (expected != NULL) ||
        !str_is(str_from(text_str(&t), 1), expected ? expected : ""))
        fail_msg("%s: %s", body, said ? t.at : "nothing");
    text_clear(&t);
}

static void every_word_can_be_said(void **state)
{
    static const struct {
        const char *body, *dutch;
    } rows[] = {
        {"done 'mine'", "je ‘Wat zou jij doen?’ hebt gedaan"},
        {"done (\"soorten/mine\")", "je ‘Wat zou jij doen?’ hebt gedaan"},
        {"correct \"word\"", "je ‘Hoe heet dat?’ goed hebt"},
        {"visited ('peter', 'gehoord')",
         "je in ‘Een lastige klant’ bij ‘Gehoord’ bent gekomen"},
        {"held ('hold', 10)",
         "je de stilte van ‘Vraag, en zeg niets’ 10 seconden volhield"},
        {"chose ('hold', 1)",
         "je bij ‘Vraag, en zeg niets’ koos voor ‘“Zal ik de folder "
         "sturen?”’"},
        {"named ('peter', 'opening')",
         "je in ‘Een lastige klant’ benoemde wat erachter zat"},
        {"on_time ('closing')",
         "je in ‘Wanneer sluit je?’ op het juiste moment afsloot"},
        {"passed_lesson 'soorten'",
         "je voor ‘Alle soorten’ bent geslaagd"},
        {"mastered 'feeling'", "je ‘Gevoelsniveau’ beheerst"},
        {"at_least ('feeling', '50%')",
         "je minstens 50% haalt voor ‘Gevoelsniveau’"},
        {"below ('total', 1.5)",
         "je minder dan 1,5 punten haalt voor ‘Alle soorten’"},
        {"at_least (points 'heaps', 1)",
         "je minstens 1 punt haalt voor ‘Feit of gevoel?’"},
        {"below (answer 'look', 4)",
         "je bij ‘Waar kijk je naar?’ minder dan 4 koos"},
        {"at_least (answer 'deal', 0.5)",
         "je bij ‘Gaat dit lukken?’ 50% of meer koos"},
        {"below ('focus', 0)", "je neigt naar ‘op mezelf’"},
        {"at_least ('focus', 2)", "je neigt naar ‘op de ander’"},
        {"none { at_least ('focus', 0) }", "je neigt naar ‘op mezelf’"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        says(*state, 0, rows[i].body, rows[i].dutch);
}

static void conditions_are_joined(void **state)
{
    static const char *const two = "you have done “What would you do?” and "
                                   "you do not have “What is it called?” "
                                   "right";
    says(*state, 1, "done 'mine', none { correct 'word' }", two);
    says(*state, 1,
         "done 'mine', because = 'x', otherwise = 'locked', "
         "all { none { correct 'word' }, },",
         two);
    says(*state, 1, "any { done 'mine', done 'word' }",
         "you have done “What would you do?” or you have done “What is "
         "it called?”");
    says(*state, 1, "none { done 'mine', any { done 'word' } }",
         "you have not done “What would you do?” yet and you have not done "
         "“What is it called?” yet");
}

static void what_has_no_words_is_not_said(void **state)
{
    static const char *const bodies[] = {
        "", "because = 'x'", "function (p) return true end", "done (name)",
        "done 'nowhere'", "done 'mine' and done 'word'", "chose ('said', 9)",
        "done 'mine', function () return true end", "at_least ('focus', 0)",
        "at_least (count { done 'mine' }, 1)", "below (answer 'look', x)",
        "visited ('peter', 'nowhere')", "passed_lesson 'nowhere'",
        "highest_level ('peter', 'feeling')", "any { }", "otherwise",
        // More than one can follow.
        "done 'mine', done 'word', done 'look'",
        "done 'look', none { all { done 'mine', done 'word' } }"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        says(*state, 0, bodies[i], NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_can_be_said),
        cmocka_unit_test(conditions_are_joined),
        cmocka_unit_test(what_has_no_words_is_not_said),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
