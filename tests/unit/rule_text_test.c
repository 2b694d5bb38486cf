// What rules say, found in their text.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/course.h"
#include "model/rule_text.h"

static void put_statement(void *context, const struct rule_statement *s)
{
    struct text *t = context;
    text_format(t, "%.*s %.*s: ", STR_ARG(s->word), STR_ARG(s->name));
    rule_put_words(t, s->body);
    text_byte(t, '\n');
}

static void finds(const char *rules, const char *expected)
{
    struct lua_block block = {.text = str_of(rules)};
    struct text found = {0};
    text_puts(&found, "");
    each_rule_statement(&block, put_statement, &found);
    assert_string_equal(found.at ? found.at : "", expected);
    text_clear(&found);
}

static void statements_are_found(void **state)
{
    (void)state;
    finds("level \"calm\" { points \"a\", done 'b', }\n"
          "unlock(\"two\"){ any { done \"x\" } }\n",
          "level calm: points \"a\", done 'b'\n"
          "unlock two: any { done \"x\" }\n");
    finds("route \"x\" {\n  -- why\n  p_is[1], --[[ } ]]\n  \"a  b\",\n}",
          "route x: p_is[1], \"a  b\"\n");
    finds("feedback [[f]] { [==[ } ]==] }", "feedback f: [==[ } ]==]\n");
    finds("unlock \"open\" {}", "unlock open: \n");
}

static void what_is_no_statement_is_passed_over(void **state)
{
    (void)state;
    finds("", "");
    finds("-- level \"x\" { }\nlocal level = 1", "");
    finds("for _, n in ipairs { \"x\" } do unlock (n) { done \"a\" } end", "");
    finds("level (\"a\" .. i) { done \"x\" }", "");
    finds("pass { at_least (\"level\", 1) }", "");
    finds("level \"x\"", "");
}

// Rules that cannot be read are told elsewhere; here they do no harm.
static void a_brace_without_end_ends_with_the_text(void **state)
{
    (void)state;
    finds("level \"x\" { done \"a\"", "level x: done \"a\"\n");
    finds("level \"x\" { \"a", "level x: a\n");
    finds("unlock (\"x", "");
}

static bool speaks(const char *body, const char *lesson, const char *name)
{
    struct lesson here = {.id = STR("here")}, there = {.id = str_of(lesson)};
    struct page page = {.lesson = str_is(there.id, "here") ? &here : &there};
    struct exercise x = {.name = str_of(name), .page = &page};
    return rule_speaks_of(str_of(body), &here, &x);
}

static void rules_speak_of_exercises(void **state)
{
    (void)state;
    assert_true(speaks("done \"a\", points \"b\"", "here", "b"));
    assert_true(speaks("visited (\"talk\", \"scene\")", "here", "talk"));
    assert_false(speaks("visited (\"talk\", \"scene\")", "here", "scene"));
    assert_true(speaks("function (p) return p.b == 1 end", "here", "b"));
    assert_true(speaks("function (p) return p['b-c'] end", "here", "b-c"));
    assert_false(speaks("function (p) return q.b end", "here", "b"));
    assert_false(speaks("-- points \"b\"\ndone \"a\"", "here", "b"));
    assert_true(speaks("points \"there/b\"", "there", "b"));
    assert_false(speaks("points \"b\"", "there", "b"));
    assert_false(speaks("points \"there/b\"", "here", "b"));
    assert_false(speaks("points", "here", "b"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements_are_found),
        cmocka_unit_test(what_is_no_statement_is_passed_over),
        cmocka_unit_test(a_brace_without_end_ends_with_the_text),
        cmocka_unit_test(rules_speak_of_exercises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
