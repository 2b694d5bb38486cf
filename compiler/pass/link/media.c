// media.c - whether pictures and recordings are what they should be.
#include "base/picture.h"
#include "pass/link/parts.h"

// A column of text is at most 38rem wide (tokens.css); screens show up to
// three dots for each pixel of it.
enum { COLUMN = 608, DOTS = 3, MOST_ACROSS = 2400, MOST_BYTES = 500 * 1000 };

static void report_large(const struct course *c, const struct asset *a,
                         Span at)
{
    bool svg = str_is(str_of(a->type), "image/svg+xml");
    unsigned across = a->width > a->height ? a->width : a->height;
    size_t kilobytes = (a->bytes.n + 999) / 1000;
    if (!svg && across > MOST_ACROSS)
        diag(c->dx, DIAG_W458, at,
             "'%.*s' is %u by %u pixels, %zu kB\nit is shown at most %d wide, "
             "so %d are enough for any screen",
             STR_ARG(a->path), a->width, a->height, kilobytes, COLUMN,
             COLUMN * DOTS);
    else if (a->bytes.n > MOST_BYTES)
        diag(c->dx, DIAG_W458, at,
             "'%.*s' is %zu kB\nsave it %s", STR_ARG(a->path), kilobytes,
             svg ? "with fewer points, or as a png"
                 : "as a jpg or webp of lower quality, or smaller");
}

static const char *ending_of(const char *type)
{
    Str name = str_from(str_of(type), str_find_byte(str_of(type), '/') + 1);
    return str_is(name, "svg+xml") ? "svg" : name.at;
}

void measure_picture(struct course *c, struct asset *a, Span at)
{
    struct picture p;
    if (!str_starts(str_of(a->type), "image/") || !a->bytes.at)
        return;
    bool sound = picture_measure(a->bytes, &p);
    a->width = p.width;
    a->height = p.height;
    if (!p.type)
        diag(c->dx, DIAG_E267, at,
             "'%.*s' is no picture\nsave it again as png, jpg, gif, webp or "
             "svg",
             STR_ARG(a->path));
    else if (!str_is(str_of(a->type), p.type))
        diag(c->dx, DIAG_E267, at, "'%.*s' is a %s\ncall it so",
             STR_ARG(a->path), ending_of(p.type));
    else if (!sound)
        diag(c->dx, DIAG_E267, at, "'%.*s' is cut off\nsave it again",
             STR_ARG(a->path));
    else
        report_large(c, a, at);
}
