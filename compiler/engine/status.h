// status.h - what the LMS is told, decided in one place.
//
// SCORM keeps completion and success apart (SCORM 2004 RTE 4.2.4 and 4.2.22;
// 1.2 has one cmi.core.lesson_status, which the player derives from both).
#ifndef ENGINE_STATUS_H
#define ENGINE_STATUS_H

#include "engine.h"

struct standing {
    bool started;             // something was answered or a lesson opened
    int required;             // what must be finished
    int finished;             // how much of that is
    enum engine_truth passed; // UNSURE: the course declares no pass at all
    bool failed_is_failed;    // "onfail":"failed"
    bool scored;              // something that scores was answered
    struct engine_points total;
};

struct engine_status status_of(const struct standing *s);

#endif
