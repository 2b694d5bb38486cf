#include "base/xml.h"

#include <libxml/tree.h>
#include <stdint.h>

#include "base/die.h"
#include "base/utf8.h"

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

static bool is_char(uint32_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

Str xml_line(struct arena *a, Str s, size_t most)
{
    struct text line = {0};
    size_t characters = 0, at_most_1 = 0;
    bool space = false;
    while (s.n) {
        size_t n;
        uint32_t c = utf8_decode(s, &n);
        Str one = str_upto(s, n);
        s = str_from(s, n);
        if (is_space(c) || !is_char(c)) {
            space |= is_space(c) && line.n;
            continue;
        }
        if (space) {
            text_byte(&line, ' ');
            characters++;
        }
        space = false;
        text_add(&line, one);
        if (++characters < most)
            at_most_1 = line.n;
    }
    Str kept = text_str(&line);
    if (characters > most)
        kept = arena_format(a, "%.*s…", STR_ARG(str_upto(kept, at_most_1)));
    else
        kept = arena_str(a, kept);
    text_clear(&line);
    return kept;
}

Str xml_print(struct arena *a, struct _xmlDoc *doc)
{
    xmlChar *bytes = NULL;
    int n = 0;
    xmlDocDumpFormatMemoryEnc(doc, &bytes, &n, "UTF-8", 1);
    if (!bytes || n <= 0)
        die("out of memory");
    Str kept = arena_str(a, (Str){(const char *)bytes, (size_t)n});
    xmlFree(bytes);
    return kept;
}
