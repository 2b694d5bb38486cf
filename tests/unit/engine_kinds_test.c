// What each kind of exercise that has places, texts or numbers is worth
// (score.h), case by case, and what the result says of it (result.h).
#include "engine_course.h"

#include <math.h>
#include <stdlib.h>

enum { YES = ENGINE_YES, NO = ENGINE_NO, UNSURE = ENGINE_UNSURE, REFUSED = 9 };

struct row {
    const char *given;
    double score;
    int right;        // an engine_truth, or REFUSED: no answer to it
    const char *said; // stands in the result, NULL: whatever
};

#define ROWS(rows) rows, sizeof rows / sizeof *rows

// One course per row: each begins anew.
static void check(const char *table, const struct row *rows, size_t n)
{
    struct buffer x = {0};
    buffer_puts(&x, "{\"name\":\"x\",");
    buffer_puts(&x, table);
    buffer_puts(&x, "}");
    for (size_t i = 0; i < n; i++) {
        const struct row *r = &rows[i];
        struct engine *e = load_lesson(x.at, NULL);
        const bool taken = answer(e, "l/x", r->given);
        if (taken != (r->right != REFUSED))
            fail_msg("%s: %s", r->given, taken ? "taken" : "refused");
        const struct engine_exercise *is = exercise(e, 0);
        if (fabs(is->points.score - r->score) > 1e-6)
            fail_msg("%s: %.9g is not %.9g", r->given, is->points.score,
                     r->score);
        if (taken && (int)is->right != r->right)
            fail_msg("%s: right is %d", r->given, is->right);
        const char *said = engine_result_json(e);
        if (r->said && !strstr(said, r->said))
            fail_msg("%s: no %s in %s", r->given, r->said, said);
        engine_free(e);
    }
    buffer_clear(&x);
}

static void an_order_is_worth_its_pairs(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{}", 0, UNSURE, "\"triesLeft\":null}"},
        {"{\"order\":[]}", 0, UNSURE, NULL},
        {"{\"order\":[],\"tries\":1}", 0, UNSURE, "\"answered\":false"},
        {"{\"order\":[1,2,3,4]}", 6, YES,
         "\"places\":[\"right\",\"right\",\"right\",\"right\"]"},
        {"{\"order\":[1,2,3,4],\"tries\":0}", 0, UNSURE, NULL},
        {"{\"order\":[2,1,3,4]}", 4, NO,
         "\"places\":[\"wrong\",\"wrong\",\"right\",\"right\"]"},
        {"{\"order\":[1,3,2,4]}", 4, NO, NULL},
        {"{\"order\":[2,1,4,3]}", 2, NO, NULL},
        {"{\"order\":[2,4,1,3]}", 0, NO, NULL},
        {"{\"order\":[4,1,2,3]}", 0, NO, NULL},
        {"{\"order\":[4,3,2,1]}", 0, NO, NULL},
        {"{\"order\":[1,2,3]}", 0, REFUSED, NULL},
        {"{\"order\":[1,2,3,3]}", 0, REFUSED, NULL},
        {"{\"order\":[1,2,3,5]}", 0, REFUSED, NULL},
        {"{\"order\":[0,1,2,3]}", 0, REFUSED, NULL},
        {"{\"order\":\"1234\"}", 0, REFUSED, NULL},
    };
    static const struct row single[] = {{"{\"order\":[1]}", 6, YES, NULL}};
    check("\"kind\":\"order\",\"points\":6,\"items\":4", ROWS(rows));
    check("\"kind\":\"order\",\"points\":6,\"items\":1", ROWS(single));
}

static void a_match_is_worth_its_right_pairs(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"pairs\":[1,2,1]}", 3, YES,
         "\"pairs\":[\"right\",\"right\",\"right\"]"},
        {"{\"pairs\":[1,1,1]}", 2, NO,
         "\"pairs\":[\"right\",\"wrong\",\"right\"]"},
        {"{\"pairs\":[0,2,0]}", 1, NO, "\"pairs\":[\"\",\"right\",\"\"]"},
        {"{\"pairs\":[1]}", 1, NO, NULL},
        {"{\"pairs\":[2,1,2]}", 0, NO, NULL},
        {"{\"pairs\":[0,0,0]}", 0, UNSURE, NULL},
        {"{}", 0, UNSURE, NULL},
        {"{\"pairs\":[3,1,1]}", 0, REFUSED, NULL},
        {"{\"pairs\":[1,1,1,1]}", 0, REFUSED, NULL},
        {"{\"pairs\":[-1]}", 0, REFUSED, NULL},
        {"{\"pairs\":[1.5]}", 0, REFUSED, NULL},
    };
    check("\"kind\":\"match\",\"points\":3,\"left\":3,\"right\":2,"
          "\"pairs\":[1,2,1]",
          ROWS(rows));
}

static void sorting_is_worth_the_items_in_their_group(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"groups\":[1,1,2,3]}", 2, YES, NULL},
        {"{\"groups\":[1,2,2,0]}", 1, NO,
         "\"items\":[\"right\",\"wrong\",\"right\",\"\"]"},
        {"{\"groups\":[2,2,1,1]}", 0, NO, NULL},
        {"{\"groups\":[]}", 0, UNSURE, NULL},
        {"{\"groups\":[4]}", 0, REFUSED, NULL},
    };
    check("\"kind\":\"sort\",\"points\":2,\"groups\":3,\"items\":[1,1,2,3]",
          ROWS(rows));
}

static void gaps_are_worth_those_filled_rightly(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"gaps\":[\"stilte\",\"effect\"]}", 2, YES,
         "\"gaps\":[\"right\",\"right\"]"},
        {"{\"gaps\":[\" SILENCE \",\"\"]}", 1, NO, "\"gaps\":[\"right\",\"\"]"},
        {"{\"gaps\":[\"stlte\"]}", 1, NO, NULL},
        {"{\"gaps\":[null,\"efect\"]}", 1, NO, NULL},
        // one letter off, but it is what belongs in the gap before
        {"{\"gaps\":[\"\",\"affect\"]}", 0, NO, "\"gaps\":[\"\",\"wrong\"]"},
        {"{\"gaps\":[\"\",\" \"]}", 0, UNSURE, NULL},
        {"{\"gaps\":[1]}", 0, REFUSED, NULL},
        {"{\"gaps\":\"stilte\"}", 0, REFUSED, NULL},
        {"{\"gaps\":[\"a\",\"b\",\"c\"]}", 0, REFUSED, NULL},
    };
    static const struct row exact[] = {
        {"{\"gaps\":[\" Zo\\u00eb \"]}", 1, YES, NULL},
        {"{\"gaps\":[\"Zoe\\u0308\"]}", 1, YES, NULL},
        {"{\"gaps\":[\"zo\\u00eb\"]}", 0, NO, NULL},
        {"{\"gaps\":[\"Zoe\"]}", 0, NO, NULL},
    };
    static const struct row list[] = {
        {"{\"gaps\":[1,2]}", 4, YES, "\"gaps\":[\"right\",\"right\"]"},
        {"{\"gaps\":[1,3]}", 4, YES, NULL},
        {"{\"gaps\":[2,0]}", 0, NO, "\"gaps\":[\"wrong\",\"\"]"},
        {"{\"gaps\":[0,3]}", 2, NO, NULL},
        {"{\"gaps\":[4]}", 0, REFUSED, NULL},
        {"{\"gaps\":[\"a\"]}", 0, REFUSED, NULL},
    };
    check("\"kind\":\"gaps\",\"points\":2,\"gaps\":[{\"accept\":[\"stilte\","
          "\"silence\",\"affect\"]},{\"accept\":[\"effect\"]}]",
          ROWS(rows));
    check("\"kind\":\"gaps\",\"exact\":true,\"gaps\":[{\"accept\":["
          "\"Zo\xC3\xAB\"]}]",
          ROWS(exact));
    check("\"kind\":\"gaps\",\"points\":4,\"list\":[\"a\",\"b\",\"c\"],"
          "\"gaps\":[{\"accept\":[1]},{\"accept\":[2,3]}]",
          ROWS(list));
}

static void a_text_is_worth_the_option_it_matches(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"text\":\"stilte\"}", 2, YES, "\"option\":1"},
        {"{\"text\":\"Silence.\"}", 2, YES, "\"option\":1"},
        {"{\"text\":\"stille\"}", 0, NO, "\"option\":2"},
        {"{\"text\":\"praten\"}", 0, NO, "\"option\":0"},
        {"{\"text\":\"\"}", 0, UNSURE, NULL},
        {"{\"text\":\" \",\"tries\":1}", 0, UNSURE, NULL},
        {"{\"text\":\"stilte\",\"tries\":0}", 0, UNSURE, NULL},
        // one letter from a right option and from a wrong one: not forgiven
        {"{\"text\":\"stilre\"}", 0, NO, "\"option\":0"},
        {"{\"text\":\"stile\"}", 0, NO, "\"option\":0"},
        {"{\"text\":\"sitlte\"}", 2, YES, "\"option\":1"},
        {"{\"text\":3}", 0, REFUSED, NULL},
    };
    static const struct row points[] = {
        {"{\"text\":\"vertrowen\"}", 2, YES, "\"option\":1"},
        {"{\"text\":\"hoop\"}", 1, NO, "\"option\":2"},
        {"{\"text\":\"Angst!\"}", -1, NO, "\"option\":3"},
        {"{\"text\":\"iets\"}", 0, NO, "\"option\":0"},
    };
    check("\"kind\":\"text\",\"points\":2,\"options\":[{\"right\":true,"
          "\"accept\":[\"stilte\",\"silence\"]},{\"right\":false,\"accept\":["
          "\"stille\"]}]",
          ROWS(rows));
    check("\"kind\":\"text\",\"options\":[{\"points\":2,\"accept\":["
          "\"vertrouwen\"]},{\"points\":1,\"accept\":[\"hoop\"]},"
          "{\"points\":-1,\"accept\":[\"angst\"]}]",
          ROWS(points));
}

static void a_number_is_right_within_its_bounds(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"number\":12}", 1, YES, NULL},
        {"{\"number\":12.5}", 1, YES, NULL},
        {"{\"number\":11.5}", 1, YES, NULL},
        {"{\"number\":12.50001}", 0, NO, NULL},
        {"{\"number\":12.500000001}", 1, YES, NULL},
        {"{\"number\":-12}", 0, NO, NULL},
        {"{\"number\":\"12,5 %\"}", 1, YES, NULL},
        {"{\"number\":\"% 12.5\"}", 1, YES, NULL},
        {"{\"number\":\"12 procent\"}", 0, REFUSED, NULL},
        {"{\"number\":\"twaalf\"}", 0, REFUSED, NULL},
        {"{\"number\":\"\"}", 0, UNSURE, NULL},
        {"{\"number\":null}", 0, UNSURE, NULL},
        {"{\"number\":[12]}", 0, REFUSED, NULL},
        {"{\"number\":1e16}", 0, REFUSED, NULL},
        {"{\"number\":12,\"tries\":0}", 0, UNSURE, NULL},
    };
    static const struct row tenth[] = {
        {"{\"number\":0.3}", 1, YES, NULL},
        {"{\"number\":0.1}", 1, YES, NULL},
        {"{\"number\":0.31}", 0, NO, NULL},
    };
    static const struct row long_one[] = {
        {"{\"number\":123456789}", 1, YES, NULL},
        {"{\"number\":123456800}", 1, YES, NULL},
        {"{\"number\":123456900}", 0, NO, NULL},
    };
    check("\"kind\":\"number\",\"answer\":12,\"within\":0.5,\"unit\":\"%\"",
          ROWS(rows));
    check("\"kind\":\"number\",\"answer\":0.2,\"within\":0.1", ROWS(tenth));
    check("\"kind\":\"number\",\"answer\":123456789", ROWS(long_one));
}

static void a_forecast_is_worth_one_less_its_brier_score(void **state)
{
    (void)state;
    static const struct row yes[] = {
        {"{\"chance\":1}", 2, YES, "\"brier\":0}"},
        {"{\"chance\":0.7}", 1.82, YES, "\"brier\":0.09}"},
        {"{\"chance\":0.704}", 1.82, YES, NULL},
        {"{\"chance\":0.5}", 1.5, UNSURE, "\"brier\":0.25}"},
        {"{\"chance\":0.49}", 1.4798, NO, NULL},
        {"{\"chance\":0}", 0, NO, "\"brier\":1}"},
        {"{}", 0, UNSURE, "\"triesLeft\":null}"},
        {"{\"chance\":null}", 0, UNSURE, NULL},
        {"{\"chance\":1.001}", 0, REFUSED, NULL},
        {"{\"chance\":-0.1}", 0, REFUSED, NULL},
        {"{\"chance\":\"0.7\"}", 0, REFUSED, NULL},
    };
    static const struct row no[] = {
        {"{\"chance\":0}", 2, YES, NULL},
        {"{\"chance\":0.7}", 1.02, NO, NULL},
    };
    check("\"kind\":\"forecast\",\"points\":2,\"outcome\":true", ROWS(yes));
    check("\"kind\":\"forecast\",\"points\":2,\"outcome\":false", ROWS(no));
}

static void a_scale_moves_its_axis_and_is_not_scored(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{\"value\":7}", 0, UNSURE, "{\"id\":\"focus\",\"value\":3}"},
        {"{\"value\":1}", 0, UNSURE, "{\"id\":\"focus\",\"value\":-3}"},
        {"{\"value\":4}", 0, UNSURE, "\"answered\":true,\"finished\":true"},
        {"{}", 0, UNSURE, "{\"id\":\"focus\",\"value\":0}"},
        {"{\"value\":8}", 0, REFUSED, NULL},
        {"{\"value\":0}", 0, REFUSED, NULL},
        {"{\"value\":2.5}", 0, REFUSED, NULL},
        {"{\"value\":\"4\"}", 0, REFUSED, NULL},
    };
    static const struct row wide[] = {
        {"{\"value\":-50}", 0, UNSURE, "{\"id\":\"balance\",\"value\":-10}"},
        {"{\"value\":2}", 0, UNSURE, "{\"id\":\"balance\",\"value\":1.5}"},
        {"{\"value\":2}", 0, UNSURE, "{\"id\":\"focus\",\"value\":0}"},
    };
    check("\"kind\":\"scale\",\"from\":1,\"to\":7,\"axis\":\"focus\"",
          ROWS(rows));
    check("\"kind\":\"scale\",\"from\":-50,\"to\":51,\"axis\":\"balance\"",
          ROWS(wide));
    check("\"kind\":\"scale\",\"from\":1,\"to\":7", rows + 5, 3);
}

// Kinds with tries share attempts, hints and their cost.
static const struct {
    const char *table;
    const char *right;
    const char *wrong;
} tried[] = {
    {"\"kind\":\"choice\",\"options\":[" RIGHT "," WRONG "]", "\"picked\":[1]",
     "\"picked\":[2]"},
    {"\"kind\":\"order\",\"items\":2", "\"order\":[1,2]", "\"order\":[2,1]"},
    {"\"kind\":\"match\",\"left\":1,\"right\":2,\"pairs\":[2]", "\"pairs\":[2]",
     "\"pairs\":[1]"},
    {"\"kind\":\"sort\",\"groups\":2,\"items\":[2]", "\"groups\":[2]",
     "\"groups\":[1]"},
    {"\"kind\":\"gaps\",\"gaps\":[{\"accept\":[\"ja\"]}]", "\"gaps\":[\"ja\"]",
     "\"gaps\":[\"nee\"]"},
    {"\"kind\":\"gaps\",\"list\":[\"a\",\"b\"],\"gaps\":[{\"accept\":[1]}]",
     "\"gaps\":[1]", "\"gaps\":[2]"},
    {"\"kind\":\"text\",\"options\":[{\"right\":true,\"accept\":[\"ja\"]}]",
     "\"text\":\"ja\"", "\"text\":\"nee\""},
    {"\"kind\":\"number\",\"answer\":3", "\"number\":3", "\"number\":4"},
};

static void attempts_and_hints_are_the_same_everywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        struct heap heap = {0};
        const char *x =
            heap_format(&heap,
                        "\"attempts\":2,\"hints\":3,\"hintCost\":0.25,"
                        "\"points\":4,%s",
                        tried[i].table);
        const struct row rows[] = {
            {heap_format(&heap, "{%s}", tried[i].right), 4, YES,
             "\"finished\":true"},
            {heap_format(&heap, "{%s,\"hints\":2}", tried[i].right), 2, YES,
             "\"triesLeft\":1"},
            {heap_format(&heap, "{%s,\"hints\":9}", tried[i].right), 1, YES,
             NULL},
            {heap_format(&heap, "{%s,\"tries\":0}", tried[i].right), 0, UNSURE,
             "\"triesLeft\":2"},
            {heap_format(&heap, "{%s}", tried[i].wrong), 0, NO,
             "\"answered\":true,\"finished\":false"},
            {heap_format(&heap, "{%s,\"tries\":2}", tried[i].wrong), 0, NO,
             "\"answered\":true,\"finished\":true"},
            {heap_format(&heap, "{%s,\"tries\":99}", tried[i].wrong), 0, NO,
             "\"triesLeft\":0"},
            {heap_format(&heap, "{%s,\"tries\":-1}", tried[i].right), 0,
             REFUSED, NULL},
            {"{\"hints\":1}", 0, UNSURE, "\"answered\":false"},
            {"{\"hints\":\"1\"}", 0, REFUSED, NULL},
        };
        check(x, ROWS(rows));
        heap_clear(&heap);
    }
}

static void forecasts_are_summed_up_by_level(void **state)
{
    (void)state;
    struct engine *e =
        load_lesson("{\"name\":\"a\",\"kind\":\"forecast\",\"outcome\":true,"
                    "\"level\":\"logical\"},"
                    "{\"name\":\"b\",\"kind\":\"forecast\",\"outcome\":false},"
                    "{\"name\":\"c\",\"kind\":\"forecast\",\"outcome\":false,"
                    "\"level\":\"feeling\"}",
                    NULL);
    assert_null(strstr(engine_result_json(e), "forecasts"));
    assert_true(answer(e, "l/a", "{\"chance\":0.8}"));
    assert_true(answer(e, "l/b", "{\"chance\":0.5}"));
    assert_non_null(
        strstr(engine_result_json(e),
               "\"forecasts\":[{\"level\":null,\"n\":2,\"of\":3,"
               "\"brier\":0.145,"
               "\"margin\":0.35},{\"level\":\"logical\",\"n\":1,\"of\":1,"
               "\"brier\":0.04,\"margin\":0.2}],\"lessons\""));
    engine_free(e);
}

static void tables_that_make_no_sense_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\"kind\":\"order\"",
        "\"kind\":\"order\",\"items\":0",
        "\"kind\":\"order\",\"items\":1001",
        "\"kind\":\"match\",\"left\":2,\"right\":2,\"pairs\":[1]",
        "\"kind\":\"match\",\"left\":1,\"right\":2,\"pairs\":[3]",
        "\"kind\":\"match\",\"left\":1,\"right\":2,\"pairs\":[0]",
        "\"kind\":\"sort\",\"groups\":2,\"items\":[1,3]",
        "\"kind\":\"gaps\",\"gaps\":[{\"accept\":[1]}]",
        "\"kind\":\"gaps\",\"list\":[\"a\"],\"gaps\":[{\"accept\":[2]}]",
        "\"kind\":\"gaps\",\"list\":[1],\"gaps\":[{\"accept\":[1]}]",
        "\"kind\":\"text\",\"options\":[{\"right\":true,\"accept\":[1]}]",
        "\"kind\":\"text\",\"options\":[{\"level\":\"feeling\"}]",
        "\"kind\":\"number\"",
        "\"kind\":\"number\",\"answer\":1,\"within\":-1",
        "\"kind\":\"scale\",\"from\":1,\"to\":1",
        "\"kind\":\"scale\",\"from\":1",
        "\"kind\":\"scale\",\"from\":0.5,\"to\":2",
        "\"kind\":\"scale\",\"from\":1,\"to\":2,\"axis\":\"nowhere\"",
        "\"kind\":\"forecast\"",
        "\"kind\":\"pool\",\"pick\":0,\"exercises\":[\"x\"]",
        "\"kind\":\"pool\",\"pick\":1,\"exercises\":[]",
        "\"kind\":\"pool\",\"pick\":1,\"exercises\":[\"x\"]",
        "\"kind\":\"pool\",\"pick\":1,\"exercises\":[\"nobody\"]",
        "\"kind\":\"order\",\"items\":2,\"shape\":4",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct engine *e = engine_new();
        struct buffer t = {0};
        buffer_puts(&t, "{\"v\":1,\"id\":\"c\",\"levels\":[\"feeling\"],"
                        "\"axes\":[],\"lessons\":[{\"id\":\"l\",\"exercises\":"
                        "[{\"name\":\"x\",");
        buffer_puts(&t, bad[i]);
        buffer_puts(&t, "}]}]}");
        if (engine_load(e, t.at, t.n))
            fail_msg("loaded: %s", bad[i]);
        assert_int_equal(engine_problem(e, 0)->code, ENGINE_TABLE);
        buffer_clear(&t);
        engine_free(e);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_is_worth_its_pairs),
        cmocka_unit_test(a_match_is_worth_its_right_pairs),
        cmocka_unit_test(sorting_is_worth_the_items_in_their_group),
        cmocka_unit_test(gaps_are_worth_those_filled_rightly),
        cmocka_unit_test(a_text_is_worth_the_option_it_matches),
        cmocka_unit_test(a_number_is_right_within_its_bounds),
        cmocka_unit_test(a_forecast_is_worth_one_less_its_brier_score),
        cmocka_unit_test(a_scale_moves_its_axis_and_is_not_scored),
        cmocka_unit_test(attempts_and_hints_are_the_same_everywhere),
        cmocka_unit_test(forecasts_are_summed_up_by_level),
        cmocka_unit_test(tables_that_make_no_sense_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
