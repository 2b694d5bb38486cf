// Answers as rules see them (record.h), as authors write them in tests
// (trial_answer.h), and as the page gets them back (engine.h).
#include "engine_course.h"

#include "engine/trial/trial.h"

struct row {
    const char *table;
    const char *given;  // JSON
    const char *back;   // the same as it is kept, without "hints"
    const char *record; // a condition in Lua about P, the record of x
    const char *tested; // in a block of tests
};

static const struct row rows[] = {
    {"\"kind\":\"choice\",\"options\":[" RIGHT "," WRONG "]",
     "{\"picked\":[2]}", "{\"picked\":[2],\"tries\":1", "P == 2", "2"},
    {"\"kind\":\"choice\",\"many\":true,\"options\":[" RIGHT "," WRONG "]",
     "{\"picked\":[2,1],\"tries\":3}", "{\"picked\":[1,2],\"tries\":3",
     "#P == 2 and P[1] == 1 and P[2] == 2", "{ picked = { 1, 2 }, tries = 3 }"},
    {"\"kind\":\"reflect\",\"bytes\":9", "{\"text\":\"ja\"}",
     "{\"text\":\"ja\"", "P == \"ja\"", "\"ja\""},
    {"\"kind\":\"silence\",\"seconds\":9", "{\"held\":3,\"done\":true}",
     "{\"asked\":null,\"held\":3,\"breaks\":[],\"done\":true",
     "P.held == 3 and P.breaks == 0 and P.asked.text == nil", "3"},
    {"\"kind\":\"silence\",\"seconds\":9,\"options\":[" RIGHT
     ",{\"right\":false,\"text\":\"Why?\"}]",
     "{\"held\":9,\"asked\":2,\"done\":true}",
     "{\"asked\":2,\"held\":9,\"breaks\":[],\"done\":true",
     "P.asked.option == 2 and P.asked.text == \"Why?\" and not P.again",
     "{ held = 9, asked = { option = 2 } }"},
    {"\"kind\":\"silence\",\"seconds\":9,\"again\":20",
     "{\"held\":9,\"done\":true}",
     "{\"asked\":null,\"held\":9,\"breaks\":[],\"done\":true",
     "P.again.held == 0 and P.again.breaks == 0 and not P.again.done",
     "{ held = 9 }"},
    {"\"kind\":\"silence\",\"seconds\":9,\"again\":20",
     "{\"held\":9,\"breaks\":[3],\"done\":true,"
     "\"again\":{\"held\":25,\"breaks\":[30],\"done\":true}}",
     "{\"asked\":null,\"held\":9,\"breaks\":[3],\"done\":true,"
     "\"again\":{\"held\":20,\"breaks\":[20],\"done\":true}",
     "P.held == 3 and P.again.held == 20 and P.again.breaks == 1 and "
     "P.again.done",
     "{ held = 3, breaks = 1, again = { held = 20, breaks = 1 } }"},
    {"\"kind\":\"silence\",\"seconds\":9,\"again\":20",
     "{\"held\":3,\"breaks\":[3],\"done\":true,"
     "\"again\":{\"held\":20,\"breaks\":[],\"done\":true}}",
     "{\"asked\":null,\"held\":3,\"breaks\":[3],\"done\":true,"
     "\"again\":{\"held\":20,\"breaks\":[],\"done\":true}",
     "P.held == 3 and P.again.held == 20 and P.again.done",
     "{ held = 3, breaks = 1, again = { held = 20 } }"},
    {"\"kind\":\"silence\",\"seconds\":9,\"open\":true",
     "{\"held\":3,\"asked\":\"En?\",\"breaks\":[3],\"done\":true}",
     "{\"asked\":\"En?\",\"held\":3,\"breaks\":[3],\"done\":true",
     "P.breaks == 1 and P.asked.text == \"En?\"",
     "{ held = 3, breaks = 1, asked = \"En?\" }"},
    {"\"kind\":\"cues\",\"lines\":[{\"box\":\"x\"},{\"box\":\"!\"}],"
     "\"options\":[" RIGHT "]",
     "{\"marked\":[1],\"moment\":1,\"reply\":1,\"done\":true}",
     "{\"marked\":[1],\"moment\":1,\"reply\":1,\"done\":true",
     "P.marked[1] == 1 and P.moment == -1 and P.reply == 1 and P.found == 1",
     "{ marked = { 1 }, moment = -1, reply = 1 }"},
    {"\"kind\":\"dialogue\",\"start\":0,\"scenes\":[{\"name\":\"a\","
     "\"replies\":[{\"to\":1}]},{\"name\":\"b\",\"end\":\"won\","
     "\"replies\":[]}]",
     "{\"replies\":[1]}", "{\"replies\":[1]",
     "P[1] == \"b\" and P.ending == \"won\" and P.focus == 0", "{ \"b\" }"},
    {"\"kind\":\"order\",\"items\":3", "{\"order\":[3,1,2]}",
     "{\"order\":[3,1,2],\"tries\":1",
     "#P == 3 and P[1] == 3 and P[2] == 1 and P[3] == 2", "{ 3, 1, 2 }"},
    {"\"kind\":\"order\",\"items\":2", "{\"order\":[2,1],\"tries\":4}",
     "{\"order\":[2,1],\"tries\":4", "P[1] == 2",
     "{ order = { 2, 1 }, tries = 4 }"},
    {"\"kind\":\"match\",\"left\":3,\"right\":2,\"pairs\":[1,2,1]",
     "{\"pairs\":[2,0]}", "{\"pairs\":[2,0,0],\"tries\":1",
     "#P == 3 and P[1] == 2 and P[2] == 0 and P[3] == 0", "{ 2, 0 }"},
    {"\"kind\":\"sort\",\"groups\":2,\"items\":[1,2]", "{\"groups\":[0,2]}",
     "{\"groups\":[0,2],\"tries\":1", "#P == 2 and P[1] == 0 and P[2] == 2",
     "{ groups = { 0, 2 } }"},
    {"\"kind\":\"gaps\",\"bytes\":9,\"gaps\":[{\"accept\":[]},"
     "{\"accept\":[]}]",
     "{\"gaps\":[null,\"een lange\\nzin\"]}",
     "{\"gaps\":[\"\",\"een lange\"],\"tries\":1",
     "#P == 2 and P[1] == \"\" and P[2] == \"een lange\"",
     "{ \"\", \"een lange zin\" }"},
    {"\"kind\":\"gaps\",\"list\":[\"a\",\"b\"],\"gaps\":[{\"accept\":[1]},"
     "{\"accept\":[2]},{\"accept\":[2]}]",
     "{\"gaps\":[2,0,1]}", "{\"gaps\":[2,0,1],\"tries\":1",
     "P[1] == \"b\" and P[2] == \"\" and P[3] == \"a\"",
     "{ gaps = { \"b\", 0, \"a\" } }"},
    {"\"kind\":\"text\",\"options\":[]", "{\"text\":\"J\xC3\xA1\"}",
     "{\"text\":\"J\xC3\xA1\",\"tries\":1", "P == \"J\xC3\xA1\"",
     "\"J\xC3\xA1\""},
    {"\"kind\":\"text\",\"options\":[]", "{\"text\":\"a\",\"tries\":2}",
     "{\"text\":\"a\",\"tries\":2", "P == \"a\"",
     "{ text = \"a\", tries = 2 }"},
    {"\"kind\":\"number\",\"answer\":1,\"unit\":\"%\"",
     "{\"number\":\"-2,50 %\"}", "{\"number\":-2.5,\"tries\":1", "P == -2.5",
     "\"-2.5%\""},
    {"\"kind\":\"number\",\"answer\":1", "{\"number\":12345678}",
     "{\"number\":12345680,\"tries\":1", "P == 12345680", "12345678"},
    {"\"kind\":\"scale\",\"from\":-3,\"to\":3", "{\"value\":-2}",
     "{\"value\":-2", "P == -2 and math.type (P) == \"integer\"", "-2"},
    {"\"kind\":\"forecast\",\"outcome\":true", "{\"chance\":0.726}",
     "{\"chance\":0.73", "P == 0.73", "{ chance = 0.73 }"},
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static void rules_see_answers_by_their_kind(void **state)
{
    (void)state;
    struct heap heap = {0};
    for (int i = 0; i < N_ROWS; i++) {
        struct engine *e = load_lesson(
            heap_format(&heap, "{\"name\":\"x\",%s}", rows[i].table),
            heap_format(&heap,
                        "level \"feeling\" { score (1, function (p)\n"
                        "local P = p.x\nif P == nil then return 0 end\n"
                        "return %s and 1 or 0 end) }",
                        rows[i].record));
        assert_number(engine_evaluate(e)->levels[1].score, 0);
        assert_true(answer(e, "l/x", rows[i].given));
        if (engine_evaluate(e)->levels[1].score != 1)
            fail_msg("%s: not %s", rows[i].table, rows[i].record);
        assert_int_equal(engine_problem_count(e), 0);
        engine_free(e);
    }
    heap_clear(&heap);
}

static void answers_come_back_as_they_are_kept(void **state)
{
    (void)state;
    struct heap heap = {0};
    for (int i = 0; i < N_ROWS; i++) {
        struct engine *e = load_lesson(
            heap_format(&heap, "{\"name\":\"x\",%s}", rows[i].table), NULL);
        assert_true(answer(e, "l/x", rows[i].given));
        const char *back = heap_format(
            &heap, "{\"answers\":{\"l/x\":%s,\"hints\":0}},\"visited\":[]}",
            rows[i].back);
        assert_string_equal(engine_answers_json(e), back);
        // what came back is an answer again
        const char *again = heap_format(&heap, "%s,\"hints\":0}", rows[i].back);
        assert_true(answer(e, "l/x", again));
        assert_string_equal(engine_answers_json(e), back);
        engine_free(e);
    }
    heap_clear(&heap);
}

// What the first participant's first difference is.
static const char *said(const struct trial *t)
{
    const struct trial_outcome *o = trial_outcome(t, 0);
    return o->n > 0 ? o->differences[0].what : "nothing";
}

// The lesson scores 1 when the record is what it should be.
static void tests_give_answers_of_every_kind(void **state)
{
    (void)state;
    struct heap heap = {0};
    for (int i = 0; i < N_ROWS; i++) {
        struct engine *e = load_lesson(
            heap_format(&heap, "{\"name\":\"x\",%s}", rows[i].table),
            heap_format(&heap,
                        "level \"feeling\" { score (1, function (p)\n"
                        "local P = p.x\nif P == nil then return 0 end\n"
                        "return %s and 1 or 0 end) }",
                        rows[i].record));
        const char *text = heap_format(
            &heap,
            "participant \"p\" { x = %s } : expects { levels = { feeling = 1 "
            "} }",
            rows[i].tested);
        struct trial *t = trial_new(e, "l", text, strlen(text), 1);
        assert_int_equal(trial_count(t), 1);
        if (!trial_outcome(t, 0)->passed)
            fail_msg("%s: %s", text, said(t));
        trial_free(t);
        engine_free(e);
    }
    heap_clear(&heap);
}

static void tests_say_what_is_no_answer(void **state)
{
    (void)state;
    static const char *const wrong[][3] = {
        {"\"kind\":\"order\",\"items\":2", "1", "needs a list of numbers"},
        {"\"kind\":\"order\",\"items\":2", "{ 1 }", "cannot have this answer"},
        {"\"kind\":\"match\",\"left\":1,\"right\":1,\"pairs\":[1]", "\"a\"",
         "needs a list of numbers"},
        {"\"kind\":\"silence\",\"seconds\":9,\"again\":20",
         "{ held = 9, again = \"ja\" }", "needs again = { held = seconds"},
        {"\"kind\":\"cues\",\"lines\":[{\"box\":\"!\"}],\"options\":[]",
         "{ moments = { 0, 0 } }", "has more moments than decisions"},
        {"\"kind\":\"gaps\",\"gaps\":[{\"accept\":[]}]", "\"a\"",
         "needs a list of texts"},
        {"\"kind\":\"gaps\",\"gaps\":[{\"accept\":[]}]", "{ 1 }",
         "needs a list of texts"},
        {"\"kind\":\"gaps\",\"list\":[\"a\"],\"gaps\":[{\"accept\":[1]}]",
         "{ \"b\" }", "has no 'b' in its list"},
        {"\"kind\":\"text\",\"options\":[]", "3", "needs a text"},
        {"\"kind\":\"text\",\"options\":[]", "{ tries = 1 }", "needs a text"},
        {"\"kind\":\"number\",\"answer\":1", "true", "needs a number"},
        {"\"kind\":\"number\",\"answer\":1", "\"veel\"",
         "cannot have this answer"},
        {"\"kind\":\"scale\",\"from\":1,\"to\":2", "\"1\"",
         "needs a number of the scale"},
        {"\"kind\":\"scale\",\"from\":1,\"to\":2", "3",
         "cannot have this answer"},
        {"\"kind\":\"forecast\",\"outcome\":true", "70",
         "cannot have this answer"},
        {"\"kind\":\"forecast\",\"outcome\":true", "\"70%\"",
         "needs a chance from 0 to 1"},
        {"\"kind\":\"feedback\"", "1", "cannot be answered"},
    };
    struct heap heap = {0};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct engine *e = load_lesson(
            heap_format(&heap, "{\"name\":\"x\",%s}", wrong[i][0]), NULL);
        const char *text = heap_format(
            &heap, "participant \"p\" { x = %s } : expects { }", wrong[i][1]);
        struct trial *t = trial_new(e, "l", text, strlen(text), 1);
        if (!strstr(said(t), wrong[i][2]))
            fail_msg("%s: %s", text, said(t));
        trial_free(t);
        engine_free(e);
    }
    heap_clear(&heap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_see_answers_by_their_kind),
        cmocka_unit_test(answers_come_back_as_they_are_kept),
        cmocka_unit_test(tests_give_answers_of_every_kind),
        cmocka_unit_test(tests_say_what_is_no_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
