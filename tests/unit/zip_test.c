// Zip archives and the bundles they are made of.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/deflate.h"
#include "base/zip.h"
#include "model/bundle.h"

static const char lines[] = "a line, and a line, and a line, and a line\n";

static unsigned number(Str in, size_t at, size_t bytes)
{
    unsigned value = 0;
    for (size_t i = bytes; i > 0; i--)
        value = value << 8 | (unsigned char)in.at[at + i - 1];
    return value;
}

static void headers_hold_sizes_and_nothing_optional(void **state)
{
    (void)state;
    struct zip z = {.time = zip_time()};
    zip_add(&z, &(struct zip_entry){STR("a/b.txt"), STR("hello"), STR(""),
                                    deflate_crc(STR("hello"))});
    Str zip = zip_end(&z);

    assert_int_equal(number(zip, 0, 4), 0x04034b50);
    assert_int_equal(number(zip, 4, 2), 20);          // version
    assert_int_equal(number(zip, 6, 2), 0);           // flags
    assert_int_equal(number(zip, 8, 2), 0);           // stored
    assert_int_equal(number(zip, 10, 4), 0x00210000); // 1980-01-01 00:00
    assert_int_equal(number(zip, 14, 4), 0x3610a686); // CRC of "hello"
    assert_int_equal(number(zip, 18, 4), 5);          // packed size
    assert_int_equal(number(zip, 22, 4), 5);          // size
    assert_int_equal(number(zip, 26, 2), 7);          // name
    assert_int_equal(number(zip, 28, 2), 0);          // extra
    assert_memory_equal(zip.at + 30, "a/b.txthello", 12);
    assert_int_equal(number(zip, 42, 4), 0x02014b50);
    assert_int_equal(number(zip, zip.n - 22, 4), 0x06054b50);
    assert_int_equal(zip.n, 42 + 46 + 7 + 22);
    zip_clear(&z);
}

static void an_empty_archive_is_an_end_record(void **state)
{
    (void)state;
    struct zip z = {0};
    assert_int_equal(zip_end(&z).n, 22);
    zip_clear(&z);
}

static void only_plain_relative_names_are_safe(void **state)
{
    (void)state;
    assert_true(zip_name_is_safe(STR("a/B_1-x.tar.gz")));
    static const char *const bad[] = {"",     "/a",  "../a", "a/../b",
                                      "a\\b", "a b", "é",    "a\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(zip_name_is_safe(str_of(bad[i])));
}

static void the_epoch_is_kept_within_what_dos_knows(void **state)
{
    (void)state;
    static const struct {
        const char *epoch;
        uint32_t time;
    } table[] = {
        {NULL, 0x00210000},         {"", 0x00210000},
        {"0", 0x00210000},          {"-5", 0x00210000},
        {"315532801", 0x00210000},  {"315532802", 0x00210001},
        {"1000000000", 0x2b290dd4}, // 2001-09-09 01:46:40
        {"4354819199", 0xff9fbf7d}, {"99999999999999999999", 0xff9fbf7d},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].epoch)
            setenv("SOURCE_DATE_EPOCH", table[i].epoch, 1);
        else
            unsetenv("SOURCE_DATE_EPOCH");
        assert_int_equal(zip_time(), table[i].time);
    }
    unsetenv("SOURCE_DATE_EPOCH");
}

static void an_epoch_that_is_no_number_ends_the_program(void **state)
{
    (void)state;
    static const char *const bad[] = {"now", "12x", " 5", "+5", "-"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        pid_t child = fork();
        if (child == 0) {
            if (!freopen("/dev/null", "w", stderr))
                _exit(1);
            setenv("SOURCE_DATE_EPOCH", bad[i], 1);
            zip_time();
            _exit(0);
        }
        int status;
        waitpid(child, &status, 0);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 3);
    }
}

static void what_is_packed_unpacks_to_the_same(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct bundle b = {.arena = a};
    bundle_add(&b, STR("a.txt"), STR(lines));
    bundle_pack(&b);

    const struct bundle_file *f = bundle_find(&b, STR("a.txt"));
    assert_true(f->packed.n > 0 && f->packed.n < f->bytes.n);
    char out[sizeof lines];
    size_t n;
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    assert_int_equal(libdeflate_deflate_decompress(d, f->packed.at, f->packed.n,
                                                   out, sizeof out, &n),
                     LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(d);
    assert_int_equal(n, f->bytes.n);
    assert_memory_equal(out, lines, n);
    assert_int_equal(f->crc32, deflate_crc(f->bytes));
    arena_free(a);
}

static void what_does_not_shrink_is_stored(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct bundle b = {.arena = a};
    bundle_add(&b, STR("empty"), STR(""));
    bundle_add(&b, STR("one"), STR("1"));
    bundle_add(&b, STR("noise"), STR("q8#Zk!0v"));
    bundle_add(&b, STR("dense.png"), STR(lines));
    bundle_pack(&b);
    for (size_t i = 0; i < b.n; i++)
        assert_int_equal(b.files[i]->packed.n, 0);
    assert_int_equal(b.files[0]->crc32, 0);
    assert_true(b.files[3]->crc32 != 0);
    arena_free(a);
}

static void a_shared_file_is_packed_once(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct bundle one = {.arena = a}, two = {.arena = a};
    bundle_add(&one, STR("a.txt"), STR(lines));
    bundle_share(&two, &one);
    bundle_pack(&one);
    const char *packed = one.files[0]->packed.at;
    bundle_pack(&two);
    assert_ptr_equal(two.files[0]->packed.at, packed);
    arena_free(a);
}

// Whether unzip and Python's zipfile read an archive, and find `entries`.
static void read_by_others(Str zip, size_t entries)
{
    char path[] = "/tmp/stilte-zip-XXXXXX", command[512];
    const int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, zip.at, zip.n), zip.n);
    close(fd);
    snprintf(command, sizeof command,
             "unzip -tqq %s && python3 -c 'import sys, zipfile\n"
             "z = zipfile.ZipFile(sys.argv[1])\n"
             "sys.exit(z.testzip() is not None or "
             "len(z.namelist()) != %zu)' %s",
             path, entries, path);
    const int status = system(command);
    unlink(path);
    assert_int_equal(status, 0);
}

static void add_named(struct zip *z, const char *name, Str bytes, Str packed)
{
    zip_add(z, &(struct zip_entry){str_of(name), bytes, packed,
                                   deflate_crc(bytes)});
}

// What is too large for 32 bits cannot be had in a test: a lower limit makes
// the same fields.
static void what_is_large_has_zip64_and_nothing_else_does(void **state)
{
    (void)state;
    static char zeros[3000];
    const Str large = {zeros, sizeof zeros};
    struct zip z = {.time = zip_time(), .most = 2000};
    const Str packed = deflate_new(large);
    add_named(&z, "first.txt", STR("hello"), STR(""));
    const size_t second = z.out.n;
    add_named(&z, "packed.bin", large, packed);
    add_named(&z, "large.bin", large, STR(""));
    const size_t last = z.out.n;
    add_named(&z, "last.txt", STR("hello"), STR(""));
    const Str zip = zip_end(&z);
    assert_int_equal(number(zip, 4, 2), 20);
    assert_int_equal(number(zip, 28, 2), 0); // no extra
    assert_int_equal(number(zip, second + 4, 2), 45);
    assert_int_equal(number(zip, second + 18, 4), UINT32_MAX);
    assert_int_equal(number(zip, second + 28, 2), 20);
    assert_int_equal(number(zip, last + 28, 2), 0);
    read_by_others(zip, 4);
    zip_clear(&z);
    free((char *)packed.at);
}

static void many_entries_need_zip64(void **state)
{
    (void)state;
    for (size_t n = 65534; n <= 65536; n++) {
        struct zip z = {.time = zip_time()};
        char name[16];
        for (size_t i = 0; i < n; i++) {
            snprintf(name, sizeof name, "%zu", i);
            add_named(&z, name, STR(""), STR(""));
        }
        const Str zip = zip_end(&z);
        const size_t ends = n > 65534 ? 22 + 20 + 56 : 22;
        assert_int_equal(number(zip, zip.n - 22 + 8, 2),
                         n > 65534 ? 65535 : n);
        assert_int_equal(number(zip, zip.n - ends, 4),
                         n > 65534 ? 0x06064b50 : 0x06054b50);
        read_by_others(zip, n);
        zip_clear(&z);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_hold_sizes_and_nothing_optional),
        cmocka_unit_test(an_empty_archive_is_an_end_record),
        cmocka_unit_test(only_plain_relative_names_are_safe),
        cmocka_unit_test(the_epoch_is_kept_within_what_dos_knows),
        cmocka_unit_test(an_epoch_that_is_no_number_ends_the_program),
        cmocka_unit_test(what_is_packed_unpacks_to_the_same),
        cmocka_unit_test(what_does_not_shrink_is_stored),
        cmocka_unit_test(a_shared_file_is_packed_once),
        cmocka_unit_test(what_is_large_has_zip64_and_nothing_else_does),
        cmocka_unit_test(many_entries_need_zip64),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
