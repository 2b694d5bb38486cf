// The course folder: what is read, what is listed, what stays out.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

// From "media/deep/page.md"; NULL: refused.
static const struct {
    const char *path, *resolved;
} inside_a_folder[] = {
    {"a.png", "media/deep/a.png"},
    {"./a.png", "media/deep/a.png"},
    {"././a.png", "media/deep/a.png"},
    {"../a.png", "media/a.png"},
    {"../../a.png", "a.png"},
    {".././../a.png", "a.png"},
    {"x/../a.png", "media/deep/a.png"},
    {"x/y/../../a.png", "media/deep/a.png"},
    {"x//a.png", "media/deep/x/a.png"},
    {"x/./a.png", "media/deep/x/a.png"},
    {"../deep/a.png", "media/deep/a.png"},
    {"../../media/deep/a.png", "media/deep/a.png"},
    {"...", "media/deep/..."},
    {"..a", "media/deep/..a"},
    {".a", "media/deep/.a"},
    {"a..", "media/deep/a.."},
    {"é ü.png", "media/deep/é ü.png"},
    {"~", "media/deep/~"},
    {"$HOME", "media/deep/$HOME"},
    {"%2e%2e", "media/deep/%2e%2e"},
    {"../../../a.png", NULL},
    {"../../../../etc/passwd", NULL},
    {"x/../../../../a.png", NULL},
    {"../../x/../../a.png", NULL},
    {"./../../../a.png", NULL},
    {"..//..//..//a.png", NULL},
    {"/", NULL},
    {"/etc/passwd", NULL},
    {"//etc/passwd", NULL},
    {"/media/a.png", NULL},
    {"", NULL},
    {"\\etc", NULL},
    {"..\\..\\a", NULL},
    {"x\\a.png", NULL},
    {"c:/a", NULL},
    {"C:a", NULL},
    {"a:b", NULL},
    {"file:a", NULL},
};

static const struct {
    const char *path, *resolved;
} at_the_top[] = {
    {"a.png", "a.png"},
    {"./a.png", "a.png"},
    {"media/a.png", "media/a.png"},
    {"media/../a.png", "a.png"},
    {"../a.png", NULL},
    {"..", NULL},
    {"./..", NULL},
    {"media/../../a.png", NULL},
    {"/a.png", NULL},
    {"../course/a.png", NULL},
};

static void assert_resolved(const char *from, const char *path,
                            const char *resolved)
{
    struct arena *a = arena_new();
    Str got = STR("");
    bool sound = fs_resolve(a, str_of(from), str_of(path), &got);
    if (sound != (resolved != NULL) || (resolved && !str_is(got, resolved)))
        fail_msg("'%s' gives %s '%.*s'", path, sound ? "" : "no", STR_ARG(got));
    arena_free(a);
}

static void paths_are_resolved_within_the_course(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof at_the_top / sizeof *at_the_top; i++)
        assert_resolved("page.md", at_the_top[i].path, at_the_top[i].resolved);
    size_t n = sizeof inside_a_folder / sizeof *inside_a_folder;
    for (size_t i = 0; i < n; i++)
        assert_resolved("media/deep/page.md", inside_a_folder[i].path,
                        inside_a_folder[i].resolved);
}

static void a_hidden_end_or_a_very_long_path_is_refused(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char name[300];
    Str got;
    memset(name, 'a', sizeof name);
    assert_false(fs_resolve(a, STR("p.md"), (Str){"a\0b", 3}, &got));
    assert_true(fs_resolve(a, STR("p.md"), (Str){name, 240}, &got));
    assert_false(fs_resolve(a, STR("p.md"), (Str){name, 241}, &got));
    arena_free(a);
}

// A course folder with a file of each sort.
struct folder {
    char path[64];
    int fd;
    struct arena *a;
};

static void write_file(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int make_folder(void **state)
{
    struct folder *f = calloc(1, sizeof *f);
    strcpy(f->path, "/tmp/fs_test.XXXXXX");
    if (!f || !mkdtemp(f->path) || chdir(f->path) != 0)
        return -1;
    mkdir("media", 0755);
    mkdir("media/.git", 0755);
    mkdir("outside", 0755);
    write_file("b.md", "12345");
    write_file("a.md", "");
    write_file("media/z.png", "z");
    write_file("media/.hidden", "h");
    write_file("media/.git/config", "c");
    int failed = symlink("b.md", "link.md") + symlink("media", "linked") +
                 symlink("nowhere", "dangling") + mkfifo("pipe", 0644);
    f->fd = fs_open_folder(f->path);
    f->a = arena_new();
    *state = f;
    return failed || f->fd < 0 ? -1 : 0;
}

static int remove_folder(void **state)
{
    struct folder *f = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", f->path);
    close(f->fd);
    arena_free(f->a);
    int failed = chdir("/") + system(command);
    free(f);
    return failed;
}

static enum fs_result read_of(struct folder *f, const char *path, Str *bytes)
{
    return fs_read(f->fd, path, 100, f->a, bytes);
}

static void ordinary_files_are_read_whole(void **state)
{
    struct folder *f = *state;
    Str bytes = STR("before");
    assert_int_equal(read_of(f, "b.md", &bytes), FS_OK);
    assert_true(str_is(bytes, "12345"));
    assert_int_equal(read_of(f, "a.md", &bytes), FS_OK);
    assert_int_equal(bytes.n, 0);
    assert_int_equal(read_of(f, "media/z.png", &bytes), FS_OK);
}

static void links_pipes_and_folders_are_refused(void **state)
{
    struct folder *f = *state;
    Str bytes = STR("before");
    assert_int_equal(read_of(f, "link.md", &bytes), FS_REFUSED);
    assert_int_equal(read_of(f, "dangling", &bytes), FS_REFUSED);
    assert_int_equal(read_of(f, "pipe", &bytes), FS_REFUSED);
    assert_int_equal(read_of(f, "media", &bytes), FS_REFUSED);
    assert_int_not_equal(read_of(f, "linked/z.png", &bytes), FS_OK);
    assert_true(str_is(bytes, "before"));
}

static void what_is_not_there_is_missing(void **state)
{
    struct folder *f = *state;
    Str bytes;
    assert_int_equal(read_of(f, "c.md", &bytes), FS_MISSING);
    assert_int_equal(read_of(f, "nowhere/c.md", &bytes), FS_MISSING);
    assert_int_equal(read_of(f, "b.md/c.md", &bytes), FS_MISSING);
    assert_int_equal(read_of(f, "media//z.png", &bytes), FS_MISSING);
    assert_int_equal(read_of(f, "/etc/passwd", &bytes), FS_MISSING);
}

static void a_limit_is_a_limit(void **state)
{
    struct folder *f = *state;
    Str bytes;
    assert_int_equal(fs_read(f->fd, "b.md", 5, f->a, &bytes), FS_OK);
    assert_int_equal(fs_read(f->fd, "b.md", 4, f->a, &bytes), FS_TOO_LARGE);
    assert_int_equal(fs_read(f->fd, "a.md", 0, f->a, &bytes), FS_OK);
}

static void the_list_is_sorted_and_holds_ordinary_files(void **state)
{
    static const char *const names[] = {"a.md", "b.md", "media/z.png"};
    struct folder *f = *state;
    size_t n;
    Str *files = fs_list(f->fd, f->a, &n);
    assert_int_equal(n, 3);
    for (size_t i = 0; i < n; i++)
        assert_true(str_is(files[i], names[i]));
    // A second look begins at the start again.
    fs_list(f->fd, f->a, &n);
    assert_int_equal(n, 3);
}

static void only_a_folder_can_be_opened_as_one(void **state)
{
    (void)state;
    assert_int_equal(fs_open_folder("b.md"), -1);
    assert_int_equal(fs_open_folder("nowhere"), -1);
    assert_int_equal(fs_open_folder(""), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_resolved_within_the_course),
        cmocka_unit_test(a_hidden_end_or_a_very_long_path_is_refused),
        cmocka_unit_test(ordinary_files_are_read_whole),
        cmocka_unit_test(links_pipes_and_folders_are_refused),
        cmocka_unit_test(what_is_not_there_is_missing),
        cmocka_unit_test(a_limit_is_a_limit),
        cmocka_unit_test(the_list_is_sorted_and_holds_ordinary_files),
        cmocka_unit_test(only_a_folder_can_be_opened_as_one),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
