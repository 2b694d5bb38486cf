// "Did you mean": near words are found, far ones are not guessed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/diag.h"

static const Str kinds[] = {
    STR_INIT("choice"), STR_INIT("reflect"),  STR_INIT("silence"),
    STR_INIT("cues"),   STR_INIT("dialogue"), STR_INIT("feedback"),
    STR_INIT("text"),   STR_INIT("gaps"),     STR_INIT("")};

static Str nearest(const char *word)
{
    return nearest_word(str_of(word), kinds, sizeof kinds / sizeof *kinds);
}

static void slips_of_the_pen_are_understood(void **state)
{
    static const struct {
        const char *written, *meant;
    } rows[] = {{"choice", "choice"},      {"chioce", "choice"},
                {"coice", "choice"},       {"choicee", "choice"},
                {"choise", "choice"},      {"Choice", "choice"},
                {"CHOICE", "choice"},      {"choices", "choice"},
                {"reflct", "reflect"},     {"relfect", "reflect"},
                {"dialoge", "dialogue"},   {"dialog", "dialogue"},
                {"diaolgue", "dialogue"},  {"silense", "silence"},
                {"feed-back", "feedback"}, {"cue", "cues"},
                {"cuse", "cues"},          {"gap", "gaps"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!str_is(nearest(rows[i].written), rows[i].meant))
            fail_msg("'%s' gives '%.*s'", rows[i].written,
                     STR_ARG(nearest(rows[i].written)));
}

static void other_words_are_not_guessed(void **state)
{
    static const char *const words[] = {
        "note", "todo", "question", "author",         "x", "", "summary",
        "poem", "see",  "image",    "prettier-ignore"};
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (nearest(words[i]).n)
            fail_msg("'%s' gives '%.*s'", words[i], STR_ARG(nearest(words[i])));
}

static void two_neighbours_swapped_are_one_slip(void **state)
{
    static const Str known[] = {STR_INIT("ab"), STR_INIT("xb")};
    (void)state;
    assert_true(str_is(nearest_word(STR("ba"), known, 2), "ab"));
}

static void of_two_as_near_the_first_is_taken(void **state)
{
    static const Str known[] = {STR_INIT("lesson-1"), STR_INIT("lesson-2")};
    (void)state;
    assert_true(str_is(nearest_word(STR("lesson-3"), known, 2), "lesson-1"));
    assert_true(str_is(nearest_word(STR("lesson-2"), known, 2), "lesson-2"));
}

static void a_short_word_is_near_within_one_letter(void **state)
{
    static const Str known[] = {STR_INIT("id"), STR_INIT("nl")};
    (void)state;
    assert_true(str_is(nearest_word(STR("ix"), known, 2), "id"));
    assert_int_equal(nearest_word(STR("xy"), known, 2).n, 0);
}

static void very_long_words_are_left_alone(void **state)
{
    (void)state;
    char long_word[200];
    memset(long_word, 'a', sizeof long_word);
    const Str known[] = {{long_word, 65}, {long_word, 64}};
    assert_int_equal(nearest_word((Str){long_word, 65}, known, 2).n, 0);
    assert_int_equal(nearest_word((Str){long_word, 64}, known, 2).n, 64);
    assert_int_equal(nearest_word((Str){long_word, 200}, known, 2).n, 0);
}

static void without_known_words_there_is_none(void **state)
{
    (void)state;
    assert_int_equal(nearest_word(STR("word"), NULL, 0).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_of_the_pen_are_understood),
        cmocka_unit_test(other_words_are_not_guessed),
        cmocka_unit_test(two_neighbours_swapped_are_one_slip),
        cmocka_unit_test(of_two_as_near_the_first_is_taken),
        cmocka_unit_test(a_short_word_is_near_within_one_letter),
        cmocka_unit_test(very_long_words_are_left_alone),
        cmocka_unit_test(without_known_words_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
