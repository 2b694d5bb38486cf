// questions.h - what can be told of a typed question by its words alone.
//
// These are rules of thumb, the same for Dutch, English, French and German,
// and nothing in them understands a sentence. A text is folded (fold.h) and
// cut into words at everything that is no letter or digit; the language is
// the one whose words of the lists in questions.c are most among them. Then
//
//   a sentence asks when it ends in a question mark, or begins with an
//     interrogative (what, hoe) or with a verb and a pronoun (do you, kunt u);
//   it asks openly when an interrogative begins it, or begins a part of it
//     behind a comma, and no verb and pronoun stand at its front;
//   small words and prepositions at its front (and, dus, with) are passed
//     over; and of several sentences that ask the last counts, since that is
//     the one that will be answered.
//
// So "How many people work here?" is open, "Tell me more." is no question, and
// "Do you know what you want?" is closed. A text is about the other when the
// second person is named in it more often than the first.
#ifndef ENGINE_QUESTIONS_H
#define ENGINE_QUESTIONS_H

#include <lua.h>

// The functions that words.lua offers; each takes a text, and nil as an empty
// one: nothing was asked then.
int question_is(lua_State *L);
int question_is_open(lua_State *L);
int question_is_about_the_other(lua_State *L);
int question_words(lua_State *L); // a list
int question_has(lua_State *L);   // and any number of words to look for

#endif
