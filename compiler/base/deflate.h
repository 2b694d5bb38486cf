// deflate.h - raw deflate streams (RFC 1951) and CRC-32, by libdeflate.
#ifndef BASE_DEFLATE_H
#define BASE_DEFLATE_H

#include <stdint.h>

#include "base/str.h"

uint32_t deflate_crc(Str bytes);

// The deflated bytes, or an empty Str when deflate would not make them
// smaller. The result is the caller's to free(). Safe from several threads.
Str deflate_new(Str bytes);

#endif
