// score_parts.h - what the files that score share; the formulas: score.h.
//
// Each of these fills in the score and whether it is right, and where a kind
// has no tries, also whether it is answered and finished. The mark comes
// empty. For a kind with tries they are only asked once it is answered.
#ifndef ENGINE_SCORE_PARTS_H
#define ENGINE_SCORE_PARTS_H

#include "score.h"

// One answer to be scored.
struct attempt {
    const struct course *c;
    const struct exercise *x;
    const struct answer *a;
    unsigned seed;
    struct heap *scratch;
};

void score_choice(struct mark *m, const struct attempt *t);
void score_reflect(struct mark *m, const struct attempt *t);
void score_silence(struct mark *m, const struct attempt *t);
void score_cues(struct mark *m, const struct attempt *t);
void score_dialogue(struct mark *m, const struct attempt *t);
void score_order(struct mark *m, const struct attempt *t);
void score_pairs(struct mark *m, const struct attempt *t); // match, sort
void score_gaps(struct mark *m, const struct attempt *t);
void score_text(struct mark *m, const struct attempt *t);
void score_number(struct mark *m, const struct attempt *t);
void score_scale(struct mark *m, const struct attempt *t);
void score_forecast(struct mark *m, const struct attempt *t);

// A share of the points; right when it is all of them.
void score_share(struct mark *m, const struct exercise *x, double share);

enum engine_truth score_truth(bool right);

// A box or a reply on that level (-1: none) was taken.
void score_take(struct mark *m, int level);

#endif
