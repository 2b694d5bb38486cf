// watch.h - what rules ask about exercises, noted while they run.
//
// The functions with a Lua state are called from inside a rule. While nobody
// watches they note only what stale.h needs, and the functions and thresholds
// that a lesson declares.
#ifndef ENGINE_WATCH_H
#define ENGINE_WATCH_H

#include "explore.h"
#include "host.h"

enum question_kind {
    ASK_POINTS,  // about: the level, -1: all of them
    ASK_VISITED, // the scene
    ASK_HELD,    // the seconds
    ASK_CHOSE,   // the option
    ASK_AXIS,    // the axis
    ASK_NUMBER,  // a forecast: the chance
    ASK_DRAWS,   // a pool: how often it was drawn
    ASK_LAST,    // the level: is the last one taken on it?
    ASK_TAKEN,   // the level: how many were taken on it
    ASK_ON_TIME, // cues: see ask.h
    ASK_DONE,
    ASK_CORRECT,
};

struct question {
    enum question_kind kind;
    double about;
};

// A function that an author wrote into a rule.
struct function {
    int lesson;
    int reference; // of the guarded function, in the registry of its sandbox
};

// What a function said for a prepared answer.
struct known {
    bool known, truth; // truth: it holds or not, else it is a number
    double value;
};

// What one function, or one term of a level, reads.
struct reading {
    bool *reads;   // per exercise: in any way
    bool *records; // per exercise: as p[name]
    int n_reads;
    bool late; // asks for levels or lessons as well
};

struct reading_list {
    struct reading *all;
    int n;
    int running; // the one that runs, -1: none
};

struct watch {
    bool *reads;             // lesson by lesson, per exercise
    bool *lessons;           // lesson by lesson, per lesson
    struct question **asked; // per exercise
    int *n_asked;
    bool *moved;  // per exercise: asked for by what moves an axis
    bool *judged; // per exercise: asked for more than a level's points
    struct reading_list functions;
    struct reading_list *terms; // per lesson
    bool apart; // functions run outside of an evaluation
    size_t notes;
};

// Makes room for what functions and terms read.
void watch_begin(struct engine *e);

// A word asks about exercise X.
void watch_ask(struct lua_State *L, int x, enum question_kind kind,
               double about);

// An axis of the course is asked for: what each exercise moves it by.
void watch_axis(struct lua_State *L, int axis);

// The forecasts of a level (-1: all) are asked for.
void watch_forecasts(struct lua_State *L, int level);

// It is asked how often each level was taken in exercise X (-1: in all).
void watch_taken(struct lua_State *L, int x);

// A level adds what exercise X earns for it, without a rule; -1: in all.
void watch_add(struct engine *e, int lesson, int x, int level);

// A function reads p[name] of exercise X.
void watch_record(struct lua_State *L, int x);

// Levels are asked for, or whether a lesson (not -1) is passed.
void watch_late(struct lua_State *L, int lesson);

// The upvalues of at_least are on the stack, for points or for an axis.
void watch_threshold(struct lua_State *L, bool axis);

// The guarded function on top of the stack is what a lesson declares: put
// one in its place that notes what it reads, and that is not run again for a
// prepared answer when it read nothing else. (In the page it is just called.)
void watch_wrap(struct lua_State *L);

// term(n): term N of the levels starts, -1: they are done.
int watch_term(struct lua_State *L);

// Adds what FROM has noted of the same course.
void watch_share(struct engine *e, const struct engine *from);

void watch_free(struct engine *e);

#endif
