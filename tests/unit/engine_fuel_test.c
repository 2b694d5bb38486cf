// What steps a script pays, and what happens when they are gone.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/sandbox/clock.h"
#include "engine/sandbox/sandbox.h"

#include <lauxlib.h>
#include <lua.h>

static void ignore(struct sandbox *b, const char *name)
{
    (void)b;
    (void)name;
}

static void open_box(struct sandbox *b)
{
    assert_true(sandbox_open(b, "=test"));
    b->unknown = ignore;
}

static bool run(struct sandbox *b, const char *script)
{
    if (!sandbox_read(b, script, strlen(script), 1))
        fail_msg("%s", b->failure.message);
    return sandbox_call(b, 0, 0);
}

// The steps that a script takes from all that are left.
static long cost(const char *script)
{
    struct sandbox b;
    open_box(&b);
    const long before = b.all_steps;
    if (!run(&b, script))
        fail_msg("%s", b.failure.message);
    const long taken = before - b.all_steps;
    sandbox_close(&b);
    return taken;
}

// What WITH costs more than WITHOUT is at least LOW and at most HIGH.
static void assert_costs(const char *without, const char *with, long low,
                         long high)
{
    const long more = cost(with) - cost(without);
    if (more < low || more > high)
        fail_msg("%ld more: %s", more, with);
}

static void every_instruction_is_a_step(void **state)
{
    (void)state;
    assert_true(cost("") < 5);
    assert_costs("for i = 1, 10 do end", "for i = 1, 110 do end", 100, 100);
    assert_costs("for i = 1, 10 do end", "for i = 1, 10010 do end", 10000,
                 10000);
}

static void work_inside_functions_is_charged(void **state)
{
    (void)state;
    const char *const text =
        "local s, f, a, b = ('x'):rep(64000), string.find, 2.5, 1e308";
    assert_costs("", text, 4000 + 1000, 22000);
    static const struct {
        const char *more;
        long low;
        long high;
    } works[] = {
        {" f(s, 'y')", 4000, 4100},
        {" f(s, '[y]')", 64000, 65000},
        {" f(s, '%b()')", 64000, 2 * 64000},
        {" f(s, 'x*')", 64000, 64100},
        {" s:upper()", 16000, 18000},
        {" local t = s .. 'y'", 1000, 1010},
        {" local t = s:sub(2) == s:sub(3) .. 'x'", 15000, 15100},
        {" utf8.len(s)", 64000, 64100},
        {" local x = a ^ 3.5", 32, 40},
        {" local x = b % 5e-324", 200, 300},
        {" local x = 1.5 .. ''", 32, 40},
    };
    for (size_t i = 0; i < sizeof works / sizeof *works; i++) {
        char script[200];
        snprintf(script, sizeof script, "%s%s", text, works[i].more);
        assert_costs(text, script, works[i].low, works[i].high);
    }
}

static void all_steps_come_to_an_end(void **state)
{
    (void)state;
    struct sandbox b;
    int runs = 0;
    open_box(&b);
    while (run(&b, "for i = 1, 1900000 do end"))
        runs++;
    assert_int_equal(runs, 10);
    assert_int_equal(b.failure.code, ENGINE_BUDGET);
    assert_non_null(strstr(b.failure.message, "20,000,000"));
    assert_false(run(&b, "for i = 1, 1900000 do end"));
    sandbox_refill(&b);
    assert_true(run(&b, "for i = 1, 1900000 do end"));
    sandbox_close(&b);
}

// upvalue 1: a script that is run within the run.
static int run_within(lua_State *L)
{
    struct sandbox *b = sandbox_of(L);
    lua_pushboolean(L, run(b, lua_tostring(L, lua_upvalueindex(1))));
    return 1;
}

static void give(struct sandbox *b, const char *name, lua_CFunction f,
                 const char *script)
{
    sandbox_push_names(b);
    lua_pushstring(b->L, script);
    lua_pushcclosure(b->L, f, 1);
    lua_setfield(b->L, -2, name);
    lua_pop(b->L, 1);
}

static void a_run_within_a_run_has_no_steps_of_its_own(void **state)
{
    (void)state;
    struct sandbox b;
    open_box(&b);
    give(&b, "within", run_within, "for i = 1, 100000 do end");
    assert_true(run(&b, "for i = 1, 18 do within() end"));
    assert_false(run(&b, "while true do within() end"));
    assert_int_equal(b.failure.code, ENGINE_BUDGET);
    give(&b, "within", run_within, "while true do end");
    assert_false(run(&b, "within() while true do end"));
    assert_int_equal(b.failure.code, ENGINE_BUDGET);
    assert_false(b.counting);
    sandbox_close(&b);
}

static int work(lua_State *L)
{
    const double until = clock_seconds() + 1.2;
    while (clock_seconds() < until)
        lua_pop(L, (lua_pushinteger(L, 1), 1));
    return 0;
}

static void the_clock_is_the_last_resort(void **state)
{
    (void)state;
    struct sandbox b;
    open_box(&b);
    give(&b, "work", work, "");
    // A short run is over before anybody looks at the clock.
    assert_true(run(&b, "work()"));
    assert_false(run(&b, "for i = 1, 9999 do end work() "
                         "for i = 1, 99999 do end"));
    assert_int_equal(b.failure.code, ENGINE_BUDGET);
    assert_non_null(strstr(b.failure.message, "second"));
    sandbox_close(&b);
}

static void the_host_still_has_memory_when_a_script_has_none(void **state)
{
    (void)state;
    struct sandbox b;
    open_box(&b);
    assert_false(run(&b, "keep = {} while true do keep[#keep + 1] = {} end"));
    assert_int_equal(b.failure.code, ENGINE_MEMORY);
    lua_newtable(b.L);
    for (int i = 1; i <= 1000; i++) {
        lua_pushfstring(b.L, "a text that is new: %d", i);
        lua_rawseti(b.L, -2, i);
    }
    lua_settop(b.L, 0);
    sandbox_close(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_instruction_is_a_step),
        cmocka_unit_test(work_inside_functions_is_charged),
        cmocka_unit_test(all_steps_come_to_an_end),
        cmocka_unit_test(a_run_within_a_run_has_no_steps_of_its_own),
        cmocka_unit_test(the_clock_is_the_last_resort),
        cmocka_unit_test(the_host_still_has_memory_when_a_script_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
