// deflate.h - raw deflate streams (RFC 1951) and CRC-32, by libdeflate.
#ifndef BASE_DEFLATE_H
#define BASE_DEFLATE_H

#include <stdint.h>

#include "base/str.h"

uint32_t deflate_crc(Str bytes);

// The same of bytes that come in parts: `so_far` is 0 for the first.
uint32_t deflate_crc_more(uint32_t so_far, Str bytes);

// The deflated bytes, or an empty Str when deflate would not make them
// smaller. The result is the caller's to free(). Safe from several threads.
Str deflate_new(Str bytes);

// Unpacks a stream of somebody else into `room`, which it must fill exactly,
// as the stream must be used up.
bool deflate_unpack(Str packed, char *room, size_t size);

#endif
