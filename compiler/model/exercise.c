#include "model/exercise.h"

#include "engine/engine.h"
#include "model/course.h"

static const struct kind_row rows[] = {
#define KIND(name, settings, scored) {#name, settings, scored},
#include "model/kinds.def"
#undef KIND
};

const struct kind_row *kind_row(enum kind kind)
{
    return &rows[kind];
}

enum kind kind_named(Str name)
{
    int i = 0;
    while (i < KINDS && !str_is(name, rows[i].name))
        i++;
    return (enum kind)i;
}

bool exercise_scored(const struct exercise *x)
{
    bool boxes = x->kind == KIND_choice || x->kind == KIND_text;
    if (boxes && x->option_count && x->options[0].box == BOX_POINTS)
        return true;
    return kind_row(x->kind)->scored && x->points > 0;
}

size_t exercise_decisions(const struct exercise *x)
{
    size_t n = 0;
    for (size_t i = 0; i < x->cue_line_count; i++)
        n += x->cue_lines[i].box == BOX_DECISION;
    return n;
}

const struct exercise *exercise_in(const struct exercise *x, size_t language)
{
    const struct page *p = x->page->lesson->in[language];
    return p ? page_exercise(p, x->name) : NULL;
}

const Str *exercise_answers(const struct exercise *x, size_t i, size_t *n)
{
    if (x->kind == KIND_text) {
        *n = i < x->option_count;
        return *n ? &x->options[i].answer : NULL;
    }
    *n = i < x->gap_count ? x->gaps[i].answer_count : 0;
    return *n ? x->gaps[i].answers : NULL;
}

static size_t longest_answer(const struct exercise *x)
{
    size_t longest = 0, n;
    size_t fields = x->kind == KIND_text ? x->option_count : x->gap_count;
    for (size_t i = 0; i < fields; i++) {
        const Str *answers = exercise_answers(x, i, &n);
        for (size_t k = 0; k < n; k++) {
            size_t places = engine_text_bytes(answers[k].at, answers[k].n);
            longest = places > longest ? places : longest;
        }
    }
    return longest;
}

// Twice the longest answer: people explain themselves, and misspell.
static size_t answer_room(const struct exercise *x, size_t most)
{
    size_t longest = 0;
    for (size_t k = 0; k < x->page->course->language_count; k++) {
        const struct exercise *in = exercise_in(x, k);
        size_t here = in ? longest_answer(in) : 0;
        longest = here > longest ? here : longest;
    }
    size_t room = 2 * longest;
    return room < LEAST_ROOM ? LEAST_ROOM : room > most ? most : room;
}

size_t exercise_room(const struct exercise *x)
{
    // A line of a field takes about 90 characters.
    if (x->kind == KIND_reflect)
        return (size_t)x->lines * 90;
    if (x->kind == KIND_silence && x->open)
        return 200;
    if (x->kind == KIND_text)
        return answer_room(x, MOST_TEXT_ROOM);
    if (x->kind == KIND_gaps && !x->list)
        return answer_room(x, MOST_GAP_ROOM);
    return 0;
}

int exercise_scene(const struct exercise *x, Str name)
{
    for (size_t i = 0; i < x->scene_count; i++)
        if (str_same(x->scenes[i].name, name))
            return (int)i;
    return NOWHERE;
}
