#include "inspect/package.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "inspect/names.h"
#include "inspect/zip_check.h"

static const char manifest_name[] = "imsmanifest.xml";

static void take_manifest(struct package *p, Str bytes)
{
    bool alone = p->kind == PACKAGE_MANIFEST;
    p->manifest.path =
        alone ? p->path
              : arena_format(p->arena, "%s%c%s", p->path,
                             p->kind == PACKAGE_ZIP ? ':' : '/', manifest_name)
                    .at;
    p->manifest.text = bytes;
    p->readable = true;
}

static void read_archive(struct package *p, const struct zip_bytes *z)
{
    enum { UTF8_NAME = 1 << 11 };
    struct zip_directory d;
    p->kind = PACKAGE_ZIP;
    if (!zip_read(z, p->arena, p->dx, p->whole, &d))
        return;
    struct package_name *names =
        arena_take(p->arena, (d.n + 1) * sizeof *names);
    for (size_t i = 0; i < d.n; i++) {
        names[i] = (struct package_name){d.members[i].name,
                                         d.members[i].flags & UTF8_NAME};
        p->bytes += d.members[i].size;
    }
    names_check(p, names, d.n);
    zip_check(z, &d, p->dx, p->whole);
    for (size_t i = 0; i < d.n && !p->readable; i++) {
        Str bytes;
        if (!str_is(d.members[i].name, manifest_name))
            continue;
        if (d.members[i].size > MOST_MANIFEST)
            diag(p->dx, DIAG_E624, p->whole, "imsmanifest.xml is larger");
        else if (zip_unpack(z, &d.members[i], MOST_MANIFEST, p->arena, &bytes))
            take_manifest(p, bytes);
    }
}

void package_read(struct package *p, Str archive)
{
    p->whole = (Span){.in = NULL};
    read_archive(p, &(struct zip_bytes){-1, archive, archive.n});
}

static void read_folder(struct package *p)
{
    size_t n;
    int folder = fs_open_folder(p->path);
    if (folder < 0)
        die("cannot read '%s': %s", p->path, strerror(errno));
    p->kind = PACKAGE_FOLDER;
    Str *files = fs_list(folder, p->arena, &n);
    struct package_name *names = arena_take(p->arena, (n + 1) * sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = (struct package_name){files[i], true};
    names_check(p, names, n);

    Str bytes;
    enum fs_result got =
        fs_read(folder, manifest_name, MOST_MANIFEST, p->arena, &bytes);
    close(folder);
    if (got == FS_OK)
        take_manifest(p, bytes);
    else if (got == FS_TOO_LARGE)
        diag(p->dx, DIAG_E624, p->whole, "imsmanifest.xml is larger");
}

static bool is_xml(Str name, const char *head, size_t n)
{
    bool ends = str_ends(name, ".xml");
    return ends || (n && head[0] == '<');
}

static void read_manifest(struct package *p, int fd, uint64_t size)
{
    struct zip_bytes z = {fd, STR(""), size};
    p->kind = PACKAGE_MANIFEST;
    if (size > MOST_MANIFEST) {
        diag(p->dx, DIAG_E624, p->whole, "the file is larger");
        return;
    }
    char *room = arena_take(p->arena, (size_t)size + 1);
    if (!zip_bytes_get(&z, 0, room, (size_t)size))
        die("cannot read '%s': it has become shorter", p->path);
    take_manifest(p, (Str){room, (size_t)size});
}

void package_open(struct package *p, const char *path)
{
    struct stat st;
    char head[1] = "";
    p->path = path;
    struct source *place = ARENA_NEW(p->arena, struct source);
    place->path = path;
    p->whole = span_file(place);

    // O_NONBLOCK: opening a named pipe must not wait for a writer.
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0)
        die("cannot read '%s': %s", path, strerror(errno));
    if (S_ISDIR(st.st_mode)) {
        close(fd);
        read_folder(p);
        return;
    }
    if (!S_ISREG(st.st_mode))
        die("cannot read '%s': it is not a file", path);
    struct zip_bytes z = {fd, STR(""), (uint64_t)st.st_size};
    size_t n = zip_bytes_get(&z, 0, head, 1) ? 1 : 0;
    if (is_xml(str_of(path), head, n))
        read_manifest(p, fd, z.size);
    else
        read_archive(p, &z);
    close(fd);
}
