// node.c - see node.h.
#include "command/node.h"

#include <errno.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/die.h"

extern char **environ;

static int nameless_file(void)
{
    int file = memfd_create("stilte", MFD_CLOEXEC);
    if (file < 0)
        die("cannot make a file in memory: %s", strerror(errno));
    return file;
}

static void write_all(int file, Str text)
{
    while (text.n > 0) {
        ssize_t n = write(file, text.at, text.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            die("cannot write a file in memory: %s", strerror(errno));
        text = str_from(text, (size_t)n);
    }
    lseek(file, 0, SEEK_SET);
}

static void read_all(int file, struct text *into)
{
    char part[65536];
    ssize_t n;
    lseek(file, 0, SEEK_SET);
    while ((n = read(file, part, sizeof part)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            die("cannot read a file in memory: %s", strerror(errno));
        text_add(into, (Str){part, (size_t)n});
    }
}

static int wait_for(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            die("cannot wait for node: %s", strerror(errno));
    return status;
}

enum node_result node_run(Str script, struct text *said)
{
    static const char *const words[] = {"node", "-", NULL};
    posix_spawn_file_actions_t files;
    pid_t child;
    int in = nameless_file(), out = nameless_file(), status = 0;
    write_all(in, script);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    // posix_spawnp() takes the words as `char *` but leaves them alone.
    int error = posix_spawnp(&child, words[0], &files, NULL,
                             (char *const *)(uintptr_t)words, environ);
    posix_spawn_file_actions_destroy(&files);
    if (error == 0)
        status = wait_for(child);
    if (error == 0 && status == 0)
        read_all(out, said);
    close(in);
    close(out);
    return error != 0 ? NODE_MISSING : status != 0 ? NODE_FAILED : NODE_FINE;
}
