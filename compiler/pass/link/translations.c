// translations.c - a translation has the same bones as its source.
#include "pass/link/parts.h"

static void differs(struct exercise *x, Span at, const char *what)
{
    diag(x->page->course->dx, DIAG_E414, at, "in '%.*s': %s\nsee %s:%zu",
         STR_ARG(x->name), what, x->origin->page->source.path,
         x->origin->at.line);
}

// A unit is a word: it may differ.
static bool same_settings(const struct exercise *x, const struct exercise *o)
{
    return str_same(x->level_name, o->level_name) && x->points == o->points &&
           x->attempts == o->attempts && x->required == o->required &&
           x->hint_cost == o->hint_cost && str_same(x->was, o->was) &&
           x->shuffle == o->shuffle &&
           x->live == o->live && x->open == o->open && x->back == o->back &&
           x->mic == o->mic && x->lines == o->lines &&
           x->seconds == o->seconds && x->again == o->again &&
           x->raise == o->raise && x->raises == o->raises &&
           x->start == o->start &&
           x->exact == o->exact && x->list == o->list &&
           x->answer == o->answer && x->within == o->within &&
           x->from == o->from && x->to == o->to && x->axis == o->axis &&
           x->outcome == o->outcome && x->pick == o->pick;
}

static void compare_options(struct exercise *x, const struct option *mine,
                            size_t n, const struct option *theirs, size_t m)
{
    if (n != m) {
        differs(x, x->at, "the number of options");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        bool same = mine[i].box == theirs[i].box &&
                    mine[i].points == theirs[i].points &&
                    mine[i].level == theirs[i].level;
        if (!same)
            differs(x, mine[i].at, "a box");
    }
}

static bool same_effects(const struct reply *a, const struct reply *b)
{
    bool same = a->once == b->once && a->level == b->level &&
                a->move_count == b->move_count &&
                a->test_count == b->test_count &&
                a->after_count == b->after_count;
    for (size_t i = 0; same && i < a->move_count; i++)
        same = a->moves[i].axis == b->moves[i].axis &&
               a->moves[i].by == b->moves[i].by;
    for (size_t i = 0; same && i < a->test_count; i++)
        same = a->tests[i].about == b->tests[i].about &&
               a->tests[i].which == b->tests[i].which &&
               a->tests[i].op == b->tests[i].op &&
               a->tests[i].value == b->tests[i].value;
    for (size_t i = 0; same && i < a->after_count; i++)
        same = a->after[i].scene == b->after[i].scene;
    return same;
}

static void compare_scene(struct exercise *x, const struct scene *mine,
                          const struct scene *theirs)
{
    if (!str_same(mine->name, theirs->name)) {
        diag(x->page->course->dx, DIAG_E414, mine->at,
             "the scene '%.*s' is '%.*s' in the source\nadd "
             "`<!-- scene: %.*s -->` under its heading",
             STR_ARG(mine->name), STR_ARG(theirs->name),
             STR_ARG(theirs->name));
        return;
    }
    if (!str_same(mine->ending, theirs->ending))
        differs(x, mine->at, "the ending of a scene");
    compare_options(x, mine->options, mine->option_count, theirs->options,
                    theirs->option_count);
    if (mine->reply_count != theirs->reply_count) {
        differs(x, mine->at, "the number of replies in a scene");
        return;
    }
    for (size_t i = 0; i < mine->reply_count; i++) {
        const struct reply *a = &mine->replies[i], *b = &theirs->replies[i];
        if (a->to != b->to)
            differs(x, a->at, "where a reply leads");
        else if (!same_effects(a, b))
            differs(x, a->at, "what a reply does");
    }
}

// Names may differ, what the conditions ask for may not.
static bool same_client(const struct persona *a, const struct persona *b)
{
    bool same = a->trait_count == b->trait_count;
    for (size_t i = 0; same && i < a->trait_count; i++) {
        const struct trait *t = persona_trait(b, a->traits[i].id);
        same = t && t->value == a->traits[i].value;
    }
    return same;
}

static void compare_clients(struct exercise *x)
{
    const struct exercise *o = x->origin;
    bool same = x->client_count == o->client_count;
    for (size_t i = 0; same && i < x->client_count; i++)
        same = same_client(x->clients[i], o->clients[i]);
    if (!same)
        differs(x, x->client.n ? x->client_at : x->at,
                "the client or its traits");
}

static void compare_moments(struct exercise *x)
{
    const struct exercise *o = x->origin;
    bool same = x->moment_count == o->moment_count;
    for (size_t i = 0; same && i < x->moment_count; i++)
        same = x->moments[i].seconds == o->moments[i].seconds;
    if (!same)
        differs(x, x->at, "the time line");
}

static void compare_items(struct exercise *x)
{
    const struct exercise *o = x->origin;
    if (x->group_count != o->group_count) {
        differs(x, x->at, x->kind == KIND_match
                              ? "the number of different right-hand texts"
                              : "the number of groups");
        return;
    }
    if (x->item_count != o->item_count) {
        differs(x, x->at, "the number of items");
        return;
    }
    for (size_t i = 0; i < x->item_count; i++)
        if (x->items[i].place != o->items[i].place)
            differs(x, x->items[i].at, "where an item belongs");
}

// Typed answers are as many as a language needs. Of a list the same words
// must fit the same gaps, since their numbers are saved.
static bool same_words(const struct gap *a, const struct gap *b)
{
    bool same = a->answer_count == b->answer_count;
    for (size_t i = 0; same && i < a->answer_count; i++)
        same = a->words[i] == b->words[i];
    return same;
}

static void compare_gaps(struct exercise *x)
{
    const struct exercise *o = x->origin;
    if (x->gap_count != o->gap_count) {
        differs(x, x->at, "the number of gaps");
        return;
    }
    for (size_t i = 0; x->list && i < x->gap_count; i++)
        if (!same_words(&x->gaps[i], &o->gaps[i])) {
            differs(x, x->gaps[i].at, "which words of the list fit a gap");
            return; // the words behind it have other numbers
        }
}

static void compare_pools(struct exercise *x)
{
    const struct exercise *mine = x->pool, *theirs = x->origin->pool;
    if ((mine != NULL) != (theirs != NULL) ||
        (mine && !str_same(mine->name, theirs->name)))
        differs(x, x->at, "the pool it belongs to");
}

static void compare(struct exercise *x)
{
    const struct exercise *o = x->origin;
    if (x->kind != o->kind) {
        differs(x, x->at, "the kind");
        return;
    }
    if (!same_settings(x, o))
        differs(x, x->at, "a setting");
    if (x->many != o->many)
        differs(x, x->at, "pick one or pick all");
    if (x->hint_count != o->hint_count)
        differs(x, x->at, "the number of hints");
    compare_options(x, x->options, x->option_count, o->options,
                    o->option_count);
    compare_options(x, x->cue_lines, x->cue_line_count, o->cue_lines,
                    o->cue_line_count);
    compare_moments(x);
    compare_clients(x);
    compare_items(x);
    compare_gaps(x);
    compare_pools(x);
    if (x->scene_count != o->scene_count) {
        differs(x, x->at, "the number of scenes");
        return;
    }
    for (size_t i = 0; i < x->scene_count; i++)
        compare_scene(x, &x->scenes[i], &o->scenes[i]);
}

static void report_stranger(struct page *p, struct exercise *x)
{
    Str known[64];
    size_t n = 0;
    const struct page *origin = p->lesson->origin;
    for (size_t i = 0; i < origin->exercise_count && n < 64; i++)
        known[n++] = origin->exercises[i].name;
    Str near = nearest_word(x->name, known, n);
    if (near.n)
        diag(p->course->dx, DIAG_E414, x->at,
             "'%.*s' is not in the source\ndid you mean `%.*s`?",
             STR_ARG(x->name), STR_ARG(near));
    else
        diag(p->course->dx, DIAG_E414, x->at,
             "'%.*s' is not in the source", STR_ARG(x->name));
}

static void link_page(struct page *p)
{
    const struct page *origin = p->lesson->origin;
    for (size_t i = 0; i < p->exercise_count; i++) {
        struct exercise *x = &p->exercises[i];
        x->origin = page_exercise(origin, x->name);
        if (!x->origin) {
            report_stranger(p, x);
            x->origin = x;
        } else if (p != origin) {
            compare(x);
        }
    }
    for (size_t i = 0; p != origin && i < origin->exercise_count; i++) {
        const struct exercise *o = &origin->exercises[i];
        if (!page_exercise(p, o->name))
            diag(p->course->dx, DIAG_E414, span_file(&p->source),
                 "'%.*s' is missing\nsee %s:%zu", STR_ARG(o->name),
                 origin->source.path, o->at.line);
    }
}

void link_translations(struct lesson *l)
{
    // A source that could not be read was reported; it has no bones.
    bool sound = l->origin && !l->origin->unread;
    for (size_t k = 0; sound && k < MOST_LANGUAGES; k++)
        if (l->in[k] && !l->in[k]->unread)
            link_page(l->in[k]);
}
