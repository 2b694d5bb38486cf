// stub_file.h - keeps stilte.d.lua in the course's folder up to date.
#ifndef COMMAND_STUB_FILE_H
#define COMMAND_STUB_FILE_H

struct course;

// Writes the stub (emit/stub/stub.h) into the course's folder, for `check` and
// whoever makes a course. It appears complete or not at all, and only when it
// changes. A file of that name that is not ours, a link or a folder is left
// alone; that, and a folder that cannot be written to, is told on standard
// error and is no failure.
//
// Needs: link_course() has run without errors.
void write_stub(const struct course *c);

#endif
