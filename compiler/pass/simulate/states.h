// states.h - the states of a conversation, for whoever reports on it.
#ifndef PASS_SIMULATE_STATES_H
#define PASS_SIMULATE_STATES_H

#include "pass/simulate/talk.h"

// Every state of a conversation that can be reached, each once.
struct graph {
    struct talk_plan plan;
    struct talk *states;
    size_t n, room;
    size_t *table; // hash: number + 1 of a state
    size_t table_room;
    size_t *from, *to; // the steps between states
    size_t steps, steps_room;
    bool *leads; // per state: to an end, or where nothing can be said
};

// closed.c: reports the scenes that only conditions keep closed (true:
// there are any), or the replies between scenes that are reached.
bool simulate_closed(const struct graph *g, const bool *reached);
void simulate_shut(const struct graph *g, const bool *reached);

#endif
