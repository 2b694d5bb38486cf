// talk.h - a conversation under its conditions, step by step.
//
// As dialogue.h of the engine describes it, but only what conditions ask is
// remembered, so that two ways to the same place become one.
#ifndef PASS_SIMULATE_TALK_H
#define PASS_SIMULATE_TALK_H

#include <stdint.h>

#include "model/course.h"

struct talk {
    int scene;
    double axes[MOST_AXES]; // those that some condition asks for, else 0
    uint64_t reached;       // scenes that some `after` names
    uint64_t used;          // replies that are `once`
    uint64_t named;         // scenes that some `if named` asks for
    int client;             // of the dialogue's, -1: it has none
    int is_named;           // something was named in the scene this time
};

// What is remembered of a dialogue.
struct talk_plan {
    const struct exercise *x;
    bool asked[MOST_AXES];
    signed char *reached_bit; // per scene, -1: nobody asks
    signed char **used_bit;   // per scene and reply, -1: not `once`
    signed char *named_bit;   // per scene, -1: nobody asks
    bool too_large; // more than 64 of a sort: conditions cannot be followed
};

void talk_plan(struct talk_plan *p, const struct exercise *x,
               struct arena *a);

// Where the conversation with a client begins.
void talk_start(const struct talk_plan *p, struct talk *t, int client);
bool talk_holds(const struct talk_plan *p, const struct talk *t,
                const struct reply_test *test);
bool talk_open(const struct talk_plan *p, const struct talk *t, size_t reply);
void talk_take(const struct talk_plan *p, struct talk *t, size_t reply);

// The numbers of a scene, as in an answer but from 0: its replies, then one
// name that is right and one that is wrong. They are talk_count(); which
// stands at `i` says talk_said(). talk_step() takes it if it may come.
size_t talk_count(const struct scene *s);
size_t talk_said(const struct scene *s, size_t i);
bool talk_step(const struct talk_plan *p, struct talk *t, size_t said);

// The numbers of a dialogue's clients: from `first` up to, not with, `end`.
struct clients {
    int first, end;
};
struct clients talk_clients(const struct exercise *x);

// Marks the scenes that some way through the dialogue reaches, and of each
// scene the replies that can be chosen there at some time, with all that
// conditions ask. False: there are too many ways to say, nothing is marked.
// (In scenes.c.)
bool talk_reach(const struct exercise *x, bool *scenes, bool **replies);

#endif
