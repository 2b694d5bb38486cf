// sandbox.c - see sandbox.h.
#include "sandbox.h"

#include "explain.h"
#include "library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

enum { QUANTUM = 1000 }; // steps between two looks at the budget

struct sandbox *sandbox_of(struct lua_State *L)
{
    struct sandbox *b;
    memcpy(&b, lua_getextraspace(L), sizeof b);
    return b;
}

// Lua tells in OLD what a new block is for.
static void *allocate(void *owner, void *p, size_t old, size_t n)
{
    struct sandbox *b = owner;
    const bool is_string = !p && old == LUA_TSTRING;
    const size_t had = p ? old : 0;
    if (n == 0) {
        b->used -= had;
        free(p);
        return NULL;
    }
    if (is_string && n > SANDBOX_STRING + 64)
        return NULL;
    if (n > had && b->used - had + n > SANDBOX_MEMORY)
        return NULL;
    void *moved = realloc(p, n);
    if (moved)
        b->used += n - had;
    return moved;
}

static void count(lua_State *L, lua_Debug *at)
{
    struct sandbox *b = sandbox_of(L);
    (void)at;
    if (!b->spent && b->steps > QUANTUM) {
        b->steps -= QUANTUM;
        return;
    }
    // From now on every instruction ends here.
    b->spent = true;
    lua_sethook(L, count, LUA_MASKCOUNT, 1);
    luaL_error(L, "out of steps");
}

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
    explain(f, b->source,
            lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : "");
    return 1;
}

static void note_memory(struct sandbox *b)
{
    b->failure.code = ENGINE_MEMORY;
    b->failure.line = 0;
    explain(&b->failure, b->source, "");
}

// The line where the author's function that is to be called begins.
static int line_of_function(const struct sandbox *b, int index)
{
    lua_Debug at;
    lua_pushvalue(b->L, index);
    lua_getinfo(b->L, ">S", &at);
    return strcmp(at.source, b->source) == 0 ? at.linedefined : 0;
}

bool sandbox_call(struct sandbox *b, int n, int results)
{
    lua_State *L = b->L;
    const int function = lua_gettop(L) - n;
    const long limit =
        b->all_steps < SANDBOX_STEPS ? b->all_steps : SANDBOX_STEPS;
    b->first_line = line_of_function(b, function);
    lua_pushcfunction(L, note_failure);
    lua_insert(L, function);
    b->steps = limit;
    b->spent = false;
    lua_sethook(L, count, LUA_MASKCOUNT, limit > QUANTUM ? QUANTUM : 1);
    const int status = lua_pcall(L, n, results, function);
    lua_sethook(L, NULL, 0, 0);
    lua_remove(L, function);
    b->all_steps -= limit - (b->spent ? 0 : b->steps);
    if (status == LUA_OK) {
        b->first_line = 0;
        return true;
    }
    if (status == LUA_ERRMEM)
        note_memory(b);
    if (b->failure.line == 0)
        b->failure.line = b->first_line;
    b->first_line = 0;
    lua_pop(L, 1);
    return false;
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
    const int status = lua_load(b->L, read_part, &c, b->source, "t");
    if (status == LUA_OK) {
        lua_rawgetp(b->L, LUA_REGISTRYINDEX, &library_environment);
        lua_setupvalue(b->L, -2, 1);
        return true;
    }
    f->code = status == LUA_ERRMEM ? ENGINE_MEMORY : ENGINE_SYNTAX;
    f->line = 0;
    explain(f, b->source, lua_tostring(b->L, -1));
    if (f->line == 0)
        f->line = line;
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
