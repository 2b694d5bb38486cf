#include "base/onefile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

static bool replace(int folder, const char *name, const char *beside,
                    Str bytes)
{
    int file = openat(folder, beside,
                      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                      0666);
    if (file < 0)
        return false;
    bool done = write_all(file, bytes);
    done = close(file) == 0 && done;
    if (done && renameat(folder, beside, folder, name) == 0)
        return true;
    int why = errno;
    unlinkat(folder, beside, 0);
    errno = why;
    return false;
}

bool onefile_write(int folder, const char *name, Str bytes)
{
    const char *slash = strrchr(name, '/'), *last = slash ? slash + 1 : name;
    struct text beside = {0};
    text_format(&beside, "%.*s.%s.%ld", (int)(last - name), name, last,
                (long)getpid());
    bool done = replace(folder, name, beside.at, bytes);
    int why = errno;
    text_clear(&beside);
    errno = why;
    return done;
}
