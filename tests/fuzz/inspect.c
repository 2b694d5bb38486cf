// inspect.c - any bytes as a package of somebody else: as a zip when they begin
// like one, as the imsmanifest.xml in a sound zip when they do not.
#include "target.h"

#include "base/deflate.h"
#include "inspect/report.h"

static const char name[] = "imsmanifest.xml";

enum { NAME = sizeof name - 1, LOCAL = 30, HEADER = 46, END = 22 };

static void put(struct text *zip, uint64_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        text_byte(zip, i < 8 ? (char)(number >> (8 * i) & 0xFF) : 0);
}

// What both headers of an entry have in common: APPNOTE 4.3.7 and 4.3.12.
static void put_entry(struct text *zip, Str bytes)
{
    put(zip, 20, 2);
    put(zip, 0, 8); // no flags, stored, no time
    put(zip, deflate_crc(bytes), 4);
    put(zip, bytes.n, 4);
    put(zip, bytes.n, 4);
    put(zip, NAME, 2);
}

static void wrap(struct text *zip, Str bytes)
{
    text_puts(zip, "PK\3\4");
    put_entry(zip, bytes);
    put(zip, 0, 2);
    text_puts(zip, name);
    text_add(zip, bytes);
    text_puts(zip, "PK\1\2");
    put(zip, 20, 2);
    put_entry(zip, bytes);
    put(zip, 0, 16); // no comment, and the file begins at 0
    text_puts(zip, name);
    text_puts(zip, "PK\5\6");
    put(zip, 0, 4);
    put(zip, 1, 2);
    put(zip, 1, 2);
    put(zip, HEADER + NAME, 4);
    put(zip, LOCAL + NAME + bytes.n, 4);
    put(zip, 0, 2);
}

static FILE *nowhere;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    nowhere = fopen("/dev/null", "w");
    MUST(nowhere);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Str bytes = {(const char *)data, n};
    struct text zip = {0};
    bool is_zip = n > 1 && memcmp(data, "PK", 2) == 0;
    if (!is_zip)
        wrap(&zip, bytes);

    struct arena *arena = arena_new();
    struct diag *dx = diag_new(nowhere, false);
    struct inspection i;
    struct text out = {0};
    inspect_bytes(&i, is_zip ? bytes : text_str(&zip), arena, dx);
    // What is not read was reported, and a sound zip is one to us.
    MUST(i.scorm || i.other || diag_errors(dx) > 0);
    MUST(is_zip || i.package.n == 1);
    report_json(&i, &out);
    diag_flush(dx);
    text_clear(&out);
    diag_free(dx);
    arena_free(arena);
    text_clear(&zip);
    return 0;
}
