// Levels: mastering them, raising them, and the words that speak of them.
#include "engine_course.h"

#define REPLIES                                                                \
    "[{\"level\":\"logical\"},{\"level\":\"feeling\"},"                        \
    "{\"level\":\"intuitive\"}]"
#define CHOICE "\"kind\":\"choice\",\"options\":" REPLIES

// Every reply leads back, one of each level, and the fourth to the end.
#define TALK                                                                   \
    "\"kind\":\"dialogue\",\"start\":0,\"scenes\":[{\"name\":\"a\","           \
    "\"replies\":[{\"to\":0,\"level\":\"logical\"},"                           \
    "{\"to\":0,\"level\":\"feeling\"},{\"to\":0,\"level\":\"intuitive\"},"     \
    "{\"to\":1},{\"to\":0}]},{\"name\":\"b\",\"replies\":[]}]"

// Three levels, with MASTERY (or ""), and a second lesson of one choice.
static struct engine *load_levels(const char *mastery, const char *exercises,
                                  const char *rules)
{
    struct buffer table = {0};
    struct buffer lessons = {0};
    struct engine *e = engine_new();
    put_lesson(&lessons, "l", exercises, rules);
    put_lesson(&lessons, "m", "{\"name\":\"y\"," CHOICE "}", NULL);
    buffer_puts(&table, "{\"v\":1,\"id\":\"c\",\"version\":\"1\",\"levels\":"
                        "[\"logical\",\"feeling\",\"intuitive\"],");
    buffer_puts(&table, mastery);
    buffer_puts(&table, "\"axes\":[],\"onfail\":\"failed\",\"pass\":null,"
                        "\"lessons\":[");
    buffer_puts(&table, lessons.at);
    buffer_puts(&table, "]}");
    if (!engine_load(e, table.at, table.n))
        fail_msg("%s", engine_problem(e, 0)->message);
    buffer_clear(&table);
    buffer_clear(&lessons);
    return e;
}

static bool says(struct engine *e, const char *json)
{
    return strstr(engine_result_json(e), json) != NULL;
}

// -- mastery -----------------------------------------------------------------

static void a_level_is_mastered_from_its_share_on(void **state)
{
    (void)state;
    struct engine *e = load_levels(
        "\"mastery\":{\"logical\":0.5,\"intuitive\":1},",
        "{\"name\":\"x\",\"kind\":\"choice\",\"level\":\"logical\","
        "\"points\":3,\"options\":[" RIGHT "," WRONG "]}",
        NULL);
    // 4 points for logical in all, 1 for each of the others.
    assert_int_equal(engine_evaluate(e)->mastered[0], ENGINE_NO);
    assert_int_equal(engine_evaluate(e)->mastered[1], ENGINE_UNSURE);
    assert_true(answer(e, "m/y", "{\"picked\":[3]}"));
    assert_int_equal(engine_evaluate(e)->mastered[0], ENGINE_NO);
    assert_int_equal(engine_evaluate(e)->mastered[2], ENGINE_YES);
    assert_true(answer(e, "l/x", "{\"picked\":[1]}"));
    assert_int_equal(engine_evaluate(e)->mastered[0], ENGINE_YES);
    assert_true(says(e, "{\"id\":\"logical\",\"score\":3,\"max\":4,"
                        "\"mastered\":true},{\"id\":\"feeling\",\"score\":0,"
                        "\"max\":1,\"mastered\":null}"));
    engine_free(e);
}

static void a_level_of_nothing_is_neither_mastered_nor_not(void **state)
{
    (void)state;
    struct buffer lesson = {0};
    put_lesson(&lesson, "l", "{\"name\":\"x\",\"kind\":\"reflect\"}", NULL);
    struct heap heap = {0};
    const char *table = heap_format(
        &heap,
        "{\"v\":1,\"id\":\"c\",\"levels\":[\"a\"],\"mastery\":{\"a\":0.5},"
        "\"axes\":[],\"pass\":null,\"lessons\":[%s]}",
        lesson.at);
    struct engine *e = engine_new();
    assert_true(engine_load(e, table, strlen(table)));
    assert_int_equal(engine_evaluate(e)->mastered[0], ENGINE_UNSURE);
    engine_free(e);
    heap_clear(&heap);
    buffer_clear(&lesson);
}

static void a_mastery_of_a_broken_table_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"{\"b\":0.5}", "{\"a\":0}",
                                        "{\"a\":1.5}", "{\"a\":\"70%\"}"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct heap heap = {0};
        const char *table = heap_format(
            &heap,
            "{\"v\":1,\"id\":\"c\",\"levels\":[\"a\"],\"mastery\":%s,"
            "\"axes\":[],\"pass\":null,\"lessons\":[]}",
            wrong[i]);
        struct engine *e = engine_new();
        assert_false(engine_load(e, table, strlen(table)));
        assert_non_null(strstr(engine_problem(e, 0)->message, "'mastery'"));
        engine_free(e);
        heap_clear(&heap);
    }
}

// -- raising -----------------------------------------------------------------

static void the_reply_one_level_higher_earns_all(void **state)
{
    (void)state;
    static const struct {
        int picked;
        double score;
        enum engine_truth right;
        const char *options;
    } rows[] = {
        {1, 0, ENGINE_NO, "\"options\":[\"wrong\",\"\",\"\"]"},
        {2, 2, ENGINE_YES, "\"options\":[\"\",\"right\",\"\"]"},
        {3, 1, ENGINE_NO, "\"options\":[\"\",\"\",\"level\"]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct heap heap = {0};
        struct engine *e =
            load_levels("", "{\"name\":\"x\",\"points\":2,\"raise\":"
                            "\"logical\"," CHOICE "}", NULL);
        assert_number(exercise(e, 0)->points.max, 2);
        assert_number(engine_evaluate(e)->lessons[0].levels[1].max, 2);
        assert_number(engine_evaluate(e)->lessons[0].levels[2].max, 0);
        assert_true(answer(e, "l/x",
                           heap_format(&heap, "{\"picked\":[%d]}",
                                       rows[i].picked)));
        assert_number(exercise(e, 0)->points.score, rows[i].score);
        assert_number(engine_evaluate(e)->lessons[0].levels[1].score,
                      rows[i].score);
        assert_int_equal(exercise(e, 0)->right, rows[i].right);
        assert_true(says(e, rows[i].options));
        assert_true(says(e, "\"asked\":\"feeling\""));
        engine_free(e);
        heap_clear(&heap);
    }
}

static void a_level_of_its_own_takes_the_points_of_raising(void **state)
{
    (void)state;
    struct engine *e = load_levels(
        "", "{\"name\":\"x\",\"raise\":\"logical\",\"level\":\"intuitive\","
            "\"hints\":1,\"hintCost\":0.25," CHOICE "}", NULL);
    assert_true(answer(e, "l/x", "{\"picked\":[2],\"hints\":1}"));
    assert_number(engine_evaluate(e)->lessons[0].levels[2].score, 0.75);
    assert_number(engine_evaluate(e)->lessons[0].total.max, 1);
    engine_free(e);
}

static void replies_of_a_dialogue_count_when_they_raise_the_level(void **state)
{
    (void)state;
    static const struct {
        const char *replies;
        double score, feeling, intuitive;
        enum engine_truth right;
        const char *asked;
    } rows[] = {
        {"[1,2,3,4]", 6, 3, 3, ENGINE_YES,
         "\"asked\":[\"\",\"feeling\",\"intuitive\",\"\"]"},
        {"[1,5,2,3,3,4]", 6, 2, 4, ENGINE_YES,
         "\"asked\":[\"\",\"\",\"feeling\",\"intuitive\",\"intuitive\",\"\"]"},
        {"[1,3,4]", 0, 0, 0, ENGINE_NO, "\"asked\":[\"\",\"feeling\",\"\"]"},
        {"[2,2,3,4]", 3, 0, 3, ENGINE_NO,
         "\"asked\":[\"\",\"intuitive\",\"intuitive\",\"\"]"},
        {"[3,4]", 0, 0, 0, ENGINE_NO, "\"asked\":[\"\",\"\"]"},
        {"[4]", 0, 0, 0, ENGINE_NO, "\"asked\":[\"\"]"},
        {"[1,2]", 0, 0, 0, ENGINE_UNSURE, "\"asked\":[\"\",\"feeling\"]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct heap heap = {0};
        struct engine *e = load_levels(
            "", "{\"name\":\"x\",\"points\":6,\"raise\":true," TALK "}", NULL);
        const struct engine_points *levels =
            engine_evaluate(e)->lessons[0].levels;
        assert_number(levels[0].max, 0);
        assert_number(levels[1].max, 6);
        assert_number(engine_evaluate(e)->lessons[0].total.max, 6);
        assert_true(answer(
            e, "l/x", heap_format(&heap, "{\"replies\":%s}", rows[i].replies)));
        if (exercise(e, 0)->points.score != rows[i].score)
            fail_msg("%s: %g", rows[i].replies, exercise(e, 0)->points.score);
        assert_number(levels[1].score, rows[i].feeling);
        assert_number(levels[2].score, rows[i].intuitive);
        assert_int_equal(exercise(e, 0)->right, rows[i].right);
        if (!says(e, rows[i].asked))
            fail_msg("%s: %s", rows[i].replies, engine_result_json(e));
        engine_free(e);
        heap_clear(&heap);
    }
}

static void what_cannot_be_raised_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "\"raise\":\"intuitive\"," CHOICE,
        "\"raise\":\"nowhere\"," CHOICE,
        "\"raise\":\"logical\",\"many\":true," CHOICE,
        "\"raise\":\"logical\",\"kind\":\"choice\",\"options\":[" RIGHT "]",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct heap heap = {0};
        const char *table = heap_format(
            &heap,
            "{\"v\":1,\"id\":\"c\",\"levels\":[\"logical\",\"feeling\","
            "\"intuitive\"],\"axes\":[],\"pass\":null,\"lessons\":[{\"id\":"
            "\"l\",\"exercises\":[{\"name\":\"x\",%s}]}]}",
            wrong[i]);
        struct engine *e = engine_new();
        assert_false(engine_load(e, table, strlen(table)));
        assert_non_null(strstr(engine_problem(e, 0)->message, "'raise'"));
        engine_free(e);
        heap_clear(&heap);
    }
}

// -- words -------------------------------------------------------------------

// Does CONDITION hold after these answers (NULL: none) to x, y and mira?
static void assert_holds(const char *condition, const char *const answers[3],
                         bool holds)
{
    static const char *const names[] = {"l/x", "m/y", "l/mira"};
    static const char *const forms[] = {"%s", "function (p) return %s end"};
    for (size_t form = 0; form < 2; form++) {
        struct heap heap = {0};
        const char *whole =
            heap_format(&heap, forms[form], condition);
        struct engine *e = load_levels(
            "\"mastery\":{\"feeling\":0.75},",
            "{\"name\":\"x\"," CHOICE "},{\"name\":\"mira\"," TALK "}",
            heap_format(&heap, "pass { %s }", whole));
        for (int i = 0; i < 3; i++) {
            engine_evaluate(e); // what is kept must notice each answer
            assert_true(!answers[i] || answer(e, names[i], answers[i]));
        }
        const enum engine_truth passed = engine_evaluate(e)->lessons[0].passed;
        if (engine_problem_count(e) > 0)
            fail_msg("%s: %s", whole, engine_problem(e, 0)->message);
        if (passed != (holds ? ENGINE_YES : ENGINE_NO))
            fail_msg("%s is %d", whole, (int)passed);
        engine_free(e);
        heap_clear(&heap);
    }
}

static void words_speak_of_levels(void **state)
{
    (void)state;
    static const struct {
        const char *condition;
        const char *answers[3];
        bool holds;
    } rows[] = {
        {"at_level (\"x\", \"feeling\")", {"{\"picked\":[2]}"}, true},
        {"at_level (\"x\", \"logical\")", {"{\"picked\":[2]}"}, false},
        {"at_level (\"x\", \"feeling\")", {NULL}, false},
        {"at_level (\"m/y\", \"intuitive\")", {NULL, "{\"picked\":[3]}"}, true},
        {"at_level (\"mira\", \"feeling\")",
         {NULL, NULL, "{\"replies\":[1,2,5]}"}, true},
        {"at_level (\"mira\", \"logical\")",
         {NULL, NULL, "{\"replies\":[1,2]}"}, false},
        {"highest_level (\"mira\", \"feeling\")",
         {NULL, NULL, "{\"replies\":[3,1]}"}, true},
        {"highest_level (\"mira\", \"feeling\")",
         {NULL, NULL, "{\"replies\":[1]}"}, false},
        {"at_least (highest_level \"mira\", 2)",
         {NULL, NULL, "{\"replies\":[1,2]}"}, true},
        {"at_least (highest_level \"mira\", 2)",
         {NULL, NULL, "{\"replies\":[1]}"}, false},
        {"below (highest_level \"mira\", 1)", {NULL}, true},
        {"at_least (share_of (\"feeling\"), 0.5)",
         {"{\"picked\":[2]}", NULL, "{\"replies\":[1,2,3]}"}, true},
        {"at_least (share_of (\"feeling\"), 0.5)",
         {"{\"picked\":[2]}", "{\"picked\":[1]}", "{\"replies\":[1,2,3]}"},
         false},
        {"below (share_of (\"feeling\"), 0.5)", {NULL}, false},
        {"at_least (share_of (\"mira\", \"intuitive\"), 1)",
         {"{\"picked\":[2]}", NULL, "{\"replies\":[3,3]}"}, true},
        {"at_least (share_of (\"mira\", \"intuitive\"), 1)",
         {"{\"picked\":[3]}", NULL, NULL}, false},
        // 2 points for feeling in this lesson, mira's and x's.
        {"mastered (\"feeling\")",
         {"{\"picked\":[2]}", NULL, "{\"replies\":[2,4]}"}, true},
        {"mastered (\"feeling\")",
         {"{\"picked\":[2]}", "{\"picked\":[2]}", NULL}, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_holds(rows[i].condition, rows[i].answers, rows[i].holds);
}

static void levels_are_terms_as_well(void **state)
{
    (void)state;
    struct engine *e = load_levels(
        "", "{\"name\":\"mira\"," TALK "}",
        "level \"logical\" { highest_level \"mira\", share_of \"feeling\" }\n"
        "level \"feeling\" { at_level (\"mira\", \"feeling\") }\n"
        "pass { at_least (highest_level \"mira\", \"60%\"),\n"
        "       at_least (share_of (\"mira\", \"feeling\"), \"50%\") }");
    const struct engine_lesson *l = engine_evaluate(e)->lessons;
    assert_number(l->levels[0].max, 4);
    assert_number(l->levels[0].score, 0);
    assert_true(answer(e, "l/mira", "{\"replies\":[1,2]}"));
    engine_evaluate(e);
    assert_int_equal(engine_problem_count(e), 0);
    assert_number(l->levels[0].score, 2.5);
    assert_number(l->levels[1].score, 1);
    assert_int_equal(l->passed, ENGINE_YES);
    engine_free(e);
}

static void misuse_says_one_thing(void **state)
{
    (void)state;
    static const struct {
        const char *rules;
        enum engine_code code;
        const char *name;
    } rows[] = {
        {"mastered \"felling\"", ENGINE_UNKNOWN_LEVEL, "felling"},
        {"mastered \"logical\"", ENGINE_WRONG_VALUE, "logical"},
        {"at_level (\"mira\", \"felling\")", ENGINE_UNKNOWN_LEVEL, "felling"},
        {"at_level (\"mir\", \"feeling\")", ENGINE_UNKNOWN_EXERCISE, "mir"},
        {"at_level (\"plain\", \"feeling\")", ENGINE_WRONG_VALUE, "plain"},
        {"at_level (\"note\", \"feeling\")", ENGINE_WRONG_KIND, "note"},
        {"at_level \"mira\"", ENGINE_WRONG_VALUE, ""},
        {"highest_level (\"mira\", \"felling\")", ENGINE_UNKNOWN_LEVEL,
         "felling"},
        {"highest_level \"mira\"", ENGINE_WRONG_VALUE, "highest_level"},
        {"share_of \"feeling\"", ENGINE_WRONG_VALUE, "share_of"},
        {"share_of (\"plain\", \"feeling\")", ENGINE_WRONG_VALUE, "plain"},
        {"at_least (share_of (\"mira\"), \"50%\")", ENGINE_UNKNOWN_LEVEL,
         "mira"},
        {"at_least (share_of (\"feeling\"), \"half\")", ENGINE_WRONG_VALUE,
         "half"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct heap heap = {0};
        struct engine *e = load_levels(
            "\"mastery\":{\"feeling\":0.75},",
            "{\"name\":\"mira\"," TALK "},{\"name\":\"note\",\"kind\":"
            "\"reflect\"},{\"name\":\"plain\",\"kind\":\"choice\","
            "\"options\":[" RIGHT "]}",
            heap_format(&heap, "\npass { %s }", rows[i].rules));
        engine_evaluate(e);
        const struct engine_problem *p = engine_problem(e, 0);
        if (engine_problem_count(e) != 1 || p->line != 11 ||
            p->code != rows[i].code || strcmp(p->name, rows[i].name) != 0)
            fail_msg("%s: %zu problems, the first: line %d, code %d, '%s': %s",
                     rows[i].rules, engine_problem_count(e), p ? p->line : 0,
                     p ? (int)p->code : 0, p ? p->name : "",
                     p ? p->message : "");
        engine_free(e);
        heap_clear(&heap);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_level_is_mastered_from_its_share_on),
        cmocka_unit_test(a_level_of_nothing_is_neither_mastered_nor_not),
        cmocka_unit_test(a_mastery_of_a_broken_table_is_refused),
        cmocka_unit_test(the_reply_one_level_higher_earns_all),
        cmocka_unit_test(a_level_of_its_own_takes_the_points_of_raising),
        cmocka_unit_test(replies_of_a_dialogue_count_when_they_raise_the_level),
        cmocka_unit_test(what_cannot_be_raised_is_refused),
        cmocka_unit_test(words_speak_of_levels),
        cmocka_unit_test(levels_are_terms_as_well),
        cmocka_unit_test(misuse_says_one_thing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
