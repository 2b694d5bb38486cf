#include "emit/package/scorm.h"

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

// SCORM 2004 lets a SCO ask for the one before or behind it; whether there is
// one, the session finds out.
static Str shell_ways(const struct course *c, const struct scorm_shell *shell)
{
    static const char *const ids[] = {"previous", "continue"};
    const Str words[] = {shell->previous, shell->next};
    struct text t = {0};
    for (size_t i = 0; i < 2; i++) {
        text_format(&t, "<button type=\"button\" id=\"go-%s\" "
                        "class=\"button quiet\" hidden=\"hidden\">", ids[i]);
        text_html(&t, words[i]);
        text_puts(&t, "</button>\n");
    }
    Str kept = arena_str(c->arena, text_str(&t));
    text_clear(&t);
    return kept;
}

static Str languages(const struct course *c)
{
    Str list = STR("");
    for (size_t i = 0; i < c->language_count; i++)
        if (!c->left_out[i])
            list = arena_format(c->arena, "%.*s%s%.*s", STR_ARG(list),
                                list.n ? " " : "", STR_ARG(c->languages[i]));
    return list;
}

// `sco`: the lesson whose shell it is, NULL: the course's.
static Str shell_page(const struct course *c, enum scorm_version v,
                      const struct scorm_shell *shell,
                      const struct lesson *sco)
{
    size_t first = course_first_language(c);
    Str language = c->languages[first];
    Str title = sco ? lesson_page(sco, first)->title
                    : localized(&c->title, first);
    struct slot slots[MOST_SLOTS] = {
        {"lang", language},
        {"course_id", !sco ? c->id
                           : arena_format(c->arena, "%.*s.%.*s",
                                          STR_ARG(c->id), STR_ARG(sco->id))},
        {"course", escaped(c->arena, title)},
        {"root", STR("")},
        {"scorm", v == SCORM_12 ? STR("1.2") : STR("2004")},
        {"sco", sco ? sco->id : STR("")},
        {"languages", languages(c)},
        {"page", arena_format(c->arena, "%.*s/%.*s.html", STR_ARG(language),
                              STR_ARG(sco ? sco->id : STR("index")))},
        {"ways", sco && v != SCORM_12 ? shell_ways(c, shell) : STR("")},
        {"scripts", shell_scripts(c)},
    };
    size_t n = 10;
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

static void add_shells(const struct course *c, enum scorm_version v,
                       const struct scorm_shell *shell, struct bundle *out)
{
    if (!c->sco_lessons)
        bundle_add(out, STR("index.html"), shell_page(c, v, shell, NULL));
    for (size_t i = 0; i < c->lesson_count; i++)
        if (c->lessons[i]->sco)
            bundle_add(out,
                       arena_format(c->arena, "%.*s.html",
                                    STR_ARG(c->lessons[i]->id)),
                       shell_page(c, v, shell, c->lessons[i]));
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
    add_shells(c, v, shell, &content);
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
