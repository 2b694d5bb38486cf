// rule_text.h - what a lesson's rules say, in the author's words.
//
// The engine knows what rules mean; this is for people who want to read them
// where they act: beside an arrow, or in a table.
#ifndef MODEL_RULE_TEXT_H
#define MODEL_RULE_TEXT_H

#include "base/str.h"

struct lua_block;
struct lesson;
struct exercise;

// A statement with a name and braces: level "x" { ... }. The parts point into
// the rules' text.
struct rule_statement {
    Str word; // level, feedback, unlock, route
    Str name;
    Str body; // between the braces
    size_t line; // of the word, in the rules' text, from 0
};

// What stands between two commas: a condition, or `key = value`.
struct rule_item {
    Str key; // empty: none
    Str value;
};

// Takes the next item off the front of a list's inside; false: no more.
bool rule_take_item(Str *list, struct rule_item *item);

// The inside of what an opening brace begins: the front of REST, up to its
// closing one, which is taken as well.
Str rule_take_inside(Str *rest);

// The reason that a statement gives in the author's words, `because = ...`.
enum rule_reason {
    REASON_NONE,
    REASON_PLAIN,      // one text for all languages
    REASON_TRANSLATED, // { nl = "...", en = "..." }
    REASON_UNREADABLE  // put together by the rules, or with a backslash
};
// *VALUE: what stands behind the equals sign, without quotes or braces.
enum rule_reason rule_reason_of(Str body, Str *value);

// It in one language; empty: there is none.
Str rule_reason_in(Str body, Str language);

// Calls found() for each statement that names its subject outright, in order.
// What the rules make in a loop is not found.
void each_rule_statement(const struct lua_block *rules,
                         void (*found)(void *context,
                                       const struct rule_statement *s),
                         void *context);

// Does the body of a statement in the rules of `l` speak of the exercise: in
// a word, as points "x", or as p.x in a function?
bool rule_speaks_of(Str body, const struct lesson *l,
                    const struct exercise *x);

// The words on one line, without comments.
void rule_put_words(struct text *t, Str body);

#endif
