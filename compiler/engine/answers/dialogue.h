// dialogue.h - plays the replies of a participant through the scenes.
//
// The axes of a dialogue start at 0; each move is added and kept within
// -10..10 at once. A reply may be given when it stands in the scene and
//   once   it was not given before in this dialogue,
//   if     every comparison with an axis holds at that moment,
//   after  every scene named has been reached, this one counts.
// The first reply that may not be given ends the playing: what follows it
// is ignored, as after a correction of the course.
#ifndef ENGINE_DIALOGUE_H
#define ENGINE_DIALOGUE_H

#include "answer.h"

// All arrays lie in the heap that dialogue_play() was given.
struct play {
    int scene;  // where it stands now
    int *path;  // scenes reached, the start not counted
    int n_path; // also the number of replies taken
    const struct reply **taken;
    bool *reached; // one per scene, the start counts
    double *axes;  // one per axis of the course
    bool ended;    // the scene has no replies
    bool full;     // the longest path is used up; nothing may follow
};

void dialogue_play(struct play *p, const struct course *c,
                   const struct exercise *x, const struct answer *a,
                   struct heap *heap);

// An axis within its limits.
double dialogue_clamp(double axis);

// May reply I (from 0) of the present scene be given?
bool dialogue_open(const struct play *p, const struct exercise *x, int i);

#endif
