#include "base/digest.h"

#include <stdint.h>
#include <sys/types.h>

#include <sha2.h>

Str digest_sha256(struct arena *a, Str bytes)
{
    char hex[SHA256_DIGEST_STRING_LENGTH];
    SHA256Data((const uint8_t *)bytes.at, bytes.n, hex);
    return arena_format(a, "%s", hex);
}
