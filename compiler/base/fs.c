#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"

enum { DEEPEST = 16, MOST_FILES = 20000 };

int fs_open_folder(const char *path)
{
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

// Opens the parent folder of `path` step by step, so that no link is
// followed on the way; *name is what remains. -1 when it cannot be had.
static int open_parent(int folder, const char *path, const char **name)
{
    int at = dup(folder);
    const char *slash;
    while (at >= 0 && (slash = strchr(path, '/'))) {
        char part[256];
        size_t n = (size_t)(slash - path);
        if (n == 0 || n >= sizeof part) {
            close(at);
            errno = ENOENT;
            return -1;
        }
        memcpy(part, path, n);
        part[n] = '\0';
        int next = openat(at, part,
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        close(at);
        at = next;
        path = slash + 1;
    }
    *name = path;
    return at;
}

static enum fs_result read_all(int fd, size_t most, struct arena *a, Str *bytes)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return FS_REFUSED;
    if ((size_t)st.st_size > most)
        return FS_TOO_LARGE;
    // One byte more than the file had tells whether it grew meanwhile.
    size_t room = (size_t)st.st_size + 1, n = 0;
    char *at = arena_take(a, room + 1);
    while (n < room) {
        ssize_t got = read(fd, at + n, room - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return FS_REFUSED;
        if (got == 0)
            break;
        n += (size_t)got;
    }
    if (n == room)
        return FS_REFUSED;
    at[n] = '\0';
    *bytes = (Str){at, n};
    return FS_OK;
}

enum fs_result fs_read(int folder, const char *path, size_t most,
                       struct arena *a, Str *bytes)
{
    const char *name;
    int parent = open_parent(folder, path, &name);
    if (parent < 0)
        return errno == ENOENT || errno == ENOTDIR ? FS_MISSING : FS_REFUSED;
    // O_NONBLOCK: opening a named pipe must not wait for a writer.
    int fd = openat(parent, name,
                    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    int problem = errno;
    close(parent);
    if (fd < 0)
        return problem == ENOENT ? FS_MISSING : FS_REFUSED;
    enum fs_result result = read_all(fd, most, a, bytes);
    close(fd);
    return result;
}

struct listing {
    struct arena *a;
    Str *files;
    size_t n;
};

static void list_folder(struct listing *l, int fd, Str prefix, size_t depth);

static void list_entry(struct listing *l, int folder, const char *name,
                       Str prefix, size_t depth)
{
    struct stat st;
    if (name[0] == '.' || fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return;
    Str path = arena_format(l->a, "%.*s%s", STR_ARG(prefix), name);
    if (S_ISREG(st.st_mode)) {
        if (l->n == MOST_FILES)
            die("the course folder holds more than %d files", MOST_FILES);
        *ARENA_PUSH(l->a, l->files, l->n) = path;
    } else if (S_ISDIR(st.st_mode) && depth < DEEPEST) {
        int fd = openat(folder, name,
                        O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (fd >= 0)
            list_folder(l, fd, arena_format(l->a, "%.*s/", STR_ARG(path)),
                        depth + 1);
    }
}

// Takes over `fd`.
static void list_folder(struct listing *l, int fd, Str prefix, size_t depth)
{
    DIR *dir = fdopendir(fd);
    if (!dir)
        die("cannot read the folder '%.*s': %s", STR_ARG(prefix),
            strerror(errno));
    const struct dirent *entry;
    while ((entry = readdir(dir)))
        list_entry(l, fd, entry->d_name, prefix, depth);
    closedir(dir);
}

static int by_bytes(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

Str *fs_list(int folder, struct arena *a, size_t *n)
{
    struct listing l = {.a = a};
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        die("cannot read the course folder: %s", strerror(errno));
    list_folder(&l, fd, STR(""), 0);
    if (l.n)
        qsort(l.files, l.n, sizeof *l.files, by_bytes);
    *n = l.n;
    return l.files;
}

// Takes the last part off a path that ends in '/', e.g. "a/b/" gives "a/".
static bool go_up(struct text *t)
{
    if (t->n == 0)
        return false;
    t->n--;
    while (t->n && t->at[t->n - 1] != '/')
        t->n--;
    return true;
}

bool fs_resolve(struct arena *a, Str from, Str path, Str *resolved)
{
    size_t folder = from.n;
    while (folder && from.at[folder - 1] != '/')
        folder--;
    bool inside = path.n && path.at[0] != '/' &&
                  str_find_byte(path, '\\') == path.n &&
                  str_find_byte(path, ':') == path.n &&
                  str_find_byte(path, '\0') == path.n;
    struct text t = {0};
    text_add(&t, str_upto(from, folder));
    while (inside && path.n) {
        size_t end = str_find_byte(path, '/');
        Str part = str_upto(path, end);
        bool last = end == path.n;
        path = str_from(path, end + 1);
        if (str_is(part, ".."))
            inside = go_up(&t);
        else if (part.n && !str_is(part, "."))
            text_format(&t, "%.*s%s", STR_ARG(part), last ? "" : "/");
    }
    *resolved = arena_str(a, text_str(&t));
    text_clear(&t);
    return inside && resolved->n <= 240;
}
