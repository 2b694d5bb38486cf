#include "base/output.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/die.h"
#include "base/zip.h"

enum {
    SLOTS = 16,     // runs to one target at the same time
    CHUNK = 1 << 20 // written between two looks at the signals
};

struct output {
    struct arena *arena;
    const char *path;       // of the target, as given
    const char *parent;     // its folder
    const char *name;       // its last part
    const char *temp;       // parent/.stilte-NAME-N
    int parent_fd, temp_fd; // temp_fd is locked as long as it is open
    Str *files;             // written so far
    size_t file_count;
    sigset_t before; // the signals that were blocked before us
};

static const char *temp_name(const struct output *o)
{
    return strrchr(o->temp, '/') + 1;
}

// --- folders ---

static FTS *walk(const char *path)
{
    char *roots[] = {(char *)path, NULL};
    FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    if (!tree)
        die("cannot read '%s': %s", path, strerror(errno));
    return tree;
}

// False, with errno, when something is left. What somebody else removed
// meanwhile is gone, too.
static bool remove_tree(const char *path)
{
    FTS *tree = walk(path);
    int failure = 0;
    for (FTSENT *e; (e = fts_read(tree));) {
        bool folder = e->fts_info == FTS_DP || e->fts_info == FTS_DNR;
        if (e->fts_info == FTS_D ||
            (e->fts_info == FTS_NS && e->fts_errno == ENOENT))
            continue;
        if ((folder ? rmdir : unlink)(e->fts_accpath) && errno != ENOENT)
            failure = errno;
    }
    fts_close(tree);
    errno = failure;
    return failure == 0;
}

// --- failing ---

static void give_up(struct output *o)
{
    int failure = errno;
    remove_tree(o->temp);
    close(o->temp_fd);
    close(o->parent_fd);
    errno = failure;
}

static void fail(struct output *o, const char *verb, Str name)
{
    give_up(o);
    die("cannot %s '%s/%.*s': %s; nothing was changed", verb, o->path,
        STR_ARG(name), strerror(errno));
}

// Signals that came in the meantime are let in, once the traces are gone.
static void heed_signals(struct output *o)
{
    static const int heeded[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t pending;
    sigpending(&pending);
    for (size_t i = 0; i < sizeof heeded / sizeof *heeded; i++) {
        if (sigismember(&pending, heeded[i]) != 1 ||
            sigismember(&o->before, heeded[i]) == 1)
            continue;
        give_up(o);
        sigprocmask(SIG_SETMASK, &o->before, NULL);
        die("interrupted; '%s' was not changed", o->path);
    }
}

static void hold_signals(struct output *o)
{
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    sigaddset(&held, SIGHUP);
    sigprocmask(SIG_BLOCK, &held, &o->before);
}

// --- whose folder it is ---

static void refuse(struct output *o, Str reason)
{
    if (o->temp)
        give_up(o);
    die("will not replace '%s': %.*s", o->path, STR_ARG(reason));
}

static int by_bytes(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

// The names on the marker of the target, sorted. False: no marker.
static bool read_marker(struct output *o, Str **names, size_t *n)
{
    Str path = arena_format(o->arena, "%s/" OUTPUT_MARKER, o->path);
    FILE *in = fopen(path.at, "re");
    *names = NULL;
    *n = 0;
    if (!in)
        return false;
    char *line = NULL;
    size_t room = 0;
    for (ssize_t got; (got = getline(&line, &room, in)) > 0;)
        *ARENA_PUSH(o->arena, *names, *n) =
            arena_str(o->arena, str_trim((Str){line, (size_t)got}));
    free(line);
    fclose(in);
    if (*n)
        qsort(*names, *n, sizeof **names, by_bytes);
    return true;
}

// Dies when the target holds something that stilte did not write.
static void check_ours(struct output *o)
{
    Str *names;
    size_t n;
    bool marked = read_marker(o, &names, &n);
    FTS *tree = walk(o->path);
    for (FTSENT *e; (e = fts_read(tree));) {
        if (e->fts_info == FTS_D || e->fts_info == FTS_DP)
            continue;
        Str name = str_from(str_of(e->fts_path), strlen(o->path) + 1);
        bool known = str_is(name, OUTPUT_MARKER) ||
                     (n && bsearch(&name, names, n, sizeof name, by_bytes));
        if (!marked || !known)
            refuse(o, arena_format(o->arena,
                                   "it holds '%.*s', which stilte did not "
                                   "write; choose another folder with -o",
                                   STR_ARG(name)));
    }
    fts_close(tree);
}

static void check_target(struct output *o)
{
    struct stat target;
    if (fstatat(o->parent_fd, o->name, &target, AT_SYMLINK_NOFOLLOW)) {
        if (errno == ENOENT)
            return;
        die("cannot look at '%s': %s", o->path, strerror(errno));
    }
    if (S_ISLNK(target.st_mode))
        refuse(o, STR("it is a symbolic link; name the folder itself"));
    if (!S_ISDIR(target.st_mode))
        refuse(o, STR("it is not a folder"));
    check_ours(o);
}

// --- beginning ---

static void split_path(struct output *o, const char *path)
{
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    o->path = arena_str(o->arena, (Str){path, n}).at;
    const char *slash = strrchr(o->path, '/');
    o->name = slash ? slash + 1 : o->path;
    if (!slash)
        o->parent = ".";
    else if (slash == o->path)
        o->parent = "/";
    else
        o->parent =
            arena_str(o->arena, (Str){o->path, (size_t)(slash - o->path)}).at;
    if (!*o->name || strcmp(o->name, ".") == 0 || strcmp(o->name, "..") == 0)
        die("cannot put the output into '%s': give a folder of its own with -o",
            path);
}

static void make_parents(struct output *o)
{
    char *path = (char *)arena_str(o->arena, str_of(o->parent)).at;
    for (char *end = path + 1;; end++) {
        if (*end && *end != '/')
            continue;
        char kept = *end;
        *end = '\0';
        if (mkdir(path, 0777) && errno != EEXIST && errno != EISDIR)
            die("cannot make the folder '%s': %s", path, strerror(errno));
        *end = kept;
        if (!kept)
            break;
    }
    o->parent_fd = open(o->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (o->parent_fd < 0)
        die("cannot open the folder '%s': %s", o->parent, strerror(errno));
}

static const char *slot_path(struct output *o, int slot)
{
    return arena_format(o->arena, "%s/.stilte-%s-%d", o->parent, o->name, slot)
        .at;
}

// A folder in a slot is locked by the run that fills it: one that can be
// locked was left behind.
static void remove_strays(struct output *o)
{
    for (int i = 0; i < SLOTS; i++) {
        const char *path = slot_path(o, i);
        int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (fd < 0)
            continue;
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            remove_tree(path);
        close(fd);
    }
}

static void take_slot(struct output *o)
{
    for (int i = 0; i < SLOTS; i++) {
        o->temp = slot_path(o, i);
        if (mkdir(o->temp, 0777) == 0)
            break;
        if (errno != EEXIST)
            die("cannot make the folder '%s': %s", o->temp, strerror(errno));
        if (i == SLOTS - 1)
            die("%d other runs are writing to '%s'; if none is, remove '%s' "
                "and the like",
                SLOTS, o->path, o->temp);
    }
    o->temp_fd = open(o->temp, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (o->temp_fd < 0)
        die("cannot open the folder '%s': %s", o->temp, strerror(errno));
    flock(o->temp_fd, LOCK_EX | LOCK_NB);
}

struct output *output_new(const char *path)
{
    struct arena *arena = arena_new();
    struct output *o = ARENA_NEW(arena, struct output);
    o->arena = arena;
    split_path(o, path);
    make_parents(o);
    check_target(o);
    hold_signals(o);

    // The parent's lock keeps other runs from taking our slot for a stray
    // before it is locked. Where locks do not work, strays stay.
    flock(o->parent_fd, LOCK_EX);
    remove_strays(o);
    take_slot(o);
    flock(o->parent_fd, LOCK_UN);
    return o;
}

// --- writing ---

static void make_folders(struct output *o, Str name)
{
    for (size_t i = 0; i < name.n; i++) {
        if (name.at[i] != '/')
            continue;
        Str folder = arena_str(o->arena, str_upto(name, i));
        if (mkdirat(o->temp_fd, folder.at, 0777) && errno != EEXIST)
            fail(o, "make the folder", folder);
    }
}

static void write_all(struct output *o, int fd, Str name, Str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.at, bytes.n < CHUNK ? bytes.n : CHUNK);
        if (n < 0 && errno != EINTR)
            fail(o, "write", name);
        if (n > 0)
            bytes = str_from(bytes, (size_t)n);
        heed_signals(o);
    }
}

void output_file(struct output *o, Str name, Str bytes)
{
    assert(zip_name_is_safe(name));
    heed_signals(o);
    Str kept = arena_str(o->arena, name);
    make_folders(o, kept);
    int fd = openat(o->temp_fd, kept.at,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0)
        fail(o, "make", kept);
    write_all(o, fd, kept, bytes);

    if (close(fd))
        fail(o, "write", kept);
    *ARENA_PUSH(o->arena, o->files, o->file_count) = kept;
}

// --- the step ---

static void write_marker(struct output *o)
{
    struct text names = {0};
    text_puts(&names, "# Made by stilte, which replaces this folder whole.\n");
    for (size_t i = 0; i < o->file_count; i++) {
        text_add(&names, o->files[i]);
        text_byte(&names, '\n');
    }
    output_file(o, STR(OUTPUT_MARKER), text_str(&names));
    text_clear(&names);
}

// A file system without RENAME_EXCHANGE (NFS, some FUSE) gets two steps;
// when the second fails the first is undone.
static bool replace_in_two_steps(struct output *o)
{
    Str aside = arena_format(o->arena, "%s-old", temp_name(o));
    if (renameat(o->parent_fd, o->name, o->parent_fd, aside.at))
        return false;
    if (renameat(o->parent_fd, temp_name(o), o->parent_fd, o->name) == 0)
        return renameat(o->parent_fd, aside.at, o->parent_fd, temp_name(o)) ==
               0;
    int failure = errno;
    renameat(o->parent_fd, aside.at, o->parent_fd, o->name);
    errno = failure;
    return false;
}

static bool replace(struct output *o)
{
    if (renameat2(o->parent_fd, temp_name(o), o->parent_fd, o->name,
                  RENAME_EXCHANGE) == 0)
        return true;
    if (errno == ENOENT)
        return renameat(o->parent_fd, temp_name(o), o->parent_fd, o->name) == 0;
    if (errno == EINVAL || errno == ENOSYS)
        return replace_in_two_steps(o);
    return false;
}

void output_commit(struct output *o)
{
    write_marker(o);

    // One call instead of fsync() for each of hundreds of files, each of
    // which would wait for the journal. Reports failed writes since Linux 5.8.
    if (syncfs(o->temp_fd))
        fail(o, "write", STR(""));
    heed_signals(o);

    // Until the old folder is gone it sits unlocked in our slot: the lock
    // keeps other runs from taking that slot before.
    flock(o->parent_fd, LOCK_EX);
    check_target(o);
    if (!replace(o))
        fail(o, "put into place", STR(""));
    int failure = fsync(o->parent_fd) ? errno : 0;
    struct stat old;
    if (lstat(o->temp, &old) == 0 && !remove_tree(o->temp))
        fprintf(stderr, "stilte: cannot remove the old output '%s': %s\n",
                o->temp, strerror(errno));
    if (failure)
        die("'%s' is written, but perhaps not safe on the disk: %s", o->path,
            strerror(failure));
    close(o->temp_fd);
    close(o->parent_fd);
    sigprocmask(SIG_SETMASK, &o->before, NULL);
    arena_free(o->arena);
}
