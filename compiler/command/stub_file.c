#include "command/stub_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "emit/stub.h"

enum { LARGEST_STUB = 16 * 1024 * 1024 };

static void note(const struct course *c, const char *why)
{
    fprintf(stderr, "stilte: %s/%s is not written: %s\n", c->folder, STUB_FILE,
            why);
}

static bool write_all(int file, Str s)
{
    while (s.n) {
        ssize_t n = write(file, s.at, s.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        s = str_from(s, (size_t)n);
    }
    return true;
}

// Puts the file in its place in one step; errno says why it could not.
static bool replace(const struct course *c, Str stub)
{
    char beside[64];
    snprintf(beside, sizeof beside, ".%s.%ld", STUB_FILE, (long)getpid());
    int file = openat(c->folder_fd, beside,
                      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                      0666);
    if (file < 0)
        return false;
    bool done = write_all(file, stub);
    done = close(file) == 0 && done;
    if (done && renameat(c->folder_fd, beside, c->folder_fd, STUB_FILE) == 0)
        return true;
    int why = errno;
    unlinkat(c->folder_fd, beside, 0);
    errno = why;
    return false;
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
    else if (!replace(c, text_str(&stub)))
        note(c, strerror(errno));
    arena_free(a);
    text_clear(&stub);
}
