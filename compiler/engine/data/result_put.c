// result_put.c - see result_put.h.
#include "result_put.h"

#include "json.h"

void result_key(struct buffer *out, const char *key)
{
    const char last = out->at[out->n - 1];
    if (last != '{' && last != '[')
        buffer_putc(out, ',');
    json_put_string(out, key);
    buffer_putc(out, ':');
}

void result_string(struct buffer *out, const char *key, const char *s)
{
    result_key(out, key);
    if (s)
        json_put_string(out, s);
    else
        buffer_puts(out, "null");
}

void result_number(struct buffer *out, const char *key, double d)
{
    result_key(out, key);
    json_put_number(out, d);
}

void result_truth(struct buffer *out, const char *key, enum engine_truth t)
{
    result_key(out, key);
    buffer_puts(out, t == ENGINE_UNSURE ? "null" : t ? "true" : "false");
}

void result_bool(struct buffer *out, const char *key, bool b)
{
    result_truth(out, key, b ? ENGINE_YES : ENGINE_NO);
}

void result_open(struct buffer *out, const char *key, char bracket)
{
    result_key(out, key);
    buffer_putc(out, bracket);
}

void result_next(struct buffer *out)
{
    if (out->at[out->n - 1] != '[')
        buffer_putc(out, ',');
}

void result_word(struct buffer *out, const char *word)
{
    result_next(out);
    json_put_string(out, word);
}
