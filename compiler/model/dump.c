#include "model/dump.h"

#include "model/course.h"

static void dump_settings(const struct course *c, FILE *out)
{
    fprintf(out, "course %.*s \"%.*s\" version %.*s\n", STR_ARG(c->id),
            STR_ARG(c->title.in[0]), STR_ARG(c->version));
    fputs("  languages", out);
    for (size_t i = 0; i < c->language_count; i++)
        fprintf(out, " %.*s", STR_ARG(c->languages[i]));
    fputs("\n  levels", out);
    for (size_t i = 0; i < c->level_count; i++) {
        fprintf(out, " %.*s", STR_ARG(c->levels[i].id));
        if (c->levels[i].mastery > 0)
            fprintf(out, " (mastery %g%%)", c->levels[i].mastery * 100);
    }
    fputs("\n  axes", out);
    for (size_t i = 0; i < c->axis_count; i++)
        fprintf(out, " %.*s", STR_ARG(c->axes[i].id));
    if (c->pass_mark == PASS_SHARE)
        fprintf(out, "\n  pass %g%%", c->pass_value * 100);
    else if (c->pass_mark == PASS_POINTS)
        fprintf(out, "\n  pass %g points", c->pass_value);
    fputc('\n', out);
    for (size_t i = 0; i < c->asset_count; i++)
        fprintf(out, "  asset %.*s as %.*s, %zu bytes\n",
                STR_ARG(c->assets[i]->path), STR_ARG(c->assets[i]->name),
                c->assets[i]->bytes.n);
    if (c->table.n)
        fprintf(out, "  table %zu bytes, saved state up to %zu\n", c->table.n,
                c->state_bytes);
}

static void dump_options(const struct option *options, size_t n,
                         const char *what, FILE *out)
{
    for (size_t i = 0; i < n; i++) {
        const struct option *o = &options[i];
        fprintf(out, "      %s %zu ", what, i + 1);
        switch (o->box) {
        case BOX_NONE:
            fputs("   ", out);
            break;
        case BOX_EMPTY:
            fputs("[ ]", out);
            break;
        case BOX_POLITE:
            fputs("[~]", out);
            break;
        case BOX_RIGHT:
            fputs("[x]", out);
            break;
        case BOX_DECISION:
            fputs("[!]", out);
            break;
        case BOX_POINTS:
            fprintf(out, "[%g]", o->points);
            break;
        case BOX_LEVEL:
            fprintf(out, "[%.*s]", STR_ARG(o->level_name));
            break;
        }
        fprintf(out, " %.*s%s\n", STR_ARG(o->plain),
                o->feedback ? " (feedback)" : "");
    }
}

static void dump_test(const struct reply_test *t, FILE *out)
{
    static const char *const abouts[] = {"", "trait ", "client ", "named "};
    fprintf(out, ", if %s%.*s %s %g", abouts[t->about], STR_ARG(t->name),
            t->op, t->value);
}

static void dump_reply(const struct reply *r, FILE *out)
{
    fprintf(out, "        reply to %.*s", STR_ARG(r->to_name));
    if (r->to != NOWHERE)
        fprintf(out, " (%d)", r->to);
    if (r->level_name.n)
        fprintf(out, ", level %.*s", STR_ARG(r->level_name));
    for (size_t i = 0; i < r->move_count; i++)
        fprintf(out, ", %.*s %+g", STR_ARG(r->moves[i].axis_name),
                r->moves[i].by);
    for (size_t i = 0; i < r->test_count; i++)
        dump_test(&r->tests[i], out);
    for (size_t i = 0; i < r->after_count; i++)
        fprintf(out, ", after %.*s", STR_ARG(r->after[i].name));
    fprintf(out, "%s: %.*s\n", r->once ? ", once" : "", STR_ARG(r->plain));
}

static void dump_scenes(const struct exercise *x, FILE *out)
{
    for (size_t i = 0; i < x->scene_count; i++) {
        const struct scene *s = &x->scenes[i];
        fprintf(out, "      scene %.*s", STR_ARG(s->name));
        if (s->ending.n)
            fprintf(out, ", end %.*s", STR_ARG(s->ending));
        fputc('\n', out);
        dump_options(s->options, s->option_count, "  option", out);
        for (size_t k = 0; k < s->reply_count; k++)
            dump_reply(&s->replies[k], out);
    }
}

static void dump_items(const struct exercise *x, FILE *out)
{
    const char *group = x->kind == KIND_match   ? "right"
                        : x->kind == KIND_scale ? "end"
                                                : "group";
    for (size_t i = 0; i < x->group_count; i++)
        fprintf(out, "      %s %zu %.*s\n", group, i + 1,
                STR_ARG(x->groups[i].plain));
    for (size_t i = 0; i < x->item_count; i++) {
        fprintf(out, "      item %zu %.*s%s", i + 1,
                STR_ARG(x->items[i].plain),
                x->items[i].feedback ? " (feedback)" : "");
        if (x->group_count)
            fprintf(out, " (%s %d)", group, x->items[i].place + 1);
        fputc('\n', out);
    }
}

static void dump_gaps(const struct exercise *x, FILE *out)
{
    for (size_t i = 0; i < x->gap_count; i++) {
        const struct gap *g = &x->gaps[i];
        fprintf(out, "      gap %zu", i + 1);
        for (size_t k = 0; k < g->answer_count; k++)
            fprintf(out, "%s %.*s", k ? " |" : "", STR_ARG(g->answers[k]));
        fputc('\n', out);
    }
    for (size_t i = 0; x->list && i < x->word_count; i++)
        fprintf(out, "      word %zu %.*s\n", i + 1, STR_ARG(x->words[i]));
}

// What only some kinds have on their line.
static void dump_kind(const struct exercise *x, FILE *out)
{
    if (x->kind == KIND_number)
        fprintf(out, ", answer %g within %g%s%.*s", x->answer, x->within,
                x->unit.n ? " " : "", STR_ARG(x->unit));
    if (x->kind == KIND_scale)
        fprintf(out, ", %d to %d", x->from, x->to);
    if (x->axis_name.n)
        fprintf(out, ", axis %.*s", STR_ARG(x->axis_name));
    if (x->axis != NOWHERE)
        fprintf(out, " (%d)", x->axis);
    if (x->kind == KIND_forecast)
        fprintf(out, ", outcome %s", x->outcome ? "yes" : "no");
    for (size_t i = 0; i < x->client_count; i++) {
        const struct persona *p = x->clients[i];
        fprintf(out, "%s%.*s", i ? " " : ", client ", STR_ARG(p->id));
        for (size_t k = 0; k < p->trait_count; k++)
            fprintf(out, " %.*s=%g", STR_ARG(p->traits[k].id),
                    p->traits[k].value);
    }
    if (x->kind == KIND_pool)
        fprintf(out, ", pick %d of %zu", x->pick, x->member_count);
    if (x->raise_name.n)
        fprintf(out, ", raise %.*s (%d)", STR_ARG(x->raise_name), x->raise);
    if (x->again > 0)
        fprintf(out, ", again %g s", x->again);
    if (x->pool)
        fprintf(out, ", in %.*s", STR_ARG(x->pool->name));
    fprintf(out, "%s%s", x->exact ? ", exact" : "",
            x->list ? ", from a list" : "");
    fprintf(out, "%s", x->raises ? ", raise" : "");
}

static void dump_exercise(const struct exercise *x, FILE *out)
{
    fprintf(out, "    %s %.*s \"%.*s\" line %zu, %g points",
            kind_row(x->kind)->name, STR_ARG(x->name), STR_ARG(x->title),
            x->at.line, x->points);
    if (x->level_name.n)
        fprintf(out, ", level %.*s", STR_ARG(x->level_name));
    if (x->attempts)
        fprintf(out, ", %d attempts", x->attempts);
    if (x->hint_count)
        fprintf(out, ", %zu hints at %g", x->hint_count, x->hint_cost);
    dump_kind(x, out);
    fprintf(out, "%s%s%s%s%s%s\n", x->required ? "" : ", not required",
            x->many ? ", many" : "", x->shuffle ? ", shuffled" : "",
            x->live ? ", live" : "", x->open ? ", typed" : "",
            x->origin && x->origin != x ? ", translated" : "");
    dump_options(x->cue_lines, x->cue_line_count, "line", out);
    for (size_t i = 0; i < x->moment_count; i++)
        fprintf(out, "      at %g s\n", x->moments[i].seconds);
    dump_options(x->options, x->option_count, "option", out);
    dump_items(x, out);
    dump_gaps(x, out);
    dump_scenes(x, out);
}

static const char *link_kind_name(const struct link *l)
{
    static const char *const names[] = {"outside", "lesson", "here", "file"};
    return l->reply ? "reply" : l->refused ? "refused" : names[l->kind];
}

static void dump_page(const struct page *p, FILE *out)
{
    fprintf(out, "  page %s \"%.*s\"\n", p->source.path, STR_ARG(p->title));
    for (size_t i = 0; i < p->heading_count; i++)
        fprintf(out, "    heading %d #%.*s\n", p->headings[i]->depth,
                STR_ARG(p->headings[i]->id));
    for (size_t i = 0; i < p->link_count; i++)
        fprintf(out, "    %s %s %.*s\n", p->links[i]->image ? "image" : "link",
                link_kind_name(p->links[i]), STR_ARG(p->links[i]->url));
    for (size_t i = 0; i < p->footnote_count; i++)
        fprintf(out, "    footnote %.*s, number %zu\n",
                STR_ARG(p->footnotes[i].id), p->footnotes[i].number);
    for (size_t i = 0; i < p->exercise_count; i++)
        dump_exercise(&p->exercises[i], out);
    if (p->rules.text.at)
        fprintf(out, "    rules from line %zu, %zu bytes\n", p->rules.line,
                p->rules.text.n);
    if (p->tests.text.at)
        fprintf(out, "    tests from line %zu, %zu bytes\n", p->tests.line,
                p->tests.text.n);
}

void dump_course(const struct course *c, FILE *out)
{
    dump_settings(c, out);
    for (size_t i = 0; i < c->lesson_count; i++) {
        const struct lesson *l = c->lessons[i];
        fprintf(out, "lesson %.*s%s\n", STR_ARG(l->id),
                l->glossary ? " (glossary)" : "");
        for (size_t k = 0; k < c->language_count; k++)
            if (l->in[k])
                dump_page(l->in[k], out);
    }
}
