// diag.h - what is told to the author: code, place, headline, detail, help.
//
// A message is collected when it is found and printed by diag_flush(), sorted
// by file, line and column, each once. Codes are rows of diag.def.
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdio.h>

#include "base/die.h"
#include "base/source.h"

enum diag_severity { DIAG_WARNING, DIAG_ERROR };

enum diag_code {
#define DIAG(code, severity, headline, explanation) DIAG_##code,
#include "base/diag.def"
#undef DIAG
    DIAG_CODES
};

struct diag_row {
    const char *name; // "E204"
    enum diag_severity severity;
    const char *headline;    // starts small, no full stop, blames nobody
    const char *explanation; // printed by `stilte explain`
    const char *effect;      // what an LMS does with such a package, or ""
};

struct diag;

// `out` is where diag_flush() writes, `colour` whether with ANSI colours.
struct diag *diag_new(FILE *out, bool colour);
void diag_free(struct diag *dx);

// Reports `code` at `at`. The format makes the detail, which follows the
// headline after a colon; "" leaves it out. Text after a newline becomes the
// help line. Safe from several threads.
void diag(struct diag *dx, enum diag_code code, Span at, const char *format,
          ...) __attribute__((format(printf, 4, 5)));

size_t diag_errors(const struct diag *dx);
size_t diag_warnings(const struct diag *dx);

// Prints what was collected since the last flush, at most 20 a file, errors
// before warnings where there are more.
void diag_flush(struct diag *dx);

struct diag_message {
    const struct diag_row *row;
    Span at;
    const char *detail, *help; // "" when there is nothing to say
};

// Calls visit(context, message) for what was collected since the last flush
// and would be printed, in its order, but without a limit a file.
void diag_each(struct diag *dx,
               void (*visit)(void *context, const struct diag_message *m),
               void *context);

// Prints the line of a place, and under it a caret for each of its columns.
void diag_quote(FILE *out, Span at);

const struct diag_row *diag_row(enum diag_code code);
const struct diag_row *diag_row_named(Str name); // "E204"; NULL if unknown

// The known word nearest to `word`, for "did you mean"; empty when none is
// near (edit distance over 2 and over a third of the word).
Str nearest_word(Str word, const Str *known, size_t n);

#endif
