// Names of the record in the text of rules, found without running them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "pass/rule_names.h"

static void note(void *context, Str name, Span at)
{
    char *said = context;
    const size_t n = strlen(said);
    snprintf(said + n, 200 - n, "%zu:%zu %.*s;", at.line, at.column,
             STR_ARG(name));
}

static void names_are_found_where_they_stand(void **state)
{
    (void)state;
    static const struct {
        const char *rules;
        const char *said; // line 5 is the first one of the rules
    } rows[] = {
        {"return p.facts", "5:10 facts;"},
        {"p.facts == 1 and\n  p . other", "5:3 facts;6:7 other;"},
        {"p [\"a/b-c\"] or p['x'] or p[ [[long]] ]",
         "5:5 a/b-c;5:19 x;5:31 long;"},
        {"p.hold.held + p.mira[1]", "5:3 hold;5:17 mira;"},
        {"-- p.no\np.yes --[[ p.no\n p.no ]] p.also", "6:3 yes;7:12 also;"},
        {"'p.no' .. \"p.no \\\" p.no\" .. [==[p.no ]] p.no]==] ..p.yes",
         "5:54 yes;"},
        {"x.p.no, x:p.no, sp.no, p2.no, p_.no", ""},
        {"p[name], p[1], p()", ""},
        {"local p = {} return p.no", ""},
        {"p = {}; p.no = 1", ""},
        {"for p = 1, 2 do f(p.no) end", ""},
        {"p.yes == p", "5:3 yes;"},
        {"p.", ""},
        {"p['unfinished", "5:4 unfinished;"},
        {"--[[ p.no", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *a = arena_new();
        char said[200] = "";
        struct source s = {
            .path = "l.md",
            .text = arena_format(a, "1\n2\n3\n4\n%s", rows[i].rules)};
        struct lua_block rules = {
            .source = &s, .line = 5, .text = str_of(rows[i].rules)};
        source_index(&s, a);
        each_record_name(&rules, note, said);
        if (strcmp(said, rows[i].said) != 0)
            fail_msg("%s: %s", rows[i].rules, said);
        arena_free(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_where_they_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
