// undump.c - Lua's reader of compiled chunks, which is not here.
//
// A rule is text: a compiled chunk could ask of the virtual machine what no
// text can, so sandbox.c refuses it by its first byte. This stands in for
// lundump.c and ldump.c, so that the code which could run one is in neither
// build; the page gets smaller by it.
#include <lua.h>

#include <lauxlib.h>
#include <lundump.h>

LClosure *luaU_undump(lua_State *L, ZIO *in, const char *name)
{
    (void)in;
    luaL_error(L, "%s: a compiled chunk is not a rule", name);
    return NULL;
}

int luaU_dump(lua_State *L, const Proto *function, lua_Writer write,
              void *data, int strip)
{
    (void)L, (void)function, (void)write, (void)data, (void)strip;
    return 1;
}
