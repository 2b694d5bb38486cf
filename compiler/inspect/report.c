#include "inspect/report.h"

#include <string.h>

static const char *version_name(const struct inspection *i)
{
    if (i->other)
        return "";
    switch (i->scorm ? i->profile.version : 0) {
    case SCORM_1_2:
        return "SCORM 1.2";
    case SCORM_2004_2:
        return "SCORM 2004 2nd Edition";
    case SCORM_2004_3:
        return "SCORM 2004 3rd Edition";
    case SCORM_2004_4:
        return "SCORM 2004 4th Edition";
    default:
        return "";
    }
}

void report_kind(const struct inspection *i, struct text *out)
{
    const struct package *p = &i->package;
    if (i->other) {
        text_format(out, "%s, which is not SCORM: well-formed, and not checked "
                         "any further",
                    i->other);
        return;
    }
    text_format(out, "%s, %zu SCO%s", version_name(i), i->profile.scos,
                i->profile.scos == 1 ? "" : "s");
    if (p->kind == PACKAGE_MANIFEST)
        text_puts(out, "; the manifest alone, without its files");
    else
        text_format(out, ", %zu file%s", p->n, p->n == 1 ? "" : "s");
    if (i->profile.has_lom)
        text_puts(out, "; its LOM metadata is not checked");
}

static void put_pair(struct text *out, const char *name, const char *value)
{
    text_format(out, ",\"%s\":", name);
    text_json(out, str_of(value));
}

// What a message names: a line of the manifest, or the package as a whole.
static void put_place(struct text *out, Span at)
{
    put_pair(out, "file", at.in ? at.in->path : "");
    if (!at.in || !at.line)
        return;
    text_format(out, ",\"line\":%zu,\"column\":%zu,\"length\":%zu", at.line,
                at.column, at.length);
    text_puts(out, ",\"text\":");
    text_json(out, str_upto(source_line(at.in, at.line), 1000));
}

struct listing {
    struct text *out;
    size_t n;
};

static void put_message(void *context, const struct diag_message *m)
{
    struct listing *l = context;
    bool error = m->row->severity == DIAG_ERROR;
    text_puts(l->out, l->n++ ? ",\n  {\"code\":" : "\n  {\"code\":");
    text_json(l->out, str_of(m->row->name));
    put_pair(l->out, "severity", error ? "error" : "warning");
    put_place(l->out, m->at);
    put_pair(l->out, "message", m->row->headline);
    put_pair(l->out, "detail", m->detail);
    put_pair(l->out, "effect", m->row->effect);
    put_pair(l->out, "help", m->help);
    const char *book = profile_book(m->row->name);
    if (*book)
        put_pair(l->out, "rule", book);
    text_byte(l->out, '}');
}

void report_json(const struct inspection *i, struct text *out)
{
    const struct package *p = &i->package;
    static const char *const kinds[] = {"zip", "folder", "manifest"};
    struct listing l = {out, 0};
    text_puts(out, "{\"path\":");
    text_json(out, str_of(p->path));
    put_pair(out, "kind", kinds[p->kind]);
    put_pair(out, "version", version_name(i));
    if (i->other)
        put_pair(out, "other", i->other);
    text_format(out, ",\"scos\":%zu,\"files\":%zu",
                i->scorm ? i->profile.scos : 0, p->n);
    if (p->kind == PACKAGE_ZIP)
        text_format(out, ",\"bytes\":%llu", (unsigned long long)p->bytes);
    text_format(out, ",\"errors\":%zu,\"warnings\":%zu,\"findings\":[",
                diag_errors(p->dx), diag_warnings(p->dx));
    diag_each(p->dx, put_message, &l);
    text_puts(out, l.n ? "\n]}\n" : "]}\n");
}
