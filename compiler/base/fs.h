// fs.h - reading the course folder, and nothing outside it.
#ifndef BASE_FS_H
#define BASE_FS_H

#include "base/arena.h"

enum fs_result {
    FS_OK,
    FS_MISSING,
    FS_REFUSED, // a link, a device, no permission
    FS_TOO_LARGE
};

// Opens a folder for the calls below, or returns -1.
int fs_open_folder(const char *path);

// Reads the regular file `path`, relative to the folder and free of `..`,
// without following symbolic links. More than `most` bytes: FS_TOO_LARGE.
enum fs_result fs_read(int folder, const char *path, size_t most,
                       struct arena *a, Str *bytes);

// All regular files below the folder, relative, sorted by bytes; names that
// start with a dot are passed over, links are not followed, depth <= 16.
// Dies when there are more than 20,000.
Str *fs_list(int folder, struct arena *a, size_t *n);

// `path` relative to the folder of the file `from`, with . and .. resolved.
// False when it would leave the course folder or is absolute.
bool fs_resolve(struct arena *a, Str from, Str path, Str *resolved);

#endif
