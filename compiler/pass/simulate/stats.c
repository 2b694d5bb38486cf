// stats.c - what came out, in figures and small charts.
//
// Counted are participants who answer every exercise of a lesson to its end,
// each way of doing so as often as any other. Lessons are taken to be
// answered independently of each other.
#include <math.h>
#include <stdlib.h>

#include "pass/simulate/parts.h"

enum { ROWS = 10, WIDTH = 40, MOST_SUMS = 4000, DUST = 1000000 };

struct chart {
    struct text *out;
    bool blocks;
};

// A number with at most three places, without zeros behind it.
static void put_number(struct text *t, double n)
{
    text_number(t, round(n * 1000) / 1000 + 0.0);
}

static void put_share(struct text *t, double part, double whole)
{
    double percent = whole > 0 ? 100 * part / whole : 0;
    if (part > 0 && percent < 0.1)
        text_puts(t, " <0.1%");
    else if (part < whole && percent > 99.9)
        text_puts(t, ">99.9%");
    else
        text_format(t, "%5.1f%%", percent);
}

// A bar of at most WIDTH characters; with blocks to an eighth of one.
static void put_bar(const struct chart *c, double share)
{
    int eighths = (int)lround(share * WIDTH * 8);
    if (eighths >= (c->blocks ? 1 : 4))
        text_puts(c->out, "  ");
    if (!c->blocks) {
        for (int i = 0; i < (eighths + 4) / 8; i++)
            text_byte(c->out, '#');
        return;
    }
    for (int i = 0; i < eighths / 8; i++)
        text_puts(c->out, "\u2588");
    // U+2588 is the whole block, those behind it get thinner.
    if (eighths % 8)
        text_format(c->out, "\xE2\x96%c", 0x90 - eighths % 8);
}

static int by_place(const void *left, const void *right)
{
    const struct bar *a = left, *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

// The bars in order; the caller frees them.
static struct bar *sorted(const struct histogram *h)
{
    struct bar *bars = malloc((h->n + 1) * sizeof *bars);
    size_t n = 0;
    if (!bars)
        die("out of memory");
    for (size_t i = 0; i < h->room; i++)
        if (h->bars[i].used)
            bars[n++] = h->bars[i];
    qsort(bars, n, sizeof *bars, by_place);
    return bars;
}

static double weight_of(const struct histogram *h)
{
    double sum = 0;
    struct bar *bars = sorted(h);
    for (size_t i = 0; i < h->n; i++)
        sum += bars[i].weight;
    free(bars);
    return sum;
}

// One row per tenth of what can be reached, from the lowest that occurs.
static void put_chart(const struct chart *c, const struct histogram *h,
                      double max)
{
    double rows[ROWS + 1] = {0}, all = 0, most = 0, below = 0;
    struct bar *bars = sorted(h);
    for (size_t i = 0; i < h->n; i++) {
        long row = max > 0 ? (long)floor((double)bars[i].at * ROWS /
                                         (max * 1000) + 1e-9) : 0;
        all += bars[i].weight;
        if (bars[i].at < 0)
            below += bars[i].weight;
        else
            rows[row > ROWS - 1 ? ROWS - 1 : row] += bars[i].weight;
    }
    free(bars);
    for (int i = 0; i < ROWS; i++)
        most = fmax(most, rows[i]);
    most = fmax(most, below);
    for (int i = below > 0 ? -1 : 0; i < ROWS && all > 0; i++) {
        double part = i < 0 ? below : rows[i];
        if (i < 0)
            text_puts(c->out, "      below 0  ");
        else
            text_format(c->out, "    %3d-%3d%%  ", i * 10, i * 10 + 10);
        put_share(c->out, part, all);
        put_bar(c, part / most);
        text_byte(c->out, '\n');
    }
}

// "3.4 on average, 0.5 to 7 of 9"
static void put_summary(const struct chart *c, const struct histogram *h,
                        double max)
{
    struct bar *bars = sorted(h);
    double sum = 0, weight = 0;
    for (size_t i = 0; i < h->n; i++) {
        sum += bars[i].weight * (double)bars[i].at / 1000;
        weight += bars[i].weight;
    }
    if (h->n) {
        text_format(c->out, "%.2f on average, ", sum / weight);
        put_number(c->out, (double)bars[0].at / 1000);
        text_puts(c->out, " to ");
        put_number(c->out, (double)bars[h->n - 1].at / 1000);
        text_puts(c->out, " of ");
        put_number(c->out, max);
    } else {
        text_puts(c->out, "nobody finishes");
    }
    text_byte(c->out, '\n');
    free(bars);
}

// A line with a share: indented, named, 24 columns wide.
static void put_line(const struct chart *c, const char *what, Str name,
                     double part, double whole)
{
    text_format(c->out, "    %s %-*.*s ", what, (int)name.n > 24 ? 0 : 24,
                STR_ARG(name));
    put_share(c->out, part, whole);
    text_byte(c->out, '\n');
}

static void put_feedbacks(const struct unit *u, const struct chart *c)
{
    const struct page *p = u->l->origin;
    const struct tally *t = &u->tally;
    for (size_t i = 0; i < p->exercise_count; i++) {
        // What only a chosen participant of a sample saw is rare.
        bool rare = t->shown[i] && t->shows[i] <= 0;
        if (p->exercises[i].kind == KIND_feedback)
            put_line(c, "sees", p->exercises[i].name,
                     rare ? t->weight / DUST : t->shows[i], t->weight);
    }
}

static void put_range(struct text *t, Str name, double least, double most)
{
    text_format(t, "%s%.*s ", t->at[t->n - 1] == ' ' ? "" : ", ",
                STR_ARG(name));
    put_number(t, least);
    if (most > least) {
        text_puts(t, " to ");
        put_number(t, most);
    }
}

static void put_axes(const struct simulation *s, const struct end_tally *end,
                     struct text *t)
{
    const struct subject *sub = &s->subjects[end->subject];
    for (size_t k = 0; k < s->c->axis_count; k++) {
        double least = INFINITY, most = -INFINITY;
        for (size_t i = 1; i < sub->way_count; i++) {
            if (sub->ways[i].end != end->scene)
                continue;
            double at =
                engine_worth(s->engine, sub->ways[i].prepared).axes[k];
            least = fmin(least, at);
            most = fmax(most, at);
        }
        if (least <= most && (least != 0 || most != 0))
            put_range(t, s->c->axes[k].id, least, most);
    }
}

static void put_ends(const struct simulation *s, const struct unit *u,
                     const struct chart *c)
{
    for (size_t i = 0; i < u->tally.end_count; i++) {
        const struct end_tally *end = &u->tally.ends[i];
        const struct subject *sub = &s->subjects[end->subject];
        const struct scene *scene = &sub->x->scenes[end->scene];
        struct text name = {0};
        text_format(&name, "%.*s/%.*s", STR_ARG(sub->x->name),
                    STR_ARG(scene->name));
        if (scene->ending.n)
            text_format(&name, " (%.*s)", STR_ARG(scene->ending));
        put_line(c, "ends", text_str(&name), end->weight, u->tally.weight);
        text_clear(&name);
        if (end->weight <= 0)
            continue;
        text_puts(c->out, "         with ");
        for (size_t k = 0; k < s->c->level_count; k++)
            if (engine_lesson(s->engine, u->lesson)->levels[k].max > 0)
                put_range(c->out, s->c->levels[k].id, end->levels[k].least,
                          end->levels[k].most);
        put_axes(s, end, c->out);
        text_byte(c->out, '\n');
    }
}

static void put_opens(const struct simulation *s, const struct unit *u,
                      const struct chart *c)
{
    for (size_t i = 0; i < s->unit_count; i++)
        if (engine_unlocks(s->engine, u->lesson, (int)i) != ENGINE_UNSURE)
            put_line(c, "opens", s->units[i].l->id,
                     u->tally.unlock_weights[i], u->tally.weight);
}

static void put_lesson(const struct simulation *s, const struct unit *u,
                       const struct chart *c)
{
    const struct engine_lesson *l = engine_lesson(s->engine, u->lesson);
    text_format(c->out, "\n%.*s: ", STR_ARG(u->l->id));
    put_summary(c, &u->tally.totals, l->total.max);
    if (l->total.max > 0)
        put_chart(c, &u->tally.totals, l->total.max);
    for (size_t k = 0; k < s->c->level_count; k++) {
        if (l->levels[k].max <= 0)
            continue;
        text_format(c->out, "  %.*s: ", STR_ARG(s->c->levels[k].id));
        put_summary(c, &u->tally.scores[k], l->levels[k].max);
        put_chart(c, &u->tally.scores[k], l->levels[k].max);
    }
    if (u->l->tested)
        put_line(c, "pass", STR("this lesson"), u->tally.pass_weight,
                 u->tally.weight);
    put_feedbacks(u, c);
    put_opens(s, u, c);
    put_ends(s, u, c);
}

// The course: the sums of what its lessons give.

// Bars are drawn together until the product can be done at once.
static void add_histogram(struct histogram *sum, const struct histogram *h,
                          double scale)
{
    struct histogram both = {0};
    struct bar *a = sorted(sum), *b = sorted(h);
    size_t step = (sum->n * h->n) / (MOST_SUMS * MOST_SUMS) + 1;
    long grain = step > 1 ? 100 : 1;
    for (size_t i = 0; i < sum->n; i++)
        for (size_t k = 0; k < h->n; k++)
            histogram_add(&both, (a[i].at + b[k].at) / grain * grain,
                          a[i].weight * b[k].weight / scale);
    free(a);
    free(b);
    histogram_clear(sum);
    *sum = both;
}

static double passing_share(const struct simulation *s, double max)
{
    struct histogram sum = {0};
    const struct course *c = s->c;
    double need = c->pass_mark == PASS_SHARE ? c->pass_value * max
                                             : c->pass_value, share = 0;
    histogram_add(&sum, 0, 1);
    for (size_t i = 0; i < s->unit_count; i++)
        add_histogram(&sum, &s->units[i].tally.passed_totals,
                      s->units[i].tally.weight);
    for (size_t i = 0; i < sum.room; i++)
        if (sum.bars[i].used && (c->pass_mark == PASS_NONE ||
                                 (double)sum.bars[i].at >= need * 1000 - 2))
            share += sum.bars[i].weight;
    histogram_clear(&sum);
    return share;
}

static void put_course(const struct simulation *s, const struct chart *c,
                       double max)
{
    struct histogram sum = {0};
    bool finished = true;
    histogram_add(&sum, 0, 1);
    for (size_t i = 0; i < s->unit_count; i++) {
        finished &= s->units[i].tally.weight > 0;
        if (finished)
            add_histogram(&sum, &s->units[i].tally.totals,
                          s->units[i].tally.weight);
    }
    text_puts(c->out, "\nthe course: ");
    if (simulate_routed(s)) {
        text_puts(c->out, "what counts depends on the route\n");
    } else if (finished && weight_of(&sum) > 0) {
        put_summary(c, &sum, max);
        put_chart(c, &sum, max);
        if (s->c->tested)
            put_line(c, "pass", STR("the course"), passing_share(s, max), 1);
    } else {
        text_puts(c->out, "nobody finishes\n");
    }
    histogram_clear(&sum);
}

void simulation_statistics(const struct simulation *s, bool blocks,
                           struct text *t)
{
    struct chart c = {t, blocks};
    double max = engine_evaluate(s->engine)->total.max;
    text_puts(t, "who answers everything, each way as often as any other:\n");
    for (size_t i = 0; i < s->unit_count; i++)
        put_lesson(s, &s->units[i], &c);
    put_course(s, &c, max);
}
