#include "command/test_report.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "model/course.h"

enum { DEPTH = 32, SHOWN = 60 };

// A list or an object of JSON that is open.
struct nest {
    bool list;
    size_t n; // items before this one
    Str key;
};

bool verdict_good(const struct verdict *v)
{
    return v->outcome->passed &&
           (!v->shipped.n || str_same(v->shipped, str_of(v->outcome->result)));
}

// Names are the author's; a line of ours must stay one line.
static void put_name(const char *name)
{
    for (; *name; name++)
        putchar((unsigned char)*name < ' ' || *name == 127 ? '?' : *name);
}

static const char *name_of(const struct verdict *v)
{
    return *v->outcome->name ? v->outcome->name : "the tests can be read";
}

// The end of the string that starts at `at`.
static size_t string_end(Str json, size_t at)
{
    for (at++; at < json.n && json.at[at] != '"'; at++)
        at += json.at[at] == '\\';
    return at;
}

static void put_path(struct text *path, const struct nest *nests, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (nests[i].list)
            text_format(path, "[%zu]", nests[i].n);
        else
            text_format(path, "%s%.*s", path->n ? "." : "",
                        STR_ARG(nests[i].key));
    }
}

// "lessons[0].total.score" for a place in a result, and where that member's
// value starts. Results are flat: DEPTH is more than they ever have.
static size_t member_at(Str json, size_t place, struct text *path)
{
    struct nest nests[DEPTH];
    size_t depth = 0, value = 0;
    for (size_t i = 0; i < place && i < json.n; i++) {
        struct nest *top = depth ? &nests[depth - 1] : NULL;
        char c = json.at[i];
        size_t end = c == '"' ? string_end(json, i) : i;
        if (c == '"' && top && !top->list && end + 1 < json.n &&
            json.at[end + 1] == ':')
            top->key = (Str){json.at + i + 1, end - i - 1};
        if ((c == '{' || c == '[') && depth < DEPTH)
            nests[depth++] = (struct nest){.list = c == '['};
        if ((c == '}' || c == ']') && depth)
            depth--;
        if (c == ',' && top)
            top->n++;
        if (c == ':' || c == '[' || (c == ',' && top && top->list))
            value = i + 1;
        // A string that differs is the member's own.
        i = end < place ? end : place;
    }
    put_path(path, nests, depth);
    return value;
}

// A member's value, or as much of it as fits on a line.
static Str value_at(Str json, size_t start)
{
    Str rest = str_from(json, start);
    size_t end = 0;
    if (rest.n && rest.at[0] == '"')
        end = string_end(rest, 0) + 1;
    while (end < rest.n && !strchr(",}]", rest.at[end]))
        end++;
    return str_upto(rest, end < SHOWN ? end : SHOWN);
}

static size_t first_difference(Str a, Str b)
{
    size_t i = 0;
    while (i < a.n && i < b.n && a.at[i] == b.at[i])
        i++;
    return i;
}

static void put_values(const char *indent, const char *const labels[2],
                       Str expected, Str got)
{
    printf("%s%-9s %.*s\n", indent, labels[0], STR_ARG(expected));
    printf("%s%-9s %.*s\n", indent, labels[1], STR_ARG(got));
}

static Span place_of(const struct page *p, const struct trial_difference *d)
{
    // A block inside a list stands further to the right than its text.
    size_t line = (size_t)d->line, column = (size_t)d->column;
    Str rest = p->tests.text, mine = {0}, whole;
    for (size_t at = p->tests.line; at <= line && str_line(&rest, &mine);)
        at++;
    whole = source_line(p->tests.source, line);
    size_t indent = str_find(whole, mine);
    if (column && mine.n && indent < whole.n)
        column += indent;
    return (Span){p->tests.source, line, column, (size_t)d->width};
}

static void print_difference(const struct page *p,
                             const struct trial_difference *d)
{
    static const char *const labels[2] = {"expected", "got"};
    Span at = place_of(p, d);
    printf("    %s:%zu", at.in->path, at.line);
    if (at.column)
        printf(":%zu", at.column);
    printf(": ");
    put_name(d->what);
    putchar('\n');
    if (at.column)
        diag_quote(stdout, at);
    if (d->expected)
        put_values("         ", labels, str_of(d->expected), str_of(d->got));
}

static void print_disagreement(const struct verdict *v)
{
    static const char *const labels[2] = {"natively", "the page"};
    Str native = str_of(v->outcome->result);
    size_t place = first_difference(native, v->shipped);
    struct text path = {0};
    size_t value = member_at(native, place, &path);
    printf("    %s:%d: the page would say otherwise: %s\n",
           v->page->tests.source->path, v->outcome->line,
           path.n ? path.at : "the result");
    put_values("         ", labels, value_at(native, value),
               value_at(v->shipped, value));
    text_clear(&path);
}

void report_plain(const struct verdict *v, bool first)
{
    const struct trial_outcome *o = v->outcome;
    if (first)
        printf("%.*s\n", STR_ARG(v->page->lesson->id));
    printf("  %s ", verdict_good(v) ? "✓ passed" : "✗ FAILED");
    put_name(name_of(v));
    putchar('\n');
    for (size_t i = 0; i < o->n; i++)
        print_difference(v->page, &o->differences[i]);
    if (v->shipped.n && !str_same(v->shipped, str_of(o->result)))
        print_disagreement(v);
}

// A JSON string is one of YAML as well.
static void put_field(const char *start, const char *key, Str value)
{
    struct text t = {0};
    text_json(&t, value);
    printf("%s%s: %s\n", start, key, t.at);
    text_clear(&t);
}

static void put_place(const struct page *p, const struct trial_difference *d)
{
    Span at = place_of(p, d);
    struct text t = {0};
    text_format(&t, "%s:%zu", at.in->path, at.line);
    if (at.column)
        text_format(&t, ":%zu", at.column);
    put_field("    - ", "at", text_str(&t));
    text_clear(&t);
}

static void tap_disagreement(const struct verdict *v)
{
    Str native = str_of(v->outcome->result);
    struct text path = {0};
    size_t value =
        member_at(native, first_difference(native, v->shipped), &path);
    put_field("    - ", "message", STR("the page would say otherwise"));
    put_field("      ", "member", text_str(&path));
    put_field("      ", "natively", value_at(native, value));
    put_field("      ", "page", value_at(v->shipped, value));
    text_clear(&path);
}

void report_tap(const struct verdict *v, size_t number)
{
    const struct trial_outcome *o = v->outcome;
    const bool good = verdict_good(v);
    printf("%s %zu - %.*s: ", good ? "ok" : "not ok", number,
           STR_ARG(v->page->lesson->id));
    put_name(name_of(v));
    puts(good ? "" : "\n  ---\n  differences:");
    for (size_t i = 0; i < o->n; i++) {
        const struct trial_difference *d = &o->differences[i];
        put_place(v->page, d);
        put_field("      ", "message", str_of(d->what));
        if (!d->expected)
            continue;
        put_field("      ", "expected", str_of(d->expected));
        put_field("      ", "got", str_of(d->got));
    }
    if (v->shipped.n && !str_same(v->shipped, str_of(o->result)))
        tap_disagreement(v);
    if (!good)
        puts("  ...");
}
