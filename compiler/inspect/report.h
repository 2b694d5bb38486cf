// report.h - an inspection as one line, or as JSON.
#ifndef INSPECT_REPORT_H
#define INSPECT_REPORT_H

#include "inspect/inspect.h"

// "SCORM 2004 4th Edition, 1 SCO, 35 files": what it is, without a line end.
void report_kind(const struct inspection *i, struct text *out);

// One object (RFC 8259), and a line end. Before diag_flush().
void report_json(const struct inspection *i, struct text *out);

#endif
