// watch.h - what rules ask about exercises, noted while they run.
//
// The functions with a Lua state are called from inside a rule; they do
// nothing while nobody watches, but for functions and thresholds, which are
// noted when a lesson declares them.
#ifndef ENGINE_WATCH_H
#define ENGINE_WATCH_H

#include "explore.h"
#include "host.h"

enum question_kind {
    ASK_POINTS,  // about: the level, -1: all of them
    ASK_VISITED, // the scene
    ASK_HELD,    // the seconds
    ASK_CHOSE,   // the option
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

struct noted_function {
    bool *reads;   // per exercise: in any way
    bool *records; // per exercise: as p[name]
    int n_reads;
    bool late; // asks for levels or lessons as well
};

struct watch {
    bool *reads;             // lesson by lesson, per exercise
    bool *lessons;           // lesson by lesson, per lesson
    struct question **asked; // per exercise
    int *n_asked;
    struct noted_function *functions;
    int running; // the function that runs, -1: none
    size_t notes;
};

// A word asks about exercise X.
void watch_ask(struct lua_State *L, int x, enum question_kind kind,
               double about);

// A level adds what exercise X earns for it, without a rule; -1: in all.
void watch_add(struct engine *e, int lesson, int x, int level);

// A function reads p[name] of exercise X.
void watch_record(struct lua_State *L, int x);

// Levels are asked for, or whether a lesson (not -1) is passed.
void watch_late(struct lua_State *L, int lesson);

// The upvalues of at_least are on the stack.
void watch_threshold(struct lua_State *L);

// The number of the function that is declared next, -1: the lesson declares
// nothing any more. watch_declare: it is on top of the stack.
int watch_next(struct lua_State *L);
void watch_declare(struct lua_State *L);

// Function F starts, or goes on. -1: one that no lesson declares, which
// counts as part of the one that runs. Returns the one before.
int watch_function(struct engine *e, int f);

// Adds what FROM has noted of the same course.
void watch_share(struct engine *e, const struct engine *from);

void watch_free(struct engine *e);

#endif
