// status.c - see status.h.
#include "status.h"

#include "score.h"

// The first row that fits decides. Success is only told once all is done:
// before that a participant can still pass. A course whose on-fail is
// "incomplete" stays open after a failed attempt, so that the LMS offers it
// again; nothing is said about success then.
static const struct row {
    int started; // -1: any
    int done;
    int passed; // enum engine_truth; -2: any
    int failed_is_failed;
    enum engine_completion completion;
    enum engine_truth success;
} rows[] = {
    {0, -1, -2, -1, ENGINE_NOT_ATTEMPTED, ENGINE_UNSURE},
    {1, 0, -2, -1, ENGINE_INCOMPLETE, ENGINE_UNSURE},
    {1, 1, ENGINE_YES, -1, ENGINE_COMPLETED, ENGINE_YES},
    {1, 1, ENGINE_NO, 1, ENGINE_COMPLETED, ENGINE_NO},
    {1, 1, ENGINE_NO, 0, ENGINE_INCOMPLETE, ENGINE_UNSURE},
    {1, 1, ENGINE_UNSURE, -1, ENGINE_COMPLETED, ENGINE_UNSURE},
};

static bool fits(const struct row *r, const struct standing *s)
{
    const bool done = s->finished >= s->required;
    return (r->started == -1 || r->started == (int)s->started) &&
           (r->done == -1 || r->done == (int)done) &&
           (r->passed == -2 || r->passed == (int)s->passed) &&
           (r->failed_is_failed == -1 ||
            r->failed_is_failed == (int)s->failed_is_failed);
}

struct engine_status status_of(const struct standing *s)
{
    const struct row *r = rows;
    while (!fits(r, s))
        r++;
    double scaled = -1;
    if (s->scored && s->total.max > 0) {
        scaled = s->total.score / s->total.max;
        scaled = scaled < 0 ? 0 : scaled > 1 ? 1 : scaled;
    }
    return (struct engine_status){
        .completion = r->completion,
        .success = r->success,
        .progress = s->required > 0
                        ? score_round((double)s->finished / s->required)
                        : (double)s->started,
        .scaled = score_round(scaled),
    };
}
