// scorm.h - what is inside a SCORM package: the site in a shell that holds
// the session with the LMS.
//
// The lessons are the site's own files; only index.html differs, which is
// the shell here. Added are assets/session.js, licences.txt, the manifest
// and, at the root, the schemas it names. Where each lesson is a SCO, `site`
// has their pages (emit_sco_site()), and each has a shell: LESSON.html.
#ifndef EMIT_SCORM_H
#define EMIT_SCORM_H

#include "emit/package/manifest.h"
#include "emit/slots.h"

// Fills `out`, which is empty and has the arena of `site`. The manifest is
// first. `words` fills those slots of the theme's shell.html that depend on
// language or theme: dir, csp, head, exit, noscript; a name NULL ends it.
// `measured` as for emit_manifest(); previous and next are the words of the
// buttons from lesson to lesson.
struct scorm_shell {
    const struct slot *words;
    bool measured;
    Str previous, next;
};

void emit_scorm(const struct course *c, enum scorm_version v,
                const struct bundle *site, const struct scorm_shell *shell,
                struct bundle *out);

#endif
