// hints.c - answers that give themselves away.
#include "base/utf8.h"
#include "pass/simulate/parts.h"

// ENOUGH questions to see a pattern in. A right answer is clearly longer when
// it has a fifth more than the second longest.
enum { ENOUGH = 4 };

struct pattern {
    size_t questions, longest, clearly;
    size_t place; // where the right option stands, from 1; 0: here and there
    const struct exercise *first;
};

// One of several is right, and it does not matter for which level.
static bool has_one_right(const struct exercise *x)
{
    size_t right = 0;
    for (size_t i = 0; i < x->option_count; i++)
        right += x->options[i].box == BOX_RIGHT;
    return x->kind == KIND_choice && !x->many && right == 1 &&
           x->option_count > 2;
}

static void add_question(struct pattern *p, const struct exercise *x)
{
    size_t right = 0, length = 0, other = 0;
    for (size_t i = 0; i < x->option_count; i++) {
        size_t n = utf8_width(x->options[i].plain);
        if (x->options[i].box == BOX_RIGHT) {
            right = i + 1;
            length = n;
        } else if (n > other) {
            other = n;
        }
    }
    p->longest += length > other;
    p->clearly += length * 5 > other * 6;
    if (x->shuffle)
        right = 0;
    p->place = p->questions++ == 0 || p->place == right ? right : 0;
    p->first = p->first ? p->first : x;
}

static void add_lesson(struct pattern *p, const struct lesson *l)
{
    for (size_t i = 0; i < l->origin->exercise_count; i++)
        if (has_one_right(&l->origin->exercises[i]))
            add_question(p, &l->origin->exercises[i]);
}

// Says what is always so in WHERE; false: nothing.
static bool report_pattern(struct diag *dx, const struct pattern *p,
                           const char *where)
{
    bool longest = p->longest == p->questions &&
                   p->clearly * 4 >= p->questions * 3;
    if (p->questions < ENOUGH)
        return false;
    if (longest)
        diag(dx, DIAG_W429, p->first->at,
             "in all %zu questions of the %s\nshorten it, or make another "
             "option as long",
             p->questions, where);
    if (p->place)
        diag(dx, DIAG_W430, p->first->at,
             "number %zu in all %zu questions of the %s\nmove it, or write "
             "`shuffle: yes`",
             p->place, p->questions, where);
    return longest || p->place;
}

void simulate_giveaways(struct course *c)
{
    struct pattern all = {.questions = 0};
    for (size_t i = 0; i < c->lesson_count; i++)
        add_lesson(&all, c->lessons[i]);
    bool one = c->lesson_count == 1;
    if (report_pattern(c->dx, &all, one ? "lesson" : "course"))
        return;
    for (size_t i = 0; i < c->lesson_count; i++) {
        struct pattern p = {.questions = 0};
        add_lesson(&p, c->lessons[i]);
        report_pattern(c->dx, &p, "lesson");
    }
}
