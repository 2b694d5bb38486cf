// result_put.h - the parts of JSON that a result is made of.
//
// Each puts "key": and a value, after a comma where one is needed.
#ifndef ENGINE_RESULT_PUT_H
#define ENGINE_RESULT_PUT_H

#include "memory.h"
#include "engine/engine.h"

void result_key(struct buffer *out, const char *key); // and no value
void result_string(struct buffer *out, const char *key, const char *s);
void result_number(struct buffer *out, const char *key, double d);
void result_truth(struct buffer *out, const char *key, enum engine_truth t);
void result_bool(struct buffer *out, const char *key, bool b);

// The bracket that opens a list or an object.
void result_open(struct buffer *out, const char *key, char bracket);

// The comma between the items of a list; a text as an item.
void result_next(struct buffer *out);
void result_word(struct buffer *out, const char *word);

#endif
