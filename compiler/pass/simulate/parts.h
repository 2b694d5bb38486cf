// parts.h - what the files of the pass `simulate` share.
//
// The words: a `subject` is an exercise with all ways to answer it; a `class`
// is a set of ways that rules cannot tell apart; a `part` is what varies in a
// lesson by itself (a subject, several whose points add up, another lesson
// that is passed or not), each `state` of it settles some classes; a `unit`
// is a lesson with all its parts, and its `tally` what came out.
#ifndef PASS_SIMULATE_PARTS_H
#define PASS_SIMULATE_PARTS_H

#include <stdint.h>

#include "engine/rules/explore.h"
#include "model/course.h"
#include "pass/simulate/simulate.h"

// MOST_WAYS: of one exercise; beyond that a choice of them is tried.
enum { MOST_WAYS = 4000, SIMULATE_SEED = 20140 };

struct way {
    Str json;        // the answer; empty: none
    int end;         // dialogue: the scene where it ended, or NOWHERE
    const unsigned short *path; // and what was said, from 0
    size_t path_length;
    uint32_t picked; // choice: a bit for each of the first 32 options
    int prepared;    // in the first engine, -1: no answer
    int class;
};

struct class {
    size_t way;       // the first of its ways
    double ways;      // how many
    double finishing; // how many of them finish the exercise
    int end;          // as in its ways
};

struct subject {
    const struct exercise *x;
    int number; // of the exercise in the engine
    int lesson; // of the lesson in the engine
    struct way *ways;
    size_t way_count;
    double all; // how many ways there are; more than tried: some are left out
    struct class *classes;
    size_t class_count;
    bool troubled; // a dialogue with scenes that nobody reaches
};

struct setting {
    int subject, class;
};

struct state {
    struct setting *settings;
    size_t setting_count;
    double ways, finishing;
};

struct part {
    struct state *states;
    size_t state_count;
    int lesson; // which is passed or not; NOWHERE: only exercises vary
};

// What is known of numbers: the least and the most.
struct range {
    double least, most; // infinite and the wrong way round: nobody
};

// How often each number came out, in thousandths.
struct histogram {
    struct bar {
        long at;
        double weight;
        bool used;
    } *bars;
    size_t n, room; // a hash table: room is a power of two
};

// Of the dialogues of the lesson: one end each.
struct end_tally {
    int subject, scene;
    double weight;
    struct range *levels;
};

// Participants for whom the rules of a lesson decide alike who goes where:
// the best of them.
struct bearing {
    uint64_t held;    // a bit for each of engine_ways()
    uint64_t lessons; // and for each lesson that is a part: not its first state
    int rank;         // who finishes before who does not, who passes first
    double total;
    size_t number;
    int *states; // of the unit's parts
};
enum { MOST_BEARINGS = 32 };

struct tally {
    double weight; // of the participants who finish, however weighted
    bool *shown;   // per exercise of the lesson: as feedback, to finishers
    double *shows; // the same, how often
    bool passes, fails; // some participant; some who finishes
    double pass_weight;
    bool *unlocks; // per lesson of the course
    double *unlock_weights;
    bool *routes;        // the same: what the rules put on the route
    struct range total; // the least of finishers only
    struct range passed_total; // of those who do not fail
    struct range *levels;
    struct end_tally *ends;
    size_t end_count;
    struct histogram totals, passed_totals, *scores; // per level
    struct bearing *bearings; // MOST_BEARINGS places
    size_t bearing_count;
    bool bearings_cut; // there are more
    uint64_t held;     // by any participant: a bit for each way
    // The first participants who hold and who do not hold as passed for the
    // rules of other lessons: their numbers, or NOBODY.
    size_t passing, failing;
    double passing_weight;
};
#define NOBODY SIZE_MAX

struct unit {
    int lesson; // in the engine
    struct lesson *l;
    struct part *parts;
    size_t part_count;
    int *lessons; // that are evaluated each time, this one last
    size_t lesson_count;
    double ways;    // to answer its own exercises
    double product; // of the states
    bool all;       // every one was tried, else `drawn` and `chosen`
    size_t chosen, drawn;
    int *plan;      // the chosen ones: states, part_count each
    size_t *talks;  // the parts that are dialogues of this lesson
    size_t talk_count;
    struct tally tally;
    int *passing, *failing; // the tally's participants, or NULL
    bool exact;    // the same, and no exercise has more ways than were tried
    bool begun, settled; // its tally is there
    bool guessed;  // its rules look into texts that are typed freely
    bool troubled; // reported something that would explain the rest
    Span *reported; // its thresholds that were
    size_t reported_count;
};

struct simulation {
    struct course *c;
    struct arena *arena;
    struct engine *engine; // the first worker's
    struct subject *subjects;
    size_t subject_count;
    struct unit *units; // one per lesson of the engine
    size_t unit_count;
    size_t jobs;
    bool charts; // histograms are wanted
    double tried; // participants
    struct worker *workers;
};

// Numbers by chance that are the same everywhere: the state moves on.
uint64_t simulate_random(uint64_t *state);

// ways.c: fills in the ways of a subject; the first is no answer.
void simulate_ways(struct simulation *s, struct subject *sub);

// One more way with its JSON; NULL when there are enough.
struct way *simulate_add_way(struct simulation *s, struct subject *sub,
                             const struct text *json);

// talk.c: the complete paths of a dialogue and some that stop.
void simulate_paths(struct simulation *s, struct subject *sub);

// scenes.c: what the conditions of a dialogue close; true when
// something was reported.
bool simulate_scenes(const struct exercise *x);

// replies.c: reports replies that are better in every way.
void simulate_replies(struct simulation *s, const struct subject *sub);

// classes.c: prepares all ways and looks what rules ask of some
// participants; sorts the ways into classes.
void simulate_prepare(struct simulation *s);
void simulate_classes(struct simulation *s);

// Whether rules ask if all of the lesson is done: a lesson without a pass of
// its own is passed then.
bool simulate_completion_matters(const struct simulation *s, int lesson);

// plan.c: the parts of a unit. The units whose lessons it asks for
// are settled, unless they wait for this one.
void simulate_plan(struct simulation *s, struct unit *u);

// Puts a class in place, or no answer for all exercises: in the first engine.
void simulate_use(struct simulation *s, struct setting setting);
void simulate_use_none(struct simulation *s);

// choice.c: chooses participants of a unit that has too many: those
// who do best and worst in total or in a level, and those between them.
void simulate_choose(struct simulation *s, struct unit *u, size_t most);

// walk.c: starts and ends the workers; tries the participants of a
// planned unit, with the same tally for any number of workers.
void simulate_start(struct simulation *s);
void simulate_walk(struct simulation *s, struct unit *u);
void simulate_stop(struct simulation *s);

// tally.c: what came out for one participant, and for many.
struct observed {
    const struct engine *engine;
    const struct unit *u;
    const int *states;
    size_t number;
    bool finishes;
    double weight; // 0: not for the statistics
};
void tally_init(struct simulation *s, const struct unit *u, struct tally *t);
void tally_clear(const struct simulation *s, struct tally *t); // histograms
void tally_add(struct simulation *s, struct tally *t,
               const struct observed *o);
void tally_merge(struct simulation *s, const struct unit *u, struct tally *t,
                 struct tally *from); // whose histograms are given back
void histogram_add(struct histogram *h, long at, double weight);
void histogram_clear(struct histogram *h);

// axes.c: how far the axes of the course go, and the thresholds that
// they do not reach.
struct range simulate_axis(const struct simulation *s, size_t axis, bool *sure);
void simulate_axes(struct simulation *s);

// routes.c: the bearings of a tally; the routes that nobody can go to
// the end, or that nobody takes.
void bearing_of(struct tally *t, const struct engine_lesson *l,
                const struct observed *o);
void bearing_merge(struct tally *t, const struct bearing *b);
void simulate_routes(struct simulation *s);

// trouble.c: one mistake, one message. What a dialogue with closed
// scenes could still earn, were they open, for a level or in all (-1); and
// whether that, or a threshold that was reported, may be why a statement
// never holds.
double simulate_closed_points(const struct simulation *s, const struct unit *u,
                              int level);
bool simulate_explained(const struct simulation *s, const struct unit *u,
                        Span statement);
void simulate_note(struct unit *u, Span reported);

// Where a threshold stands in the rules; scores compared as results are.
Span simulate_place(const struct simulation *s,
                    const struct engine_threshold *t, const char *word);
bool simulate_less(double a, double b);

// reach.c, hints.c: the messages; and whether some lessons
// are not for everybody, so that what counts differs.
bool simulate_routed(const struct simulation *s);
void simulate_report(struct simulation *s);
void simulate_giveaways(struct course *c);
void simulate_options(struct simulation *s);

#endif
