// dump.h - the course as it stands, as text: for `--dump=PASS` and tests.
#ifndef MODEL_DUMP_H
#define MODEL_DUMP_H

#include <stdio.h>

struct course;

void dump_course(const struct course *c, FILE *out);

#endif
