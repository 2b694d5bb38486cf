// address.c - where links and images lead.
#include <stdio.h>

#include "base/fs.h"
#include "base/textfile.h"
#include "base/utf8.h"
#include "pass/link/parts.h"

enum { LARGEST_MEDIA = 256 * 1024 * 1024,
       LARGEST_RULES = 64 * 1024,
       LARGEST_CAPTIONS = 1024 * 1024 };

static int hex_digit(char c)
{
    if (byte_is_digit(c))
        return c - '0';
    c = byte_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Decodes %XX once (RFC 3986, section 2.1).
static Str percent_decoded(struct arena *a, Str s)
{
    char *copy = arena_take(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        int high = s.at[i] == '%' && i + 2 < s.n ? hex_digit(s.at[i + 1])
                                                      : -1;
        int low = high >= 0 ? hex_digit(s.at[i + 2]) : -1;
        if (low >= 0) {
            copy[n++] = (char)(high * 16 + low);
            i += 2;
        } else {
            copy[n++] = s.at[i];
        }
    }
    return (Str){copy, n};
}

void slug_of_fragment(struct text *t, Str fragment)
{
    struct arena *a = arena_new();
    Str decoded = percent_decoded(a, fragment);
    utf8_slug(t, str_upto(decoded, utf8_valid(decoded)));
    arena_free(a);
}

// The scheme of an address in lower case, or empty when it has none.
// Browsers drop tabs, line ends and leading controls, so we do as well.
static Str scheme_of(struct arena *a, Str url)
{
    char *copy = arena_take(a, url.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < url.n; i++)
        if ((unsigned char)url.at[i] > 32)
            copy[n++] = byte_lower(url.at[i]);
    Str clean = {copy, n};
    size_t colon = str_find_byte(clean, ':');
    for (size_t i = 0; i < colon; i++)
        if (copy[i] == '/' || copy[i] == '?' || copy[i] == '#')
            return STR("");
    return colon < n ? str_upto(clean, colon) : STR("");
}

static bool allowed_scheme(Str scheme)
{
    static const char *const known[] = {"http", "https", "mailto", "tel"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(scheme, known[i]))
            return true;
    return false;
}

static void refuse(struct page *p, struct link *l, enum diag_code code,
                   const char *help)
{
    diag(p->course->dx, code, l->at, "'%.*s'\n%s", STR_ARG(l->url), help);
    l->refused = true;
}

static void link_outside(struct page *p, struct link *l, Str scheme)
{
    l->kind = LINK_OUTSIDE;
    bool file = scheme.n == 0; // `//host/path`
    if (l->image && !allowed_scheme(scheme))
        refuse(p, l, DIAG_E405, "put the file in the course folder, below "
                                "media/");
    else if (!file && !allowed_scheme(scheme))
        refuse(p, l, DIAG_E405, "use https:, http:, mailto: or tel:");
    else if (file)
        refuse(p, l, DIAG_E405, "write the address in full: https://...");
    else if (l->image)
        refuse(p, l, DIAG_E411, "put the file in the course folder, below "
                                "media/");
}

// A heading of the page, by its id or by what makes the same slug. Scenes
// and exercises have ids of their own as well.
static Str find_heading(const struct page *p, Str fragment)
{
    struct text slug = {0};
    slug_of_fragment(&slug, fragment);
    Str found = STR("");
    for (size_t i = 0; !found.n && i < p->heading_count; i++)
        if (str_same(p->headings[i]->id, text_str(&slug)))
            found = p->headings[i]->id;
    text_clear(&slug);
    return found;
}

static void link_fragment(struct page *from, struct page *to, struct link *l,
                          Str fragment)
{
    if (!fragment.n || to->unread)
        return;
    l->fragment = find_heading(to, fragment);
    if (l->fragment.n)
        return;
    Str known[128];
    size_t n = 0;
    for (size_t i = 0; i < to->heading_count && n < 128; i++)
        known[n++] = to->headings[i]->id;
    Str near = nearest_word(fragment, known, n);
    if (near.n)
        diag(from->course->dx, DIAG_E404, l->at,
             "'%.*s'\ndid you mean `%.*s#%.*s`?", STR_ARG(l->url),
             STR_ARG(str_upto(l->url, str_find_byte(l->url, '#'))),
             STR_ARG(near));
    else
        diag(from->course->dx, DIAG_E404, l->at,
             "'%.*s'\nno heading of that name is there", STR_ARG(l->url));
    l->refused = true;
}

// `02-drie-niveaus.nl.md` is a lesson; so is the one in another language.
static bool link_lesson(struct page *p, struct link *l, Str path, Str fragment)
{
    struct course *c = p->course;
    for (size_t i = 0; i < c->page_count; i++) {
        Str file = course_path(c, &c->pages[i]->source);
        if (!str_same(file, path))
            continue;
        l->kind = LINK_LESSON;
        l->page = c->pages[i];
        link_fragment(p, l->page, l, fragment);
        return true;
    }
    return false;
}

static const struct {
    const char *ending, *type;
} media_types[] = {
    {".png", "image/png"},  {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},  {".webp", "image/webp"}, {".svg", "image/svg+xml"},
    {".mp3", "audio/mpeg"}, {".m4a", "audio/mp4"},   {".ogg", "audio/ogg"},
    {".wav", "audio/wav"},  {".mp4", "video/mp4"},   {".webm", "video/webm"},
    {".vtt", "text/vtt"},   {".pdf", "application/pdf"},
};

static const char *media_type(Str path)
{
    char lower[256];
    size_t n = path.n < sizeof lower ? path.n : 0;
    for (size_t i = 0; i < n; i++)
        lower[i] = byte_lower(path.at[i]);
    for (size_t i = 0; i < sizeof media_types / sizeof *media_types; i++)
        if (str_ends((Str){lower, n}, media_types[i].ending))
            return media_types[i].type;
    return NULL;
}

static Str sanitized(struct arena *a, Str path, unsigned again)
{
    size_t slash = path.n;
    while (slash && path.at[slash - 1] != '/')
        slash--;
    Str base = str_from(path, slash);
    struct text t = {0};
    text_puts(&t, "media/");
    if (again)
        text_format(&t, "%u-", again);
    for (size_t i = 0; i < base.n; i++) {
        char b = byte_lower(base.at[i]);
        bool plain = (b >= 'a' && b <= 'z') || byte_is_digit(b) || b == '.' ||
                     b == '-' || b == '_';
        text_byte(&t, plain ? b : '-');
    }
    Str name = arena_str(a, text_str(&t));
    text_clear(&t);
    return name;
}

// A name in the output that no other file has: ASCII, in lower case.
static Str output_name(struct course *c, Str path)
{
    for (unsigned again = 0;; again++) {
        Str name = sanitized(c->arena, path, again);
        bool taken = false;
        for (size_t i = 0; i < c->asset_count; i++)
            taken |= str_same(c->assets[i]->name, name);
        if (!taken)
            return name;
    }
}

static bool is_listed(const struct course *c, Str path)
{
    for (size_t i = 0; i < c->file_count; i++)
        if (str_same(c->files[i], path))
            return true;
    return false;
}

// Captions are text that goes into pages, so they are checked like text.
static void read_captions(struct course *c, struct asset *asset)
{
    struct source *s = ARENA_NEW(c->arena, struct source);
    s->path = arena_format(c->arena, "%s/%.*s", c->folder,
                           STR_ARG(asset->path)).at;
    textfile_read(s, c->folder_fd, asset->path.at, LARGEST_CAPTIONS, c->arena,
                  c->dx, true);
    asset->bytes = s->text;
    asset->file = s;
}

static void read_media(struct course *c, struct asset *asset, Span at)
{
    enum fs_result result = fs_read(c->folder_fd, asset->path.at,
                                    LARGEST_MEDIA, c->arena, &asset->bytes);
    if (result == FS_TOO_LARGE)
        diag(c->dx, DIAG_E103, at, "'%.*s' is larger than 256 MiB",
             STR_ARG(asset->path));
    else if (result != FS_OK)
        diag(c->dx, DIAG_E104, at, "'%.*s'", STR_ARG(asset->path));
}

static struct asset *asset_of(struct page *p, Str path, Span at)
{
    struct course *c = p->course;
    for (size_t i = 0; i < c->asset_count; i++)
        if (str_same(c->assets[i]->path, path))
            return c->assets[i];
    struct asset *asset = ARENA_NEW(c->arena, struct asset);
    asset->path = path;
    asset->type = media_type(path);
    if (str_is(str_of(asset->type), "text/vtt"))
        read_captions(c, asset);
    else
        read_media(c, asset, at);
    measure_picture(c, asset, at);
    asset->name = output_name(c, path);
    struct asset **slot = ARENA_PUSH(c->arena, c->assets, c->asset_count);
    *slot = asset;
    return asset;
}

// A recording's captions stand beside it: call.mp3 and call.vtt.
// A mere link to it shows none.
static void find_captions(struct page *p, struct link *l)
{
    struct asset *a = l->asset;
    bool recording = str_starts(str_of(a->type), "audio/") ||
                     str_starts(str_of(a->type), "video/");
    if (!recording || a->captions.n)
        return;
    size_t dot = a->path.n;
    while (dot && a->path.at[dot - 1] != '.')
        dot--;
    Str vtt = arena_format(p->course->arena, "%.*svtt",
                           STR_ARG(str_upto(a->path, dot)));
    if (!l->image || !is_listed(p->course, vtt)) {
        diag(p->course->dx, DIAG_W409, l->at, "'%.*s'\n%s `%.*s`",
             STR_ARG(l->url),
             l->image ? "add" : "show it as a player, `![...](...)`, with",
             STR_ARG(vtt));
        return;
    }
    struct asset *captions = asset_of(p, vtt, l->at);
    a->captions = captions->name;
    a->transcript = captions->bytes;
    a->file = captions->file;
}

static void report_missing(struct page *p, struct link *l, Str path)
{
    const struct course *c = p->course;
    Str bytes;
    if (fs_read(c->folder_fd, path.at, 0, p->arena, &bytes) == FS_REFUSED) {
        diag(c->dx, DIAG_E104, l->at,
             "'%.*s'\nput the file itself there, not a link to it",
             STR_ARG(l->url));
        return;
    }
    for (size_t i = 0; i < c->file_count; i++) {
        Str f = c->files[i];
        if (!str_same_letters(f, path))
            continue;
        diag(c->dx, DIAG_E403, l->at, "'%.*s'\nthe file is called `%.*s`",
             STR_ARG(l->url), STR_ARG(f));
        return;
    }
    Str near = nearest_word(path, c->files, c->file_count);
    if (near.n)
        diag(c->dx, DIAG_E402, l->at, "'%.*s'\ndid you mean `%.*s`?",
             STR_ARG(l->url), STR_ARG(near));
    else
        diag(c->dx, DIAG_E402, l->at,
             "'%.*s'\nput the file there, or take the line out",
             STR_ARG(l->url));
}

static void link_file(struct page *p, struct link *l, Str path)
{
    l->kind = LINK_FILE;
    if (!is_listed(p->course, path)) {
        report_missing(p, l, path);
        l->refused = true;
        return;
    }
    const char *type = media_type(path);
    if (type && !l->image && str_is(str_of(type), "image/svg+xml")) {
        refuse(p, l, DIAG_E405, "opened on its own an SVG file can run "
                                "scripts; show it as a picture: `![...](...)`");
        return;
    }
    if (!type) {
        refuse(p, l, DIAG_E405, "a course takes pictures (png, jpg, gif, webp, "
                                "svg), sound (mp3, m4a, ogg, wav), film (mp4, "
                                "webm) and pdf");
        return;
    }
    l->asset = asset_of(p, path, l->at);
    find_captions(p, l);
}

void link_address(struct page *p, struct link *l)
{
    struct course *c = p->course;
    if (l->reply)
        return;
    if (l->image && !l->text.n)
        diag(c->dx, DIAG_W408, l->at,
             "'%.*s'\nwrite what it shows between the brackets: "
             "`![what it shows](%.*s)`",
             STR_ARG(l->url), STR_ARG(l->url));
    Str scheme = scheme_of(p->arena, l->url);
    if (scheme.n || str_starts(l->url, "//")) {
        link_outside(p, l, scheme);
        return;
    }
    size_t hash = str_find_byte(l->url, '#');
    Str fragment = str_from(l->url, hash + 1);
    Str path = percent_decoded(p->arena, str_upto(l->url, hash));
    Str from = course_path(c, &p->source);
    Str resolved;
    if (!path.n) {
        l->kind = LINK_HERE;
        link_fragment(p, p, l, fragment);
    } else if (utf8_valid(path) < path.n ||
               !fs_resolve(c->arena, from, path, &resolved)) {
        refuse(p, l, DIAG_E410, "name a file of the course folder");
    } else if (!link_lesson(p, l, resolved, fragment)) {
        if (!l->image && str_ends(resolved, ".md"))
            refuse(p, l, DIAG_E404, "no lesson has a file of that name");
        else
            link_file(p, l, resolved);
    }
}

void link_rules_file(struct page *p)
{
    struct course *c = p->course;
    if (!p->rules_file.n)
        return;
    if (p->rules.text.at) {
        diag(c->dx, DIAG_E225, p->rules_file_at,
             "the lesson has a block of rules as well\nkeep one of the two");
        return;
    }
    Str from = course_path(c, &p->source), path;
    if (!fs_resolve(c->arena, from, p->rules_file, &path)) {
        diag(c->dx, DIAG_E410, p->rules_file_at, "'%.*s'",
             STR_ARG(p->rules_file));
        return;
    }
    if (!is_listed(c, path)) {
        diag(c->dx, DIAG_E402, p->rules_file_at, "'%.*s'\nput the file there",
             STR_ARG(p->rules_file));
        return;
    }
    struct source *s = ARENA_NEW(p->arena, struct source);
    s->path = arena_format(p->arena, "%s/%.*s", c->folder, STR_ARG(path)).at;
    if (textfile_read(s, c->folder_fd, path.at, LARGEST_RULES, p->arena,
                      c->dx, true))
        p->rules = (struct lua_block){s, 1, s->text, span_at(s, 1, 1, 1)};
}
