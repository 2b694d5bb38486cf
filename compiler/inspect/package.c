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

const char *package_path(const struct package *p, Str name)
{
    return arena_format(p->arena, "%s%c%.*s", p->path,
                        p->kind == PACKAGE_ZIP ? ':' : '/', STR_ARG(name))
        .at;
}

bool package_get(const struct package *p, Str name, size_t most, Str *bytes)
{
    if (p->kind == PACKAGE_FOLDER)
        return fs_read(p->folder, name.at, most, p->arena, bytes) == FS_OK;
    for (size_t i = 0; i < p->directory.n; i++)
        if (str_same(p->directory.members[i].name, name))
            return zip_unpack(&p->archive, &p->directory.members[i], most,
                              p->arena, bytes);
    return false;
}

static void take_manifest(struct package *p, Str bytes)
{
    bool alone = p->kind == PACKAGE_MANIFEST;
    p->manifest.path =
        alone ? p->path : package_path(p, str_of(manifest_name));
    p->manifest.text = bytes;
    p->readable = true;
}

static void say_large(struct package *p)
{
    diag(p->dx, DIAG_E624, p->whole,
         "imsmanifest.xml is larger than 4 MiB\n%s", "ask its maker for a "
         "package whose manifest lists files, and does not hold them");
}

static void read_archive(struct package *p)
{
    enum { UTF8_NAME = 1 << 11 };
    struct zip_directory *d = &p->directory;
    p->kind = PACKAGE_ZIP;
    if (!zip_read(&p->archive, p->arena, p->dx, p->whole, d))
        return;
    struct package_name *names =
        arena_take(p->arena, (d->n + 1) * sizeof *names);
    bool large = false;
    for (size_t i = 0; i < d->n; i++) {
        const struct zip_member *m = &d->members[i];
        names[i] = (struct package_name){m->name, m->flags & UTF8_NAME};
        p->bytes += m->size;
        large |= str_is(m->name, manifest_name) && m->size > MOST_MANIFEST;
    }
    names_check(p, names, d->n);
    zip_check(&p->archive, d, p->dx, p->whole);
    Str bytes;
    if (large)
        say_large(p);
    else if (package_get(p, str_of(manifest_name), MOST_MANIFEST, &bytes))
        take_manifest(p, bytes);
}

void package_read(struct package *p, Str archive)
{
    p->whole = (Span){.in = NULL};
    p->folder = -1;
    p->archive = (struct zip_bytes){-1, archive, archive.n};
    read_archive(p);
}

static void read_folder(struct package *p)
{
    size_t n;
    p->folder = fs_open_folder(p->path);
    if (p->folder < 0)
        die("cannot read '%s': %s", p->path, strerror(errno));
    p->kind = PACKAGE_FOLDER;
    Str *files = fs_list(p->folder, p->arena, &n);
    struct package_name *names = arena_take(p->arena, (n + 1) * sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = (struct package_name){files[i], true};
    names_check(p, names, n);

    Str bytes;
    enum fs_result got =
        fs_read(p->folder, manifest_name, MOST_MANIFEST, p->arena, &bytes);
    if (got == FS_OK)
        take_manifest(p, bytes);
    else if (got == FS_TOO_LARGE)
        say_large(p);
}

static bool is_xml(Str name, const char *head, size_t n)
{
    bool ends = str_ends(name, ".xml");
    return ends || (n && head[0] == '<');
}

static void read_manifest(struct package *p)
{
    uint64_t size = p->archive.size;
    p->kind = PACKAGE_MANIFEST;
    if (size > MOST_MANIFEST) {
        say_large(p);
        return;
    }
    char *room = arena_take(p->arena, (size_t)size + 1);
    if (!zip_bytes_get(&p->archive, 0, room, (size_t)size))
        die("cannot read '%s': it has become shorter", p->path);
    take_manifest(p, (Str){room, (size_t)size});
}

static void refuse(struct package *p, const char *why)
{
    diag(p->dx, DIAG_E601, p->whole,
         "%s\ngive a .zip, a folder, or an imsmanifest.xml", why);
}

void package_open(struct package *p, const char *path)
{
    struct stat st;
    char head[1] = "";
    p->path = path;
    p->folder = p->archive.fd = -1;
    struct source *place = ARENA_NEW(p->arena, struct source);
    place->path = path;
    p->whole = span_file(place);

    // O_NONBLOCK: opening a named pipe must not wait for a writer.
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR)) {
        refuse(p, "there is nothing of this name");
        return;
    }
    if (fd < 0 || fstat(fd, &st) != 0)
        die("cannot read '%s': %s", path, strerror(errno));
    p->archive = (struct zip_bytes){fd, STR(""), (uint64_t)st.st_size};
    if (S_ISDIR(st.st_mode)) {
        read_folder(p);
    } else if (!S_ISREG(st.st_mode)) {
        refuse(p, "it is not a file");
    } else {
        size_t n = zip_bytes_get(&p->archive, 0, head, 1) ? 1 : 0;
        if (is_xml(str_of(path), head, n))
            read_manifest(p);
        else
            read_archive(p);
    }
}

void package_close(struct package *p)
{
    if (p->archive.fd >= 0)
        close(p->archive.fd);
    if (p->folder >= 0)
        close(p->folder);
    p->archive.fd = p->folder = -1;
}
