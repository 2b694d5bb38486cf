#include "emit/package/import.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/embedded.h"
#include "emit/form.h"
#include "emit/slots.h"
#include "emit/words.h"
#include "model/lms.h"
#include "model/sco.h"

static const char policy[] =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'";

struct import {
    const struct course *course;
    const struct package *packages;
    size_t n;
    bool measured;
    size_t language; // of the course, for its own texts
    struct words *words;
    struct text out;
};

static void put(struct import *m, const char *html)
{
    text_format(&m->out, "%s", html);
}

static void put_word(struct import *m, const char *key)
{
    word_html(&m->out, m->words, key);
}

// <TAG>word</TAG>
static void put_in(struct import *m, const char *tag, const char *key)
{
    text_format(&m->out, "<%s>", tag);
    put_word(m, key);
    text_format(&m->out, "</%s>\n", tag);
}

static void put_head(struct import *m, const char *key)
{
    put(m, "<section>\n");
    put_in(m, "h2", key);
}

static void put_row(struct import *m, const char *key, Str value)
{
    if (!value.n)
        return;
    put_in(m, "dt", key);
    put(m, "<dd>");
    text_html(&m->out, value);
    put(m, "</dd>\n");
}

static size_t kilobytes(size_t bytes)
{
    return (bytes + 999) / 1000;
}

// --- the course ---

static Str languages(const struct course *c)
{
    Str list = STR("");
    for (size_t i = 0; i < c->language_count; i++)
        if (!c->left_out[i])
            list = arena_format(c->arena, "%.*s%s%.*s", STR_ARG(list),
                                list.n ? ", " : "", STR_ARG(c->languages[i]));
    return list;
}

// What course.yaml says, or else what its lessons come to.
static int minutes(const struct import *m)
{
    int sum = 0;
    for (size_t i = 0; i < m->course->lesson_count; i++)
        sum += lesson_page(m->course->lessons[i], m->language)->minutes;
    return m->course->minutes ? m->course->minutes : sum;
}

static void put_course(struct import *m)
{
    const struct course *c = m->course;
    put(m, "<dl>\n");
    put_row(m, "identifier", c->id);
    put_row(m, "version", c->version);
    put_row(m, "languages", languages(c));
    put_row(m, "lessons", arena_format(c->arena, "%zu", c->lesson_count));
    if (minutes(m)) {
        put_in(m, "dt", "time");
        put(m, "<dd>");
        word_count(&m->out, m->words, "minutes", minutes(m));
        put(m, "</dd>\n");
    }
    put_row(m, "licence", c->licence);
    put(m, "</dl>\n");
}

// --- the packages ---

static int by_size(const void *a, const void *b)
{
    const struct bundle_file *x = *(const struct bundle_file *const *)a;
    const struct bundle_file *y = *(const struct bundle_file *const *)b;
    if (x->bytes.n != y->bytes.n)
        return x->bytes.n < y->bytes.n ? 1 : -1;
    return str_compare(x->name, y->name);
}

static void put_largest(struct import *m, const struct bundle *files)
{
    enum { MOST = 5 };
    size_t size = files->n * sizeof *files->files;
    const struct bundle_file **sorted =
        arena_take(m->course->arena, size);
    for (size_t i = 0; i < files->n; i++)
        sorted[i] = files->files[i];
    qsort(sorted, files->n, sizeof *sorted, by_size);
    put(m, "<p>");
    put_word(m, "largest");
    for (size_t i = 0; i < files->n && i < MOST; i++) {
        put(m, i ? ", " : " ");
        text_html(&m->out, sorted[i]->name);
        text_format(&m->out, " (%zu kB)", kilobytes(sorted[i]->bytes.n));
    }
    put(m, "</p>\n");
}

static void put_package(struct import *m, const struct package *p)
{
    size_t all = 0;
    for (size_t i = 0; i < p->files->n; i++)
        all += p->files->files[i]->bytes.n;
    text_format(&m->out, "<li><strong>SCORM %s</strong> <code>",
                scorm_editions[p->version].schema_version);
    text_html(&m->out, p->name);
    put(m, "</code>, ");
    word_of(&m->out, m->words, "size", kilobytes(p->packed), kilobytes(all));
    text_format(&m->out, "<br/>SHA-256 <code class=\"hash\">%.*s</code></li>\n",
                STR_ARG(p->sha256));
}

static void put_packages(struct import *m)
{
    put_head(m, "packages");
    put(m, "<p>");
    put_word(m, m->n > 1 ? "package_many" : "package_one");
    put(m, " ");
    if (m->course->sco_lessons)
        word_count(&m->out, m->words, "structure_lessons",
                   (double)sco_count(m->course));
    else
        put_word(m, "structure");
    put(m, "</p>\n<ul>\n");
    for (size_t i = 0; i < m->n; i++)
        put_package(m, &m->packages[i]);
    put(m, "</ul>\n");
    put_largest(m, m->packages[0].files);
    put(m, "</section>\n");
}

// --- what decides, and what is told ---

static bool lessons_decide(const struct course *c)
{
    bool any = false;
    for (size_t i = 0; i < c->lesson_count; i++)
        any |= c->lessons[i]->tested;
    return any;
}

static void put_mark(struct import *m)
{
    const struct course *c = m->course;
    if (c->pass_mark == PASS_SHARE)
        word_count(&m->out, m->words, "pass_share", c->pass_value * 100);
    else if (c->pass_mark == PASS_POINTS)
        word_count(&m->out, m->words, "pass_points", c->pass_value);
    if (lessons_decide(c)) {
        put(m, " ");
        put_word(m, "pass_lessons");
    }
    put(m, " ");
    put_word(m, !m->measured             ? "mark_rules"
                : c->fail_is_incomplete ? "mark_kept"
                                        : "mark_told");
    put(m, " ");
    put_word(m, c->fail_is_incomplete ? "fail_incomplete" : "fail_failed");
}

static bool has(const struct import *m, bool of_2004)
{
    for (size_t i = 0; i < m->n; i++)
        if ((m->packages[i].version != SCORM_12) == of_2004)
            return true;
    return false;
}

// When the LMS opens a lesson; NULL: it is open.
static const char *waiting(const struct import *m, const struct sco *sco)
{
    if (!sco->unlock.n && !sco->route.n)
        return NULL;
    if (sco->unlock.unsaid || sco->route.unsaid)
        return "sco_unsaid";
    if (!sco->unlock.n && !sco->route.locks)
        return "sco_optional";
    if (!has(m, false))
        return "sco_closed";
    return (!sco->unlock.n || sco->unlock.passed) &&
                   (!sco->route.n || sco->route.passed)
               ? "sco_closed"
               : "sco_closed_2004";
}

static void put_sco(struct import *m, const struct lesson *l)
{
    const char *waits = waiting(m, l->sco);
    const double share = sco_share(m->course, l);
    put(m, "<li>");
    text_html(&m->out, lesson_page(l, m->language)->title);
    put(m, ": ");
    put_word(m, l->tested ? "sco_passed" : "sco_done");
    if (has(m, true) && share > 0) {
        put(m, "; ");
        word_count(&m->out, m->words, "sco_share", round(share * 100));
    }
    if (waits) {
        put(m, "; ");
        put_word(m, waits);
    }
    put(m, "</li>\n");
}

// What the lessons come to is the LMS's word.
static void put_lessons(struct import *m)
{
    const struct course *c = m->course;
    put(m, "<ul>\n");
    for (size_t i = 0; i < c->lesson_count; i++)
        if (c->lessons[i]->sco)
            put_sco(m, c->lessons[i]);
    put(m, "</ul>\n<p>");
    if (has(m, true)) {
        put_word(m, "course_done");
        put(m, " ");
        if (c->pass_mark != PASS_NONE)
            word_count(&m->out, m->words, "course_share",
                       round(sco_pass_share(c) * 1000) / 10);
        else if (c->tested)
            put_word(m, "course_passed");
        put(m, " ");
    }
    if (has(m, false))
        put_word(m, "course_12");
    put(m, "</p>\n");
}

static void put_status(struct import *m)
{
    put_head(m, "status");
    if (m->course->sco_lessons) {
        put_lessons(m);
        put(m, "</section>\n");
        return;
    }
    put(m, "<p>");
    if (m->course->tested)
        put_mark(m);
    else
        put_word(m, "pass_none");
    put(m, "</p>\n</section>\n");
}

static void put_levels(struct import *m)
{
    const struct course *c = m->course;
    put(m, "<li>");
    put_word(m, "reported_objectives");
    for (size_t i = 0; i < c->level_count; i++) {
        Str name = localized(&c->levels[i].name, m->language);
        put(m, i ? ", " : " ");
        text_html(&m->out, name.n ? name : c->levels[i].id);
        put(m, " (<code>");
        text_html(&m->out, c->levels[i].id);
        put(m, "</code>)");
    }
    put(m, "</li>\n");
}

static void put_reported(struct import *m)
{
    const struct course *c = m->course;
    // The mark of the course is no SCO's where each lesson is one.
    const bool tested = c->sco_lessons ? lessons_decide(c) : c->tested;
    put_head(m, "reported");
    put(m, "<ul>\n");
    if (!tested)
        put_in(m, "li", "reported_plain");
    if (tested && has(m, false))
        put_in(m, "li", "reported_12");
    if (tested && has(m, true))
        put_in(m, "li", "reported_2004");
    put_in(m, "li", "reported_score");
    put_levels(m);
    put_in(m, "li", "reported_interactions");
    put_in(m, "li", "reported_time");
    if (c->state_bytes) {
        put(m, "<li>");
        word_of(&m->out, m->words,
                c->sco_lessons ? "reported_state_lessons" : "reported_state",
                c->state_bytes,
                has(m, false) ? STATE_ROOM_12 : STATE_ROOM_2004);
        put(m, "</li>\n");
    }
    put(m, "</ul>\n</section>\n");
}

// --- the systems ---

// The values of the preset that rest on something, and on what.
static void put_preset(struct import *m)
{
    const struct lms *l = m->course->lms;
    char key[64];
    if (!l)
        return;
    put(m, "<section>\n<h2>");
    word_with(&m->out, m->words, "preset", "name", str_of(l->name));
    put(m, "</h2>\n<dl>\n");
    for (int i = 0; i < LMS_ASPECTS; i++) {
        const char *aspect = lms_aspect_word((enum lms_aspect)i);
        if (!l->values[i].value)
            continue;
        snprintf(key, sizeof key, "preset_%s", aspect);
        put_in(m, "dt", key);
        snprintf(key, sizeof key, "value_%s", l->values[i].value);
        put(m, "<dd>");
        put_word(m, key);
        put(m, ". <span class=\"note\">");
        snprintf(key, sizeof key, "fact_%s_%s", l->id, aspect);
        put_word(m, key);
        put(m, " (");
        text_html(&m->out, str_of(l->values[i].source));
        put(m, ")</span></dd>\n");
    }
    put(m, "</dl>\n");
    if (l != lms_generic())
        put_in(m, "p", "preset_rest");
    put(m, "</section>\n");
}

// With a preset those of its system, else of all that are known.
static void put_settings(struct import *m)
{
    const struct lms *chosen = m->course->lms;
    put_head(m, "settings");
    put(m, "<dl>\n");
    for (const struct lms *l = lms_presets; l->id; l++) {
        if (chosen ? l != chosen : l == lms_generic())
            continue;
        text_format(&m->out, "<dt>%s</dt>\n", l->name);
        bool all = m->course->sco_lessons && str_is(str_of(l->id), "ilias");
        put_in(m, "dd", all ? "lms_ilias_lessons" : l->advice);
    }
    put(m, "</dl>\n<p class=\"note\">");
    put_word(m, "settings_note");
    put(m, "</p>\n</section>\n");
}

static void put_text(struct import *m, const char *head, const char *text)
{
    put_head(m, head);
    put_in(m, "p", text);
    put(m, "</section>\n");
}

static void put_sheet(struct import *m)
{
    const struct course *c = m->course;
    put(m, "<main>\n<header>\n<p class=\"kind\">");
    put_word(m, "title");
    put(m, "</p>\n<h1>");
    text_html(&m->out, localized(&c->title, m->language));
    put(m, "</h1>\n<p>");
    put_word(m, "lead");
    put(m, "</p>\n");
    put_course(m);
    put(m, "</header>\n");
    put_packages(m);
    put_status(m);
    put_reported(m);
    put_preset(m);
    put_settings(m);
    put_text(m, "access", "access_text");
    put_text(m, "privacy", "privacy_text");
    put(m, "</main>");
}

static Str written(struct import *m)
{
    struct arena *a = m->course->arena;
    put_sheet(m);
    struct text title = {0}, page = {0};
    text_html(&title, localized(&m->course->title, m->language));
    text_format(&title, ": ");
    word_html(&title, m->words, "title");
    const struct slot slots[] = {
        {"lang", m->words->language},
        {"csp", str_of(policy)},
        {"title", text_str(&title)},
        {"style", embedded("themes/plain/import.css")},
        {"edition", STR("import")},
        {"body", text_str(&m->out)},
    };
    slots_fill(slots_cut(a, embedded("themes/plain/handout.html")), slots,
               sizeof slots / sizeof *slots, &page);
    Str kept = arena_str(a, text_str(&page));
    text_clear(&title);
    text_clear(&page);
    text_clear(&m->out);
    return kept;
}

// The course's own texts are in its language nearest to the sheet's.
static size_t nearest_language(const struct course *c, Str language)
{
    for (size_t i = 0; i < c->language_count; i++)
        if (!c->left_out[i] && str_same(c->languages[i], language))
            return i;
    return course_first_language(c);
}

void emit_import(const struct course *c, const struct package *packages,
                 size_t n, bool measured, struct bundle *out)
{
    assert(n);
    Str own = c->languages[course_first_language(c)];
    const Str in[] = {own, STR("en")};
    size_t sheets = str_starts(own, "en") ? 1 : 2;
    for (size_t i = 0; i < sheets; i++) {
        struct import m = {.course = c,
                           .packages = packages,
                           .n = n,
                           .measured = measured,
                           .language = nearest_language(c, in[i]),
                           .words =
                               words_for_import(c->arena, in[i], c->dx)};
        bundle_add(out,
                   arena_format(c->arena, "%.*s-%.*s-import.%.*s.html",
                                STR_ARG(c->id), STR_ARG(c->version),
                                STR_ARG(in[i])),
                   written(&m));
    }
}
