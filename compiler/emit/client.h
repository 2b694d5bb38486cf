// client.h - the client's name in the texts of a dialogue.
#ifndef EMIT_CLIENT_H
#define EMIT_CLIENT_H

#include "emit/prose.h"

// The text, escaped; in a dialogue with a client, `{client}` in it becomes the
// name. Where a participant meets one of several, all names stand in a
// <span class="client-name"> until it is known who.
void client_html(struct prose *w, Str s);

// The name of a dialogue's client in the language of the page; "the other"
// where it has none.
Str client_name(const struct prose *w, const struct persona *p);

#endif
