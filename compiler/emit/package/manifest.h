// manifest.h - imsmanifest.xml: one SCO with all its files.
//
// SCORM 1.2 after the Content Aggregation Model 1.2, section 2.3; SCORM 2004
// after that of the 4th edition, chapter 3, which for what is used here is
// also that of the 3rd. The shape is the one that ADL's
// validator, Moodle, ILIAS and the engine of Rustici all take.
#ifndef EMIT_MANIFEST_H
#define EMIT_MANIFEST_H

#include "model/course.h"

struct bundle;

// Lists every file of `files`; the launch page index.html is one of them.
// `measured`: that the course is passed depends on its share of all points
// alone, so that the LMS may be told where the mark lies: it then decides
// itself, and overrules what the course says. It is not told where failing
// means to go on trying (`on-fail: incomplete`).
Str emit_manifest(const struct course *c, enum scorm_version v,
                  const struct bundle *files, bool measured);

#endif
