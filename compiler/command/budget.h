// budget.h - how large what is made may be: `stilte build --max-size`.
#ifndef COMMAND_BUDGET_H
#define COMMAND_BUDGET_H

#include "model/bundle.h"
#include "model/course.h"

// "500k", "20M" or "1.5G", in thousands; a plain number is bytes. False: it
// is no size.
bool budget_read(const char *word, size_t *bytes);

// Reports E268, with the five largest files, when the files of `what` take
// more than `most` bytes; packed: as a zip, else as they are.
void budget_check(const struct course *c, const char *what,
                  const struct bundle *files, bool packed, size_t most);

#endif
