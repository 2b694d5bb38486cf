// picture.h - how large a picture is, by its first bytes.
//
// PNG (ISO/IEC 15948), JPEG (ITU-T T.81, with the orientation of Exif 2.32),
// GIF 89a, WebP (RFC 9649) and SVG. Nothing is decoded, and the bytes may be
// anybody's.
#ifndef BASE_PICTURE_H
#define BASE_PICTURE_H

#include "base/str.h"

struct picture {
    const char *type; // MIME, by its bytes; NULL: it is no picture
    unsigned width, height; // in pixels as it is shown; 0: it does not say
};

// A picture whose header is cut off or claims no size has a type, and `false`
// is returned. An SVG need not say how large it is.
bool picture_measure(Str bytes, struct picture *p);

#endif
