// score.h - from one answer to its score. P is the exercise's points.
//
//   choice, one     P when the option picked is right.
//   choice, many    P * max(0, (right picked - wrong picked) / all right);
//                   without any right option: P when nothing is picked.
//   choice, [3]     the sum of the boxes picked; P does not count. At most
//                   the best box (one) or the sum of those above 0 (many).
//   choice, [level] each option picked earns P for its level; never wrong.
//                   At most P per level (one: P in all).
//   choice, raise   "raise: LEVEL" says which level the client's last sentence
//                   was answered on; the levels rise as course.yaml has them.
//                   The option one level higher earns P, those above it P / 2,
//                   the others nothing. All of it counts for the level asked
//                   for, unless the exercise names its own.
//   reflect         P once there are words; never wrong.
//   silence         P * hold, hold = seconds before the first break / seconds
//                   asked for, 0..1; of two silences the better one. With
//                   right and wrong questions:
//                   P * (0.5 * question + 0.5 * hold).
//   cues            P * the mean of the parts that exist:
//                   cues    max(0, (found - false marks) / all cues),
//                           the decision neither helps nor harms; a false
//                           cue is a line like any other that is none;
//                   moment  d = moment - decision line; 0: 1, early:
//                           max(0, 1 - 0.5 * |d|), late: max(0, 1 - 0.25 * d);
//                           none: 0. Without any the decision lines that
//                           are marked are the moments. Of several decisions
//                           the mean, see score_moments();
//                   reply   1 when it is right.
//   order           P * max(0, (pairs of items in the right order - pairs in
//                   the wrong order) / all pairs): Kendall's tau. Right when
//                   all are in order; of a single item it is 1.
//   match           P * items on the left with their own / all of them.
//   sort            P * items in their group / all items.
//   gaps            P * gaps filled in rightly / all gaps. In these three
//                   nothing is taken for wrong ones.
//   text            P when a right option matches (text_match.h); with [3]
//                   the points of the option that matches, at most the best.
//   number          P when |given - answer| <= within, all with 7 digits.
//   scale           never scored; moves its axis by value - (from + to) / 2.
//   forecast        P * (1 - (chance - outcome)^2), outcome 1 or 0: 1 less
//                   the Brier score. Right when the chance is on the side of
//                   the outcome, wrong on the other, neither at 0.5.
//   pool            P * the mean of max(0, score / max) over what is drawn,
//                   without what is not scored; with nothing else P once all
//                   of it is finished. Right and finished when all are.
//   dialogue        once it ended: with levelled replies P * the share of
//                   the levelled replies taken, per level; with raise: P *
//                   the share of those after the first that are one level
//                   higher than the one before, or both on the highest; each
//                   counts for its own level, and with only one there is
//                   nothing that could. Right when all do. Otherwise by the
//                   ending: won 1, open 0.5, lost 0, other names 1, no name 1,
//                   but 0.5 when other ends of the dialogue have names. What is
//                   named in it earns nothing by itself: rules see it.
//
// Choice, order, match, sort, gaps, text and number are scored once they are
// handed in with something in them, and finished when they are not wrong or no
// try is left. Each hint opened costs hintCost * P, down to 0; not where the
// score goes to several levels, and not in a pool, whose exercises have their
// own.
#ifndef ENGINE_SCORE_H
#define ENGINE_SCORE_H

#include "engine/answers/answer.h"
#include "engine/answers/dialogue.h"
#include "engine/engine.h"

struct mark {
    bool answered;
    bool finished; // nothing more to do
    double score;
    double *levels; // the part of the score per level of the course
    // dialogue: where its axes stand now; scale: how it moves its axis, the
    // others 0; else NULL
    double *axes;
    // dialogue: its scenes, the start counts, and behind them the same number
    // of scenes again whose resistance was named rightly; else NULL
    bool *reached;
    int *taken;     // boxes picked and replies taken, per level of the course
    int last_level; // of the last of them, -1: none
    enum engine_truth right;
    int tries_left; // -1: no limit
};

// Does the score go to several levels by what is chosen?
bool score_spreads(const struct exercise *x);

// The number of the highest level that its boxes or replies carry, from 1; 0:
// they carry none.
int score_highest(const struct exercise *x, int n_levels);

// Fills in what can be reached in every exercise.
void score_limits(struct heap *heap, struct course *c);

// Needs: M->levels and M->taken, and for a dialogue M->axes and M->reached,
// with a place for every number.
void score_answer(struct mark *m, const struct course *c,
                  const struct exercise *x, const struct answer *a,
                  unsigned seed, struct heap *scratch);

// The longer of the silences held, in seconds.
double score_held(const struct answer *a, const struct exercise *x);

// The line a participant took for each decision of cues, from 1; 0: none.
// With as many moments as decisions each belongs to its own in turn. With
// fewer they keep their order and lie together as near as they can; where that
// is the same, the earlier decision has it.
void score_moments(const struct exercise *x, const struct answer *a,
                   int moments[MAX_DECISIONS]);

// Was decision NUMBER (from 1; 0: every one) taken at its line or at most LATE
// lines after it?
bool score_on_time(const struct exercise *x, const struct answer *a,
                   int number, int late);

// The level that raising asks for after one on level FROM: the next, or the
// highest again; -1: after none there is nothing to raise.
int score_raise_to(const struct course *c, int from);

// Is the last levelled reply of a dialogue on that level, or a picked box of a
// choice?
bool score_is_on(const struct exercise *x, const struct mark *m, int level);

// Cues found, lines marked that are none, and how many of those are false
// cues.
struct marks {
    int found;
    int wrong;
    int polite;
};
struct marks score_marks(const struct exercise *x, const struct answer *a);

// Is gap I filled in rightly? UNSURE: nothing is there.
enum engine_truth score_gap(const struct exercise *x, const struct answer *a,
                            int i, struct heap *scratch);

// Does an exercise of this kind move axes, so that its mark needs them?
bool score_moves(const struct exercise *x);

// Rounded to 7 significant digits, so that both builds compare and print the
// same.
double score_round(double d);

#endif
