#include "inspect/tags.h"

enum { MOST_IN_TAG = 200 };

// What is behind a comment, CDATA or processing instruction that begins the
// text; the text itself when none does.
static Str behind(Str s)
{
    static const struct {
        const char *from, *to;
    } marks[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(s, marks[i].from)) {
            Str inside = str_from(s, str_of(marks[i].from).n);
            return str_from(inside, str_find(inside, str_of(marks[i].to)));
        }
    return s;
}

// A tag up to its end or the next one, and how many attributes it has.
static Str tag_of(Str s, size_t *attributes)
{
    size_t n = 1;
    *attributes = 0;
    while (n < s.n && s.at[n] != '<' && s.at[n] != '>') {
        char c = s.at[n++];
        *attributes += c == '=';
        if (c == '"' || c == '\'')
            n += str_find_byte(str_from(s, n), c) + 1;
    }
    return str_upto(s, n < s.n ? n : s.n);
}

bool tags_check(struct package *p, const struct source *s)
{
    Str rest = s->text;
    while (rest.n) {
        size_t n;
        rest = str_from(rest, str_find_byte(rest, '<'));
        Str next = behind(rest);
        if (next.n < rest.n) {
            rest = next;
            continue;
        }
        Str tag = tag_of(rest, &n);
        if (n > MOST_IN_TAG) {
            diag(p->dx, DIAG_E624, span_of(s, str_upto(rest, 1)),
                 "a tag of %zu attributes\nask its maker for an export anew",
                 n);
            return false;
        }
        rest = str_from(rest, tag.n);
    }
    return true;
}
