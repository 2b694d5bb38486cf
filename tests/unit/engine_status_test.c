// What the LMS is told (status.h): the whole table.
#include "engine_course.h"

#include "engine/score.h"
#include "engine/status.h"

static void status_follows_the_table(void **state)
{
    (void)state;
    static const struct {
        bool started;
        int finished; // of 2
        enum engine_truth passed;
        bool failed_is_failed;
        enum engine_completion completion;
        enum engine_truth success;
    } rows[] = {
        {false, 0, ENGINE_UNSURE, true, ENGINE_NOT_ATTEMPTED, ENGINE_UNSURE},
        {false, 0, ENGINE_YES, true, ENGINE_NOT_ATTEMPTED, ENGINE_UNSURE},
        {true, 0, ENGINE_NO, true, ENGINE_INCOMPLETE, ENGINE_UNSURE},
        {true, 1, ENGINE_YES, true, ENGINE_INCOMPLETE, ENGINE_UNSURE},
        {true, 1, ENGINE_NO, false, ENGINE_INCOMPLETE, ENGINE_UNSURE},
        {true, 2, ENGINE_UNSURE, true, ENGINE_COMPLETED, ENGINE_UNSURE},
        {true, 2, ENGINE_UNSURE, false, ENGINE_COMPLETED, ENGINE_UNSURE},
        {true, 2, ENGINE_YES, true, ENGINE_COMPLETED, ENGINE_YES},
        {true, 2, ENGINE_YES, false, ENGINE_COMPLETED, ENGINE_YES},
        {true, 2, ENGINE_NO, true, ENGINE_COMPLETED, ENGINE_NO},
        {true, 2, ENGINE_NO, false, ENGINE_INCOMPLETE, ENGINE_UNSURE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct standing s = {
            .started = rows[i].started,
            .required = 2,
            .finished = rows[i].finished,
            .passed = rows[i].passed,
            .failed_is_failed = rows[i].failed_is_failed,
        };
        const struct engine_status is = status_of(&s);
        if (is.completion != rows[i].completion ||
            is.success != rows[i].success)
            fail_msg("row %zu: %d, %d", i, (int)is.completion, (int)is.success);
        assert_number(is.progress, rows[i].finished / 2.0);
    }
}

static void every_combination_has_a_row(void **state)
{
    (void)state;
    for (int i = 0; i < 36; i++) {
        const struct standing s = {
            .started = i % 2,
            .required = 2,
            .finished = i / 2 % 3,
            .passed = (enum engine_truth)(i / 6 % 3 - 1),
            .failed_is_failed = i / 18,
        };
        status_of(&s); // ends
    }
}

static void scaled_lies_between_0_and_1_or_is_unknown(void **state)
{
    (void)state;
    static const struct {
        bool scored;
        double score;
        double max;
        double scaled;
    } rows[] = {{false, 1, 2, -1}, {true, 1, 0, -1}, {true, 1, 3, 0.3333333},
                {true, -1, 3, 0},  {true, 4, 3, 1},  {true, 0, 3, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct standing s = {
            .scored = rows[i].scored,
            .total = {rows[i].score, rows[i].max},
        };
        assert_number(status_of(&s).scaled, rows[i].scaled);
    }
}

static void a_course_without_tasks_is_complete_when_it_was_seen(void **state)
{
    (void)state;
    struct engine *e = load_lessons("{\"id\":\"a\",\"exercises\":[]},"
                                    "{\"id\":\"b\",\"exercises\":[]}");
    assert_int_equal(engine_evaluate(e)->status.completion,
                     ENGINE_NOT_ATTEMPTED);
    assert_true(engine_visit(e, "b"));
    assert_int_equal(engine_evaluate(e)->status.completion, ENGINE_INCOMPLETE);
    assert_number(engine_evaluate(e)->status.progress, 0.5);
    assert_true(engine_visit(e, "a"));
    assert_int_equal(engine_evaluate(e)->status.completion, ENGINE_COMPLETED);
    assert_false(engine_visit(e, "c"));
    engine_free(e);
}

static void rounding_keeps_seven_digits(void **state)
{
    (void)state;
    static const double rows[][2] = {
        {1.0 / 3, 0.3333333},
        {2.0 / 3, 0.6666667},
        {0.1 + 0.2, 0.3},
        {12345678, 12345678},
        {123456.789, 123456.8},
        {-2.0 / 3, -0.6666667},
        {1e-13, 0},
        {0.000123456789, 0.0001234568},
        {99999.999999, 100000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (score_round(rows[i][0]) != rows[i][1])
            fail_msg("%.17g", score_round(rows[i][0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_follows_the_table),
        cmocka_unit_test(every_combination_has_a_row),
        cmocka_unit_test(scaled_lies_between_0_and_1_or_is_unknown),
        cmocka_unit_test(a_course_without_tasks_is_complete_when_it_was_seen),
        cmocka_unit_test(rounding_keeps_seven_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
