#include "inspect/encoding.h"

#include <string.h>

#include "base/utf8.h"

static const char *const usual_help = "save it as UTF-8";

static void add_character(struct text *t, uint32_t c)
{
    if (c < 0x80) {
        text_byte(t, (char)c);
        return;
    }
    if (c < 0x800) {
        text_byte(t, (char)(0xC0 | c >> 6));
    } else {
        if (c < 0x10000) {
            text_byte(t, (char)(0xE0 | c >> 12));
        } else {
            text_byte(t, (char)(0xF0 | c >> 18));
            text_byte(t, (char)(0x80 | (c >> 12 & 0x3F)));
        }
        text_byte(t, (char)(0x80 | (c >> 6 & 0x3F)));
    }
    text_byte(t, (char)(0x80 | (c & 0x3F)));
}

static uint32_t unit_at(Str s, size_t i, bool big)
{
    uint32_t one = (unsigned char)s.at[i], two = (unsigned char)s.at[i + 1];
    return big ? one << 8 | two : two << 8 | one;
}

// RFC 2781. False for half a pair or half a unit.
static bool from_utf16(Str s, bool big, struct text *t)
{
    if (s.n % 2)
        return false;
    for (size_t i = 0; i < s.n; i += 2) {
        uint32_t c = unit_at(s, i, big);
        if (c >= 0xD800 && c < 0xE000) {
            uint32_t low = i + 4 <= s.n ? unit_at(s, i + 2, big) : 0;
            if (c >= 0xDC00 || low < 0xDC00 || low >= 0xE000)
                return false;
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        add_character(t, c);
    }
    return true;
}

static void from_latin_1(Str s, struct text *t)
{
    for (size_t i = 0; i < s.n; i++)
        add_character(t, (unsigned char)s.at[i]);
}

// The encoding that <?xml ... encoding="X"?> names; empty when none.
static Str declared(Str s)
{
    Str head = str_upto(s, str_find(s, STR("?>")));
    if (!str_starts(s, "<?xml") || head.n == s.n)
        return STR("");
    Str rest = str_from(head, str_find(head, STR("encoding")));
    size_t quote = 0;
    while (quote < rest.n && rest.at[quote] != '"' && rest.at[quote] != '\'')
        quote++;
    if (quote >= rest.n)
        return STR("");
    Str value = str_from(rest, quote + 1);
    return str_upto(value, str_find_byte(value, rest.at[quote]));
}

static bool refuse(struct package *p, Span at, const char *why)
{
    diag(p->dx, DIAG_E622, at, "%s\n%s", why, usual_help);
    return false;
}

static void warn(struct package *p, struct source *s, const char *what)
{
    diag(p->dx, DIAG_W623, span_file(s), "%s\n%s", what, usual_help);
}

static bool valid(struct package *p, struct source *s)
{
    size_t good = utf8_valid(s->text);
    if (good == s->text.n)
        return true;
    source_index(s, p->arena);
    Span at = span_of(s, (Str){s->text.at + good, 1});
    return refuse(p, at, "bytes that are not UTF-8");
}

static bool by_declaration(struct package *p, struct source *s, struct text *t)
{
    Str name = declared(s->text);
    if (!name.n || str_same_letters(name, STR("utf-8")) ||
        str_same_letters(name, STR("utf8")) ||
        str_same_letters(name, STR("us-ascii"))) {
        if (!valid(p, s))
            return false;
        text_add(t, s->text);
        return true;
    }
    if (str_same_letters(name, STR("iso-8859-1"))) {
        warn(p, s, "ISO-8859-1");
        from_latin_1(s->text, t);
        return true;
    }
    diag(p->dx, DIAG_E622, span_file(s), "'%.*s'\n%s",
         STR_ARG(str_upto(name, 40)), usual_help);
    return false;
}

static bool convert(struct package *p, struct source *s, struct text *t)
{
    Str in = s->text;
    if (str_starts(in, "\xEF\xBB\xBF")) {
        warn(p, s, "a byte order mark");
        s->text = str_from(in, 3);
        return by_declaration(p, s, t);
    }
    bool big = str_starts(in, "\xFE\xFF");
    if (big || str_starts(in, "\xFF\xFE")) {
        if (!from_utf16(str_from(in, 2), big, t))
            return refuse(p, span_file(s), "bytes that are not UTF-16");
        warn(p, s, "UTF-16");
        return true;
    }
    if (in.n > 1 && (in.at[0] == '\0' || in.at[1] == '\0'))
        return refuse(p, span_file(s), "no byte order mark in front of UTF-16");
    return by_declaration(p, s, t);
}

// XML 1.0, 2.11: CR LF and CR are LF.
static Str line_ends(struct arena *a, Str s)
{
    char *at = arena_take(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == '\r' && i + 1 < s.n && s.at[i + 1] == '\n')
            continue;
        at[n++] = s.at[i] == '\r' ? '\n' : s.at[i];
    }
    return (Str){at, n};
}

bool encoding_read(struct package *p, struct source *s)
{
    struct text t = {0};
    bool read = convert(p, s, &t);
    s->text = read ? line_ends(p->arena, text_str(&t)) : STR("");
    text_clear(&t);
    source_index(s, p->arena);
    return read;
}
