// What editors are told about the rules of a course.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "emit/stub/stub.h"
#include "engine/sandbox/sandbox.h"
#include "engine_course.h"
#include "pipeline.h"

static const char *const courses[] = {"course/empathie-en-closen",
                                      "tests/golden/two-languages.course",
                                      "tests/golden/plain.course",
                                      "tests/course/every-kind"};

static void stub_of(const char *folder, struct text *out)
{
    struct diag *dx = diag_new(stderr, false);
    struct course *c = course_new(folder, dx);
    struct text again = {0};
    assert_true(pipeline_run(c, NULL));
    emit_stub(c, out);
    emit_stub(c, &again);
    assert_true(str_same(text_str(out), text_str(&again)));
    text_clear(&again);
    course_free(c);
    diag_free(dx);
}

static bool has(const struct text *t, const char *part)
{
    return strstr(t->at, part) != NULL;
}

static void a_stub_can_be_read_as_lua(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof courses / sizeof *courses; i++) {
        struct text stub = {0};
        struct sandbox b;
        stub_of(courses[i], &stub);
        assert_true(str_starts(text_str(&stub), STUB_FIRST "\n---@meta\n"));
        assert_true(sandbox_open(&b, "=" STUB_FILE));
        if (!sandbox_read(&b, stub.at, stub.n, 1))
            fail_msg("%d: %s", b.failure.line, b.failure.message);
        sandbox_close(&b);
        text_clear(&stub);
    }
}

static void the_names_of_the_course_are_in_it(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "---| \"luisteren\" # Luisteren\n",
        "---| \"logical\" # Logisch niveau\n",
        "---| \"facts\" # Wat zegt Mira als feit?\n---| \"luisteren/facts\"\n",
        "---@alias stilte.dialogue\n---| \"mira\"",
        "---| \"heard\" # luisteren/mira\n",
        "---@alias answer.luisteren.facts\n---| 1 # De levering was te laat.",
        "---@field [integer] \"opening\"|\"defending\"|\"heard\"|\"end\" ",
        "---@field ending? \"won\"|\"lost\" ",
        "---@field [\"focus\"] number",
        "---@field [\"facts\"]? answer.luisteren.facts\n",
        "---@field [\"luisteren/facts\"]? answer.luisteren.facts\n",
    };
    struct text stub = {0};
    stub_of("tests/golden/two-languages.course", &stub);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!has(&stub, parts[i]))
            fail_msg("not in the stub: %s", parts[i]);
    assert_false(has(&stub, "---@field [\"listened\"]")); // a feedback
    text_clear(&stub);
}

// Is NAME a word of the rules?
static bool is_word(const char *name)
{
    char rules[100];
    snprintf(rules, sizeof rules, "local word = %s", name);
    struct engine *e = load_lesson("", rules);
    const bool known = engine_problem_count(e) == 0;
    engine_free(e);
    return known;
}

// Every word of words.lua is in the stub with the names of its arguments, and
// the stub says nothing of words that do not exist.
static void all_words_are_documented(void **state)
{
    (void)state;
    struct text stub = {0};
    Str rest = embedded("words.lua"), line;
    char head[100], name[60];
    int n = 0;
    stub_of("tests/golden/plain.course", &stub);
    while (str_line(&rest, &line)) {
        char copy[200];
        snprintf(copy, sizeof copy, "%.*s", STR_ARG(line));
        if (sscanf(copy, "function words.%59[a-z_]", name) == 1)
            snprintf(head, sizeof head, "\nfunction %.80s end\n",
                     copy + sizeof "function words." - 1);
        else if (sscanf(copy, "words.%59[a-z_]", name) == 1)
            snprintf(head, sizeof head, "\nfunction %s(", name);
        else
            continue;
        if (strcmp(name, "otherwise") == 0)
            snprintf(head, sizeof head, "\notherwise = true\n");
        n++;
        if (!has(&stub, head))
            fail_msg("no documentation: %s", head);
        if (!is_word(name))
            fail_msg("no word: %s", name);
    }
    assert_true(n >= 22);
    for (const char *at = stub.at; (at = strstr(at, "\nfunction ")); at++) {
        assert_int_equal(sscanf(at, "\nfunction %59[a-z_]", name), 1);
        if (!is_word(name))
            fail_msg("no word: %s", name);
        n--;
    }
    assert_int_equal(n, 1); // otherwise is no function
    assert_false(is_word("pionts"));
    text_clear(&stub);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stub_can_be_read_as_lua),
        cmocka_unit_test(the_names_of_the_course_are_in_it),
        cmocka_unit_test(all_words_are_documented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
