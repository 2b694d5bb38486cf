// engine_forecasts_test.c - what forecasts say together: bins and the trend.
#include "engine_course.h"

#include "engine/trial/trial.h"

// The forecasts of a level: so many, every second of which comes true.
static void add_forecasts(struct buffer *out, const char *level, char first,
                          int n)
{
    for (int i = 0; i < n; i++) {
        char one[120];
        snprintf(one, sizeof one,
                 "%s{\"name\":\"%c\",\"kind\":\"forecast\","
                 "\"level\":\"%s\",\"outcome\":%s}",
                 out->n ? "," : "", first + i, level,
                 i % 2 ? "true" : "false");
        buffer_puts(out, one);
    }
}

static void forecast(struct engine *e, char name, const char *chance)
{
    char full[] = "l/x", json[40];
    full[2] = name;
    snprintf(json, sizeof json, "{\"chance\":%s}", chance);
    assert_true(answer(e, full, json));
}

static void say(struct engine *e, char first, const char *const *chances,
                int n)
{
    for (int i = 0; i < n; i++)
        forecast(e, (char)(first + i), chances[i]);
}

static void five_forecasts_make_a_picture(void **state)
{
    (void)state;
    struct buffer t = {0};
    add_forecasts(&t, "logical", 'a', 10);
    struct engine *e = load_lesson(t.at, NULL);
    static const char *const few[] = {"0.3", "0.6", "0.2", "0.8"};
    static const char *const more[] = {"0.1", "0.61", "0.19", "0.39", "1"};
    say(e, 'a', few, 4);
    assert_null(strstr(engine_result_json(e), "\"bins\""));
    forecast(e, 'e', "0.4");
    assert_non_null(strstr(engine_result_json(e),
                           "\"bins\":[{\"n\":2,\"said\":0.25,\"came\":0},"
                           "{\"n\":2,\"said\":0.5,\"came\":1},"
                           "{\"n\":1,\"said\":0.8,\"came\":1}]"));
    // From ten on the ends have bins of their own.
    say(e, 'f', more, 5);
    assert_non_null(strstr(
        engine_result_json(e),
        "\"bins\":[{\"n\":2,\"said\":0.145,\"came\":2},"
        "{\"n\":3,\"said\":0.2966667,\"came\":0},"
        "{\"n\":2,\"said\":0.5,\"came\":1},"
        "{\"n\":2,\"said\":0.705,\"came\":1},"
        "{\"n\":1,\"said\":1,\"came\":1}]"));
    engine_free(e);
    buffer_clear(&t);
}

static void the_trend_of_margins_needs_three_at_two_levels(void **state)
{
    (void)state;
    static const char *const far[] = {"0.5", "0.5", "0.5"};
    static const struct {
        const char *last[3];
        const char *said;
    } rows[] = {
        {{"0.1", "0.9", "0.1"}, "\"trend\":\"shrinks\""},
        {{"0.45", "0.55", "0.45"}, "\"trend\":\"shrinks\""},
        {{"0.46", "0.55", "0.45"}, "\"trend\":\"stays\""},
        {{"0.55", "0.5", "0.5"}, "\"trend\":\"stays\""},
        {{"0.55", "0.45", "0.55"}, "\"trend\":\"grows\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer t = {0};
        add_forecasts(&t, "logical", 'a', 3);
        add_forecasts(&t, "feeling", 'd', 3);
        struct engine *e = load_lesson(t.at, NULL);
        say(e, 'a', far, 3);
        say(e, 'd', rows[i].last, 2);
        assert_non_null(strstr(engine_result_json(e),
                               "\"margins\":{\"trend\":null,"
                               "\"first\":null,\"last\":null}"));
        forecast(e, 'f', rows[i].last[2]);
        if (!strstr(engine_result_json(e), rows[i].said))
            fail_msg("%zu: not %s in %s", i, rows[i].said,
                     engine_result_json(e));
        assert_non_null(strstr(engine_result_json(e),
                               "\"first\":\"logical\","
                               "\"last\":\"feeling\"}"));
        engine_free(e);
        buffer_clear(&t);
    }
}

// What the first participant of a tests block differs in, without places.
static void check_trial(const char *expects, const char *said)
{
    char text[400], got[400] = "";
    struct buffer t = {0};
    add_forecasts(&t, "logical", 'a', 3);
    add_forecasts(&t, "feeling", 'd', 3);
    struct engine *e = load_lesson(t.at, NULL);
    snprintf(text, sizeof text,
             "participant \"p\" { a = 0.5, b = 0.5, c = 0.5, d = 0.1, "
             "e = 0.9, f = 0.1 } : expects { forecasts = %s }",
             expects);
    struct trial *trial = trial_new(e, "l", text, strlen(text), 1);
    const struct trial_outcome *o = trial_outcome(trial, 0);
    for (size_t i = 0, n = 0; i < o->n; i++)
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%s%s%s%s",
                              i ? "; " : "", o->differences[i].what,
                              o->differences[i].expected ? ": " : "",
                              o->differences[i].expected
                                  ? o->differences[i].expected : "",
                              o->differences[i].expected ? "?" : "");
    assert_string_equal(got, said);
    trial_free(trial);
    engine_free(e);
    buffer_clear(&t);
}

static void trials_expect_forecasts(void **state)
{
    (void)state;
    check_trial("{ total = { n = 6, margin = 0.3, brier = 0.13 }, logical = "
                "{ margin = 0.5 }, trend = \"shrinks\" }",
                "");
    check_trial("{ feeling = { n = 3, brier = 0.01, margin = 0.2 } }",
                "feeling 'margin': 0.2?");
    check_trial("{ trend = \"grows\" }", "trend: grows?");
    check_trial("{ trend = false }", "trend: none?");
    check_trial("{ trend = \"up\" }",
                "trend is \"shrinks\", \"stays\", \"grows\" or false");
    check_trial("{ feling = { n = 3 } }",
                "there is no level 'feling'; did you mean 'feeling'?");
    check_trial("{ feeling = { count = 3 } }",
                "there is no 'count'; n, margin and brier can be expected of "
                "forecasts");
    check_trial("{ total = 6 }",
                "forecasts needs { total = { n = 5, margin = 0.2, brier = 0.1 "
                "} }, where a level may stand for total");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_forecasts_make_a_picture),
        cmocka_unit_test(the_trend_of_margins_needs_three_at_two_levels),
        cmocka_unit_test(trials_expect_forecasts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
