// explore.h - many participants, one after the other, quickly.
//
// For whoever tries all ways to answer a course. An answer is read and scored
// once and put in place as often as wanted; lessons are evaluated one by one.
// And the engine tells what the rules ask about an exercise, so that answers
// which they cannot tell apart need not be tried twice.
//
// Exercises and lessons go by number here: from 0, in the order of the table,
// feedbacks count. Every function needs a successful engine_load().
#ifndef ENGINE_EXPLORE_H
#define ENGINE_EXPLORE_H

#include "engine/engine.h"

// Reads an answer to exercise X, in the shapes of engine_answer(). Returns the
// number it is used by, from 0, or -1 when this is no answer to X.
int engine_prepare(struct engine *e, int x, const char *json, size_t n);

// Makes a prepared answer the answer to its exercise X; -1: no answer.
void engine_use(struct engine *e, int x, int prepared);

// What a prepared answer is worth. Good until engine_free().
struct engine_worth {
    bool answered, finished;
    double score;
    enum engine_truth right;
    const double *levels; // part of the score, one per level
    const double *axes;   // dialogue: where they stand, one per axis; or NULL
};
struct engine_worth engine_worth(const struct engine *e, int prepared);

// Computes the results of N lessons: first the levels of all of them, then
// whether they are passed, their feedback and what they unlock. Whoever asks
// for passed_lesson() of another lesson must name that one as well, or have
// evaluated it since its answers changed.
void engine_evaluate_lessons(struct engine *e, const int *lessons, size_t n);

// The lesson as it was last evaluated, good until the next evaluation.
const struct engine_lesson *engine_lesson(const struct engine *e, int lesson);

// Do the rules of LESSON open TARGET? UNSURE: they do not speak of it.
enum engine_truth engine_unlocks(const struct engine *e, int lesson,
                                 int target);

// Do they put it on the participant's route? UNSURE: as above.
enum engine_truth engine_routes(const struct engine *e, int lesson,
                                int target);

// A route or an unlock that the rules of a lesson declare.
struct engine_way {
    int to;   // the lesson
    int line; // the author's
    bool route;
    bool locks; // who is not sent there finds it closed
    bool holds; // by the last evaluation
};
size_t engine_ways(const struct engine *e, int lesson,
                   const struct engine_way **ways);

// A threshold that a rule declares: at_least or below.
struct engine_threshold {
    int lesson;
    int line;  // the author's
    int level; // -1: the total
    int axis;  // -1: of points; else LEVEL is nothing
    double amount;
    bool share; // AMOUNT is a share (0..1) of what can be reached
    bool below;
    bool mastery; // `mastered`: the amount stands in course.yaml
};
size_t engine_threshold_count(const struct engine *e);
const struct engine_threshold *engine_threshold(const struct engine *e,
                                                size_t i);

// By how much the rules of all lessons can move an axis.
void engine_moves(const struct engine *e, int axis, double *low, double *high);

// From here on the engine notes what rules ask. Notes only grow: a rule that
// looks at a second answer only when the first is right is found out when
// such a participant comes by.
void engine_watch(struct engine *e);

// How many notes there are: when it is as before, nothing new was asked.
size_t engine_notes(const struct engine *e);

// Adds the notes of another engine with the same course.
void engine_share_notes(struct engine *e, const struct engine *from);

// Did the rules of LESSON, or its levels, ever ask about exercise X, or
// whether lesson OTHER is passed?
bool engine_asks(const struct engine *e, int lesson, int x);
bool engine_asks_lesson(const struct engine *e, int lesson, int other);

// What was asked about exercise X by words, as one number for each question:
// the answers to them for a prepared answer. Two prepared answers with the
// same numbers are the same to all words. ANSWERS has room for
// engine_questions() of them.
size_t engine_questions(const struct engine *e, int x);
void engine_ask(const struct engine *e, int prepared, double *answers);

// Is X asked for by levels alone, each time by a term about nothing else?
// Then what it brings is added to what others bring. Known only of terms as
// they were computed by engine_run_terms().
bool engine_only_adds(const struct engine *e, int x);

// Computes each term of all declared levels by itself, for the present
// answers, to see what it asks.
void engine_run_terms(struct engine *e);

// The functions that authors wrote as a term or a condition.
size_t engine_function_count(const struct engine *e);

// Runs function F for the present answers: its points, or 0 and 1.
double engine_run_function(struct engine *e, size_t f);

enum engine_reading {
    READS_NOTHING,  // of this exercise
    READS_ALONE,    // nothing but this exercise
    READS_WORDS,    // others as well, but of this one by words only
    READS_TOGETHER, // others or levels as well, and p[name] of this one
};
enum engine_reading engine_function_reads(const struct engine *e, size_t f,
                                          int x);

#endif
