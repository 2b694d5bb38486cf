#include "command/stub_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/onefile.h"
#include "emit/stub/stub.h"

enum { LARGEST_STUB = 16 * 1024 * 1024 };

static void note(const struct course *c, const char *why)
{
    fprintf(stderr, "stilte: %s/%s is not written: %s\n", c->folder, STUB_FILE,
            why);
}

void write_stub(const struct course *c)
{
    struct text stub = {0};
    struct arena *a = arena_new();
    Str old = {0};
    enum fs_result found =
        fs_read(c->folder_fd, STUB_FILE, LARGEST_STUB, a, &old);
    emit_stub(c, &stub);
    if (found == FS_OK && str_same(old, text_str(&stub)))
        ; // as it should be
    else if (found != FS_MISSING &&
             !(found == FS_OK && str_starts(old, STUB_FIRST "\n")))
        note(c, "there is something of that name that stilte did not make");
    else if (!onefile_write(c->folder_fd, STUB_FILE, text_str(&stub)))
        note(c, strerror(errno));
    arena_free(a);
    text_clear(&stub);
}
