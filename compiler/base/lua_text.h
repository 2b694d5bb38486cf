// lua_text.h - Lua as text: its words one after the other, without comments.
//
// Only as much of Lua's grammar as is needed to find names in rules; whether
// the rules are right is for Lua itself to say.
#ifndef BASE_LUA_TEXT_H
#define BASE_LUA_TEXT_H

#include "base/str.h"

enum lua_token_kind {
    LUA_NAME, // of letters, digits and _; numbers and keywords as well
    LUA_TEXT, // a string: what stands between its quotes
    LUA_OTHER,
    LUA_END
};

struct lua_token {
    enum lua_token_kind kind;
    Str text;
};

// Takes the next word off the front of `rest`.
struct lua_token lua_take(Str *rest);

#endif
