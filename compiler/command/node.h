// node.h - runs a script with Node, where that is installed.
#ifndef COMMAND_NODE_H
#define COMMAND_NODE_H

#include "base/str.h"

enum node_result {
    NODE_MISSING, // there is no `node` to run
    NODE_FAILED,  // it said why on standard error
    NODE_FINE
};

// Runs a classic script; `said` gets what it writes on standard output. Script
// and output are files without a name, so nothing is left behind however
// either program ends.
enum node_result node_run(Str script, struct text *said);

#endif
