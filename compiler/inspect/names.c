#include "inspect/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { LONG_NAME = 150, SHOWN = 3 };

static const char *const left_behind[] = {".DS_Store", "Thumbs.db",
                                          "desktop.ini"};

bool package_is_schema(Str name)
{
    return str_ends(name, ".xsd") || str_ends(name, ".dtd");
}

static Str last_part(Str path)
{
    size_t start = path.n;
    while (start && path.at[start - 1] != '/')
        start--;
    return str_from(path, start);
}

static bool is_left_behind(Str name)
{
    for (size_t i = 0; i < sizeof left_behind / sizeof *left_behind; i++)
        if (str_is(last_part(name), left_behind[i]))
            return true;
    return str_starts(name, "__MACOSX/") ||
           str_find(name, STR("/__MACOSX/")) < name.n;
}

// Why the name leads elsewhere than into the package; NULL: it does not.
static const char *leaves(Str name)
{
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.at[i] < 32 || name.at[i] == 127)
            return "has a control character";
    if (name.at[0] == '/')
        return "begins with a slash";
    if (str_find_byte(name, '\\') < name.n)
        return "has a backslash";
    if (name.n > 1 && name.at[1] == ':' && byte_is_letter(name.at[0]))
        return "begins with a drive";
    for (Str rest = name; rest.n;) {
        size_t end = str_find_byte(rest, '/');
        Str part = str_upto(rest, end);
        if (str_is(part, "..") || str_is(part, "."))
            return "has a part that is only dots";
        if (!part.n)
            return "has two slashes";
        rest = str_from(rest, end + 1);
    }
    return NULL;
}

// Why some LMS may not keep the name; NULL: all do.
static const char *unkept(const struct package_name *f)
{
    Str s = f->name;
    bool odd = false, other = false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.at[i];
        other |= (unsigned char)c >= 128;
        odd |= !byte_is_letter(c) && !byte_is_digit(c) && !strchr("._-/", c);
    }
    if (other && (!f->marked || utf8_valid(s) < s.n))
        return "letters that are not marked as UTF-8";
    if (s.n > LONG_NAME)
        return "more than 150 characters";
    return odd ? "letters other than a-z, A-Z, 0-9, . _ -" : NULL;
}

// The first few of them by name, the others by number.
struct few {
    struct text list;
    size_t n;
};

static void few_add(struct few *f, Str name)
{
    if (f->n++ < SHOWN)
        text_format(&f->list, "%s'%.*s'", f->n > 1 ? ", " : "",
                    STR_ARG(name));
}

static void few_report(struct few *f, struct package *p, enum diag_code code,
                       const char *help)
{
    if (f->n > SHOWN)
        text_format(&f->list, " and %zu more", f->n - SHOWN);
    if (f->n)
        diag(p->dx, code, p->whole, "%.*s\n%s", (int)f->list.n, f->list.at,
             help);
    text_clear(&f->list);
}

static char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

// Capitals and small letters are one here, as on some servers.
static int by_letters(const void *left, const void *right)
{
    Str a = *(const Str *)left, b = *(const Str *)right;
    for (size_t i = 0; i < a.n && i < b.n; i++) {
        int x = (unsigned char)folded(a.at[i]);
        int y = (unsigned char)folded(b.at[i]);
        if (x != y)
            return x - y;
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

static int by_bytes(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

static void report_pair(struct package *p, Str a, Str b)
{
    if (str_same(a, b))
        diag(p->dx, DIAG_E606, p->whole, "'%.*s'\nkeep one of them",
             STR_ARG(a));
    else
        diag(p->dx, DIAG_E606, p->whole,
             "'%.*s' and '%.*s'\ngive one of them another name", STR_ARG(a),
             STR_ARG(b));
}

// FNV-1a, over letters without their case.
static uint64_t hash_more(uint64_t h, char c)
{
    return (h ^ (unsigned char)folded(c)) * 0x100000001b3;
}

static int by_number(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

// A file with the name of a folder. Hashes, since a name can have hundreds of
// folders that it shares with thousands of others.
static void report_folders(struct package *p, const Str *order)
{
    const uint64_t start = 0xcbf29ce484222325;
    uint64_t *hashes = arena_take(p->arena, (p->n + 1) * sizeof *hashes);
    for (size_t i = 0; i < p->n; i++) {
        hashes[i] = start;
        for (size_t k = 0; k < order[i].n; k++)
            hashes[i] = hash_more(hashes[i], order[i].at[k]);
    }
    if (p->n)
        qsort(hashes, p->n, sizeof *hashes, by_number);
    for (size_t i = 0; i < p->n; i++) {
        uint64_t h = start;
        for (size_t k = 0; k < order[i].n; k++) {
            if (order[i].at[k] == '/' &&
                bsearch(&h, hashes, p->n, sizeof h, by_number)) {
                Str folder = str_upto(order[i], k);
                const Str *same =
                    bsearch(&folder, order, p->n, sizeof *order, by_letters);
                if (same)
                    report_pair(p, *same, order[i]);
            }
            h = hash_more(h, order[i].at[k]);
        }
    }
}

static void report_doubles(struct package *p)
{
    Str *order = arena_take(p->arena, (p->n + 1) * sizeof *order);
    for (size_t i = 0; i < p->n; i++)
        order[i] = p->files[i];
    if (p->n)
        qsort(order, p->n, sizeof *order, by_letters);
    for (size_t i = 1; i < p->n; i++)
        if (by_letters(&order[i - 1], &order[i]) == 0)
            report_pair(p, order[i - 1], order[i]);
    report_folders(p, order);
}

bool package_has(const struct package *p, Str name)
{
    return p->n && bsearch(&name, p->files, p->n, sizeof *p->files, by_bytes);
}

Str package_almost(const struct package *p, Str name)
{
    for (size_t i = 0; i < p->n; i++)
        if (str_same_letters(p->files[i], name))
            return p->files[i];
    return STR("");
}

static void report_no_manifest(struct package *p)
{
    Str manifest = STR("imsmanifest.xml"), elsewhere = STR("");
    for (size_t i = 0; i < p->n && !elsewhere.n; i++)
        if (str_same_letters(last_part(p->files[i]), manifest))
            elsewhere = p->files[i];
    if (elsewhere.n)
        diag(p->dx, DIAG_E608, p->whole,
             "there is '%.*s'\npack what is in the folder, not the folder",
             STR_ARG(elsewhere));
    else if (package_has(p, STR("cmi5.xml")))
        diag(p->dx, DIAG_E608, p->whole,
             "but cmi5.xml: the package is one of cmi5, which is not "
             "SCORM\nimport it into an LMS that has cmi5");
    else
        diag(p->dx, DIAG_E608, p->whole,
             "%s\nask for an export as SCORM: this may be a site, or the "
             "source of a course",
             p->n ? "" : "the package is empty");
}

void names_check(struct package *p, const struct package_name *names, size_t n)
{
    struct few odd = {0}, junk = {0};
    p->files = arena_take(p->arena, (n + 1) * sizeof *p->files);
    for (size_t i = 0; i < n; i++) {
        Str name = names[i].name;
        bool folder = name.at[name.n - 1] == '/';
        const char *why =
            leaves(folder && name.n > 1 ? str_upto(name, name.n - 1) : name);
        if (why)
            diag(p->dx, DIAG_E604, p->whole,
                 "'%.*s' %s\npack it with another program; if the name is "
                 "meant like this, do not import it",
                 STR_ARG(name), why);
        else if (is_left_behind(name))
            few_add(&junk, name);
        else if (unkept(&names[i]) && !folder)
            few_add(&odd, name);
        if (!folder)
            p->files[p->n++] = name;
    }
    if (p->n)
        qsort(p->files, p->n, sizeof *p->files, by_bytes);
    few_report(&odd, p, DIAG_W609,
               "keep to a-z, A-Z, 0-9, . _ - and at most 150 of these");
    few_report(&junk, p, DIAG_W612, "take them out");
    report_doubles(p);
    if (!package_has(p, STR("imsmanifest.xml")))
        report_no_manifest(p);
}
