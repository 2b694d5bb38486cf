#include "base/fingerprint.h"

#include "base/utf8.h"

void fingerprint_begin(struct fingerprint *f)
{
    f->sum = 0xCBF29CE484222325u;
}

// FNV-1a, one byte.
static void mix(struct fingerprint *f, unsigned char byte)
{
    f->sum = (f->sum ^ byte) * 0x100000001B3u;
}

struct run {
    uint32_t first, last;
};

static bool is_in(uint32_t c, const struct run *runs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (c >= runs[i].first && c <= runs[i].last)
            return true;
    return false;
}

// The blocks of Unicode that hold signs: Latin-1's (but for its three
// letters), general punctuation to miscellaneous symbols, CJK and full-width
// punctuation, variation selectors, pictures. The rest is taken for letters.
static bool is_sign(uint32_t c)
{
    static const struct run signs[] = {
        {0x00, 0x2F},     {0x3A, 0x40},     {0x5B, 0x60},
        {0x7B, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},
        {0xBB, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},
        {0x2000, 0x2BFF}, {0x3000, 0x303F}, {0xFE00, 0xFE6F},
        {0xFF01, 0xFF0F}, {0x1F000, 0x1FAFF}};
    return is_in(c, signs, sizeof signs / sizeof *signs);
}

// Lower case of Latin, Greek and Cyrillic; other scripts have none that
// authors mix up.
static uint32_t lower(uint32_t c)
{
    static const struct run by_32[] = {{'A', 'Z'},
                                       {0xC0, 0xDE},
                                       {0x391, 0x3A9},
                                       {0x410, 0x42F}};
    static const struct run even[] = {{0x100, 0x137}, {0x14A, 0x177}};
    static const struct run odd[] = {{0x139, 0x148}, {0x179, 0x17E}};
    if (is_in(c, by_32, sizeof by_32 / sizeof *by_32))
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    if (is_in(c, even, 2))
        return c | 1;
    if (is_in(c, odd, 2))
        return c + (c & 1);
    return c;
}

// The sum of a code point: its bytes, the low one first.
static void mix_letter(struct fingerprint *f, uint32_t c)
{
    for (; c; c >>= 8)
        mix(f, c & 0xFF);
}

void fingerprint_add(struct fingerprint *f, Str text)
{
    bool words = false;
    size_t length;
    for (Str s = text; s.n; s = str_from(s, length)) {
        uint32_t c = utf8_decode(s, &length);
        if (is_sign(c))
            continue;
        mix_letter(f, lower(c));
        words = true;
    }
    for (size_t i = 0; !words && i < text.n; i++)
        mix(f, (unsigned char)text.at[i]);
    mix(f, '\n');
}

void fingerprint_spell(const struct fingerprint *f, char out[FINGERPRINT + 1])
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz";
    // Mixed once more, so that the low digits depend on every byte.
    uint64_t sum = (f->sum ^ f->sum >> 33) * 0xFF51AFD7ED558CCDu;
    sum ^= sum >> 33;
    for (int i = 0; i < FINGERPRINT; i++) {
        out[i] = digits[sum % 62];
        sum /= 62;
    }
    out[FINGERPRINT] = '\0';
}
