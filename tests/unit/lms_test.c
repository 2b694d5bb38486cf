// The table of presets: no value without a fact, no fact without its words.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <string.h>

#include "emit/words.h"
#include "base/yaml.h"
#include "model/lms.h"

static void check_word(const struct words *w, const char *format,
                       const char *a, const char *b)
{
    char key[64];
    snprintf(key, sizeof key, format, a, b);
    const struct yaml *v = yaml_get(w->all, key);
    if (!v || v->kind != YAML_TEXT || !v->text.n)
        fail_msg("no %s in %.*s", key, STR_ARG(w->locale));
}

static void every_value_and_fact_has_words(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "nl", "de", "fr"};
    struct arena *arena = arena_new();
    struct diag *dx = diag_new(stderr, false);
    for (size_t i = 0; i < 4; i++) {
        struct words *w = words_for_import(arena, str_of(languages[i]), dx);
        for (const struct lms *l = lms_presets; l->id; l++) {
            check_word(w, "%s%s", l->advice, "");
            for (int k = 0; k < LMS_ASPECTS; k++) {
                const char *aspect = lms_aspect_word((enum lms_aspect)k);
                check_word(w, "preset_%s%s", aspect, "");
                if (!l->values[k].value)
                    continue;
                check_word(w, "value_%s%s", l->values[k].value, "");
                check_word(w, "fact_%s_%s", l->id, aspect);
            }
        }
    }
    diag_free(dx);
    arena_free(arena);
}

static void no_value_is_without_a_source(void **state)
{
    (void)state;
    for (const struct lms *l = lms_presets; l->id; l++)
        for (int k = 0; k < LMS_ASPECTS; k++) {
            assert_int_equal(l->values[k].value != NULL,
                             l->values[k].source != NULL);
            if (l == lms_generic())
                assert_non_null(l->values[k].value);
        }
}

// What is said of the version is what is made.
static void a_version_is_what_it_says(void **state)
{
    (void)state;
    static const char *const values[SCORM_VERSIONS] = {
        [SCORM_12] = "12", [SCORM_2004_3] = "2004_3", [SCORM_2004_4] = "2004"};
    for (const struct lms *l = lms_presets; l->id; l++) {
        const char *said = l->values[LMS_VERSION].value;
        said = said ? said : lms_generic()->values[LMS_VERSION].value;
        assert_string_equal(said, values[l->version]);
    }
}

static void names_are_found(void **state)
{
    (void)state;
    Str ids[MOST_PRESETS];
    size_t n = lms_ids(ids);
    assert_int_equal(n, 9);
    for (size_t i = 0; i < n; i++) {
        assert_ptr_equal(lms_named(ids[i]), &lms_presets[i]);
        for (size_t k = 0; k < i; k++)
            assert_false(str_same(ids[i], ids[k]));
    }
    assert_null(lms_named(STR("Moodle")));
    assert_null(lms_named(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_and_fact_has_words),
        cmocka_unit_test(no_value_is_without_a_source),
        cmocka_unit_test(a_version_is_what_it_says),
        cmocka_unit_test(names_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
