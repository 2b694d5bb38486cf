#include <stdio.h>
#include <stdlib.h>

#include "command/command.h"
#include "model/course.h"

enum { WIDTH = 80, INDENT = 4 };

static int dearest_first(const void *a, const void *b)
{
    const struct exercise *x = *(const struct exercise *const *)a;
    const struct exercise *y = *(const struct exercise *const *)b;
    if (x->state_bytes != y->state_bytes)
        return x->state_bytes < y->state_bytes ? 1 : -1;
    return x < y ? -1 : 1;
}

// The exercises of a lesson with their room, wrapped like a paragraph.
static void print_exercises(const struct exercise *const *all, size_t n)
{
    size_t column = 0;
    for (size_t i = 0; i < n; i++) {
        char item[WIDTH + 32];
        int bytes = snprintf(item, sizeof item, "%.*s %zu",
                             STR_ARG(all[i]->name), all[i]->state_bytes);
        if (column && column + (size_t)bytes + 3 > WIDTH) {
            puts(",");
            column = 0;
        }
        column += (size_t)(column ? printf(", %s", item)
                                  : printf("%*s%s", INDENT, "", item));
    }
    putchar('\n');
}

static size_t print_lesson(const struct lesson *l)
{
    const struct page *p = l->origin;
    const struct exercise **all =
        arena_take(p->arena, p->exercise_count * sizeof *all + 1);
    size_t n = 0, sum = 0;
    for (size_t i = 0; i < p->exercise_count; i++) {
        sum += p->exercises[i].state_bytes;
        if (p->exercises[i].state_bytes)
            all[n++] = &p->exercises[i];
    }
    qsort(all, n, sizeof *all, dearest_first);
    printf("  %.*s: %zu\n", STR_ARG(l->id), sum);
    if (n)
        print_exercises(all, n);
    return sum;
}

void print_saved_state(const struct course *c)
{
    size_t sum = 0;
    printf("saved state, in characters at the longest, by exercise:\n");
    for (size_t i = 0; i < c->lesson_count; i++)
        if (!c->lessons[i]->glossary)
            sum += print_lesson(c->lessons[i]);
    if (c->sco_lessons && c->state_bytes) {
        printf("  each lesson alone: at most %zu of %d for SCORM 1.2, of %d "
               "for 2004\n",
               c->state_bytes, STATE_ROOM_12, STATE_ROOM_2004);
        return;
    }
    printf("  lessons opened, head and session: %zu\n", c->state_bytes - sum);
    printf("  all: %zu of %d for SCORM 1.2, of %d for 2004\n",
           c->state_bytes, STATE_ROOM_12, STATE_ROOM_2004);
}
