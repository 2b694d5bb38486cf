// sandbox.h - a small, bounded Lua 5.4 for rules.
//
// A script gets text chunks only, 4 MiB of memory, 64 KiB per text and
// 2,000,000 steps per run; and of the libraries what library.c allows: no
// files, no time, no chance, no load, no pcall, no coroutines, no metatables.
// There is no pcall so that nothing can catch "out of steps" and go on; once
// the steps are spent every further instruction fails as well.
//
// Names that a script reads and nobody set are reported, not nil.
//
// What costs steps. All of it is the same natively and in WebAssembly:
//
//   an instruction of Lua                     1
//   a text that is made, n bytes              n / 64
//   a list or named part that is made or
//   moved, n >= 256 bytes (16 a place, 24 a
//   name)                                     n / 64
//   a function with u > 16 outer variables    u * u / 64
//   == and < on texts of n > 40 bytes         n / 16
//   "..." of n values                          n / 8
//   a number that becomes a text              16, with .. up to 32
//   x ^ y (y is not 2)                        32
//   a % b whose quotient has n > 64 bits      n / 8
//   patterns: an item tried                   1
//             a byte looked at by %b          1
//             a repeated item, each time      1
//             n bytes of a [set]              n / 8
//   find, match: a pattern of m bytes         m / 4
//   plain find: a candidate for m bytes       1 + m / 16
//               n bytes passed over           n / 16
//   n bytes copied in a function              n / 16
//   n bytes turned (lower, upper, reverse)    n / 4
//   string.format: an item, with a fraction   8, 64
//                  n bytes of %q              n / 2
//   a text that becomes a number              1 + n / 16
//   select, unpack, byte, codepoint, assert:
//             a value returned                1
//   char, utf8.char, max, min: an argument    1
//   utf8: a character passed                  1
//   table.insert, remove: a value moved       1
//   table.concat: a value                     2
//   table.sort: a comparison, a move          2, 1
//   pairs, next: a place of the table / 16, an entry 1; pairs: a comparison 2
//
// Not a matter of steps: 15,000 values on the stack (calls within calls), 120
// calls of functions in C within each other or brackets within brackets, 1,024
// names in one table, and 50 times that memory ran out and only clearing up
// helped. A native build ends a run after one second of the processor as well.
// Only one thing is known to come near: short texts chosen so that all of them
// meet in one place of Lua's own table of texts. As it depends on the machine
// it is said in other words; a browser has no clock here and takes longer.
//
// Memory is counted as the build needs it. Everything is as large natively as
// in WebAssembly or larger, so a rule that fits when the course is built fits
// in the page too.
#ifndef ENGINE_SANDBOX_H
#define ENGINE_SANDBOX_H

#include "engine/engine.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

struct lua_State;

enum {
    SANDBOX_MEMORY = 4 * 1024 * 1024,
    SANDBOX_RESERVE = 1024 * 1024, // on top, while no script is running
    SANDBOX_STRING = 64 * 1024,    // also the longest chunk
    SANDBOX_NAMES = 1024,          // of one table
    SANDBOX_REFUSALS = 50,         // of memory in one run
    SANDBOX_STEPS = 2000000,       // of one run
    SANDBOX_ALL_STEPS = 20000000   // of all runs between two refills
};

// Why a run failed. The message is plain English without a full stop.
struct failure {
    enum engine_code code;
    int line;      // of the author's file, 0: not known
    char name[64]; // the word it is about, or ""
    char message[400];
};

// What ended a run or refused memory last; explain.c has a sentence for each.
enum limit {
    LIMIT_NONE,
    LIMIT_STEPS,
    LIMIT_ALL_STEPS,
    LIMIT_TIME,
    LIMIT_MEMORY,
    LIMIT_STRING,
    LIMIT_NAMES
};

struct sandbox {
    struct lua_State *L;
    const char *source; // "=name" of the author's file
    size_t used;        // bytes
    long steps;         // left in this run
    long look_at;       // when so many are left, the clock is looked at
    long all_steps;     // left until the next refill
    double began;       // CPU seconds; below 0: not looked at yet
    enum limit spent;   // why the run is over, LIMIT_NONE: it is not
    enum limit refused; // why memory was refused last
    int refused_line;   // and where
    int refusals;       // in this run
    int first_line;     // of the author's function being called
    bool counting;      // a run is going on
    bool running;       // declarations are over; nothing may be set any more
    struct failure failure;
    void *owner; // for the functions of the host
    void (*unknown)(struct sandbox *b, const char *name); // a name not set
};

// Opens the sandbox and its libraries. False: not enough memory.
bool sandbox_open(struct sandbox *b, const char *source);
void sandbox_close(struct sandbox *b);

// The sandbox in which L runs.
struct sandbox *sandbox_of(struct lua_State *L);

// Pushes the table of names that scripts can read; more may be put there.
void sandbox_push_names(struct sandbox *b);

// Reads a chunk whose first line is line LINE of the author's file and pushes
// it. False: b->failure says why, nothing is pushed.
bool sandbox_read(struct sandbox *b, const char *text, size_t n, int line);

// Calls the function below N arguments with full steps; pushes RESULTS values.
// False: b->failure says why, nothing is pushed. Within a run it takes from
// the steps of that run.
bool sandbox_call(struct sandbox *b, int n, int results);

void sandbox_refill(struct sandbox *b);

// The line of the author's file that is being run, 0: none.
int sandbox_line(struct sandbox *b);

// Takes N steps where Lua cannot be left: when none are left, the run ends at
// its next instruction. Outside a run it does nothing.
void sandbox_debit(struct sandbox *b, size_t n);

// Ends the run when its steps or its time are over, else returns.
void sandbox_look(struct sandbox *b);

// Takes N steps; a lua_CFunction may not get out of it when none are left.
static inline void sandbox_charge(struct sandbox *b, size_t n)
{
    b->steps -= (long)n;
    if (b->steps < b->look_at)
        sandbox_look(b);
}

#endif
