// dialogue.h - plays the replies of a participant through the scenes.
//
// The axes of a dialogue start at 0; each move is added and kept within
// -10..10 at once. A reply may be given when it stands in the scene and
//   once   it was not given before in this dialogue,
//   if     every comparison with an axis or with a trait of the client holds
//          at that moment, or a resistance has been named by its right name,
//   after  every scene named has been reached, this one counts.
// In a scene with a resistance one option may be picked each time it is
// reached, as long as a reply can follow: option I has the number
// replies + I in the answer, so what was said and named stands there in the
// order in which it was.
//
// Of several clients each participant meets one: they stand in the order that
// shuffle.h gives the seed, and each time the dialogue is begun again the
// next one comes.
//
// The first reply that may not be given ends the playing: what follows it
// is ignored, as after a correction of the course.
#ifndef ENGINE_DIALOGUE_H
#define ENGINE_DIALOGUE_H

#include "answer.h"

// All arrays lie in the heap that dialogue_play() was given.
struct play {
    int scene;  // where it stands now
    int client; // -1: nobody in particular
    int *path;  // scenes reached, the start not counted
    int n_path; // also the number of replies taken
    int n_said; // replies and namings
    const struct reply **taken;
    bool *reached; // one per scene, the start counts
    bool *named;   // one per scene: by the right name
    bool *tried;   // one per scene: by any name
    bool is_named; // this time
    double *axes;  // one per axis of the course
    bool ended;    // the scene has no replies
    bool full;     // the longest path is used up; nothing may follow
};

void dialogue_play(struct play *p, const struct course *c,
                   const struct exercise *x, const struct answer *a,
                   unsigned seed, struct heap *heap);

// The same step by step: before anything is said, and the next number of an
// answer; false: it may not come here.
void dialogue_begin(struct play *p, const struct course *c,
                    const struct exercise *x, const struct answer *a,
                    unsigned seed, struct heap *heap);
bool dialogue_say(struct play *p, const struct exercise *x, int number);

// An axis within its limits.
double dialogue_clamp(double axis);

// May reply I (from 0) of the present scene be given?
bool dialogue_open(const struct play *p, const struct exercise *x, int i);

// Is there a resistance to name in some scene?
bool dialogue_has_names(const struct exercise *x);

// May the resistance of the present scene be named?
bool dialogue_nameable(const struct play *p, const struct exercise *x);

// The client of a participant, -1: nobody in particular.
int dialogue_client(const struct exercise *x, const struct answer *a,
                    unsigned seed, struct heap *heap);

#endif
