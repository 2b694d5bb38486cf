// changes_text.c - what becomes of answers, for people and for programs.
#include "emit/changes.h"

static const char *const fates[CHANGE_FATES] = {
    [CHANGE_KEPT] = "kept",
    [CHANGE_AGAIN] = "again",
    [CHANGE_LOST] = "lost",
    [CHANGE_NEW] = "new",
};

static Str lesson_of(Str full_name)
{
    return str_upto(full_name, str_find_byte(full_name, '/'));
}

static void put_list(struct text *t, const struct change *ch)
{
    text_join(t, ch->changed, ch->changed_count);
}

// Why an exercise is to be done again.
static const char *reason(const struct change *ch)
{
    static const struct {
        const char *kind, *what;
    } rows[] = {
        {"choice", "its options are others, or in another order"},
        {"silence", "its questions are others, or in another order"},
        {"order", "its items are others"},
        {"match", "its pairs are others, or in another order"},
        {"sort", "its groups or items are others, or in another order"},
        {"gaps", "its gaps or words are others"},
        {"scale", "its steps are others"},
        {"cues", "its lines or replies are others, or in another order"},
        {"dialogue", "its scenes or replies are others, or in another order"},
        {"pool", "what it draws from is different"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_is(ch->kind, rows[i].kind))
            return rows[i].what;
    return "it is another exercise";
}

static void put_why(struct text *t, const struct change *ch)
{
    if (ch->fate == CHANGE_NEW)
        text_puts(t, ch->required ? "" : "not required");
    else if (ch->fate == CHANGE_LOST)
        text_puts(t, ch->lost);
    else if (ch->fate == CHANGE_AGAIN && !str_same(ch->kind, ch->kind_now))
        text_format(t, "it is a %.*s now", STR_ARG(ch->kind_now));
    else if (ch->fate == CHANGE_AGAIN)
        text_puts(t, reason(ch));
    else if (ch->care == CARE_PARTLY)
        text_puts(t, "as far as answers still fit: ");
    else if (ch->care == CARE_COUNTED)
        text_puts(t, "but may count otherwise: ");
    if (ch->fate == CHANGE_KEPT)
        put_list(t, ch);
}

// --- text ---

static void put_exercise(struct text *t, const struct change *ch)
{
    struct text why = {0};
    Str name = str_from(ch->name, str_find_byte(ch->name, '/') + 1);
    put_why(&why, ch);
    if (ch->fate != CHANGE_LOST && !str_same(ch->name, ch->now))
        text_format(&why, "%snow %.*s", why.n ? "; " : "", STR_ARG(ch->now));
    text_format(t, "  %-5s  %.*s (%.*s)%s%s\n", fates[ch->fate],
                STR_ARG(name), STR_ARG(ch->kind), why.n ? ": " : "",
                why.n ? why.at : "");
    text_clear(&why);
}

static void put_lesson(struct text *t, const struct changes *ch,
                       const struct lesson_change *l)
{
    text_format(t, "%.*s%s%s\n", STR_ARG(l->id),
                l->gone    ? ", a lesson that is gone"
                : l->added ? ", a new lesson"
                           : "",
                l->rules ? ", whose rules changed" : "");
    for (size_t i = 0; i < ch->n; i++)
        if (str_same(lesson_of(ch->all[i].name), l->id))
            put_exercise(t, &ch->all[i]);
}

static void put_counts(struct text *t, const struct changes *ch)
{
    text_format(t, "%zu kept", ch->counts[CHANGE_KEPT]);
    if (ch->counted)
        text_format(t, ", %zu of them may count otherwise", ch->counted);
    if (ch->partly)
        text_format(t, ", %zu of them as far as answers fit", ch->partly);
    text_format(t, "; %zu to be done again; %zu lost; %zu new\n",
                ch->counts[CHANGE_AGAIN], ch->counts[CHANGE_LOST],
                ch->counts[CHANGE_NEW]);
}

// Whether anything is different at all.
static bool is_another(const struct changes *ch)
{
    bool another = ch->pass || ch->counted || ch->counts[CHANGE_NEW] ||
                   changes_hurt(ch);
    for (size_t i = 0; i < ch->lesson_count; i++)
        another |= ch->lessons[i].rules || ch->lessons[i].added;
    return another;
}

void changes_text(const struct changes *ch, struct text *out)
{
    const struct course *c = ch->course;
    text_format(out, "Who is half-way through %.*s %.*s and goes on with "
                     "%.*s:\n",
                STR_ARG(c->id), STR_ARG(ch->old_version), STR_ARG(c->version));
    for (size_t i = 0; i < ch->lesson_count; i++)
        put_lesson(out, ch, &ch->lessons[i]);
    if (ch->pass)
        text_puts(out, "The pass mark of the course changed. Who has passed "
                       "stays so.\n");
    if (str_same(ch->old_version, c->version) && is_another(ch))
        text_puts(out, "Both have the same version number: raise `version` in "
                       "course.yaml.\n");
    put_counts(out, ch);
}

// --- JSON ---

static void put_member(struct text *t, const char *name, Str value)
{
    if (!value.n)
        return;
    text_format(t, ",\"%s\":", name);
    text_json(t, value);
}

static void put_change(struct text *t, const struct change *ch)
{
    struct text why = {0};
    put_why(&why, ch);
    text_format(t, "{\"fate\":\"%s\"", fates[ch->fate]);
    put_member(t, "name", ch->name);
    put_member(t, "now", ch->now);
    put_member(t, "kind", ch->kind);
    put_member(t, "kindNow", ch->kind_now);
    put_member(t, "why", text_str(&why));
    put_member(t, "likely", ch->likely);
    text_format(t, ",\"counts\":%s,\"fits\":%s,\"changed\":[",
                ch->care == CARE_COUNTED ? "\"otherwise\"" : "\"same\"",
                ch->care == CARE_PARTLY ? "\"partly\"" : "\"all\"");
    for (size_t i = 0; i < ch->changed_count; i++) {
        text_puts(t, i ? "," : "");
        text_json(t, ch->changed[i]);
    }
    text_puts(t, "]}");
    text_clear(&why);
}

static void put_lessons(struct text *t, const struct changes *ch)
{
    for (size_t i = 0; i < ch->lesson_count; i++) {
        const struct lesson_change *l = &ch->lessons[i];
        text_format(t, "%s\n{\"id\":", i ? "," : "");
        text_json(t, l->id);
        text_format(t, ",\"fate\":\"%s\",\"rules\":\"%s\"}",
                    l->gone ? "lost" : l->added ? "new" : "kept",
                    l->rules ? "changed" : "same");
    }
}

void changes_json(const struct changes *ch, struct text *out)
{
    text_puts(out, "{\"course\":");
    text_json(out, ch->course->id);
    put_member(out, "old", ch->old_version);
    put_member(out, "new", ch->course->version);
    text_format(out,
                ",\"kept\":%zu,\"again\":%zu,\"lost\":%zu,\"added\":%zu,"
                "\"otherwise\":%zu,\"partly\":%zu,\"pass\":\"%s\","
                "\n\"lessons\":[",
                ch->counts[CHANGE_KEPT], ch->counts[CHANGE_AGAIN],
                ch->counts[CHANGE_LOST], ch->counts[CHANGE_NEW], ch->counted,
                ch->partly, ch->pass ? "changed" : "same");
    put_lessons(out, ch);
    text_puts(out, "],\n\"exercises\":[");
    for (size_t i = 0; i < ch->n; i++) {
        text_puts(out, i ? ",\n" : "\n");
        put_change(out, &ch->all[i]);
    }
    text_puts(out, "]}\n");
}

// --- warnings ---

static Span place(const struct changes *ch, const struct change *one)
{
    const struct course *c = ch->course;
    struct lesson *l = course_lesson(c, lesson_of(one->name));
    if (one->x)
        return one->x->at;
    return span_file(l ? &l->origin->source : &c->settings);
}

static void warn_lost(const struct changes *ch, const struct change *one)
{
    struct diag *dx = ch->course->dx;
    if (one->now.n)
        diag(dx, DIAG_W455, place(ch, one),
             "'%.*s' is '%.*s' now\nwith `sco: lesson` answers stay with their "
             "lesson: leave it there, or accept that they are dropped",
             STR_ARG(one->name), STR_ARG(one->now));
    else if (one->likely.n)
        diag(dx, DIAG_W455, place(ch, one),
             "'%.*s'\nif it is '%.*s' now, write `was: %.*s` into its marker",
             STR_ARG(one->name), STR_ARG(one->likely), STR_ARG(one->name));
    else
        diag(dx, DIAG_W455, place(ch, one),
             "'%.*s'\nput it back, or accept that answers to it are dropped",
             STR_ARG(one->name));
}

void changes_warn(const struct changes *ch)
{
    const struct course *c = ch->course;
    if (ch->sco)
        diag(c->dx, DIAG_W459, span_file(&c->settings),
             "%s\nleave `sco` as it was, or accept that everybody begins anew",
             c->sco_lessons ? "now each lesson is one" : "now there is one");
    for (size_t i = 0; i < ch->n && !ch->sco; i++) {
        const struct change *one = &ch->all[i];
        if (one->fate == CHANGE_LOST)
            warn_lost(ch, one);
        if (one->fate != CHANGE_AGAIN)
            continue;
        struct text why = {0};
        put_why(&why, one);
        diag(ch->course->dx, DIAG_W456, place(ch, one), "'%.*s'\n%s",
             STR_ARG(one->name), why.at);
        text_clear(&why);
    }
}
