// settings.h - course.yaml becomes the course's settings.
//
// Needs:   course_new().
// Leaves:  the folder open and everything of struct course that course.yaml
//          says, with defaults where it says nothing.
// Reports: E101-E105, E107-E109.
#ifndef PASS_SETTINGS_H
#define PASS_SETTINGS_H

struct course;

void read_settings(struct course *c);

#endif
