// Columns of a terminal.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/columns.h"
#include "base/onefile.h"

static void puts_as(const char *s, size_t width, bool right,
                    const char *expected)
{
    struct text t = {0};
    columns_put(&t, str_of(s), width, right);
    assert_string_equal(t.at, expected);
    text_clear(&t);
}

static void cells_are_as_wide_as_asked(void **state)
{
    (void)state;
    puts_as("one", 6, false, "one   ");
    puts_as("one", 6, true, "   one");
    puts_as("exactly", 7, false, "exactly");
    puts_as("too long", 5, false, "too …");
    puts_as("too long", 5, true, "too …");
}

static void wide_letters_take_two_columns(void **state)
{
    (void)state;
    puts_as("話す", 6, false, "話す  ");
    puts_as("話す話す", 6, false, "話す… ");
    puts_as("話す話す", 7, true, "話す話…");
    puts_as("e\xcc\x81té", 5, false, "e\xcc\x81té  ");
}

#define FIFTY "12345678901234567890123456789012345678901234567890"
#define FIFTY_BLANKS "                         " \
                     "                         "

static void lines_are_broken_at_blanks(void **state)
{
    struct text t = {0};
    (void)state;
    columns_wrap(&t, 4, STR("- "),
                 STR(FIFTY " 12 four 78901234 話す 23 5 x"));
    assert_string_equal(t.at, "    - " FIFTY " 12 four 78901234 話す\n"
                              "      23 5 x\n");
    text_clear(&t);
    columns_wrap(&t, 70, STR(""), STR("as-long-as-it-is one"));
    assert_string_equal(t.at, FIFTY_BLANKS "                    "
                              "as-long-as-it-is\n" FIFTY_BLANKS
                              "                    one\n");
    text_clear(&t);
    columns_wrap(&t, 0, STR("- "), STR(""));
    assert_string_equal(t.at, "- \n");
    text_clear(&t);
}

static void a_file_is_replaced_as_a_whole(void **state)
{
    char folder[] = "/tmp/columns_test.XXXXXX", found[16] = "";
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    assert_true(onefile_write(AT_FDCWD, "a.txt", STR("first, longer")));
    assert_true(onefile_write(AT_FDCWD, "a.txt", STR("second")));
    FILE *f = fopen("a.txt", "r");
    assert_non_null(fgets(found, sizeof found, f));
    fclose(f);
    assert_string_equal(found, "second");
    assert_int_equal(symlink("a.txt", "link"), 0);
    assert_true(onefile_write(AT_FDCWD, "link", STR("third")));
    assert_false(onefile_write(AT_FDCWD, "none/b.txt", STR("x")));
    assert_int_equal(errno, ENOENT);
    f = fopen("a.txt", "r");
    assert_non_null(fgets(found, sizeof found, f));
    fclose(f);
    assert_string_equal(found, "second");
    assert_int_equal(unlink("a.txt") + unlink("link"), 0);
    assert_int_equal(chdir("/") + rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_as_wide_as_asked),
        cmocka_unit_test(wide_letters_take_two_columns),
        cmocka_unit_test(lines_are_broken_at_blanks),
        cmocka_unit_test(a_file_is_replaced_as_a_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
