// xml.h - documents made with libxml2's tree, and text that may stand in one.
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/arena.h"

struct _xmlDoc;

// One line of text that XML 1.0 can hold (2.2, Char): runs of white space
// become a blank, what XML cannot say is dropped, more than `most` characters
// are cut and end in an ellipsis. libxml2 would write anything unchecked.
Str xml_line(struct arena *a, Str s, size_t most);

// The document as UTF-8, indented, with LF line ends.
Str xml_print(struct arena *a, struct _xmlDoc *doc);

#endif
