// What a rule may not do, and what it costs when it tries.
#include "engine_course.h"

static const char *const exercises =
    "{\"name\":\"facts\",\"kind\":\"choice\",\"points\":2,\"options\":"
    "[" RIGHT "," WRONG "]}";

static struct engine *load(const char *rules)
{
    return load_lesson(exercises, rules);
}

// A course whose rules are without a fault.
static struct engine *load_sound(const char *rules)
{
    struct engine *e = load(rules);
    engine_evaluate(e);
    if (engine_problem_count(e) > 0)
        fail_msg("%s", engine_problem(e, 0)->message);
    return e;
}

// The score in the level logical after the answers so far.
static double logical(struct engine *e)
{
    const double score = engine_evaluate(e)->levels[0].score;
    if (engine_problem_count(e) > 0)
        fail_msg("%s", engine_problem(e, 0)->message);
    return score;
}

// A rule that fails among rules that work: what it counts, what is said.
static void assert_fails(const char *rule, enum engine_code code)
{
    struct buffer rules = {0};
    buffer_puts(&rules, "level \"logical\" { points \"facts\",\n");
    buffer_puts(&rules, rule);
    buffer_puts(&rules, ",\n done \"facts\" }");
    struct engine *e = load(rules.at);
    assert_int_equal(engine_problem_count(e), 0);
    assert_true(answer(e, "l/facts", "{\"picked\":[1]}"));
    assert_number(engine_evaluate(e)->levels[0].score, 3);
    if (engine_problem_count(e) != 1)
        fail_msg("%zu problems: %s", engine_problem_count(e), rule);
    if (engine_problem(e, 0)->code != code || engine_problem(e, 0)->line != 11)
        fail_msg("line %d, code %d: %s: %s", engine_problem(e, 0)->line,
                 (int)engine_problem(e, 0)->code, engine_problem(e, 0)->message,
                 rule);
    engine_evaluate(e);
    assert_int_equal(engine_problem_count(e), 1);
    engine_free(e);
    buffer_clear(&rules);
}

static void a_failing_rule_costs_nothing_else(void **state)
{
    (void)state;
    assert_fails("function () while true do end end", ENGINE_BUDGET);
    assert_fails("function () ::again:: goto again end", ENGINE_BUDGET);
    assert_fails("function () local function f() return f() end f() end",
                 ENGINE_BUDGET);
}

static void memory_is_bounded(void **state)
{
    (void)state;
    assert_fails("function () local t = {} "
                 "while true do t[#t + 1] = {} end end",
                 ENGINE_MEMORY);
    assert_fails("function () local s = 'x' "
                 "while true do s = s .. s end end",
                 ENGINE_MEMORY);
    assert_fails("function () return #('x'):rep(1e9) end", ENGINE_RUNTIME);
    assert_fails("function () return #(''):rep(1 << 62) end", ENGINE_RUNTIME);
}

static void recursion_is_bounded(void **state)
{
    (void)state;
    assert_fails("function () local function f() return 1 + f() end "
                 "return f() end",
                 ENGINE_RUNTIME);
    assert_fails("function () local function f(s) "
                 "return s:gsub('.', f) end return f('x') end",
                 ENGINE_RUNTIME);
}

static void run_time_failures_say_where(void **state)
{
    (void)state;
    assert_fails("function () return nil + 1 end", ENGINE_RUNTIME);
    assert_fails("function () error('hm') end", ENGINE_RUNTIME);
    assert_fails("function () error({}) end", ENGINE_RUNTIME);
    assert_fails("function () return assert(false, 'hm') end", ENGINE_RUNTIME);
    assert_fails("function () return nothing_there.x end", ENGINE_UNKNOWN_WORD);
    assert_fails("function (p) return p.fcats end", ENGINE_UNKNOWN_EXERCISE);
    assert_fails("function () kept = 1 end", ENGINE_RUNTIME);
    assert_fails("function (p) p.facts = 1 end", ENGINE_RUNTIME);
    assert_fails("function () math.floor = nil end", ENGINE_RUNTIME);
    assert_fails("function () level 'logical' {} end", ENGINE_WRONG_VALUE);
    assert_fails("function () return at_least ('total', 0) end",
                 ENGINE_WRONG_VALUE);
}

static void points_of_a_function_must_be_usable(void **state)
{
    (void)state;
    struct engine *e = load("level \"logical\" {\n"
                            "  score (2, function () return 5 end),\n"
                            "  score (2, function () return 0/0 end),\n"
                            "  score (2, function () return 1/0 end),\n"
                            "  score (2, function () return {} end),\n"
                            "  score (2, function () return '2' end),\n"
                            "  score (2, function () return true end),\n"
                            "  score (2, function () return false end),\n"
                            "  score (2, function () end) }");
    // too many counts as the most, infinity too; true is all of them
    assert_number(engine_evaluate(e)->levels[0].score, 2 + 2 + 2);
    assert_int_equal(engine_problem_count(e), 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(engine_problem(e, i)->code, ENGINE_WRONG_VALUE);
        assert_int_equal(engine_problem(e, i)->line, 11 + (int)i);
    }
    engine_free(e);
}

static void what_is_not_allowed_is_not_there(void **state)
{
    (void)state;
    static const char *const names[] = {
        "pcall",     "xpcall",         "load",         "loadstring", "dofile",
        "loadfile",  "require",        "os",           "io",         "debug",
        "coroutine", "setmetatable",   "getmetatable", "rawset",     "rawget",
        "_G",        "collectgarbage", "print",        "package",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char rule[99];
        snprintf(rule, sizeof rule, "local x = %s", names[i]);
        struct engine *e = load(rule);
        if (engine_problem_count(e) != 1)
            fail_msg("%s is there", names[i]);
        assert_int_equal(engine_problem(e, 0)->code, ENGINE_UNKNOWN_WORD);
        engine_free(e);
    }
}

static void no_address_and_no_chance_reaches_a_rule(void **state)
{
    (void)state;
    struct engine *e =
        load_sound("level \"logical\" { score (9, function (p)\n"
                   "  local n = 0\n"
                   "  if tostring({}) == 'table' then n = n + 1 end\n"
                   "  if math.random == nil then n = n + 1 end\n"
                   "  if string.dump == nil then n = n + 1 end\n"
                   "  local s = ''\n"
                   "  for k, v in pairs { b = 1, a = 2, 7, [true] = 3 } do\n"
                   "    s = s .. tostring(k) .. v\n"
                   "  end\n"
                   "  if s == '17a2b1true3' then n = n + 1 end\n"
                   "  return n\nend) }");
    assert_number(logical(e), 4);
    engine_free(e);
}

static void a_global_of_the_block_can_be_read_later(void **state)
{
    (void)state;
    struct engine *e = load_sound("limit = 2\n"
                                  "function most () return limit end\n"
                                  "level \"logical\" { score (limit, most) }");
    assert_number(logical(e), 2);
    engine_free(e);
}

static void a_word_cannot_be_replaced(void **state)
{
    (void)state;
    struct engine *e = load("points = 3");
    assert_int_equal(engine_problem_count(e), 1);
    assert_int_equal(engine_problem(e, 0)->code, ENGINE_RUNTIME);
    engine_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failing_rule_costs_nothing_else),
        cmocka_unit_test(memory_is_bounded),
        cmocka_unit_test(recursion_is_bounded),
        cmocka_unit_test(run_time_failures_say_where),
        cmocka_unit_test(points_of_a_function_must_be_usable),
        cmocka_unit_test(what_is_not_allowed_is_not_there),
        cmocka_unit_test(no_address_and_no_chance_reaches_a_rule),
        cmocka_unit_test(a_global_of_the_block_can_be_read_later),
        cmocka_unit_test(a_word_cannot_be_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
