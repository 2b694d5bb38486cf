// What the LMS is told (status.h): the whole table.
#include "engine_course.h"

#include "engine/scoring/score.h"
#include "engine/scoring/status.h"

// What SCORM 1.2 and 2004 are told, in their own words.
struct words {
    const char *lesson;
    const char *completion;
    const char *success;
};

static struct words words_of(const struct standing *s, const struct told *told)
{
    const struct engine_status is = status_of(s, told);
    return (struct words){
        status_lessons[is.lesson], status_completions[is.completion],
        is.success == ENGINE_UNSURE ? "unknown"
        : is.success                ? "passed"
                                    : "failed"};
}

static void assert_words(struct words is, struct words expected, size_t row)
{
    if (strcmp(is.lesson, expected.lesson) != 0 ||
        strcmp(is.completion, expected.completion) != 0 ||
        strcmp(is.success, expected.success) != 0)
        fail_msg("row %zu: %s; %s, %s", row, is.lesson, is.completion,
                 is.success);
}

enum { NOT_STARTED, IN_PROGRESS, FINISHED };

static struct standing standing_of(int progress, enum engine_truth passed,
                                   bool failed_is_failed, int open)
{
    return (struct standing){.started = progress != NOT_STARTED,
                             .required = 2,
                             .finished = progress,
                             .passed = passed,
                             .failed_is_failed = failed_is_failed,
                             .open = open};
}

enum cell { UNTOUCHED, UNDERWAY, COMPLETED, PASSED, FAILED };

static const struct words cells[] = {
    [UNTOUCHED] = {"not attempted", "not attempted", "unknown"},
    [UNDERWAY] = {"incomplete", "incomplete", "unknown"},
    [COMPLETED] = {"completed", "completed", "unknown"},
    [PASSED] = {"passed", "completed", "passed"},
    [FAILED] = {"failed", "completed", "failed"},
};

// Not started, in progress, finished x passed, failed, unknown.
static void every_cell_of_the_table(void **state)
{
    (void)state;
    static const struct {
        int progress;
        enum engine_truth passed;
        enum cell cell;   // with on-fail: incomplete, or something open
        enum cell failed; // with on-fail: failed, and all that scores is done
    } rows[] = {
        {NOT_STARTED, ENGINE_UNSURE, UNTOUCHED, UNTOUCHED},
        {NOT_STARTED, ENGINE_YES, UNTOUCHED, UNTOUCHED},
        {NOT_STARTED, ENGINE_NO, UNTOUCHED, UNTOUCHED},
        {IN_PROGRESS, ENGINE_UNSURE, UNDERWAY, UNDERWAY},
        {IN_PROGRESS, ENGINE_YES, UNDERWAY, UNDERWAY},
        {IN_PROGRESS, ENGINE_NO, UNDERWAY, UNDERWAY},
        {FINISHED, ENGINE_UNSURE, COMPLETED, COMPLETED},
        {FINISHED, ENGINE_YES, PASSED, PASSED},
        {FINISHED, ENGINE_NO, UNDERWAY, FAILED},
    };
    for (size_t i = 0; i < 4 * (sizeof rows / sizeof *rows); i++) {
        const bool failed_is_failed = i % 2;
        const int open = i / 2 % 2;
        const enum cell cell = failed_is_failed && open == 0
                                   ? rows[i / 4].failed
                                   : rows[i / 4].cell;
        const struct standing s =
            standing_of(rows[i / 4].progress, rows[i / 4].passed,
                        failed_is_failed, open);
        assert_words(words_of(&s, &(struct told){0}), cells[cell], i);
        assert_number(status_of(&s, &(struct told){0}).progress,
                      rows[i / 4].progress / 2.0);
    }
}

// What the LMS holds, each word of both versions, against what comes out now.
static const struct {
    struct words held;
    struct words kept[4]; // in progress, finished, failed, passed
} holdings[] = {
    {{"not attempted", "unknown", "unknown"},
     {{"incomplete", "incomplete", "unknown"},
      {"completed", "completed", "unknown"},
      {"failed", "completed", "failed"},
      {"passed", "completed", "passed"}}},
    {{"incomplete", "incomplete", "unknown"},
     {{"incomplete", "incomplete", "unknown"},
      {"completed", "completed", "unknown"},
      {"failed", "completed", "failed"},
      {"passed", "completed", "passed"}}},
    {{"failed", "completed", "failed"},
     {{"failed", "completed", "failed"},
      {"completed", "completed", "failed"},
      {"failed", "completed", "failed"},
      {"passed", "completed", "passed"}}},
    {{"completed", "completed", "unknown"},
     {{"completed", "completed", "unknown"},
      {"completed", "completed", "unknown"},
      {"completed", "completed", "failed"},
      {"passed", "completed", "passed"}}},
    {{"passed", "completed", "passed"},
     {{"passed", "completed", "passed"},
      {"passed", "completed", "passed"},
      {"passed", "completed", "passed"},
      {"passed", "completed", "passed"}}},
    {{"passed", "incomplete", "passed"},
     {{"passed", "incomplete", "passed"},
      {"passed", "completed", "passed"},
      {"passed", "completed", "passed"},
      {"passed", "completed", "passed"}}},
};

static void nothing_that_is_held_is_lowered(void **state)
{
    (void)state;
    const struct standing now[] = {
        standing_of(IN_PROGRESS, ENGINE_NO, true, 0),
        standing_of(FINISHED, ENGINE_UNSURE, true, 0),
        standing_of(FINISHED, ENGINE_NO, true, 0),
        standing_of(FINISHED, ENGINE_YES, true, 0),
    };
    for (size_t i = 0; i < sizeof holdings / sizeof *holdings; i++) {
        struct told told = {0};
        assert_true(status_note(&told, "cmi.core.lesson_status",
                                holdings[i].held.lesson));
        assert_true(status_note(&told, "cmi.completion_status",
                                holdings[i].held.completion));
        assert_true(
            status_note(&told, "cmi.success_status", holdings[i].held.success));
        for (size_t k = 0; k < 4; k++)
            assert_words(words_of(&now[k], &told), holdings[i].kept[k],
                         i * 10 + k);
    }
}

static void words_that_no_lms_says_are_refused(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"cmi.core.lesson_status", "browsed"},
        {"cmi.core.lesson_status", ""},
        {"cmi.completion_status", "passed"},
        {"cmi.success_status", "completed"},
        {"cmi.exit", "suspend"},
    };
    struct told told = {0};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_false(status_note(&told, pairs[i][0], pairs[i][1]));
    const struct standing s = standing_of(NOT_STARTED, ENGINE_UNSURE, true, 0);
    assert_words(words_of(&s, &told),
                 (struct words){"not attempted", "not attempted", "unknown"},
                 0);
}

// A course of two questions, one of them not required.
static void failed_waits_for_all_that_scores(void **state)
{
    (void)state;
    struct engine *e = load_lesson(
        "{\"name\":\"a\",\"kind\":\"choice\",\"level\":\"logical\","
        "\"options\":[" RIGHT "," WRONG "]},"
        "{\"name\":\"b\",\"kind\":\"choice\",\"level\":\"logical\","
        "\"required\":false,\"options\":[" RIGHT "," WRONG "]}",
        "pass { at_least (\"logical\", 1) }");
    const struct engine_status *is = &engine_evaluate(e)->status;
    answer(e, "l/a", "{\"picked\":[2]}");
    engine_evaluate(e);
    assert_int_equal(is->lesson, ENGINE_LESSON_INCOMPLETE);
    assert_int_equal(is->success, ENGINE_UNSURE);
    answer(e, "l/b", "{\"picked\":[2]}");
    engine_evaluate(e);
    assert_int_equal(is->lesson, ENGINE_LESSON_FAILED);
    assert_true(engine_told(e, "cmi.core.lesson_status", "passed"));
    engine_reset(e);
    engine_evaluate(e);
    assert_int_equal(is->lesson, ENGINE_LESSON_PASSED);
    engine_free(e);
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
        assert_number(status_of(&s, &(struct told){0}).scaled, rows[i].scaled);
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

// Of a SCO the other lessons are only names: its status is its own, and what
// its rules say of them is told.
static void a_sco_is_its_own_lesson_alone(void **state)
{
    (void)state;
    struct engine *e = load_lessons(
        "{\"id\":\"a\",\"exercises\":[]},"
        "{\"id\":\"b\",\"exercises\":[{\"name\":\"x\",\"kind\":\"choice\","
        "\"options\":[{\"right\":true},{\"right\":false}]}],\"rules\":"
        "{\"name\":\"b\",\"line\":1,\"text\":"
        "\"unlock 'a' { correct 'x' }\"}}],\"sco\":\"b\",\"more\":[");
    assert_number(engine_evaluate(e)->status.progress, 0);
    assert_false(engine_evaluate(e)->lessons[0].unlocked);
    assert_true(answer(e, "b/x", "{\"picked\":[1]}"));
    assert_int_equal(engine_evaluate(e)->status.completion, ENGINE_COMPLETED);
    assert_number(engine_evaluate(e)->status.progress, 1);
    assert_true(engine_evaluate(e)->lessons[0].unlocked);
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
        cmocka_unit_test(every_cell_of_the_table),
        cmocka_unit_test(nothing_that_is_held_is_lowered),
        cmocka_unit_test(words_that_no_lms_says_are_refused),
        cmocka_unit_test(failed_waits_for_all_that_scores),
        cmocka_unit_test(scaled_lies_between_0_and_1_or_is_unknown),
        cmocka_unit_test(a_course_without_tasks_is_complete_when_it_was_seen),
        cmocka_unit_test(a_sco_is_its_own_lesson_alone),
        cmocka_unit_test(rounding_keeps_seven_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
