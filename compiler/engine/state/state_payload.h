// state_payload.h - what a record of the saved state holds, kind by kind.
//
//   choice   hints tries picked...       reflect  hints text
//   silence  hints done asked held. breaks... "." text; done: 0 not yet, 1,
//            and with a second silence 2, or 3 when that is done as well: its
//            held. breaks... "." then stand before the text
//   cues     hints done moment reply marked...; of several moments done is 2
//            more: then how many and each of them stand instead of the one
//   dialogue hints said..., then if a client other than the first was met:
//            0 and how often it was begun again. What is said are replies and,
//            with numbers behind theirs, namings.
//   order    hints tries items...        match    hints tries targets...
//   sort     hints tries groups...
//   gaps     hints tries words... of a list; typed: (text "@")...
//   text     hints tries text
//   number   hints tries, then if there is one: 2 * (exponent + 18), one more
//            below 0 (1 digit), and the mantissa (4 digits)
//   scale    hints, then if there is one: tenths of 2 * value + 1, or of
//            -2 * value below 0
//   forecast hints, then if there is one: hundredths
//   pool     hints draws
// Everything but tenths and text is a small number.
#ifndef ENGINE_STATE_PAYLOAD_H
#define ENGINE_STATE_PAYLOAD_H

#include "engine/answers/answer.h"
#include "engine/data/state_code.h"

// The sign of the kind in a record.
char payload_sign(enum kind kind);

void payload_put(struct buffer *out, const struct exercise *x,
                 const struct answer *a);

// Reads into an empty answer, which still must be settled. R->sound is false
// when it is none of X's kind.
void payload_take(struct cursor *r, const struct exercise *x, struct answer *a);

// The longest payload.
size_t payload_bytes(const struct exercise *x);

#endif
