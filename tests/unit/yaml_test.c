// Settings: a tree whose places are those of the author's file.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/yaml.h"

// A text that is read, what came of it, and what was said.
struct reading {
    struct source source;
    struct arena *a;
    struct diag *dx;
    FILE *out;
    char *said;
    size_t n;
    struct yaml *root;
};

static void read_lines(struct reading *r, Str text, size_t first, size_t last)
{
    *r = (struct reading){.a = arena_new()};
    r->source = (struct source){.path = "course.yaml", .text = text};
    source_index(&r->source, r->a);
    r->out = open_memstream(&r->said, &r->n);
    r->dx = diag_new(r->out, false);
    r->root = yaml_read(&r->source, first, last, r->a, r->dx);
    diag_flush(r->dx);
}

static void read_all(struct reading *r, Str text)
{
    read_lines(r, text, 1, SIZE_MAX);
}

static void reading_clear(struct reading *r)
{
    diag_free(r->dx);
    fclose(r->out);
    free(r->said);
    arena_free(r->a);
}

static void assert_place(Span at, size_t line, size_t column, size_t length)
{
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
    assert_int_equal(at.length, length);
}

static void scalars_stay_as_written(void **state)
{
    static const struct {
        const char *key, *text;
    } rows[] = {{"a", "no"},        {"b", "1.10"}, {"c", "007"},  {"d", ""},
                {"e", "~"},         {"f", "a b"},  {"g", "it's"}, {"h", "\t\""},
                {"i", "one two\n"}, {"j", "null"}, {"k", "é"}};
    struct reading r;
    (void)state;
    read_all(&r, STR("a: no\nb: 1.10\nc: 007\nd:\ne: ~\nf: a b # comment\n"
                     "g: 'it''s'\nh: \"\\t\\\"\"\ni: >\n  one\n  two\nj: null\n"
                     "k: \"\\u00e9\"\n"));
    assert_non_null(r.root);
    assert_int_equal(r.root->n, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < r.root->n; i++)
        assert_true(str_is(yaml_get(r.root, rows[i].key)->text, rows[i].text));
    assert_int_equal(diag_errors(r.dx), 0);
    reading_clear(&r);
}

static void places_count_bytes(void **state)
{
    struct reading r;
    (void)state;
    read_all(&r, STR("één: twee\nlijst: [é, \"日本\", x]\n  \n"
                     "kaart: {ключ: waarde}\n"));
    const struct yaml *one = yaml_get(r.root, "één");
    assert_place(one->key_at, 1, 1, 5);
    assert_place(one->at, 1, 8, 4);
    const struct yaml *list = yaml_get(r.root, "lijst");
    assert_int_equal(list->kind, YAML_LIST);
    assert_place(list->items[0].at, 2, 9, 2);
    assert_place(list->items[1].at, 2, 13, 8);
    assert_place(list->items[2].at, 2, 23, 1);
    const struct yaml *map = yaml_get(r.root, "kaart");
    assert_place(map->items[0].key_at, 4, 9, 8);
    assert_place(map->items[0].at, 4, 19, 6);
    reading_clear(&r);
}

static void lines_inside_a_file_keep_their_numbers(void **state)
{
    struct reading r;
    (void)state;
    read_lines(&r, STR("---\nid: x\nminutes: 20\n---\n# id: y\n"), 2, 3);
    assert_int_equal(r.root->n, 2);
    assert_place(yaml_get(r.root, "minutes")->at, 3, 10, 2);
    assert_ptr_equal(yaml_get(r.root, "minutes")->at.in, &r.source);
    reading_clear(&r);
}

static void order_and_nesting_are_kept(void **state)
{
    struct reading r;
    (void)state;
    read_all(&r, STR("z:\n  - a\n  - b: 1\n    c: [2, 3]\na: 1\n"));
    assert_true(str_is(r.root->items[0].key, "z"));
    assert_true(str_is(r.root->items[1].key, "a"));
    const struct yaml *z = &r.root->items[0];
    assert_int_equal(z->n, 2);
    assert_int_equal(z->items[0].kind, YAML_TEXT);
    assert_int_equal(z->items[1].kind, YAML_MAP);
    assert_int_equal(yaml_get(&z->items[1], "c")->n, 2);
    assert_null(yaml_get(z, "b"));
    assert_null(yaml_get(r.root, "b"));
    assert_null(yaml_get(NULL, "b"));
    reading_clear(&r);
}

static void nothing_is_no_mistake(void **state)
{
    static const Str texts[] = {STR_INIT(""), STR_INIT("\n\n"),
                                STR_INIT("# comment\n")};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct reading r;
        read_all(&r, texts[i]);
        assert_null(r.root);
        assert_int_equal(diag_errors(r.dx), 0);
        reading_clear(&r);
    }
}

static void assert_refused(Str text, const char *where)
{
    struct reading r;
    read_all(&r, text);
    if (r.root || diag_errors(r.dx) != 1 ||
        strncmp(r.said, where, strlen(where)) != 0)
        fail_msg("%.*s: %zu errors\n%s", STR_ARG(text), diag_errors(r.dx),
                 r.said);
    assert_non_null(strstr(r.said, "error[E107]"));
    reading_clear(&r);
}

static void what_settings_do_not_need_is_refused(void **state)
{
    (void)state;
    assert_refused(STR("a: &x 1\n"), "course.yaml:1:4:");
    assert_refused(STR("a: 1\nb: *x\n"), "course.yaml:2:4:");
    assert_refused(STR("a: !!str 1\n"), "course.yaml:1:4:");
    assert_refused(STR("a: 1\n---\nb: 2\n"), "course.yaml:3:1:");
    assert_refused(STR("[a, b]: 1\n"), "course.yaml:1:1:");
    assert_refused(STR("{a: 1}: 2\n"), "course.yaml:1:1:");
}

static void broken_yaml_is_told_where_it_breaks(void **state)
{
    (void)state;
    assert_refused(STR("a: b: c\n"), "course.yaml:1:5:");
    assert_refused(STR("a: 1\n\tb: 2\n"), "course.yaml:2:1:");
    assert_refused(STR("a: \"b\n"), "course.yaml:");
    assert_refused(STR("a: [b\n"), "course.yaml:");
    assert_refused(STR("één: b: c\n"), "course.yaml:1:9:");
    assert_refused(STR("a: @b\n"), "course.yaml:1:4:");
    assert_refused(STR("a: 1\n b: 2\n"), "course.yaml:2:3:");
}

static void a_key_stands_once_in_a_map(void **state)
{
    struct reading r;
    (void)state;
    read_all(&r, STR("a: 1\nb: {a: 1, c: 2, a: 3}\n"));
    assert_int_equal(diag_errors(r.dx), 1);
    assert_non_null(strstr(r.said, "course.yaml:2:17: error[E107]"));
    reading_clear(&r);
}

static void nesting_has_a_limit(void **state)
{
    char deep[3000];
    struct reading r;
    (void)state;
    memset(deep, '[', sizeof deep);
    read_all(&r, (Str){deep, sizeof deep});
    assert_null(r.root);
    assert_int_equal(diag_errors(r.dx), 1);
    reading_clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_stay_as_written),
        cmocka_unit_test(places_count_bytes),
        cmocka_unit_test(lines_inside_a_file_keep_their_numbers),
        cmocka_unit_test(order_and_nesting_are_kept),
        cmocka_unit_test(nothing_is_no_mistake),
        cmocka_unit_test(what_settings_do_not_need_is_refused),
        cmocka_unit_test(broken_yaml_is_told_where_it_breaks),
        cmocka_unit_test(a_key_stands_once_in_a_map),
        cmocka_unit_test(nesting_has_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
