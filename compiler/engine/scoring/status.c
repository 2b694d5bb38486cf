// status.c - see status.h.
#include "status.h"

#include "score.h"

#include <string.h>

enum { ANY = -2 };

// The first row that fits decides.
static const struct row {
    int started;
    int done;
    int passed; // enum engine_truth
    int failed_is_failed;
    int open; // something that scores is not finished
    enum engine_completion completion;
    enum engine_truth success;
} rows[] = {
    {0, ANY, ANY, ANY, ANY, ENGINE_NOT_ATTEMPTED, ENGINE_UNSURE},
    {1, 0, ANY, ANY, ANY, ENGINE_INCOMPLETE, ENGINE_UNSURE},
    {1, 1, ENGINE_UNSURE, ANY, ANY, ENGINE_COMPLETED, ENGINE_UNSURE},
    {1, 1, ENGINE_YES, ANY, ANY, ENGINE_COMPLETED, ENGINE_YES},
    {1, 1, ENGINE_NO, 1, 0, ENGINE_COMPLETED, ENGINE_NO},
    {1, 1, ENGINE_NO, ANY, ANY, ENGINE_INCOMPLETE, ENGINE_UNSURE},
};

// SCORM 1.2 RTE 3.4.2; browsed is the player's word, in browse mode.
const char *const status_lessons[] = {"not attempted", "incomplete", "failed",
                                      "completed", "passed"};
enum { N_LESSONS = sizeof status_lessons / sizeof *status_lessons };
// SCORM 2004 4th Edition RTE 4.2.4.
const char *const status_completions[] = {"not attempted", "incomplete",
                                          "completed"};
enum { N_COMPLETIONS = 3 };

static bool suits(int wanted, int is)
{
    return wanted == ANY || wanted == is;
}

static const struct row *row_of(const struct standing *s)
{
    const struct row *r = rows;
    const bool done = s->finished >= s->required;
    while (!suits(r->started, s->started) || !suits(r->done, done) ||
           !suits(r->passed, (int)s->passed) ||
           !suits(r->failed_is_failed, s->failed_is_failed) ||
           !suits(r->open, s->open > 0))
        r++;
    return r;
}

static enum engine_lesson_status lesson_status(const struct row *r)
{
    if (r->success == ENGINE_YES)
        return ENGINE_LESSON_PASSED;
    if (r->success == ENGINE_NO)
        return ENGINE_LESSON_FAILED;
    if (r->completion == ENGINE_COMPLETED)
        return ENGINE_LESSON_COMPLETED;
    return r->completion == ENGINE_INCOMPLETE ? ENGINE_LESSON_INCOMPLETE
                                              : ENGINE_LESSON_NOT_ATTEMPTED;
}

// The greater of what is held and what would be told; the enums rise.
static void keep(struct engine_status *is, const struct told *told)
{
    if (is->lesson < told->lesson)
        is->lesson = told->lesson;
    if (is->completion < told->completion)
        is->completion = told->completion;
    if (told->known && is->success != ENGINE_YES)
        is->success = told->success;
}

struct engine_status status_of(const struct standing *s,
                               const struct told *told)
{
    const struct row *r = row_of(s);
    double scaled = -1;
    if (s->scored && s->total.max > 0) {
        scaled = s->total.score / s->total.max;
        scaled = scaled < 0 ? 0 : scaled > 1 ? 1 : scaled;
    }
    struct engine_status is = {
        .completion = r->completion,
        .success = r->success,
        .lesson = lesson_status(r),
        .progress = s->required > 0
                        ? score_round((double)s->finished / s->required)
                        : (double)s->started,
        .scaled = score_round(scaled),
    };
    keep(&is, told);
    return is;
}

static int find(const char *const *words, int n, const char *word)
{
    for (int i = 0; i < n; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static bool note_success(struct told *told, const char *value)
{
    const bool passed = strcmp(value, "passed") == 0;
    if (!passed && strcmp(value, "failed") != 0)
        return strcmp(value, "unknown") == 0;
    told->known = true;
    told->success = passed ? ENGINE_YES : ENGINE_NO;
    return true;
}

bool status_note(struct told *told, const char *element, const char *value)
{
    if (strcmp(element, "cmi.success_status") == 0)
        return note_success(told, value);
    if (strcmp(element, "cmi.core.lesson_status") == 0) {
        const int i = find(status_lessons, N_LESSONS, value);
        if (i >= 0)
            told->lesson = (enum engine_lesson_status)i;
        return i >= 0;
    }
    if (strcmp(element, "cmi.completion_status") != 0)
        return false;
    const int i = find(status_completions, N_COMPLETIONS, value);
    if (i >= 0)
        told->completion = (enum engine_completion)i;
    return i >= 0 || strcmp(value, "unknown") == 0;
}
