// output.h - an output folder that appears complete or not at all.
//
// Files are written into a folder beside the target, `.stilte-NAME-N`; it
// takes the target's place in one step, and the old one is removed. Whatever
// goes wrong before that step leaves the target as it was and ends the
// program through die(), with the folder beside it removed. A run that was
// killed leaves that folder behind; the next run to the same target removes
// it. SIGINT, SIGTERM and SIGHUP wait until the file at hand is written.
//
// A marker in the folder lists what stilte wrote. A folder without it, or
// with files that are not on it, is never replaced: it is somebody's work.
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include "base/str.h"

#define OUTPUT_MARKER ".stilte-output"

struct output;

// Parent folders are made as needed. Dies when `path` cannot be replaced.
struct output *output_new(const char *path);

// `name` is relative, made of [A-Za-z0-9._/-], and given once.
void output_file(struct output *o, Str name, Str bytes);

// Puts the folder in its place, safely on the disk, and frees `o`.
void output_commit(struct output *o);

#endif
