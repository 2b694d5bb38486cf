// host.h - what rules.c offers to words.lua; see the head of that file.
#ifndef ENGINE_HOST_H
#define ENGINE_HOST_H

#include "engine/inside.h"
#include "engine/sandbox/sandbox.h"
#include "explore.h"

enum phase { PHASE_DECLARE, PHASE_COUNT, PHASE_JUDGE, PHASE_MOVE };

struct rules {
    struct engine *e;
    int lesson;
    struct sandbox box;
    enum phase phase;
    bool missed;    // the function running read an answer not given yet
    unsigned call;  // counts the functions run
    unsigned *read; // per exercise: the call that last read its answer
    int *variables; // outside the functions, see purity.c: which of theirs
    int n_variables;
    int calls;      // reference to the functions of words.lua
    int record;     // reference to p
    bool *declared; // per level
    double *max;    // per level
    double *alone;  // per level: without what earns for several levels
    double *score;  // per level
    double *spread; // per exercise: what it brings, see rules_spread()
    bool *unlocks;  // per lesson: declared here
    bool *unlocked; // per lesson: holds
    bool *routes;   // per lesson: declared here
    bool *routed;   // per lesson: holds
    bool *looked;       // per exercise: read by the last evaluation
    bool *asked_lesson; // per lesson: the same
    bool looked_at_all; // any exercise may have been
    bool reported;      // a problem, by the last evaluation
    struct engine_way *ways; // as declared
    int n_ways;
    double *moved;  // per axis: by how much the rules move it
    double *move_low, *move_high; // the same at the least and the most
    bool moves;     // any is declared
    bool has_route; // the same
    bool has_pass;
    bool asked; // passed is known, or being found out
    enum engine_truth passed;
    const char *feedback;
};

struct rules *rules_of(struct lua_State *L);

// Pushes the table of host functions.
void host_push(struct rules *r);

// The exercise of that name as the lesson's rules may call it, or -1 after
// reporting that there is none; a feedback is none.
int host_exercise(struct rules *r, const char *name);

// Reports at LINE, 0: at the line being run.
void host_report(struct rules *r, int line, enum engine_code code,
                 const char *name, const char *nearest, const char *message);

#endif
