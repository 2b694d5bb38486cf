// The words of the interface: every language has the same ones, with the same
// places to fill in.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/arena.h"
#include "base/yaml.h"
#include "emit/words.h"

static const char *const languages[] = {"nl", "fr", "de"};

// Of {n} and the like, how often each letter begins one.
static void count_places(Str text, int *counts)
{
    for (size_t i = 0; i + 1 < text.n; i++)
        if (text.at[i] == '{')
            counts[(unsigned char)text.at[i + 1]]++;
}

static bool same_places(Str one, Str other)
{
    int counts[2][256] = {{0}};
    count_places(one, counts[0]);
    count_places(other, counts[1]);
    for (size_t i = 0; i < 256; i++)
        if (counts[0][i] != counts[1][i])
            return false;
    return true;
}

static size_t differences(const struct words *en, const struct words *other)
{
    size_t wrong = 0;
    for (size_t i = 0; i < en->all->n; i++) {
        Str key = en->all->items[i].key;
        const struct yaml *there = i < other->all->n ? &other->all->items[i]
                                                     : NULL;
        bool same = there && str_same(there->key, key) && there->text.n &&
                    same_places(en->all->items[i].text, there->text);
        if (!same)
            print_error("%.*s: %.*s\n", STR_ARG(other->locale), STR_ARG(key));
        wrong += !same;
    }
    return wrong + (en->all->n != other->all->n);
}

static void languages_have_the_same_words(void **state)
{
    struct arena *a = arena_new();
    struct diag *dx = diag_new(stderr, false);
    const struct words *en = words_read(a, STR("en"), dx);
    (void)state;
    assert_true(en->all->n > 300);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        assert_int_equal(
            differences(en, words_read(a, str_of(languages[i]), dx)), 0);
    diag_free(dx);
    arena_free(a);
}

static void two_places_of_a_word_are_filled_in(void **state)
{
    struct arena *a = arena_new();
    struct diag *dx = diag_new(stderr, false);
    struct text t = {0};
    (void)state;
    word_pair(&t, words_read(a, STR("en"), dx), "card_only_above",
              STR("low &amp; high"), STR("+2"));
    assert_true(str_is(text_str(&t),
                       "Only if “low &amp; high” stands above +2."));
    text_clear(&t);
    diag_free(dx);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_have_the_same_words),
        cmocka_unit_test(two_places_of_a_word_are_filled_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
