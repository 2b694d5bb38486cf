// inside.h - what the parts of the engine share. Nobody else includes it.
#ifndef ENGINE_INSIDE_H
#define ENGINE_INSIDE_H

#include "engine/answers/answer.h"
#include "engine/scoring/score.h"
#include "engine/scoring/status.h"
#include "engine.h"

// Load problems first, then those of the last evaluation.
struct problems {
    struct engine_problem *all;
    size_t n;
    size_t n_loaded;
};

struct rules;
struct watch;
struct function;
struct known;

// An answer that was read and scored beforehand; see explore.h.
struct prepared {
    int exercise;
    struct answer answer;
    struct mark mark;
    struct known *known; // per function of the rules, NULL: nothing yet
};

struct engine {
    struct heap heap;            // the course and everything of its size
    struct course *course;       // NULL: nothing is loaded
    struct answer *answers;      // one per exercise, course-wide
    struct mark *marks;          // the same
    bool *changed;               // the same: the mark is older than the answer
    bool *redo;                  // the same: changed since it was answered
    int *used;                   // the same: prepared answer in place + 1
    bool *stale;   // one per lesson: its result is older, see stale.h
    bool *visited;               // one per lesson
    unsigned counter;            // of changes, saved with the state
    unsigned seed;               // the participant's, 0: none
    struct engine_update update; // what the last engine_unpack() did
    bool fresh;                  // the result belongs to the answers
    struct rules **rules;        // one per lesson, NULL: none
    struct told told;            // what the LMS holds
    struct engine_result result;
    struct engine_points *levels;
    enum engine_truth *mastered;         // one per level
    struct engine_points *lesson_levels; // lesson after lesson
    double *axes;
    struct engine_lesson *lessons;
    struct engine_exercise *exercises;
    struct problems problems;
    struct heap said;     // texts of load problems
    struct heap said_now; // texts of the last evaluation's problems
    struct heap scratch;
    struct buffer json;
    struct buffer state;
    struct prepared *prepared;
    int n_prepared;
    struct engine_threshold *thresholds;
    int n_thresholds;
    struct function *functions;
    int n_functions;
    struct watch *watch; // NULL: nobody watches
};

// Does the exercise add to this level by itself, without rules? What a pool
// draws from adds only through the pool.
bool engine_adds(const struct exercise *x, int level);

// Is this a lesson in which nobody speaks of levels? Then its exercises make
// the total by themselves.
bool engine_is_plain(const struct engine *e, int lesson);

// The steps of engine_evaluate(). Pools come first, and the axes: where the
// participant stands, by all that was answered. All lessons are counted before
// one is asked for its pass, and judged last.
void engine_score_pools(struct engine *e);
void engine_sum_axes(struct engine *e);
void engine_count_lesson(struct engine *e, int lesson);
void engine_pass_lesson(struct engine *e, int lesson);
void engine_judge_lesson(struct engine *e, int lesson);

// After all lessons: the course's levels and total, and what the LMS is told.
void engine_sum_course(struct engine *e);
void engine_decide_status(struct engine *e);

// Makes room for an answer of another origin: a prepared one is only put
// away.
void engine_clear_answer(struct engine *e, int x);

// Notes a problem; a second one at the same place with the same code and name
// is dropped, and so are run-time failures on a line that has a problem. NAME
// and NEAREST may be NULL, all texts are copied.
void engine_report(struct engine *e, const struct engine_problem *p);

// The name out of N that is nearest to NAME, or NULL when none is near: at
// most two letters differ, or a third of a long name.
const char *engine_nearest(const char *name, const char *const *names, int n);

#endif
