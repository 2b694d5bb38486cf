#include "base/picture.h"

#include <string.h>

// Numbers of N bytes at a place, 0 when they are not all there.
static unsigned big(Str s, size_t at, size_t n)
{
    unsigned value = 0;
    for (size_t i = 0; i < n && at + n <= s.n; i++)
        value = value << 8 | (unsigned char)s.at[at + i];
    return value;
}

static unsigned little(Str s, size_t at, size_t n)
{
    unsigned value = 0;
    for (size_t i = n; i > 0 && at + n <= s.n; i--)
        value = value << 8 | (unsigned char)s.at[at + i - 1];
    return value;
}

static bool has(Str s, size_t at, const char *bytes, size_t n)
{
    return at + n <= s.n && memcmp(s.at + at, bytes, n) == 0;
}

static void png(Str s, struct picture *p)
{
    if (!has(s, 12, "IHDR", 4))
        return;
    p->width = big(s, 16, 4);
    p->height = big(s, 20, 4);
}

static void gif(Str s, struct picture *p)
{
    p->width = little(s, 6, 2);
    p->height = little(s, 8, 2);
}

static void webp(Str s, struct picture *p)
{
    if (has(s, 12, "VP8X", 4) && s.n >= 30) {
        p->width = little(s, 24, 3) + 1;
        p->height = little(s, 27, 3) + 1;
    } else if (has(s, 12, "VP8L", 4) && s.n >= 25) {
        unsigned bits = little(s, 21, 4);
        p->width = (bits & 0x3FFF) + 1;
        p->height = (bits >> 14 & 0x3FFF) + 1;
    } else if (has(s, 12, "VP8 ", 4) && has(s, 23, "\x9D\x01\x2A", 3)) {
        p->width = little(s, 26, 2) & 0x3FFF;
        p->height = little(s, 28, 2) & 0x3FFF;
    }
}

// --- JPEG ---

// The orientation in a segment of Exif; from 5 on the sides are exchanged.
static unsigned orientation(Str segment)
{
    if (!has(segment, 0, "Exif\0", 6))
        return 1;
    Str tiff = str_from(segment, 6);
    unsigned (*number)(Str, size_t, size_t) =
        has(tiff, 0, "II", 2) ? little : big;
    size_t at = number(tiff, 4, 4);
    unsigned entries = number(tiff, at, 2);
    for (unsigned i = 0; i < entries && at + 14 <= tiff.n; i++, at += 12)
        if (number(tiff, at + 2, 2) == 0x0112)
            return number(tiff, at + 10, 2);
    return 1;
}

static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
           marker != 0xC8 && marker != 0xCC;
}

static void jpeg(Str s, struct picture *p)
{
    unsigned turned = 1;
    for (size_t at = 2; at + 4 <= s.n;) {
        unsigned marker = big(s, at + 1, 1), size = big(s, at + 2, 2);
        if ((unsigned char)s.at[at] != 0xFF)
            return;
        if (marker == 0xFF) { // filling
            at++;
            continue;
        }
        if (is_frame(marker)) {
            unsigned high = big(s, at + 5, 2), wide = big(s, at + 7, 2);
            p->width = turned >= 5 ? high : wide;
            p->height = turned >= 5 ? wide : high;
            return;
        }
        if (marker == 0xE1)
            turned = orientation(str_upto(str_from(s, at + 4), size));
        if (size < 2)
            return;
        at += 2 + size;
    }
}

// --- SVG ---

// The value of an attribute in the text of a tag; empty: there is none.
static Str attribute(Str tag, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 1; i + n + 2 < tag.n; i++) {
        bool before = tag.at[i - 1] == ' ' || tag.at[i - 1] == '\t' ||
                      tag.at[i - 1] == '\n' || tag.at[i - 1] == '\r';
        char quote = tag.at[i + n + 1];
        if (!before || !has(tag, i, name, n) || tag.at[i + n] != '=' ||
            (quote != '"' && quote != '\''))
            continue;
        Str value = str_from(tag, i + n + 2);
        return str_upto(value, str_find_byte(value, quote));
    }
    return STR("");
}

// A length in pixels, rounded; other units, and none, are 0.
static unsigned pixels(Str s)
{
    double value;
    s = str_trim(s);
    if (str_ends(s, "px"))
        s = str_upto(s, s.n - 2);
    bool sound = str_number(s, &value) && value >= 1 && value < 1e6;
    return sound ? (unsigned)(value + 0.5) : 0;
}

// The third and the fourth number of a viewBox.
static void view_box(Str box, struct picture *p)
{
    for (int i = 0; box.n && i < 4; i++) {
        size_t n = 0;
        while (n < box.n && box.at[n] != ' ' && box.at[n] != ',')
            n++;
        unsigned value = pixels(str_upto(box, n));
        p->width = i == 2 ? value : p->width;
        p->height = i == 3 ? value : p->height;
        box = str_from(box, n);
        while (box.n && (box.at[0] == ' ' || box.at[0] == ','))
            box = str_from(box, 1);
    }
}

static void svg(Str s, struct picture *p)
{
    Str tag = str_from(s, str_find(s, STR("<svg")));
    tag = str_upto(tag, str_find_byte(tag, '>') + 1);
    p->width = pixels(attribute(tag, "width"));
    p->height = pixels(attribute(tag, "height"));
    if (!p->width || !p->height)
        view_box(attribute(tag, "viewBox"), p);
    if (!p->width || !p->height)
        p->width = p->height = 0;
}

bool picture_measure(Str bytes, struct picture *p)
{
    *p = (struct picture){NULL, 0, 0};
    if (has(bytes, 0, "\x89PNG\r\n\x1A\n", 8)) {
        p->type = "image/png";
        png(bytes, p);
    } else if (has(bytes, 0, "\xFF\xD8\xFF", 3)) {
        p->type = "image/jpeg";
        jpeg(bytes, p);
    } else if (has(bytes, 0, "GIF87a", 6) || has(bytes, 0, "GIF89a", 6)) {
        p->type = "image/gif";
        gif(bytes, p);
    } else if (has(bytes, 0, "RIFF", 4) && has(bytes, 8, "WEBP", 4)) {
        p->type = "image/webp";
        webp(bytes, p);
    } else if (str_find(bytes, STR("<svg")) < bytes.n) {
        p->type = "image/svg+xml";
        svg(bytes, p);
        return true;
    }
    return p->type && p->width && p->height;
}
