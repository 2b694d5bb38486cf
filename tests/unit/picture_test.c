// How large pictures say they are.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/picture.h"

#define BYTES(literal) literal, sizeof(literal) - 1

// Of a photograph taken on its side: an orientation of 6.
#define EXIF "\xFF\xE1\0\x22" "Exif\0\0" "MM\0*\0\0\0\x08" "\0\x01"           \
             "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" "\0\0\0\0"
#define EXIF_INTEL "\xFF\xE1\0\x22" "Exif\0\0" "II*\0\x08\0\0\0" "\x01\0"     \
                   "\x12\x01\x03\0\x01\0\0\0\x08\0\0\0" "\0\0\0\0"
#define FRAME "\xFF\xC2\0\x11\x08\x01\x90\x02\x80\x03"

static const struct {
    const char *what, *bytes;
    size_t n;
    const char *type;
    unsigned width, height;
} pictures[] = {
    {"png", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\x02\0\0\x03\x04"),
     "image/png", 258, 772},
    {"gif", BYTES("GIF89a\x10\x01\x20\0"), "image/gif", 272, 32},
    {"old gif", BYTES("GIF87a\x01\0\x02\0"), "image/gif", 1, 2},
    {"jpeg", BYTES("\xFF\xD8\xFF\xE0\0\x04zz" FRAME), "image/jpeg", 640, 400},
    {"jpeg with filling", BYTES("\xFF\xD8\xFF\xFF" FRAME), "image/jpeg", 640,
     400},
    {"jpeg on its side", BYTES("\xFF\xD8" EXIF FRAME), "image/jpeg", 400, 640},
    {"the same by Intel", BYTES("\xFF\xD8" EXIF_INTEL FRAME), "image/jpeg",
     400, 640},
    {"webp", BYTES("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9D\x01\x2A"
                   "\x80\x02\x90\x01"),
     "image/webp", 640, 400},
    {"webp without loss",
     BYTES("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\x7F\xC2\x63\0"), "image/webp",
     640, 400},
    {"webp with more", BYTES("RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0"
                             "\x7F\x02\0\x8F\x01\0"),
     "image/webp", 640, 400},
    {"svg", BYTES("<?xml version='1.0'?>\n<svg xmlns='x' width=\"80\"\n"
                  "height='19.6px'>"),
     "image/svg+xml", 80, 20},
    {"svg by its box", BYTES("<svg viewBox=\"0 0 300, 150\" width=\"100%\">"),
     "image/svg+xml", 300, 150},
    {"svg in millimetres", BYTES("<svg width='80mm' height='20mm'>"),
     "image/svg+xml", 0, 0},
    {"svg with other widths", BYTES("<svg stroke-width='3' viewBox='0 0 4 5'>"
                                    "<rect width='8' height='8'/></svg>"),
     "image/svg+xml", 4, 5},
    {"words", BYTES("a picture"), NULL, 0, 0},
    {"nothing", BYTES(""), NULL, 0, 0},
};
enum { PICTURES = sizeof pictures / sizeof *pictures };

// A copy that ends where it ends, so that a sanitizer sees who reads on.
static bool measure(const char *bytes, size_t n, struct picture *p)
{
    char *copy = malloc(n + !n);
    memcpy(copy, bytes, n);
    bool sound = picture_measure((Str){copy, n}, p);
    free(copy);
    return sound;
}

static void sizes_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < PICTURES; i++) {
        struct picture p;
        bool sound = measure(pictures[i].bytes, pictures[i].n, &p);
        bool same = p.type == pictures[i].type ||
                    (p.type && pictures[i].type &&
                     strcmp(p.type, pictures[i].type) == 0);
        if (!same || p.width != pictures[i].width ||
            p.height != pictures[i].height ||
            sound != (pictures[i].type != NULL))
            fail_msg("%s: %s, %u by %u", pictures[i].what,
                     p.type ? p.type : "none", p.width, p.height);
    }
}

// Cut off anywhere, or with any byte changed, a picture is measured or not,
// but nothing is read behind it.
static void what_is_damaged_does_no_harm(void **state)
{
    (void)state;
    struct picture p;
    for (size_t i = 0; i < PICTURES; i++) {
        char bytes[128];
        for (size_t n = 0; n < pictures[i].n; n++) {
            bool sound = measure(pictures[i].bytes, n, &p);
            assert_true(!sound || p.type);
        }
        for (size_t at = 0; at < pictures[i].n; at++)
            for (int value = 0; value < 256; value += 5) {
                memcpy(bytes, pictures[i].bytes, pictures[i].n);
                bytes[at] = (char)value;
                measure(bytes, pictures[i].n, &p);
                assert_true((p.width == 0) == (p.height == 0) || p.type);
            }
    }
}

static void a_header_that_is_cut_off_is_no_size(void **state)
{
    (void)state;
    struct picture p;
    assert_false(measure(BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0"), &p));
    assert_string_equal(p.type, "image/png");
    assert_false(measure(BYTES("\xFF\xD8\xFF\xE0\0\x04zz"), &p));
    assert_false(measure(BYTES("GIF89a\x10"), &p));
    assert_false(measure(BYTES("\xFF\xD8\xFF\xE0\0\x01" FRAME), &p));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_are_found),
        cmocka_unit_test(what_is_damaged_does_no_harm),
        cmocka_unit_test(a_header_that_is_cut_off_is_no_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
