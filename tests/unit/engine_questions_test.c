// What is told of a typed question, and a second silence.
#include "engine_course.h"

static const char silence[] =
    "{\"name\":\"hold\",\"kind\":\"silence\",\"level\":\"logical\","
    "\"seconds\":10,\"again\":20,\"open\":true,\"bytes\":900}";

// Does the function say yes to the text that was typed?
static bool holds(const char *function, const char *text)
{
    struct heap heap = {0};
    struct buffer json = {0};
    struct engine *e = load_lesson(
        silence, heap_format(&heap,
                             "level \"feeling\" { score (1, function (p)\n"
                             "local text = p.hold.asked.text\n"
                             "return %s end) }",
                             function));
    buffer_puts(&json, "{\"done\":true,\"asked\":");
    if (text)
        json_put_string(&json, text);
    else
        buffer_puts(&json, "null");
    buffer_puts(&json, "}");
    assert_true(answer(e, "l/hold", json.at));
    const bool said = engine_evaluate(e)->lessons[0].levels[1].score == 1;
    if (engine_problem_count(e) > 0)
        fail_msg("%s: %s", function, engine_problem(e, 0)->message);
    engine_free(e);
    buffer_clear(&json);
    heap_clear(&heap);
    return said;
}

static const struct {
    const char *text;
    bool question, open, other;
} texts[] = {
    {NULL, false, false, false},
    {"", false, false, false},
    {"?", false, false, false},
    // Dutch
    {"Wat zou er gebeuren als er niets verandert?", true, true, false},
    {"Hoe is dat voor u", true, true, true},
    {"En wat betekent dat voor jou?", true, true, true},
    {"Met wie wilt u dat bespreken?", true, true, true},
    {"Zal ik u de folder sturen?", true, false, false},
    {"Kunt u daar iets over vertellen", true, false, true},
    {"Was het moeilijk?", true, false, false},
    {"Wie mist u het meest?", true, true, true},
    {"Goed, wat houdt je tegen?", true, true, true},
    {"Ik begrijp wat je bedoelt.", false, false, false},
    {"Dat is duidelijk.", false, false, false},
    // English
    {"What would help you most?", true, true, true},
    {"And how do you feel about that?", true, true, true},
    {"Do you know what you want?", true, false, true},
    {"Was it hard for you?", true, false, true},
    {"May I send you our brochure?", true, false, false},
    {"So you are leaving?", true, false, true},
    {"\xE2\x80\x9CWhat matters to you?\xE2\x80\x9D", true, true, true},
    {"I see. What else?", true, true, false},
    {"What is it? Is it the price?", true, false, false},
    {"You told me why.", false, false, false},
    // French
    {"Qu\xE2\x80\x99""est-ce qui compte pour vous ?", true, true, true},
    {"Comment vivez-vous cela ?", true, true, true},
    {"Est-ce que je peux vous rappeler ?", true, false, false},
    {"Pourriez-vous pr\xC3\xA9""ciser", true, false, true},
    {"Je ne sais pas.", false, false, false},
    // German
    {"Was ist Ihnen dabei wichtig?", true, true, true},
    {"Wie geht es Ihnen damit?", true, true, true},
    {"K\xC3\xB6nnen Sie das erkl\xC3\xA4ren", true, false, true},
    {"Soll ich Ihnen mein Angebot schicken?", true, false, false},
    {"Das verstehe ich.", false, false, false},
};

static void questions_are_told_by_their_first_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const bool is[] = {holds("is_question (text)", texts[i].text),
                           holds("is_open_question (text)", texts[i].text),
                           holds("about_the_other (text)", texts[i].text)};
        if (is[0] != texts[i].question || is[1] != texts[i].open ||
            is[2] != texts[i].other)
            fail_msg("%s: question %d, open %d, about the other %d",
                     texts[i].text ? texts[i].text : "nothing", is[0], is[1],
                     is[2]);
    }
}

static void words_are_plain(void **state)
{
    (void)state;
    const char *text =
        "\xC3\x89t\xC3\xA9, it\xE2\x80\x99s  TWO-fold \xE2\x80\xA6 2!";
    assert_true(holds("table.concat (words (text), \"|\") == "
                      "\"ete|it|s|two|fold|2\"", text));
    assert_true(holds("#words (nil) == 0 and #words (\"...\") == 0", text));
    assert_true(holds("has_word (text, \"no\", \"\xC3\x89T\xC3\x89\")", text));
    assert_true(holds("has_word (text, \"it's two\")", text));
    assert_false(holds("has_word (text, \"tw\")", text));
    assert_false(holds("has_word (text, \"two it\")", text));
    assert_false(holds("has_word (text)", text));
    assert_false(holds("has_word (text, \"\", \"!\")", text));
    assert_false(holds("has_word (nil, \"two\")", text));
}

// Long texts cost steps, so that no rule can hang a page with them.
static void long_texts_end_the_budget(void **state)
{
    (void)state;
    static const char *const rules[] = {
        "local t = string.rep (\"was, \", 12000)\n"
        "while true do is_open_question (t) end",
        "local t = string.rep (\"a \", 30000)\n"
        "while true do has_word (t, t .. \"b\") end",
        "local t = string.rep (\",\", 60000)\n"
        "while true do about_the_other (t .. \"?\") end",
        "while true do words (\"\") end",
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct heap heap = {0};
        struct engine *e = load_lesson(
            silence,
            heap_format(&heap, "pass { function (p) %s end }", rules[i]));
        assert_int_equal(engine_evaluate(e)->lessons[0].passed, ENGINE_NO);
        assert_int_equal(engine_problem_count(e), 1);
        assert_int_equal(engine_problem(e, 0)->code, ENGINE_BUDGET);
        engine_free(e);
        heap_clear(&heap);
    }
}

static void the_better_of_two_silences_counts(void **state)
{
    (void)state;
    static const struct {
        const char *given;
        double score;
        enum engine_truth right;
        bool finished;
    } rows[] = {
        {"{\"held\":5,\"breaks\":[5],\"done\":true}", 0.5, ENGINE_NO, true},
        {"{\"held\":5,\"breaks\":[5],\"done\":true,\"again\":{\"held\":5}}",
         0.5, ENGINE_NO, true},
        {"{\"held\":5,\"breaks\":[5],\"done\":true,\"again\":{\"held\":20,"
         "\"breaks\":[15],\"done\":true}}",
         0.75, ENGINE_NO, true},
        {"{\"held\":5,\"breaks\":[5],\"done\":true,\"again\":{\"held\":20,"
         "\"breaks\":[],\"done\":true}}",
         1, ENGINE_YES, true},
        {"{\"held\":10,\"breaks\":[],\"done\":true,\"again\":{\"held\":2,"
         "\"breaks\":[2],\"done\":true}}",
         1, ENGINE_YES, true},
        // There is no second silence before the first is over.
        {"{\"held\":5,\"again\":{\"held\":20,\"done\":true}}", 0.5,
         ENGINE_UNSURE, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct engine *e = load_lesson(silence, NULL);
        assert_true(answer(e, "l/hold", rows[i].given));
        if (exercise(e, 0)->points.score != rows[i].score)
            fail_msg("%s: %g", rows[i].given, exercise(e, 0)->points.score);
        assert_int_equal(exercise(e, 0)->right, rows[i].right);
        assert_int_equal(exercise(e, 0)->finished, rows[i].finished);
        engine_free(e);
    }
}

static void a_second_silence_is_saved(void **state)
{
    (void)state;
    static const char *const given[] = {
        "{\"asked\":\"Hoe is dat?\",\"held\":5,\"breaks\":[5],\"done\":true,"
        "\"again\":{\"held\":20,\"breaks\":[0,15.5],\"done\":true}",
        "{\"asked\":null,\"held\":10,\"breaks\":[],\"done\":true,"
        "\"again\":{\"held\":2,\"breaks\":[],\"done\":false}",
        "{\"asked\":\"En?\",\"held\":10,\"breaks\":[],\"done\":true",
    };
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct heap heap = {0};
        struct engine *e = load_lesson(silence, NULL);
        struct engine *other = load_lesson(silence, NULL);
        assert_true(answer(e, "l/hold", heap_format(&heap, "%s}", given[i])));
        const char *saved = engine_pack(e);
        assert_true(strlen(saved) <= engine_state_bytes(e, NULL));
        assert_true(engine_unpack(other, saved));
        assert_string_equal(
            engine_answers_json(other),
            heap_format(&heap,
                        "{\"answers\":{\"l/hold\":%s,\"hints\":0}},"
                        "\"visited\":[]}",
                        given[i]));
        engine_free(e);
        engine_free(other);
        heap_clear(&heap);
    }
}

// What a course saved before it had a second silence, and after it lost it.
static void a_second_silence_comes_and_goes(void **state)
{
    (void)state;
    static const char once[] =
        "{\"name\":\"hold\",\"kind\":\"silence\",\"level\":\"logical\","
        "\"seconds\":10,\"open\":true,\"bytes\":900}";
    struct engine *before = load_lesson(once, NULL);
    struct engine *after = load_lesson(silence, NULL);
    assert_true(answer(before, "l/hold",
                       "{\"asked\":\"En?\",\"held\":5,\"done\":true}"));
    assert_true(engine_unpack(after, engine_pack(before)));
    assert_number(exercise(after, 0)->points.score, 0.5);
    assert_true(answer(after, "l/hold",
                       "{\"asked\":\"En?\",\"held\":5,\"done\":true,"
                       "\"again\":{\"held\":20,\"done\":true}}"));
    assert_true(engine_unpack(before, engine_pack(after)));
    assert_number(exercise(before, 0)->points.score, 0.5);
    assert_null(strstr(engine_answers_json(before), "again"));
    assert_non_null(strstr(engine_answers_json(before), "En?"));
    engine_free(before);
    engine_free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_are_told_by_their_first_words),
        cmocka_unit_test(words_are_plain),
        cmocka_unit_test(long_texts_end_the_budget),
        cmocka_unit_test(the_better_of_two_silences_counts),
        cmocka_unit_test(a_second_silence_is_saved),
        cmocka_unit_test(a_second_silence_comes_and_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
