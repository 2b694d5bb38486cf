// sandbox.h - a small, bounded Lua 5.4 for rules.
//
// A script gets text chunks only, 4 MiB of memory, 64 KiB per string and
// 2,000,000 steps per run; and of the libraries what library.c allows: no
// files, no time, no chance, no load, no pcall, no coroutines, no metatables.
// There is no pcall so that nothing can catch "out of steps" and go on; once
// the steps are spent every further instruction fails as well.
//
// Names that a script reads and nobody set are reported, not nil.
#ifndef ENGINE_SANDBOX_H
#define ENGINE_SANDBOX_H

#include "engine.h"

#include <stdbool.h>
#include <stddef.h>

struct lua_State;

enum {
    SANDBOX_MEMORY = 4 * 1024 * 1024,
    SANDBOX_STRING = 64 * 1024,  // also the longest chunk
    SANDBOX_STEPS = 2000000,     // of one run
    SANDBOX_ALL_STEPS = 20000000 // of all runs between two refills
};

// Why a run failed. The message is plain English without a full stop.
struct failure {
    enum engine_code code;
    int line;      // of the author's file, 0: not known
    char name[64]; // the word it is about, or ""
    char message[400];
};

struct sandbox {
    struct lua_State *L;
    const char *source; // "=name" of the author's file
    size_t used;        // bytes
    long steps;         // left in this run
    long all_steps;     // left until the next refill
    bool spent;
    int first_line; // of the author's function being called
    bool running;   // declarations are over; nothing may be set any more
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
// False: b->failure says why, nothing is pushed.
bool sandbox_call(struct sandbox *b, int n, int results);

void sandbox_refill(struct sandbox *b);

// The line of the author's file that is being run, 0: none.
int sandbox_line(struct sandbox *b);

#endif
