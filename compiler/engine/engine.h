// engine.h - answers in, scores out: the one place where a result is decided.
//
// The same files are compiled into the compiler and, as WebAssembly, into the
// page, so a test, a check and a browser cannot disagree. Whatever a
// participant sees is a pure function of the saved answers.
//
// An engine holds one course. There are no globals: several engines may live
// at once, each used by one thread at a time.
//
// Strings and structs that are returned belong to the engine. They are good
// until the call named beside them, at the latest until engine_free().
// Out of memory of the machine ends the program: nothing returns NULL for it.
#ifndef ENGINE_H
#define ENGINE_H

#include <stdbool.h>
#include <stddef.h>

struct engine;

// What is wrong with a table or a rule. Append only.
enum engine_code {
    ENGINE_TABLE,  // the course table cannot be used at all
    ENGINE_SYNTAX, // the rules cannot be read as Lua
    ENGINE_UNKNOWN_EXERCISE,
    ENGINE_UNKNOWN_LEVEL,
    ENGINE_UNKNOWN_FEEDBACK,
    ENGINE_UNKNOWN_LESSON,
    ENGINE_UNKNOWN_SCENE,
    ENGINE_UNKNOWN_WORD, // a name that is neither a word nor set before
    ENGINE_WRONG_KIND,   // visited() on a choice, points() on a feedback
    ENGINE_WRONG_VALUE,  // an argument that no word can use
    ENGINE_BUDGET,       // a rule ran for too many steps
    ENGINE_MEMORY,       // a rule wanted more than its 4 MiB
    ENGINE_RUNTIME       // any other failure while a rule ran
};

struct engine_problem {
    int lesson; // index in the table, -1: the table itself
    int line;   // the author's line, from 1; 0: not known
    enum engine_code code;
    const char *name;    // the word to point at, "" when there is none
    const char *message; // one plain sentence without a full stop
    const char *nearest; // a known name that was meant perhaps, or NULL
};

// Three answers to a yes-or-no question.
enum engine_truth { ENGINE_NO = 0, ENGINE_YES = 1, ENGINE_UNSURE = -1 };

// All scores in a result are rounded to 7 significant digits.
struct engine_points {
    double score;
    double max;
};

struct engine_exercise {
    const char *name;
    const char *kind; // "choice", "reflect", ... as in the table
    bool answered;
    bool finished; // nothing more to do
    struct engine_points points;
    enum engine_truth right; // UNSURE: cannot be wrong, or no answer yet
    int tries_left;          // -1: no limit
    const char *error;       // NULL, or why a rule about it could not score it
};

struct engine_lesson {
    const char *id;
    const struct engine_points *levels; // one per level of the course
    struct engine_points total;
    const char *feedback;     // the first whose conditions hold, or NULL
    const char *shown;        // the same, NULL until the lesson is finished
    enum engine_truth passed; // UNSURE: the lesson declares no pass
    enum engine_truth route;  // is it on the participant's route? UNSURE:
                              // nothing routes it, so it is
    bool unlocked;
    bool visited;
    int required;  // exercises that must be finished
    int finished;  // how many of those are
    bool complete; // all of them; without any: visited
    const struct engine_exercise *exercises;
    size_t n_exercises; // as in the table, feedbacks too
};

enum engine_completion {
    ENGINE_NOT_ATTEMPTED,
    ENGINE_INCOMPLETE,
    ENGINE_COMPLETED
};

// SCORM 1.2's one word, from the lowest to the highest.
enum engine_lesson_status {
    ENGINE_LESSON_NOT_ATTEMPTED,
    ENGINE_LESSON_INCOMPLETE,
    ENGINE_LESSON_FAILED,
    ENGINE_LESSON_COMPLETED,
    ENGINE_LESSON_PASSED
};

// What an LMS is told, see status.h.
struct engine_status {
    enum engine_completion completion;
    enum engine_truth success; // YES passed, NO failed, UNSURE unknown
    enum engine_lesson_status lesson;
    double progress;           // 0..1
    double scaled;             // 0..1, or -1: nothing to score yet
};

// A lesson that is not on the route is scored like any other, but counts
// for nothing: levels, total and status of the course are those of the lessons
// on the route. Axes are where the participant stands: all answers count.
struct engine_result {
    const char *const *level_ids;
    const struct engine_points *levels;
    // Was the share reached that course.yaml asks for? UNSURE: it asks for
    // none, or nothing can be reached.
    const enum engine_truth *mastered;
    size_t n_levels;
    struct engine_points total;
    const char *const *axis_ids;
    const double *axes; // -10..10
    size_t n_axes;
    const struct engine_lesson *lessons;
    size_t n_lessons;
    struct engine_status status;
};

struct engine *engine_new(void);
void engine_free(struct engine *e); // NULL is fine

// Reads a course table (JSON of N bytes, UTF-8) and runs every rules block
// once. An engine loads one table; the text may be freed afterwards. False: the
// table cannot be used, and the only problem (ENGINE_TABLE) says why. True:
// the course can be played, though rules may still have problems; all of them
// are collected, in the order of lessons and lines as they were met. A rule
// with a problem counts nothing, the others work.
bool engine_load(struct engine *e, const char *json, size_t n);

// The problems of engine_load(), followed by those of the last evaluation.
// Good until the next engine_evaluate().
size_t engine_problem_count(const struct engine *e);
const struct engine_problem *engine_problem(const struct engine *e, size_t i);

// Takes the answer to one exercise ("lesson/name"), which replaces an earlier
// one. False: no such exercise, or this is no answer to it; then nothing
// changed. The shapes:
//   choice    {"picked":[1],"tries":1,"hints":0}
//   reflect   {"text":"..."}
//   silence   {"asked":1|"text"|null,"held":12.0,"breaks":[3.5],"done":true,
//              "again":{"held":20.0,"breaks":[],"done":true}}   the second and
//              longer silence, which only follows one that is done
//   cues      {"marked":[2,3],"moment":4|null,"reply":1|null,"done":true}
//   dialogue  {"replies":[1,2]}
//   order     {"order":[3,1,2],"tries":1}   all items as they were put, or []
//   match     {"pairs":[2,0,1],"tries":1}   to each on the left one, 0 none
//   sort      {"groups":[1,0,3],"tries":1}  of each item, 0 none
//   gaps      {"gaps":["a",""],"tries":1}   with a list: numbers, 0 none
//   text      {"text":"word","tries":1}
//   number    {"number":12.5,"tries":1}     or what was typed: "12,5 %"
//   scale     {"value":4}
//   forecast  {"chance":0.7}                0..1
//   pool      {"draws":1}                   how often it was drawn
// Each may have "hints":n, how many were opened. Every key may be missing:
// lists are then empty, texts and numbers none, held, hints and draws 0, done
// false, and tries 1 when something is given. "tries":0 keeps what is not
// handed in yet. Numbers count from 1 in the authored order; a number that
// does not exist makes the whole answer wrong. An answer is kept as it can be
// saved: seconds in tenths, at most 12 breaks, a text up to its room, a
// dialogue up to its longest path, a number with 7 digits (decimal.h), a chance
// in hundredths.
bool engine_answer(struct engine *e, const char *full_name, const char *json,
                   size_t n);

// Notes that a lesson was opened. False: there is no such lesson.
bool engine_visit(struct engine *e, const char *lesson);

// Notes what the LMS already holds, so that no status is ever lowered:
// "cmi.core.lesson_status" (SCORM 1.2), "cmi.completion_status" or
// "cmi.success_status" (2004) with a value of the LMS. False: no such element
// or no such value; then nothing changed. It outlives engine_reset().
bool engine_told(struct engine *e, const char *element, const char *value);

// Forgets all answers and visits; the course stays loaded.
void engine_reset(struct engine *e);

// The participant's seed, 1..2^31-1, by which exercises are shuffled and pools
// drawn (shuffle.h); 0: none, everything stands as the author wrote it. It is
// saved with the answers and stays when they are forgotten. False: out of
// range, or there is a seed already and there are answers that hang on it.
bool engine_set_seed(struct engine *e, unsigned seed);
unsigned engine_seed(const struct engine *e);

// Computes everything anew. Never NULL after a successful engine_load();
// good until the next call of engine_evaluate(). Calls on several engines
// with the same answers give the same result, bit for bit.
const struct engine_result *engine_evaluate(struct engine *e);

// The last evaluation as JSON for the page (evaluates first when answers
// changed since). Good until the next call.
const char *engine_result_json(struct engine *e);

// All answers as JSON: {"answers":{"lesson/name":{...}},"visited":["lesson"]}.
// Good until the next call.
const char *engine_answers_json(struct engine *e);

// The saved state: ASCII, never empty, see state.h. Good until the next call.
const char *engine_pack(struct engine *e);

// Replaces all answers and the seed by a saved state. False: the state was
// damaged or not ours; whatever record was still readable has been taken. A
// state of another version of the course is not damaged: state.h says which
// answers are kept.
bool engine_unpack(struct engine *e, const char *state);

// What became of the answers in the last state that was unpacked. An exercise
// that is to be redone says "changed" in the result until it is answered.
struct engine_update {
    int kept;
    int dropped; // their exercises are gone
    int redone;  // their exercises changed
};
struct engine_update engine_update(const struct engine *e);

// What becomes of the answers to FULL_NAME in OLD, an older version of the
// course in E, once E unpacks them; *NOW is its full name there, or NULL. Of
// what is kept, some may still be of what does not exist any more.
enum engine_fate { ENGINE_KEPT, ENGINE_DROPPED, ENGINE_REDONE };
enum engine_fate engine_fate(const struct engine *e, const struct engine *old,
                             const char *full_name, const char **now);

// The most characters the saved state can need: for one exercise by its full
// name (0: unknown name), or for everything when FULL_NAME is NULL.
size_t engine_state_bytes(const struct engine *e, const char *full_name);

// The room a text takes in the saved state, to compare with "bytes".
size_t engine_text_bytes(const char *text, size_t n);

#endif
