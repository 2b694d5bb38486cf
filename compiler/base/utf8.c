#include "base/utf8.h"

// The length of the sequence at the front of `s`, 0 when it is not valid.
static size_t sequence(Str s)
{
    const unsigned char *b = (const unsigned char *)s.at;
    if (b[0] < 0x80)
        return 1;
    size_t n = b[0] >= 0xF0 ? 4 : b[0] >= 0xE0 ? 3 : 2;
    if (b[0] < 0xC2 || b[0] > 0xF4 || s.n < n)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((b[i] & 0xC0) != 0x80)
            return 0;
    bool overlong = (b[0] == 0xE0 && b[1] < 0xA0) ||
                    (b[0] == 0xF0 && b[1] < 0x90);
    bool surrogate = b[0] == 0xED && b[1] > 0x9F;
    bool too_high = b[0] == 0xF4 && b[1] > 0x8F;
    return overlong || surrogate || too_high ? 0 : n;
}

size_t utf8_valid(Str s)
{
    size_t i = 0;
    while (i < s.n) {
        size_t n = sequence(str_from(s, i));
        if (n == 0)
            break;
        i += n;
    }
    return i;
}

uint32_t utf8_decode(Str s, size_t *length)
{
    const unsigned char *b = (const unsigned char *)s.at;
    size_t n = sequence(s);
    *length = n ? n : 1;
    static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t value = n ? b[0] & mask[n] : 0xFFFD;
    for (size_t i = 1; i < n; i++)
        value = value << 6 | (b[i] & 0x3F);
    return value;
}

struct range {
    uint32_t first, last;
};

static bool within(uint32_t c, const struct range *ranges, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

// The blocks that matter to a caret: combining marks and zero-width signs,
// and the wide blocks of Unicode Standard Annex 11.
size_t utf8_width(Str s)
{
    static const struct range none[] = {
        {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F},
        {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064}, {0xFE00, 0xFE0F},
        {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0x1AB0, 0x1AFF}, {0x20D0, 0x20FF}};
    static const struct range wide[] = {
        {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
        {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
    size_t width = 0, length;
    for (; s.n; s = str_from(s, length)) {
        uint32_t c = utf8_decode(s, &length);
        if (within(c, none, sizeof none / sizeof *none))
            continue;
        width += within(c, wide, sizeof wide / sizeof *wide) ? 2 : 1;
    }
    return width;
}

// The base letters of U+00C0 to U+017F; a space means: not a letter.
static const char latin[] =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

void utf8_slug(struct text *t, Str s)
{
    size_t start = t->n, length;
    for (; s.n; s = str_from(s, length)) {
        uint32_t c = utf8_decode(s, &length);
        char letter = '\0';
        if (c < 0x80)
            letter = byte_lower((char)c);
        else if (c >= 0xC0 && c < 0x180)
            letter = latin[c - 0xC0];
        else if (c == 0xA0 || (c >= 0x2000 && c <= 0x2015))
            letter = ' '; // blanks and dashes
        bool keep = byte_is_letter(letter) || byte_is_digit(letter);
        // Apostrophes and accents inside a word do not split it.
        bool gap = letter == ' ' || letter == '-' || letter == '_' ||
                   letter == '/' || letter == '\n';
        if (keep)
            text_byte(t, letter);
        else if (gap && t->n > start && t->at[t->n - 1] != '-')
            text_byte(t, '-');
    }
    if (t->n > start && t->at[t->n - 1] == '-')
        t->n--;
    if (t->at)
        t->at[t->n] = '\0';
}
