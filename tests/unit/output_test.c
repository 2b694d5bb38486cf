// An output folder is there whole, or as it was: whatever fails, whenever.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/output.h"

// --- faults: these stand in for those of the C library ---

enum fault { FAULT_NONE, FAULT_ERROR, FAULT_KILL };

static enum fault fault;
static int calls_left; // until the fault comes
static bool fault_came;

static bool strikes(void)
{
    if (fault == FAULT_NONE || --calls_left != 0)
        return false;
    fault_came = true;
    if (fault == FAULT_KILL)
        kill(getpid(), SIGKILL);
    errno = EIO;
    return true;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    return strikes() ? -1 : syscall(SYS_write, fd, bytes, n);
}

int fsync(int fd)
{
    return strikes() ? -1 : (int)syscall(SYS_fsync, fd);
}

int syncfs(int fd)
{
    return strikes() ? -1 : (int)syscall(SYS_syncfs, fd);
}

int close(int fd)
{
    int result = (int)syscall(SYS_close, fd);
    return strikes() ? -1 : result;
}

int mkdir(const char *path, mode_t mode)
{
    return strikes() ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int mkdirat(int fd, const char *path, mode_t mode)
{
    return strikes() ? -1 : (int)syscall(SYS_mkdirat, fd, path, mode);
}

int openat(int fd, const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    return strikes() ? -1 : (int)syscall(SYS_openat, fd, path, flags, mode);
}

int renameat2(int from_fd, const char *from, int to_fd, const char *to,
              unsigned flags)
{
    return strikes()
               ? -1
               : (int)syscall(SYS_renameat2, from_fd, from, to_fd, to, flags);
}

// --- a folder of our own for every test ---

static char home[64];

static int enter(void **state)
{
    (void)state;
    strcpy(home, "/tmp/stilte-test-XXXXXX");
    return mkdtemp(home) && chdir(home) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    char command[192];
    snprintf(command, sizeof command, "chmod -R u+w %s; rm -rf %s", home, home);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static void put(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static bool holds(const char *path, const char *text)
{
    char got[128] = "";
    FILE *f = fopen(path, "r");
    if (!f)
        return false;
    size_t n = fread(got, 1, sizeof got - 1, f);
    got[n] = '\0';
    fclose(f);
    return strcmp(got, text) == 0;
}

static void make(const char *path, const char *text)
{
    struct output *o = output_new(path);
    output_file(o, STR("index.html"), str_of(text));
    output_file(o, STR("nl/deep/page.html"), str_of(text));
    output_commit(o);
}

static bool is_whole(const char *path, const char *text)
{
    char index[128], page[128], marker[128];
    snprintf(index, sizeof index, "%s/index.html", path);
    snprintf(page, sizeof page, "%s/nl/deep/page.html", path);
    snprintf(marker, sizeof marker, "%s/" OUTPUT_MARKER, path);
    return holds(index, text) && holds(page, text) && access(marker, R_OK) == 0;
}

static bool no_strays(void)
{
    return system("test -z \"$(ls -d .stilte-* */.stilte-*-* 2>/dev/null)\"") ==
           0;
}

// The status of a child that does the work; its messages go to `said`.
static int in_child(void (*work)(void))
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("said", "w", stderr))
            _exit(99);
        work();
        fault = FAULT_NONE;
        fflush(stderr);
        _exit(fault_came ? 0 : 100);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

static int code(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void make_new(void)
{
    make("out", "new");
}

static bool said(const char *words)
{
    char command[256];
    snprintf(command, sizeof command, "grep -qF -- \"%s\" said", words);
    return system(command) == 0;
}

// --- tests ---

static void a_new_folder_is_whole_with_its_parents(void **state)
{
    (void)state;
    make("some/where/out/", "one");
    assert_true(is_whole("some/where/out", "one"));
    assert_true(no_strays());
}

static void an_older_output_is_replaced_whole(void **state)
{
    (void)state;
    struct output *o = output_new("out");
    output_file(o, STR("gone.html"), STR("old"));
    output_commit(o);
    make("out", "two");
    assert_true(is_whole("out", "two"));
    assert_int_equal(access("out/gone.html", F_OK), -1);
    assert_true(no_strays());
}

static void the_umask_holds(void **state)
{
    (void)state;
    mode_t before = umask(027);
    make("out", "x");
    umask(before);
    struct stat s;
    assert_int_equal(stat("out", &s), 0);
    assert_int_equal(s.st_mode & 0777, 0750);
    assert_int_equal(stat("out/index.html", &s), 0);
    assert_int_equal(s.st_mode & 0777, 0640);
}

static void an_empty_folder_may_be_filled(void **state)
{
    (void)state;
    mkdir("out", 0777);
    make("out", "x");
    assert_true(is_whole("out", "x"));
}

static void a_folder_of_somebody_else_is_left_alone(void **state)
{
    (void)state;
    mkdir("out", 0777);
    put("out/thesis.txt", "years");
    assert_int_equal(code(in_child(make_new)), 3);
    assert_true(said("thesis.txt"));
    assert_true(holds("out/thesis.txt", "years"));
    assert_true(no_strays());
}

static void a_file_put_into_our_folder_is_not_lost(void **state)
{
    (void)state;
    make("out", "one");
    put("out/nl/notes.txt", "mine");
    assert_int_equal(code(in_child(make_new)), 3);
    assert_true(said("nl/notes.txt"));
    assert_true(is_whole("out", "one"));
    assert_true(holds("out/nl/notes.txt", "mine"));
}

static void links_and_files_are_not_replaced(void **state)
{
    (void)state;
    mkdir("real", 0777);
    assert_int_equal(symlink("real", "out"), 0);
    assert_int_equal(code(in_child(make_new)), 3);
    assert_true(said("symbolic link"));
    unlink("out");
    put("out", "a file");
    assert_int_equal(code(in_child(make_new)), 3);
    assert_true(said("not a folder"));
    assert_true(holds("out", "a file"));
}

static void make_here(void)
{
    make(".", "x");
}

static void make_root(void)
{
    make("/", "x");
}

static void the_target_needs_a_name(void **state)
{
    (void)state;
    assert_int_equal(code(in_child(make_here)), 3);
    assert_int_equal(code(in_child(make_root)), 3);
}

static void make_after_a_signal(void)
{
    struct output *o = output_new("out");
    output_file(o, STR("index.html"), STR("new"));
    raise(SIGTERM);
    output_file(o, STR("two.html"), STR("new"));
    output_commit(o);
}

static void a_signal_leaves_no_trace(void **state)
{
    (void)state;
    make("out", "old");
    int status = in_child(make_after_a_signal);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGTERM);
    assert_true(is_whole("out", "old"));
    assert_true(no_strays());
}

// Fails, or kills the program, at its first call, its second, and so on
// until it no longer comes to that.
static void sweep(enum fault kind)
{
    for (int n = 1;; n++) {
        make("out", "old");
        assert_true(no_strays());
        fault = kind;
        calls_left = n;
        int status = in_child(make_new);
        fault = FAULT_NONE;
        bool is_new = is_whole("out", "new");
        assert_true(is_new || is_whole("out", "old"));
        if (kind == FAULT_ERROR) {
            int exit_code = code(status);
            assert_true(exit_code == 0 || exit_code == 3 || exit_code == 100);
            assert_true(exit_code == 3 || is_new);
            assert_true(no_strays());
        }
        if (code(status) == 100) {
            assert_true(n > 15);
            return;
        }
    }
}

static void every_call_may_fail(void **state)
{
    (void)state;
    sweep(FAULT_ERROR);
}

static void every_call_may_be_the_last(void **state)
{
    (void)state;
    sweep(FAULT_KILL);
}

static void many_runs_at_once_leave_one_whole_output(void **state)
{
    (void)state;
    enum { RUNS = 12 };
    pid_t children[RUNS];
    fflush(NULL);
    for (int i = 0; i < RUNS; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            for (int n = 0; n < 5; n++)
                make("out", "same");
            _exit(0);
        }
    }
    for (int i = 0; i < RUNS; i++) {
        int status;
        waitpid(children[i], &status, 0);
        assert_int_equal(code(status), 0);
    }
    assert_true(is_whole("out", "same"));
    assert_true(no_strays());
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_folder_is_whole_with_its_parents),
        TEST(an_older_output_is_replaced_whole),
        TEST(the_umask_holds),
        TEST(an_empty_folder_may_be_filled),
        TEST(a_folder_of_somebody_else_is_left_alone),
        TEST(a_file_put_into_our_folder_is_not_lost),
        TEST(links_and_files_are_not_replaced),
        TEST(the_target_needs_a_name),
        TEST(a_signal_leaves_no_trace),
        TEST(every_call_may_fail),
        TEST(every_call_may_be_the_last),
        TEST(many_runs_at_once_leave_one_whole_output),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
