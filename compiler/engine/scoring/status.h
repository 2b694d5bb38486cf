// status.h - what the LMS is told, decided in one place.
//
// SCORM 2004 keeps completion and success apart (RTE 4.2.4 and 4.2.22); 1.2
// has one word for both, cmi.core.lesson_status (RTE 3.4.2). The two never
// contradict each other, since one row of one table decides both:
//
//                     no pass declared   passed             failed
//   not started       not attempted      not attempted      not attempted
//   in progress       incomplete         incomplete         incomplete
//   finished          completed          completed, passed  see below
//
// Finished and failed is told as "completed, failed" only when the course
// says so (on-fail: failed) and nothing that scores is open any more: before
// that a participant can still pass. Otherwise it stays "incomplete", so that
// the LMS offers the course again. In 1.2 a course with a pass is "passed" or
// "failed" when it is finished, one without is "completed".
//
// What an LMS holds already is never taken back, whatever a new version of
// the course or a changed answer would give: completed stays completed,
// passed stays passed, and failed can only become passed.
#ifndef ENGINE_STATUS_H
#define ENGINE_STATUS_H

#include "engine/engine.h"

struct standing {
    bool started;             // something was answered or a lesson opened
    int required;             // what must be finished
    int finished;             // how much of that is
    int open;                 // exercises that score and are not finished
    enum engine_truth passed; // UNSURE: the course declares no pass at all
    bool failed_is_failed;    // "onfail":"failed"
    bool scored;              // something that scores was answered
    struct engine_points total;
};

// What the LMS has said that it holds. All zero: nothing.
struct told {
    enum engine_lesson_status lesson;   // SCORM 1.2
    enum engine_completion completion;  // SCORM 2004
    bool known;                         // a success status
    enum engine_truth success;          // where it is known
};

struct engine_status status_of(const struct standing *s,
                               const struct told *told);

// Notes a value of cmi.core.lesson_status, cmi.completion_status or
// cmi.success_status. False: no such element or no such value.
bool status_note(struct told *told, const char *element, const char *value);

extern const char *const status_lessons[];
extern const char *const status_completions[];

#endif
