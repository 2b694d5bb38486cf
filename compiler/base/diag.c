#include "base/diag.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { SHOWN_PER_FILE = 20, MOST_KEPT = 2000 };

struct message {
    enum diag_code code;
    Span at;
    char *detail, *help; // help may be NULL
    size_t order;        // of arrival, to keep equal places stable
};

struct diag {
    FILE *out;
    bool colour;
    pthread_mutex_t lock;
    struct message *messages;
    size_t n, room, arrived, errors, warnings;
};

static const struct diag_row rows[] = {
#define DIAG(code, severity, headline, explanation)                            \
    {#code, DIAG_##severity, headline, explanation, ""},
#define PACKAGE(code, severity, headline, effect, explanation)                 \
    {#code, DIAG_##severity, headline, explanation, effect},
#include "base/diag.def"
#undef DIAG
};

// The help line where the place that reports has nothing better to say.
static const char *const usual_help[DIAG_CODES] = {
    [DIAG_E102] = "delete it and type the text again",
    [DIAG_E103] = "divide it into smaller files",
    [DIAG_E104] = "put an ordinary file there that you may read",
    [DIAG_E107] = "write `key: value`, one a line",
    [DIAG_E113] = "give one of them another name, or an `id:` of its own",
    [DIAG_E205] = "give this one another name",
    [DIAG_E213] = "divide the table",
    [DIAG_W217] = "point to it with [^name] in the text, or take it out",
    [DIAG_E218] = "give this one another name",
    [DIAG_E219] = "look for what was pasted here by accident",
    [DIAG_E229] = "keep one of the two",
    [DIAG_E301] = "look for a bracket, a quote or a comma that is missing "
                  "here or just before",
    [DIAG_E305] = "look for a loop that never ends",
    [DIAG_E306] = "look for a loop that keeps adding to a table or a text",
    [DIAG_E410] = "name a file of the course folder",
    [DIAG_E503] = "look for a link or picture definition that is used very "
                  "often",
};

const struct diag_row *diag_row(enum diag_code code)
{
    return &rows[code];
}

const struct diag_row *diag_row_named(Str name)
{
    for (size_t i = 0; i < DIAG_CODES; i++)
        if (str_is(name, rows[i].name))
            return &rows[i];
    return NULL;
}

struct diag *diag_new(FILE *out, bool colour)
{
    struct diag *dx = calloc(1, sizeof *dx);
    if (!dx)
        die("out of memory");
    dx->out = out;
    dx->colour = colour;
    pthread_mutex_init(&dx->lock, NULL);
    return dx;
}

static void forget(struct diag *dx)
{
    for (size_t i = 0; i < dx->n; i++) {
        free(dx->messages[i].detail);
        free(dx->messages[i].help);
    }
    dx->n = 0;
}

void diag_free(struct diag *dx)
{
    if (!dx)
        return;
    forget(dx);
    free(dx->messages);
    pthread_mutex_destroy(&dx->lock);
    free(dx);
}

static void count(struct diag *dx, const struct message *m)
{
    if (rows[m->code].severity == DIAG_ERROR)
        dx->errors++;
    else
        dx->warnings++;
}

static void keep(struct diag *dx, struct message m)
{
    if (dx->n == dx->room) {
        dx->room = dx->room ? dx->room * 2 : 16;
        dx->messages = realloc(dx->messages, dx->room * sizeof m);
        if (!dx->messages)
            die("out of memory");
    }
    m.order = dx->arrived++;
    dx->messages[dx->n++] = m;
    count(dx, &m);
}

static bool told_already(const struct diag *dx, const struct message *m)
{
    for (size_t i = 0; i < dx->n; i++) {
        const struct message *o = &dx->messages[i];
        if (o->code == m->code && o->at.in == m->at.in &&
            o->at.line == m->at.line && o->at.column == m->at.column &&
            strcmp(o->detail, m->detail) == 0 &&
            strcmp(o->help ? o->help : "", m->help ? m->help : "") == 0)
            return true;
    }
    return false;
}

void diag(struct diag *dx, enum diag_code code, Span at, const char *format,
          ...)
{
    struct text detail = {0};
    va_list args;
    va_start(args, format);
    text_vformat(&detail, format, args);
    va_end(args);
    text_add(&detail, STR(""));

    struct message m = {.code = code, .at = at, .detail = detail.at};
    char *newline = strchr(m.detail, '\n');
    if (newline) {
        *newline = '\0';
        m.help = strdup(newline + 1);
    }
    pthread_mutex_lock(&dx->lock);
    // A damaged file can hold hundreds of thousands of mistakes; nobody reads
    // more than the first.
    bool full = dx->n == MOST_KEPT;
    if (full)
        count(dx, &m);
    if (full || told_already(dx, &m)) {
        free(m.detail);
        free(m.help);
    } else {
        keep(dx, m);
    }
    pthread_mutex_unlock(&dx->lock);
}

size_t diag_errors(const struct diag *dx)
{
    return dx->errors;
}

size_t diag_warnings(const struct diag *dx)
{
    return dx->warnings;
}

static int by_place(const void *left, const void *right)
{
    const struct message *a = left, *b = right;
    const char *a_path = a->at.in ? a->at.in->path : "";
    const char *b_path = b->at.in ? b->at.in->path : "";
    int order = strcmp(a_path, b_path);
    if (order)
        return order;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line ? -1 : 1;
    if (a->at.column != b->at.column)
        return a->at.column < b->at.column ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

// Control characters could steer the terminal, and bytes that are not UTF-8
// upset it: they are shown as `?`.
static void put_clean(FILE *out, Str s)
{
    size_t length;
    for (; s.n; s = str_from(s, length)) {
        unsigned char c = (unsigned char)s.at[0];
        utf8_decode(s, &length);
        bool broken = length == 1 && c >= 0x80;
        if (c == '\t')
            fputc(' ', out);
        else if (c < 32 || c == 127 || broken)
            fputc('?', out);
        else
            fwrite(s.at, 1, length, out);
    }
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

// Long lines are cut around the place, at character boundaries.
static Str window(Str line, size_t *column)
{
    const size_t most = 160, before = 60;
    if (line.n <= most)
        return line;
    size_t start = *column - 1 > before ? *column - 1 - before : 0;
    if (start > line.n)
        start = line.n;
    while (start && start < line.n && continues(line.at[start]))
        start--;
    size_t end = start + most < line.n ? start + most : line.n;
    while (end > start && end < line.n && continues(line.at[end]))
        end--;
    *column -= start;
    return (Str){line.at + start, end - start};
}

static void print_line(const struct diag *dx, Span at, const char *caret)
{
    size_t column = at.column ? at.column : 1;
    Str line = window(source_line(at.in, at.line), &column);
    size_t skip = column - 1 < line.n ? column - 1 : line.n;
    Str under = str_upto(str_from(line, skip), at.length);
    size_t wide = utf8_width(under);
    fprintf(dx->out, "%6zu | ", at.line);
    put_clean(dx->out, line);
    fputs("\n       | ", dx->out);
    for (size_t i = utf8_width(str_upto(line, skip)); i > 0; i--)
        fputc(' ', dx->out);
    fputs(caret, dx->out);
    for (size_t i = wide ? wide : 1; i > 0; i--)
        fputc('^', dx->out);
    fputs(dx->colour ? "\033[0m\n" : "\n", dx->out);
}

void diag_quote(FILE *out, Span at)
{
    const struct diag plain = {.out = out};
    print_line(&plain, at, "");
}

static const char *help_of(const struct message *m)
{
    return m->help ? m->help : usual_help[m->code];
}

static void print_note(const struct diag *dx, const char *what,
                       const char *said)
{
    fprintf(dx->out, "       = %s: ", what);
    put_clean(dx->out, str_of(said));
    fputc('\n', dx->out);
}

static void print_message(const struct diag *dx, const struct message *m,
                          bool with_effect)
{
    const struct diag_row *row = &rows[m->code];
    bool error = row->severity == DIAG_ERROR;
    const char *tint = error ? "\033[1;31m" : "\033[1;33m";
    if (m->at.in) {
        put_clean(dx->out, str_of(m->at.in->path));
        if (m->at.line)
            fprintf(dx->out, ":%zu:%zu", m->at.line, m->at.column);
        fputs(": ", dx->out);
    }
    fprintf(dx->out, "%s%s[%s]%s: %s", dx->colour ? tint : "",
            error ? "error" : "warning", row->name, dx->colour ? "\033[0m" : "",
            row->headline);
    if (*m->detail) {
        fputs(": ", dx->out);
        put_clean(dx->out, str_of(m->detail));
    }
    fputc('\n', dx->out);
    if (m->at.in && m->at.line)
        print_line(dx, m->at, dx->colour ? tint : "");
    if (with_effect && *row->effect)
        print_note(dx, "in an LMS", row->effect);
    const char *help = help_of(m);
    if (help)
        print_note(dx, "help", help);
}

static void sort(struct diag *dx)
{
    if (dx->n)
        qsort(dx->messages, dx->n, sizeof *dx->messages, by_place);
}

void diag_each(struct diag *dx,
               void (*visit)(void *context, const struct diag_message *m),
               void *context)
{
    sort(dx);
    for (size_t i = 0; i < dx->n; i++) {
        const struct message *m = &dx->messages[i];
        const char *help = help_of(m);
        visit(context, &(struct diag_message){&rows[m->code], m->at, m->detail,
                                              help ? help : ""});
    }
}

static bool is_error(const struct message *m)
{
    return rows[m->code].severity == DIAG_ERROR;
}

// Some of `n` messages about one file, in their order: where there are too
// many, warnings make room for errors.
static void flush_file(struct diag *dx, const struct message *m, size_t n,
                       bool *told)
{
    size_t errors = 0, left[2];
    for (size_t i = 0; i < n; i++)
        errors += is_error(&m[i]);
    left[true] = errors < SHOWN_PER_FILE ? errors : SHOWN_PER_FILE;
    left[false] = SHOWN_PER_FILE - left[true];
    for (size_t i = 0; i < n; i++) {
        if (left[is_error(&m[i])] == 0)
            continue;
        left[is_error(&m[i])]--;
        print_message(dx, &m[i], !told[m[i].code]);
        told[m[i].code] = true; // what an LMS does is said once
    }
    if (n > SHOWN_PER_FILE)
        fprintf(dx->out, "%s: %zu more like these; mend the first ones\n",
                m->at.in ? m->at.in->path : "", n - SHOWN_PER_FILE);
}

void diag_flush(struct diag *dx)
{
    bool told[DIAG_CODES] = {false};
    sort(dx);
    for (size_t i = 0, n; i < dx->n; i += n) {
        for (n = 1; i + n < dx->n; n++)
            if (dx->messages[i + n].at.in != dx->messages[i].at.in)
                break;
        flush_file(dx, &dx->messages[i], n, told);
    }
    forget(dx);
    fflush(dx->out);
}
