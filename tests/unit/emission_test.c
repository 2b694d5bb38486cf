// Emission reads the course and leaves it as it was.
//
// C's const is shallow: what a pointer of the course points to could still be
// changed, and cmark's trees are passed around without const.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <stdlib.h>

#include <cmark.h>

#include "emit/graph/graph.h"
#include "emit/handout/handout.h"
#include "emit/outline/outline.h"
#include "emit/site.h"
#include "emit/words.h"
#include "model/bundle.h"
#include "model/course.h"
#include "model/dump.h"
#include "pipeline.h"

static const char *const courses[] = {"course/empathie-en-closen",
                                      "tests/golden/two-languages.course",
                                      "tests/golden/plain.course",
                                      "tests/course/every-kind"};

// The dump, and every page's tree as cmark prints it.
static char *portrait_new(const struct course *c)
{
    char *text;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    dump_course(c, out);
    for (size_t i = 0; i < c->page_count; i++) {
        char *xml = cmark_render_xml(c->pages[i]->doc, CMARK_OPT_SOURCEPOS);
        fputs(xml, out);
        free(xml);
    }
    fclose(out);
    return text;
}

static void emit_twice(const struct course *c, struct arena *a)
{
    const struct words *words[MOST_LANGUAGES] = {0};
    for (size_t i = 0; i < c->language_count; i++)
        words[i] = words_read(a, c->languages[i], c->dx);
    struct bundle site[2] = {{.arena = a}, {.arena = a}};
    struct bundle handouts[2] = {{.arena = a}, {.arena = a}};
    for (int i = 0; i < 2; i++) {
        emit_site(c, words, &site[i]);
        emit_handouts(c, words, &handouts[i]);
    }
    assert_int_equal(site[0].n, site[1].n);
    assert_int_equal(handouts[0].n, handouts[1].n);
    for (size_t i = 0; i < site[0].n; i++)
        assert_true(str_same(site[0].files[i]->bytes, site[1].files[i]->bytes));
    for (size_t i = 0; i < handouts[0].n; i++)
        assert_true(
            str_same(handouts[0].files[i]->bytes, handouts[1].files[i]->bytes));
}

// What trainers and authors are shown.
static void show_twice(const struct course *c, struct arena *a)
{
    struct text shown[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) {
        const struct outline *o = outline_of(c, a);
        struct graph *routes = graph_of_routes(c, a);
        outline_json(o, &shown[i]);
        for (size_t k = 0; k < o->exercise_count; k++)
            if (o->exercises[k].x->kind == KIND_dialogue)
                graph_tree(graph_of_dialogue(o->exercises[k].x, a), &shown[i]);
        graph_place(routes);
        graph_svg(&routes, 1, routes->title, &shown[i]);
    }
    assert_true(str_same(text_str(&shown[0]), text_str(&shown[1])));
    text_clear(&shown[0]);
    text_clear(&shown[1]);
}

static void a_course_is_the_same_after_emission(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof courses / sizeof *courses; i++) {
        struct diag *dx = diag_new(stderr, false);
        struct course *c = course_new(courses[i], dx);
        struct arena *a = arena_new();
        assert_true(pipeline_run(c, NULL));
        char *before = portrait_new(c);
        emit_twice(c, a);
        show_twice(c, a);
        char *after = portrait_new(c);
        assert_string_equal(before, after);
        free(before);
        free(after);
        arena_free(a);
        course_free(c);
        diag_free(dx);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_course_is_the_same_after_emission),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
