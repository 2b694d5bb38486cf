// sandbox.c - see sandbox.h.
#include "sandbox.h"

#include "clock.h"
#include "explain.h"
#include "library.h"
#include "vm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

enum {
    QUANTUM = 1000,     // instructions between two looks at the steps
    LOOK = 4 * QUANTUM, // steps between two looks at the clock
    FEW_UPVALUES = 16,  // cost nothing
    FEW_BYTES = 256,   // of a list cost nothing
    SECONDS = 1         // of the processor for a run
};

struct sandbox *sandbox_of(struct lua_State *L)
{
    struct sandbox *b;
    memcpy(&b, lua_getextraspace(L), sizeof b);
    return b;
}

// -- memory ------------------------------------------------------------------

// Takes steps for a block of N bytes, which is new with the tag OLD or grows
// or shrinks from OLD bytes at P.
static void charge_block(struct sandbox *b, const void *p, size_t old, size_t n)
{
    if (p) {
        const size_t larger = old > n ? old : n;
        if (larger >= FEW_BYTES && !vm_is_own(b->L, p))
            sandbox_debit(b, larger / 64);
    } else if (old == LUA_TSTRING) {
        sandbox_debit(b, vm_text_bytes(n) / 64);
    } else if (old == LUA_TFUNCTION) {
        const size_t u = vm_upvalues(n);
        sandbox_debit(b, u > FEW_UPVALUES ? u * u / 64 : 0);
    } else if ((old == 0 || old == VM_NODES) && n >= FEW_BYTES) {
        sandbox_debit(b, n / 64);
    }
}

// Which limit forbids N more bytes for a new block with that tag; 0: none.
static enum limit limit_of(const struct sandbox *b, size_t tag, size_t n)
{
    const size_t room =
        SANDBOX_MEMORY + (size_t)(b->counting ? 0 : SANDBOX_RESERVE);
    if (tag == LUA_TSTRING && vm_text_bytes(n) > SANDBOX_STRING)
        return LIMIT_STRING;
    if (b->used + n > room)
        return LIMIT_MEMORY;
    if (!b->counting)
        return LIMIT_NONE;
    if (tag == VM_NODES && vm_names(n) > SANDBOX_NAMES)
        return LIMIT_NAMES;
    return b->refusals > SANDBOX_REFUSALS ? LIMIT_MEMORY : LIMIT_NONE;
}

// Lua tells in OLD what a new block is for. It never fails to shrink one.
static void *allocate(void *owner, void *p, size_t old, size_t n)
{
    struct sandbox *b = owner;
    const size_t had = p ? old : 0;
    if (n == 0) {
        b->used -= had;
        free(p);
        return NULL;
    }
    const enum limit limit =
        n > had ? limit_of(b, p ? 0 : old, n - had) : LIMIT_NONE;
    if (limit) {
        // Lua clears up now and asks once more.
        b->refused = limit;
        b->refusals++;
        b->refused_line = b->counting ? sandbox_line(b) : 0;
        return NULL;
    }
    if (b->counting)
        charge_block(b, p, old, n);
    const bool is_text = !p && old == LUA_TSTRING;
    char *moved = realloc(p, n + (is_text ? sizeof b : 0));
    if (!moved)
        return NULL;
    if (is_text)
        memcpy(moved + n, &b, sizeof b); // see compare.c
    b->used += n - had;
    return moved;
}

// -- steps -------------------------------------------------------------------

static void count(lua_State *L, lua_Debug *at);

// From now on every instruction fails.
static void spend(struct sandbox *b, enum limit why)
{
    if (!b->spent)
        b->spent = why;
    lua_sethook(b->L, count, LUA_MASKCOUNT, 1);
}

static enum limit which_steps(const struct sandbox *b)
{
    return b->all_steps < SANDBOX_STEPS ? LIMIT_ALL_STEPS : LIMIT_STEPS;
}

void sandbox_debit(struct sandbox *b, size_t n)
{
    if (!b->counting)
        return;
    b->steps -= (long)n;
    if (b->steps < 0 && !b->spent)
        spend(b, which_steps(b));
}

// The clock is first looked at when a run is not short any more.
static bool is_late(struct sandbox *b)
{
    const double now = clock_seconds();
    if (b->began < 0)
        b->began = now;
    return now - b->began > SECONDS;
}

void sandbox_look(struct sandbox *b)
{
    if (!b->counting) {
        b->look_at = LONG_MIN;
        return;
    }
    if (b->steps < 0)
        spend(b, which_steps(b));
    else if (!b->spent && is_late(b))
        spend(b, LIMIT_TIME);
    if (b->spent)
        luaL_error(b->L, "out of steps");
    b->look_at = b->steps > LOOK ? b->steps - LOOK : 0;
}

static void count(lua_State *L, lua_Debug *at)
{
    struct sandbox *b = sandbox_of(L);
    (void)at;
    b->steps -= QUANTUM;
    if (b->steps <= 0)
        b->steps = -1;
    if (b->spent || b->steps < b->look_at)
        sandbox_look(b);
}

// -- runs --------------------------------------------------------------------

int sandbox_line(struct sandbox *b)
{
    lua_Debug at;
    for (int i = 0; lua_getstack(b->L, i, &at); i++) {
        lua_getinfo(b->L, "Sl", &at);
        if (strcmp(at.source, b->source) == 0)
            return at.currentline;
    }
    return b->first_line; // "return f()" leaves nothing of the caller
}

// Message handler: notes what and where, while the stack still stands.
static int note_failure(lua_State *L)
{
    struct sandbox *b = sandbox_of(L);
    struct failure *f = &b->failure;
    f->line = sandbox_line(b);
    f->code = b->spent ? ENGINE_BUDGET : ENGINE_RUNTIME;
    explain(f, b, lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : "");
    return 1;
}

// For the statuses without a message handler.
static void note_status(struct sandbox *b, int status)
{
    struct failure *f = &b->failure;
    if (status == LUA_ERRRUN)
        return;
    f->code = b->spent               ? ENGINE_BUDGET
              : status == LUA_ERRMEM ? ENGINE_MEMORY
                                     : ENGINE_RUNTIME;
    f->line = status == LUA_ERRMEM ? b->refused_line : 0;
    explain(f, b, status == LUA_ERRERR ? "stack overflow" : "");
}

// The line where the author's function that is to be called begins.
static int line_of_function(const struct sandbox *b, int index)
{
    lua_Debug at;
    lua_pushvalue(b->L, index);
    lua_getinfo(b->L, ">S", &at);
    return strcmp(at.source, b->source) == 0 ? at.linedefined : 0;
}

static void start_counting(struct sandbox *b)
{
    b->steps = b->all_steps < SANDBOX_STEPS ? b->all_steps : SANDBOX_STEPS;
    b->look_at = b->steps > LOOK ? b->steps - LOOK : 0;
    b->began = -1;
    b->spent = LIMIT_NONE;
    b->refusals = 0;
    b->counting = true;
}

static void stop_counting(struct sandbox *b)
{
    const long limit =
        b->all_steps < SANDBOX_STEPS ? b->all_steps : SANDBOX_STEPS;
    lua_sethook(b->L, NULL, 0, 0);
    b->all_steps -= b->spent || b->steps < 0 ? limit : limit - b->steps;
    b->counting = false;
    b->look_at = LONG_MIN;
}

// The hook starts anew, so what it has not reported yet is taken before.
static void hook_again(struct sandbox *b)
{
    b->steps -= vm_instructions(b->L);
    if (b->spent || b->steps < 0)
        spend(b, which_steps(b));
    else
        lua_sethook(b->L, count, LUA_MASKCOUNT, QUANTUM);
}

bool sandbox_call(struct sandbox *b, int n, int results)
{
    lua_State *L = b->L;
    const int function = lua_gettop(L) - n;
    const bool within = b->counting;
    const int outer_line = b->first_line;
    b->first_line = line_of_function(b, function);
    b->failure = (struct failure){0};
    lua_pushcfunction(L, note_failure);
    lua_insert(L, function);
    if (!within) {
        start_counting(b);
        lua_sethook(L, count, LUA_MASKCOUNT, QUANTUM);
    }
    const int status = lua_pcall(L, n, results, function);
    hook_again(b);
    if (!within)
        stop_counting(b);
    lua_remove(L, function);
    if (status != LUA_OK) {
        note_status(b, status);
        if (b->failure.line == 0)
            b->failure.line = b->first_line;
        lua_pop(L, 1);
    }
    b->first_line = outer_line;
    return status == LUA_OK;
}

void sandbox_refill(struct sandbox *b)
{
    b->all_steps = SANDBOX_ALL_STEPS;
}

// Hands a chunk to Lua: the lines above it first, all empty.
struct chunk {
    const char *text;
    size_t n;
    int lines;
};

static const char *read_part(lua_State *L, void *from, size_t *n)
{
    static const char newlines[] = "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";
    struct chunk *c = from;
    (void)L;
    if (c->lines > 0) {
        const int most = (int)sizeof newlines - 1;
        *n = (size_t)(c->lines < most ? c->lines : most);
        c->lines -= (int)*n;
        return newlines;
    }
    *n = c->n;
    c->n = 0;
    return *n > 0 ? c->text : NULL;
}

bool sandbox_read(struct sandbox *b, const char *text, size_t n, int line)
{
    struct chunk c = {text, n, line - 1};
    struct failure *f = &b->failure;
    if (n > SANDBOX_STRING) {
        *f = (struct failure){.code = ENGINE_MEMORY, .line = line};
        snprintf(f->message, sizeof f->message,
                 "the rules of a lesson can have at most 64 KiB");
        return false;
    }
    b->refused = LIMIT_NONE;
    const int status = lua_load(b->L, read_part, &c, b->source, "t");
    // All functions of a chunk share one variable _ENV, which would last.
    const int setter = status == LUA_OK ? vm_sets_environment(b->L) : 0;
    if (status == LUA_OK && setter == 0) {
        lua_rawgetp(b->L, LUA_REGISTRYINDEX, &library_environment);
        lua_setupvalue(b->L, -2, 1);
        return true;
    }
    f->code = status == LUA_ERRMEM ? ENGINE_MEMORY : ENGINE_SYNTAX;
    f->line = 0;
    explain(f, b, setter ? "_ENV cannot be set" : lua_tostring(b->L, -1));
    if (f->line == 0)
        f->line = setter ? setter : line;
    lua_pop(b->L, 1);
    return false;
}

void sandbox_push_names(struct sandbox *b)
{
    lua_rawgetp(b->L, LUA_REGISTRYINDEX, &library_names);
}

bool sandbox_open(struct sandbox *b, const char *source)
{
    *b = (struct sandbox){.source = source};
    sandbox_refill(b);
    b->look_at = LONG_MIN;
    b->L = lua_newstate(allocate, b);
    if (!b->L)
        return false;
    memcpy(lua_getextraspace(b->L), &b, sizeof b);
    lua_pushcfunction(b->L, library_open);
    if (lua_pcall(b->L, 0, 0, 0) == LUA_OK)
        return true;
    sandbox_close(b);
    return false;
}

void sandbox_close(struct sandbox *b)
{
    if (b->L)
        lua_close(b->L);
    b->L = NULL;
}
