#include "pass/parse.h"

#include <string.h>

#include "base/markdown.h"
#include "base/pool.h"
#include "model/course.h"

// Beyond these cmark 0.30 needs more than linear time.
enum {
    DEEPEST_PREFIX = 200,
    MOST_DELIMITERS = 2000,
    MOST_DEFINITIONS = 2000,
    MOST_HEADINGS = 1000,
    MOST_FOOTNOTES = 500
};

// A code fence that is open: its character and length; length 0: none.
struct fence {
    char mark;
    size_t length;
};

static Str without_prefix(Str line)
{
    while (line.n && (byte_is_blank(line.at[0]) || line.at[0] == '>'))
        line = str_from(line, 1);
    return line;
}

// Follows fences from line to line; true when `line` belongs to a fence.
static bool in_fence(struct fence *open, Str line)
{
    line = without_prefix(line);
    size_t length = 0;
    char mark = line.n ? line.at[0] : ' ';
    while (length < line.n && line.at[length] == mark)
        length++;
    bool fence = (mark == '`' || mark == '~') && length >= 3;
    if (open->length) {
        bool closes = fence && mark == open->mark && length >= open->length &&
                      str_trim(str_from(line, length)).n == 0;
        if (closes)
            open->length = 0;
        return true;
    }
    Str info = str_from(line, length);
    if (fence && !(mark == '`' && str_find_byte(info, '`') < info.n)) {
        *open = (struct fence){mark, length};
        return true;
    }
    return false;
}

// `[^name]: ` at the front of a line: the name, else empty.
static Str footnote_name(Str line, Str *text)
{
    Str at = str_trim(line);
    if (line.n - str_from(line, (size_t)(at.at - line.at)).n > 3)
        return STR("");
    if (!str_starts(at, "[^"))
        return STR("");
    size_t close = str_find(at, STR("]:"));
    Str name = str_from(str_upto(at, close), 2);
    if (close == at.n || name.n == 0 || str_find_byte(name, ' ') < name.n)
        return STR("");
    *text = str_from(at, close + 2);
    return name;
}

static size_t prefix_length(Str line)
{
    size_t n = 0;
    while (n < line.n && strchr(" \t>-+*.)0123456789", line.at[n]))
        n++;
    return n;
}

static size_t delimiters(Str line)
{
    size_t n = 0;
    for (size_t i = 0; i < line.n; i++)
        n += strchr("[*_`~<&", line.at[i]) != NULL;
    return n;
}

static bool is_definition(Str line)
{
    line = without_prefix(line);
    Str close = STR("]:");
    return line.n && line.at[0] == '[' && str_find(line, close) < line.n;
}

// Both forms: `# Title`, and a title underlined with = or -.
static bool is_heading(Str line)
{
    line = without_prefix(line);
    return line.n && (line.at[0] == '#' || line.at[0] == '=' ||
                      (line.at[0] == '-' && line.n > 1 && line.at[1] == '-'));
}

// What is counted over a page.
struct counts {
    size_t marks; // of the paragraph
    size_t definitions, headings, footnotes;
};

static const char *limit_passed(struct counts *n, Str line)
{
    Str unused;
    bool blank = str_trim(line).n == 0;
    n->marks = blank ? 0 : n->marks + delimiters(line);
    n->definitions += is_definition(line);
    n->headings += is_heading(line);
    n->footnotes += footnote_name(line, &unused).n > 0;
    if (prefix_length(line) > DEEPEST_PREFIX && !blank)
        return "lists and quotes nested more than 200 characters deep";
    if (n->marks > MOST_DELIMITERS)
        return "more than 2,000 marks like * [ _ ` without a blank line";
    if (n->definitions > MOST_DEFINITIONS)
        return "more than 2,000 link definitions";
    if (n->footnotes > MOST_FOOTNOTES)
        return "more than 500 footnotes";
    if (n->headings > MOST_HEADINGS)
        return "more than 1,000 headings; make it several lessons";
    return NULL;
}

static bool within_limits(struct page *p)
{
    const struct source *s = &p->source;
    struct counts counts = {0};
    for (size_t line = p->body_line; line <= s->lines; line++) {
        Str text = source_line(s, line);
        const char *what = limit_passed(&counts, text);
        if (!what)
            continue;
        diag(p->course->dx, DIAG_E219, span_at(s, line, 1, 1), "%s", what);
        return false;
    }
    return true;
}

static void check_comments(struct page *p)
{
    const struct source *s = &p->source;
    struct fence fence = {0};
    for (size_t line = p->body_line; line <= s->lines; line++) {
        Str text = source_line(s, line);
        if (in_fence(&fence, text) || !str_starts(str_trim(text), "<!--"))
            continue;
        Str rest = {text.at, (size_t)(s->text.at + s->text.n - text.at)};
        if (str_find(rest, STR("-->")) < rest.n)
            continue;
        size_t column = str_find(text, STR("<!--")) + 1;
        diag(p->course->dx, DIAG_E215, span_at(s, line, column, 4),
             "it runs to the end of the file\nclose it with `-->`");
        return;
    }
}

// The last line of the footnote that begins on `line`: up to a blank line,
// and beyond it as long as lines are indented.
static size_t footnote_end(const struct source *s, size_t line)
{
    size_t last = line;
    for (size_t next = line + 1; next <= s->lines; next++) {
        Str text = source_line(s, next), unused;
        bool blank = str_trim(text).n == 0;
        bool indented = str_starts(text, "    ") || str_starts(text, "\t");
        bool after_blank = next > last + 1;
        if (blank)
            continue;
        if ((after_blank && !indented) || footnote_name(text, &unused).n ||
            (!indented && text.at[0] == '#'))
            break;
        last = next;
    }
    return last;
}

static void parse_footnote(struct page *p, struct footnote *f, Str first)
{
    struct text t = {0};
    text_add(&t, first);
    text_byte(&t, '\n');
    for (size_t line = f->first_line + 1; line <= f->last_line; line++) {
        Str text = source_line(&p->source, line);
        for (int i = 0; i < 4 && text.n && byte_is_blank(text.at[0]); i++)
            text = str_from(text, 1);
        text_add(&t, text);
        text_byte(&t, '\n');
    }
    f->doc = md_parse(text_str(&t), p->arena);
    text_clear(&t);
}

static void add_footnote(struct page *p, Str name, Str text, size_t line)
{
    Span at = span_of(&p->source, name);
    for (size_t i = 0; i < p->footnote_count; i++)
        if (str_same(p->footnotes[i].id, name)) {
            diag(p->course->dx, DIAG_E218, at, "'%.*s'", STR_ARG(name));
            return;
        }
    struct footnote *f =
        ARENA_PUSH(p->arena, p->footnotes, p->footnote_count);
    f->id = name;
    f->at = at;
    f->first_line = line;
    f->last_line = footnote_end(&p->source, line);
    parse_footnote(p, f, text);
}

static void blank_out(const struct source *s, char *copy, size_t first,
                      size_t last)
{
    for (size_t i = s->line_at[first - 1]; i < s->line_at[last]; i++)
        if (copy[i] != '\n')
            copy[i] = ' ';
}

// A copy of the text without front matter and footnotes, in which every
// byte keeps its place: cmark's line numbers stay those of the file.
static Str masked(struct page *p)
{
    const struct source *s = &p->source;
    char *copy = arena_take(p->arena, s->text.n + 1);
    if (s->text.n)
        memcpy(copy, s->text.at, s->text.n);
    if (p->body_line > 1)
        blank_out(s, copy, 1, p->body_line - 1);
    struct fence fence = {0};
    for (size_t line = p->body_line; line <= s->lines; line++) {
        Str text = source_line(s, line), rest;
        if (in_fence(&fence, text))
            continue;
        Str name = footnote_name(text, &rest);
        if (!name.n)
            continue;
        add_footnote(p, name, rest, line);
        size_t last = footnote_end(s, line);
        blank_out(s, copy, line, last);
        line = last;
    }
    return (Str){copy, s->text.n};
}

static void parse_page(void *context, size_t i)
{
    struct course *c = context;
    struct page *p = c->pages[i];
    p->unread = p->unread || !within_limits(p);
    if (!p->unread)
        check_comments(p);
    p->doc = md_parse(p->unread ? STR("") : masked(p), p->arena);
}

void parse_pages(struct course *c)
{
    pool_each(c->page_count, parse_page, c);
}
