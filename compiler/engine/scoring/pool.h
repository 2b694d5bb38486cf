// pool.h - some of several exercises, drawn by the participant's seed.
//
// The exercises stand in the participant's order (shuffle.h, by the pool's
// full name). Draw k takes the places (k - 1) * pick .. k * pick - 1 of it,
// and begins again at its end, so that a retry shows unseen ones first.
#ifndef ENGINE_POOL_H
#define ENGINE_POOL_H

#include "score.h"

// What is drawn now, by numbers in the course; nothing before the first draw.
// Lies in the heap that pool_draw() was given.
struct draw {
    int *members;
    int n;
};

struct draw pool_draw(struct heap *heap, const struct exercise *x,
                      const struct answer *a, unsigned seed);

// Scores pool X by the marks of what is drawn. MARKS has one per exercise of
// the course, in that of X the tries are known already.
void pool_score(struct mark *marks, const struct course *c,
                const struct exercise *x, const struct draw *d);

#endif
