// rules_files.c - which files the manifest speaks of, and whether they are
// there.
#include <stdlib.h>
#include <string.h>

#include "inspect/rules.h"

// No server takes longer paths.
enum { MOST_PATH = 2000 };

enum outcome { IN_PACKAGE, ELSEWHERE, UNUSABLE };

static int digit_of(char c)
{
    if (byte_is_digit(c))
        return c - '0';
    c = byte_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// RFC 3986, 2.1. False for a % without its two digits.
static bool decode(Str s, struct text *t)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] != '%') {
            text_byte(t, s.at[i]);
            continue;
        }
        int high = i + 2 < s.n ? digit_of(s.at[i + 1]) : -1;
        int low = i + 2 < s.n ? digit_of(s.at[i + 2]) : -1;
        if (high < 0 || low < 0 || high + low == 0)
            return false;
        text_byte(t, (char)(high << 4 | low));
        i += 2;
    }
    return true;
}

static bool has_scheme(Str s)
{
    size_t colon = str_find_byte(s, ':');
    return colon < s.n && colon > 1 && str_find_byte(s, '/') > colon;
}

bool rules_is_web(Str s)
{
    return str_starts(s, "http://") || str_starts(s, "https://");
}

// The folders that xml:base of the element and those around it add.
static void add_base(const struct profile *f, const xmlNode *node,
                     struct text *t)
{
    Str base;
    if (node->type != XML_ELEMENT_NODE)
        return;
    if (node->parent)
        add_base(f, node->parent, t);
    if (t->n <= MOST_PATH &&
        manifest_value(f->p, node, SPACE_XML, "base", &base))
        text_add(t, str_upto(base, MOST_PATH + 1));
}

// Takes . and .. out of a path in place. False when it climbs out.
static bool flatten(struct text *path)
{
    struct text out = {0};
    bool inside = true;
    for (Str rest = text_str(path); rest.n && inside;) {
        size_t end = str_find_byte(rest, '/');
        Str part = str_upto(rest, end);
        bool last = end == rest.n;
        rest = str_from(rest, end + 1);
        if (str_is(part, "..")) {
            inside = out.n > 0;
            out.n -= inside;
            while (inside && out.n && out.at[out.n - 1] != '/')
                out.n--;
        } else if (part.n && !str_is(part, ".")) {
            text_add(&out, part);
            text_puts(&out, last ? "" : "/");
        }
    }
    text_clear(path);
    *path = out;
    return inside;
}

static const char *const too_long = "is longer than servers take";

// Why an href cannot be used at all; NULL: it can.
static const char *unusable(const struct profile *f, Str href)
{
    if (!href.n)
        return "is empty";
    if (href.n > MOST_PATH)
        return too_long;
    for (size_t i = 0; i < href.n; i++)
        if ((unsigned char)href.at[i] < 32)
            return "has a line end or tab";
    if (str_find_byte(href, '\\') < href.n)
        return "has a backslash";
    if (href.at[0] == '/')
        return "begins with a slash";
    if (has_scheme(href) || (href.n > 1 && href.at[1] == ':'))
        return rules_is_web(href) ? NULL : "is not a path in the package";
    // 1.2 was always generous here.
    if (f->version != SCORM_1_2 && str_find_byte(href, ' ') < href.n)
        return "has a blank";
    return NULL;
}

// What an href means: a file of the package, by its name there, or `why`.
static enum outcome resolve(const struct profile *f, const xmlNode *node,
                            Str href, Str *name, const char **why)
{
    struct text path = {0}, plain = {0};
    *why = unusable(f, href);
    if (*why)
        return UNUSABLE;
    Str file = str_upto(href, str_find_byte(href, '#'));
    file = str_upto(file, str_find_byte(file, '?'));
    add_base(f, node, &path);
    text_add(&path, file);
    if (path.n > MOST_PATH) {
        *why = too_long;
        text_clear(&path);
        return UNUSABLE;
    }
    bool web = rules_is_web(text_str(&path));
    bool decoded = decode(text_str(&path), &plain);
    text_clear(&path);
    if (!decoded)
        *why = "has a % that is no character";
    else if (!web && !flatten(&plain))
        *why = "climbs out of the package";
    *name = arena_str(f->p->arena, text_str(&plain));
    text_clear(&plain);
    return *why ? UNUSABLE : web ? ELSEWHERE : IN_PACKAGE;
}

void check_listed(struct profile *f, xmlNode *node)
{
    Str href, name;
    const char *why;
    if (!manifest_value(f->p, node, SPACE_NONE, "href", &href))
        return;
    enum outcome o = resolve(f, node, href, &name, &why);
    if (o == UNUSABLE)
        found(f, node, "href", "'%.*s' %s", STR_ARG(shown(f, href)), why);
    if (o == IN_PACKAGE)
        *ARENA_PUSH(f->p->arena, f->listed, f->listed_count) = name;
}

static void check_there(struct profile *f, xmlNode *node, const char *attribute,
                        Str name)
{
    if (f->p->kind == PACKAGE_MANIFEST || package_has(f->p, name))
        return;
    // With many missing, capitals are not what is wrong.
    bool few = f->told_count < 20;
    Str almost = few ? package_almost(f->p, name) : STR("");
    if (almost.n)
        found(f, node, attribute, "'%.*s'; there is '%.*s'",
              STR_ARG(shown(f, name)), STR_ARG(shown(f, almost)));
    else
        found(f, node, attribute, "'%.*s'", STR_ARG(shown(f, name)));
}

static bool has_file(const struct profile *f, const xmlNode *resource, Str href)
{
    for (const xmlNode *n = manifest_child(resource, SPACE_CP, "file"); n;
         n = manifest_next(n))
        if (str_same(value_of(f, n, "href"), href))
            return true;
    return false;
}

// What a resource opens is told once, at its <file>, when it has one.
void check_file(struct profile *f, xmlNode *node)
{
    Str href, name;
    const char *why;
    if (!manifest_value(f->p, node, SPACE_NONE, "href", &href) ||
        resolve(f, node, href, &name, &why) != IN_PACKAGE)
        return;
    if (manifest_is(node, SPACE_CP, "resource") && has_file(f, node, href))
        return;
    check_there(f, node, "href", name);
}

void check_launch_file(struct profile *f, xmlNode *node)
{
    Str href, name;
    const char *why;
    if (!manifest_value(f->p, node, SPACE_NONE, "href", &href) || !href.n ||
        resolve(f, node, href, &name, &why) != IN_PACKAGE)
        return;
    Str bare = str_upto(href, str_find_byte(href, '#'));
    bare = str_upto(bare, str_find_byte(bare, '?'));
    if (!has_file(f, node, href) && !has_file(f, node, bare))
        found(f, node, "href", "'%.*s'", STR_ARG(shown(f, href)));
}

void check_ending(struct profile *f, xmlNode *node)
{
    Str name, href = value_of(f, node, "href");
    const char *why;
    if (!href.n || resolve(f, node, href, &name, &why) != IN_PACKAGE)
        return;
    size_t start = name.n;
    while (start && name.at[start - 1] != '/')
        start--;
    Str last = str_from(name, start);
    if (str_find_byte(last, '.') == last.n)
        found(f, node, "href", "'%.*s'", STR_ARG(shown(f, href)));
}

void check_base(struct profile *f, xmlNode *node)
{
    Str base;
    if (!manifest_value(f->p, node, SPACE_XML, "base", &base))
        return;
    if (!base.n || base.at[base.n - 1] != '/' || base.at[0] == '/' ||
        str_find_byte(base, '\\') < base.n)
        found(f, node, "base", "'%.*s'", STR_ARG(shown(f, base)));
}

// CAM 2004: a query, perhaps with a fragment behind it, or a fragment alone.
static bool is_query(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.at[i] <= 32 || strchr("\\\"<>", s.at[i]))
            return false;
    return s.n > 1 && (s.at[0] == '#' || s.at[0] == '?' || s.at[0] == '&');
}

void check_parameters(struct profile *f, xmlNode *node)
{
    Str s;
    if (!manifest_value(f->p, node, SPACE_NONE, "parameters", &s) || !s.n)
        return;
    // 1.2 has a third form, without the question mark.
    bool old = f->version == SCORM_1_2 && s.at[0] != '?' && s.at[0] != '#' &&
               str_find_byte(s, ' ') == s.n && str_find_byte(s, '=') < s.n;
    if (!old && !is_query(s))
        found(f, node, "parameters", "'%.*s'", STR_ARG(shown(f, s)));
}

static void keep_metadata(struct profile *f, Str name)
{
    for (size_t i = 0; i < f->metadata_count; i++)
        if (str_same(f->metadata[i], name))
            return;
    if (f->metadata_count < MOST_METADATA)
        f->metadata[f->metadata_count++] = name;
}

void check_location(struct profile *f, xmlNode *node)
{
    Str name, href = str_trim(manifest_text(f->p, node));
    const char *why;
    enum outcome o = resolve(f, node, href, &name, &why);
    if (o == UNUSABLE)
        found(f, node, NULL, "'%.*s' %s", STR_ARG(shown(f, href)), why);
    if (o != IN_PACKAGE)
        return;
    *ARENA_PUSH(f->p->arena, f->listed, f->listed_count) = name;
    check_there(f, node, NULL, name);
    keep_metadata(f, name);
}

static int by_bytes(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

// What the check of names has told is not told again.
static bool is_litter(Str name)
{
    return str_starts(name, "__MACOSX/") || str_ends(name, ".DS_Store") ||
           str_ends(name, "Thumbs.db") || str_ends(name, "desktop.ini");
}

void check_unlisted(struct profile *f, xmlNode *node)
{
    enum { SHOWN = 3 };
    struct text names = {0};
    size_t n = 0;
    if (node != f->root)
        return;
    if (f->listed_count)
        qsort(f->listed, f->listed_count, sizeof *f->listed, by_bytes);
    for (size_t i = 0; i < f->p->n; i++) {
        Str name = f->p->files[i];
        bool listed = f->listed_count &&
                      bsearch(&name, f->listed, f->listed_count,
                              sizeof *f->listed, by_bytes);
        if (listed || package_is_schema(name) || is_litter(name) ||
            str_is(name, "imsmanifest.xml"))
            continue;
        if (n++ < SHOWN)
            text_format(&names, "%s'%.*s'", n > 1 ? ", " : "",
                        STR_ARG(shown(f, name)));
    }
    if (n > SHOWN)
        text_format(&names, " and %zu more", n - SHOWN);
    if (n)
        found(f, manifest_child(node, SPACE_CP, "resources")
                     ? manifest_child(node, SPACE_CP, "resources")
                     : node,
              NULL, "%.*s", (int)names.n, names.at);
    text_clear(&names);
}

// xsi:schemaLocation of the manifest is pairs of an address and a file.
static Str places_of(const struct profile *f)
{
    Str places;
    manifest_value(f->p, f->root, SPACE_XSI, "schemaLocation", &places);
    return places;
}

bool rules_next_word(Str *rest, Str *word)
{
    while (rest->n && strchr(" \t\n", rest->at[0]))
        *rest = str_from(*rest, 1);
    size_t n = 0;
    while (n < rest->n && !strchr(" \t\n", rest->at[n]))
        n++;
    *word = str_upto(*rest, n);
    *rest = str_from(*rest, n);
    return n > 0;
}

static bool has_place(const struct profile *f, const char *address)
{
    Str rest = places_of(f), word, file;
    while (rules_next_word(&rest, &word) && rules_next_word(&rest, &file))
        if (str_is(word, address))
            return true;
    return false;
}

void check_places(struct profile *f, xmlNode *node)
{
    bool used[SPACE_OTHER] = {false};
    if (node != f->root)
        return;
    for (const xmlNode *n = node; n; n = manifest_after(n, node)) {
        enum space s = space_of(n->ns);
        used[s < SPACE_OTHER ? s : SPACE_NONE] = true;
        for (const xmlAttr *a = n->properties; a; a = a->next) {
            s = space_of(a->ns);
            used[s < SPACE_OTHER ? s : SPACE_NONE] = true;
        }
    }
    for (int s = SPACE_CP; s <= SPACE_LOM; s++)
        if (used[s] && !has_place(f, space_address((enum space)s)))
            found(f, node, "schemaLocation", "%s",
                  space_address((enum space)s));
}

static void check_schemas(struct profile *f, xmlNode *node)
{
    enum { MOST_TOLD = 10 };
    Str rest = places_of(f), word, file;
    if (node != f->root || f->p->kind == PACKAGE_MANIFEST)
        return;
    for (size_t n = 0; n < MOST_TOLD && rules_next_word(&rest, &word) &&
                       rules_next_word(&rest, &file);)
        if (!rules_is_web(file) && !package_has(f->p, file)) {
            found(f, node, "schemaLocation", "'%.*s'",
                  STR_ARG(shown(f, file)));
            n++;
        }
}

void check_place_files(struct profile *f, xmlNode *node)
{
    check_schemas(f, node);
}

void check_place_files_12(struct profile *f, xmlNode *node)
{
    check_schemas(f, node);
}
