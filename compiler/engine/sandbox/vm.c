// vm.c - see vm.h.
#include "vm.h"

#include <string.h>

#include <lua.h>

#include <ldebug.h>
#include <lfunc.h>
#include <lobject.h>
#include <lopcodes.h>
#include <lstate.h>
#include <lstring.h>
#include <ltable.h>

// What is charged by its size must have the same size in both builds.
_Static_assert(sizeof(TValue) == 16, "a value has 16 bytes");
_Static_assert(sizeof(Node) == 24, "a named value has 24 bytes");

size_t vm_text_bytes(size_t n)
{
    return n - sizelstring(0);
}

size_t vm_upvalues(size_t n)
{
    const size_t empty = (size_t)sizeLclosure(0);
    return n > empty ? (n - empty) / sizeof(UpVal *) : 0;
}

size_t vm_names(size_t n)
{
    return n / sizeof(Node);
}

bool vm_is_own(const struct lua_State *L, const void *block)
{
    return block == L->stack || block == G(L)->strt.hash;
}

size_t vm_places(struct lua_State *L, int index)
{
    const Table *t = lua_topointer(L, index);
    return (size_t)sizenode(t) + luaH_realasize(t);
}

int vm_instructions(const struct lua_State *L)
{
    return L->basehookcount - L->hookcount;
}

static bool is_environment(const Proto *f, int upvalue)
{
    const TString *name = f->upvalues[upvalue].name;
    return name && strcmp(getstr(name), "_ENV") == 0;
}

static int line_in(const Proto *f)
{
    int line = 0;
    for (int i = 0; i < f->sizecode && line == 0; i++) {
        const Instruction code = f->code[i];
        if (GET_OPCODE(code) == OP_SETUPVAL &&
            is_environment(f, GETARG_B(code)))
            line = luaG_getfuncline(f, i);
    }
    for (int i = 0; i < f->sizep && line == 0; i++)
        line = line_in(f->p[i]);
    return line;
}

int vm_sets_environment(const struct lua_State *L)
{
    return line_in(clLvalue(s2v(L->top - 1))->p);
}
