// parts.c - small pieces of every exercise on paper.
#include "emit/handout/parts.h"

#include <stdint.h>

void sheet_put(struct sheet *s, const char *html)
{
    text_puts(s->prose.out, html);
}

void sheet_text(struct sheet *s, Str text)
{
    text_html(s->prose.out, text);
}

void sheet_word(struct sheet *s, const char *key)
{
    word_html(s->prose.out, s->prose.words, key);
}

void sheet_note(struct sheet *s, const char *class, const char *key)
{
    text_format(s->prose.out, "<p class=\"%s\">", class);
    sheet_word(s, key);
    sheet_put(s, "</p>\n");
}

void sheet_number(struct sheet *s)
{
    text_format(s->prose.out, "%zu", s->number);
    if (s->member)
        text_format(s->prose.out, ".%zu", s->member);
}

void sheet_anchor(struct sheet *s, size_t part)
{
    sheet_put(s, "item-");
    sheet_number(s);
    text_format(s->prose.out, "-%zu", part);
}

// a to z, then aa, ab ...
Str letter_of(struct sheet *s, size_t i)
{
    char last = (char)('a' + i % 26);
    return i < 26 ? arena_format(s->arena, "%c", last)
                  : arena_format(s->arena, "%c%c",
                                 (char)('a' + i / 26 - 1), last);
}

Str capital_of(struct sheet *s, size_t i)
{
    Str letters = letter_of(s, i);
    char *capitals = arena_take(s->arena, letters.n + 1);
    for (size_t k = 0; k < letters.n; k++)
        capitals[k] = (char)(letters.at[k] - 'a' + 'A');
    return (Str){capitals, letters.n};
}

void sheet_letter(struct sheet *s, size_t i)
{
    sheet_put(s, "<span class=\"letter\">");
    sheet_text(s, letter_of(s, i));
    sheet_put(s, "</span>");
}

void sheet_level(struct sheet *s, int level)
{
    const struct level *l = &s->course->levels[level];
    Str name = localized(&l->name, s->prose.page->language);
    sheet_text(s, name.n ? name : l->id);
}

void sheet_axis(struct sheet *s, int axis)
{
    const struct axis *a = &s->course->axes[axis];
    sheet_text(s, localized(&a->low, s->prose.page->language));
    sheet_put(s, " \u2013 ");
    sheet_text(s, localized(&a->high, s->prose.page->language));
}

void sheet_signed(struct sheet *s, double n)
{
    if (n != 0)
        sheet_put(s, n < 0 ? "\u2212" : "+");
    number_html(s->prose.out, s->prose.words, n < 0 ? -n : n);
}

void sheet_lines(struct sheet *s, size_t lines)
{
    sheet_put(s, "<div class=\"write\">");
    for (size_t i = 0; i < lines; i++)
        sheet_put(s, "<div></div>");
    sheet_put(s, "</div>\n");
}

void sheet_box(struct sheet *s, const char *class, Str filled)
{
    bool shown = s->prose.trainer && filled.n;
    text_format(s->prose.out, "<span class=\"%s%s\">", class,
                shown ? " ticked" : "");
    if (shown)
        sheet_text(s, filled);
    sheet_put(s, "</span>");
}

void sheet_aside(struct sheet *s, struct cmark_node *feedback)
{
    if (!s->prose.trainer || !feedback)
        return;
    sheet_put(s, "<div class=\"feedback-note\">");
    prose_inside(&s->prose, feedback);
    sheet_put(s, "</div>");
}

void sheet_remark(struct sheet *s, const char *key)
{
    if (s->prose.trainer)
        sheet_note(s, "remark", key);
}

Str sheet_name(struct sheet *s, const struct exercise *x)
{
    return arena_format(s->arena, "%.*s/%.*s", STR_ARG(x->page->lesson->id),
                        STR_ARG(x->name));
}

// FNV-1a, then splitmix64: good enough to shuffle, the same everywhere.
static uint64_t seed_of(Str text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < text.n; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 0x100000001b3u;
    return hash;
}

static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

size_t *sheet_shuffle(struct sheet *s, Str seed, size_t n, size_t first)
{
    size_t *order = arena_take(s->arena, (n + 1) * sizeof *order);
    uint64_t state = seed_of(seed);
    size_t kept = first < n ? 1 : 0;
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    if (kept) {
        order[0] = first;
        order[first] = 0;
    }
    for (size_t i = n; i > kept + 1; i--) {
        size_t j = kept + (size_t)(next_random(&state) % (i - kept));
        size_t swapped = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swapped;
    }
    return order;
}

size_t *sheet_option_order(struct sheet *s, const struct exercise *x)
{
    size_t n = x->option_count;
    if (x->shuffle)
        return sheet_shuffle(s, sheet_name(s, x), n, n);
    size_t *order = arena_take(s->arena, (n + 1) * sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    return order;
}

static bool is_sorted(const size_t *order, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (order[i] < order[i - 1])
            return false;
    return true;
}

size_t *sheet_mix(struct sheet *s, const struct exercise *x, size_t n)
{
    Str seed = sheet_name(s, x);
    size_t *order = sheet_shuffle(s, seed, n, n);
    while (n > 1 && is_sorted(order, n)) {
        seed = arena_format(s->arena, "%.*s/", STR_ARG(seed));
        order = sheet_shuffle(s, seed, n, n);
    }
    return order;
}
