// presets.h - the presets for single LMSs on the command line.
#ifndef COMMAND_PRESETS_H
#define COMMAND_PRESETS_H

struct lms;

void print_presets(void);

// Not 0: there is no preset of that name, which has been said.
int read_preset(const char *name, const struct lms **preset);

#endif
