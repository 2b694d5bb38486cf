#include "emit/scorm.h"

#include <assert.h>
#include <string.h>

#include "base/embedded.h"
#include "model/bundle.h"
#include "model/course.h"

enum { MOST_SLOTS = 32 };

static Str escaped(struct arena *a, Str s)
{
    struct text html = {0};
    text_html(&html, s);
    Str kept = arena_str(a, text_str(&html));
    text_clear(&html);
    return kept;
}

// The texts come before the session, which speaks as soon as it is loaded.
static Str shell_scripts(const struct course *c)
{
    return arena_format(c->arena,
                        "<script src=\"assets/text-%.*s.js\"></script>\n"
                        "<script src=\"assets/session.js\"></script>",
                        STR_ARG(c->languages[course_first_language(c)]));
}

static Str shell_page(const struct course *c, enum scorm_version v,
                      const struct scorm_shell *shell)
{
    size_t first = course_first_language(c);
    Str language = c->languages[first];
    struct slot slots[MOST_SLOTS] = {
        {"lang", language},
        {"course_id", c->id},
        {"course", escaped(c->arena, localized(&c->title, first))},
        {"root", STR("")},
        {"scorm", v == SCORM_12 ? STR("1.2") : STR("2004")},
        {"page", arena_format(c->arena, "%.*s/index.html", STR_ARG(language))},
        {"scripts", shell_scripts(c)},
    };
    size_t n = 7;
    for (const struct slot *w = shell->words; w->name; w++) {
        assert(n < MOST_SLOTS);
        slots[n++] = *w;
    }
    struct text page = {0};
    slots_fill(slots_cut(c->arena, embedded("themes/plain/shell.html")), slots,
               n, &page);
    Str kept = arena_str(c->arena, text_str(&page));
    text_clear(&page);
    return kept;
}

// Schemas lie beside the manifest, under their own names (CAM 1.2, 2.4.3;
// CAM 2004 4th edition, 3.2). The manifest does not list them.
static void add_schema(void *context, const char *name, Str bytes)
{
    bundle_add(context, str_of(strrchr(name, '/') + 1), bytes);
}

void emit_scorm(const struct course *c, enum scorm_version v,
                const struct bundle *site, const struct scorm_shell *shell,
                struct bundle *out)
{
    struct bundle content = {.arena = out->arena};
    bundle_add(&content, STR("index.html"), shell_page(c, v, shell));
    for (size_t i = 0; i < site->n; i++)
        if (!str_is(site->files[i]->name, "index.html"))
            *ARENA_PUSH(content.arena, content.files, content.n) =
                site->files[i];
    bundle_add(&content, STR("assets/session.js"),
               embedded("assets/session.js"));
    if (!bundle_find(&content, STR("licences.txt")))
        bundle_add(&content, STR("licences.txt"), embedded("licences.txt"));

    bundle_add(out, STR("imsmanifest.xml"),
               emit_manifest(c, v, &content, shell->measured));
    bundle_share(out, &content);
    embedded_each(scorm_editions[v].schemas, add_schema, out);
}
