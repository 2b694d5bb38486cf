// All participants: classes and sums say the same as trying every one.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pass/simulate/parts.h"
#include "pipeline.h"

#define CHOICE(name, settings)                                                 \
    "### What is " name "?\n<!-- choice: " name settings " -->\n"             \
    "1. [x] This.\n2. [ ] That.\n3. [ ] Neither.\n\n"

static const char first[] =
    "# First\n\n" CHOICE("a", ", level: feeling, points: 2, attempts: 2")
    CHOICE("b", ", level: feeling") CHOICE("c", ", level: logical")
    "### All of them\n<!-- choice: many, level: logical, points: 3 -->\n"
    "- [x] One\n- [x] Two\n- [ ] Three\n- [ ] Four\n\n"
    "### Ask\n<!-- silence: hold, seconds: 10, level: feeling -->\n"
    "1. [x] What if?\n2. [ ] Shall I?\n\n- 5s: A breath.\n\n"
    "### Well done\n<!-- feedback: well -->\nYes.\n\n"
    "### Go on\n<!-- feedback: go-on -->\nNo.\n\n"
    "```lua rules\n"
    "level \"feeling\" { points \"a\", correct \"b\", points \"hold\",\n"
    "  any { correct \"c\", chose (\"a\", 2) } }\n"
    "level \"logical\" { points \"many\" }\n"
    "feedback \"well\" { at_least (\"total\", \"50%\"),\n"
    "  function (p) return p.hold and p.hold.held >= 4 end }\n"
    "feedback \"go-on\" { otherwise }\n"
    "unlock \"second\" { held (\"hold\", 8), at_least (\"feeling\", 3) }\n"
    "pass { at_least (\"total\", \"60%\"), function (p)\n"
    "  return p.many and #p.many < 3 end }\n"
    "```\n";

static const char second[] =
    "# Second\n\n"
    "## Mira\n<!-- dialogue: mira, points: 2 -->\n"
    "### Opening\n"
    "- [\"I am sorry.\"](#heard \"focus +2\")\n"
    "- [\"It was the rain.\"](#told \"focus -1, once\")\n"
    "### Told\n- [\"Again.\"](#opening)\n- [\"Well.\"](#lost)\n"
    "### Heard\n- [\"And now?\"](#won \"if focus > 1\")\n"
    "- [\"Sign.\"](#lost)\n"
    "### Won\n<!-- end: won -->\n### Lost\n<!-- end: lost -->\n\n"
    "## The rest\n" CHOICE("d", ", level: logical")
    "```lua rules\n"
    "level \"feeling\" { points \"mira\", points \"first/b\" }\n"
    "pass { passed_lesson \"first\", visited (\"mira\", \"won\") }\n"
    "```\n";

static FILE *said; // messages are not looked at

static void put(const char *folder, const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

// A course that was read and simulated; simulated_end() ends it.
static struct course *simulated(const char *one, const char *two,
                                size_t jobs)
{
    static char folder[64];
    strcpy(folder, "/tmp/simulate_test.XXXXXX");
    assert_non_null(mkdtemp(folder));
    put(folder, "course.yaml", "id: c\ntitle: C\nlanguages: [en]\n");
    put(folder, "01-first.en.md", one);
    if (two)
        put(folder, "02-second.en.md", two);
    said = fopen("/dev/null", "w");
    struct diag *dx = diag_new(said, false);
    struct course *c = course_new(folder, dx);
    c->simulated = c->charts = true;
    c->jobs = jobs;
    assert_true(pipeline_run(c, NULL));
    assert_non_null(c->simulation);
    return c;
}

static void simulated_end(struct course *c)
{
    static const char *const names[] = {"course.yaml", "01-first.en.md",
                                        "02-second.en.md", ""};
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", c->folder, names[i]);
        if (remove(path) != 0)
            assert_int_not_equal(i, 0); // only the second may be missing
    }
    struct diag *dx = c->dx;
    course_free(c);
    diag_free(dx);
    fclose(said);
}

// What trying everything gives for one lesson.
struct truth {
    double weight, passed, shown[16], unlocked, total, most, least;
};

// The exercises of a lesson, and of the first for the second.
static size_t answered(const struct simulation *s, int lesson, size_t *list)
{
    size_t n = 0;
    for (size_t i = 0; i < s->subject_count; i++)
        if (s->subjects[i].lesson <= lesson)
            list[n++] = i;
    return n;
}

static void count(const struct simulation *s, struct engine *e, int lesson,
                  const bool *finished, struct truth *t)
{
    const struct engine_result *r = engine_evaluate(e);
    const struct engine_lesson *l = &r->lessons[lesson];
    t->most = fmax(t->most, l->total.score);
    if (!*finished)
        return;
    assert_true(l->complete);
    t->least = fmin(t->least, l->total.score);
    t->weight++;
    t->total += l->total.score;
    t->passed += l->passed == ENGINE_YES;
    t->unlocked += r->lessons[1].unlocked;
    for (size_t i = 0; i < l->n_exercises; i++)
        t->shown[i] += l->shown && strcmp(l->shown, l->exercises[i].name) == 0;
    assert_true(l->n_exercises < 16 && s->unit_count == 2);
}

// Every way of every exercise with every other.
static struct truth try_all(const struct simulation *s, int lesson)
{
    struct truth t = {.most = -INFINITY, .least = INFINITY};
    struct engine *e = engine_new();
    size_t list[16], at[16] = {0}, n = answered(s, lesson, list), k = 0;
    assert_true(engine_load(e, s->c->table.at, s->c->table.n));
    while (k < n) {
        bool finished = true;
        for (size_t i = 0; i < n; i++) {
            const struct subject *sub = &s->subjects[list[i]];
            const struct way *w = &sub->ways[at[i]];
            char name[64];
            snprintf(name, sizeof name, "%.*s/%.*s",
                     STR_ARG(s->units[sub->lesson].l->id),
                     STR_ARG(sub->x->name));
            if (w->prepared >= 0)
                assert_true(engine_answer(e, name, w->json.at, w->json.n));
            // Of another lesson all ways count.
            finished &= sub->lesson != lesson ||
                        (w->prepared >= 0 &&
                         engine_worth(s->engine, w->prepared).finished);
        }
        count(s, e, lesson, &finished, &t);
        engine_reset(e);
        for (k = 0; k < n && ++at[k] == s->subjects[list[k]].way_count; k++)
            at[k] = 0;
    }
    engine_free(e);
    return t;
}

static double mean_of(const struct histogram *h)
{
    double sum = 0, weight = 0;
    for (size_t i = 0; i < h->room; i++) {
        sum += h->bars[i].weight * (double)h->bars[i].at / 1000;
        weight += h->bars[i].weight;
    }
    return sum / weight;
}

static void near(double is, double expected)
{
    if (fabs(is - expected) > 1e-3 * fmax(1, fabs(expected)))
        fail_msg("%.9g is not %.9g", is, expected);
}

static void classes_give_what_trying_everything_gives(void **state)
{
    (void)state;
    struct course *c = simulated(first, second, 1);
    const struct simulation *s = c->simulation;
    const struct unit *u = &s->units[0];
    struct truth t = try_all(s, 0);
    assert_true(u->exact);
    assert_true(u->product < 2000);
    near(u->tally.weight, t.weight);
    near(u->tally.pass_weight, t.passed);
    near(u->tally.unlock_weights[1], t.unlocked);
    near(mean_of(&u->tally.totals), t.total / t.weight);
    near(u->tally.total.most, t.most);
    near(u->tally.total.least, t.least);
    assert_true(t.passed > 0 && t.unlocked > 0);
    for (size_t i = 0; i < u->l->origin->exercise_count; i++) {
        near(u->tally.shows[i], t.shown[i]);
        assert_int_equal(u->tally.shown[i], t.shown[i] > 0);
    }
    simulated_end(c);
}

// The second lesson asks for one exercise of the first and whether the first
// is passed, so that both have to be tried together.
static void lessons_that_ask_for_others_are_tried_with_them(void **state)
{
    (void)state;
    struct course *c = simulated(first, second, 1);
    const struct simulation *s = c->simulation;
    const struct unit *u = &s->units[1];
    assert_int_equal(u->lesson_count, 2);
    assert_true(u->tally.passes && u->tally.fails);
    near(u->tally.levels[1].most, 3); // 2 of mira, 1 of first/b
    assert_true(u->tally.end_count == 2);
    near(u->tally.ends[0].weight + u->tally.ends[1].weight, u->tally.weight);
    simulated_end(c);
}

// A lesson of many questions, some of them read by a function: not all
// participants can be tried.
static void put_large(struct text *t, int questions)
{
    text_puts(t, "# First\n\n");
    for (int i = 0; i < questions; i++)
        text_format(t,
                    "### Number %d?\n<!-- choice: q%d, level: feeling -->\n"
                    "1. [x] This.\n2. [ ] That.\n3. [ ] Neither.\n\n",
                    i, i);
    text_puts(t, "### Well done\n<!-- feedback: well -->\nYes.\n\n"
                 "### Go on\n<!-- feedback: go-on -->\nNo.\n\n"
                 "```lua rules\nfeedback \"well\" { function (p)\n"
                 "  local right = 0\n");
    for (int i = 0; i < questions; i++)
        text_format(t, "  if p.q%d == 1 then right = right + 1 end\n", i);
    text_format(t, "  return right == %d end }\n", questions);
    text_puts(t, "feedback \"go-on\" { otherwise }\n```\n");
}

static char *report_of(const char *one, const char *two, size_t jobs)
{
    struct course *c = simulated(one, two, jobs);
    struct text t = {0};
    simulation_summary(c->simulation, &t);
    simulation_statistics(c->simulation, false, &t);
    simulated_end(c);
    return t.at;
}

static void any_number_of_workers_says_the_same(void **state)
{
    (void)state;
    struct text large = {0};
    put_large(&large, 11);
    const char *const lessons[][2] = {{first, second}, {large.at, NULL}};
    for (size_t i = 0; i < 2; i++) {
        char *one = report_of(lessons[i][0], lessons[i][1], 1);
        for (size_t jobs = 2; jobs <= 4; jobs += 2) {
            char *more = report_of(lessons[i][0], lessons[i][1], jobs);
            assert_string_equal(one, more);
            free(more);
        }
        free(one);
    }
    text_clear(&large);
}

static void a_sample_knows_the_best_of_all(void **state)
{
    (void)state;
    struct text large = {0};
    put_large(&large, 11);
    struct course *c = simulated(large.at, NULL, 0);
    const struct unit *u = &c->simulation->units[0];
    assert_false(u->all);
    assert_true(u->ways > 4e6 && u->chosen + u->drawn < 400000);
    assert_true(u->tally.shown[11]); // one of four million
    near(u->tally.total.most, 11);
    near(u->tally.total.least, 0);
    assert_true(fabs(mean_of(&u->tally.totals) - 11 / 3.0) < 0.05);
    simulated_end(c);
    text_clear(&large);
}

// Without the function the same course is no more than its sums.
static void what_adds_up_is_tried_by_its_sums(void **state)
{
    (void)state;
    struct text plain = {0};
    put_large(&plain, 40);
    *strstr(plain.at, "### Well done") = '\0';
    struct course *c = simulated(plain.at, NULL, 0);
    const struct unit *u = &c->simulation->units[0];
    assert_true(u->exact);
    near(u->product, 41);
    near(u->ways, pow(4, 40));
    near(u->tally.weight, pow(3, 40));
    near(mean_of(&u->tally.totals), 40 / 3.0);
    simulated_end(c);
    text_clear(&plain);
}

// A feedback for a silence that only the second one is long enough for.
static void a_second_silence_is_tried(void **state)
{
    (void)state;
    struct course *c = simulated(
        "# First\n\n### Ask\n"
        "<!-- silence: hold, seconds: 6, again: 20, level: feeling -->\n\n"
        "### Long\n<!-- feedback: long -->\nYes.\n\n"
        "### Short\n<!-- feedback: short -->\nNo.\n\n"
        "```lua rules\nfeedback \"long\" { held (\"hold\", 15) }\n"
        "feedback \"short\" { otherwise }\n```\n",
        NULL, 1);
    const struct tally *t = &c->simulation->units[0].tally;
    assert_true(t->shown[1]);
    assert_true(t->shown[2]);
    simulated_end(c);
}

// Each reply of a raised dialogue, and each box, is a way of its own.
static void raising_the_level_is_tried(void **state)
{
    (void)state;
    struct course *c = simulated(
        "# First\n\n### Angry\n<!-- choice: angry, raise: logical -->\n"
        "1. [logical] a\n2. [feeling] b\n3. [intuitive] c\n\n"
        "## Mira\n<!-- dialogue: mira, raise: yes -->\n"
        "### One\n- [a](#two \"logical\")\n- [b](#two \"feeling\")\n"
        "### Two\n- [c](#end \"feeling\")\n- [d](#end \"intuitive\")\n"
        "### End\n\n"
        "```lua rules\npass { at_least (points \"mira\", 1),\n"
        "  at_least (points \"angry\", 0.5), below (points \"angry\", 1),\n"
        "  at_least (share_of \"intuitive\", \"60%\") }\n```\n",
        NULL, 1);
    const struct tally *t = &c->simulation->units[0].tally;
    assert_true(t->passes); // c, then b and d
    assert_true(t->fails);
    assert_true(t->levels[1].most > 1.99); // b, then a and c
    assert_true(t->levels[0].most == 0);
    simulated_end(c);
}

// At rest too one can choose a line too early; the second decision is tried
// with and without the first.
static void moments_are_tried_at_each_line(void **state)
{
    (void)state;
    static const char *const conditions[] = {
        "function (p) return p.closing and p.closing.moment == -1 end",
        "function (p) return p.closing and p.closing.moments[2] == 0 and "
        "not p.closing.moment end",
        "function (p) return p.closing and p.closing.moments[2] == -2 end",
        "on_time (\"closing\"), function (p) "
        "return p.closing.false_cues == 1 end"};
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        struct text t = {0};
        text_format(&t,
                    "# First\n\n### When\n"
                    "<!-- cues: closing, level: intuitive -->\n"
                    "- a\n- [~] b\n- [!] c\n- [ ] d\n- [x] e\n- [!] f\n\n"
                    "1. [x] g\n2. [ ] h\n\n"
                    "```lua rules\npass { %s }\n```\n", conditions[i]);
        struct course *c = simulated(t.at, NULL, 1);
        if (!c->simulation->units[0].tally.passes)
            fail_msg("nobody: %s", conditions[i]);
        assert_true(c->simulation->units[0].tally.fails);
        simulated_end(c);
        text_clear(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_give_what_trying_everything_gives),
        cmocka_unit_test(lessons_that_ask_for_others_are_tried_with_them),
        cmocka_unit_test(any_number_of_workers_says_the_same),
        cmocka_unit_test(a_sample_knows_the_best_of_all),
        cmocka_unit_test(what_adds_up_is_tried_by_its_sums),
        cmocka_unit_test(a_second_silence_is_tried),
        cmocka_unit_test(raising_the_level_is_tried),
        cmocka_unit_test(moments_are_tried_at_each_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
