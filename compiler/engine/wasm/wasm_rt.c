// wasm_rt.c - Lua's errors in WebAssembly, through two imported functions.
//
// lua_error() must leave any number of C frames. JavaScript can: "try" calls
// wasm_invoke inside a try block, "throw" throws one constant object. So no
// WebAssembly exceptions are needed, which not every browser handles well.
#include "wasm_rt.h"

__attribute__((import_module("stilte"), import_name("try"))) extern int
js_try(wasm_body body, struct lua_State *L, void *ud);

__attribute__((import_module("stilte"), import_name("throw"),
               noreturn)) extern void
js_throw(void);

void wasm_invoke(wasm_body body, struct lua_State *L, void *ud);

__asm__(".globaltype __stack_pointer, i32\n");

// A throw leaves the stack pointer where it was deep inside: it is put back.
__attribute__((noinline)) int wasm_try(wasm_body body, struct lua_State *L,
                                       void *ud)
{
    void *stack;
    __asm__ volatile("global.get __stack_pointer\n\tlocal.set %0"
                     : "=r"(stack));
    const int thrown = js_try(body, L, ud);
    if (thrown)
        __asm__ volatile("local.get %0\n\tglobal.set __stack_pointer"
                         :
                         : "r"(stack));
    return thrown;
}

void wasm_throw(void)
{
    js_throw();
}

__attribute__((export_name("wasm_invoke"))) void
wasm_invoke(wasm_body body, struct lua_State *L, void *ud)
{
    body(L, ud);
}
